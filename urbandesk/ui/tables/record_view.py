"""RecordView: the table of a list: choosing, opening, deleting, sorting, all by keyboard too."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from urbandesk.ui import theme
from urbandesk.ui.tables.cells import spread
from urbandesk.ui.tables.record_delegate import ROW, RecordDelegate
from urbandesk.ui.tables.record_table import RecordTable
from urbandesk.ui.tables.table_head import TableHead
from urbandesk.ui.tables.viewport import own_viewport

_MOVING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FLAGS = QItemSelectionModel.SelectionFlag


class RecordView(QTableView):
    """Rows of a ``RecordTable``; selection is by record and survives another order.

    Signals:
        chosen: key of the record that the person went to.
        opened: key of the record on which Enter or a double click fell.
        edit_wanted: key of the record on which F2 fell.
        delete_wanted: the person wants the selected records removed.
        typed: text typed into the table, meant for the filter.
        sort_wanted: key of the column to sort by.
        menu_wanted: where on the screen the menu of the selected records is to open.
        dropped: key of the record on whose row something was dropped, and the ``QMimeData``.
    """

    chosen = Signal(str)
    opened = Signal(str)
    edit_wanted = Signal(str)
    delete_wanted = Signal()
    typed = Signal(str)
    sort_wanted = Signal(str)
    menu_wanted = Signal(QPoint)
    dropped = Signal(str, object)

    def __init__(self, model: RecordTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self)
        self.table = model
        self.may_leave: Callable[[], bool] = lambda: True
        self.may_drop: Callable[[QMimeData], bool] = lambda _data: False
        self._restoring = False
        self._before_drag: list[str] | None = None
        self.setModel(model)
        self.records_delegate = RecordDelegate(self, model)
        self.setItemDelegate(self.records_delegate)
        self.head = TableHead(model, self)
        self.setHorizontalHeader(self.head)
        # Qt hands the keyboard of a head to its table; this one is a stop of its own.
        self.head.setFocusProxy(None)  # type: ignore[arg-type]
        self.head.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self.head.sort_wanted.connect(self.sort_wanted)
        self.doubleClicked.connect(self._double_clicked)
        self.setAcceptDrops(True)
        theme.follow(self, self._dress)

    def _dress(self) -> None:
        self.verticalHeader().setMinimumSectionSize(theme.scaled(ROW))
        self.verticalHeader().setDefaultSectionSize(theme.scaled(ROW))
        self.setMinimumHeight(theme.scaled(ROW) * 4)
        self.fit()

    # Selection

    def current(self) -> str:
        """Return the key of the row that the keyboard is at; empty when none is."""
        return self.table.key_of(self.currentIndex().row())

    def selected(self) -> list[str]:
        """Return the keys of the selected rows, in the order of the list."""
        rows: set[int] = set()
        chosen = self.selectionModel().selection()
        for at in range(chosen.size()):
            part = chosen.at(at)
            rows.update(range(part.top(), part.bottom() + 1))
        return [self.table.key_of(row) for row in sorted(rows)]

    def restore(self, current: str, selected: Collection[str] = ()) -> bool:
        """Select records again after the order has changed, without telling.

        Returns:
            Whether ``current`` is shown and selected.
        """
        row = self.table.row_of(current) if current else -1
        others = self._rows_of(selected, current)
        self._restoring = True
        model = self.selectionModel()
        model.clear()
        if row >= 0:
            at = self.table.index(row, 0)
            model.setCurrentIndex(at, _FLAGS.ClearAndSelect | _FLAGS.Rows)
            self.scrollTo(at)
        if others:
            last = len(self.table.columns()) - 1
            wanted = QItemSelection()
            for one in others:
                wanted.select(self.table.index(one, 0), self.table.index(one, last))
            model.select(wanted, _FLAGS.Select | _FLAGS.Rows)
        self._restoring = False
        self.viewport().update()
        return row >= 0

    def _rows_of(self, keys: Collection[str], current: str) -> list[int]:
        wanted = set(keys) - {current}
        if not wanted:
            return []
        return [row for row, key in enumerate(self.table.keys()) if key in wanted]

    def go_to_row(self, row: int) -> None:
        """Choose a row as a person does; one behind the end is the last."""
        last = self.table.rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self.table.index(min(max(row, 0), last), 0))

    def _row_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        self.viewport().update()
        if current.isValid() and not self._restoring:
            self.chosen.emit(self.table.key_of(current.row()))

    # Keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, open, edit, delete; letters go to the filter."""
        key = event.key()
        if key in _MOVING:
            if self.may_leave():
                self._move(event)
        elif key in _ENTER and self.current():
            self.opened.emit(self.current())
        elif key == Qt.Key.Key_F2 and self.current():
            self.edit_wanted.emit(self.current())
        elif key == Qt.Key.Key_Delete and self.selected():
            self.delete_wanted.emit()
        elif self._is_text(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _move(self, event: QKeyEvent) -> None:
        """Move as Qt does, but Home and End go to the first and the last row."""
        control = event.modifiers() | Qt.KeyboardModifier.ControlModifier
        ends = event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End)
        if ends and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.go_to_row(0 if event.key() == Qt.Key.Key_Home else self.table.rowCount() - 1)
        elif ends:
            whole = QKeyEvent(event.type(), event.key(), control)
            super().keyPressEvent(whole)
        else:
            super().keyPressEvent(event)

    def _is_text(self, event: QKeyEvent) -> bool:
        command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        text = event.text()
        return bool(text.strip()) and text.isprintable() and not event.modifiers() & command

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row once the record that is left is settled."""
        at = self.indexAt(event.position().toPoint())
        if at.isValid() and at.row() != self.currentIndex().row() and not self.may_leave():
            event.accept()
            return
        super().mousePressEvent(event)

    def _double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(self.table.key_of(index.row()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the selected records, at the pointer or below the row."""
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            below = self.visualRect(self.currentIndex()).bottomLeft()
            at = self.viewport().mapToGlobal(below + QPoint(theme.scaled(ROW), 0))
        if self.selected():
            self.menu_wanted.emit(at)

    # What is dropped on a row

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what may be dropped; the rest is left to the window."""
        self._mark_target(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Mark the row that would get it."""
        self._mark_target(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Mark the chosen row again."""
        self._unmark_target()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell on which row it was dropped."""
        key = self._target(event)
        self._unmark_target()
        if key:
            event.acceptProposedAction()
            self.dropped.emit(key, event.mimeData())
        else:
            event.ignore()

    def _target(self, event: QDropEvent) -> str:
        if not self.may_drop(event.mimeData()):
            return ""
        return self.table.key_of(self.indexAt(event.position().toPoint()).row())

    def _mark_target(self, event: QDragMoveEvent) -> None:
        key = self._target(event)
        if not key:
            self._unmark_target()
            event.ignore()
            return
        event.acceptProposedAction()
        if self._before_drag is None:
            self._before_drag = self.selected()
        at = self.table.index(self.table.row_of(key), 0)
        self.selectionModel().select(at, _FLAGS.ClearAndSelect | _FLAGS.Rows)

    def _unmark_target(self) -> None:
        before, self._before_drag = self._before_drag, None
        if before is not None:
            self.restore(self.current(), before)

    # Columns

    def without_room(self) -> list[str]:
        """Return the keys of the columns for which the table is too narrow."""
        columns = enumerate(self.table.columns())
        return [column.key for at, column in columns if self.isColumnHidden(at)]

    def fit(self) -> None:
        """Give every column its room; where room is short, the least important ones go."""
        columns = self.table.columns()
        if not columns:
            return
        widths = spread(columns, self.viewport().width(), theme.zoom())
        for at in range(len(columns)):
            self.setColumnHidden(at, at not in widths)
            if at in widths:
                self.setColumnWidth(at, widths[at])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns into the new width."""
        super().resizeEvent(event)
        self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which row has the keyboard."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.viewport().update()
