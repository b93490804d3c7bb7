"""EraseDialog: says what erasing a person takes along before it is done for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from urbandesk.i18n import _, format_moment, join_names, ngettext
from urbandesk.services.erasure.erasing import WhatGoes
from urbandesk.services.files.backup_listing import Listed
from urbandesk.ui.dialogs.decision import Decision
from urbandesk.ui.widgets.flag_line import FlagLine
from urbandesk.ui.widgets.plain_label import PlainLabel, plain_caption

_NAMED = 5


class EraseDialog(Decision):
    """Asks whether a person is erased, and the backups that still hold the person as well.

    Args:
        goes: what goes along, and what stays.
        backups: the backups that hold the person.
        parent: the window it stands before.
    """

    def __init__(self, goes: WhatGoes, backups: Sequence[Listed], parent: QWidget | None) -> None:
        super().__init__(
            lambda: _("Erase {name}").format(name=goes.name),
            lambda: _(
                "Everything about “{name}” is taken out of this workspace, also out of its "
                "history. This cannot be undone. What stays is that something was erased, when and "
                "by whom."
            ).format(name=goes.name),
            parent,
            wide=520,
        )
        self._lines: list[PlainLabel] = []
        self._say(lambda: _files(goes.files), goes.files)
        self._say(lambda: _links(goes.links), goes.links)
        self.mentions = FlagLine()
        self.body.addWidget(self.mentions)
        if goes.mentions:
            self.live.bind(self.mentions.say, lambda: _mentions(len(goes.mentions)))
        self.backups = QCheckBox()
        self.body.addWidget(self.backups)
        self.backups.setVisible(bool(backups))
        self.live.bind(
            lambda text: self.backups.setText(plain_caption(text)), lambda: _backups(len(backups))
        )
        self._say(lambda: _days(backups), len(backups))
        self.erase_button = self.add_deed(lambda: _("Erase for good"))
        self.keep_button = self.add_safe(lambda: _("Keep"))

    def _say(self, words: Callable[[], str], count: int) -> None:
        if not count:
            return
        line = PlainLabel(wrap=True, role="secondary")
        self.live.bind(line.setText, words)
        self.body.addWidget(line)
        self._lines.append(line)

    def lines(self) -> list[str]:
        """Return what goes along, line by line."""
        return [line.text() for line in self._lines]

    def with_backups(self) -> bool:
        """Return whether the backups are to be deleted, too."""
        return self.backups.isChecked()


def _files(count: int) -> str:
    return ngettext(
        "{n} file on the person goes as well.", "{n} files on the person go as well.", count
    ).format(n=count)


def _links(count: int) -> str:
    return ngettext(
        "{n} record stays, without the link to the person.",
        "{n} records stay, without the link to the person.",
        count,
    ).format(n=count)


def _mentions(count: int) -> str:
    return ngettext(
        "{n} other record has the name in a text. Please look at it: texts stay as they are.",
        "{n} other records have the name in a text. Please look at them: texts stay as they are.",
        count,
    ).format(n=count)


def _backups(count: int) -> str:
    return ngettext(
        "Delete {n} backup that still holds the person",
        "Delete {n} backups that still hold the person",
        count,
    ).format(n=count)


def _days(backups: Sequence[Listed]) -> str:
    said = join_names(format_moment(one.backup.made) for one in backups[:_NAMED])
    more = len(backups) - _NAMED
    if more > 0:
        said = _("{names} and {n} more").format(names=said, n=more)
    return _("Made: {days}.").format(days=said)
