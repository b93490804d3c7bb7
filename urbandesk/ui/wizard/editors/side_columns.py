"""SideColumns: what two cities bring, side by side, and the form that adds to one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from urbandesk.models.field import SIDES, Value
from urbandesk.ui import theme
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.empty_state import EmptyState
from urbandesk.ui.widgets.side_pair import SideName
from urbandesk.ui.wizard.answers.clearing import clear
from urbandesk.ui.wizard.answers.form_grid import halves
from urbandesk.ui.wizard.editors.quick_add import QuickAdd
from urbandesk.ui.wizard.plan_work import PlanWork


class SideColumns(QWidget):
    """The frame of an editor whose rows belong to a city: both sides equally wide.

    Attributes:
        fills: it is as long as its rows.
        heads: the name of the city of each side.
        add_buttons: begin the form for the city of a side.
        form: adds a row to the city that it was begun for.
    """

    fills = False

    form: QuickAdd

    def __init__(self, work: PlanWork, *, add: Callable[[], str], empty: Callable[[], str]) -> None:
        """Make the heads.

        Args:
            work: the open plan.
            add: returns what the button of a side says.
            empty: returns what is said while there is nothing.
        """
        super().__init__()
        self._work = work
        self._side = "eu"
        self._shown: list[QWidget] = []
        self.heads = {side: SideName(side, partial(self._city, side)) for side in SIDES}
        self.add_buttons = {side: self._adder(side, add) for side in SIDES}
        self._empty = EmptyState(empty, None)
        self._list = QVBoxLayout()

    def _city(self, side: str) -> str:
        return self._work.rows.city_name(side) if self._work.rows else ""

    def _city_of_form(self) -> str:
        return self._city(self._side)

    def _adder(self, side: str, add: Callable[[], str]) -> Button:
        button = Button(add, kind="flat", icon="add")
        button.live.bind(button.setAccessibleDescription, partial(self._city, side))
        button.clicked.connect(lambda: self.begin(side))
        return button

    def _arrange(self, form: QuickAdd, *, gap: int, list_gap: int) -> None:
        self.form = form
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(halves(*(self._head(side) for side in SIDES)))
        column.addWidget(form)
        column.addLayout(self._list)
        column.addWidget(self._empty)
        theme.follow(self, lambda: column.setSpacing(theme.scaled(gap)))
        theme.follow(self, lambda: self._list.setSpacing(theme.scaled(list_gap)))

    def _head(self, side: str) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.heads[side], 1)
        row.addWidget(self.add_buttons[side])
        return box

    def begin(self, side: str, about: str = "") -> None:
        """Show the form for a new row of a side, on what ``about`` names."""
        cities = self._work.plan_rows().cities[side]
        if not cities or self._work.workspace.read_only:
            return
        self._side = side
        self.form.live.refresh()
        self.form.begin(cities[0].id, self._given(about))

    def _given(self, about: str) -> Mapping[str, Value]:
        """Return what the form holds at its beginning, by column."""
        raise NotImplementedError

    def _show(self, rows: Iterable[QWidget]) -> None:
        """Put these rows in the place of those that stand there."""
        clear(self._list, self._shown)
        self._shown = list(rows)
        for row in self._shown:
            self._list.addWidget(row)
        self._empty.setVisible(not self._shown)
        cities = self._work.plan_rows().cities
        for side, button in self.add_buttons.items():
            button.setEnabled(not self._work.workspace.read_only and bool(cities[side]))
            self.heads[side].set_name(partial(self._city, side))

    def head_widgets(self) -> list[QWidget]:
        """Return nothing: rows are added under the name of their city."""
        return []

    def commit(self) -> bool:
        """Return whether nothing is half typed."""
        return not self.form.has_input()

    def focus_problem(self) -> None:
        """Go to what is half typed."""
        self.form.add_button.setFocus()

    def restore(self) -> None:
        """Drop what is half typed."""
        self.form.give_up()

    def current_record(self) -> str:
        """Return nothing: rows are edited on the page of their city."""
        return ""
