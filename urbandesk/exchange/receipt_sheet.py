"""The sheet that answers the sender: what was taken, what was kept, what is still open."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment

from urbandesk.exchange.cells import text_cell
from urbandesk.exchange.pages import fact_look, new_page, say
from urbandesk.exchange.styles import SECONDARY, TEXT, Look, font, line_height
from urbandesk.exchange.widths import set_height, text_lines
from urbandesk.exchange.workbook import Book, ReceiptLine
from urbandesk.i18n import N_, _

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
_ABOUT = N_(
    "What came of the workbook that you sent back. What needs an answer can be answered here."
)
_WIDTHS = (15.0, 16.0, 28.0, 22.0, 32.0, 32.0, 36.0)
_HEAD_ROW = 4


def write_receipt(workbook: Workbook, book: Book, lines: Sequence[ReceiptLine]) -> None:
    """Write the sheet; a receipt without lines says that nothing was asked for."""
    sheet = new_page(workbook, book, SHEET_TITLE, _WIDTHS)
    sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    sheet.freeze_panes = f"A{_HEAD_ROW + 1}"
    chinese = book.languages.chinese
    title = Look(font(chinese=chinese, size=16, bold=True), Alignment(vertical="center"))
    note = Look(font(chinese=chinese, size=11, colour=SECONDARY), Alignment(vertical="top"))
    heads = fact_look(chinese=chinese, colour=SECONDARY, bold=True)
    plain = fact_look(chinese=chinese, colour=TEXT)
    sheet.row_dimensions[1].height = 28
    sheet.append([text_cell(sheet, say(book, SHEET_TITLE), title)])
    sheet.append([text_cell(sheet, book.languages.say(lambda: _(_ABOUT), " "), note)])
    sheet.append([])
    sheet.append([text_cell(sheet, say(book, head), heads) for head in HEADS])
    for row, line in enumerate(lines, start=_HEAD_ROW + 1):
        high = (text_lines(text, wide) for text, wide in zip(line.cells(), _WIDTHS, strict=True))
        set_height(sheet, row, max(high) * line_height(chinese=chinese, size=11) + 5)
        sheet.append([text_cell(sheet, text, plain) for text in line.cells()])
