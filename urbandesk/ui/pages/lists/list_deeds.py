"""ListDeeds: what can be done with the chosen records of a list, and with the list itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from urbandesk.i18n import _
from urbandesk.ui import record_commands as commands
from urbandesk.ui.pages.lists.list_shape import ListShape
from urbandesk.ui.window_context import Context

# What a deed needs is imported with the deed: a list is shown without any of them.
if TYPE_CHECKING:
    from urbandesk.ui.pages.lists.list_export import ListExport
    from urbandesk.ui.pages.lists.list_saved import SavedLists

_KEYS = {
    commands.OPEN: Qt.Key.Key_Return,
    commands.EDIT: Qt.Key.Key_F2,
    commands.DELETE: Qt.Key.Key_Delete,
}

Deed = Callable[[], object]


class DoesDeeds(Protocol):
    """What a list page does with its records."""

    def selected(self) -> list[str]:
        """Return the ids of the chosen records."""

    def can_edit(self) -> bool:
        """Return whether records of the list can be changed."""

    def open_record(self, key: str) -> None:
        """Go on with a record."""

    def edit_record(self, key: str) -> None:
        """Go to the first field of a record."""

    def go_to(self, place: str) -> None:
        """Show a record at a tab: ``id/tab``."""

    def delete(self, keys: Sequence[str]) -> None:
        """Delete records."""

    def settle(self) -> bool:
        """Store what is half typed."""


class ListDeeds:
    """The deeds of one list page, for the menu of a row, the menu *Record* and the palette."""

    def __init__(
        self, context: Context, kind: str, page: DoesDeeds, shape: ListShape, *, home: QWidget
    ) -> None:
        self._context = context
        self._kind = kind
        self._page = page
        self._shape = shape
        self._home = home

    @cached_property
    def lists(self) -> SavedLists:
        """Return the lists that are kept under names."""
        from urbandesk.ui.pages.lists.list_saved import SavedLists

        return SavedLists(self._context, self._kind, self._shape, self._home)

    @cached_property
    def export(self) -> ListExport:
        """Return what takes the list out as a workbook."""
        from urbandesk.ui.pages.lists.list_export import ListExport

        return ListExport(self._context, self._kind, self._home)

    def usable(self) -> dict[str, Deed]:
        """Return what can be done now, by the keys of commands."""
        keys = self._page.selected()
        deeds: dict[str, Deed] = {
            commands.COLUMNS: self._shape.choose_columns,
            commands.EXPORT_LIST: lambda: self.export.of_list(self._shape.saved().query),
        }
        if not self._context.workspace.read_only:
            deeds[commands.SAVE_LIST] = lambda: self.lists.save()
        if keys:
            deeds[commands.EXPORT] = lambda: self.export.of_records(keys)
        if len(keys) == 1:
            deeds[commands.OPEN] = partial(self._page.open_record, keys[0])
            deeds[commands.HISTORY] = partial(self._page.go_to, f"{keys[0]}/history")
        if keys and self._page.can_edit():
            deeds |= self._changing(keys)
        return deeds

    def _changing(self, keys: Sequence[str]) -> dict[str, Deed]:
        deeds: dict[str, Deed] = {commands.DELETE: partial(self._page.delete, keys)}
        if len(keys) == 1:
            deeds[commands.EDIT] = partial(self._page.edit_record, keys[0])
        else:
            deeds[commands.TOGETHER] = partial(self._edit_together, keys)
        if len(keys) == 2:
            deeds[commands.MERGE] = partial(self._merge, keys)
        return deeds

    def _merge(self, keys: Sequence[str]) -> None:
        from urbandesk.ui.dialogs.record_merging import Merging

        if self._page.settle():
            Merging(self._context, self._kind).run(keys, self._home.window())

    def _edit_together(self, keys: Sequence[str]) -> None:
        from urbandesk.ui.dialogs.bulk_edit_dialog import BulkEditDialog

        if self._page.settle():
            BulkEditDialog(self._context, self._kind, keys, self._home.window()).open()

    def row_menu(self, parent: QWidget) -> QMenu:
        """Return the menu of the chosen records; what cannot be done now is left out."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        deeds = self.usable()
        for key, text in commands.ON_RECORDS:
            if key not in deeds:
                continue
            if key == commands.DELETE:
                menu.addSeparator()
            action = menu.addAction(_(text))
            action.triggered.connect(self._runner(deeds[key]))
            if key in _KEYS:
                # Said beside the words; the table itself hears these keys.
                said = QKeySequence(_KEYS[key]).toString(QKeySequence.SequenceFormat.NativeText)
                action.setText(f"{_(text)}\t{said}")
        return menu

    def _runner(self, deed: Deed) -> Callable[[bool], None]:
        def run(_checked: bool = False) -> None:
            deed()

        return run
