"""The first two sheets: what this workbook is, and where everything stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from urbandesk.exchange.cells import number_cell, text_cell
from urbandesk.exchange.chart_sheet import sheet_title
from urbandesk.exchange.layout import safe_sheet_name, sheet_name
from urbandesk.exchange.printing import set_up
from urbandesk.exchange.styles import ACCENT, LINE, SECONDARY, TEXT, Look, font, line_height, plain
from urbandesk.exchange.widths import set_height, text_lines
from urbandesk.exchange.workbook import Book
from urbandesk.i18n import N_, _, format_date, format_number
from urbandesk.models.field import Layer

COVER = N_("Cover")
CONTENTS = N_("Contents")
_LABEL_WIDTH, _VALUE_WIDTH = 30.0, 74.0

LAYERS = {
    Layer.OWN: N_("Own side only: holds notes that must not leave your office."),
    Layer.BOTH: N_("For both sides: own notes are left out."),
    Layer.PUBLIC: N_("Public: holds only what may be published."),
}
_SAMPLE = N_("This is sample data. Values marked as examples are invented.")
_HOW_TO = (
    N_("One sheet for each kind of record. The first row under the head is the first record."),
    N_("Cells with a list offer it when you choose them. Grey columns are for reading only."),
    N_("New records go into the rows below the table. Please keep the hidden row and column."),
)


def write_cover(workbook: Workbook, book: Book) -> None:
    """Write the cover: title, workspace, date, language, layer, and what is inside."""
    sheet = _page(workbook, book, COVER)
    chinese = book.languages.chinese
    title = Look(font(chinese=chinese, size=20, bold=True), Alignment(vertical="center"))
    sheet.row_dimensions[1].height = 34
    sheet.append([text_cell(sheet, book.title, title)])
    subtitle = Look(font(chinese=chinese, size=12, colour=SECONDARY), Alignment(vertical="top"))
    words = book.languages.say(lambda: _(N_("Workbook of city partnership records")), " · ")
    sheet.append([text_cell(sheet, words, subtitle)])
    if book.sample:
        mark = Look(font(chinese=chinese, bold=True, colour="7A4F00"), Alignment(vertical="top"))
        sheet.append([text_cell(sheet, book.languages.say(lambda: _(_SAMPLE)), mark)])
    sheet.append([])
    facts = _facts(book)
    first = 5 if book.sample else 4
    for number, (label, said) in enumerate(facts):
        _fit(sheet, first + number, said, chinese=chinese)
        sheet.append(
            [
                text_cell(sheet, label, _line(chinese=chinese, colour=SECONDARY)),
                text_cell(sheet, said, _line(chinese=chinese, colour=TEXT)),
            ]
        )
    sheet.append([])
    heading = Look(
        font(chinese=chinese, size=12, bold=True, colour=ACCENT), Alignment(vertical="center")
    )
    sheet.append([text_cell(sheet, _say(book, N_("How to use it")), heading)])
    body = plain(chinese=chinese, size=11)
    for number, advice in enumerate(_HOW_TO, 1):
        note = Look(font(chinese=chinese, size=11, colour=SECONDARY), Alignment(vertical="top"))
        words = book.languages.say(partial(_, advice), "\n")
        _fit(sheet, first + len(facts) + 1 + number, words, chinese=chinese)
        sheet.append(
            [text_cell(sheet, _numbered(book, number), note), text_cell(sheet, words, body)]
        )


def _fit(sheet: Worksheet, row: int, text: str, *, chinese: bool) -> None:
    line = line_height(chinese=chinese, size=11)
    set_height(sheet, row, text_lines(text, _VALUE_WIDTH) * line + 5)


def _numbered(book: Book, number: int) -> str:
    return _say(book, N_("Note {number}")).format(number=number)


def _facts(book: Book) -> list[tuple[str, str]]:
    records = sum(len(sheet.rows) for sheet in book.sheets)
    sheets = _kinds_inside(book)
    facts = [
        (N_("Workspace"), book.name),
        (N_("Date"), book.languages.say(lambda: format_date(book.made.date()), " · ")),
        (N_("Language"), book.languages.say(book.languages.title, " · ")),
        (N_("For whom"), book.languages.say(lambda: _(LAYERS[book.layer]), "\n")),
        (N_("What it holds"), sheets),
        (N_("Records"), book.languages.say(lambda: format_number(records, 0))),
        (N_("Made by"), book.author or "–"),
        (N_("Number of this workbook"), book.export),
    ]
    return [(_say(book, label), said) for label, said in facts]


def _kinds_inside(book: Book) -> str:
    def words() -> str:
        return _(", ").join(_(sheet.kind.plural) for sheet in book.sheets)

    return book.languages.say(words, "\n")


def write_contents(workbook: Workbook, book: Book) -> None:
    """Write the list of sheets with a link to each and the number of records on it."""
    sheet = _page(workbook, book, CONTENTS)
    chinese = book.languages.chinese
    title = Look(font(chinese=chinese, size=16, bold=True), Alignment(vertical="center"))
    sheet.row_dimensions[1].height = 28
    sheet.append([text_cell(sheet, _say(book, CONTENTS), title)])
    sheet.append([])
    head = _line(chinese=chinese, colour=SECONDARY, bold=True)
    sheet.append(
        [text_cell(sheet, _say(book, text), head) for text in (N_("Sheet"), N_("Records"))]
    )
    base = font(chinese=chinese, size=11)
    underlined = Font(name=base.name, sz=base.sz, u="single", color=ACCENT)
    link = Look(underlined, Alignment(vertical="top"), border=_under())
    number = _line(chinese=chinese, colour=TEXT, left=True)
    for name, rows in _entries(book):
        cell = text_cell(sheet, name, link)
        cell.hyperlink = Hyperlink(ref="", location=f"{quote_sheetname(name)}!A1", display=name)
        cell.font = link.font  # the link sets its own
        count = text_cell(sheet, "–", number) if rows < 0 else number_cell(sheet, rows, number)
        sheet.append([cell, count])


def _entries(book: Book) -> Sequence[tuple[str, int]]:
    entries = [(sheet_name(s.kind, book.languages), len(s.rows)) for s in book.sheets]
    charts = [(sheet_title(book.languages), -1)] if book.charts else []
    return charts + entries


def _page(workbook: Workbook, book: Book, title: str) -> Worksheet:
    sheet: Worksheet = workbook.create_sheet(safe_sheet_name(_say(book, title)))
    sheet.column_dimensions["A"].width = _LABEL_WIDTH
    sheet.column_dimensions["B"].width = _VALUE_WIDTH
    sheet.sheet_view.showGridLines = False
    set_up(sheet, book, width=_LABEL_WIDTH + _VALUE_WIDTH)
    return sheet


def _say(book: Book, text: str) -> str:
    return book.languages.say(lambda: _(text))


def _under() -> Border:
    return Border(bottom=Side("thin", color=LINE))


def _line(*, chinese: bool, colour: str, bold: bool = False, left: bool = False) -> Look:
    return Look(
        font(chinese=chinese, size=11, bold=bold, colour=colour),
        Alignment(vertical="top", wrap_text=True, horizontal="left" if left else None),
        "#,##0" if left else "General",
        _under(),
    )
