"""SavedLists: the menu beside the filter: lists under a name, chosen, saved, renamed, deleted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from urbandesk.errors import UserError
from urbandesk.i18n import _
from urbandesk.services.register import saved_lists
from urbandesk.services.register.saved_lists import SavedList
from urbandesk.ui.dialogs.name_dialog import NameDialog
from urbandesk.ui.pages.lists.list_shape import ListShape
from urbandesk.ui.pages.lists.record_deletion import Deletion
from urbandesk.ui.widgets.plain_label import plain_caption
from urbandesk.ui.window_context import Context

_SAVED = "saved_list"


class SavedLists:
    """Keeps lists of one kind of records under names."""

    def __init__(self, context: Context, kind: str, shape: ListShape, home: QWidget) -> None:
        self._context = context
        self._kind = kind
        self._shape = shape
        self._home = home
        self._deletion = Deletion(context, _SAVED)

    def menu(self, parent: QWidget) -> QMenu:
        """Return the menu: the saved lists, that in force ticked, and what can be done."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        found = saved_lists.of_kind(self._context.workspace, self._kind)
        now = self._shape.saved()
        for key, name in found:
            action = menu.addAction(plain_caption(name))
            action.setCheckable(True)
            action.setChecked(self._shows(key, now))
            action.triggered.connect(self._later(self.choose, key))
        if not found:
            menu.addAction(plain_caption(_("No saved lists yet"))).setEnabled(False)
        if self._context.workspace.read_only:
            return menu
        menu.addSeparator()
        save = menu.addAction(plain_caption(_("Save this list…")))
        save.triggered.connect(self._later(self.save))
        if found:
            change = menu.addMenu(plain_caption(_("Change a saved list")))
            for key, name in found:
                self._offer_changes(change.addMenu(plain_caption(name)), key, name)
        return menu

    def _offer_changes(self, menu: QMenu, key: str, name: str) -> None:
        replace = menu.addAction(plain_caption(_("Replace with what is shown now")))
        replace.triggered.connect(self._later(self.replace, key, name))
        rename = menu.addAction(plain_caption(_("Rename…")))
        rename.triggered.connect(self._later(self.rename, key, name))
        delete = menu.addAction(plain_caption(_("Delete")))
        delete.triggered.connect(self._later(self.delete, key))

    def _later(self, deed: Callable[..., object], *given: str) -> Callable[[bool], None]:
        def run(_checked: bool = False) -> None:
            deed(*given)

        return run

    def _shows(self, key: str, now: SavedList) -> bool:
        try:
            return saved_lists.read(self._context.workspace, key) == now
        except UserError:
            return False

    def choose(self, key: str) -> None:
        """Show a saved list."""
        try:
            what = saved_lists.read(self._context.workspace, key)
        except UserError as error:
            self._context.messages.warn(error)
            return
        self._shape.show(what)

    def save(self) -> None:
        """Ask for a name and keep under it what the list shows now."""
        what = self._shape.saved()

        def take(name: str) -> None:
            saved_lists.save(self._context.workspace, name, what)
            said = name.strip()
            self._context.messages.say(lambda: _("Saved the list “{name}”.").format(name=said))

        self._ask(
            lambda: _("Save this list"),
            lambda: _("Filter, order and columns are kept under this name."),
            lambda: _("Save the list"),
            take,
        )

    def rename(self, key: str, name: str) -> None:
        """Ask for another name of a saved list."""

        def take(wanted: str) -> None:
            saved_lists.rename(self._context.workspace, key, wanted)

        self._ask(
            lambda: _("Rename “{name}”").format(name=name),
            lambda: _("The list shows the same records under its new name."),
            lambda: _("Rename"),
            take,
            name=name,
        )

    def _ask(
        self,
        title: Callable[[], str],
        sentence: Callable[[], str],
        deed: Callable[[], str],
        take: Callable[[str], None],
        *,
        name: str = "",
    ) -> None:
        parent = self._home.window()
        NameDialog(title, sentence, deed, take, name=name, parent=parent).open()

    def replace(self, key: str, name: str) -> None:
        """Let a saved list show what the page shows now."""
        try:
            saved_lists.replace(self._context.workspace, key, self._shape.saved())
        except UserError as error:
            self._context.messages.warn(error)
            return
        self._context.messages.say(lambda: _("Saved the list “{name}”.").format(name=name))

    def delete(self, key: str) -> None:
        """Delete a saved list; the message bar offers to bring it back."""
        self._deletion.run([key], self._home.window())
