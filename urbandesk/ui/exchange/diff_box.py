"""DiffBox: one version of a text with a head, and what differs from the base marked in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from urbandesk.exchange.merge.words import Piece, Run, diff
from urbandesk.i18n import _
from urbandesk.ui import fonts, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import PlainLabel

_LEAST = 60
_NARROWEST = 150
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

    def show_text(self, text: str, base: str | None = None, *, role: str = "text") -> None:
        """Show ``text``; with a base, what was added to it and removed from it is marked."""
        self._role = role
        self._pieces = (Piece(Run.SAME, text),) if base is None else diff(base, text)
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
        cursor = QTextCursor(self.document())
        for piece in self._pieces:
            cursor.insertText(piece.text, self._format(piece.run))
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
                said.append(sentence.format(text=_(", ").join(found)))
        return _("; ").join(said)


class DiffBox(QWidget):
    """A version with its head: what it is, and where it comes from."""

    def __init__(self, title: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._note: Callable[[], str] = str
        self.text = DiffText()
        self._head = PlainLabel(bold=True)
        self._beside = PlainLabel(role="secondary", size="small")
        self.row = QHBoxLayout()
        self.row.setSpacing(theme.scaled(8))
        # As high as a button, which some boxes have: their texts begin at one height.
        self.row.addStrut(theme.scaled(ROW))
        self.row.addWidget(self._head)
        self.row.addWidget(self._beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.scaled(4))
        column.addLayout(self.row)
        column.addWidget(self.text, 1)
        self._live = LiveText(self)
        self._live.bind(self._head.setText, lambda: self._title())
        self._live.bind(self._beside.setText, lambda: self._note())
        self._live.bind_name(self.text, lambda: self._title())

    def call(self, title: Callable[[], str], note: Callable[[], str]) -> None:
        """Give the box another title and note."""
        self._title, self._note = title, note
        self._live.refresh()

    def add_deed(self, button: QWidget) -> None:
        """Put a button into the head, before which the title is cut."""
        self._beside.hide()
        self._head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.row.setStretch(0, 1)
        self.row.addWidget(button)

    def heads(self) -> tuple[str, str]:
        """Return title and note as they are shown."""
        return self._head.text(), self._beside.text()
