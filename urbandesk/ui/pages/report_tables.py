"""The tables behind the charts, in the language in force."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from urbandesk.i18n import _, format_date, format_money, format_number
from urbandesk.reports.budget import STATES, SideBudget
from urbandesk.reports.sides import SIDES
from urbandesk.services import reporting
from urbandesk.services.workspace import Workspace
from urbandesk.ui.widgets.value_table import Table

_UNKNOWN = "–"


def table_of(workspace: Workspace, chart: str, plan_id: str) -> Table:
    """Return the values that a chart of a plan shows, in the language in force.

    Raises:
        RecordGone: there is no such plan any more.
    """
    if chart == reporting.BUDGET:
        return _budget(workspace, plan_id)
    if chart == reporting.TIMELINE:
        return _timeline(workspace, plan_id)
    return _stakeholders(workspace, plan_id)


def _budget(workspace: Workspace, plan_id: str) -> Table:
    data = reporting.budget_data(workspace, plan_id)
    heads = (
        _("Side"),
        _("granted"),
        _("preparing or submitted"),
        _("idea"),
        _("not stated"),
        _("Total"),
        _("Actions without a sum"),
    )
    rows = tuple(_budget_row(data.sides.of(side), data.of(side)) for side in SIDES)
    return Table(heads, rows, numbers=frozenset(range(1, len(heads))))


def _budget_row(name: str, budget: SideBudget) -> tuple[str, ...]:
    def show(sum_: Decimal) -> str:
        # With no sum known the zeros would claim that nothing is planned.
        if not budget.known:
            return _UNKNOWN
        return format_money(sum_, budget.currency).strip()

    states = (show(budget.of(state)) for state in STATES)
    return (name, *states, show(budget.total()), str(budget.unknown))


def _timeline(workspace: Workspace, plan_id: str) -> Table:
    data = reporting.timeline_data(workspace, plan_id)
    heads = (
        _("No."),
        _("Action"),
        _("Start"),
        _("End"),
        _("First step"),
        *(_("Lead, {city}").format(city=data.sides.of(side)) for side in SIDES),
    )
    rows = tuple(
        (
            str(row.number),
            row.title,
            _day(row.eu.starts),
            _day(row.eu.ends),
            _day(row.first_step),
            *(_("yes") if row.of(side).has_lead else _("no lead yet") for side in SIDES),
        )
        for row in data.rows
    )
    return Table(heads, rows, wide=1)


def _day(day: date | None) -> str:
    return format_date(day) if day else _UNKNOWN


def _stakeholders(workspace: Workspace, plan_id: str) -> Table:
    data = reporting.stakeholder_data(workspace, plan_id)
    heads = (_("Side"), _("Organisation"), _("Influence"), _("Interest"))
    there = tuple(
        (data.sides.of(one.side), one.name, _score(one.influence), _score(one.interest))
        for one in data.organisations
    )
    missing = tuple(
        (data.sides.of(one.side), _("{group}, missing").format(group=one.name), _UNKNOWN, _UNKNOWN)
        for one in data.missing
    )
    return Table(heads, there + missing, wide=1, numbers=frozenset({2, 3}))


def _score(score: Decimal | None) -> str:
    return _UNKNOWN if score is None else format_number(score, 1)
