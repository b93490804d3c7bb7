"""RowModel: the rows of one of a plan's tables, each cell ready to be painted or spoken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from urbandesk.i18n import _
from urbandesk.services.finding.queries import Record

CELL_ROLE = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Cell:
    """One cell: its words, and how they are painted.

    Attributes:
        text: its words.
        gap: whether they name a gap, painted with a flag.
        filling: filling of the mark at its right; empty for no mark.
        spoken: what a screen reader says in place of the words.
        side: the side whose mark stands before the words; empty for none.
    """

    text: str
    gap: bool = False
    filling: str = ""
    spoken: str = ""
    side: str = ""


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        head: returns the words of its head.
        cell: returns the cell of a row, counted from 1.
        width: its width at zoom 1; 0 takes what is left.
        narrow: its width in a narrow table; 0 for the same.
        roomy: its width where the column that takes the rest has more than enough; 0 for the same.
        side: the side whose mark stands in its head; empty for none.
        number: whether its words stand at the right.
        marked: whether marks stand at its right edge.
        quiet: whether its words are secondary.
        yields: whether it goes where the columns have no room; the form below says it as well.
    """

    head: Callable[[], str]
    cell: Callable[[Record, int], Cell]
    width: int = 0
    narrow: int = 0
    roomy: int = 0
    side: str = ""
    number: bool = False
    marked: bool = False
    quiet: bool = False
    yields: bool = False


def number_column() -> Column:
    """Return the column with the numbers of the rows, the first of a plan's tables."""
    return Column(lambda: _("No."), lambda _row, number: Cell(str(number)), width=52)


def title_cell(record: Record, _number: int) -> Cell:
    """Return the title of a row, or that it has none yet."""
    return Cell(record.label) if record.label else Cell(_("no title yet"), gap=True)


class RowModel(QAbstractTableModel):
    """Rows of records under given columns; the views ask for a ``Cell``."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._rows: tuple[Record, ...] = ()

    def show_rows(self, rows: Sequence[Record]) -> None:
        """Show these rows; the selection stays when the same ones are there."""
        same = [row.id for row in self._rows] == [row.id for row in rows]
        if not same:
            self.beginResetModel()
        self._rows = tuple(rows)
        if not same:
            self.endResetModel()
        else:
            self._tell_changed()

    def _tell_changed(self) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def retranslate(self) -> None:
        """Show all words in the new language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self._tell_changed()

    def row_of(self, key: str) -> int:
        """Return the row of a record, -1 when it is not there."""
        return next((at for at, row in enumerate(self._rows) if row.id == key), -1)

    def record(self, row: int) -> Record | None:
        """Return the record of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    @property
    def records(self) -> tuple[Record, ...]:
        """Return all records, in their order."""
        return self._rows

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return the number of columns."""
        return len(self.columns)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return the cell, its words, or what a screen reader says."""
        if role == CELL_ROLE:
            return self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index.row(), index.column()).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            cell = self.cell(index.row(), index.column())
            return cell.spoken or cell.text
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[index.column()].number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def cell(self, row: int, column: int) -> Cell:
        """Return one cell."""
        return self.columns[column].cell(self._rows[row], row + 1)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:
        """Return the head of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].head()
        return None
