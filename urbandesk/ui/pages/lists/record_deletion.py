"""Deletion: removes records after saying what hangs on them, and offers to bring all back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from urbandesk.errors import UserError
from urbandesk.i18n import _, isolated, ngettext
from urbandesk.services.finding import queries
from urbandesk.services.register import records
from urbandesk.ui.storing.taking_back import undo_deed
from urbandesk.ui.window_context import Context

Text = Callable[[], str]


class Deletion:
    """Removes records of one kind; one call is one undo step."""

    def __init__(self, context: Context, kind: str) -> None:
        self._context = context
        self._kind = kind

    def run(self, keys: Sequence[str], parent: QWidget) -> bool:
        """Remove records; ask first when something hangs on them.

        Returns:
            Whether they are removed.
        """
        workspace, messages = self._context.workspace, self._context.messages
        if workspace.read_only:
            messages.warn(lambda: _("This workspace is read-only: nothing can be deleted."))
            return False
        named = queries.records(workspace, self._kind, keys)
        if not named:
            return False
        wanted = [record.id for record in named]
        hanging = records.hanging(workspace, self._kind, wanted)
        name, count = named[0].label, len(wanted)
        if hanging:
            from urbandesk.ui.dialogs.delete_dialog import DeleteDialog

            dialog = DeleteDialog(_title(name, count), _deed(name, count), hanging, parent)
            agreed = dialog.exec() == DeleteDialog.DialogCode.Accepted
            dialog.deleteLater()
            if not agreed:
                return False
        try:
            records.remove(workspace, self._kind, wanted)
        except UserError as error:
            messages.warn(error)
            return False
        messages.say(_done(name, count), undo_deed(self._context), icon="delete")
        return True


def _title(name: str, count: int) -> Text:
    if count == 1:
        return lambda: _("Delete {name}").format(name=isolated(name))
    return lambda: _("Delete {count} records").format(count=count)


def _deed(name: str, count: int) -> Text:
    if count == 1:
        return lambda: _("Delete {name}").format(name=_short(name))
    return lambda: _("Delete {count} records").format(count=count)


def _short(name: str) -> str:
    return isolated(name if len(name) <= 30 else f"{name[:29]}…")


def _done(name: str, count: int) -> Text:
    if count == 1:
        return lambda: _("{name} is deleted.").format(name=isolated(name))
    return lambda: ngettext(
        "{count} record is deleted.", "{count} records are deleted.", count
    ).format(count=count)
