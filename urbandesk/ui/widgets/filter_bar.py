"""FilterBar: a field, chips with counts, and the filter as a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from urbandesk.i18n import _, isolated, join_clauses, pgettext
from urbandesk.ui import icons, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import link_button
from urbandesk.ui.widgets.chip_row import ChipRow
from urbandesk.ui.widgets.filters import Filter
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.roomy_button import RoomyButton
from urbandesk.ui.widgets.settled_typing import SettledTyping

_FIELD = 200
"""Width at zoom 1 that field and edges need before the buttons beside it get words."""
_AROUND = 48
"""Width at zoom 1 of mark and edges of the field."""

_TO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterField(QLineEdit):
    """The text to look for; Down or Enter goes to the list, Esc empties the field.

    Signals:
        list_wanted: the person wants to go on in the list.
        resized: there is other room for words.
    """

    list_wanted = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = QAction(self)
        self.addAction(self._mark, QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        theme.follow(self, self._dress)

    def _dress(self) -> None:
        self._mark.setIcon(icons.icon("filter", "secondary"))
        self.setMinimumWidth(theme.scaled(120))

    def words_room(self) -> int:
        """Return the width for words, between the mark and the edge."""
        return self.width() - theme.scaled(_AROUND)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is other room for words."""
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave for the list, or empty the field; everything else is typing."""
        if event.key() in _TO_LIST:
            self.list_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Narrows a list: by text, by chips; says in a sentence what is shown.

    Args:
        filters: what the list can be narrowed by.
        sentence: returns what is shown, given the filter in words; it may be empty.
        add: returns the caption of the main button; None for a list that grows by itself.
        parent: the widget it stands in.

    Signals:
        changed: text or choices are others now.
        list_wanted: the person wants to go on in the list.
        add_wanted: the main button was pressed.
        columns_wanted: the person wants to choose columns.
        lists_wanted: the person wants the saved lists.
    """

    changed = Signal()
    list_wanted = Signal()
    add_wanted = Signal()
    columns_wanted = Signal()
    lists_wanted = Signal()

    def __init__(
        self,
        filters: Sequence[Filter],
        sentence: Callable[[str], str],
        *,
        add: Callable[[], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = FilterField()
        self.chips = ChipRow(filters)
        self.lists_button = RoomyButton(lambda: pgettext("saved", "Lists"), icon="lists")
        self.columns_button = RoomyButton(lambda: _("Columns"), icon="columns")
        self.add_button = RoomyButton(add, kind="main", icon="add") if add is not None else None
        self.clear_button = link_button(lambda: _("Clear filter"), strong=True)
        self._sentence = PlainLabel(size="small", role="secondary")
        self._arrange()
        self._live = LiveText(self)
        self._live.bind(self.field.setPlaceholderText, self._hint)
        self.field.resized.connect(self._live.refresh)
        self._live.bind_name(self.field, lambda: _("Filter by name or characters"))
        self._live.bind_name(self.chips, lambda: _("Filters"))
        self._live.bind(self._sentence.setText, lambda: sentence(self.say()))
        typing = SettledTyping(self.field, also_set=True)
        typing.settled.connect(lambda _text: self.changed.emit())
        self.field.list_wanted.connect(self.list_wanted)
        self.chips.changed.connect(self.changed)
        self.clear_button.clicked.connect(self.clear)
        self.lists_button.clicked.connect(self.lists_wanted)
        self.columns_button.clicked.connect(self.columns_wanted)
        if self.add_button is not None:
            self.add_button.clicked.connect(self.add_wanted)
        set_ground(self, "window")

    def _arrange(self) -> None:
        self._top = QHBoxLayout()
        self._top.addWidget(self.field, 1)
        self._top.addWidget(self.lists_button)
        self._top.addWidget(self.columns_button)
        if self.add_button is not None:
            self._top.addWidget(self.add_button)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._sentence)
        self._foot.addWidget(self.clear_button)
        self._foot.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self.chips)
        self._column.addLayout(self._foot)
        theme.follow(self, self._dress)

    def _dress(self) -> None:
        edge = theme.scaled(16)
        self._column.setContentsMargins(edge, theme.scaled(12), edge, theme.scaled(4))
        self._column.setSpacing(theme.scaled(4))
        self._top.setSpacing(theme.scaled(8))
        self._foot.setSpacing(theme.scaled(4))
        # The line keeps its height, with and without the link, so that the list stays in place.
        self.clear_button.setFixedHeight(theme.scaled(26))
        self._top.setContentsMargins(0, 0, 0, theme.scaled(4))
        policy = self.clear_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.clear_button.setSizePolicy(policy)

    def _hint(self) -> str:
        """Return the longest hint that is not cut."""
        hints = (_("Name, pinyin or characters"), _("Name or pinyin"), _("Name"))
        wide, room = self.field.fontMetrics().horizontalAdvance, self.field.words_room()
        return next((hint for hint in hints if wide(hint) <= room), "")

    def set_adding(self, adding: bool) -> None:
        """Let the main button rest while a record is added: the page then has another one."""
        if self.add_button is not None:
            self.add_button.setEnabled(not adding)

    def text(self) -> str:
        """Return the text to look for."""
        return self.field.text().strip()

    def chosen(self) -> dict[str, tuple[str, ...]]:
        """Return the codes chosen, by filter."""
        return self.chips.values.chosen()

    def narrows(self) -> bool:
        """Return whether anything is filtered out."""
        return bool(self.text() or self.chosen())

    def say(self) -> str:
        """Return the filter in words; empty when there is none."""
        words = self.chips.say()
        if not self.text():
            return words
        typed = _("“{text}”").format(text=isolated(self.text()))
        return join_clauses([typed, words]) if words else typed

    def sentence(self) -> str:
        """Return the sentence shown."""
        return self._sentence.text()

    def set_counts(self, term: str, counts: Mapping[str, int]) -> None:
        """Show how many records each choice of a filter would bring."""
        self.chips.set_counts(term, counts)

    def say_again(self) -> None:
        """Say anew how much is shown."""
        self._live.refresh()
        self.clear_button.setVisible(self.narrows())

    def add_text(self, text: str) -> None:
        """Go on typing in the field what was begun in the list."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.end(False)
        self.field.insert(text)

    def show_filter(self, chosen: Mapping[str, Sequence[str]], text: str) -> None:
        """Narrow the list by this and nothing else."""
        self.blockSignals(True)
        self.field.setText(text)
        self.chips.choose(chosen)
        self.blockSignals(False)
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the buttons beside the field without words where the field needs the room."""
        super().resizeEvent(event)
        tools = (self.lists_button, self.columns_button)
        add = self.add_button
        room = self.width() - theme.scaled(_FIELD) - (add.whole_width() if add is not None else 0)
        for button in tools:
            button.set_roomy(room >= sum(one.whole_width() for one in tools))
        if add is not None:
            add.set_roomy(room >= sum(one.bare_width() for one in tools))

    def clear(self) -> None:
        """Show everything again."""
        if not self.narrows():
            return
        self.blockSignals(True)
        self.field.clear()
        self.chips.clear()
        self.blockSignals(False)
        self.changed.emit()
