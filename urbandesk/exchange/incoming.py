"""What comes home: cells as they stand in a file, tables as they were recognised in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple


class CellKind(StrEnum):
    """What a spreadsheet program kept in a cell."""

    EMPTY = "empty"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    ERROR = "error"
    STORED = "stored"  # no cell: the value as another workspace keeps it; None is a cleared field


Raw = str | float | int | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell: its cached value and, where it holds one, its formula as text."""

    value: Raw = None
    kind: CellKind = CellKind.EMPTY
    formula: str = ""


NO_CELL = RawCell()
"""An empty cell; all empty cells are this one."""


@dataclass(frozen=True)
class RawSheet:
    """One sheet.

    Attributes:
        name: as people see it.
        rows: from row 1 and column 1; empty rows at the end are left out.
        hidden: whether people do not see it.
        merged: first row, first column, last row and last column of cells that were made one.
    """

    name: str
    rows: Sequence[Sequence[RawCell]]
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True)
class Notice:
    """Something a person should know about a file: a catalogue key and its details."""

    sentence: str
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class RawBook:
    """A file as it was read; nothing in it was believed yet.

    Attributes:
        sheets: in their order.
        properties: custom document properties as text.
        program: the program that saved it last, as it names itself; may be empty.
        from_1904: whether its dates count from 1904.
        notices: what was left out or looked odd (macros, links, formulas, limits).
        encoding: how a text table was decoded; empty for other files.
        saved_by: who saved it last, as that person's program is set up; may be empty.
    """

    sheets: tuple[RawSheet, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    program: str = ""
    from_1904: bool = False
    notices: tuple[Notice, ...] = ()
    encoding: str = ""
    saved_by: str = ""


class Address(NamedTuple):
    """Where something stands: sheet, row from 1, and the letters of a column; may be empty."""

    sheet: str
    row: int
    column: str = ""


class Mark(StrEnum):
    """What the column for marks says of a row."""

    NONE = ""
    NEW = "new"
    DELETE = "delete"
    UNKNOWN = "unknown"


class RowCells(Mapping[str, RawCell]):
    """The cells of one row by stored column, made when somebody looks at them.

    Attributes:
        places: stored column to its place in the row, from 0.
        plain: the values alone, an empty text for an empty cell; None where some cell of the row
            holds more than its value.
    """

    __slots__ = ("_cells", "places", "plain")

    def __init__(
        self,
        places: Mapping[str, int],
        cells: Sequence[RawCell],
        plain: Sequence[object] | None = None,
    ) -> None:
        self.places = places
        self.plain = plain
        self._cells = cells

    def __getitem__(self, name: str) -> RawCell:
        at = self.places[name]
        return self._cells[at] if at < len(self._cells) else NO_CELL

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)


class IncomingRow(NamedTuple):
    """One row of a table.

    Attributes:
        id: what the id column holds; empty for a row that people added.
        cells: stored column to cell, only the columns that the table has.
        at: where the row stands.
        mark: keep, new or delete.
    """

    id: str
    cells: Mapping[str, RawCell]
    at: Address
    mark: Mark = Mark.NONE


@dataclass(frozen=True)
class IncomingTable:
    """The rows of one kind of record.

    Attributes:
        kind: key of the record kind.
        columns: stored column to the letters under which it stands.
        rows: in the order of the sheet; wholly empty ones are left out.
        sheet: name of the sheet.
    """

    kind: str
    columns: Mapping[str, str]
    rows: tuple[IncomingRow, ...]
    sheet: str


class CopiedSheet(NamedTuple):
    """Several sheets of one kind of record in a file, of which one counts.

    Attributes:
        kind: key of the record kind.
        sheets: their names, sorted.
        counts: name of the one that counts.
    """

    kind: str
    sheets: tuple[str, ...]
    counts: str


@dataclass(frozen=True)
class Incoming:
    """Everything that was recognised in a file.

    Attributes:
        package: id of the export that it is a copy of; empty for a foreign file.
        body: the packed base from its hidden sheet; empty when gone or damaged.
        tables: one for each kind.
        ignored: sheets and columns that are nobody's, by address, so that nothing is lost unseen.
        notices: what a person should know.
        spare: further tables of a kind that is in ``tables`` already, such as a copied sheet.
    """

    package: str
    body: bytes
    tables: tuple[IncomingTable, ...]
    ignored: tuple[Address, ...] = ()
    notices: tuple[Notice, ...] = ()
    spare: tuple[IncomingTable, ...] = ()

    @property
    def copied(self) -> tuple[CopiedSheet, ...]:
        """Return the kinds for which there are several sheets."""
        found = []
        for table in self.tables:
            others = [other.sheet for other in self.spare if other.kind == table.kind]
            if others:
                names = tuple(sorted((table.sheet, *others)))
                found.append(CopiedSheet(table.kind, names, table.sheet))
        return tuple(found)
