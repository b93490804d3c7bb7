"""RecordTable: the one model of every list, over ordered keys; rows come when they are visible."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from urbandesk.ui.tables.cells import Cell, Column, Row

BLOCK = 32
KEPT = 4096
"""Rows fetched at once, and rows kept before old ones are let go."""

Fetch = Callable[[Sequence[str]], Sequence[Row]]
Index = QModelIndex | QPersistentModelIndex
_NOTHING = Cell()


class RecordTable(QAbstractTableModel):
    """Shows records by their keys; knows nothing of where rows come from.

    Args:
        fetch: returns the rows of some keys; those that are gone are left out.
        parent: the object it belongs to.
    """

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._columns: tuple[Column, ...] = ()
        self._keys: Sequence[str] = ()
        self._rows: dict[str, Row] = {}

    # What is shown

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns, or the same in another language; rows are fetched anew."""
        same = [c.key for c in columns] == [c.key for c in self._columns]
        if not same:
            self.beginResetModel()
        self._columns = tuple(columns)
        self._rows.clear()
        if not same:
            self.endResetModel()
            return
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
        self._tell(0, len(self._keys) - 1)

    def show_keys(self, keys: Sequence[str]) -> None:
        """Show the records with these keys, in this order; fetched rows are kept."""
        self.beginResetModel()
        self._keys = keys
        self.endResetModel()

    def forget_rows(self) -> None:
        """Fetch all rows anew when they are next visible."""
        self._rows.clear()
        self._tell(0, len(self._keys) - 1)

    def refetch(self, keys: Iterable[str]) -> None:
        """Fetch the rows of ``keys`` anew when they are next visible; nothing moves."""
        for key in keys:
            if self._rows.pop(key, None) is not None:
                row = self.row_of(key)
                self._tell(row, row)

    def _tell(self, first: int, last: int) -> None:
        if 0 <= first <= last:
            end = self.index(last, len(self._columns) - 1)
            self.dataChanged.emit(self.index(first, 0), end)

    # What is asked

    def columns(self) -> tuple[Column, ...]:
        """Return the columns shown."""
        return self._columns

    def keys(self) -> Sequence[str]:
        """Return the keys in their order."""
        return self._keys

    def key_of(self, row: int) -> str:
        """Return the key of a row; empty when there is no such row."""
        return self._keys[row] if 0 <= row < len(self._keys) else ""

    def row_of(self, key: str) -> int:
        """Return the row of a key, -1 when it is not shown."""
        try:
            return self._keys.index(key)
        except ValueError:
            return -1

    def cell(self, row: int, column: int) -> Cell:
        """Return one cell; its block of rows is fetched when it is not there yet."""
        key = self._keys[row]
        found = self._rows.get(key) or self._block(row).get(key)
        return found.cells[column] if found is not None else _NOTHING

    def _block(self, row: int) -> dict[str, Row]:
        if len(self._rows) > KEPT:
            self._rows.clear()
        start = row - row % BLOCK
        wanted = [key for key in self._keys[start : start + BLOCK] if key not in self._rows]
        self._rows.update((found.id, found) for found in self._fetch(wanted))
        return self._rows

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return the number of records."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return the words of a cell, or what a screen reader says."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index.row(), index.column()).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.cell(index.row(), index.column()).spoken()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            number = self._columns[index.column()].number
            side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:
        """Return the head of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title if section < len(self._columns) else None
        return None
