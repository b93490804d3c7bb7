"""ListSide: the left of a list page: filter, table, and what stands there when it is empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QPoint, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from urbandesk.i18n import _
from urbandesk.settings import Settings
from urbandesk.ui.tables.record_view import RecordView
from urbandesk.ui.widgets.empty_state import EmptyState
from urbandesk.ui.widgets.filter_bar import FilterBar
from urbandesk.ui.widgets.filters import Filter
from urbandesk.ui.widgets.ground import set_ground

Words = Callable[[], str]


class ListSide(QWidget):
    """The filter above, below it the table or a sentence why it is empty.

    Args:
        view: the table.
        filters: what the list can be narrowed by.
        sentence: returns what is shown, given the filter in words.
        nothing: returns what belongs here, for a list without records.
        add: returns the caption of the button that begins a record; None where none can begin.

    Signals:
        add_wanted: the person wants to begin a record.
    """

    add_wanted = Signal()

    def __init__(
        self,
        view: RecordView,
        filters: Sequence[Filter],
        sentence: Callable[[str], str],
        *,
        nothing: Words,
        add: Words | None,
    ) -> None:
        super().__init__()
        self.view = view
        self.bar = FilterBar(filters, sentence, add=add)
        self.nothing = EmptyState(nothing, add, main=False)
        self.no_match = EmptyState(
            lambda: _("Nothing matches the filter."),
            lambda: _("Clear filter"),
            icon="",
            main=False,
        )
        self._area = QStackedWidget()
        for widget in (view, self.no_match, self.nothing):
            self._area.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._area, 1)
        set_ground(self, "base")
        self.bar.add_wanted.connect(self.add_wanted)
        self.nothing.begun.connect(self.add_wanted)
        self.no_match.begun.connect(self.bar.clear)

    def show_amount(self, shown: int, total: int) -> None:
        """Show the table, or say why it is empty."""
        self._area.setCurrentWidget(
            self.view if shown else self.no_match if total else self.nothing
        )
        self.bar.say_again()

    def set_adding(self, adding: bool) -> None:
        """Let nothing be begun beside a record that is begun: its form has the main button."""
        for button in (self.bar.add_button, self.nothing.button):
            if button is not None:
                button.setEnabled(not adding)

    def shown(self) -> QWidget | None:
        """Return the table, or the sentence that stands in its place."""
        return self._area.currentWidget()


def below(button: QWidget) -> QPoint:
    """Return where on the screen the menu of a button opens."""
    return button.mapToGlobal(QPoint(0, button.height()))


def beside(left: QWidget, right: QWidget, settings: Settings, name: str) -> QSplitter:
    """Return a splitter of two equal sides; where it stands is kept under ``name``."""
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.addWidget(left)
    splitter.addWidget(right)
    splitter.setChildrenCollapsible(False)
    for at in range(2):
        splitter.setStretchFactor(at, 1)
    kept = settings.window.get(name, "")
    if not kept or not splitter.restoreState(QByteArray.fromBase64(kept.encode())):
        splitter.setSizes([1000, 1000])

    def keep() -> None:
        settings.window[name] = bytes(splitter.saveState().toBase64().data()).decode()

    splitter.splitterMoved.connect(keep)
    return splitter
