"""Column widths that fit their texts; a Chinese character is as wide as two Latin ones."""

from __future__ import annotations

import re
from collections.abc import Iterable

from urbandesk.exchange.layout import SheetColumn
from urbandesk.models.field import Kind

NARROWEST = 9.0
WIDEST = 36.0
WIDEST_TEXT = 52.0
_DATE_WIDTH = 14.0
_FILTER_BUTTON = 3
_SAMPLE = 200

# East Asian wide and full-width ranges (Unicode Standard Annex 11), with emoji.
_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd]"
)


def text_width(text: str) -> int:
    """Return how wide the longest line of ``text`` is, in Latin digits."""
    return max((len(line) + len(_WIDE.findall(line)) for line in text.split("\n")), default=0)


def column_width(column: SheetColumn, texts: Iterable[str]) -> float:
    """Return the width that fits header and values, within bounds; longer texts wrap."""
    kind = column.column.field.kind
    widest = max((text_width(text) for text in texts), default=0)
    if kind is Kind.DATE:
        widest = int(_DATE_WIDTH)
    elif column.column.is_number:
        widest = int(widest * 1.3) + 1  # separators and decimals of the number format
    cap = WIDEST_TEXT if kind is Kind.LONG_TEXT or column.derived else WIDEST
    return min(max(NARROWEST, widest + 2.0, _header_width(column.header)), cap)


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
