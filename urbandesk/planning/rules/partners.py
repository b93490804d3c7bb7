"""Rules about who takes part on each side."""

from __future__ import annotations

from collections.abc import Iterator

from urbandesk.content.method import Step
from urbandesk.i18n import N_, in_both
from urbandesk.models.field import SIDES
from urbandesk.planning.facts import Facts, side_name
from urbandesk.planning.finding import Finding
from urbandesk.planning.groups import missing_groups


def side_without_city(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each side on which no city is a member."""
    sentences = {
        "eu": N_("No city on the European side yet."),
        "cn": N_("No city on the Chinese side yet."),
    }
    for side in SIDES:
        if not facts.cities.get(side):
            partnership = str(facts.plan.values.get("partnership") or "")
            yield Finding(
                "side_without_city", step.key, sentences[side], "partnership", partnership, side
            )


def side_without_stakeholder(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each side with a city for which no stakeholder is recorded."""
    for side in SIDES:
        if facts.cities.get(side) and not facts.organisations.get(side):
            yield Finding(
                "side_without_stakeholder",
                step.key,
                N_("No stakeholder recorded for {side} yet."),
                "organisation",
                "",
                side,
                {"side": side_name(facts, side)},
            )


def group_missing(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each group that nobody speaks for on a side that has stakeholders."""
    sentences = {
        "eu": N_("No {group} on the European side yet."),
        "cn": N_("No {group} on the Chinese side yet."),
    }
    for side in SIDES:
        present = {row.values.get("actor_type") for row in facts.organisations.get(side, ())}
        for group in missing_groups(present) if present else ():
            yield Finding(
                "group_missing",
                step.key,
                sentences[side],
                "organisation",
                "",
                f"{group.key}_{side}",
                {"group": in_both(group.title)},
            )
