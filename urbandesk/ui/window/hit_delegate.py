"""HitDelegate: a line of the search list: mark, name, the name in the other language, a count."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from urbandesk.ui import fonts, icons, theme

HIT = Qt.ItemDataRole.UserRole


class HitDelegate(QStyledItemDelegate):
    """Paints heads small and secondary, hits with their mark and both names."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of one line."""
        return QSize(theme.scaled(200), theme.scaled(26 if index.data(HIT).is_head else 30))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one line."""
        hit = index.data(HIT)
        tokens = theme.current()
        rect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, tokens.color("selection"))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        room = rect.adjusted(theme.scaled(12), 0, -theme.scaled(12), 0)
        painter.setFont(fonts.small())
        painter.setPen(tokens.color("secondary"))
        if hit.note:
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, hit.note)
            room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(hit.note) - 8)
        if hit.is_head:
            painter.drawText(room, middle, self._cut(painter, hit.text, room.width()))
            painter.restore()
            return
        if hit.side:
            side = icons.mark_size(hit.side)
            top = room.center().y() - side / 2
            box = QRectF(room.left(), top, side, side)
            icons.paint_side_mark(painter, box, hit.side, tokens=tokens)
        room.setLeft(room.left() + theme.scaled(20))
        painter.setFont(fonts.body())
        painter.setPen(tokens.color("text"))
        text = self._cut(painter, hit.text, room.width())
        painter.drawText(room, middle, text)
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(text) + theme.scaled(10))
        painter.setPen(tokens.color("secondary"))
        painter.drawText(room, middle, self._cut(painter, hit.other, room.width()))
        painter.restore()

    def _cut(self, painter: QPainter, text: str, width: int) -> str:
        return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0))
