"""DragOut: lets what a widget shows be dragged out of the window, as a copy."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QDrag, QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

_SMALL = QSize(160, 90)


class DragOut(QObject):
    """Begins a drag once the pointer has moved far enough with the left button held.

    Args:
        source: the widget whose content is dragged.
        content: returns what is dragged; None when there is nothing now.
        picture: returns what hangs at the pointer.
    """

    def __init__(
        self,
        source: QWidget,
        content: Callable[[], QMimeData | None],
        picture: Callable[[], QPixmap],
    ) -> None:
        super().__init__(source)
        self._source = source
        self._content = content
        self._picture = picture
        self._pressed: QPoint | None = None
        source.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch press and move; nothing is taken from the widget."""
        if isinstance(event, QMouseEvent):
            at = event.position().toPoint()
            if event.type() is QEvent.Type.MouseButtonPress:
                left = event.button() is Qt.MouseButton.LeftButton
                self._pressed = at if left else None
            elif event.type() is QEvent.Type.MouseMove and self._pressed is not None:
                far = (at - self._pressed).manhattanLength()
                if far >= QApplication.startDragDistance():
                    self._pressed = None
                    self._drag()
            elif event.type() is QEvent.Type.MouseButtonRelease:
                self._pressed = None
        return False

    def _drag(self) -> None:
        content = self._content()
        if content is None:
            return
        drag = QDrag(self._source)
        drag.setMimeData(content)
        keep = Qt.AspectRatioMode.KeepAspectRatio
        drag.setPixmap(self._picture().scaled(_SMALL, keep))
        drag.exec(Qt.DropAction.CopyAction)
