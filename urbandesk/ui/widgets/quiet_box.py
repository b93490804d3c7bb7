"""QuietBox: a list to choose from that the wheel does not change, as wide as its words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from urbandesk.ui import theme

_HIGH = 28
_AROUND = 48
_MOST = 320


class QuietBox(QComboBox):
    """Chosen from by click and key alone; scrolling over it scrolls the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        theme.follow(self, lambda: self.setMinimumHeight(theme.scaled(_HIGH)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, so that scrolling changes no choice."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """Ask for the width of the longest entry; Qt counts the edges of the look too narrow."""
        hint = super().sizeHint()
        if self.sizeAdjustPolicy() is QComboBox.SizeAdjustPolicy.AdjustToContents:
            texts = (self.itemText(at) for at in range(self.count()))
            longest = max(map(self.fontMetrics().horizontalAdvance, texts), default=0)
            wide = min(longest + theme.scaled(_AROUND), theme.scaled(_MOST))
            hint.setWidth(max(hint.width(), wide))
        return hint

    def minimumSizeHint(self) -> QSize:
        """Give way to nobody up to the limit: a cut name is no choice."""
        least = super().minimumSizeHint()
        if self.sizeAdjustPolicy() is QComboBox.SizeAdjustPolicy.AdjustToContents:
            least.setWidth(max(least.width(), min(self.sizeHint().width(), theme.scaled(_MOST))))
        return least
