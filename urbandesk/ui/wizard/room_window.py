"""RoomWindow: one question for the room in both languages, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from urbandesk.i18n import Bilingual, _
from urbandesk.ui import fonts, theme
from urbandesk.ui.live_text import LiveText

_SHARE = 14
"""The letters are as high as a fourteenth of the window: 72 pixels at 1920 x 1080."""


class RoomWindow(QWidget):
    """A plain window for the projector; Esc closes it.

    It shows the question alone: no file, no plan, no name of anybody.
    """

    def __init__(self, question: Bilingual, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAutoFillBackground(True)
        self._labels = {"en": QLabel(question.en), "zh": QLabel(question.zh)}
        column = QVBoxLayout(self)
        column.addStretch(1)
        for label in self._labels.values():
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(1)
        LiveText(self).bind(self.setWindowTitle, lambda: _("Question for the room"))
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.resize(960, 540)
        theme.follow(self, self._dress)

    def texts(self) -> tuple[str, ...]:
        """Return what stands on the wall."""
        return tuple(label.text() for label in self._labels.values())

    def _dress(self) -> None:
        tokens = theme.current()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, QColor(tokens.base))
        palette.setColor(QPalette.ColorRole.WindowText, QColor(tokens.text))
        self.setPalette(palette)
        self._fit()

    def _fit(self) -> None:
        edge = self.width() // 16
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(edge, edge, edge, edge)
            layout.setSpacing(edge // 2)
        for language, label in self._labels.items():
            font = fonts.body(language)
            font.setPixelSize(max(28, min(self.width() * 9 // 16, self.height()) // _SHARE))
            label.setFont(font)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the letters grow with the window."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc; use the whole screen, or no longer, with F11."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_F11:
            self.showNormal() if self.isFullScreen() else self.showFullScreen()
        else:
            super().keyPressEvent(event)
