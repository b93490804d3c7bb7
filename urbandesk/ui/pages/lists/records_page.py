"""RecordsPage: a list with its filter at the left, the chosen record at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from urbandesk.i18n import _, format_number
from urbandesk.models import schema
from urbandesk.services.bus import Changes
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import Record
from urbandesk.ui import theme
from urbandesk.ui.pages.lists.list_columns import term_of
from urbandesk.ui.pages.lists.list_counter import PAINT, PAUSE, ListCounter
from urbandesk.ui.pages.lists.list_deeds import ListDeeds
from urbandesk.ui.pages.lists.list_order import ListOrder
from urbandesk.ui.pages.lists.list_shape import ListShape
from urbandesk.ui.pages.lists.list_side import ListSide, below, beside
from urbandesk.ui.pages.lists.record_columns import field_cell
from urbandesk.ui.pages.lists.record_deletion import Deletion
from urbandesk.ui.pages.lists.row_drop import let_drop
from urbandesk.ui.pages.page import Page
from urbandesk.ui.tables.cells import Cell, Column, Row
from urbandesk.ui.tables.record_table import RecordTable
from urbandesk.ui.tables.record_view import RecordView
from urbandesk.ui.widgets.filters import Filter
from urbandesk.ui.window_context import Context

if TYPE_CHECKING:
    from urbandesk.ui.pages.lists.detail_pane import DetailPane


_DETAIL = 560
_LIST = 320
"""Least widths at zoom 1; the list gives way last."""


class RecordsPage(Page):
    """The list of one kind of records; subclasses say columns, filters and sentences."""

    kind = ""
    key = ""
    sorted_by = ""
    """Column by which the list is sorted at first; the name when it is empty."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._kind = schema.kind(self.kind)
        self._current = ""
        self._row = 0
        first = self.sorted_by or self._kind.label
        self.order = ListOrder(context, self.kind)
        self.order.read_ahead(term_of(self.columns(), first))
        self.deletion = Deletion(context, self.kind)
        self.table = RecordTable(self._rows, self)
        self.view = RecordView(self.table)
        self.side = ListSide(
            self.view,
            self.filters(),
            self._say,
            nothing=self.nothing_words,
            add=self.add_words if self.can_add() else None,
        )
        self.bar = self.side.bar
        self.shape = ListShape(
            self.side,
            context.settings,
            f"{self.key}.columns",
            kind=self._kind,
            usual=self.columns,
            sorted_by=first,
        )
        self.deeds = ListDeeds(context, self.kind, self, self.shape, home=self)
        self.counter = ListCounter(context.workspace, self.order, self.bar)
        self.detail = self.make_detail()
        self.splitter = beside(self.side, self.detail, context.settings, f"{self.key}.splitter")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
        self._connect()
        self._show_anew()

    # What subclasses say

    def filters(self) -> Sequence[Filter]:
        """Return what the list can be narrowed by, sides first."""
        return ()

    def columns(self) -> tuple[Column, ...]:
        """Return the columns shown at first, in the language in force."""
        raise NotImplementedError

    def row_cells(self, records: Sequence[Record]) -> Sequence[tuple[Cell, ...]]:
        """Return the cells of some records, in the order of the columns."""
        keys = [column.key for column in self.table.columns()]
        return [tuple(field_cell(one, self._kind, key) for key in keys) for one in records]

    def make_detail(self) -> DetailPane:
        """Return what shows one record at the right."""
        from urbandesk.ui.pages.lists.detail_pane import DetailPane

        return DetailPane(self.context, self.kind)

    def add_words(self) -> str:
        """Return the caption of the main button."""
        return ""

    def nothing_words(self) -> str:
        """Return the sentence that says what belongs here."""
        return ""

    def showing_words(self, shown: int, total: int, words: str) -> str:
        """Return the sentence that says what is shown; ``words`` is empty without a filter."""
        raise NotImplementedError

    def _connect(self) -> None:
        view, bar, detail = self.view, self.bar, self.detail
        view.may_leave = self.settle
        view.chosen.connect(self._chosen)
        view.opened.connect(self.open_record)
        view.edit_wanted.connect(self.edit_record)
        view.delete_wanted.connect(lambda: self.delete(view.selected()))
        view.menu_wanted.connect(lambda at: self.deeds.row_menu(self).popup(at))
        view.typed.connect(bar.add_text)
        let_drop(self)
        bar.changed.connect(self._query)
        bar.list_wanted.connect(self._go_to_list)
        bar.lists_wanted.connect(lambda: self.deeds.lists.menu(self).popup(below(bar.lists_button)))
        self.shape.sorted.connect(self._query)
        self.shape.columns_changed.connect(self._show_anew)
        self.side.add_wanted.connect(self.new_record)
        detail.adding.connect(bar.set_adding)
        detail.created.connect(self._created)
        detail.abandoned.connect(self._show_current)
        detail.delete_wanted.connect(lambda key: self.delete([key]))

    # The page's duties

    def title(self) -> str:
        """Return the name of the kind."""
        return _(self._kind.plural)

    def count_text(self) -> str:
        """Return how many records there are in all."""
        return format_number(self.order.total())

    def can_add(self) -> bool:
        """Return whether a record can be added here."""
        return not (self.context.workspace.read_only or self._kind.catalogue)

    def new_record(self) -> None:
        """Begin a new record in the detail pane."""
        if self.can_add() and self.settle():
            self.detail.begin_new()

    def focus_filter(self) -> None:
        """Put the cursor into the filter."""
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()

    def settle(self) -> bool:
        """Store what is half typed in the detail pane."""
        return self.detail.settle()

    def place(self) -> str:
        """Return the chosen record and the tab it is shown with."""
        return f"{self._current}/{self.detail.place()}" if self._current else ""

    def go_to(self, place: str) -> None:
        """Show a record, and the tab of the detail pane when the place names one."""
        key, _slash, tab = place.partition("/")
        if not self._is_there(key):
            return
        hidden = self.table.row_of(key) < 0
        if key != self._current or hidden or self.detail.is_new():
            if not self.settle():
                return
            self._select(key)
        if tab:
            self.detail.go_to(tab)

    def refresh(self) -> None:
        """Read the list anew; what is selected stays so."""
        self.order.forget()
        self._show_anew()
        self.title_changed.emit()
        if self.isVisible():
            self._choose_first()

    def _show_anew(self) -> None:
        selected = self.view.selected()
        self.table.show_columns(self.shape.columns.shown())
        if not self.view.selected():
            self.view.restore(self._current, selected)
        self.view.setAccessibleName(self.title())
        self.shape.show_order()
        self._query()

    def hear(self, changes: Changes) -> None:
        """Fetch rows that changed; read the order anew when records came or went."""
        mine = changes.rows.get(self.kind, {})
        others = set(changes.rows) & set(self.kinds) - {self.kind}
        if others or set(mine.values()) != {"changed"}:
            self.refresh()
            return
        # The row stays where it is while it is typed in; the next query sorts it in.
        self.order.forget()
        self.table.refetch(mine)
        self.counter.count_soon(PAUSE)

    # Showing

    def _rows(self, keys: Sequence[str]) -> Sequence[Row]:
        records = queries.records(self.context.workspace, self.kind, keys)
        cells = self.row_cells(records)
        return [Row(one.id, made) for one, made in zip(records, cells, strict=True)]

    def _query(self) -> None:
        """Show what the filter and the order say; the selection stays."""
        selected = self.view.selected()
        shape = self.shape
        keys = self.order.keys(
            self.bar.chosen(), self.bar.text(), sort=shape.term(), descending=shape.descending
        )
        self.table.show_keys(keys)
        self.view.fit()
        if self._current and not self._is_there(self._current):
            self._move_on()
        elif self.view.restore(self._current, selected):
            self._row = self.view.currentIndex().row()
        self.side.show_amount(len(keys), self.order.total())
        self.counter.count_soon(PAUSE if self.bar.text() else PAINT)

    def _is_there(self, key: str) -> bool:
        if self.table.row_of(key) >= 0:
            return True
        return bool(queries.records(self.context.workspace, self.kind, [key]))

    def _move_on(self) -> None:
        """Choose the neighbour of a record that is gone."""
        self._current = ""
        if self.table.rowCount():
            self.view.go_to_row(self._row)
        else:
            self.detail.show_record("")

    def _say(self, words: str) -> str:
        if self.order.is_reading():
            return ""  # said when the list is there
        return self.showing_words(self.table.rowCount(), self.order.total(), words)

    # What the person does

    def _go_to_list(self) -> None:
        if self.table.rowCount():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.view.current():
                self.view.go_to_row(0)

    def _chosen(self, key: str) -> None:
        self._row = self.view.currentIndex().row()
        if key != self._current or self.detail.is_new():
            self._current = key
            self.detail.show_record(key)

    def _choose_first(self) -> None:
        if not self._current and not self.detail.is_new():
            self.view.go_to_row(0)

    def _show_current(self) -> None:
        self.detail.show_record(self._current)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_record(self, key: str) -> None:
        """Go on with a record: into the first field of its detail."""
        self.edit_record(key)

    def edit_record(self, key: str) -> None:
        """Go to the first field of a record."""
        self.go_to(key)
        self.detail.focus_first()

    def _select(self, key: str) -> None:
        """Choose a record, taking the filter away when it hides it."""
        self._current = key
        if self.table.row_of(key) < 0:
            self.order.forget()
            self.bar.clear()
            self._query()
        self.view.restore(key)
        self._row = max(0, self.view.currentIndex().row())
        self.detail.show_record(key)

    def _created(self, key: str) -> None:
        self.order.forget()
        self._query()
        self._select(key)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title_changed.emit()

    def can_edit(self) -> bool:
        """Return whether records of the list can be changed."""
        return not (self.context.workspace.read_only or self._kind.catalogue)

    def delete(self, keys: Sequence[str]) -> None:
        """Delete records, after a question when something hangs on them."""
        if self._kind.catalogue:
            return
        if self._current not in keys and not self.settle():
            return
        self.deletion.run(keys, self.window())

    def selected(self) -> list[str]:
        """Return the ids of the chosen records; while one is added there is none."""
        return [] if self.detail.is_new() else self.view.selected()

    def record_deeds(self) -> Mapping[str, Callable[[], object]]:
        """Return what can be done now with the chosen records and the list."""
        return self.deeds.usable()

    # Events

    def changeEvent(self, event: QEvent) -> None:
        """Show the list in the new language and its order; the selection stays."""
        super().changeEvent(event)
        if event.type() is not QEvent.Type.LanguageChange or not hasattr(self, "view"):
            return
        self.view.records_delegate.forget_fonts()
        if self.isVisible():
            self._show_anew()
        else:
            self._stale = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the detail its room in a small window; the list then shows fewer columns."""
        super().resizeEvent(event)
        room = self.width() - theme.scaled(_LIST)
        self.detail.setMinimumWidth(max(0, min(theme.scaled(_DETAIL), room)))

    def showEvent(self, event: QShowEvent) -> None:
        """Choose the first record where none is, so that the right side is not empty."""
        super().showEvent(event)
        self._choose_first()
        self.counter.count_soon(PAUSE)
