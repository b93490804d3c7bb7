"""MergePlan: what an edited copy asks for, item by item; made without writing anything.

``several.plan_copies`` makes it, people decide about its items, ``resolving.resolve`` says what is
to be written. Values are stored values (``FieldColumn.to_stored``) by column throughout.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from urbandesk.exchange.incoming import Address, Notice
from urbandesk.exchange.merge.values import Cells
from urbandesk.i18n import _
from urbandesk.models.field import Stored


class Category(StrEnum):
    """What an item is, in the order in which people need to see them."""

    CONFLICT = "conflict"
    CHANGE = "change"
    NEW = "new"
    DELETE = "delete"
    DAMAGE = "damage"
    ERROR = "error"


class Severity(StrEnum):
    """How much an item asks for attention."""

    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class Answer(StrEnum):
    """What can be decided about an item; ``Item.answers`` says which of them fit.

    For cells: OURS keeps what is here, THEIRS takes what came, BASE goes back to what went out,
    BOTH keeps both texts one below the other, TYPED takes ``Decision.typed``.
    For rows: ADD makes a new record, SAME brings to ``Decision.same`` what the row changes in it
    or, where that is not known, what is empty there; SKIP leaves the row out, DELETE deletes, KEEP
    leaves the record as it is (deleted, if it was deleted here), RESTORE brings a deleted record
    back with the edits that came.
    """

    OURS = "ours"
    THEIRS = "theirs"
    BASE = "base"
    BOTH = "both"
    TYPED = "typed"
    ADD = "add"
    SAME = "same"
    SKIP = "skip"
    DELETE = "delete"
    KEEP = "keep"
    RESTORE = "restore"


@dataclass(frozen=True)
class Decision:
    """What was decided about one item.

    Attributes:
        answer: the answer.
        typed: for TYPED, the stored values by column; they were checked by ``FieldColumn.parse``.
        same: for SAME, the id of the record that the row stands for.
        sender: for THEIRS, ADD and RESTORE with several copies, whose version; empty: the first.
    """

    answer: Answer
    typed: Cells = field(default_factory=dict)
    same: str = ""
    sender: str = ""

    def to_content(self) -> dict[str, object]:
        """Return it as plain values, to be kept with a review that is half done."""
        return {
            "answer": self.answer.value,
            "typed": dict(self.typed),
            "same": self.same,
            "sender": self.sender,
        }

    @staticmethod
    def from_content(content: Mapping[str, object]) -> Decision:
        """Return the decision behind what ``to_content`` gave.

        Raises:
            ValueError: it is none.
        """
        typed = content.get("typed")
        return Decision(
            Answer(str(content.get("answer"))),
            dict(typed) if isinstance(typed, dict) else {},
            str(content.get("same") or ""),
            str(content.get("sender") or ""),
        )


Decisions = Mapping[str, Decision]
"""Item id to decision."""


# Details that are titles of fields: catalogue keys themselves.
_TITLES = frozenset({"field", "first", "second"})


@dataclass(frozen=True)
class Reason:
    """Why an item is there.

    Attributes:
        name: stable name of the case or of the detector, such as ``both_edited``.
        sentence: catalogue key of the sentence that says so.
        details: what the sentence names.
    """

    name: str
    sentence: str
    details: Mapping[str, object] = field(default_factory=dict)

    def text(self) -> str:
        """Return the sentence in the language in force, details filled in."""
        said = {k: _(str(v)) if k in _TITLES else v for k, v in self.details.items()}
        return _(self.sentence).format(**said)


@dataclass(frozen=True)
class Version:
    """What one copy says.

    Attributes:
        sender: who sent the copy, as the caller named it; empty for a single copy.
        values: stored values by column.
        at: where it stands in that copy; None for what stands in no single cell.
        raw: the text of the cell as it came, for what could not be understood.
        also: further senders whose copies say the same.
    """

    sender: str
    values: Cells
    at: Address | None = None
    raw: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """One thing that a copy asks for.

    Attributes:
        id: stable for the same package, kind, record and columns, so that decisions survive.
        category: see ``Category``.
        kind: key of the record kind; empty for an item about a whole file.
        record: id of the record; for a new one, the id it will get; empty for a whole table.
        columns: the columns that are decided together; empty for items about whole rows.
        base, ours: stored values by column; None where there is no base, or no record here.
        versions: what came; one for each copy that says something different.
        reason: why it is listed.
        answers: which answers fit, the default one first.
        needed: whether a person must answer; until then nothing of it is applied.
        severity: how much attention it asks for.
        bulk: same for items that belong together and are answered together; may be empty.
        tags: ``script_only`` for texts that differ in Chinese script alone, ``position``,
            ``no_base``, ``suspected_clear`` …
        like: ids of records that may be the same as a new row, best one first.
        merged: what THEIRS gives where that is not simply what came: a set to which both sides
            added, or a wording with the status that it has here. None elsewhere.
        both: what BOTH gives; None where that is no answer.
    """

    id: str
    category: Category
    kind: str
    record: str
    columns: tuple[str, ...]
    base: Cells | None
    ours: Cells | None
    versions: tuple[Version, ...]
    reason: Reason
    answers: tuple[Answer, ...]
    needed: bool = False
    severity: Severity = Severity.NORMAL
    bulk: str = ""
    tags: frozenset[str] = frozenset()
    like: tuple[str, ...] = ()
    merged: Cells | None = None
    both: Cells | None = None

    @property
    def default(self) -> Decision:
        """Return what is done when nobody decides; a conflict then keeps what is here."""
        return Decision(self.answers[0])

    @property
    def theirs(self) -> Cells:
        """Return what the first copy says; empty when it says nothing that could be read."""
        return self.versions[0].values if self.versions else {}

    @property
    def at(self) -> Address | None:
        """Return where it stands in the first copy."""
        return self.versions[0].at if self.versions else None

    @property
    def about_row(self) -> bool:
        """Return whether it is about a whole row or table rather than some of its cells."""
        return not self.columns

    def version(self, sender: str) -> Version | None:
        """Return the version of ``sender``, else the first one; None when there is none."""
        for version in self.versions:
            if version.sender == sender:
                return version
        return self.versions[0] if self.versions else None

    @property
    def mark(self) -> str:
        """Return what says that exactly this was decided: id and what came.

        Marks of what was answered are given to ``Options.settled`` when the same file is read
        again, so that nobody is asked twice.
        """
        said = [[v.sender, dict(sorted(v.values.items())), v.raw] for v in self.versions]
        text = _to_json([self.id, said])
        return hashlib.sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Counts:
    """What was counted for one kind of record rather than listed.

    Attributes:
        rows: rows that came.
        unchanged: rows that came back as they went out.
        converged: cells changed here and there in the same way.
        missing: records that went out and did not come back; they are not deleted.
        settled: items that were answered when the same file was read before.
        empty: cells that came back empty, which means no change.
    """

    rows: int = 0
    unchanged: int = 0
    converged: int = 0
    missing: int = 0
    settled: int = 0
    empty: int = 0


@dataclass(frozen=True)
class Ground:
    """What the plan stands on; ``resolve`` checks rules across rows against it.

    Attributes:
        ours: the records of today: kind to id to stored values by column.
        base: the records as they went out, in the same shape; empty without a package.
        tombstones: ids deleted here.
    """

    ours: Mapping[str, Mapping[str, Cells]]
    base: Mapping[str, Mapping[str, Cells]] = field(default_factory=dict)
    tombstones: frozenset[str] = frozenset()


@dataclass(frozen=True)
class MergePlan:
    """Everything that one or several copies ask for.

    Attributes:
        packages: id of the package of each copy; empty for a foreign file.
        senders: names of the copies.
        items: in the order in which people need them: category, kind, place in the file.
        counts: by kind, what is counted rather than listed.
        missing: by kind, ids of records that went out and did not come back.
        notices: what a person should know about the whole.
        ground: what it was compared with.
    """

    packages: tuple[str, ...]
    senders: tuple[str, ...]
    items: tuple[Item, ...]
    counts: Mapping[str, Counts]
    missing: Mapping[str, tuple[str, ...]]
    notices: tuple[Notice, ...]
    ground: Ground

    @property
    def is_empty(self) -> bool:
        """Return whether nothing came that would change anything or needs a word."""
        return not self.items

    def item(self, key: str) -> Item:
        """Return the item with that id.

        Raises:
            KeyError: there is none.
        """
        for item in self.items:
            if item.id == key:
                return item
        raise KeyError(key)

    def of(self, category: Category) -> tuple[Item, ...]:
        """Return the items of one category."""
        return tuple(item for item in self.items if item.category is category)


_to_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def item_id(package: str, kind: str, record: str, columns: tuple[str, ...], name: str = "") -> str:
    """Return the stable id of an item; ``name`` tells apart what else would have the same."""
    text = json.dumps([package, kind, record, list(columns), name], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:24]


_ORDER = {category: place for place, category in enumerate(Category)}


def need_order(item: Item) -> int:
    """Return the place of an item's category among the others."""
    return _ORDER[item.category]


__all__ = [
    "Address",
    "Answer",
    "Category",
    "Cells",
    "Counts",
    "Decision",
    "Decisions",
    "Ground",
    "Item",
    "MergePlan",
    "Notice",
    "Reason",
    "Severity",
    "Stored",
    "Version",
    "item_id",
    "need_order",
]
