"""Rules about indicators: named, with start and target on both sides, a year and a source."""

from __future__ import annotations

from collections.abc import Iterator

from urbandesk.content.method import Step
from urbandesk.i18n import N_
from urbandesk.models.field import SIDES
from urbandesk.planning.facts import Facts, side_name
from urbandesk.planning.finding import Finding
from urbandesk.planning.rules.numbered import found

_KIND = "plan_indicator"


def indicator_missing(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield a plan without indicators."""
    if not facts.indicators:
        yield Finding("indicator_missing", step.key, N_("No indicator yet."), _KIND)


def indicator_without_title(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each indicator that has no title and is none of the catalogue."""
    for number, row in enumerate(facts.indicators, start=1):
        if not any(row.values.get(name) for name in ("title_en", "title_zh", "indicator")):
            sentence = N_("Indicator {number}: no title yet.")
            rule = "indicator_without_title"
            yield found(rule, step, row, number, sentence, "title_en", kind=_KIND)


def indicator_without_start(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each side of an indicator of which the start value is not known; zero is one."""
    sentence = N_("Indicator {number}: no start value in {side} yet.")
    yield from _without(facts, step, "start", sentence)


def indicator_without_target(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each side of an indicator without a target, and targets without their year."""
    yield from _without(facts, step, "goal", N_("Indicator {number}: no target in {side} yet."))
    for number, row in enumerate(facts.indicators, start=1):
        aimed = any(row.values.get(f"goal_{side}") is not None for side in SIDES)
        if aimed and row.values.get("goal_year") is None:
            sentence = N_("Indicator {number}: the target has no year yet.")
            rule = "indicator_without_target"
            yield found(rule, step, row, number, sentence, "goal_year", kind=_KIND)


def indicator_without_source(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each indicator of which nobody says where its values come from."""
    for number, row in enumerate(facts.indicators, start=1):
        if not row.values.get("source"):
            sentence = N_("Indicator {number}: no source yet.")
            rule = "indicator_without_source"
            yield found(rule, step, row, number, sentence, "source", kind=_KIND)


def _without(facts: Facts, step: Step, field: str, sentence: str) -> Iterator[Finding]:
    rule = "indicator_without_start" if field == "start" else "indicator_without_target"
    for number, row in enumerate(facts.indicators, start=1):
        for side in SIDES:
            column = f"{field}_{side}"
            if row.values.get(column) is None:
                name = side_name(facts, side)
                yield found(rule, step, row, number, sentence, column, kind=_KIND, side=name)
