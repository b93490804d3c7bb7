"""The editor of the step about the diagnosis: profiles of the cities of both sides."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from urbandesk.i18n import _, ngettext
from urbandesk.models.field import SIDES, Value
from urbandesk.planning.profiles import by_measure
from urbandesk.services.register import figures
from urbandesk.ui.wizard.answers.measure_row import MeasureLine
from urbandesk.ui.wizard.answers.offers import measures
from urbandesk.ui.wizard.editors.quick_add import AddLine, QuickAdd
from urbandesk.ui.wizard.editors.side_columns import SideColumns
from urbandesk.ui.wizard.plan_work import PlanWork

_LINES = (
    AddLine(lambda: _("Indicator"), ("indicator",)),
    AddLine(lambda: _("Value, unit"), ("value", "unit")),
    AddLine(lambda: _("Year, area"), ("year", "area_type")),
    AddLine(lambda: _("Source"), ("source",)),
)


class DiagnosisEditor(SideColumns):
    """Figures by indicator, both sides equally wide; what is unlike or missing is said."""

    def __init__(self, work: PlanWork) -> None:
        super().__init__(
            work,
            add=lambda: _("Add figure"),
            empty=lambda: _(
                "Figures of both cities are shown side by side, each with year and area."
            ),
        )
        self._lines: list[MeasureLine] = []
        form = QuickAdd(
            work,
            "figure",
            _LINES,
            title=lambda: _("New figure, {city}").format(city=self._city_of_form()),
            pairs={"indicator": partial(measures, work)},
            store=lambda city, values: figures.add(work.workspace, city, values),
        )
        form.editors["indicator"].edited.connect(self._propose_unit)
        self._arrange(form, gap=6, list_gap=6)

    def begin(self, side: str, about: str = "") -> None:
        """Show the form for a new figure of a side, on an indicator when one is given."""
        super().begin(side, about)
        self._propose_unit(about)

    def _given(self, about: str) -> Mapping[str, Value]:
        return {"indicator": about} if about else {}

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
        self._lines = [
            MeasureLine(self._work, names.get(found.measure), found, add=self.begin)
            for found in by_measure(rows.figures, rows.measures)
        ]
        self._show(self._lines)

    def summary(self) -> str:
        """Return how many figures there are."""
        count = sum(len(found) for found in self._work.plan_rows().figures.values())
        return ngettext("{n} figure", "{n} figures", count).format(n=count)

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
