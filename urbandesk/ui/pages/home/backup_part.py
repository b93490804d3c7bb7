"""BackupPart: when the last backup was made, that it was checked, and one more on demand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from urbandesk.filing import is_folder
from urbandesk.i18n import _
from urbandesk.services.files import backups
from urbandesk.services.files.backups import Backup
from urbandesk.services.workspace import Workspace
from urbandesk.settings import Settings
from urbandesk.ui import icons, theme
from urbandesk.ui.ages import age_words, moment_words, now
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import outlined_button
from urbandesk.ui.widgets.plain_label import IconMark, PlainLabel

_EVERY = 60_000
"""Milliseconds between looks at the age of the backups."""


class BackupPart(QWidget):
    """The last backup and its age; that of the second place when one is set.

    Signals:
        wanted: a backup is to be made now.
    """

    wanted = Signal()

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        super().__init__()
        self._workspace = workspace
        self._settings = settings
        self._last: Backup | None = None
        self._second: Backup | None = None
        self._first = PlainLabel()
        self._other = PlainLabel(role="secondary", size="small")
        self.button = outlined_button(lambda: _("Back up now"))
        self.button.clicked.connect(self.wanted)
        lines = QVBoxLayout()
        lines.setSpacing(theme.scaled(2))
        lines.addWidget(self._first)
        lines.addWidget(self._other)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.scaled(4), theme.scaled(4), 0, 0)
        row.setSpacing(theme.scaled(8))
        row.addWidget(IconMark("backup", role="accent", size=icons.NORMAL))
        row.addLayout(lines, 1)
        row.addWidget(self.button)
        self._live = LiveText(self)
        self._live.bind(self._first.setText, self._first_words)
        self._live.bind(self._other.setText, self._other_words)
        # A timed backup is made without a word; the age is looked at again every minute.
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY)
        self._clock.timeout.connect(self.refresh)
        self._clock.start()
        self.refresh()

    def refresh(self) -> None:
        """Look again which backups there are; no more once the workspace is closed."""
        if self._workspace.closed:
            self.end()
            return
        self._last = next(iter(backups.backups_of(self._workspace)), None)
        place = self._settings.second_backup_place
        found = backups.backups_of(self._workspace, Path(place)) if place else []
        self._second = next(iter(found), None)
        self._other.setVisible(bool(place))
        self._other.set_role("secondary" if self._there() else "attention")
        self._live.refresh()

    def end(self) -> None:
        """Look no more; the workspace is about to close."""
        self._clock.stop()

    def watching(self) -> bool:
        """Return whether the ages are looked at every minute."""
        return self._clock.isActive()

    def texts(self) -> tuple[str, str]:
        """Return what is said of the last backup and of the second place."""
        return self._first.text(), self._other.text()

    def _there(self) -> bool:
        return self._second is not None and is_folder(Path(self._settings.second_backup_place))

    def _first_words(self) -> str:
        if self._last is None:
            return _("No backup yet")
        moment = moment_words(self._last.made, now())
        return _("{moment}, checked").format(moment=moment)

    def _other_words(self) -> str:
        place = self._settings.second_backup_place
        if not place:
            return ""
        if not is_folder(Path(place)):
            return _("Second place: not there now")
        if self._second is None:
            return _("Second place: no backup yet")
        return _("Second place: {age}").format(age=age_words(self._second.made, now()))
