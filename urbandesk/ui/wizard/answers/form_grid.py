"""FormGrid: labels small at the left, fields beside them, with lines between groups."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import Hairline, PlainLabel
from urbandesk.ui.widgets.side_pair import SideName
from urbandesk.ui.widgets.text_pair import language_head

_LABEL = 84


class FormGrid(QWidget):
    """Rows of a label and what it names; two halves stand under the heads of their axis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._live = LiveText(self)
        self._rows = 0
        self._side_heads: list[tuple[SideName, Callable[[], str]]] = []
        theme.follow(self, self._dress)

    def _dress(self) -> None:
        self._grid.setHorizontalSpacing(theme.scaled(12))
        self._grid.setVerticalSpacing(theme.scaled(6))
        self._grid.setColumnMinimumWidth(0, theme.scaled(_LABEL))

    def add(self, label: Callable[[], str] | None, field: QWidget) -> None:
        """Put ``field`` into the next row, named by ``label``."""
        if label is not None:
            words = PlainLabel(role="secondary", size="small")
            self._live.bind(words.setText, label)
            words.setBuddy(field)
            theme.follow(words, lambda: words.setFixedHeight(theme.scaled(28)))
            words.setMaximumWidth(theme.scaled(_LABEL + 8))
            self._grid.addWidget(words, self._rows, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(field, self._rows, 1)
        self._rows += 1

    def add_pair(self, label: Callable[[], str] | None, left: QWidget, right: QWidget) -> None:
        """Put two fields of the same width into the next row."""
        self.add(label, halves(left, right))

    def add_line(self) -> None:
        """Separate two groups, such as languages and sides."""
        self._grid.addWidget(Hairline(role="line_soft"), self._rows, 0, 1, 2)
        self._rows += 1

    def add_language_heads(self) -> None:
        """Name the columns of the two languages."""
        heads = []
        for language in ("en", "zh"):
            head = PlainLabel(bold=True, language=language)
            self._live.bind(head.setText, _head_of(language))
            heads.append(head)
        self.add_pair(None, *heads)

    def add_side_heads(self, names: Callable[[str], str]) -> None:
        """Name the columns of the two sides by mark and city."""
        found = [(SideName(side), _name_of(names, side)) for side in ("eu", "cn")]
        self._side_heads += found
        self.add_pair(None, found[0][0], found[1][0])
        self.relabel()

    def relabel(self) -> None:
        """Name the sides anew, such as after the names of cities changed."""
        for head, name in self._side_heads:
            head.set_name(name)


def beside(*parts: QWidget) -> QWidget:
    """Return widgets in one row, as wide as they need."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    theme.follow(box, lambda: row.setSpacing(theme.scaled(8)))
    return box


def halves(left: QWidget, right: QWidget) -> QWidget:
    """Return two widgets side by side, equally wide."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    for side in (left, right):
        side.setMinimumWidth(1)
        row.addWidget(side, 1, Qt.AlignmentFlag.AlignTop)
    theme.follow(box, lambda: row.setSpacing(theme.scaled(12)))
    return box


def _head_of(language: str) -> Callable[[], str]:
    return lambda: language_head(language)


def _name_of(names: Callable[[str], str], side: str) -> Callable[[], str]:
    return lambda: names(side)
