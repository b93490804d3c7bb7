"""TableHead: heads of a list, small and secondary; sorted by click and by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QHeaderView, QWidget

from urbandesk.i18n import _
from urbandesk.ui import fonts, icons, theme
from urbandesk.ui.tables.record_delegate import cell_room
from urbandesk.ui.tables.record_table import RecordTable
from urbandesk.ui.tables.viewport import own_viewport

_HEIGHT = 28
_VCENTER = Qt.AlignmentFlag.AlignVCenter


class TableHead(QHeaderView):
    """The heads of a ``RecordTable``; the arrow stands beside the name.

    Signals:
        sort_wanted: key of the column whose head was clicked.
    """

    sort_wanted = Signal(str)

    def __init__(self, model: RecordTable, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        own_viewport(self, QPalette.ColorRole.Button)
        self.viewport().setMouseTracking(True)
        self._table = model
        self._sorted = ""
        self._descending = False
        self._at = 0
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMouseTracking(True)
        theme.follow(self, lambda: self.setFixedHeight(theme.scaled(_HEIGHT)))

    def sizeHint(self) -> QSize:
        """Return the height of the heads."""
        return QSize(super().sizeHint().width(), theme.scaled(_HEIGHT))

    def show_order(self, key: str, *, descending: bool) -> None:
        """Show the arrow at a column."""
        self._sorted, self._descending = key, descending
        self._speak()
        self.viewport().update()

    def order(self) -> tuple[str, bool]:
        """Return the key of the sorted column and whether the order is turned round."""
        return self._sorted, self._descending

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Paint one head."""
        columns = self._table.columns()
        if logicalIndex >= len(columns):
            return
        tokens = theme.current()
        column = columns[logicalIndex]
        painter.save()
        painter.fillRect(rect, tokens.color("window"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, tokens.color("line"))
        painter.setFont(fonts.small(column.language))
        painter.setPen(tokens.color("secondary"))
        room = cell_room(
            rect,
            first=logicalIndex == self.logicalIndexAt(0),
            last=self.sectionPosition(logicalIndex) + rect.width() >= self.length(),
        )
        arrow = theme.scaled(icons.SMALL) if column.key == self._sorted else 0
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(
            column.title, Qt.TextElideMode.ElideRight, room.width() - arrow - (4 if arrow else 0)
        )
        wide = metrics.horizontalAdvance(shown)
        left = room.right() - wide - (arrow + 4 if arrow else 0) if column.number else room.left()
        painter.drawText(QRect(left, rect.top(), wide + 4, rect.height()), _VCENTER, shown)
        if arrow:
            name = "chevron-down" if self._descending else "chevron-up"
            top = rect.center().y() - arrow // 2
            box = QRect(left + wide + 4, top, arrow, arrow)
            icons.paint(painter, name, box, role="secondary")
        if self.hasFocus() and logicalIndex == self._at:
            painter.setPen(QPen(tokens.color("accent"), tokens.focus))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Sort by the column under the pointer."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._sort(self.logicalIndexAt(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between heads with the arrows; Enter or the space bar sorts."""
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._sort(self._at)
        else:
            event.ignore()

    def _move(self, step: int) -> None:
        at = self._at + step
        while 0 <= at < self.count() and self.isSectionHidden(at):
            at += step
        if 0 <= at < self.count():
            self._at = at
            self._speak()
            self.viewport().update()

    def _sort(self, section: int) -> None:
        columns = self._table.columns()
        if 0 <= section < len(columns) and columns[section].sort is not None:
            self.sort_wanted.emit(columns[section].key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show and say which head has the keyboard."""
        super().focusInEvent(event)
        if self.isSectionHidden(self._at):
            self._at = 0
        self._speak()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def speak(self) -> None:
        """Name the heads in the language in force."""
        self._speak()

    def _speak(self) -> None:
        columns = self._table.columns()
        if self._at >= len(columns):
            return
        column = columns[self._at]
        if column.key != self._sorted:
            text = _("Column head: {column}").format(column=column.title)
        elif self._descending:
            text = _("Column head: {column}, sorted from the end").format(column=column.title)
        else:
            text = _("Column head: {column}, sorted from the beginning").format(column=column.title)
        self.setAccessibleName(text)
