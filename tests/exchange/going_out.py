"""What the tests of hand-outs share: sheets by their key, cells by column, the base inside."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook

from urbandesk.exchange.package import Package, unpack

KEYS, HEADS, FIRST = 1, 2, 3


def sheet_of(book: Any, kind: str) -> Any:
    """Return the sheet with the table of a kind."""
    return next(sheet for sheet in book.worksheets if f"tbl_{kind}" in sheet.tables)


def column_of(sheet: Any, key: str) -> int:
    """Return the number of the column with that key."""
    return next(int(cell.column) for cell in sheet[KEYS] if cell.value == key)


def cells(sheet: Any, key: str) -> list[Any]:
    """Return the values below the header of the column with that key."""
    place = column_of(sheet, key)
    return [sheet.cell(row, place).value for row in range(FIRST, sheet.max_row + 1)]


def packed_inside(path: Path) -> tuple[list[str], bytes]:
    """Return the words of the first line of the hidden sheet, and the packed base behind it."""
    sheet = load_workbook(path)["_ud_base"]
    head, *parts = [str(row[0].value) for row in sheet.iter_rows()]
    text = "".join(parts)
    assert sheet.sheet_state == "hidden"
    assert max(map(len, parts)) <= 30_000
    assert hashlib.sha256(text.encode()).hexdigest() == head.split()[-1]
    return head.split(), base64.b64decode(text)


def package_inside(path: Path) -> Package:
    """Return the package that a workbook carries."""
    return unpack(packed_inside(path)[1])


def everything(path: Path) -> str:
    """Return every part of a workbook as one text, the packed base opened."""
    with ZipFile(path) as archive:
        parts = [archive.read(name).decode("utf-8") for name in archive.namelist()]
    return "\n".join([*parts, repr(package_inside(path))])
