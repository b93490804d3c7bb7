"""The amber sentence with a flag under a field whose value breaks its rule."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from urbandesk.ui import icons, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import IconMark, PlainLabel


class ProblemLine(QWidget):
    """A sentence in attention colour with a flag; takes no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reason: Callable[[], str] | None = None
        self._flag = IconMark("gap", role="attention", size=icons.SMALL, line="small")
        self._label = PlainLabel(role="attention", size="small", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.scaled(2), 0, 0)
        row.setSpacing(theme.scaled(6))
        row.addWidget(self._flag, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1, Qt.AlignmentFlag.AlignTop)
        self._live = LiveText(self)
        self._live.bind(self._label.setText, lambda: self._reason() if self._reason else "")
        self.hide()

    def say(self, reason: Callable[[], str]) -> None:
        """Show why, in the language in force, also after a switch."""
        self._reason = reason
        self._live.refresh()
        self.show()

    def clear(self) -> None:
        """Say nothing and take no room."""
        self._reason = None
        self._live.refresh()
        self.hide()

    def text(self) -> str:
        """Return the sentence shown, or nothing."""
        return self._label.text()
