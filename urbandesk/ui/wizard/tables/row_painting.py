"""How the tables of the wizard are painted: cells with gaps and marks, heads with sides."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from urbandesk.ui import fonts, icons, theme
from urbandesk.ui.widgets.plain_label import plain_tooltip
from urbandesk.ui.wizard.tables.row_model import CELL_ROLE, Cell, Column, RowModel

ROW = 28
EDGE = 8
MARK_ROOM = 26
_FIRST = 16
_VCENTER = Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints hairlines, gaps with a flag, sums with the mark of their state."""

    def __init__(self, model: RowModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell; the chosen row has an accent edge at its left."""
        tokens = theme.current()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, tokens.color("selection" if selected else "base"))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, tokens.color("line_soft"))
        if selected and index.column() == 0:
            edge = QRect(rect.left(), rect.top(), theme.scaled(3), rect.height())
            painter.fillRect(edge, tokens.color("accent"))
        column = self._model.columns[index.column()]
        _paint_cell(painter, rect, index.data(CELL_ROLE), column, first=index.column() == 0)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a row."""
        return QSize(theme.scaled(40), theme.scaled(ROW))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Tell the whole text of a cell that is cut."""
        cell = index.data(CELL_ROLE)
        room = view.visualRect(index).width() - theme.scaled(2 * EDGE)
        wide = QFontMetrics(fonts.body()).horizontalAdvance(cell.text) if cell else 0
        if cell and wide > room:
            QToolTip.showText(event.globalPos(), plain_tooltip(cell.text), view)
        else:
            QToolTip.hideText()
        return True


def _paint_cell(painter: QPainter, rect: QRect, cell: Cell, column: Column, *, first: bool) -> None:
    tokens = theme.current()
    edge = theme.scaled(EDGE)
    room = rect.adjusted(theme.scaled(_FIRST) if first else edge, 0, -edge, 0)
    painter.setFont(fonts.body())
    painter.setPen(tokens.color("secondary" if column.quiet and not cell.gap else "text"))
    align = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
    if column.marked:
        paint_mark(painter, rect, column.side, cell.filling)
        room.setRight(rect.right() - theme.scaled(MARK_ROOM))
    if cell.side:
        _paint_side(painter, room, cell.side)
    if cell.gap:
        side = theme.scaled(icons.SMALL)
        box = QRect(room.left(), rect.center().y() - side // 2, side, side)
        icons.paint(painter, "gap", box, role="attention")
        painter.setPen(tokens.color("attention"))
        room.setLeft(box.right() + theme.scaled(5))
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, align | _VCENTER, shown)


def _paint_side(painter: QPainter, room: QRect, side: str) -> None:
    """Paint the mark of a side before the words and take its room."""
    wide = icons.mark_size(side)
    column = icons.mark_size("cn")  # marks of both sides line up
    left = room.left() + (column - wide) / 2
    box = QRectF(left, QRectF(room).center().y() - wide / 2, wide, wide)
    icons.paint_side_mark(painter, box, side, tokens=theme.current())
    room.setLeft(room.left() + column + theme.scaled(6))


def paint_mark(painter: QPainter, rect: QRect, side: str, filling: str) -> None:
    """Paint a mark into its fixed column at the right, so that marks line up."""
    wide = icons.mark_size(side)
    box = QRectF(0, 0, wide, wide)
    box.moveCenter(QRectF(rect).center())
    box.moveLeft(rect.right() - theme.scaled(14) - wide / 2)
    icons.paint_side_mark(painter, box, side, filling=filling, tokens=theme.current())


class RowHead(QHeaderView):
    """Small heads in secondary colour; those of a side carry its mark."""

    def __init__(self, model: RowModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = model
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        theme.follow(self, lambda: self.setFixedHeight(theme.scaled(ROW)))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Paint one head."""
        tokens = theme.current()
        column = self._columns.columns[logicalIndex]
        painter.save()
        painter.fillRect(rect, tokens.color("window"))
        base = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(base, tokens.color("line"))
        painter.setFont(fonts.small())
        painter.setPen(tokens.color("secondary"))
        edge = theme.scaled(EDGE)
        room = rect.adjusted(edge if logicalIndex else theme.scaled(_FIRST), 0, -edge, 0)
        align = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
        if column.marked:
            paint_mark(painter, rect, column.side, "full")
            room.setRight(rect.right() - theme.scaled(MARK_ROOM))
        elif column.side:
            _paint_side(painter, room, column.side)
        shown = QFontMetrics(painter.font()).elidedText(
            column.head(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, align | _VCENTER, shown)
        painter.restore()
