"""The editor of the step about the diagnosis: profiles of the cities of both sides."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from urbandesk.i18n import _, ngettext
from urbandesk.models.field import SIDES
from urbandesk.planning.profiles import by_measure
from urbandesk.services.register import figures
from urbandesk.ui import theme
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.empty_state import EmptyState
from urbandesk.ui.widgets.plain_label import Hairline
from urbandesk.ui.widgets.side_pair import SideName
from urbandesk.ui.wizard.answers.clearing import clear
from urbandesk.ui.wizard.answers.form_grid import halves
from urbandesk.ui.wizard.answers.measure_row import MeasureLine
from urbandesk.ui.wizard.answers.offers import measures
from urbandesk.ui.wizard.editors.quick_add import AddLine, QuickAdd
from urbandesk.ui.wizard.plan_work import PlanWork

_LINES = (
    AddLine(lambda: _("Indicator"), ("indicator",)),
    AddLine(lambda: _("Value, unit"), ("value", "unit")),
    AddLine(lambda: _("Year, area"), ("year", "area_type")),
    AddLine(lambda: _("Source"), ("source",)),
)


class DiagnosisEditor(QWidget):
    """Figures by indicator, both sides equally wide; what is unlike or missing is said."""

    fills = False

    def __init__(self, work: PlanWork) -> None:
        super().__init__()
        self._work = work
        self._lines: list[MeasureLine] = []
        self.heads = {side: SideName(side, partial(self._city, side)) for side in SIDES}
        self.add_buttons = {side: self._adder(side) for side in SIDES}
        self._side = "eu"
        self.form = QuickAdd(
            work,
            "figure",
            _LINES,
            title=self._form_title,
            pairs={"indicator": partial(measures, work)},
            store=lambda city, values: figures.add(work.workspace, city, values),
        )
        self.form.editors["indicator"].edited.connect(self._propose_unit)
        self._empty = EmptyState(
            lambda: _("Figures of both cities stand here side by side, each with year and area."),
            None,
        )
        self._list = QVBoxLayout()
        self._arrange()

    def _city(self, side: str) -> str:
        return self._work.rows.city_name(side) if self._work.rows else ""

    def _adder(self, side: str) -> Button:
        button = Button(lambda: _("Add figure"), kind="flat", icon="add")
        button.live.bind(button.setAccessibleDescription, partial(self._city, side))
        button.clicked.connect(lambda: self.begin(side))
        return button

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(halves(*(self._head(side) for side in SIDES)))
        column.addWidget(Hairline())
        column.addWidget(self.form)
        column.addLayout(self._list)
        column.addWidget(self._empty)
        theme.follow(self, lambda: column.setSpacing(theme.scaled(6)))
        theme.follow(self, lambda: self._list.setSpacing(theme.scaled(6)))

    def _head(self, side: str) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.heads[side], 1)
        row.addWidget(self.add_buttons[side])
        return box

    def _form_title(self) -> str:
        return _("New figure, {city}").format(city=self._city(self._side))

    def begin(self, side: str, measure: str = "") -> None:
        """Show the form for a new figure of a side, on an indicator when one is given."""
        cities = self._work.plan_rows().cities[side]
        if not cities or self._work.workspace.read_only:
            return
        self._side = side
        self.form.live.refresh()
        self.form.begin(cities[0].id, {"indicator": measure} if measure else {})
        if measure:
            self._propose_unit(measure)

    def _propose_unit(self, measure: object) -> None:
        """Fill in the unit that the catalogue names, while none is typed."""
        unit = self.form.editors["unit"]
        if measure and not unit.is_dirty() and not unit.value():
            named = figures.unit_of(self._work.workspace, str(measure))
            unit.set_value(named.get("en") or named.get("zh") or None)

    def refresh(self) -> None:
        """Show the figures as they are now."""
        rows = self._work.plan_rows()
        names = {row.id: row for row in rows.measures}
        clear(self._list, self._lines)
        self._lines = [
            MeasureLine(self._work, names.get(found.measure), found, add=self.begin)
            for found in by_measure(rows.figures, rows.measures)
        ]
        for line in self._lines:
            self._list.addWidget(line)
        self._empty.setVisible(not self._lines)
        for side, button in self.add_buttons.items():
            button.setEnabled(not self._work.workspace.read_only and bool(rows.cities[side]))
            self.heads[side].set_name(partial(self._city, side))

    def head_widgets(self) -> list[QWidget]:
        """Return nothing: figures are added under the name of their city."""
        return []

    def summary(self) -> str:
        """Return how many figures there are."""
        count = sum(len(found) for found in self._work.plan_rows().figures.values())
        return ngettext("{n} figure", "{n} figures", count).format(n=count)

    def commit(self) -> bool:
        """Return whether no figure is half typed."""
        return not self.form.has_input()

    def focus_problem(self) -> None:
        """Go to the figure that is half typed."""
        self.form.add_button.setFocus()

    def restore(self) -> None:
        """Drop a figure that is half typed."""
        self.form.give_up()

    def focus_on(self, record: str, column: str) -> bool:
        """Go to a figure, or begin the one that is missing on a side."""
        for line in self._lines:
            if line.focus_figure(record) or (not record and line.measure == column):
                if not record:
                    line.focus_first()
                return True
        measure, _underscore, side = column.rpartition("_")
        if side in SIDES or column in SIDES:
            self.begin(side if side in SIDES else column, measure if side in SIDES else "")
            return True
        return False

    def current_record(self) -> str:
        """Return nothing: figures are edited on the page of their city."""
        return ""
