"""Excel files through calamine: rows of plain values, trimmed."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from urbandesk.exchange.reading.content import Area, PlainRow, SheetContent
from urbandesk.exchange.reading.gate import Archive
from urbandesk.exchange.reading.limits import Limits
from urbandesk.exchange.reading.ooxml import CleanBook, SheetPart, clean
from urbandesk.exchange.reading.refusal import Code, Refused


def read_ooxml(archive: Archive, limits: Limits) -> tuple[list[SheetContent], CleanBook]:
    """Return the sheets of an Excel file, and what else is known of it.

    Raises:
        Refused: it cannot be read.
    """
    book = clean(archive, limits)
    try:
        return _sheets(book.file, book.sheets), book
    except CalamineError:
        # A detail it does not know, such as a new kind of error: once more in plain form.
        book = clean(archive, limits, anew=True)
    return _read(book.file, book.sheets), book


def read_biff(data: bytes) -> list[SheetContent]:
    """Return the sheets of an old Excel file (.xls).

    Raises:
        Refused: it cannot be read.
    """
    return _read(io.BytesIO(data), {})


def _read(file: io.BytesIO, known: Mapping[str, SheetPart]) -> list[SheetContent]:
    try:
        return _sheets(file, known)
    except PasswordError as error:
        raise Refused(Code.PASSWORD) from error
    except CalamineError as error:
        raise Refused(Code.DAMAGED) from error


def _sheets(file: io.BytesIO, known: Mapping[str, SheetPart]) -> list[SheetContent]:
    """Return each sheet with cells; those of a binary file are known to calamine alone."""
    found = []
    workbook = CalamineWorkbook.from_filelike(file)
    for about in workbook.sheets_metadata:
        part = known.get(about.name)
        if part:
            sheet = workbook.get_sheet_by_name(about.name)
            rows = _rows(sheet, part.odd)
            found.append(SheetContent(about.name, part.hidden, rows, part.odd, part.merged))
        elif not known and about.typ == SheetTypeEnum.WorkSheet:
            sheet = workbook.get_sheet_by_name(about.name)
            hidden = about.visible != SheetVisibleEnum.Visible
            found.append(SheetContent(about.name, hidden, _rows(sheet, {}), {}, _merged(sheet)))
    return found


def _merged(sheet: CalamineSheet) -> tuple[Area, ...]:
    areas = sheet.merged_cell_ranges or []
    return tuple(
        (top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in areas
    )


def _rows(sheet: CalamineSheet, odd: Mapping[tuple[int, int], object]) -> Iterator[PlainRow]:
    """Yield the rows from row 1, without empty cells at their ends.

    Cells with errors and formulas lie within them even where no value is left.
    """
    reach: dict[int, int] = {}
    for row, column in odd:
        reach[row] = max(column, reach.get(row, 0))
    number = 0
    for number, values in enumerate(sheet.iter_rows(), 1):
        while values and values[-1] == "":
            values.pop()
        least = reach.get(number, 0)
        if len(values) < least:
            values += [""] * (least - len(values))
        yield values
    for row in range(number + 1, max(reach, default=0) + 1):
        yield [""] * reach.get(row, 0)
