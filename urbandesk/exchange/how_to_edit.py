"""The sheet that says how to fill in the workbook and how it comes home, in its own language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from openpyxl import Workbook
from openpyxl.styles import Alignment

from urbandesk.exchange.cells import text_cell
from urbandesk.exchange.pages import VALUE_WIDTH, fact_look, fit, new_page, say
from urbandesk.exchange.styles import SECONDARY, TEXT, Look, font
from urbandesk.exchange.workbook import Book
from urbandesk.i18n import N_, _

SHEET_TITLE = N_("How to edit")
CLEARING = N_("(clear)")

_CHANGE = (
    N_("Change a value"),
    N_(
        "Write over it. Cells with a list offer it when you choose them. Several values in one "
        "cell are separated by semicolons. Grey columns are for reading only."
    ),
)
_EMPTY = (
    N_("Leave a value as it is"),
    N_("An empty cell means no change: what was there stays."),
)
_CLEAR = (
    N_("Take a value away"),
    N_("Write {clear} into the cell. Only this word takes a value away."),
)
_ADD = (
    N_("Add a record"),
    N_("Fill in a row right below the table and choose “{new}” in the column “{mark}”."),
)
_FILL_IN = (
    N_("Add a record"),
    N_("One row is one record; the first rows are marked already. Rows left empty do not count."),
)
_DELETE = (
    N_("Delete a record"),
    N_(
        "Choose “{delete}” in the column “{mark}”. A row that is missing deletes nothing: it "
        "counts as unchanged."
    ),
)
_SORT = (
    N_("Filter and sort"),
    N_(
        "Filter as you like. Sort only the whole table, never single columns: the hidden first "
        "column ties each row to its record and must move with it. Programs ask you to lift the "
        "protection before sorting."
    ),
)
_PROTECTION = (
    N_("Lift the protection"),
    N_(
        "Headers, keys and grey columns are locked so that nothing breaks by accident. There is no "
        "password. Excel and WPS: Review, Unprotect Sheet. LibreOffice: Tools, Protect Sheet."
    ),
)
_KEEP = (
    N_("Please keep"),
    N_(
        "The hidden first row, the hidden first column and the hidden sheets. Columns may be moved "
        "or renamed."
    ),
)
_CHECK = (
    N_("Before you send it back"),
    N_("The sheet “{check}” counts what is missing or does not fit. It need not be all zero."),
)
_SEND = N_("Send it back to")
_SEND_TO_NOBODY = N_("The office that you have it from")
_AS_IT_IS = N_("The name of the file does not matter. Please keep it a workbook (.xlsx).")


def write_how_to(workbook: Workbook, book: Book) -> None:
    """Write the sheet right after the contents."""
    sheet = new_page(workbook, book, SHEET_TITLE)
    chinese = book.languages.chinese
    title = Look(font(chinese=chinese, size=16, bold=True), Alignment(vertical="center"))
    sheet.row_dimensions[1].height = 28
    sheet.append([text_cell(sheet, say(book, SHEET_TITLE), title)])
    sheet.append([])
    label_look = fact_look(chinese=chinese, colour=SECONDARY)
    text_look = fact_look(chinese=chinese, colour=TEXT)
    for row, (label, text) in enumerate(_lines(book), 3):
        fit(sheet, row, text, chinese=chinese, width=VALUE_WIDTH)
        sheet.append([text_cell(sheet, label, label_look), text_cell(sheet, text, text_look)])


def _lines(book: Book) -> Iterator[tuple[str, str]]:
    advices = [_CHANGE, _EMPTY, _CLEAR, _ADD, _DELETE, _SORT, _PROTECTION, _KEEP, _CHECK]
    if book.is_form:
        advices = [_FILL_IN, _CHANGE, _SORT, _PROTECTION, _KEEP, _CHECK]
    elif not any(column.is_mark for sheet in book.sheets for column in sheet.columns):
        advices = [advice for advice in advices if advice not in (_ADD, _DELETE)]
    for label, advice in advices:
        yield say(book, label), book.languages.say(partial(_filled, advice), "\n")
    yield say(book, _SEND), book.languages.say(partial(_address, book), "\n")


def _filled(advice: str) -> str:
    """Return an advice in the language in force, with the words that stand in the workbook."""
    return _(advice).format(
        clear=_(CLEARING),
        mark=_("Mark"),
        new=_("new"),
        delete=_("delete"),
        check=_("Check"),
    )


def _address(book: Book) -> str:
    return f"{book.author or _(_SEND_TO_NOBODY)}\n{_(_AS_IT_IS)}"
