"""Erasure: erases a person after saying what goes, what stays and which backups still know."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from urbandesk.errors import UserError
from urbandesk.i18n import _, ngettext
from urbandesk.services.erasure import erasing, held_backups
from urbandesk.ui.dialogs.erase_dialog import EraseDialog
from urbandesk.ui.window_context import Context


class Erasure:
    """Runs the one deed that cannot be undone."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def run(self, person: str, parent: QWidget) -> bool:
        """Erase a person if the user agrees; returns whether it was done."""
        workspace, messages = self._context.workspace, self._context.messages
        if workspace.read_only:
            messages.warn(lambda: _("This workspace is read-only: nothing can be erased."))
            return False
        second = self._context.settings.second_backup_place
        try:
            goes = erasing.what_goes(workspace, person)
            backups = erasing.holding(workspace, person, Path(second) if second else None)
            dialog = EraseDialog(goes, backups, parent)
            agreed = dialog.exec() == EraseDialog.DialogCode.Accepted
            with_backups = dialog.with_backups()
            dialog.deleteLater()
            if not agreed:
                return False
            erasing.erase(workspace, person)
            if with_backups:
                held_backups.delete_backups(backups)
        except UserError as error:
            messages.warn(error)
            return False
        left = 0 if with_backups else len(backups)
        if left:
            messages.warn(
                lambda: ngettext(
                    "The person is erased. {n} backup made before still holds the data.",
                    "The person is erased. {n} backups made before still hold the data.",
                    left,
                ).format(n=left)
            )
        else:
            messages.say(lambda: _("The person is erased."), icon="delete")
        return True
