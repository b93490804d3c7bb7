"""Print set-up: A4, repeated heads, a footer that says what, in which language, when and where."""

from __future__ import annotations

from typing import Any

from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from urbandesk.exchange.layout import HEADER_ROW
from urbandesk.exchange.workbook import Book
from urbandesk.i18n import N_, _, format_date

_A4 = 9
_PORTRAIT_WIDTH = 105.0
"""Widest sheet, in characters, that stays readable on upright A4."""
_PAGE_WIDTH = 190.0
"""Widest part of a sheet, in characters, that stays readable across A4: letters of 6.5 points."""


def set_up(sheet: Worksheet, book: Book, *, width: float) -> None:
    """Set paper, direction, scaling and footer for a sheet that is ``width`` characters wide.

    A very wide sheet goes over several pages side by side, so that it can still be read.
    """
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if width > _PORTRAIT_WIDTH else "portrait"
    sheet.page_setup.fitToWidth = pages_wide(width)
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(
        left=0.5, right=0.5, top=0.55, bottom=0.7, header=0.3, footer=0.35
    )
    footer: Any = sheet.oddFooter
    footer.left.text = f"{escaped(book.title[:50])} – &A"
    footer.center.text = escaped(_described(book))
    footer.right.text = book.languages.say(lambda: _(N_("Page {page} of {pages}")), " · ").format(
        page="&P", pages="&N"
    )
    for part in (footer.left, footer.center, footer.right):
        part.size = 8


def repeat_heads(sheet: Worksheet, *, columns: str) -> None:
    """Repeat the header row on every page, and ``columns`` such as ``B:C`` on pages beside it."""
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    if columns and (sheet.page_setup.fitToWidth or 1) > 1:
        sheet.print_title_cols = columns


def pages_wide(width: float) -> int:
    """Return over how many pages side by side a sheet of that width goes."""
    return max(1, -(-int(width) // int(_PAGE_WIDTH)))


def escaped(text: str) -> str:
    """Return ``text`` for a footer, where “&” begins a code."""
    return text.replace("&", "&&")


def _described(book: Book) -> str:
    languages = book.languages.say(lambda: book.languages.title(), " · ")
    day = book.languages.say(lambda: format_date(book.made.date()), " · ")
    return f"{languages} – {day}"
