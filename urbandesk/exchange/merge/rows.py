"""Rows: which record each row of a returned table is, and what its cells say."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from urbandesk.exchange.incoming import CellKind, IncomingRow, IncomingTable, Mark, RowCells
from urbandesk.exchange.merge.canonical import CellReader, Empty, Known
from urbandesk.exchange.merge.names import Names
from urbandesk.exchange.merge.plan import Reason
from urbandesk.exchange.merge.values import Cells
from urbandesk.models.column import columns_of
from urbandesk.models.derived import fold
from urbandesk.models.field import Kind, Stored
from urbandesk.models.kind import RecordKind
from urbandesk.models.rules import half_width

_SPACE = uuid.UUID("0d9c6f1e-8a3e-4f2b-9b58-3b7f6c2f4a10")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Side:
    """What is known about the records of one kind before a table is looked at.

    Attributes:
        kind: the kind.
        base: the records as they went out, by id; empty without a package.
        columns: the columns that went out.
        ours: the records of today, by id.
        tombstones: ids deleted here.
        others: ids that belong to other kinds.
        matched_by: columns that match rows without an id; empty for a package of our own.
    """

    kind: RecordKind
    base: Mapping[str, Cells]
    columns: tuple[str, ...]
    ours: Mapping[str, Cells]
    tombstones: frozenset[str]
    others: frozenset[str] = frozenset()
    matched_by: tuple[str, ...] = ()


class ReadRow(NamedTuple):
    """One row whose cells were read.

    Attributes:
        record: id of the record it is; for a new row, the id it will get.
        row: the row as it came.
        base, ours: what went out and what is here; None where there is nothing.
        values: columns that say something else than what stood there; for a new row, all that came.
        problems: columns that could not be understood.
        empty: how many filled fields came back empty, which means no change.
    """

    record: str
    row: IncomingRow
    base: Cells | None
    ours: Cells | None
    values: Cells
    problems: Mapping[str, Reason]
    empty: int = 0

    @property
    def is_touched(self) -> bool:
        """Return whether anything in it differs or could not be understood."""
        return bool(self.values or self.problems)


@dataclass(frozen=True)
class Placed:
    """The rows of a table by what they are.

    Attributes:
        known: rows of records that went out, are here or were deleted here; also those from
            another workspace, whose id is kept.
        added: rows without an id.
        doubled: by id, the rows that share it.
        damaged: rows whose id is no id.
        strangers: rows whose id belongs to a record of another kind.
        odd_marks: how many rows carry a mark that was not understood or does not fit.
    """

    known: tuple[tuple[str, IncomingRow], ...]
    added: tuple[IncomingRow, ...]
    doubled: Mapping[str, tuple[IncomingRow, ...]] = field(default_factory=dict)
    damaged: tuple[IncomingRow, ...] = ()
    strangers: tuple[IncomingRow, ...] = ()
    odd_marks: int = 0


def place(side: Side, table: IncomingTable) -> Placed:
    """Return the rows of ``table`` by what they are; see ``Placed``."""
    by_id: dict[str, list[IncomingRow]] = {}
    added: list[IncomingRow] = []
    damaged: list[IncomingRow] = []
    strangers: list[IncomingRow] = []
    odd = 0
    for row in table.rows:
        key = row.id
        if key and key not in side.base:
            key = half_width(key).strip().casefold()
        odd += row.mark is Mark.UNKNOWN
        if not key:
            if any(cell.value is not None or cell.formula for cell in row.cells.values()):
                added.append(row)
        elif key in side.base or key in side.ours or key in side.tombstones:
            by_id.setdefault(key, []).append(row)
        elif key in side.others:
            strangers.append(row)
        elif _UUID.fullmatch(key):
            by_id.setdefault(key, []).append(row)
        else:
            damaged.append(row)
    doubled: dict[str, tuple[IncomingRow, ...]] = {}
    known: list[tuple[str, IncomingRow]] = []
    for key, rows in by_id.items():
        keeps, copies = _apart(rows)
        added += copies
        odd += len(keeps) == 1 and keeps[0].mark is Mark.NEW
        if len(keeps) == 1 or all(_same(keeps[0], other) for other in keeps[1:]):
            known.append((key, keeps[0]))
        else:
            doubled[key] = tuple(keeps)
    return Placed(tuple(known), tuple(added), doubled, tuple(damaged), tuple(strangers), odd)


def _apart(rows: list[IncomingRow]) -> tuple[list[IncomingRow], list[IncomingRow]]:
    """Return the rows that keep an id, and the copies marked as new beside exactly one that is not.

    Copying a row, id and all, and marking the copy as new is how people add a similar record.
    """
    if len(rows) == 1:
        return rows, []
    keeps = [row for row in rows if row.mark is not Mark.NEW]
    if len(keeps) == 1:
        return keeps, [row for row in rows if row.mark is Mark.NEW]
    return rows, []


def _same(one: IncomingRow, other: IncomingRow) -> bool:
    return one.mark is other.mark and dict(one.cells) == dict(other.cells)


class RowReader:
    """Reads the cells of rows of one kind."""

    def __init__(self, side: Side, names: Names) -> None:
        self._side = side
        self._readers = {
            name: CellReader(column, names) for name, column in side.kind.columns.items()
        }
        self._places: Mapping[str, int] = {}
        self._in_order: list[tuple[str, int, CellReader, Container[object]]] = []

    def known(self, record: str, row: IncomingRow) -> ReadRow:
        """Return a row of a record that is known, beside what stood there."""
        base, ours = self._side.base.get(record), self._side.ours.get(record)
        return self._read(record, row, base, ours)

    def new(self, row: IncomingRow) -> ReadRow:
        """Return a row that is nobody's yet; its record has no id."""
        return self._read("", row, None, None)

    def _read(
        self, record: str, row: IncomingRow, base: Cells | None, ours: Cells | None
    ) -> ReadRow:
        values: dict[str, Stored] = {}
        problems: dict[str, Reason] = {}
        empty = 0
        went_out, here = base or {}, ours or {}
        names: Iterable[str] = row.cells
        if isinstance(row.cells, RowCells) and row.cells.plain is not None:
            names, empty = self._differing(row.cells.places, row.cells.plain, went_out, here)
        for name in names:
            reader = self._readers.get(name)
            if reader is None:
                continue
            want = went_out[name] if name in went_out else here.get(name)
            cell = row.cells[name]
            value = cell.value
            if value is None and not cell.formula and cell.kind is not CellKind.STORED:
                empty += want is not None
                continue
            if reader.is_same(value, want):
                continue
            outcome = reader.read(cell, want)
            if isinstance(outcome, Known):
                if outcome.stored != want:
                    values[name] = outcome.stored
            elif isinstance(outcome, Empty):
                empty += want is not None
            else:
                problems[name] = outcome.reason
        return ReadRow(record, row, base, ours, values, problems, empty)

    def _differing(
        self, places: Mapping[str, int], plain: Sequence[object], base: Cells, ours: Cells
    ) -> tuple[list[str], int]:
        """Return the columns that need a look, and how many filled ones came back empty.

        Most cells come back as they went out; no object is made for them.
        """
        if places is not self._places:
            self._places = places
            self._in_order = [
                (name, at, self._readers[name], self._readers[name].same)
                for name, at in places.items()
                if name in self._readers
            ]
        differing: list[str] = []
        empty, count = 0, len(plain)
        for name, at, reader, same in self._in_order:
            value = plain[at] if at < count else ""
            want = base[name] if name in base else ours.get(name)
            if value == "":
                empty += want is not None
            elif value.__class__ is str:
                if value != want and (value, want) not in same:
                    differing.append(name)
            elif not reader.is_same(value, want):
                differing.append(name)
        return differing, empty


def natural_key(kind: RecordKind, values: Cells) -> str:
    """Return what people would call a record by, as one text: name, parents, unique entries."""
    names = [column.name for column in columns_of(kind.field(kind.label)) if not column.is_status]
    names += kind.unique
    names += [n for n, c in kind.columns.items() if c.required and c.field.kind is Kind.REFERENCE]
    said = [[name, fold(str(values.get(name) or "")).strip()] for name in dict.fromkeys(names)]
    if not any(word for _name, word in said):
        said = [[name, str(value)] for name, value in sorted(values.items())]
    return json.dumps([kind.key, said], ensure_ascii=False)


def with_new_ids(package: str, kind: RecordKind, rows: Iterable[ReadRow]) -> list[ReadRow]:
    """Return new rows with the ids that they get each time the same file is read.

    Rows with the same natural key are told apart by their content, so that sorting the sheet
    changes nothing.
    """
    alike: dict[str, list[ReadRow]] = {}
    for row in rows:
        alike.setdefault(natural_key(kind, row.values), []).append(row)
    found: list[ReadRow] = []
    for key, group in sorted(alike.items()):
        group.sort(key=_content)
        for ordinal, row in enumerate(group):
            name = json.dumps([package, key, ordinal], ensure_ascii=False)
            record = str(uuid.uuid5(_SPACE, name))
            found.append(ReadRow(record, row.row, None, None, row.values, row.problems, row.empty))
    return found


def _content(row: ReadRow) -> str:
    raw = {name: repr(cell.value) for name, cell in row.row.cells.items() if name in row.problems}
    return json.dumps([dict(row.values), raw], ensure_ascii=False, sort_keys=True)


def match_by(
    side: Side, rows: Iterable[ReadRow]
) -> tuple[dict[str, list[IncomingRow]], list[IncomingRow]]:
    """Return rows without an id by the one record that has the same entries as they, and the rest.

    The columns in ``side.matched_by`` are compared; a row that fits no record, or more than one,
    is among the rest.
    """
    index: dict[tuple[str, ...], set[str]] = {}
    for record, cells in side.ours.items():
        key = _match_key(side.matched_by, cells)
        if any(key):
            index.setdefault(key, set()).add(record)
    matched: dict[str, list[IncomingRow]] = {}
    rest: list[IncomingRow] = []
    for row in rows:
        found = index.get(_match_key(side.matched_by, row.values), set())
        if len(found) == 1:
            matched.setdefault(next(iter(found)), []).append(row.row)
        else:
            rest.append(row.row)
    return matched, rest


def _match_key(columns: tuple[str, ...], values: Cells) -> tuple[str, ...]:
    return tuple(fold(str(values.get(name) or "")).strip() for name in columns)
