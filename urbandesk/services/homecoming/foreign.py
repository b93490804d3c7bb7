"""Foreign tables: what their columns mean is said once and remembered by their headers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from urbandesk.exchange.incoming import (
    Address,
    CellKind,
    IncomingRow,
    IncomingTable,
    RawBook,
    RawSheet,
)
from urbandesk.exchange.reading.columns import column_letters, column_number
from urbandesk.exchange.recognising.mapping import header_fingerprint, header_row
from urbandesk.models.schema import COLUMN_MAPPING
from urbandesk.services.workspace import Workspace


@dataclass(frozen=True)
class Meaning:
    """What the columns of a foreign table mean.

    Attributes:
        kind: key of the record kind that its rows become.
        columns: stored column to the letters of the column that holds it.
        match: the stored columns by which rows are matched with records that are here.
    """

    kind: str
    columns: Mapping[str, str]
    match: tuple[str, ...]


def remember(workspace: Workspace, sheet: RawSheet, meaning: Meaning) -> None:
    """Keep what the columns of tables with these headers mean; no undo step.

    Raises:
        CannotSave: the workspace is read-only, or the disk refused.
    """
    fingerprint = header_fingerprint(sheet)
    body = {
        "kind": meaning.kind,
        "columns": dict(meaning.columns),
        "match": list(meaning.match),
    }
    row = {"fingerprint": fingerprint, "body": json.dumps(body, ensure_ascii=False)}
    table = COLUMN_MAPPING
    with workspace.write() as connection:
        connection.execute(table.delete().where(table.c.fingerprint == fingerprint))
        connection.execute(table.insert(), [row])


def known(workspace: Workspace, sheet: RawSheet) -> Meaning | None:
    """Return what the columns of a table mean, if somebody said so before."""
    table = COLUMN_MAPPING
    wanted = select(table.c.body).where(table.c.fingerprint == header_fingerprint(sheet))
    with workspace.read() as connection:
        found = connection.execute(wanted).scalar()
    if found is None:
        return None
    body = json.loads(found)
    return Meaning(body["kind"], dict(body["columns"]), tuple(body["match"]))


def tables_of(
    workspace: Workspace, book: RawBook
) -> tuple[tuple[IncomingTable, ...], dict[str, tuple[str, ...]]]:
    """Return the tables of a foreign file whose columns are known, and how rows are matched."""
    tables, match = [], {}
    for sheet in book.sheets:
        meaning = known(workspace, sheet) if header_row(sheet) else None
        if meaning is not None and meaning.kind not in match:
            tables.append(table_of(sheet, meaning))
            match[meaning.kind] = meaning.match
    return tuple(tables), match


def unused(book: RawBook, tables: Sequence[IncomingTable]) -> tuple[Address, ...]:
    """Return what nobody gave a meaning: columns with content, and whole sheets."""
    found = []
    for sheet in book.sheets:
        table = next((table for table in tables if table.sheet == sheet.name), None)
        if table is None and any(c.kind is not CellKind.EMPTY for row in sheet.rows for c in row):
            found.append(Address(sheet.name, 1))
        elif table is not None:
            top, taken = header_row(sheet), {column_number(c) for c in table.columns.values()}
            filled = {
                number
                for row in sheet.rows[top:]
                for number, cell in enumerate(row, start=1)
                if cell.kind is not CellKind.EMPTY
            }
            found += [
                Address(sheet.name, top, column_letters(number))
                for number in sorted(filled - taken)
            ]
    return tuple(found)


def table_of(sheet: RawSheet, meaning: Meaning) -> IncomingTable:
    """Return the rows below the headers; their cells by what the columns mean."""
    rows = tuple(_rows(sheet, meaning))
    return IncomingTable(meaning.kind, dict(meaning.columns), rows, sheet.name)


def _rows(sheet: RawSheet, meaning: Meaning) -> Iterator[IncomingRow]:
    top = header_row(sheet)
    places = {name: column_number(letters) - 1 for name, letters in meaning.columns.items()}
    for number, row in enumerate(sheet.rows[top:], start=top + 1):
        cells = {name: row[at] for name, at in places.items() if at < len(row)}
        if any(cell.kind is not CellKind.EMPTY for cell in cells.values()):
            yield IncomingRow("", cells, Address(sheet.name, number))
