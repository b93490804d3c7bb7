"""StepBar: how far a plan is, as a bar of as many pieces as the method has steps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from urbandesk.i18n import _
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText

COMPLETE = "complete"
IN_PROGRESS = "in_progress"


class StepBar(QWidget):
    """A piece per step: full when complete, outlined in progress, pale otherwise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._live = LiveText(self)
        self._live.bind(self._call, self._words)
        theme.follow(self, self._dress)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def _call(self, words: str) -> None:
        self.setAccessibleName(words)
        self.setToolTip(words)

    def _words(self) -> str:
        return _("{done} of {all} steps complete").format(
            done=self._states.count(COMPLETE), all=len(self._states)
        )

    def set_states(self, states: Sequence[str]) -> None:
        """Show one piece per state, such as ``complete`` and ``in_progress``, in their order."""
        self._states = tuple(states)
        self._live.refresh()
        self._dress()

    def states(self) -> tuple[str, ...]:
        """Return the states shown."""
        return self._states

    def sizeHint(self) -> QSize:
        """Return room for pieces of 12 pixels with gaps of 3."""
        return QSize(max(1, len(self._states)) * theme.scaled(15), theme.scaled(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pieces."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step, wide, high = theme.scaled(15), theme.scaled(12), theme.scaled(6)
        for at, state in enumerate(self._states):
            box = QRectF(at * step, 1, wide, high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("accent" if state == COMPLETE else "line"))
            if state == IN_PROGRESS:
                box.adjust(0.75, 0.75, -0.75, -0.75)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(tokens.color("accent"), 1.5))
            painter.drawRoundedRect(box, 1, 1)
