"""LineButton: a whole row that opens something, by click, Enter or Space."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from urbandesk.ui import theme
from urbandesk.ui.widgets.buttons import press_by_enter


class LineButton(QAbstractButton):
    """A row with parts of its own, a hairline below, tinted under the pointer."""

    def __init__(self, parent: QWidget | None = None, *, height: int = 32) -> None:
        super().__init__(parent)
        self._height = height
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # The parts inherit the role; with that of a button they would lose their own colours.
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.follow(self, self._dress)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the row, or what its parts need when that is more."""
        layout = self.layout()
        needed = layout.sizeHint() if layout is not None else QSize()
        return QSize(needed.width(), max(theme.scaled(self._height), needed.height()))

    def minimumSizeHint(self) -> QSize:
        """Return a size at which the parts are cut rather than the row."""
        layout = self.layout()
        needed = layout.minimumSize() if layout is not None else QSize()
        return QSize(needed.width(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, hairline and focus; the parts paint themselves."""
        tokens = theme.current()
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), tokens.color("line_soft"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, tokens.color("line_soft"))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(tokens.color("accent"), tokens.focus))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -2), 4, 4)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tint the row."""
        super().enterEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter, too."""
        if not press_by_enter(self, event):
            super().keyPressEvent(event)
