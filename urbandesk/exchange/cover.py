"""The first two sheets: what this workbook is, and where everything stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from urbandesk.exchange.cells import number_cell, text_cell
from urbandesk.exchange.chart_sheet import sheet_title
from urbandesk.exchange.check_sheet import SHEET_TITLE as CHECK
from urbandesk.exchange.how_to_edit import SHEET_TITLE as HOW_TO_EDIT
from urbandesk.exchange.layout import safe_sheet_name, sheet_name
from urbandesk.exchange.pages import VALUE_WIDTH, fact_look, fit, link_cell, new_page, say
from urbandesk.exchange.receipt_sheet import SHEET_TITLE as RECEIPT
from urbandesk.exchange.styles import (
    ACCENT,
    BODY_SIZE,
    CHINESE_FONT,
    SECONDARY,
    TEXT,
    Look,
    font,
    line_height,
    plain,
)
from urbandesk.exchange.widths import set_height
from urbandesk.exchange.workbook import Book
from urbandesk.i18n import N_, _, format_date, format_number, join_names
from urbandesk.models.field import Layer

COVER = N_("Cover")
CONTENTS = N_("Contents")

LAYERS = {
    Layer.OWN: N_("Own side only: holds notes that must not leave your office."),
    Layer.BOTH: N_("For both sides: own notes are left out."),
    Layer.PUBLIC: N_("Public: holds only what may be published."),
}
_SAMPLE = N_("This is sample data. Values marked as examples are invented.")
_HOW_TO = (
    N_("One sheet for each kind of record. The first row under the head is the first record."),
    N_("Cells with a list offer it when you choose them. Grey columns are for reading only."),
    N_("How to change, add, clear and delete is said on the sheet “{sheet}”."),
)


def write_cover(workbook: Workbook, book: Book) -> None:
    """Write the cover: title, workspace, date, language, layer, and what is inside."""
    sheet = new_page(workbook, book, COVER)
    chinese = book.languages.chinese
    title = Look(font(chinese=chinese, size=20, bold=True), Alignment(vertical="center"))
    sheet.row_dimensions[1].height = 34
    sheet.append([text_cell(sheet, book.title, title)])
    words = book.languages.say(lambda: _(N_("Workbook of city partnership records")), " · ")
    _put_line(sheet, 2, words, font(chinese=chinese, size=12, colour=SECONDARY))
    if book.sample:
        words = book.languages.say(lambda: _(_SAMPLE))
        _put_line(sheet, 3, words, font(chinese=chinese, bold=True, colour="7A4F00"))
    sheet.append([])
    facts = _facts(book)
    first = 5 if book.sample else 4
    for number, (label, said) in enumerate(facts):
        fit(sheet, first + number, said, chinese=chinese, width=VALUE_WIDTH)
        sheet.append(
            [
                text_cell(sheet, label, fact_look(chinese=chinese, colour=SECONDARY)),
                text_cell(sheet, said, fact_look(chinese=chinese, colour=TEXT)),
            ]
        )
    sheet.append([])
    heading = font(chinese=chinese, size=12, bold=True, colour=ACCENT)
    _put_line(sheet, first + len(facts) + 1, say(book, N_("How to use it")), heading)
    body = plain(chinese=chinese, size=11)
    for number, advice in enumerate(_HOW_TO, 1):
        note = Look(font(chinese=chinese, size=11, colour=SECONDARY), Alignment(vertical="top"))
        words = book.languages.say(partial(_advice, advice), "\n")
        fit(sheet, first + len(facts) + 1 + number, words, chinese=chinese, width=VALUE_WIDTH)
        sheet.append(
            [text_cell(sheet, _numbered(book, number), note), text_cell(sheet, words, body)]
        )


def _put_line(sheet: Worksheet, row: int, words: str, face: Font) -> None:
    """Append a line, in a row that is high enough for its face."""
    line = line_height(chinese=face.name == CHINESE_FONT, size=int(face.sz or BODY_SIZE))
    set_height(sheet, row, line + 3)
    sheet.append([text_cell(sheet, words, Look(face, Alignment(vertical="top")))])


def _advice(advice: str) -> str:
    return _(advice).format(sheet=_(HOW_TO_EDIT))


def _numbered(book: Book, number: int) -> str:
    return say(book, N_("Note {number}")).format(number=number)


def _facts(book: Book) -> list[tuple[str, str]]:
    records = sum(len(sheet.rows) for sheet in book.sheets)
    sheets = _kinds_inside(book)
    facts = [
        (N_("Workspace"), book.name),
        (N_("Date"), book.languages.say(lambda: format_date(book.made.date()), " · ")),
        (N_("Language"), book.languages.say(book.languages.title, " · ")),
        (N_("For whom"), book.languages.say(lambda: _(LAYERS[book.layer]), "\n")),
        (N_("What it holds"), sheets),
        *([(N_("Which records"), book.shown)] if book.shown else []),
        (N_("Records"), book.languages.say(lambda: format_number(records, 0))),
        (N_("Made by"), book.author or "–"),
        (N_("Number of this workbook"), book.export),
    ]
    return [(say(book, label), said) for label, said in facts]


def _kinds_inside(book: Book) -> str:
    def words() -> str:
        return join_names(_(sheet.kind.plural) for sheet in book.sheets)

    return book.languages.say(words, "\n")


def write_contents(workbook: Workbook, book: Book) -> None:
    """Write the list of sheets with a link to each and the number of records on it."""
    sheet = new_page(workbook, book, CONTENTS)
    chinese = book.languages.chinese
    title = Look(font(chinese=chinese, size=16, bold=True), Alignment(vertical="center"))
    sheet.row_dimensions[1].height = 28
    sheet.append([text_cell(sheet, say(book, CONTENTS), title)])
    sheet.append([])
    head = fact_look(chinese=chinese, colour=SECONDARY, bold=True)
    sheet.append([text_cell(sheet, say(book, text), head) for text in (N_("Sheet"), N_("Records"))])
    number = fact_look(chinese=chinese, colour=TEXT, count=True)
    for name, rows in _entries(book):
        cell = link_cell(sheet, name, chinese=chinese)
        count = text_cell(sheet, "–", number) if rows < 0 else number_cell(sheet, rows, number)
        sheet.append([cell, count])


def _entries(book: Book) -> Sequence[tuple[str, int]]:
    entries = [(sheet_name(s.kind, book.languages), len(s.rows)) for s in book.sheets]
    first = (RECEIPT,) if book.receipt is not None else ()
    others = [safe_sheet_name(say(book, title)) for title in (*first, HOW_TO_EDIT, CHECK)]
    if book.charts:
        others.append(sheet_title(book.languages))
    return [*((name, -1) for name in others), *entries]
