"""MissingGroups: who is not at the table yet, as hollow marks with words and *Add*."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from urbandesk.i18n import _
from urbandesk.planning.groups import Group
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import link_button
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.side_mark import SideMark, side_words
from urbandesk.ui.wizard.answers.clearing import clear


class MissingGroups(QWidget):
    """A row for each group that nobody speaks for on a side; takes no room without any.

    Signals:
        add_wanted: the group and the side for which somebody is to be added.
    """

    add_wanted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[QWidget] = []
        self._shown: tuple[tuple[Group, str], ...] = ()
        self._can_add = True
        self._labels: list[PlainLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        theme.follow(self, lambda: self._column.setSpacing(theme.scaled(2)))
        self.hide()

    def show_missing(self, missing: Sequence[tuple[Group, str]], *, can_add: bool) -> None:
        """Show these groups with their sides, and no others."""
        if self._shown != tuple(missing) or self._can_add is not can_add:
            self._shown, self._can_add = tuple(missing), can_add
            clear(self._column, self._rows)
            self._labels = []
            self._rows = [self._row(group, side) for group, side in missing]
            for row in self._rows:
                self._column.addWidget(row)
        self.setVisible(bool(missing))

    def _row(self, group: Group, side: str) -> QWidget:
        box = QWidget()
        label = PlainLabel(role="attention")
        self._labels.append(label)
        button = link_button(lambda: _("Add"), strong=True)
        button.setEnabled(self._can_add)
        button.clicked.connect(partial(self._want, group, side))
        live = LiveText(box)
        live.bind(label.setText, lambda: _said(group, side))
        live.bind(button.setAccessibleDescription, lambda: _said(group, side))
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.scaled(8))
        row.addWidget(SideMark(side, filling="hollow"))
        row.addWidget(label)
        row.addWidget(button)
        row.addStretch(1)
        return box

    def _want(self, group: Group, side: str, _checked: bool = False) -> None:
        self.add_wanted.emit(group, side)

    def texts(self) -> tuple[str, ...]:
        """Return the words shown."""
        return tuple(label.text() for label in self._labels)


def _said(group: Group, side: str) -> str:
    return _("missing: {group}, {side}").format(group=_(group.title), side=side_words(side))
