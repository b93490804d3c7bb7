"""SettledTyping: what is typed into a line, told when no input method is composing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit


class SettledTyping(QObject):
    """Watches a line: a search must not run over pinyin that is still being composed.

    Signals:
        settled: the text of the line, after it was edited and whenever composing ends.
    """

    settled = Signal(str)

    def __init__(self, line: QLineEdit, *, also_set: bool = False) -> None:
        """Watch a line.

        Args:
            line: where somebody types.
            also_set: whether to tell as well when the program sets the text.
        """
        super().__init__(line)
        self._line = line
        self._composing = False
        self._held_back = False
        line.installEventFilter(self)
        (line.textChanged if also_set else line.textEdited).connect(self._edited)

    def is_composing(self) -> bool:
        """Return whether an input method is composing."""
        return self._composing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when composing begins and ends."""
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
            if not self._composing and self._held_back and not event.commitString():
                # Given up: what was replaced by composing is gone all the same.
                self._tell()
        return super().eventFilter(watched, event)

    def _edited(self) -> None:
        if self._composing:
            self._held_back = True
        else:
            self._tell()

    def _tell(self) -> None:
        self._held_back = False
        self.settled.emit(self._line.text())
