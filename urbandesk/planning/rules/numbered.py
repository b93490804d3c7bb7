"""What rules find in the numbered rows of a plan's tables."""

from __future__ import annotations

from urbandesk.content.method import Step
from urbandesk.i18n import Bilingual
from urbandesk.planning.facts import Row
from urbandesk.planning.finding import Finding


def found(
    rule: str,
    step: Step,
    row: Row,
    number: int,
    sentence: str,
    column: str,
    *,
    kind: str = "action",
    **details: int | Bilingual,
) -> Finding:
    """Return what a rule found in one column of a row, such as *Action 3*."""
    said = {"number": number, **details}
    return Finding(rule, step.key, sentence, kind, row.id, column, said)
