"""The sheet that answers the sender: what was taken, what was kept, what is still open."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook

from urbandesk.exchange.cells import text_cell
from urbandesk.exchange.pages import fact_look, fit, new_page, say
from urbandesk.exchange.styles import SECONDARY, TEXT
from urbandesk.exchange.workbook import Book, ReceiptLine
from urbandesk.i18n import N_

SHEET_TITLE = N_("Receipt")
HEADS = (
    N_("What was done"),
    N_("Kind of record"),
    N_("Record"),
    N_("Field"),
    N_("You sent"),
    N_("It says now"),
    N_("Why"),
)
_WIDTHS = (18.0, 20.0, 34.0, 24.0, 34.0, 34.0, 40.0)


def write_receipt(workbook: Workbook, book: Book, lines: Sequence[ReceiptLine]) -> None:
    """Write the sheet; a receipt without lines says that nothing was asked for."""
    sheet = new_page(workbook, book, SHEET_TITLE, _WIDTHS)
    chinese = book.languages.chinese
    heads = fact_look(chinese=chinese, colour=SECONDARY, bold=True)
    plain = fact_look(chinese=chinese, colour=TEXT)
    sheet.append([text_cell(sheet, say(book, head), heads) for head in HEADS])
    for row, line in enumerate(lines, start=2):
        longest = max(line.cells(), key=len)
        fit(sheet, row, longest, chinese=chinese, width=min(_WIDTHS[4:]))
        sheet.append([text_cell(sheet, text, plain) for text in line.cells()])
