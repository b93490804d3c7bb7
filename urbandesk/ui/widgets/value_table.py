"""ValueTable: a few rows of plain values to be looked at and copied, never edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from urbandesk.ui import fonts, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import plain_tooltip

_ROW = 28
_EDGE = 8
_LONG = 40
_LEAST = 180
_VCENTER = Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Table:
    """Heads and rows as people read them.

    Attributes:
        heads: what stands above the columns.
        rows: the cells, row by row.
        wide: the column that takes the room that is left.
        numbers: the columns that stand at the right.
        most: largest width at zoom 1 of the other columns; 0 lets each be as wide as its words.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: int = 0
    numbers: frozenset[int] = frozenset()
    most: int = 0


class ValueTable(QTableWidget):
    """Shows a ``Table``; Ctrl+C copies what is selected, ready for a spreadsheet.

    Selected rows can be dragged out of the window as well.
    """

    def __init__(self, name: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wide = 0
        self._most = 0
        LiveText(self).bind_name(self, name)
        self.setItemDelegate(Hairlines(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        theme.follow(self, self._dress)

    def _dress(self) -> None:
        self.setFont(fonts.body())
        self.verticalHeader().setDefaultSectionSize(theme.scaled(_ROW))
        self._share_room()

    def show_table(self, table: Table) -> None:
        """Show other heads and rows."""
        self.clear()
        self.setColumnCount(len(table.heads))
        self.setRowCount(len(table.rows))
        self._wide = table.wide
        self._most = table.most
        for at, words in enumerate(table.heads):
            item = QTableWidgetItem(words)
            item.setTextAlignment(_side(at in table.numbers))
            self.setHorizontalHeaderItem(at, item)
        for row, cells in enumerate(table.rows):
            for at, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setTextAlignment(_side(at in table.numbers))
                if len(words) > _LONG:
                    item.setToolTip(plain_tooltip(words))
                self.setItem(row, at, item)
        self._share_room()

    def _share_room(self) -> None:
        """Give each column what it needs, the wide one the rest, but enough to be read."""
        head = self.horizontalHeader()
        rest = self.viewport().width()
        for at in range(self.columnCount()):
            if at != self._wide:
                needed = max(self.sizeHintForColumn(at), head.sectionSizeHint(at))
                most = theme.scaled(self._most) or needed
                head.resizeSection(at, min(needed, most))
                rest -= head.sectionSize(at)
        if self.columnCount():
            head.resizeSection(self._wide, max(rest, theme.scaled(_LEAST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self._share_room()

    def cells(self) -> tuple[tuple[str, ...], ...]:
        """Return the rows shown."""
        rows, columns = range(self.rowCount()), range(self.columnCount())
        return tuple(tuple(self._text(row, at) for at in columns) for row in rows)

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text() if item is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selected rows, cells between tabs."""
        if not event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
            return
        QApplication.clipboard().setText(_as_text(self._chosen()))

    def _chosen(self) -> list[tuple[str, ...]]:
        rows = self.cells()
        return [rows[row] for row in sorted({index.row() for index in self.selectedIndexes()})]

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """Return in which forms rows are dragged out."""
        return ["text/plain", "text/html"]

    def mimeData(self, items: Sequence[QTableWidgetItem]) -> QMimeData:
        """Return the chosen rows with their heads, as text and as a table, to be dragged out."""
        heads = (self.horizontalHeaderItem(at) for at in range(self.columnCount()))
        rows = [tuple(head.text() if head else "" for head in heads), *self._chosen()]
        return table_data(rows)


def table_data(rows: Sequence[tuple[str, ...]]) -> QMimeData:
    """Return rows, the heads first, as text and as a table, for the clipboard and for dragging."""
    data = QMimeData()
    data.setText(_as_text(rows))
    data.setHtml(_as_html(rows))
    return data


def _as_text(rows: Sequence[tuple[str, ...]]) -> str:
    """Return cells between tabs; a line end or a tab in a cell would begin another one."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def _as_html(rows: Sequence[tuple[str, ...]]) -> str:
    first, *others = rows
    head = "".join(f"<th>{escape(cell)}</th>" for cell in first)
    lines = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in others)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table><tr>{head}</tr>{body}</table>"


def _side(number: bool) -> Qt.AlignmentFlag:
    return (Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft) | _VCENTER


class Hairlines(QStyledItemDelegate):
    """Cells with room at both ends, cut with an ellipsis, and a line below each row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the room of a cell's words on one line."""
        wide = QFontMetrics(fonts.body()).horizontalAdvance(str(index.data() or ""))
        return QSize(wide + 2 * theme.scaled(_EDGE) + 2, theme.scaled(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint ground, line and words; a chosen row has a bar at its start."""
        tokens = theme.current()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, tokens.color("selection" if chosen else "base"))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, tokens.color("line_soft"))
        if chosen and index.column() == 0:
            painter.fillRect(QRect(rect.topLeft(), QSize(3, rect.height())), tokens.color("accent"))
        edge = theme.scaled(_EDGE)
        painter.setFont(fonts.body())
        self.paint_words(painter, rect.adjusted(edge, 0, -edge, 0), index, chosen=chosen)

    def paint_words(self, painter: QPainter, room: QRect, index: _Index, *, chosen: bool) -> None:
        """Paint what a cell says into the room that is left for it."""
        painter.setPen(theme.current().color("on_selection" if chosen else "text"))
        words = str(index.data() or "")
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        painter.drawText(room, Qt.AlignmentFlag(align), shown)
