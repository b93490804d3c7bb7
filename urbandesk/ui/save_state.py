"""SaveState: whether what was typed is in the file, for the tool row."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from urbandesk.errors import UserError
from urbandesk.models.file_errors import CannotSave
from urbandesk.services.bus import Changes
from urbandesk.services.workspace import Workspace


class SaveState(QObject):
    """Knows when the last change was stored, whether typing waits, and whether storing failed.

    Signals:
        changed: one of these is different now.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.saved_at: datetime | None = None
        self.failure: UserError | None = None
        self.waiting = False
        self._leave = workspace.bus.subscribe(self._stored)

    def close(self) -> None:
        """Hear no more of the workspace."""
        self._leave()

    def set_waiting(self, waiting: bool) -> None:
        """Note that something typed is still to be stored, or that nothing is."""
        if waiting != self.waiting:
            self.waiting = waiting
            self.changed.emit()

    def note(self, error: UserError) -> None:
        """Note that storing failed; other errors leave the state as it is."""
        if isinstance(error, CannotSave):
            self.failure = error
            self.changed.emit()

    def _stored(self, changes: Changes) -> None:
        self.saved_at = datetime.now().astimezone()
        self.failure = None
        self.waiting = False
        self.changed.emit()
