"""Rules about actions: named, led on both sides, dated, begun soon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from urbandesk.content.method import Step
from urbandesk.i18n import N_
from urbandesk.models.field import SIDES
from urbandesk.planning.facts import Facts, Row, side_name
from urbandesk.planning.finding import Finding
from urbandesk.planning.rules.numbered import found

FIRST_STEP_DAYS = 90
"""The first step is taken within this many days of the start: own rule of the method, after the
quick wins that city networks ask of action plans."""


def action_missing(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield a plan without actions."""
    if not facts.actions:
        yield Finding("action_missing", step.key, N_("No action yet."), "action")


def action_without_title(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each action that has no title in any language."""
    for number, row in _numbered(facts):
        if not (row.values.get("title_en") or row.values.get("title_zh")):
            sentence = N_("Action {number}: no title yet.")
            yield found("action_without_title", step, row, number, sentence, "title_en")


def action_without_objective(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each action that serves no objective, once there are objectives."""
    for number, row in _numbered(facts):
        if facts.objectives and not row.values.get("objective"):
            sentence = N_("Action {number}: serves no objective yet.")
            yield found("action_without_objective", step, row, number, sentence, "objective")


def action_without_lead(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each side of an action that nobody leads."""
    for number, row in _numbered(facts):
        for side in SIDES:
            if not row.values.get(f"lead_{side}"):
                sentence = N_("Action {number}: no lead in {side} yet.")
                name = side_name(facts, side)
                yield found(
                    "action_without_lead", step, row, number, sentence, f"lead_{side}", side=name
                )


def action_without_dates(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each action without start or end."""
    for number, row in _numbered(facts):
        for column, sentence in (
            ("starts", N_("Action {number}: no start yet.")),
            ("ends", N_("Action {number}: no end yet.")),
        ):
            if row.values.get(column) is None:
                yield found("action_without_dates", step, row, number, sentence, column)


def action_dates_reversed(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each action that ends before it starts."""
    for number, row in _numbered(facts):
        starts, ends = _day(row, "starts"), _day(row, "ends")
        if starts and ends and ends < starts:
            sentence = N_("Action {number}: ends before it starts.")
            yield found("action_dates_reversed", step, row, number, sentence, "ends")


def action_outside_period(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each action that starts before the plan or ends after it."""
    opens, closes = _day(facts.plan, "starts"), _day(facts.plan, "ends")
    for number, row in _numbered(facts):
        starts, ends = _day(row, "starts"), _day(row, "ends")
        if opens and starts and starts < opens:
            sentence = N_("Action {number}: starts before the plan does.")
            yield found("action_outside_period", step, row, number, sentence, "starts")
        if closes and ends and ends > closes:
            sentence = N_("Action {number}: ends after the plan does.")
            yield found("action_outside_period", step, row, number, sentence, "ends")


def first_step_missing(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each action that does not say how it begins, or until when."""
    for number, row in _numbered(facts):
        if not (row.values.get("first_step_en") or row.values.get("first_step_zh")):
            sentence = N_("Action {number}: no first step yet.")
            yield found("first_step_missing", step, row, number, sentence, "first_step_en")
        elif row.values.get("first_step_by") is None:
            sentence = N_("Action {number}: no day for the first step yet.")
            yield found("first_step_missing", step, row, number, sentence, "first_step_by")


def first_step_late(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each first step before the start of its action, or later than 90 days after it."""
    for number, row in _numbered(facts):
        starts, by = _day(row, "starts"), _day(row, "first_step_by")
        if starts is None or by is None:
            continue
        if by < starts:
            sentence = N_("Action {number}: the first step lies before the start.")
            yield found("first_step_late", step, row, number, sentence, "first_step_by")
        elif (by - starts).days > FIRST_STEP_DAYS:
            sentence = N_("Action {number}: the first step comes later than day {limit}.")
            yield found(
                "first_step_late",
                step,
                row,
                number,
                sentence,
                "first_step_by",
                limit=FIRST_STEP_DAYS,
            )


def _numbered(facts: Facts) -> Iterator[tuple[int, Row]]:
    return enumerate(facts.actions, start=1)


def _day(row: Row, column: str) -> date | None:
    value = row.values.get(column)
    return value if isinstance(value, date) else None
