"""PathLine: a folder to be read, whose end stays in view where there is no room for all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from urbandesk.ui import theme

_AROUND = 22
"""Width at zoom 1 of edges and padding."""


class PathLine(QLineEdit):
    """The last folder says most: what is cut is the way there, and an ellipsis says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = ""
        self.setReadOnly(True)
        theme.follow(self, self._cut)

    def show_path(self, path: str) -> None:
        """Show ``path``; a screen reader says all of it."""
        self._path = path
        self.setAccessibleDescription(path)
        self._cut()

    def _cut(self) -> None:
        room = self.width() - theme.scaled(_AROUND)
        cut = self.fontMetrics().elidedText(self._path, Qt.TextElideMode.ElideLeft, room)
        self.setText(cut)
        self.setCursorPosition(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()
