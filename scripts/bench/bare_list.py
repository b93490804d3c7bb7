"""A bare list: keys and rows straight from sqlite3 in Qt's own table, as a scale of the machine."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView

_BLOCK = 32
_NAME = "organisation.sort_zh"
_COLUMNS = ("name_en", "name_zh", "actor_type", "influence", "interest")
_ROWS = f"SELECT id, {', '.join(_COLUMNS)} FROM organisation WHERE id IN ({{marks}})"
_KEYS = """
SELECT organisation.id FROM organisation JOIN city ON city.id = organisation.city
WHERE city.country <> 'CN' ORDER BY {order}, organisation.id
"""

Index = QModelIndex | QPersistentModelIndex


class BareModel(QAbstractTableModel):
    """Keys in order; rows are fetched in blocks when they are asked for."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._raw = sqlite3.connect(path)
        self._keys: list[str] = []
        self._rows: dict[str, tuple[Any, ...]] = {}

    def sort_by(self, key: str) -> None:
        """Show what is not Chinese, in the order of ``name`` or of another column and the name."""
        order = _NAME if key == "name" else f"organisation.{key}, {_NAME}"
        self.beginResetModel()
        self._keys = [row[0] for row in self._raw.execute(_KEYS.format(order=order))]
        self._rows.clear()
        self.endResetModel()

    def close(self) -> None:
        """Give the file free."""
        self._raw.close()

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return the number of keys."""
        return len(self._keys)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return the number of columns."""
        return len(_COLUMNS)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return the text of a cell."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        key = self._keys[index.row()]
        if key not in self._rows:
            start = index.row() - index.row() % _BLOCK
            keys = self._keys[start : start + _BLOCK]
            wanted = _ROWS.format(marks=", ".join("?" * len(keys)))
            self._rows.update((row[0], row) for row in self._raw.execute(wanted, keys))
        return str(self._rows[key][index.column() + 1] or "")


def bare_view(model: BareModel, like: QTableView) -> QTableView:
    """Return Qt's own table of the same size and row height, shown."""
    view = QTableView()
    view.setModel(model)
    view.resize(like.size())
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(like.verticalHeader().defaultSectionSize())
    view.show()
    return view
