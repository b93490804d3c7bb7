"""Handing out, editing in a spreadsheet, and what came back; for tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from urbandesk.exchange.languages import Languages
from urbandesk.progress import Unwatched
from urbandesk.services.handouts import exporting
from urbandesk.services.homecoming import reading
from urbandesk.services.homecoming.review import Review
from urbandesk.services.workspace import Workspace

Values = Mapping[str, object]

COPIED_SHEET = "Cities (2)"


def handed_out(
    workspace: Workspace, folder: Path, name: str = "out.xlsx", languages: str = "en"
) -> Path:
    """Export everything and return the workbook."""
    return exporting.export_workbook(
        workspace, folder / name, progress=Unwatched(), languages=Languages(languages)
    )


class Edited:
    """A workbook as somebody edits it who never saw this program."""

    def __init__(self, path: Path) -> None:
        self.book: Workbook = load_workbook(path)

    def sheet(self, kind: str) -> Worksheet:
        """Return the sheet of a kind of record, found by its key row."""
        for sheet in self.book.worksheets:
            if any(str(cell.value).startswith(f"{kind}.") for cell in sheet[1]):
                return sheet
        raise KeyError(kind)

    def column(self, kind: str, name: str) -> int:
        """Return the number of a column, from 1."""
        keys = [cell.value for cell in self.sheet(kind)[1]]
        return keys.index(f"{kind}.{name}") + 1

    def row(self, kind: str, record: str) -> int:
        """Return the number of the row of a record."""
        ids = self.column(kind, "id")
        for row in range(3, self.sheet(kind).max_row + 1):
            if self.sheet(kind).cell(row, ids).value == record:
                return row
        raise KeyError(record)

    def write(self, kind: str, record: str, values: Values) -> Edited:
        """Type into the cells of a record."""
        for name, value in values.items():
            row, column = self.row(kind, record), self.column(kind, name)
            self.sheet(kind).cell(row, column).value = value  # type: ignore[assignment]
        return self

    def add(self, kind: str, values: Values) -> Edited:
        """Type a new row below the others."""
        sheet, ids = self.sheet(kind), self.column(kind, "id")
        filled = [row for row in range(3, sheet.max_row + 1) if sheet.cell(row, ids).value]
        row = max(filled, default=2) + 1
        for name, value in values.items():
            sheet.cell(row, self.column(kind, name)).value = value  # type: ignore[assignment]
        return self

    def drop(self, kind: str, record: str) -> Edited:
        """Delete the row of a record in the spreadsheet."""
        self.sheet(kind).delete_rows(self.row(kind, record))
        return self

    def sort_backwards_without_ids(self, kind: str) -> Edited:
        """Turn the order of the rows round, but leave the hidden keys where they are."""
        sheet, key = self.sheet(kind), self.column(kind, "id")
        numbers = range(3, sheet.max_row + 1)
        rows = [[sheet.cell(n, c).value for c in range(1, sheet.max_column + 1)] for n in numbers]
        for number, row in zip(numbers, reversed(rows), strict=True):
            for column, said in enumerate(row, start=1):
                if column != key:
                    sheet.cell(number, column).value = said
        return self

    def saved(self, path: Path) -> Path:
        """Save it as somebody's copy."""
        self.book.save(path)
        return path


def came_back(
    workspace: Workspace, folder: Path, edit: Callable[[Edited], object], name: str = "back.xlsx"
) -> Review:
    """Hand out, let somebody edit, read what came back."""
    edited = Edited(handed_out(workspace, folder))
    edit(edited)
    return read(workspace, edited.saved(folder / name))


def read(workspace: Workspace, *paths: Path) -> Review:
    """Read returned copies."""
    return reading.read_copies(workspace, paths, progress=Unwatched())


def with_copied_sheet(
    workspace: Workspace, folder: Path, record: str, first: Values, second: Values
) -> Path:
    """Return a copy whose sheet of cities was copied; the two say different things of a record."""
    edited = Edited(handed_out(workspace, folder))
    edited.write("city", record, second)
    edited.book.copy_worksheet(edited.sheet("city")).title = COPIED_SHEET
    edited.write("city", record, first)
    return edited.saved(folder / "back.xlsx")
