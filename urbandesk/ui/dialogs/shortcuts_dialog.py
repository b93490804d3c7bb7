"""ShortcutsDialog: every key on one sheet, by where it works; to be read, copied or printed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QWidget

from urbandesk import filing
from urbandesk.errors import UserError
from urbandesk.i18n import _, pgettext
from urbandesk.ui import theme
from urbandesk.ui.dialogs.decision import Decision
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.page_keys import PAGE_KEYS, CommandSheet
from urbandesk.ui.widgets.buttons import outlined_button
from urbandesk.ui.widgets.problem_line import ProblemLine
from urbandesk.ui.widgets.value_table import Table, ValueTable

_COLUMN = 26
_NATIVE = QKeySequence.SequenceFormat.NativeText


class ShortcutsDialog(Decision):
    """The sheet of all shortcuts, made from the commands and the keys of the pages.

    Args:
        commands: returns the commands that have keys, in the language in force.
        parent: the window it stands before.
    """

    def __init__(self, commands: CommandSheet, parent: QWidget | None) -> None:
        self._commands = commands
        super().__init__(
            lambda: _("Keyboard shortcuts"),
            lambda: _("Everything can be reached by keyboard. F6 goes from area to area."),
            parent,
            wide=620,
        )
        self.table = ValueTable(lambda: _("Keyboard shortcuts"))
        self.problem = ProblemLine(self)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.problem)
        theme.follow(self.table, lambda: self.table.setMinimumHeight(theme.scaled(380)))
        self.copy_button = outlined_button(lambda: _("Copy as text"), "copy")
        self.save_button = outlined_button(lambda: _("Save as text…"), "document")
        row = QWidget(self)
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        for button in (self.copy_button, self.save_button):
            beside.addWidget(button)
        self.add_button(row)
        self.copy_button.clicked.connect(lambda: QApplication.clipboard().setText(self.sheet()))
        self.save_button.clicked.connect(self._ask_where)
        self.close_button = self.add_safe(lambda: _("Close"))
        LiveText(self).bind(lambda _text: self._fill(), str)

    def rows(self) -> list[tuple[str, str, str]]:
        """Return place, deed and keys of every shortcut, in the language in force."""
        found = [(one.menu, one.name, _or(one.keys)) for one in self._commands()]
        for group in PAGE_KEYS:
            for one in group.keys:
                keys = tuple(_native(key) for key in one.keys)
                found.append((_(group.title), _(one.text), _or(keys)))
        return found

    def _fill(self) -> None:
        heads = (_("Where"), _("What it does"), _("Keys"))
        self.table.show_table(Table(heads, tuple(self.rows()), wide=1))

    def sheet(self) -> str:
        """Return the sheet as plain text, ready to be printed."""
        lines = [_("Keyboard shortcuts of UrbanDesk"), ""]
        place = ""
        for where, deed, keys in self.rows():
            if where != place:
                lines += ["", where, "-" * max(_wide(where), 3)]
                place = where
            lines.append(keys + " " * max(2, _COLUMN - _wide(keys)) + deed)
        return "\n".join(lines) + "\n"

    def _ask_where(self) -> None:
        name = f"{self.windowTitle()}.txt"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save as text"), name)
        if chosen:
            self.save(Path(chosen))

    def save(self, path: Path) -> None:
        """Write the sheet as a text file."""
        try:
            filing.write_bytes(path, self.sheet().encode("utf-8-sig"))
        except UserError as error:
            self.problem.say(error.text)
        else:
            self.problem.clear()

    def done(self, result: int) -> None:
        """Close; it is made anew when it is wanted again."""
        super().done(result)
        self.deleteLater()


def _or(keys: Sequence[str]) -> str:
    return pgettext("between keys", " or ").join(keys)


def _native(key: str) -> str:
    return QKeySequence(key).toString(_NATIVE) or key


def _wide(text: str) -> int:
    """Return how many columns a text takes in a plain-text sheet; Chinese takes two each."""
    return sum(2 if ord(letter) > 0x2E80 else 1 for letter in text)
