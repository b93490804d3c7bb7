"""Column widths that fit their texts; a Chinese character is as wide as two Latin ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from urbandesk.exchange.layout import SheetColumn
from urbandesk.models.field import Kind

NARROWEST = 9.0
WIDEST = 34.0
WIDEST_REFERENCE = 25.0
WIDEST_TEXT = 52.0
NARROWEST_TEXT = 28.0
_DATE_WIDTH = 14.0
_FILTER_BUTTON = 3
_SAMPLE = 200

TALLEST = 409.0
"""The tallest row that spreadsheet programs take, in points."""

# East Asian wide and full-width ranges (Unicode Standard Annex 11), with emoji.
_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd]"
)


def text_width(text: str) -> int:
    """Return how wide the longest line of ``text`` is, in Latin digits."""
    return max(map(_line_width, text.split("\n")))


def _line_width(line: str) -> int:
    return len(line) if line.isascii() else len(line) + len(_WIDE.findall(line))


def column_width(column: SheetColumn, texts: Iterable[str]) -> float:
    """Return the width that fits header and values, within bounds; longer texts wrap."""
    kind = column.column.field.kind
    widest = max((text_width(text) for text in texts), default=0)
    if kind is Kind.DATE:
        widest = int(_DATE_WIDTH)
    elif column.column.is_number:
        widest = int(widest * 1.3) + 1  # separators and decimals of the number format
    narrowest, cap = _bounds(column)
    return min(max(narrowest, widest + 3.0, _header_width(column.header)), cap)


def _bounds(column: SheetColumn) -> tuple[float, float]:
    """Return the narrowest and widest that a column may be."""
    field = column.column.field
    if field.kind is Kind.LONG_TEXT or (field.kind is Kind.TEXT and field.limit > 300):
        return NARROWEST_TEXT, WIDEST_TEXT
    if field.kind is Kind.REFERENCE:
        return NARROWEST, WIDEST_REFERENCE
    return NARROWEST, WIDEST


def _header_width(header: str) -> float:
    """Return the width at which a header needs at most three lines and no word is cut."""
    words = max((text_width(word) for word in header.split()), default=0)
    return min(max(words, text_width(header) / 2.5), WIDEST) + _FILTER_BUTTON


def header_lines(header: str, width: float) -> int:
    """Return how many lines a header takes at a width."""
    return max(1, -(-(text_width(header) + _FILTER_BUTTON) // max(1, int(width) - 1)))


def some_of(rows: int) -> range:
    """Return the numbers of the rows that are measured: evenly spread, at most 200 or so."""
    return range(0, rows, max(1, rows // _SAMPLE))


def text_lines(text: str, width: float) -> int:
    """Return over how many lines ``text`` wraps in a column of that width."""
    room = max(1.0, (width - 2.5) * 0.95)  # words that do not fit leave room at the end
    if "\n" not in text:
        return max(1, -int(-_line_width(text) // room))
    return sum(max(1, -int(-_line_width(line) // room)) for line in text.split("\n"))


def set_height(sheet: Worksheet, row: int, height: float) -> None:
    """Give a row its height in points, without fixing it: editing a cell fits it anew.

    LibreOffice does not fit rows when it opens a file. openpyxl's own row dimension would fix
    the height; it takes any mapping of attributes.
    """
    dimensions: Any = sheet.row_dimensions
    dimensions[row] = {"ht": f"{min(height, TALLEST):.1f}"}
