"""RecordDelegate: paints the rows of a list: hairlines, marks that line up, selection, focus."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from urbandesk.ui import fonts, icons, theme
from urbandesk.ui.tables.cells import Cell, Column
from urbandesk.ui.tables.record_table import RecordTable
from urbandesk.ui.widgets.plain_label import plain_tooltip

ROW = 32
EDGE = 8
PAGE_EDGE = 16
MARK_ROOM = 18
"""Heights and distances at zoom 1; words begin ``MARK_ROOM`` behind the middle line of marks."""

_VCENTER = Qt.AlignmentFlag.AlignVCenter
_SELECTED = QStyle.StateFlag.State_Selected
_Index = QModelIndex | QPersistentModelIndex


def cell_room(rect: QRect, *, first: bool, last: bool) -> QRect:
    """Return where words may stand in a cell or head; the outer columns keep the page's edge."""
    left = theme.scaled(PAGE_EDGE if first else EDGE)
    right = theme.scaled(PAGE_EDGE if last else EDGE)
    return rect.adjusted(left, 0, -right, 0)


class RecordDelegate(QStyledItemDelegate):
    """Paints the cells of a ``RecordTable`` in a table view."""

    def __init__(self, view: QTableView, model: RecordTable) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._faces: dict[tuple[str, bool], tuple[QFont, QFontMetrics]] = {}
        theme.follow(self, self.forget_fonts)

    def forget_fonts(self) -> None:
        """Make the fonts anew: zoom or language have changed."""
        self._faces.clear()

    def _face(self, language: str, strong: bool) -> tuple[QFont, QFontMetrics]:
        found = self._faces.get((language, strong))
        if found is None:
            font = fonts.bold(fonts.body(language)) if strong else fonts.body(language)
            found = self._faces[(language, strong)] = (font, QFontMetrics(font))
        return found

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        tokens = theme.current()
        rect: QRect = option.rect
        at = index.column()
        column = self._model.columns()[at]
        selected = bool(option.state & _SELECTED)
        if selected:
            painter.fillRect(rect, tokens.color("selection"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, tokens.color("line_soft"))
        first = self._is_first(at)
        if selected and first:
            wide = theme.scaled(3)
            painter.fillRect(rect.left(), rect.top(), wide, rect.height(), tokens.color("accent"))
        if self._has_focus(index):
            self._paint_focus(painter, rect, first)
        cell = self._model.cell(index.row(), at)
        if not cell.parts:
            return
        font, metrics = self._face(column.language, selected and first)
        painter.setFont(font)
        painter.setPen(tokens.color("secondary" if column.quiet else "text"))
        room = cell_room(rect, first=first, last=self._is_last(at))
        _paint_parts(painter, metrics, room, column, cell)

    def _is_first(self, column: int) -> bool:
        return self._view.horizontalHeader().logicalIndexAt(0) == column

    def _is_last(self, column: int) -> bool:
        head = self._view.horizontalHeader()
        return head.sectionViewportPosition(column) + head.sectionSize(column) >= head.length()

    def _has_focus(self, index: _Index) -> bool:
        return self._view.hasFocus() and self._view.currentIndex().row() == index.row()

    def _paint_focus(self, painter: QPainter, rect: QRect, first: bool) -> None:
        """Paint the frame of the row that has the keyboard, a piece for each cell."""
        accent = theme.current().color("accent")
        painter.fillRect(rect.left(), rect.top(), rect.width(), 2, accent)
        painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, accent)
        if rect.right() >= self._view.viewport().width() - 2:
            painter.fillRect(rect.right() - 1, rect.top(), 2, rect.height(), accent)
        if first:
            painter.fillRect(rect.left(), rect.top(), 2, rect.height(), accent)

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
        text = self.cut_text(index) if index.isValid() else ""
        if text:
            QToolTip.showText(event.globalPos(), plain_tooltip(text), view)
        else:
            QToolTip.hideText()
        return True

    def cut_text(self, index: _Index) -> str:
        """Return the whole text of a cell that does not fit; empty when it does."""
        at = index.column()
        column = self._model.columns()[at]
        cell = self._model.cell(index.row(), at)
        box = QRect(0, 0, self._view.columnWidth(at), ROW)
        room = cell_room(box, first=self._is_first(at), last=self._is_last(at))
        _font, metrics = self._face(column.language, True)
        marks = theme.scaled(MARK_ROOM) * max(
            int(column.marked), sum(1 for part in cell.parts if part.side)
        )
        wide = metrics.horizontalAdvance(cell.text) + marks
        return cell.text if wide > room.width() else ""


def _paint_parts(
    painter: QPainter, metrics: QFontMetrics, room: QRect, column: Column, cell: Cell
) -> None:
    align = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
    for part in cell.parts:
        if part.side:
            _paint_mark(painter, room, part.side)
        if part.gap:
            _paint_flag(painter, metrics, room, part.text)
        if part.side or column.marked:
            room = room.adjusted(theme.scaled(MARK_ROOM), 0, 0, 0)
        if part.text and room.width() > 0:
            line = " ".join(part.text.splitlines())
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width())
            # A name written from right to left stands where all names stand.
            painter.drawText(room, align | _VCENTER | Qt.TextFlag.TextForceLeftToRight, shown)
            used = metrics.horizontalAdvance(shown) + theme.scaled(12)
            room = room.adjusted(used, 0, 0, 0)


def _paint_flag(painter: QPainter, metrics: QFontMetrics, room: QRect, number: str) -> None:
    """Paint the flag before a number that stands at the right; the pen is amber from here on."""
    wide = theme.scaled(icons.SMALL)
    left = room.right() - metrics.horizontalAdvance(number) - wide - theme.scaled(4)
    icons.paint(
        painter, "gap", QRect(left, room.center().y() - wide // 2, wide, wide), role="attention"
    )
    painter.setPen(theme.current().color("attention"))


def _paint_mark(painter: QPainter, room: QRect, side: str) -> None:
    """Paint a mark so that the middles of circles and diamonds stand in one line."""
    wide = icons.mark_size(side)
    box = QRectF(0, 0, wide, wide)
    box.moveCenter(QRectF(room).center())
    box.moveLeft(room.left() + theme.scaled(6) - wide / 2)
    icons.paint_side_mark(painter, box, side, tokens=theme.current())
