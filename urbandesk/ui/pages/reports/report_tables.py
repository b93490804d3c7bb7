"""The tables behind the charts, in the language in force."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from urbandesk.i18n import _, format_date, format_money, format_number, join_facts, join_names
from urbandesk.reports.budget import STATES, SideBudget
from urbandesk.reports.city_figures import FiguresData, SideFigure
from urbandesk.reports.needs import NeedsData
from urbandesk.reports.places import PlacesData
from urbandesk.reports.sides import SIDES
from urbandesk.services.handouts import pair_figures, plan_figures, reporting
from urbandesk.services.workspace import Workspace
from urbandesk.ui.widgets.side_mark import side_words
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
    if chart == reporting.STAKEHOLDERS:
        return _stakeholders(workspace, plan_id)
    figures = plan_figures.read(workspace, plan_id)
    if chart == reporting.NEEDS:
        return _needs(pair_figures.needs_of(figures))
    if chart == reporting.FIGURES:
        return _figures(pair_figures.figures_of(figures))
    return _places(pair_figures.places_of(figures))


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


def _needs(data: NeedsData) -> Table:
    heads = [_("Theme")]
    for side in SIDES:
        heads += [_("{city} seeks").format(city=data.sides.of(side))]
        heads += [_("{city} shows").format(city=data.sides.of(side))]
    heads.append(_("Matched"))
    rows = []
    for line in data.lines:
        cells = [line.theme]
        for side in SIDES:
            cells += [_listed(line.needs[side]), _listed(line.offers[side])]
        rows.append((*cells, _("yes") if line.is_matched() else _("no")))
    return Table(tuple(heads), tuple(rows))


def _listed(titles: tuple[str, ...]) -> str:
    return join_names(titles) or _UNKNOWN


def _figures(data: FiguresData) -> Table:
    heads = [_("Indicator")]
    for side in SIDES:
        city = data.sides.of(side)
        heads += [city, _("Unit, year, area, source, {city}").format(city=city)]
    heads.append(_("Comparable"))
    rows = []
    for line in data.lines:
        cells = [line.name]
        for side in SIDES:
            cells += [_value(line.figures[side]), _facts(line.figures[side])]
        rows.append((*cells, line.unlike or (_("yes") if line.is_whole() else _UNKNOWN)))
    return Table(tuple(heads), tuple(rows), numbers=frozenset({1, 3}))


def _facts(figure: SideFigure) -> str:
    said = [part for part in (figure.facts, figure.source) if part]
    return join_facts(said) or _UNKNOWN


def _value(figure: SideFigure) -> str:
    return figure.answer if figure.value is None else format_number(figure.value)


def _places(data: PlacesData) -> Table:
    heads = (_("City"), _("Side"), _("Latitude"), _("Longitude"))
    rows = tuple(
        (city.name, side_words(city.side), _degree(city.latitude), _degree(city.longitude))
        for city in data.cities
    )
    return Table(heads, rows, numbers=frozenset({2, 3}))


def _degree(value: float | None) -> str:
    return _UNKNOWN if value is None else format_number(value, 3)
