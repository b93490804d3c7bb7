"""Review: copies that came home, compared with today's records; nothing is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from urbandesk.exchange.incoming import Address, CopiedSheet, Notice
from urbandesk.exchange.merge.plan import MergePlan

BASE_HERE = "here"
BASE_EMBEDDED = "embedded"
BASE_NONE = "none"


@dataclass(frozen=True)
class Source:
    """One file of a review.

    Attributes:
        name: its name, which also names its sender in the plan.
        content: its bytes, so that a review goes on next week without the file.
        program: the program that saved it last; may be empty.
        saved_by: who saved it last, as that person's program is set up; may be empty.
        sent: when it was handed out; None for a foreign file.
        sent_by: by whom, by function.
        title: what it was about.
        base: where the state that it is compared with was found.
        ignored: what is nobody's in it, by address.
        notices: what a person should know about it.
        copied: kinds for which it has several sheets, and which of them counts.
    """

    name: str
    content: bytes
    program: str
    sent: datetime | None
    sent_by: str
    title: str
    base: str
    ignored: tuple[Address, ...] = ()
    notices: tuple[Notice, ...] = ()
    copied: tuple[CopiedSheet, ...] = ()
    saved_by: str = ""


@dataclass(frozen=True)
class Choices:
    """What was chosen before the comparison, for a file or for whole kinds of records.

    Attributes:
        encoding: that of a text file; empty to detect it.
        realigned: kinds whose rows are matched with records by what they say, since they were
            sorted without their hidden keys.
        trusted: kinds whose rows are taken as they are although they look so.
        missing_as_deleted: kinds whose missing rows count as marked for deletion.
        sheets: names of a file and of one of its sheets that counts instead of others of its kind;
            without a name of a file, in all of them.
    """

    encoding: str = ""
    realigned: frozenset[str] = frozenset()
    trusted: frozenset[str] = frozenset()
    missing_as_deleted: frozenset[str] = frozenset()
    sheets: frozenset[tuple[str, str]] = frozenset()

    def toggled(self, name: str, kind: str) -> Choices:
        """Return the choices with a kind in one of them, or without it when it was there."""
        kinds: frozenset[str] = getattr(self, name)
        return Choices.from_content({**self.to_content(), name: kinds ^ {kind}})

    def sheets_of(self, file: str) -> frozenset[str]:
        """Return the sheets of a file that count instead of others."""
        return frozenset(sheet for name, sheet in self.sheets if name in ("", file))

    def counting(self, file: str, copied: CopiedSheet, sheet: str) -> Choices:
        """Return the choices with one of the sheets of a kind in a file as the one that counts."""
        others = {(file, other) for other in copied.sheets}
        return replace(self, sheets=(self.sheets - others) | {(file, sheet)})

    def to_content(self) -> dict[str, object]:
        """Return the choices as JSON holds them."""
        kinds = {name: sorted(getattr(self, name)) for name in _OF_KINDS}
        return {"encoding": self.encoding, "sheets": sorted(map(list, self.sheets)), **kinds}

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> Choices:
        """Return the choices from JSON; what it does not name was not chosen."""
        kinds = {name: frozenset(content.get(name, ())) for name in _OF_KINDS}
        sheets = frozenset((str(file), str(sheet)) for file, sheet in content.get("sheets", ()))
        return cls(content.get("encoding", ""), sheets=sheets, **kinds)


_OF_KINDS = ("realigned", "trusted", "missing_as_deleted")


@dataclass(frozen=True)
class Review:
    """Copies that came home, with what they ask for.

    Attributes:
        id: its key, the same when it is kept and taken up again.
        title: what it is called in lists and in the undo step.
        sources: the files.
        plan: what they ask for, item by item.
        choices: what was chosen before they were compared.
    """

    id: str
    title: str
    sources: tuple[Source, ...]
    plan: MergePlan
    choices: Choices = Choices()
