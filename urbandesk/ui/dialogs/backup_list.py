"""BackupList: backups to choose from, with moment, age, reason and place in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from urbandesk.i18n import _, pgettext
from urbandesk.services.files import backups
from urbandesk.services.files.backup_listing import CHOSEN, SECOND, Listed
from urbandesk.ui import theme
from urbandesk.ui.ages import age_words, moment_words, now
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import plain_tooltip
from urbandesk.ui.widgets.value_table import Table, ValueTable


def reason_words(reason: str) -> str:
    """Return why a backup was made, in the language in force."""
    words = {
        backups.ON_CLOSING: _("when the workspace was closed"),
        backups.TIMED: _("every half hour while working"),
        backups.ASKED: _("asked for"),
        backups.BEFORE_MIGRATION: _("before the file was brought up to date"),
        backups.BEFORE_IMPORT: _("before an import"),
        backups.BEFORE_RESTORE: _("before a restore"),
    }
    return words.get(reason, _("a file chosen by hand"))


def place_words(listed: Listed) -> str:
    """Return where a backup lies, in the language in force."""
    if listed.place == CHOSEN:
        return listed.backup.path.parent.name or str(listed.backup.path.parent)
    return _("second place") if listed.place == SECOND else _("this computer")


class BackupList(ValueTable):
    """A line for each backup, the newest first.

    Signals:
        chosen: another backup is chosen, or none.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None, *, workspaces: bool = False) -> None:
        """Make an empty list.

        Args:
            parent: the widget it stands in.
            workspaces: whether a column says of which workspace each backup is.
        """
        super().__init__(lambda: _("Backups"), parent)
        self._workspaces = workspaces
        self._listed: tuple[Listed, ...] = ()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        LiveText(self).bind(lambda _text: self._fill(), str)
        theme.follow(self, lambda: self.setMinimumHeight(theme.scaled(200)))
        self.currentCellChanged.connect(lambda *_cells: self.chosen.emit())

    def show_backups(self, listed: Sequence[Listed]) -> None:
        """List these backups; the first one is chosen."""
        self._listed = tuple(listed)
        self._fill()
        self.selectRow(0)

    def current(self) -> Listed | None:
        """Return the backup that is chosen."""
        row = self.currentRow()
        return self._listed[row] if 0 <= row < len(self._listed) else None

    def _fill(self) -> None:
        heads = [_("Made"), _("Age"), pgettext("of a backup", "Reason"), _("Place")]
        if self._workspaces:
            heads.append(_("Workspace"))
        kept = self.currentRow()
        self.blockSignals(True)
        rows = tuple(self._words(listed) for listed in self._listed)
        self.show_table(Table(tuple(heads), rows, wide=len(heads) - 1))
        for row, listed in enumerate(self._listed):
            for column in range(len(heads)):
                item = self.item(row, column)
                if item is not None:
                    item.setToolTip(plain_tooltip(str(listed.backup.path)))
        self.selectRow(kept)
        self.blockSignals(False)

    def _words(self, listed: Listed) -> tuple[str, ...]:
        backup, present = listed.backup, now()
        words = (
            moment_words(backup.made, present),
            age_words(backup.made, present),
            reason_words(backup.reason),
            place_words(listed),
        )
        if not self._workspaces:
            return words
        return (*words, listed.workspace.name if listed.workspace else _("not known"))
