"""DropList: a list of proposals below a field, in which the cursor stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from urbandesk.ui import fonts, theme

_LINE = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Proposal:
    """One line: a name, what stands quietly behind it, and what stands at the right."""

    text: str
    other: str = ""
    note: str = ""

    def spoken(self) -> str:
        """Return the line as a screen reader says it."""
        return " ".join(part for part in (self.text, self.other, self.note) if part)


class DropList(QFrame):
    """Opens below a line while somebody types; arrows, Enter and clicks choose from it.

    The first line is marked beforehand: a few letters and Enter take it. Esc closes the list, and
    leaving the line keeps what was typed.

    Signals:
        chosen: number of the line.
    """

    chosen = Signal(int)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self.list = QListWidget(self)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.list)
        self.setProperty("frame", "list")
        self.setAutoFillBackground(True)
        line.installEventFilter(self)
        line.destroyed.connect(self.deleteLater)
        self.hide()

    def propose(self, lines: Sequence[Proposal]) -> None:
        """Show proposals; none closes the list."""
        self.list.clear()
        for line in lines:
            item = QListWidgetItem(line.spoken(), self.list)
            item.setData(_LINE, line)
        self.list.setCurrentRow(0)
        if lines and self._line.isVisible():
            self._open()
        else:
            self.hide()

    def _open(self) -> None:
        window = self._line.window()
        if self.parent() is not window:
            self.setParent(window)
        below = self._line.mapTo(window, QPoint(0, self._line.height() + 2))
        wide = min(max(self._line.width(), theme.scaled(380)), window.width() - 16)
        rows = min(self.list.count(), 8)
        high = rows * self.list.sizeHintForRow(0) + 4
        left = max(8, min(below.x(), window.width() - wide - 8))
        self.setGeometry(left, below.y(), wide, min(high, window.height() - below.y() - 8))
        self.show()
        self.raise_()

    def _take(self, item: QListWidgetItem) -> None:
        row = self.list.row(item)
        self.hide()
        self.chosen.emit(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the line move in the list; leaving the line closes it."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if self.isVisible() and self._act_on(event.key()):
                return True
        elif isinstance(event, QFocusEvent) and not self._line.hasFocus():
            if not self.underMouse():
                self.hide()
        elif event.type() is QEvent.Type.Hide:
            self.hide()
        return super().eventFilter(watched, event)

    def _act_on(self, key: int) -> bool:
        """Do what a key asks of the open list; returns whether it was meant for it."""
        row = self.list.currentRow()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(max(0, min(row + step, self.list.count() - 1)))
            return True
        if key in _ENTER:
            self._take(self.list.item(row))
        elif key == Qt.Key.Key_Escape:
            self.hide()
        return key in (*_ENTER, Qt.Key.Key_Escape)


class _Painter(QStyledItemDelegate):
    """Paints the name, the quiet part behind it and the note at the right."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(theme.scaled(200), theme.scaled(28))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line, tokens = index.data(_LINE), theme.current()
        chosen = option.state & QStyle.StateFlag.State_Selected
        painter.save()
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, tokens.color("selection"))
        room = option.rect.adjusted(theme.scaled(10), 0, -theme.scaled(10), 0)
        painter.setFont(fonts.small())
        painter.setPen(tokens.color("secondary"))
        noted = _write(painter, room, line.note, right=True)
        room.setRight(room.right() - noted - theme.scaled(12))
        painter.setFont(fonts.body())
        painter.setPen(tokens.color("text"))
        room.setLeft(room.left() + _write(painter, room, line.text) + theme.scaled(10))
        painter.setPen(tokens.color("secondary"))
        _write(painter, room, line.other)
        painter.restore()


def _write(painter: QPainter, room: QRect, text: str, *, right: bool = False) -> int:
    """Write text into ``room``, cut where it must be; returns how wide it is."""
    metrics = painter.fontMetrics()
    most = room.width() * 2 // 3 if right else max(room.width(), 0)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, most)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | side
    painter.drawText(room, flags, shown)
    return metrics.horizontalAdvance(shown)
