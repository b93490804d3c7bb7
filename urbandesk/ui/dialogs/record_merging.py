"""Merging: asks field by field, makes one record of two, and offers to take it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from urbandesk.errors import UserError
from urbandesk.i18n import N_, _
from urbandesk.services.finding import queries
from urbandesk.services.register import merge_proposal, record_merging
from urbandesk.ui.dialogs.merge_records_dialog import MergeRecordsDialog
from urbandesk.ui.storing.taking_back import undo_deed
from urbandesk.ui.window_context import Context


class Merging:
    """Makes one record of two of one kind; one call is one undo step.

    Args:
        context: the open workspace and the message bar.
        kind: the kind of both.
        warn: takes why they cannot become one; without it the message bar says so.
    """

    def __init__(
        self, context: Context, kind: str, warn: Callable[[UserError], object] | None = None
    ) -> None:
        self._context = context
        self._kind = kind
        self._warn = warn or context.messages.warn

    def run(self, keys: Sequence[str], parent: QWidget) -> bool:
        """Merge two records after asking; returns whether they are one now.

        Args:
            keys: ids of the two; the first one stays.
            parent: the window that the question stands before.
        """
        workspace = self._context.workspace
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
            self._warn(error)
            return False
        self._context.messages.say(
            lambda: _("{name} is merged into {other}.").format(
                name=second.label, other=first.label
            ),
            undo_deed(self._context),
            icon="merge",
        )
        return True
