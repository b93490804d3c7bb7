"""FlagLine: a sentence in amber behind a flag; takes no room while it says nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from urbandesk.ui import icons, theme
from urbandesk.ui.widgets.plain_label import IconMark, PlainLabel


class FlagLine(QWidget):
    """States what needs attention; it scolds nobody."""

    def __init__(self, parent: QWidget | None = None, *, icon: str = "gap") -> None:
        super().__init__(parent)
        self._label = PlainLabel(role="attention", wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        mark = IconMark(icon, role="attention", size=icons.SMALL, line="body")
        self._row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._label, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        theme.follow(self, lambda: self._row.setSpacing(theme.scaled(8)))
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence; an empty one takes the line away."""
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def text(self) -> str:
        """Return the sentence shown."""
        return self._label.text()
