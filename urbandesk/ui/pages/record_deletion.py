"""Deletion: removes records after saying what hangs on them, and offers to bring all back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from urbandesk.errors import UserError
from urbandesk.i18n import _, ngettext
from urbandesk.services import history, queries, records
from urbandesk.services.bus import Changes
from urbandesk.services.workspace import Workspace
from urbandesk.ui.dialogs.delete_dialog import DeleteDialog
from urbandesk.ui.widgets.message_bar import Deed
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
        since = _Since(workspace)
        deed = Deed(lambda: _("Undo"), lambda: self._bring_back(since))
        messages.say(_done(name, count), deed, icon="delete")
        return True

    def _bring_back(self, since: _Since) -> None:
        """Undo the removal, unless something else was done since."""
        workspace, messages = self._context.workspace, self._context.messages
        if since.anything:
            messages.warn(
                lambda: _(
                    "Something else was changed since. Undo in the menu Edit takes back one step "
                    "after another."
                )
            )
            return
        try:
            changes = history.undo(workspace)
        except UserError as error:
            messages.warn(error)
            return
        if changes is not None:
            label, details = changes.label, dict(changes.details)
            messages.say(
                lambda: _("Taken back: {step}.").format(step=history.say(label, details)),
                icon="undo",
            )


class _Since:
    """Whether anything was changed since a removal; hears of the first change only."""

    def __init__(self, workspace: Workspace) -> None:
        self.anything = False
        self._leave = workspace.bus.subscribe(self._hear)

    def _hear(self, changes: Changes) -> None:
        self.anything = True
        self._leave()


def _title(name: str, count: int) -> Text:
    if count == 1:
        return lambda: _("Delete {name}").format(name=name)
    return lambda: _("Delete {count} records").format(count=count)


def _deed(name: str, count: int) -> Text:
    if count == 1:
        return lambda: _("Delete {name}").format(name=_short(name))
    return lambda: _("Delete {count} records").format(count=count)


def _short(name: str) -> str:
    return name if len(name) <= 30 else f"{name[:29]}…"


def _done(name: str, count: int) -> Text:
    if count == 1:
        return lambda: _("{name} is deleted.").format(name=name)
    return lambda: ngettext(
        "{count} record is deleted.", "{count} records are deleted.", count
    ).format(count=count)
