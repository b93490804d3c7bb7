"""From stored values to cells. Text never becomes a formula, and comes back as it left."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from urbandesk.errors import UserError
from urbandesk.exchange.styles import Look
from urbandesk.i18n import N_
from urbandesk.models.field import Field, Kind, Stored

CELL_LIMIT = 32_767
"""Most UTF-16 units a cell can hold (ECMA-376, part 1, 18.3.1.4)."""

_EXACT = 10**15  # spreadsheets keep 15 digits of a number
_LITERAL = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_EPOCH = date(1899, 12, 30).toordinal()
_LEAP_GAP = date(1900, 3, 1).toordinal()


class PlainCell(Cell):
    """A cell whose value is set as it is: openpyxl would look for a formula in every text."""

    __slots__ = ()
    _value: str | int | Decimal | None

    @property
    def text(self) -> str:
        """Return the text in it; empty when there is none."""
        return self._value if isinstance(self._value, str) else ""


Fill = Callable[[Stored], PlainCell]


def safe_text(text: str) -> str:
    """Return ``text`` as XML carries it: ``_x0041_`` and control characters escaped.

    Programs read ``_xHHHH_`` in a cell as one character (ECMA-376, part 1, 22.9.2.19).

    Raises:
        UserError: the text is longer than a cell can hold.
    """
    if "_x" in text:
        text = _LITERAL.sub("_x005F_", text)
    if not text.isprintable():
        text = _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    if len(text) > CELL_LIMIT // 2 and len(text.encode("utf-16-le")) > 2 * CELL_LIMIT:
        raise UserError(
            N_(
                "A text that begins with “{start}” is longer than a spreadsheet cell can hold. "
                "Please split it, then export again."
            ),
            start=text[:40],
        )
    return text


def serial_day(day: date) -> int:
    """Return the number of a day as spreadsheets count: 2 January 1900 is 2.

    Before March 1900 the count is one lower, since their 1900 has a 29 February.
    """
    number = day.toordinal()
    return number - _EPOCH - (number < _LEAP_GAP)


def text_cell(sheet: Worksheet, text: str, look: Look) -> PlainCell:
    """Return a new cell that holds ``text`` and never a formula."""
    cell = PlainCell(sheet, row=1, column=1)
    look.dress(cell)
    put_text(cell, safe_text(text))
    return cell


def number_cell(sheet: Worksheet, number: float | date, look: Look) -> PlainCell:
    """Return a new cell that holds a number or a day."""
    cell = PlainCell(sheet, row=1, column=1)
    cell.value = number
    look.dress(cell)
    return cell


def put_text(cell: PlainCell, text: str) -> None:
    """Put ``text`` into ``cell`` as text, whatever sign it begins with.

    Assigning ``cell.value`` would make a formula of a text that begins with “=”.
    """
    cell._value = text
    cell.data_type = "s"


def filler(sheet: Worksheet, field: Field, look: Look, labels: Mapping[str, str]) -> Fill:
    """Return the function that gives the cell for a stored value of ``field``.

    It gives the same cell each time with another value: the sheet is written row by row, and
    a new cell for each of a hundred thousand values would cost more than writing them.
    """
    cell, blank = PlainCell(sheet, row=1, column=1), PlainCell(sheet, row=1, column=1)
    look.dress(cell)
    look.dress(blank)
    if field.kind is Kind.CHOICES:
        return _set_filler(cell, blank, labels)
    if labels:
        return _label_filler(cell, blank, labels)
    if field.kind is Kind.DATE:
        return _day_filler(cell, blank)
    if field.is_number:
        return _number_filler(cell, blank, field.decimals)
    return _text_filler(cell, blank)


def _text_filler(cell: PlainCell, blank: PlainCell) -> Fill:
    cell.data_type = "s"

    def fill(stored: Stored) -> PlainCell:
        if stored is None:
            return blank
        cell._value = safe_text(str(stored))
        return cell

    return fill


def _label_filler(cell: PlainCell, blank: PlainCell, labels: Mapping[str, str]) -> Fill:
    cell.data_type = "s"
    safe = {key: safe_text(label) for key, label in labels.items()}

    def fill(stored: Stored) -> PlainCell:
        if stored is None:
            return blank
        key = str(stored)
        words = safe[key] if key in safe else safe_text(key)
        if not words:
            return blank
        cell._value = words
        return cell

    return fill


def _set_filler(cell: PlainCell, blank: PlainCell, labels: Mapping[str, str]) -> Fill:
    cell.data_type = "s"

    def fill(stored: Stored) -> PlainCell:
        if stored is None:
            return blank
        parts = (labels.get(code, code) for code in str(stored).split("\n"))
        cell._value = safe_text("; ".join(parts))
        return cell

    return fill


def _fill_as_it_stands(cell: PlainCell, stored: Stored) -> PlainCell:
    """Write what is no value as text: left out, it would come home as if somebody cleared it."""
    cell._value, cell.data_type = safe_text(str(stored)), "s"
    return cell


def _day_filler(cell: PlainCell, blank: PlainCell) -> Fill:
    def fill(stored: Stored) -> PlainCell:
        if stored is None:
            return blank
        try:
            cell._value, cell.data_type = serial_day(date.fromisoformat(str(stored))), "n"
        except ValueError:
            _fill_as_it_stands(cell, stored)
        return cell

    return fill


def _number_filler(cell: PlainCell, blank: PlainCell, decimals: int) -> Fill:
    def fill(stored: Stored) -> PlainCell:
        if stored is None:
            return blank
        try:
            number = int(stored)
        except ValueError:
            return _fill_as_it_stands(cell, stored)
        value = Decimal(number).scaleb(-decimals) if decimals else number
        if -_EXACT < number < _EXACT:
            cell._value, cell.data_type = value, "n"
        else:
            cell._value, cell.data_type = str(value), "s"
        return cell

    return fill
