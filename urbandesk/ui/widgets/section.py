"""Section: the head of a group with a count, a hairline and room for a link at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import Hairline, PlainLabel


class Section(QWidget):
    """A bold head with a note and a line below, then what belongs to it."""

    def __init__(
        self,
        title: Callable[[], str],
        parent: QWidget | None = None,
        *,
        note: Callable[[], str] = str,
    ) -> None:
        super().__init__(parent)
        self._title = PlainLabel(bold=True)
        self._note = PlainLabel(role="secondary", size="small")
        self._note_text = note
        self._live = LiveText(self)
        self._live.bind(self._title.setText, title)
        self._live.bind(self._note.setText, lambda: self._note_text())
        self._live.bind_name(self, title)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._note)
        self._head.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(Hairline())
        theme.follow(self, self._dress)

    def _dress(self) -> None:
        self._head.setSpacing(theme.scaled(8))
        self._column.setSpacing(theme.scaled(6))

    def set_note(self, note: Callable[[], str]) -> None:
        """Show another note beside the head, such as *5 of 9*."""
        self._note_text = note
        self._live.refresh()

    def add_to_head(self, widget: QWidget) -> None:
        """Put a link or a button at the right end of the head."""
        self._head.addWidget(widget)

    def add(self, widget: QWidget) -> None:
        """Put ``widget`` below what is there."""
        self._column.addWidget(widget)

    def body(self) -> QVBoxLayout:
        """Return the layout below the head."""
        return self._column
