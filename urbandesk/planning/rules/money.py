"""Rules about money: on both sides, with a source, and granted only when there is a sum."""

from __future__ import annotations

from collections.abc import Iterator

from urbandesk.content.method import Step
from urbandesk.i18n import N_
from urbandesk.models.field import SIDES
from urbandesk.planning.facts import Facts, side_name
from urbandesk.planning.finding import Finding
from urbandesk.planning.rules.numbered import found


def money_on_one_side(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each action whose budget is known on one side only; zero is a known sum."""
    for number, row in enumerate(facts.actions, start=1):
        known = [side for side in SIDES if row.values.get(f"budget_{side}") is not None]
        if len(known) == 1:
            other = "cn" if known == ["eu"] else "eu"
            sentence = N_("Action {number}: no budget in {side} yet, the other side has one.")
            name = side_name(facts, other)
            yield found(
                "money_on_one_side", step, row, number, sentence, f"budget_{other}", side=name
            )


def money_without_source(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each sum for which nobody says how far its funding is."""
    for number, row in enumerate(facts.actions, start=1):
        for side in SIDES:
            if row.values.get(f"budget_{side}") and not row.values.get(f"funding_{side}"):
                sentence = N_("Action {number}: no funding state in {side} yet.")
                name = side_name(facts, side)
                yield found(
                    "money_without_source",
                    step,
                    row,
                    number,
                    sentence,
                    f"funding_{side}",
                    side=name,
                )


def granted_without_budget(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each funding said to be granted for which no sum stands."""
    for number, row in enumerate(facts.actions, start=1):
        for side in SIDES:
            granted = row.values.get(f"funding_{side}") == "granted"
            if granted and row.values.get(f"budget_{side}") is None:
                sentence = N_("Action {number}: granted in {side}, but without a sum.")
                name = side_name(facts, side)
                yield found(
                    "granted_without_budget",
                    step,
                    row,
                    number,
                    sentence,
                    f"budget_{side}",
                    side=name,
                )
