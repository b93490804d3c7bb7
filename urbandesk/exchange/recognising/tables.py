"""Rows of a sheet whose layout is known become the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence

from urbandesk.exchange.incoming import (
    NO_CELL,
    Address,
    CellKind,
    IncomingRow,
    IncomingTable,
    Mark,
    RawCell,
    RawSheet,
    RowCells,
)
from urbandesk.exchange.reading.columns import column_letters
from urbandesk.exchange.reading.raw_rows import RawRow, RawRows
from urbandesk.exchange.recognising.folding import text_of
from urbandesk.exchange.recognising.layouts import Layout
from urbandesk.exchange.recognising.words import mark_of


def table_of(sheet: RawSheet, layout: Layout) -> IncomingTable:
    """Return the table on a sheet; rows without any content of ours are left out."""
    columns = {name: column_letters(number) for name, number in layout.columns.items()}
    places = {name: number - 1 for name, number in layout.columns.items()}
    key = f"{layout.kind}.id"
    rows: list[IncomingRow] = []
    for number, cells in enumerate(sheet.rows[layout.first_row - 1 :], layout.first_row):
        values = RowCells(places, cells, cells.plain if isinstance(cells, RawRow) else None)
        record = _text_at(cells, values.plain, layout.id)
        if record.lower() == key:
            continue  # a second row of keys or headers, pasted in with its sheet
        if not record and all(cell is NO_CELL or _is_blank(cell) for cell in values.values()):
            continue  # also one that only bears a mark: forms to be filled in have many
        marked = _text_at(cells, values.plain, layout.mark)
        mark = mark_of(_at(cells, layout.mark)) if marked else Mark.NONE
        rows.append(IncomingRow(record, values, Address(sheet.name, number), mark))
    return IncomingTable(layout.kind, columns, tuple(rows), sheet.name)


def _width(sheet: RawSheet) -> int:
    if isinstance(sheet.rows, RawRows):
        return sheet.rows.width
    return max(map(len, sheet.rows), default=0)


def _at(cells: Sequence[RawCell], number: int) -> RawCell:
    return cells[number - 1] if number <= len(cells) else NO_CELL


def _text_at(cells: Sequence[RawCell], plain: Sequence[object] | None, number: int) -> str:
    """Return what a cell says, without making it where its row is at hand as plain values."""
    if not number or number > len(cells):
        return ""
    value = plain[number - 1] if plain is not None else None
    return value.strip() if isinstance(value, str) else text_of(cells[number - 1])


def _is_blank(cell: RawCell) -> bool:
    if cell.formula:
        return False
    blank_text = isinstance(cell.value, str) and not cell.value.strip()
    return cell.kind is CellKind.EMPTY or blank_text


def unclaimed(sheet: RawSheet, layout: Layout) -> list[Address]:
    """Return the columns with content that are nobody's."""
    width = _width(sheet) if layout.known else 0
    strangers = [number for number in range(1, width + 1) if number not in layout.known]
    filled = set[int]()
    for row in sheet.rows[layout.first_row - 1 :] if strangers else ():
        filled.update(n for n in strangers if n <= len(row) and not _is_blank(row[n - 1]))
    at = layout.header_row or layout.first_row
    return [Address(sheet.name, at, column_letters(number)) for number in sorted(filled)]
