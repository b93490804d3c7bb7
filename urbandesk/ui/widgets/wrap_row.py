"""WrapRow: parts side by side; those that have no room there begin another line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from urbandesk.ui import theme

_RESIZED = Qt.WidgetAttribute.WA_Resized


class WrapRow(QWidget):
    """Shows every part whole, in as many lines as they need, and is as high as these.

    Its size hints hold at the width that it has: a splitter asks for nothing else.
    """

    def __init__(self, parts: Sequence[QWidget], *, gap: int, to_end: bool = False) -> None:
        """Make the row.

        Args:
            parts: what stands in it, in its order; what is hidden takes no room.
            gap: distance between parts and between lines, in pixels at zoom 1.
            to_end: whether the lines stand at the right.
        """
        super().__init__()
        self._parts = tuple(parts)
        self._gap = gap
        self._to_end = to_end
        for part in self._parts:
            part.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.follow(self, self._place)

    def _sizes(self) -> list[tuple[QWidget, QSize]]:
        return [(part, part.sizeHint()) for part in self._parts if not part.isHidden()]

    def _lines(self) -> list[list[tuple[QWidget, QSize]]]:
        """Return the parts of each line; before it was laid out, all stand in one."""
        lines: list[list[tuple[QWidget, QSize]]] = []
        used = 0
        for part, size in self._sizes():
            used += size.width()
            if not lines or (self.testAttribute(_RESIZED) and used > self.width()):
                lines.append([])
                used = size.width()
            lines[-1].append((part, size))
            used += theme.scaled(self._gap)
        return lines

    def _place(self) -> None:
        """Put each part in its line, in the middle of its height."""
        gap, top = theme.scaled(self._gap), 0
        for line in self._lines():
            high = max(size.height() for _part, size in line)
            wide = sum(size.width() for _part, size in line) + gap * (len(line) - 1)
            left = max(0, self.width() - wide) if self._to_end else 0
            for part, size in line:
                shown = min(size.width(), self.width())
                part.setGeometry(left, top + (high - size.height()) // 2, shown, size.height())
                left += size.width() + gap
            top += high + gap
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the parts among other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    def event(self, event: QEvent) -> bool:
        """Place the parts anew where one of them wants another size, or is hidden."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _size(self, wide: int) -> QSize:
        gap = theme.scaled(self._gap)
        heights = [max(size.height() for _part, size in line) for line in self._lines()]
        return QSize(wide, sum(heights) + gap * max(0, len(heights) - 1))

    def sizeHint(self) -> QSize:
        """Return the width of all parts in one line, and the height of the lines there are."""
        sizes = [size.width() for _part, size in self._sizes()]
        return self._size(sum(sizes) + theme.scaled(self._gap) * max(0, len(sizes) - 1))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest part, and the height of the lines there are."""
        return self._size(max((size.width() for _part, size in self._sizes()), default=0))
