"""Desk: what belongs to one open workspace: its context, backups and place of work."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from urbandesk.errors import UserError
from urbandesk.filing import is_folder
from urbandesk.services.files import backups
from urbandesk.services.files.backups import Backup
from urbandesk.services.workspace import Workspace
from urbandesk.settings import Settings
from urbandesk.ui.window.page_stack import PageStack, Spot
from urbandesk.ui.window_context import Context

_CLOCK = 60_000
_PLACE = 2_000
"""Milliseconds between looks at the clock, and at where the work is."""


class Desk(QObject):
    """Looks after an open workspace until it is closed.

    Signals:
        backed_up: the ``Backup`` that was made.
        refused: a ``UserError`` that kept a backup or the place of work from being stored.
    """

    backed_up = Signal(object)
    refused = Signal(object)

    def __init__(self, context: Context, stack: PageStack, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self._stack = stack
        self._version = self.workspace.database.data_version()
        self._kept = self.workspace.about.place
        self._clock = self._timer(_CLOCK, self._look_at_the_clock)
        self._place_timer = self._timer(_PLACE, self.keep_place)

    def _timer(self, every: int, work: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every)
        timer.timeout.connect(work)
        timer.start()
        return timer

    @property
    def workspace(self) -> Workspace:
        """Return the open workspace."""
        return self.context.workspace

    @property
    def settings(self) -> Settings:
        """Return the preferences."""
        return self.context.settings

    def first_spot(self) -> Spot:
        """Return where the work stopped last time; the home page when nothing is known."""
        try:
            kept = json.loads(self.workspace.about.place or "{}")
            return Spot(str(kept["page"]), str(kept["place"]))
        except (ValueError, KeyError, TypeError):
            return Spot("home", "")

    def keep_place(self) -> None:
        """Note in the file where the work is, for the next start; quick when nothing moved."""
        spot = self._stack.spot()
        text = json.dumps({"page": spot.page, "place": spot.place})
        if text == self._kept or not spot.page or self.workspace.read_only:
            return
        # A place that cannot be written costs only the way back; saving itself tells of the disk.
        self._kept = text
        before = self.workspace.database.data_version()
        try:
            self.workspace.set_about(place=text)
        except UserError:
            self._kept = ""
        # Where somebody looked is no change that is worth a backup.
        self._version += self.workspace.database.data_version() - before

    def changed(self) -> bool:
        """Return whether anything was written since the last backup or the opening."""
        return not self.workspace.read_only and backups.changed_since(self.workspace, self._version)

    def back_up(self, reason: str) -> Backup | None:
        """Write a verified backup, and a second one at the second place if that is there.

        Returns:
            The backup; None when it could not be written, which is told.
        """
        try:
            made = backups.back_up(self.workspace, reason=reason)
            second = self.settings.second_backup_place
            if second and is_folder(Path(second)):
                backups.back_up(self.workspace, reason=reason, place=Path(second))
        except UserError as error:
            self.refused.emit(error)
            return None
        self._version = self.workspace.database.data_version()
        self.backed_up.emit(made)
        return made

    def _look_at_the_clock(self) -> None:
        if self.changed() and backups.is_due(self.workspace, datetime.now(UTC)):
            self.back_up(backups.TIMED)

    def _empty_trash(self) -> None:
        """Let go of what lies in the trash for longer than the settings say."""
        from urbandesk.services.erasure import emptying

        try:
            emptying.empty_older(self.workspace, self.settings.trash_days, datetime.now(UTC))
        except UserError as error:
            self.refused.emit(error)

    def close(self) -> None:
        """Back up what changed and give the file free."""
        self._clock.stop()
        self._place_timer.stop()
        self._empty_trash()
        if self.changed():
            self.back_up(backups.ON_CLOSING)
        self.context.saving.close()
        self.workspace.close()
