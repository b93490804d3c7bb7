"""Export of 10,000 rows against bare openpyxl writing the same cells with the same styles."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from scripts.bench.measure import Row, in_turn, ratio_row, timed
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.layout import SheetColumn, columns_for
from urbandesk.exchange.styles import head, value
from urbandesk.exchange.workbook import Book, Sheet
from urbandesk.exchange.writer import write_book
from urbandesk.models.field import Kind, Layer, Stored
from urbandesk.models.schema import KINDS

ROWS, COLUMNS = 10_000, 30
_WORDS = ("leak", "water", "network", "market", "green", "skills", "route", "museum", "data")


class _Silent:
    def step(self, done: int, total: int) -> None:
        pass


def measure(folder: Path) -> Row:
    """Return the line for the export."""
    columns = columns_for(KINDS["action"], Languages.BOTH, Layer.OWN)
    columns = (*columns, columns_for(KINDS["city"], Languages.BOTH, Layer.OWN)[-1])[:COLUMNS]
    dice = random.Random(3)
    rows = [tuple(_stored(c, dice) for c in columns) for _ in range(ROWS)]
    values = [[_plain(c, v) for c, v in zip(columns, row, strict=True)] for row in rows]
    book = _book(columns, rows)
    mine, theirs = in_turn(
        lambda: timed(lambda: write_book(folder / "ours.xlsx", book, progress=_Silent())),
        lambda: timed(lambda: _bare(folder / "floor.xlsx", columns, values)),
        runs=5,
    )
    what = f"export of {ROWS:,} rows x {len(columns)} columns"
    return ratio_row(what, mine, theirs, unit="ms", limit=1.15)


def _stored(column: SheetColumn, dice: random.Random) -> Stored:
    field = column.column.field
    if field.is_number:
        return dice.randrange(10_000_000)
    if field.kind is Kind.DATE:
        return (date(2026, 1, 1) + timedelta(days=dice.randrange(900))).isoformat()
    if field.choices:
        return dice.choice(field.choices).code
    return " ".join(dice.choices(_WORDS, k=4)) + (" 供水管网" if dice.random() < 0.5 else "")


def _plain(column: SheetColumn, stored: Stored) -> object:
    """Return what bare openpyxl is given for the same cell."""
    field = column.column.field
    if field.is_number:
        number = int(stored or 0)
        return Decimal(number).scaleb(-field.decimals) if field.decimals else number
    return date.fromisoformat(str(stored)) if field.kind is Kind.DATE else stored


def _book(columns: tuple[SheetColumn, ...], rows: list[tuple[Stored, ...]]) -> Book:
    return Book(
        title="Bench",
        name="bench",
        workspace="w",
        export="e",
        schema=2,
        made=datetime.now(UTC),
        author="Bench",
        sample=False,
        languages=Languages.BOTH,
        layer=Layer.OWN,
        sheets=(Sheet(KINDS["action"], columns, rows),),
    )


def _bare(target: Path, columns: tuple[SheetColumn, ...], rows: list[list[object]]) -> None:
    workbook = Workbook(write_only=True)
    sheet: Any = workbook.create_sheet("Actions")
    heads = []
    for column in columns:
        cell = WriteOnlyCell(sheet, column.header)
        head(column.column, chinese=True).dress(cell)
        heads.append(cell)
    sheet.append(heads)
    cells: list[Any] = []
    for column in columns:
        cell = WriteOnlyCell(sheet)
        value(column.column, chinese=True, derived=column.derived).dress(cell)
        cells.append(cell)
    for row in rows:
        for cell, content in zip(cells, row, strict=True):
            cell.value = content
        sheet.append(cells)
    workbook.save(target)
