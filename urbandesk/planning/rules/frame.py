"""Rules about the frame of a plan: its period, its currencies and their rate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from urbandesk.content.method import Step
from urbandesk.i18n import N_
from urbandesk.models.field import SIDES
from urbandesk.planning.facts import Facts, side_name
from urbandesk.planning.finding import Finding


def period_missing(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield the start or the end that is not set."""
    values = facts.plan.values
    if values.get("starts") is None:
        yield _of_plan(facts, step, "period_missing", N_("The plan has no start yet."), "starts")
    if values.get("ends") is None:
        yield _of_plan(facts, step, "period_missing", N_("The plan has no end yet."), "ends")


def period_reversed(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield a plan that ends before it starts."""
    starts, ends = facts.plan.values.get("starts"), facts.plan.values.get("ends")
    if isinstance(starts, date) and isinstance(ends, date) and ends < starts:
        sentence = N_("The plan ends before it starts.")
        yield _of_plan(facts, step, "period_reversed", sentence, "ends")


def currency_missing(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each side without a currency."""
    for side in SIDES:
        column = f"currency_{side}"
        if not facts.plan.values.get(column):
            yield Finding(
                "currency_missing",
                step.key,
                N_("No currency for {side} yet."),
                "plan",
                facts.plan.id,
                column,
                {"side": side_name(facts, side)},
            )


def rate_missing(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield two currencies whose sums cannot be compared, since no rate or no date is agreed."""
    values = facts.plan.values
    own, other = values.get("currency_eu"), values.get("currency_cn")
    if not own or not other or own == other:
        return
    if values.get("rate") is None:
        sentence = N_("No exchange rate is agreed yet.")
        yield _of_plan(facts, step, "rate_missing", sentence, "rate")
    elif values.get("rate_date") is None:
        sentence = N_("The exchange rate has no date yet.")
        yield _of_plan(facts, step, "rate_missing", sentence, "rate_date")


def _of_plan(facts: Facts, step: Step, rule: str, sentence: str, column: str) -> Finding:
    return Finding(rule, step.key, sentence, "plan", facts.plan.id, column)
