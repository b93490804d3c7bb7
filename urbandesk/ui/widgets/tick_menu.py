"""TickMenu: a menu of choices with ticks and notes that stays open while one ticks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from urbandesk.ui.widgets.plain_label import plain_caption

_TICKING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TickMenu(QMenu):
    """Choices of which several may be ticked.

    Signals:
        ticked: code of the choice and whether it is ticked now.
    """

    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}

    def offer(
        self,
        choices: Sequence[tuple[str, str]],
        notes: Mapping[str, str],
        chosen: Collection[str],
    ) -> None:
        """Offer codes with titles; those known stay in their place, so that nothing jumps.

        Args:
            choices: codes and titles, in their order.
            notes: what stands at the right of a choice, such as a count, by its code.
            chosen: the codes that are ticked.
        """
        if [code for code, _title in choices] != list(self._actions):
            for action in self._actions.values():
                self.removeAction(action)
                action.deleteLater()
            self._actions = {code: self._action(code) for code, _title in choices}
        for code, title in choices:
            action = self._actions[code]
            note = notes.get(code, "")
            # What follows the tabulator stands at the right.
            action.setText(f"{plain_caption(title)}\t{note}" if note else plain_caption(title))
            action.setChecked(code in chosen)

    def _action(self, code: str) -> QAction:
        action = self.addAction("")
        action.setCheckable(True)
        action.triggered.connect(lambda on: self.ticked.emit(code, on))
        return action

    def texts(self) -> list[str]:
        """Return what the choices say, ``title`` and count separated by a tabulator."""
        return [action.text() for action in self._actions.values()]

    def action(self, code: str) -> QAction:
        """Return the action of a code.

        Raises:
            KeyError: the code is not offered.
        """
        return self._actions[code]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick without closing, so that several can be chosen at once."""
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick without closing; Esc closes."""
        action = self.activeAction()
        if event.key() in _TICKING and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)
