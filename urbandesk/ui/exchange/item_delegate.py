"""ItemDelegate: paints the rows of a review: marks, kinds, and a button for each answer."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from urbandesk.exchange.merge.plan import Answer
from urbandesk.i18n import _
from urbandesk.ui import fonts, icons, theme
from urbandesk.ui.exchange.item_rows import ChoiceCell, MarkCell
from urbandesk.ui.exchange.item_words import ANSWERS
from urbandesk.ui.tables.record_delegate import RecordDelegate, cell_room
from urbandesk.ui.tables.record_table import RecordTable

_HIGH = 24
_ICON_ROOM = 24
_MOST = 72
_VCENTER = Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


def button_boxes(room: QRect, count: int) -> list[QRect]:
    """Return where the buttons of a row stand, as wide as each other, in ``room``."""
    if not count:
        return []
    wide = min(room.width() // count, theme.scaled(_MOST))
    high = min(theme.scaled(_HIGH), room.height() - 4)
    top = room.center().y() - high // 2 + 1
    return [QRect(room.left() + at * wide, top, wide, high) for at in range(count)]


class ItemDelegate(RecordDelegate):
    """Paints marks and buttons over what every list paints."""

    def __init__(self, view: QTableView, model: RecordTable) -> None:
        super().__init__(view, model)
        self._items = model
        self._item_view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        super().paint(painter, option, index)
        cell = self._items.cell(index.row(), index.column())
        rect: QRect = option.rect
        room = self.room(rect, index.column())
        if isinstance(cell, MarkCell):
            _paint_mark(painter, room, cell)
        elif isinstance(cell, ChoiceCell):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            _paint_buttons(painter, room, cell, chosen=chosen)

    def room(self, rect: QRect, column: int) -> QRect:
        """Return where the content of a cell may stand."""
        head = self._item_view.horizontalHeader()
        first = head.logicalIndexAt(0) == column
        end = head.sectionViewportPosition(column) + head.sectionSize(column)
        return cell_room(rect, first=first, last=end >= head.length())

    def answer_at(self, index: _Index, rect: QRect, point: QPoint) -> Answer | None:
        """Return the answer whose button stands at ``point`` of a cell; None where there is none.

        Args:
            index: the cell.
            rect: where it is painted.
            point: where the pointer is, as ``rect`` is measured.
        """
        cell = self._items.cell(index.row(), index.column())
        if not isinstance(cell, ChoiceCell):
            return None
        boxes = button_boxes(self.room(rect, index.column()), len(cell.answers))
        for answer, box in zip(cell.answers, boxes, strict=True):
            if box.contains(point):
                return answer
        return None


def _icon(painter: QPainter, name: str, room: QRect, role: str) -> None:
    side = theme.scaled(icons.NORMAL)
    box = QRect(room.left(), room.center().y() - side // 2 + 1, side, side)
    icons.paint(painter, name, box, role=role)


def _paint_mark(painter: QPainter, room: QRect, cell: MarkCell) -> None:
    _icon(painter, cell.icon, room.adjusted(-theme.scaled(2), 0, 0, 0), cell.role)
    if not cell.shown:
        return
    words = room.adjusted(theme.scaled(_ICON_ROOM), 0, 0, 0)
    font = fonts.body()
    painter.setFont(font)
    painter.setPen(theme.current().color(cell.role))
    shown = QFontMetrics(font).elidedText(cell.words, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, _VCENTER, shown)


def _paint_buttons(painter: QPainter, room: QRect, cell: ChoiceCell, *, chosen: bool) -> None:
    """Paint the buttons joined; the answer that holds is tinted with an accent edge below.

    In a chosen row, which has that tint itself, it is filled with the accent.
    """
    tokens = theme.current()
    boxes = button_boxes(room, len(cell.answers))
    if not boxes:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    whole = QRectF(boxes[0].united(boxes[-1])).adjusted(0.5, 0.5, -0.5, -0.5)
    outline = QPainterPath()
    outline.addRoundedRect(whole, 4, 4)
    painter.fillPath(outline, tokens.color("button"))
    painter.setClipPath(outline)
    for answer, box in zip(cell.answers, boxes, strict=True):
        holds = answer is cell.current
        strong = holds and chosen
        if holds:
            painter.fillRect(box, tokens.color("accent" if strong else "selection"))
            edge = "accent" if cell.made else "control_line"
            painter.fillRect(box.left(), box.bottom() - 1, box.width(), 3, tokens.color(edge))
        if box is not boxes[-1]:
            painter.fillRect(box.right(), box.top(), 1, box.height(), tokens.color("control_line"))
        font = fonts.bold(fonts.small()) if holds and cell.made else fonts.small()
        painter.setFont(font)
        painter.setPen(tokens.color("on_accent" if strong else "text"))
        words = _(ANSWERS[answer])
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width() - 6)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
    painter.setClipping(False)
    painter.setPen(QPen(tokens.color("control_line"), tokens.edge))
    painter.drawPath(outline)
    painter.restore()
