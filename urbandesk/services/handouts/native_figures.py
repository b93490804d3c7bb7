"""The figures of a workbook's own charts, in the workbook's languages."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import partial

from urbandesk.exchange.languages import Languages
from urbandesk.exchange.workbook import Bar, PlanCharts
from urbandesk.i18n import N_, _, format_date, format_number
from urbandesk.models.records.action import ACTION
from urbandesk.models.records.plan import PLAN
from urbandesk.reports.budget import GRANTED, IDEA, NO_STATE, STATES, UNDER_WAY, in_one_currency
from urbandesk.services.handouts import plan_figures
from urbandesk.services.handouts.plan_figures import PlanFigures, day
from urbandesk.services.handouts.reporting import budget_of
from urbandesk.services.workspace import Workspace

_TITLES = {
    GRANTED: N_("granted"),
    UNDER_WAY: N_("preparing or submitted"),
    IDEA: N_("idea"),
    NO_STATE: N_("not stated"),
}


def of_plans(
    workspace: Workspace, plan_ids: Sequence[str], languages: Languages
) -> tuple[PlanCharts, ...]:
    """Return the figures of each plan's charts; plans without actions have none.

    Raises:
        RecordGone: one of the plans was deleted meanwhile.
    """
    found = (plan_figures.read(workspace, plan_id) for plan_id in plan_ids)
    return tuple(_charts(figures, languages) for figures in found if figures.actions)


def _charts(figures: PlanFigures, languages: Languages) -> PlanCharts:
    own = budget_of(figures)
    common = in_one_currency(own)
    shown = common or own
    states = [s for s in STATES if s != NO_STATE or own.eu.no_state or own.cn.no_state]
    return PlanCharts(
        title=languages.say(lambda: PLAN.label_of(figures.plan)),
        states=tuple(languages.say(partial(_, _TITLES[state])) for state in states),
        sums={
            side: tuple(_to_the_cent(shown.of(side).of(state)) for state in states)
            for side in ("eu", "cn")
        },
        currency=shown.eu.currency if common else "",
        currencies={side: figures.currency(side) for side in ("eu", "cn")},
        rate=languages.say(lambda: _rate(figures), " · "),
        actions=_bars(figures, languages),
    )


def _to_the_cent(amount: Decimal) -> float:
    return float(amount.quantize(Decimal("0.01"), ROUND_HALF_UP))


def _rate(figures: PlanFigures) -> str:
    if figures.rate is None:
        return ""
    said = f"1 {figures.currency('eu')} = {format_number(figures.rate)} {figures.currency('cn')}"
    fixed = day(figures.plan, "rate_date")
    return _("{rate} ({day})").format(rate=said, day=format_date(fixed)) if fixed else said


def _bars(figures: PlanFigures, languages: Languages) -> tuple[Bar, ...]:
    bars = []
    for number, action in enumerate(figures.actions, 1):
        starts, ends = day(action, "starts"), day(action, "ends")
        if starts and ends and starts <= ends:
            title = languages.say(partial(ACTION.label_of, action))
            bars.append(Bar(f"{number} {title}", starts, ends))
    return tuple(sorted(bars, key=lambda bar: bar.starts))
