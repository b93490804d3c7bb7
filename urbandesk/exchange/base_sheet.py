"""The hidden sheet that carries what went out, so that the workbook can be compared at home."""

from __future__ import annotations

import base64
import hashlib

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import urbandesk
from urbandesk.exchange.cells import text_cell
from urbandesk.exchange.locking import lock
from urbandesk.exchange.package import BaseTable, Package
from urbandesk.exchange.styles import single_line
from urbandesk.exchange.workbook import Book, Sheet

SHEET_NAME = "_ud_base"
SIGN = "urbandesk-package"
FORMAT = 1
PART = 30_000
"""Characters in one cell: some programs cut what is longer than 32,767."""


def package_of(book: Book) -> Package:
    """Return what goes out in ``book``: the stored values of its columns and rows, no others."""
    return Package(
        id=book.export,
        workspace=book.workspace,
        parent=book.parent,
        schema=book.schema,
        program=urbandesk.__version__,
        language=book.languages.value,
        layer=book.layer.value,
        title=book.title,
        made=book.made,
        made_by=book.author,
        base={sheet.kind.key: _base(sheet) for sheet in book.sheets},
    )


def _base(sheet: Sheet) -> BaseTable:
    places = [place for place, column in enumerate(sheet.columns) if column.is_value]
    return BaseTable(
        tuple(sheet.columns[place].source for place in places),
        {str(row[0]): tuple([row[place] for place in places]) for row in sheet.rows},
    )


def write_base(workbook: Workbook, export: str, packed: bytes) -> None:
    """Write the packed base as text: a line that says what follows, then one part a row."""
    sheet: Worksheet = workbook.create_sheet(SHEET_NAME)
    sheet.sheet_state = "hidden"
    lock(sheet)
    look = single_line(chinese=False)
    text = base64.b64encode(packed).decode("ascii")
    parts = [text[start : start + PART] for start in range(0, len(text), PART)]
    digest = hashlib.sha256(text.encode("ascii")).hexdigest()
    first = f"{SIGN} {FORMAT} {export} {len(parts)} {digest}"
    for line in (first, *parts):
        sheet.append([text_cell(sheet, line, look)])
