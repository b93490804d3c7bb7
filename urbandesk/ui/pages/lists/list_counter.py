"""ListCounter: keeps the counts on the filters of a list in step, without holding up typing."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from urbandesk.services.workspace import Workspace
from urbandesk.ui.pages.lists.list_order import ListOrder
from urbandesk.ui.widgets.filter_bar import FilterBar

PAUSE = 250
PAINT = 40
"""Milliseconds without a key before the counts follow what is typed; and to paint the list."""


class ListCounter(QObject):
    """Counts one filter after another, so that the window has a turn in between."""

    def __init__(self, workspace: Workspace, order: ListOrder, bar: FilterBar) -> None:
        super().__init__(bar)
        self._over = False
        workspace.before_closing(self._end)
        self._order = order
        self._bar = bar
        self._left: list[str] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._count_next)

    def count_soon(self, pause: int = PAINT) -> None:
        """Count all filters anew after a pause in milliseconds."""
        self._left = [one.term for one in self._bar.chips.filters]
        self._timer.start(pause)

    def _end(self) -> None:
        # Nothing of Qt is touched: the list may be gone before its workspace.
        self._over = True

    def _count_next(self) -> None:
        if self._over or not self._left:
            return
        term = self._left.pop(0)
        found = self._order.counts(term, self._bar.chosen(), self._bar.text())
        self._bar.set_counts(term, found)
        if self._left:
            self._timer.start(0)
