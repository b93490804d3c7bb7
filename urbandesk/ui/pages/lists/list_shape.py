"""ListShape: in which order and with which columns a list stands, chosen by head and menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from urbandesk.models.kind import RecordKind
from urbandesk.services.finding.queries import ListQuery
from urbandesk.settings import Settings
from urbandesk.ui.dialogs.columns_menu import ColumnsMenu
from urbandesk.ui.pages.lists.list_columns import ListColumns, term_of
from urbandesk.ui.pages.lists.list_side import ListSide, below
from urbandesk.ui.tables.cells import Column

if TYPE_CHECKING:
    from urbandesk.services.register.saved_lists import SavedList


class ListShape(QObject):
    """The order and the columns of one list.

    Args:
        side: the list.
        settings: where chosen columns are kept.
        name: the name under which they are kept there.
        kind: record kind.
        usual: returns the columns shown at first, in the language in force.
        sorted_by: key of the column by which the list is sorted at first.

    Signals:
        sorted: the list stands in another order now.
        columns_changed: the list has other columns now.
    """

    sorted = Signal()
    columns_changed = Signal()

    def __init__(
        self,
        side: ListSide,
        settings: Settings,
        name: str,
        *,
        kind: RecordKind,
        usual: Callable[[], tuple[Column, ...]],
        sorted_by: str,
    ) -> None:
        super().__init__(side)
        self._side = side
        self._kind = kind
        self._first = sorted_by
        self._sort = sorted_by
        self.descending = False
        self.columns = ListColumns(settings, name, kind, usual)
        self.menu = ColumnsMenu(side)
        self.menu.ticked.connect(self._show_column)
        self.menu.usual_wanted.connect(self._show_usual)
        side.view.sort_wanted.connect(self.sort_by)
        side.bar.columns_wanted.connect(self.choose_columns)

    # Order

    def sort_by(self, key: str) -> None:
        """Sort by a column; the same one again turns the order round."""
        self.descending = not self.descending if key == self._sort else False
        self._sort = key
        self.show_order()
        self.sorted.emit()

    def show_order(self) -> None:
        """Show the arrow at the column by which the list is sorted."""
        self._side.view.head.show_order(self._sort, descending=self.descending)

    def term(self) -> str:
        """Return what the list is sorted by, as a list query names it."""
        return term_of(self.columns.offered(), self._sort)

    # Columns

    def choose_columns(self) -> None:
        """Open the menu of the columns below its button."""
        self._offer()
        self.menu.popup(below(self._side.bar.columns_button))

    def _offer(self) -> None:
        shown = [column.key for column in self.columns.shown()]
        self.menu.show_columns(self.columns.offered(), shown, self._side.view.without_room())

    def _show_column(self, key: str, on: bool) -> None:
        self.columns.set(key, on)
        self.columns_changed.emit()
        self._offer()

    def _show_usual(self) -> None:
        self.columns.use(())
        self.columns_changed.emit()

    # Both, kept under a name

    def saved(self) -> SavedList:
        """Return what the list shows now, to be kept under a name or exported."""
        from urbandesk.services.register.saved_lists import SavedList

        bar = self._side.bar
        query = ListQuery(
            self._kind.key, bar.chosen(), self.term(), self.descending, text=bar.text()
        )
        return SavedList(query, self._sort, self.columns.chosen())

    def show(self, what: SavedList) -> None:
        """Show what was saved: its order, its columns and its filter."""
        self._sort = what.column or self._first
        self.descending = what.query.descending
        self.columns.use(what.columns)
        self.columns_changed.emit()
        self._side.bar.show_filter(what.query.filters, what.query.text)
