"""SidePair: the same fields once per side, European left, Chinese right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.side_mark import SideMark, side_words

SIDES = ("eu", "cn")


class SideName(QWidget):
    """The mark of a side with the name of its city, or of the side while none is known."""

    def __init__(
        self,
        side: str,
        name: Callable[[], str] | None = None,
        parent: QWidget | None = None,
        *,
        bold: bool = True,
        size: str = "body",
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._name = name
        self._label = PlainLabel(size=size, bold=bold)
        self._live = LiveText(self)
        self._live.bind(self._label.setText, self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.scaled(6))
        row.addWidget(SideMark(side, in_title=size == "title"))
        row.addWidget(self._label, 1)

    def set_name(self, name: Callable[[], str] | None) -> None:
        """Show the name of a city; without one, of the side."""
        self._name = name
        self._live.refresh()

    def text(self) -> str:
        """Return the words beside the mark."""
        return self._label.text()

    def _words(self) -> str:
        return (self._name() if self._name else "") or side_words(self._side)


class SidePair(QWidget):
    """Two columns of the same width, order and number of fields, one per side."""

    def __init__(self, parent: QWidget | None = None, *, heads: bool = True) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._names = {side: SideName(side) for side in SIDES}
        self._rows = 1
        for at, side in enumerate(SIDES):
            self._grid.addWidget(self._names[side], 0, at)
            self._names[side].setVisible(heads)
            self._grid.setColumnMinimumWidth(at, 1)
        theme.follow(self, self._dress)

    def _dress(self) -> None:
        self._grid.setHorizontalSpacing(theme.scaled(12))
        self._grid.setVerticalSpacing(theme.scaled(6))

    def set_names(self, european: Callable[[], str], chinese: Callable[[], str]) -> None:
        """Show the names of the two cities in the heads."""
        self._names["eu"].set_name(european)
        self._names["cn"].set_name(chinese)

    def add_row(self, european: QWidget, chinese: QWidget) -> None:
        """Put the field of each side into the next row; Tab goes from left to right."""
        self._grid.addWidget(european, self._rows, 0)
        self._grid.addWidget(chinese, self._rows, 1)
        self._rows += 1
