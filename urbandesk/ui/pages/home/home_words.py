"""Words of the home page: names of cities by side, places in a plan, kinds of gaps, dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from urbandesk.i18n import CHINESE, ENGLISH, N_, _, current, join_names, speaking
from urbandesk.services.drafts.overview import (
    ACTION_STARTS,
    FIRST_STEP_DUE,
    PLAN_ENDS,
    NextDate,
    OpenPartnership,
    Stopped,
)
from urbandesk.services.finding.queries import Record

Cities = Mapping[str, tuple[Record, ...]]
Name = Callable[[], str]

GAP_TITLES = {
    "answer_missing": N_("Answer missing"),
    "text_in_one_language": N_("Text in one language only"),
    "text_outdated": N_("Text outdated"),
    "period_missing": N_("Period of the plan missing"),
    "period_reversed": N_("Plan ends before it starts"),
    "currency_missing": N_("Currency missing"),
    "rate_missing": N_("Exchange rate missing"),
    "side_without_city": N_("Side without a city"),
    "side_without_stakeholder": N_("Side without a stakeholder"),
    "group_missing": N_("Group of actors missing on a side"),
    "figures_missing": N_("Side without figures"),
    "figure_on_one_side": N_("Figure on one side only"),
    "figures_not_comparable": N_("Figures not comparable"),
    "figure_incomplete": N_("Figure incomplete"),
    "needs_offers_missing": N_("Side without needs or offers"),
    "nothing_matched": N_("No need meets an offer"),
    "theme_shown_by_none": N_("Theme sought by both, shown by neither"),
    "objective_missing": N_("Plan without objectives"),
    "objective_without_title": N_("Objective without a title"),
    "objective_without_action": N_("Objective without an action"),
    "action_missing": N_("Plan without actions"),
    "action_without_title": N_("Action without a title"),
    "action_without_objective": N_("Action without an objective"),
    "action_without_lead": N_("Action without a lead on a side"),
    "action_without_dates": N_("Action without dates"),
    "action_dates_reversed": N_("Action ends before it starts"),
    "action_outside_period": N_("Action outside the period of its plan"),
    "first_step_missing": N_("First step missing"),
    "first_step_late": N_("First step late"),
    "money_on_one_side": N_("Money on one side only"),
    "money_without_source": N_("Funding state missing"),
    "granted_without_budget": N_("Granted without a sum"),
    "risk_missing": N_("Plan without risks"),
    "risk_without_title": N_("Risk without a title"),
    "risk_without_rating": N_("Risk not rated"),
    "risk_without_answer": N_("Risk without an answer"),
    "risk_without_watcher": N_("Risk that nobody watches on a side"),
    "indicator_missing": N_("Plan without indicators"),
    "indicator_without_title": N_("Indicator without a title"),
    "indicator_without_start": N_("Indicator without a start value"),
    "indicator_without_target": N_("Indicator without a target"),
    "indicator_without_source": N_("Indicator without a source"),
}
"""What the gaps that a rule finds are called together."""


def gap_title(rule: str) -> str:
    """Return what gaps of a rule are called, in the language in force."""
    return _(GAP_TITLES[rule]) if rule in GAP_TITLES else rule


def side_names(cities: Cities, side: str) -> str:
    """Return the names of the cities of a side in the language in force."""
    return join_names(city.label for city in cities[side])


def other_names(cities: Cities) -> str:
    """Return the names of all cities in the other language, where they have one."""
    column, language = ("name_en", ENGLISH) if current() == CHINESE else ("name_zh", CHINESE)
    names = [city.values.get(column) for side in ("eu", "cn") for city in cities[side]]
    with speaking(language):
        return join_names(str(name or "") for name in names)


def pair_words(cities: Cities) -> str:
    """Return both sides in one phrase; a side without a city is left out."""
    names = [name for side in ("eu", "cn") if (name := side_names(cities, side))]
    if len(names) < 2:
        return "".join(names)
    return _("{first} and {second}").format(first=names[0], second=names[1])


def themes_words(each: OpenPartnership) -> str:
    """Return the themes of a partnership."""
    return join_names(theme.label for theme in each.themes)


def step_words(each: OpenPartnership) -> str:
    """Return how far the plan of a partnership is: adopted, or the step that is next."""
    if each.plan is None:
        return _("No plan yet")
    values = each.plan.rows.plan.values
    if values.get("status") == "adopted":
        return _("Adopted")
    step = each.plan.readiness.current()
    if step is None:
        return _("All steps complete")
    return _("Step {number} of {all}, {step}").format(
        number=step.number, all=len(each.plan.steps), step=step.title.text()
    )


def date_words(each: NextDate) -> str:
    """Return what a date means, with the name of the action."""
    if each.what == PLAN_ENDS:
        return _("The plan ends")
    name = each.record.label or _action_number(each)
    sentences = {
        ACTION_STARTS: _("Start: {name}"),
        FIRST_STEP_DUE: _("First step due: {name}"),
    }
    return sentences[each.what].format(name=name)


def _action_number(each: NextDate) -> str:
    keys = [action.id for action in each.plan.rows.actions]
    return _("action {number}").format(number=keys.index(each.record.id) + 1)


def stopped_words(stopped: Stopped) -> str:
    """Return the exact place in a plan: its step, and the record or question there."""
    if stopped.step is None:
        return _("Plan")
    step = stopped.step
    place = _("Plan, step {number} {step}").format(number=step.number, step=step.title.text())
    inside = _inside(stopped)
    return _("{place}, {inside}").format(place=place, inside=inside) if inside else place


def _inside(stopped: Stopped) -> str:
    rows = stopped.plan.rows
    for records, plain, named in (
        (rows.actions, _("action {number}"), _("action {number}: {name}")),
        (rows.objectives, _("objective {number}"), _("objective {number}: {name}")),
        (rows.risks, _("risk {number}"), _("risk {number}: {name}")),
        (rows.indicators, _("indicator {number}"), _("indicator {number}: {name}")),
    ):
        for number, record in enumerate(records, start=1):
            if record.id == stopped.record:
                form = named if record.label else plain
                return form.format(number=number, name=record.label)
    asked = stopped.step.questions if stopped.step else ()
    titles = (question.title.text() for question in asked if question.key == stopped.record)
    return next(titles, "")
