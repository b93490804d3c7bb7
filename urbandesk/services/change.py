"""Change: one use case in progress. The only way rows of records are written.

Every write keeps what a row was before and after; on leaving, both go to the journal in the same
transaction. Single edits, bulk edits, imports, undo and redo all pass here.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from urbandesk.errors import RecordGone
from urbandesk.models import schema
from urbandesk.models.database import listed
from urbandesk.models.derived import DERIVED
from urbandesk.models.field import Stored
from urbandesk.models.kind import RecordKind
from urbandesk.services.bus import Deed

Row = dict[str, Stored]
Image = Row | None
Step = tuple[Image, Image]

_MANY = 1000
_SHARE = 4  # finding a row by its id takes about so many times as long as passing by one


def new_id() -> str:
    """Return a key that no other laptop makes."""
    return str(uuid.uuid4())


def now() -> str:
    """Return this moment in UTC as the file keeps it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Change:
    """Row changes of one use case, written as they come and folded per row."""

    def __init__(self, connection: Connection, author: str) -> None:
        self._connection = connection
        self._author = author
        self._moment = now()
        self.steps: dict[tuple[str, str], Step] = {}

    def insert(self, kind: RecordKind, values: Mapping[str, Stored], key: str = "") -> str:
        """Add one record and return its id."""
        return self.insert_many(kind, [{"id": key, **values} if key else values])[0]

    def insert_many(self, kind: RecordKind, rows: Sequence[Mapping[str, Stored]]) -> list[str]:
        """Add records at once; each row may bring its ``id``. Returns their ids.

        One that was deleted once and brings its id is there again.
        """
        empty = dict.fromkeys(kind.columns)
        stamp: Row = {"created": self._moment, "changed": self._moment, "changed_by": self._author}
        whole = [{"id": row.get("id") or new_id(), **empty, **stamp, **row} for row in rows]
        full = [{**row, **kind.derived(row)} for row in whole]
        if full:
            self._connection.execute(insert(kind.table), full)
        if known := [str(row["id"]) for row in rows if row.get("id")]:
            self._lift_tombstones(known)
        for row in full:
            self._note(kind.key, str(row["id"]), None, row)
        return [str(row["id"]) for row in full]

    def update(self, kind: RecordKind, key: str, values: Mapping[str, Stored]) -> Row:
        """Set some columns of a record; returns what those that differ were before.

        Raises:
            RecordGone: there is no such record any more.
        """
        return self.update_row(kind, self.row(kind, key), values)

    def update_row(self, kind: RecordKind, row: Row, values: Mapping[str, Stored]) -> Row:
        """Set some columns of a record whose row was read in this use case; see ``update``."""
        key = str(row["id"])
        after = {name: value for name, value in values.items() if row[name] != value}
        if not after:
            return {}
        after |= {"changed": self._moment, "changed_by": self._author}
        found = kind.derived({**row, **after})
        after |= {name: value for name, value in found.items() if row[name] != value}
        before = {name: row[name] for name in after}
        self._write(kind, key, after)
        self._note(kind.key, key, before, after)
        return before

    def update_many(self, kind: RecordKind, values: Mapping[str, Mapping[str, Stored]]) -> None:
        """Set columns of many records at once, by id; what is the same already is left alone.

        Raises:
            RecordGone: one of them is no more.
        """
        written: dict[tuple[str, ...], list[Row]] = {}
        rows = self.rows(kind, list(values), _concerned(kind, values))
        if len(rows) < len(values):
            raise RecordGone
        for key, wanted in values.items():
            row = rows[key]
            after = {name: value for name, value in wanted.items() if row[name] != value}
            if not after:
                continue
            found = kind.derived({**row, **after}, changed=after.keys())
            after |= {name: value for name, value in found.items() if row[name] != value}
            after |= {"changed": self._moment, "changed_by": self._author}
            self._note(kind.key, key, {name: row[name] for name in after}, after)
            written.setdefault(tuple(after), []).append({"_id": key, **after})
        for columns, changed in written.items():
            statement = update(kind.table).where(kind.table.c.id == bindparam("_id"))
            set_to: dict[str, Any] = {name: bindparam(name) for name in columns}
            self._connection.execute(statement.values(set_to), changed)

    def rows(
        self, kind: RecordKind, keys: Sequence[str], columns: Sequence[str] = ()
    ) -> dict[str, Row]:
        """Return the stored rows of records by id, or some of their columns.

        Those that are gone are left out.
        """
        table = kind.table
        names = ["id", *columns] if columns else [column.name for column in table.columns]
        query = select(*(table.c[name] for name in names))
        if self._is_most(table, len(keys)):
            wanted = frozenset(keys)
            rows = self._connection.execute(query).all()
            return {r[0]: dict(zip(names, r, strict=True)) for r in rows if r[0] in wanted}
        # As one value: thousands of parameters would take longer than the reading.
        found = self._connection.execute(query.where(table.c.id.in_(listed(keys)))).all()
        return {row[0]: dict(zip(names, row, strict=True)) for row in found}

    def _is_most(self, table: Table, count: int) -> bool:
        """Return whether so many rows are read faster by going through the whole table."""
        if count < _MANY:
            return False
        return self.scalar(select(func.count()).select_from(table)) < _SHARE * count

    def scalar(self, statement: Select[Any]) -> int:
        """Return the one number that a query inside this use case gives."""
        return int(self._connection.execute(statement).scalar() or 0)

    def write_beside(self, table: Table, row: Mapping[str, object]) -> None:
        """Write a row that is no record, such as a package, in the same transaction."""
        self._connection.execute(insert(table), [dict(row)])

    def delete(self, kind: RecordKind, key: str) -> None:
        """Remove a record and what hangs on it; loose references to it become empty.

        Raises:
            RecordGone: there is no such record any more.
        """
        self.delete_many(kind, [key])

    def delete_many(self, kind: RecordKind, keys: Sequence[str]) -> None:
        """Remove records and what hangs on them; loose references to them become empty.

        What may point at them is asked once for all of them.

        Raises:
            RecordGone: one of them is no more.
        """
        if not keys:
            return
        rows = self.rows(kind, keys)
        if len(rows) < len(keys):
            raise RecordGone
        for other in schema.ALL_KINDS:
            for column in other.references():
                if column.field.target != kind.key:
                    continue
                found = self._pointing(other, column.name, keys)
                if column.field.cascade:
                    self.delete_many(other, found)
                else:
                    self.update_many(other, {each: {column.name: None} for each in found})
        for other in schema.HANGING_ANYWHERE:
            self.delete_many(other, self._pointing(other, schema.OF_RECORD, keys))
        self._remove(kind, keys)
        for key in keys:
            self._note(kind.key, key, rows[key], None)

    def keep_bytes(self, content: bytes) -> str:
        """Keep the bytes of a file, each content once; returns the digest they are found by."""
        digest = hashlib.sha256(content).hexdigest()
        table = schema.ATTACHED_BYTES
        wanted = select(table.c.digest).where(table.c.digest == digest)
        if self._connection.execute(wanted).first() is None:
            self._connection.execute(insert(table), {"digest": digest, "bytes": content})
        return digest

    def row(self, kind: RecordKind, key: str) -> Row:
        """Return the stored row of a record.

        Raises:
            RecordGone: there is no such record any more.
        """
        found = self._connection.execute(_select_one(kind.key), {"wanted": key}).mappings().first()
        if found is None:
            raise RecordGone
        return dict(found)

    def restore(self, kind: RecordKind, key: str, current: Image, wanted: Image) -> None:
        """Bring a row from one image to another, as undo and redo do."""
        if current is None and wanted is not None:
            self._connection.execute(insert(kind.table), [wanted])
            self._lift_tombstones([key])
        elif wanted is None:
            self._remove(kind, [key])
        else:
            self._write(kind, key, wanted)
        self._note(kind.key, key, current, wanted)

    def deeds(self) -> dict[str, dict[str, Deed]]:
        """Return what happened to each row, by record kind."""
        rows: dict[str, dict[str, Deed]] = {}
        for (kind, key), (before, after) in self.steps.items():
            deed: Deed = "added" if before is None else "removed" if after is None else "changed"
            rows.setdefault(kind, {})[key] = deed
        return rows

    def _note(self, kind: str, key: str, before: Image, after: Image) -> None:
        earlier = self.steps.get((kind, key))
        step = fold(earlier, (before, after)) if earlier else (before, after)
        if step == (None, None):
            del self.steps[(kind, key)]
        else:
            self.steps[(kind, key)] = step

    def _write(self, kind: RecordKind, key: str, values: Row) -> None:
        self._connection.execute(_update_one(kind.key), {"_id": key, **values})

    def _remove(self, kind: RecordKind, keys: Sequence[str]) -> None:
        self._connection.execute(delete(kind.table).where(kind.table.c.id.in_(listed(keys))))
        self._lift_tombstones(keys)
        stone = {"kind": kind.key, "deleted": self._moment, "deleted_by": self._author}
        self._connection.execute(
            insert(schema.TOMBSTONE), [{"record": key, **stone} for key in keys]
        )

    def _lift_tombstones(self, keys: Sequence[str]) -> None:
        stones = schema.TOMBSTONE
        self._connection.execute(delete(stones).where(stones.c.record.in_(listed(keys))))

    def _pointing(self, kind: RecordKind, column: str, keys: Sequence[str]) -> list[str]:
        table = kind.table
        query = select(table.c.id).where(table.c[column].in_(listed(keys)))
        return list(self._connection.execute(query.order_by(table.c.created)).scalars())


def _concerned(kind: RecordKind, values: Mapping[str, Mapping[str, Stored]]) -> tuple[str, ...]:
    """Return the columns that updating ``values`` needs to know or writes."""
    wanted = {name for cells in values.values() for name in cells}
    derived = frozenset() if kind.derives_from.isdisjoint(wanted) else kind.derives_from
    also = (*DERIVED, "changed", "changed_by") if derived else ("changed", "changed_by")
    return tuple(sorted(wanted | derived | {*also}))


# Made once for each kind: making a statement takes longer than running it.


@cache
def _select_one(kind: str) -> Select[Any]:
    table = schema.kind(kind).table
    return select(table).where(table.c.id == bindparam("wanted"))


@cache
def _update_one(kind: str) -> Update:
    table = schema.kind(kind).table
    return update(table).where(table.c.id == bindparam("_id"))


def fold(first: Step, second: Step) -> Step:
    """Return two steps of one row as one: the first ``before``, the last ``after``.

    Images of changed rows hold only the columns that changed; those of added and removed rows
    hold all of them.
    """
    before, middle = first
    _, after = second
    if before is None:  # added, then changed or removed
        return None, None if after is None else {**(middle or {}), **after}
    if after is None:  # changed, then removed: the removal knows the whole row
        return {**(second[0] or {}), **before}, None
    if middle is None:  # removed, then added again
        return before, after
    return {**(second[0] or {}), **before}, {**middle, **after}
