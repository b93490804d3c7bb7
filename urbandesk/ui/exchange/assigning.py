"""Assigning: what the columns of a foreign table mean, as proposed and as a person says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from urbandesk.exchange.incoming import RawBook, RawSheet
from urbandesk.exchange.merge.canonical import CellReader, Known, Unreadable
from urbandesk.exchange.merge.canonical import text_of as shown
from urbandesk.exchange.merge.engine import NEVER_FROM_WORKBOOKS
from urbandesk.exchange.merge.names import RecordNames
from urbandesk.exchange.merge.values import Records
from urbandesk.exchange.reading.columns import column_letters, column_number
from urbandesk.exchange.recognising.folding import text_of
from urbandesk.exchange.recognising.mapping import header_row, propose_mapping
from urbandesk.models.column import columns_of
from urbandesk.models.kind import RecordKind
from urbandesk.models.schema import ALL_KINDS, KINDS

PREVIEWED = 20
_EXAMPLES = 3


@dataclass(frozen=True)
class Assigned:
    """What the columns of one sheet mean.

    Attributes:
        sheet: name of the sheet.
        kind: key of the record kind that its rows become.
        columns: stored column to the letters of the column that holds it.
        match: the stored columns by which rows are matched with records that are here.
    """

    sheet: str
    kind: str
    columns: Mapping[str, str]
    match: tuple[str, ...]


@dataclass(frozen=True)
class Heading:
    """One column of a foreign table: its letters, its head, the first few values."""

    letters: str
    title: str
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Landing:
    """One cell as it would land: what is understood, or the raw text and why it is not."""

    text: str
    problem: str = ""


def kinds() -> tuple[RecordKind, ...]:
    """Return the kinds of records that a foreign table can hold."""
    return tuple(k for k in ALL_KINDS if not k.catalogue and k.key not in NEVER_FROM_WORKBOOKS)


def sheets(book: RawBook) -> tuple[RawSheet, ...]:
    """Return the sheets with a table."""
    return tuple(sheet for sheet in book.sheets if not sheet.hidden and header_row(sheet))


def headings(sheet: RawSheet) -> tuple[Heading, ...]:
    """Return the columns of a sheet that have a head."""
    top = header_row(sheet)
    found = []
    for number, cell in enumerate(sheet.rows[top - 1] if top else (), 1):
        title = text_of(cell)
        if title:
            values = (shown(row[number - 1]) for row in sheet.rows[top:] if number <= len(row))
            examples = tuple(value for _at, value in zip(range(_EXAMPLES), values, strict=False))
            found.append(Heading(column_letters(number), title, tuple(filter(None, examples))))
    return tuple(found)


def proposed(sheet: RawSheet, kind: str = "") -> Assigned:
    """Return what the columns of a sheet probably mean, as ``kind`` or as what fits best."""
    fitting = [KINDS[kind]] if kind else list(kinds())
    found = [(each, propose_mapping(sheet, each)) for each in fitting]
    best, columns = max(found, key=lambda pair: len(pair[1]))
    return Assigned(sheet.name, best.key, columns, usual_match(sheet, best, columns))


def usual_match(sheet: RawSheet, kind: RecordKind, columns: Mapping[str, str]) -> tuple[str, ...]:
    """Return the column by which rows are matched: the name that most rows have."""
    names = [column.name for column in columns_of(kind.field(kind.label)) if not column.is_status]
    came = [name for name in names if name in columns]
    return tuple(sorted(came, key=lambda name: -_filled(sheet, columns[name]))[:1])


def _filled(sheet: RawSheet, letters: str) -> int:
    """Return how many rows have something in a column."""
    at = column_number(letters) - 1
    return sum(1 for row in sheet.rows[header_row(sheet) :] if at < len(row) and text_of(row[at]))


def landing(sheet: RawSheet, assigned: Assigned, here: Records) -> Iterator[tuple[Landing, ...]]:
    """Yield the first rows as they would land, a cell for each assigned column."""
    kind = KINDS[assigned.kind]
    names = RecordNames(KINDS, here)
    readers = {name: CellReader(kind.columns[name], names) for name in assigned.columns}
    top = header_row(sheet)
    for row in sheet.rows[top : top + PREVIEWED]:
        cells = []
        for name, letters in assigned.columns.items():
            at = column_number(letters) - 1
            if at >= len(row):
                cells.append(Landing(""))
                continue
            outcome = readers[name].read(row[at], None)
            if isinstance(outcome, Known):
                column = kind.columns[name]
                shown = (
                    ""
                    if outcome.stored is None
                    else column.show(column.from_stored(outcome.stored))
                )
                said = text_of(row[at]) if column.field.target else shown
                cells.append(Landing(said))
            elif isinstance(outcome, Unreadable):
                cells.append(Landing(text_of(row[at]), outcome.reason.text()))
            else:
                cells.append(Landing(""))
        yield tuple(cells)
