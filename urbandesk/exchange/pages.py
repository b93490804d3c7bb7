"""What the sheets for reading share: their set-up, their looks, and rows that fit their text."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from urbandesk.exchange.cells import PlainCell, text_cell
from urbandesk.exchange.layout import safe_sheet_name
from urbandesk.exchange.printing import set_up
from urbandesk.exchange.styles import ACCENT, LINE, Look, font, line_height
from urbandesk.exchange.widths import set_height, text_lines
from urbandesk.exchange.workbook import Book
from urbandesk.i18n import _

LABEL_WIDTH, VALUE_WIDTH = 30.0, 74.0


def new_page(
    workbook: Workbook, book: Book, title: str, widths: tuple[float, ...] = ()
) -> Worksheet:
    """Return a new sheet for reading, set up for paper; two columns wide unless said otherwise."""
    sheet: Worksheet = workbook.create_sheet(safe_sheet_name(say(book, title)))
    widths = widths or (LABEL_WIDTH, VALUE_WIDTH)
    for letter, width in zip("ABCDEFGH", widths, strict=False):
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    set_up(sheet, book, width=sum(widths))
    return sheet


def say(book: Book, text: str) -> str:
    """Return the catalogue key ``text`` in the workbook's language or languages."""
    return book.languages.say(lambda: _(text))


def fit(sheet: Worksheet, row: int, text: str, *, chinese: bool, width: float) -> None:
    """Make a row as high as ``text`` needs in a column of that width."""
    line = line_height(chinese=chinese, size=11)
    set_height(sheet, row, text_lines(text, width) * line + 5)


def fact_look(*, chinese: bool, colour: str, bold: bool = False, count: bool = False) -> Look:
    """Return the look of a cell in a list of facts, or of a count in it."""
    return Look(
        font(chinese=chinese, size=11, bold=bold, colour=colour),
        Alignment(vertical="top", wrap_text=True, horizontal="left" if count else None),
        "#,##0" if count else "General",
        _under(),
    )


def _under() -> Border:
    return Border(bottom=Side("thin", color=LINE))


def link_cell(sheet: Worksheet, name: str, *, chinese: bool) -> PlainCell:
    """Return a cell that leads to the sheet called ``name``."""
    underlined = font(chinese=chinese, size=11, colour=ACCENT)
    underlined.u = "single"
    look = Look(underlined, Alignment(vertical="top"), border=_under())
    cell = text_cell(sheet, name, look)
    cell.hyperlink = Hyperlink(ref="", location=f"{quote_sheetname(name)}!A1", display=name)
    cell.font = look.font  # the link sets its own
    return cell
