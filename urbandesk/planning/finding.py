"""Finding: something a plan still lacks, said as a sentence that leads to its field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from urbandesk.i18n import Bilingual, _


@dataclass(frozen=True)
class Finding:
    """One open point of a plan.

    Attributes:
        rule: key of the rule that found it.
        step: key of the step where it is mended.
        sentence: catalogue key; says what is there, scolds nobody.
        kind, record: the record it is about; for an answer, the question's key is its record.
        column: where the cursor goes; empty for the record as a whole.
        details: words for the sentence's placeholders.
    """

    rule: str
    step: str
    sentence: str
    kind: str = ""
    record: str = ""
    column: str = ""
    details: Mapping[str, str | int | Bilingual] = field(default_factory=dict)

    def text(self) -> str:
        """Return the sentence in the language in force."""
        said = {
            name: value.text() if isinstance(value, Bilingual) else value
            for name, value in self.details.items()
        }
        return _(self.sentence).format(**said)
