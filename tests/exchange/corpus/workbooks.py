"""Mistreated copies of a workbook that went out: what people and programs do to sheets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

Mistreatment = Callable[[Any], None]


def mistreated(source: Path, target: Path, *ways: Mistreatment) -> Path:
    """Write a copy of ``source`` to which all this was done, one after the other."""
    book = load_workbook(source)
    for sheet in book.worksheets:
        sheet.protection.sheet = False
        for name in list(sheet.tables):
            del sheet.tables[name]  # as when a range is made plain; columns may then move
    for way in ways:
        way(book)
    book.save(target)
    return target


def sheet_of(book: Any, kind: str) -> Any:
    """Return the sheet whose key row names the kind."""
    for sheet in book.worksheets:
        if any(str(cell.value).startswith(f"{kind}.") for cell in sheet[1]):
            return sheet
    raise KeyError(kind)


def column_of(sheet: Any, key: str) -> int:
    """Return the number of the column with that key."""
    for cell in sheet[1]:
        if cell.value == key:
            return int(cell.column)
    raise KeyError(key)


def without_row(kind: str, number: int) -> Mistreatment:
    """Delete a row of a kind's sheet: 1 is that of the keys, 2 that of the headers."""
    return lambda book: sheet_of(book, kind).delete_rows(number)


def columns_reversed(kind: str) -> Mistreatment:
    """Put the columns of a kind's sheet into the opposite order."""

    def way(book: Any) -> None:
        sheet = sheet_of(book, kind)
        rows = [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows()]
        for number, row in enumerate(rows, 1):
            for column, (value, type_) in enumerate(reversed(row), 1):
                cell = sheet.cell(number, column)
                cell.value = value
                cell.data_type = type_  # a text that begins with “=” would become a formula

    return way


def columns_shown_and_hidden(kind: str) -> Mistreatment:
    """Show what is hidden on a kind's sheet and hide what is shown."""

    def way(book: Any) -> None:
        sheet = sheet_of(book, kind)
        for number in range(1, sheet.max_column + 1):
            dimension = sheet.column_dimensions[get_column_letter(number)]
            dimension.hidden = not dimension.hidden

    return way


def headers_renamed(kind: str) -> Mistreatment:
    """Give each column of a kind's sheet another header."""

    def way(book: Any) -> None:
        for cell in sheet_of(book, kind)[2]:
            cell.value = f"Spalte {cell.column}"

    return way


def written(kind: str, row: int, key: str, value: object) -> Mistreatment:
    """Write a value into the column with ``key``."""

    def way(book: Any) -> None:
        sheet = sheet_of(book, kind)
        sheet.cell(row, column_of(sheet, key)).value = value

    return way


def key_repeated(kind: str, key: str) -> Mistreatment:
    """Copy a column with its key to the right end."""

    def way(book: Any) -> None:
        sheet = sheet_of(book, kind)
        source, target = column_of(sheet, key), sheet.max_column + 1
        for row in range(1, sheet.max_row + 1):
            sheet.cell(row, target).value = sheet.cell(row, source).value

    return way


def column_added(kind: str, header: str, value: object) -> Mistreatment:
    """Add a column of one's own at the right end."""

    def way(book: Any) -> None:
        sheet = sheet_of(book, kind)
        column = sheet.max_column + 1
        sheet.cell(2, column).value = header
        sheet.cell(3, column).value = value

    return way


def column_deleted(kind: str, key: str) -> Mistreatment:
    """Delete a column."""

    def way(book: Any) -> None:
        sheet = sheet_of(book, kind)
        sheet.delete_cols(column_of(sheet, key))

    return way


def sheet_renamed(kind: str, name: str) -> Mistreatment:
    """Give a kind's sheet another name and another place."""

    def way(book: Any) -> None:
        sheet = sheet_of(book, kind)
        sheet.title = name
        book.move_sheet(sheet, -20)

    return way


def sheet_copied(kind: str) -> Mistreatment:
    """Copy a kind's sheet within the workbook, as dragging it with the Ctrl key does."""
    return lambda book: book.copy_worksheet(sheet_of(book, kind))


def sheet_deleted(name: str) -> Mistreatment:
    """Delete a sheet by its name."""
    return lambda book: book.remove(book[name])


def sheet_added(name: str, value: object) -> Mistreatment:
    """Add a sheet of one's own."""

    def way(book: Any) -> None:
        book.create_sheet(name)["B2"] = value

    return way


def merged(kind: str, area: str) -> Mistreatment:
    """Merge cells."""
    return lambda book: sheet_of(book, kind).merge_cells(area)


def rows_above(kind: str, count: int) -> Mistreatment:
    """Insert rows above everything, such as for a letterhead."""

    def way(book: Any) -> None:
        sheet = sheet_of(book, kind)
        sheet.insert_rows(1, count)
        sheet["A1"] = "For our files"

    return way


def base_spoiled(book: Any) -> None:
    """Change one sign of the base."""
    cell = book["_ud_base"]["A2"]
    cell.value = ("B" if cell.value[0] == "A" else "A") + cell.value[1:]


def properties_removed(book: Any) -> None:
    """Remove the custom properties, as an inspector for privacy does."""
    for name in list(book.custom_doc_props.names):
        del book.custom_doc_props[name]
