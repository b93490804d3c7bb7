"""Rules about objectives: there are some, each is named and served by an action."""

from __future__ import annotations

from collections.abc import Iterator

from urbandesk.content.method import Step
from urbandesk.i18n import N_
from urbandesk.planning.facts import Facts
from urbandesk.planning.finding import Finding


def objective_missing(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield a plan without objectives."""
    if not facts.objectives:
        yield Finding("objective_missing", step.key, N_("No objective yet."), "objective")


def objective_without_title(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each objective that has no title in any language."""
    for number, row in enumerate(facts.objectives, start=1):
        if not (row.values.get("title_en") or row.values.get("title_zh")):
            yield Finding(
                "objective_without_title",
                step.key,
                N_("Objective {number}: no title yet."),
                "objective",
                row.id,
                "title_en",
                {"number": number},
            )


def objective_without_action(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each objective that no action serves."""
    served = {action.values.get("objective") for action in facts.actions}
    for number, row in enumerate(facts.objectives, start=1):
        if row.id not in served:
            yield Finding(
                "objective_without_action",
                step.key,
                N_("Objective {number}: no action serves it yet."),
                "objective",
                row.id,
                "",
                {"number": number},
            )
