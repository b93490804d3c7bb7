"""Rows of a form: a label with its field, and fields once per language side by side."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from urbandesk.models.field import TEXT_LANGUAGES
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.pages.detail import field_label
from urbandesk.ui.pages.detail.field_label import FieldLabel
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.text_pair import NARROWEST, language_head

NARROW = 440
"""Width of a form below which labels stand above their fields."""

_LANGUAGE = 44


class FormRow(QWidget):
    """A label and its field: side by side, in a narrow form one above the other."""

    def __init__(self, label: FieldLabel, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(label)
        # A label of several lines begins where its field does.
        self._row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        label.name_for(field)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        theme.follow(self, self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the label above the field when there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < theme.scaled(NARROW)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if wanted is not self._row.direction():
            self._row.setDirection(wanted)
        self._row.setSpacing(theme.scaled(4 if narrow else 12))
        wide = theme.scaled(field_label.WIDE)
        self.label.setMinimumWidth(0 if narrow else wide)
        self.label.setMaximumWidth(16777215 if narrow else wide)


class LanguagePair(QWidget):
    """One field per language, English left, Chinese right; below 300 pixels each they stack."""

    def __init__(self, fields: dict[str, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: list[PlainLabel] = []
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        live = LiveText(self)
        for language in TEXT_LANGUAGES:
            word = PlainLabel(role="secondary", size="small", language=language)
            live.bind(word.setText, _head_of(language))
            self._words.append(word)
            half = QHBoxLayout()
            half.setSpacing(theme.scaled(4))
            half.addWidget(word, 0, Qt.AlignmentFlag.AlignTop)
            half.addWidget(fields[language], 1)
            self._columns.addLayout(half, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusProxy(fields["en"])
        theme.follow(self, self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the languages when there is too little room."""
        super().resizeEvent(event)
        self._arrange()

    def is_stacked(self) -> bool:
        """Return whether the languages stand below each other."""
        return self._columns.direction() is QBoxLayout.Direction.TopToBottom

    def _arrange(self) -> None:
        for word in self._words:
            word.setFixedSize(theme.scaled(_LANGUAGE), theme.scaled(28))
        gap = theme.scaled(12)
        stacked = self.width() < 2 * theme.scaled(NARROWEST) + gap
        wanted = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if wanted is not self._columns.direction():
            self._columns.setDirection(wanted)
        self._columns.setSpacing(theme.scaled(4) if stacked else gap)


def _head_of(language: str) -> Callable[[], str]:
    return lambda: language_head(language)


class FormColumn(QWidget):
    """Rows below each other, as many as there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        theme.follow(self, lambda: self._column.setSpacing(theme.scaled(8)))

    def add(self, row: QWidget) -> None:
        """Put a row below those that are there."""
        self._column.addWidget(row)

    def add_below(self, inside: QWidget, row: QWidget) -> None:
        """Put a row right below the one in which ``inside`` stands."""
        for at in range(self._column.count()):
            item = self._column.itemAt(at)
            there = item.widget() if item is not None else None
            if there is not None and there.isAncestorOf(inside):
                self._column.insertWidget(at + 1, row)
                return

    def finish(self) -> None:
        """Leave the room below the last row empty."""
        self._column.addStretch(1)
