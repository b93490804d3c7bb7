"""Rules about risks: named, rated, answered, and watched on both sides."""

from __future__ import annotations

from collections.abc import Iterator

from urbandesk.content.method import Step
from urbandesk.i18n import N_
from urbandesk.models.field import SIDES
from urbandesk.planning.facts import Facts, side_name
from urbandesk.planning.finding import Finding
from urbandesk.planning.rules.numbered import found

_KIND = "risk"


def risk_missing(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield a plan without risks."""
    if not facts.risks:
        yield Finding("risk_missing", step.key, N_("No risk yet."), _KIND)


def risk_without_title(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each risk that has no title in any language."""
    for number, row in enumerate(facts.risks, start=1):
        if not (row.values.get("title_en") or row.values.get("title_zh")):
            sentence = N_("Risk {number}: no title yet.")
            yield found("risk_without_title", step, row, number, sentence, "title_en", kind=_KIND)


def risk_without_rating(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each risk of which nobody said how likely it is, or what it would do."""
    sentences = {
        "likelihood": N_("Risk {number}: it is not said yet how likely it is."),
        "effect": N_("Risk {number}: it is not said yet how strong its effect is."),
    }
    for number, row in enumerate(facts.risks, start=1):
        for column, sentence in sentences.items():
            if not row.values.get(column):
                rule = "risk_without_rating"
                yield found(rule, step, row, number, sentence, column, kind=_KIND)


def risk_without_answer(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each risk against which nothing is planned."""
    for number, row in enumerate(facts.risks, start=1):
        if not (row.values.get("answer_en") or row.values.get("answer_zh")):
            sentence = N_("Risk {number}: it is not said yet what we do.")
            yield found("risk_without_answer", step, row, number, sentence, "answer_en", kind=_KIND)


def risk_without_watcher(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each side on which nobody watches a risk."""
    for number, row in enumerate(facts.risks, start=1):
        for side in SIDES:
            if not row.values.get(f"watcher_{side}"):
                yield found(
                    "risk_without_watcher",
                    step,
                    row,
                    number,
                    N_("Risk {number}: nobody in {side} watches it yet."),
                    f"watcher_{side}",
                    kind=_KIND,
                    side=side_name(facts, side),
                )
