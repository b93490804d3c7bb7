"""BackupList: backups to choose from, with moment, age, reason and place in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from urbandesk.i18n import _, pgettext
from urbandesk.services.files import backups
from urbandesk.services.files.backup_listing import CHOSEN, SECOND, Listed
from urbandesk.ui import theme
from urbandesk.ui.ages import age_words, moment_words, now
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import plain_tooltip

_ROLE = Qt.ItemDataRole.UserRole


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


class BackupList(QTreeWidget):
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
        super().__init__(parent)
        self._workspaces = workspaces
        self._listed: tuple[Listed, ...] = ()
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setColumnCount(5 if workspaces else 4)
        self.header().setStretchLastSection(True)
        live = LiveText(self)
        live.bind_name(self, lambda: _("Backups"))
        live.bind(lambda _text: self._fill(), str)
        theme.follow(self, self._dress)
        self.currentItemChanged.connect(lambda _now, _before: self.chosen.emit())

    def _dress(self) -> None:
        self.setMinimumHeight(theme.scaled(200))
        self._fit()

    def show_backups(self, listed: Sequence[Listed]) -> None:
        """List these backups; the first one is chosen."""
        self._listed = tuple(listed)
        self._fill()
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)

    def current(self) -> Listed | None:
        """Return the backup that is chosen."""
        item = self.currentItem()
        found = item.data(0, _ROLE) if item is not None else None
        return found if isinstance(found, Listed) else None

    def lines(self) -> list[tuple[str, ...]]:
        """Return the texts shown, line by line."""
        return [
            tuple(item.text(column) for column in range(self.columnCount()))
            for row in range(self.topLevelItemCount())
            if (item := self.topLevelItem(row)) is not None
        ]

    def _fill(self) -> None:
        heads = [_("Made"), _("Age"), pgettext("of a backup", "Reason"), _("Place")]
        self.setHeaderLabels([*heads, _("Workspace")] if self._workspaces else heads)
        kept = self.current()
        self.blockSignals(True)
        self.clear()
        present = now()
        for listed in self._listed:
            backup = listed.backup
            texts = [
                moment_words(backup.made, present),
                age_words(backup.made, present),
                reason_words(backup.reason),
                place_words(listed),
            ]
            if self._workspaces:
                texts.append(listed.workspace.name if listed.workspace else _("not known"))
            item = QTreeWidgetItem(self, texts)
            item.setData(0, _ROLE, listed)
            # The last column takes what is left; the others are as wide as their words.
            item.setSizeHint(self.columnCount() - 1, QSize(0, theme.scaled(28)))
            for column in range(self.columnCount()):
                item.setToolTip(column, plain_tooltip(str(backup.path)))
            if listed == kept:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self._fit()

    def _fit(self) -> None:
        for column in range(self.columnCount() - 1):
            self.resizeColumnToContents(column)
            self.setColumnWidth(column, self.columnWidth(column) + theme.scaled(12))
