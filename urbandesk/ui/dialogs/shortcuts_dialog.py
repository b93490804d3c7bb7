"""ShortcutsDialog: every key on one sheet, by where it works; to be read, changed or printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QWidget,
)

from urbandesk import filing
from urbandesk.errors import UserError
from urbandesk.i18n import _, pgettext
from urbandesk.ui import theme
from urbandesk.ui.dialogs.decision import Decision
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.page_keys import PAGE_KEYS, CommandKeys
from urbandesk.ui.widgets.buttons import flat_button, outlined_button
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.problem_line import ProblemLine
from urbandesk.ui.widgets.value_table import Table, ValueTable

_COLUMN = 26
_NATIVE = QKeySequence.SequenceFormat.NativeText


class KeySource(Protocol):
    """What the sheet asks of the keys of the window's commands."""

    def lines(self) -> Sequence[CommandKeys]:
        """Return every command, also those without keys."""

    def first(self, command: str) -> QKeySequence:
        """Return the key of a command that is shown."""

    def is_usual(self, command: str) -> bool:
        """Return whether a command has the keys it comes with."""

    def choose(self, command: str, wanted: QKeySequence) -> None:
        """Give a command another key; raises a ``UserError`` when that cannot be."""

    def use_usual(self, command: str) -> None:
        """Give a command back the keys it comes with; raises like ``choose``."""


class ShortcutsDialog(Decision):
    """The sheet of all shortcuts, made from the commands and the keys of the pages.

    The key of a command can be changed; keys of pages stay as they are.

    Args:
        source: the keys of the commands.
        parent: the window it stands before.
    """

    def __init__(self, source: KeySource, parent: QWidget | None) -> None:
        self._source = source
        super().__init__(
            lambda: _("Keyboard shortcuts"),
            lambda: _(
                "Everything can be reached by keyboard. Choose a command to give it another key."
            ),
            parent,
            wide=620,
        )
        self.table = ValueTable(lambda: _("Keyboard shortcuts"))
        self.table.setSelectionMode(ValueTable.SelectionMode.SingleSelection)
        self.problem = ProblemLine(self)
        self.field = QKeySequenceEdit()
        self.field.setMaximumSequenceLength(1)
        self.field.setClearButtonEnabled(True)
        self.change_button = outlined_button(lambda: _("Use this key"))
        self.usual_button = flat_button(lambda: _("As usual"))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._changing())
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
        self.table.itemSelectionChanged.connect(self._show_chosen)
        self.change_button.clicked.connect(self._change)
        self.usual_button.clicked.connect(self._use_usual)
        LiveText(self).bind(lambda _text: self._fill(), str)

    def _changing(self) -> QWidget:
        """Return the line in which the key of the chosen command is changed."""
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        self._of = PlainLabel(role="secondary")
        row.addWidget(self._of, 1)
        for part in (self.field, self.change_button, self.usual_button):
            row.addWidget(part)
        theme.follow(self.field, lambda: self.field.setFixedWidth(theme.scaled(150)))
        return line

    def chosen(self) -> CommandKeys | None:
        """Return the command of the chosen row; None for a key of a page."""
        lines, row = self._source.lines(), self.table.currentRow()
        return lines[row] if 0 <= row < len(lines) else None

    def _show_chosen(self) -> None:
        one = self.chosen()
        for part in (self.field, self.change_button):
            part.setEnabled(one is not None)
        self.usual_button.setEnabled(one is not None and not self._source.is_usual(one.command))
        self.field.setKeySequence(self._source.first(one.command) if one else QKeySequence())
        name = one.name if one else ""
        words = _("Key of “{name}”").format(name=name) if one else _("This key stays as it is.")
        self._of.setText(words)
        for spoken in (self.field, *self.field.findChildren(QLineEdit)):
            spoken.setAccessibleName(words)
        self.problem.clear()

    def _change(self) -> None:
        one = self.chosen()
        if one is not None:
            self._try(partial(self._source.choose, one.command, self.field.keySequence()))

    def _use_usual(self) -> None:
        one = self.chosen()
        if one is not None:
            self._try(partial(self._source.use_usual, one.command))

    def _try(self, deed: Callable[[], None]) -> None:
        row = self.table.currentRow()
        try:
            deed()
        except UserError as error:
            self.problem.say(error.text)
            return
        self._fill()
        self.table.selectRow(row)

    def rows(self) -> list[tuple[str, str, str]]:
        """Return place, deed and keys of every command and page key, in the language in force."""
        found = [(one.menu, one.name, _or(one.keys)) for one in self._source.lines()]
        for group in PAGE_KEYS:
            for one in group.keys:
                keys = tuple(_native(key) for key in one.keys)
                found.append((_(group.title), _(one.text), _or(keys)))
        return found

    def _fill(self) -> None:
        heads = (_("Where"), _("What it does"), _("Keys"))
        self.table.show_table(Table(heads, tuple(self.rows()), wide=1))
        self.table.selectRow(0)
        self._show_chosen()

    def sheet(self) -> str:
        """Return the sheet as plain text, ready to be printed."""
        lines = [_("Keyboard shortcuts of UrbanDesk"), ""]
        place = ""
        for where, deed, keys in self.rows():
            if not keys:
                continue
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
