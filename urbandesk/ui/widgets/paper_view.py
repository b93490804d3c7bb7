"""PaperView: one page as it will be printed, on white paper, to be zoomed and moved about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollArea, QWidget

from urbandesk.ui import fonts, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.drag_out import DragOut

BLANK = QSize(1600, 900)
"""The size of the paper while nothing is drawn on it yet, in pixels of the picture."""

SCALES = (0.25, 0.33, 0.5, 0.67, 0.75, 1.0, 1.25, 1.5, 2.0)
_EDGE = 4


class PaperView(QScrollArea):
    """Shows a rendered page; it fits the room until somebody zooms.

    Keys: plus and minus zoom, 0 fits, arrows move what does not fit. Ctrl and the wheel zoom too.

    Signals:
        zoomed: another scale is in force.
    """

    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = 0.0
        self._paper = _Paper(self)
        self.setWidget(self._paper)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(theme.scaled(160), theme.scaled(90))
        theme.follow(self, self._fit_paper)

    def show_picture(self, picture: QImage, name: str, description: str) -> None:
        """Show a page; ``name`` and ``description`` are what a screen reader says for it."""
        self._paper.set_picture(picture)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self._fit_paper()

    def let_drag(self, content: Callable[[], QMimeData | None]) -> None:
        """Let the page be dragged out of the window, as what ``content`` returns."""
        DragOut(self._paper, content, lambda: QPixmap.fromImage(self._paper.picture))

    def show_blank(self, note: Callable[[], str]) -> None:
        """Show white paper with a note in its middle, such as *Drawing…*."""
        self._paper.set_picture(QImage())
        self._paper.set_note(note)
        self.setAccessibleName(note())
        self.setAccessibleDescription("")
        self._fit_paper()

    def picture(self) -> QImage:
        """Return the picture shown; a null image while there is none."""
        return self._paper.picture

    def scale(self) -> float:
        """Return how large a pixel of the picture is shown."""
        return self._scale or self._fitting()

    def fits(self) -> bool:
        """Return whether the page follows the room there is."""
        return not self._scale

    def zoom_in(self) -> None:
        """Show the page in the next larger size."""
        self._zoom_to(next((s for s in SCALES if s > self.scale() + 0.005), SCALES[-1]))

    def zoom_out(self) -> None:
        """Show the page in the next smaller size."""
        self._zoom_to(next((s for s in SCALES[::-1] if s < self.scale() - 0.005), SCALES[0]))

    def fit(self) -> None:
        """Show the whole page, also when the room changes."""
        self._zoom_to(0.0)

    def height_for(self, width: int) -> int:
        """Return how high the view is when the page just fills ``width``."""
        page = self._paper.page_size()
        scale = min((width - _EDGE) / page.width(), 1.0)
        return round(page.height() * scale) + _EDGE

    def _zoom_to(self, scale: float) -> None:
        self._scale = scale
        self._fit_paper()
        self.zoomed.emit()

    def _fitting(self) -> float:
        page, room = self._paper.page_size(), self.maximumViewportSize()
        wide = (room.width() - _EDGE) / page.width()
        high = (room.height() - _EDGE) / page.height()
        return max(0.05, min(wide, high, 1.0))

    def _fit_paper(self) -> None:
        scale = self.scale()
        page = self._paper.page_size()
        self._paper.resize(round(page.width() * scale), round(page.height() * scale))
        self._paper.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the room."""
        super().resizeEvent(event)
        self._fit_paper()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif event.angleDelta().y() > 0:
            self.zoom_in()
        else:
            self.zoom_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom and fit by key; the rest scrolls."""
        deeds = {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit,
        }
        deed = deeds.get(Qt.Key(event.key()))
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus at the edge of the paper."""
        super().focusInEvent(event)
        self._paper.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus line away."""
        super().focusOutEvent(event)
        self._paper.update()


class _Paper(QWidget):
    """The sheet itself; white in the dark too, as the paper will be."""

    def __init__(self, view: PaperView) -> None:
        super().__init__()
        self._view = view
        self.picture = QImage()
        self._shown = QImage()
        self._note: Callable[[], str] = str
        LiveText(self).bind(lambda _note: self.update(), lambda: self._note())

    def page_size(self) -> QSize:
        return BLANK if self.picture.isNull() else self.picture.size()

    def set_picture(self, picture: QImage) -> None:
        self.picture = picture
        self._shown = QImage()

    def set_note(self, note: Callable[[], str]) -> None:
        self._note = note

    def _fitted(self) -> QImage:
        """Return the picture in the pixels of the screen; scaled once, not at every paint."""
        ratio = self.devicePixelRatioF()
        wanted = self.size() * ratio
        if self._shown.size() != wanted:
            self._shown = self.picture.scaled(
                wanted,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._shown.setDevicePixelRatio(ratio)
        return self._shown

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.LIGHT.color("base"))
        if self.picture.isNull():
            painter.setFont(fonts.body())
            painter.setPen(theme.LIGHT.color("secondary"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._note())
        else:
            painter.drawImage(0, 0, self._fitted())
        focused = self._view.hasFocus()
        tokens = theme.current()
        width = 2 if focused else 1
        painter.setPen(QPen(tokens.color("accent" if focused else "line"), width))
        inset = width // 2
        painter.drawRect(QRect(self.rect()).adjusted(inset, inset, -1, -1))
