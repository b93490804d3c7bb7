"""Resolution: what is to be written once people decided, and what stays open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from urbandesk.exchange.merge.plan import Item, Reason
from urbandesk.exchange.merge.values import Cells


@dataclass(frozen=True)
class Insert:
    """A record to be made; parents come before those that point at them.

    Attributes:
        kind: key of the record kind.
        record: its id; the same when the same file is taken again.
        values: stored values by column; columns that did not come are left out.
        items: ids of the items that led to it.
    """

    kind: str
    record: str
    values: Cells
    items: tuple[str, ...]


@dataclass(frozen=True)
class Update:
    """Columns of a record to be changed.

    Attributes:
        kind: key of the record kind.
        record: its id.
        values: stored values by column, as they shall be; also what is read back before commit.
        expected: what stood there when the plan was made; if it differs now, plan again.
        items: ids of the items that led to it.
    """

    kind: str
    record: str
    values: Cells
    expected: Cells
    items: tuple[str, ...]


@dataclass(frozen=True)
class Removal:
    """A record to be deleted; ``expected`` is what stood there when the plan was made."""

    kind: str
    record: str
    expected: Cells
    items: tuple[str, ...]


@dataclass(frozen=True)
class Restore:
    """A record deleted here that comes back: its last image, then ``values`` on top."""

    kind: str
    record: str
    values: Cells
    items: tuple[str, ...]


@dataclass(frozen=True)
class Held:
    """Rows held back because the result would break a rule across rows; the rest may go on."""

    kind: str
    record: str
    reason: Reason
    items: tuple[str, ...]


@dataclass(frozen=True)
class Kept:
    """A value that came and was not taken, for the receipt: decided so, or by default."""

    item: str
    kind: str
    record: str
    columns: tuple[str, ...]
    ours: Cells
    theirs: Cells


@dataclass(frozen=True)
class Resolution:
    """What is to be written.

    Attributes:
        inserts: new records, parents first.
        restores: deleted records that come back.
        updates: changed columns by record.
        removals: records to be deleted; these come last.
        open: items that need an answer and have none; what is here stays.
        held: what is held back by rules across rows.
        kept: what came and was not taken.
        settled: marks of the items that were answered; see ``Item.mark``.
    """

    inserts: tuple[Insert, ...] = ()
    restores: tuple[Restore, ...] = ()
    updates: tuple[Update, ...] = ()
    removals: tuple[Removal, ...] = ()
    open: tuple[Item, ...] = ()
    held: tuple[Held, ...] = ()
    kept: tuple[Kept, ...] = ()
    settled: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Return whether nothing is to be written."""
        return not (self.inserts or self.restores or self.updates or self.removals)

    def rows_after(self, before: Mapping[str, int]) -> dict[str, int]:
        """Return how many records of each kind there must be afterwards, without cascades."""
        after = dict(before)
        made = [item.kind for item in self.inserts] + [item.kind for item in self.restores]
        for kind in made:
            after[kind] = after.get(kind, 0) + 1
        for gone in self.removals:
            after[gone.kind] = after.get(gone.kind, 0) - 1
        return after
