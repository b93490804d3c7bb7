"""StopDialog: work is still running while the workspace is to be closed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from urbandesk.i18n import _
from urbandesk.ui.dialogs.decision import Decision


class StopDialog(Decision):
    """Asks whether running work is stopped; *accepted* when it is."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            lambda: _("Work is still running"),
            lambda: _(
                "Something is still being checked or written. If you stop it, nothing half-written "
                "is left behind, and files that were there before stay as they are."
            ),
            parent,
        )
        self.stop_button = self.add_deed(lambda: _("Stop it and close"))
        self.keep_button = self.add_safe(lambda: _("Keep working"))
