"""DiffBox: one version of a text with a head, and what differs from the base marked in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from urbandesk.exchange.merge.words import Piece, Run, diff
from urbandesk.i18n import _, join_clauses, join_names
from urbandesk.ui import fonts, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import PlainLabel

_LEAST = 60
_NARROWEST = 150
_GAP = " "
"""Stands between an old word and the new one beside it: without it their grounds run together."""
ROW = 28
"""Height of the head of a box, and of the result beside it."""


class DiffText(QTextEdit):
    """A text to be read and copied; added words green and underlined, removed ones amber, dashed.

    Nothing is struck through: a stroke makes 一, 二 and 三 unreadable.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: tuple[Piece, ...] = ()
        self._role = "text"
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        theme.follow(self, self._dress)

    def show_text(
        self, text: str, base: str | None = None, *, role: str = "text", whole: bool = False
    ) -> None:
        """Show ``text``; with a base, what was added to it and removed from it is marked.

        Another number or day is another one as a ``whole``: its digits are not compared.
        """
        self._role = role
        if base is None or (whole and base == text):
            self._pieces = (Piece(Run.SAME, text),)
        elif whole:
            self._pieces = (Piece(Run.ADDED, text) if text else Piece(Run.REMOVED, base),)
        else:
            self._pieces = diff(base, text)
        self._write()

    def pieces(self) -> tuple[Piece, ...]:
        """Return what is shown, piece by piece."""
        return self._pieces

    def _dress(self) -> None:
        self.setFont(fonts.body())
        self.setMinimumHeight(theme.scaled(_LEAST))
        self.setMinimumWidth(theme.scaled(_NARROWEST))
        self._write()

    def _write(self) -> None:
        self.clear()
        cursor, before = QTextCursor(self.document()), Run.SAME
        for piece in self._pieces:
            if Run.SAME not in (before, piece.run):
                cursor.insertText(_GAP, self._format(Run.SAME))
            cursor.insertText(piece.text, self._format(piece.run))
            before = piece.run
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setAccessibleDescription(self._spoken())

    def _format(self, run: Run) -> QTextCharFormat:
        tokens = theme.current()
        form = QTextCharFormat()
        form.setForeground(tokens.color("attention" if run is Run.REMOVED else self._role))
        if run is Run.ADDED:
            form.setBackground(tokens.color("added"))
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        elif run is Run.REMOVED:
            form.setBackground(tokens.color("removed"))
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        return form

    def _spoken(self) -> str:
        """Return the differences in words, for who cannot see the marks."""
        said = []
        for run, sentence in ((Run.ADDED, _("added: {text}")), (Run.REMOVED, _("removed: {text}"))):
            found = [p.text.strip() for p in self._pieces if p.run is run and p.text.strip()]
            if found:
                said.append(sentence.format(text=join_names(found)))
        return join_clauses(said)


class DiffBox(QWidget):
    """A version with its head: what it is, and where it comes from."""

    def __init__(self, title: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._note: Callable[[], str] = str
        self.text = DiffText()
        self._head = PlainLabel(bold=True)
        self._beside = PlainLabel(role="secondary", size="small")
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.scaled(8))
        # As high as a button, which the head of the result has: all texts begin at one height.
        self._row.addStrut(theme.scaled(ROW))
        self._row.addWidget(self._head)
        self._row.addWidget(self._beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.scaled(4))
        column.addLayout(self._row)
        column.addWidget(self.text, 1)
        self._below = QHBoxLayout()
        self._below.setSpacing(theme.scaled(8))
        column.addLayout(self._below)
        self._live = LiveText(self)
        self._live.bind(self._head.setText, lambda: self._title())
        self._live.bind(self._beside.setText, lambda: self._note())
        self._live.bind_name(self.text, lambda: self._title())

    def call(self, title: Callable[[], str], note: Callable[[], str]) -> None:
        """Give the box another title and note."""
        self._title, self._note = title, note
        self._live.refresh()

    def offer(self, button: QWidget) -> None:
        """Put a button below the text, and the note beside it: above, the name needs the room."""
        self._row.removeWidget(self._beside)
        self._below.addWidget(button)
        self._below.addWidget(self._beside, 1)

    def heads(self) -> tuple[str, str]:
        """Return title and note as they are shown."""
        return self._head.text(), self._beside.text()
