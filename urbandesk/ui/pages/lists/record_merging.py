"""Merging: asks field by field, makes one record of two, and offers to take it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from urbandesk.errors import UserError
from urbandesk.i18n import N_, _
from urbandesk.services.finding import queries
from urbandesk.services.register import merge_proposal, record_merging
from urbandesk.ui.dialogs.merge_records_dialog import MergeRecordsDialog
from urbandesk.ui.window_context import Context


class Merging:
    """Makes one record of two of one kind; one call is one undo step."""

    def __init__(self, context: Context, kind: str) -> None:
        self._context = context
        self._kind = kind

    def run(self, keys: Sequence[str], parent: QWidget) -> bool:
        """Merge two records after asking; returns whether they are one now.

        Args:
            keys: ids of the two; the first one stays.
            parent: the window that the question stands before.
        """
        workspace, messages = self._context.workspace, self._context.messages
        try:
            if len(keys) != 2:
                raise UserError(N_("Please choose the two records that are the same."))
            record_merging.check(workspace, self._kind, *keys)
            first, second = (queries.record(workspace, self._kind, key) for key in keys)
            matters = record_merging.open_matters(first, second)
            newer = merge_proposal.newer(workspace, first, second, matters)
            dialog = MergeRecordsDialog(first, second, matters, parent, newer=newer)
            agreed = dialog.exec() == MergeRecordsDialog.DialogCode.Accepted
            taken = dialog.taken()
            dialog.deleteLater()
            if not agreed:
                return False
            record_merging.merge(workspace, self._kind, first.id, second.id, taken)
        except UserError as error:
            messages.warn(error)
            return False
        names = {"name": second.label, "other": first.label}
        messages.say(lambda: _("{name} is merged into {other}.").format(**names), icon="merge")
        return True
