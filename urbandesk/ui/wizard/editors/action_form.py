"""ActionForm: the editor of one action, below the table."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from urbandesk.i18n import _
from urbandesk.models.field import SIDES
from urbandesk.services.drafts import drafting
from urbandesk.services.finding.queries import Record
from urbandesk.services.register import records
from urbandesk.ui import theme
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.segments import Segments
from urbandesk.ui.widgets.side_mark import side_words
from urbandesk.ui.wizard.answers.bound_field import BoundField
from urbandesk.ui.wizard.answers.bound_text import BoundText
from urbandesk.ui.wizard.answers.day_count import DayCount
from urbandesk.ui.wizard.answers.offers import objectives, schemes
from urbandesk.ui.wizard.answers.organisation_field import OrganisationField
from urbandesk.ui.wizard.plan_work import PlanWork
from urbandesk.ui.wizard.tables.row_form import RowForm, RowWords, in_a_row

_WORDS = RowWords(
    numbered=lambda: _("Action {number}"),
    before=lambda: _("Action before"),
    after=lambda: _("Next action"),
    move=lambda: _("Move this action"),
    delete=lambda: _("Delete this action"),
)
_PLAIN = ("starts", "ends", "first_step_by", "budget_eu", "budget_cn")


class ActionForm(RowForm):
    """All fields of the chosen action."""

    def __init__(self, work: PlanWork) -> None:
        super().__init__(work, "action", _WORDS)
        self.texts = {
            "title": BoundText(work, "action", "title", lambda: _("Title")),
            "description": BoundText(
                work, "action", "description", lambda: _("Description"), lines=3
            ),
            "first_step": BoundText(work, "action", "first_step", lambda: _("First step")),
        }
        self.fields = {name: BoundField(work, "action", name) for name in _PLAIN}
        self.fields["objective"] = BoundField(
            work, "action", "objective", pairs=partial(objectives, work)
        )
        for side in SIDES:
            self.fields[f"lead_{side}"] = self._lead(side)
            self.fields[f"scheme_{side}"] = BoundField(
                work, "action", f"scheme_{side}", pairs=partial(schemes, work, side)
            )
        self._codes = {side: PlainLabel(role="secondary") for side in SIDES}
        self._states = {side: self._segments(side) for side in SIDES}
        self._days = DayCount()
        self._arrange()

    def _lead(self, side: str) -> OrganisationField:
        work = self.work

        def add(action: str, name: str, city: str) -> object:
            return drafting.add_lead(work.workspace, action, side, name, city=city)

        rows = partial(_actions, work)
        return OrganisationField(work, "action", f"lead_{side}", side=side, rows=rows, add=add)

    def _segments(self, side: str) -> Segments:
        found = Segments(
            (
                ("idea", lambda: _("idea")),
                ("preparing", lambda: _("preparing")),
                ("submitted", lambda: _("submitted")),
                ("granted", lambda: _("granted")),
            ),
            name=lambda: _("Funding state, {side}").format(side=side_words(side)),
        )
        found.chosen.connect(partial(self._set_state, side))
        return found

    def _arrange(self) -> None:
        grid, texts, fields = self.grid, self.texts, self.fields
        grid.add_language_heads()
        grid.add(lambda: _("Title"), texts["title"])
        grid.add(lambda: _("Description"), texts["description"])
        grid.add(lambda: _("First step"), texts["first_step"])
        grid.add_pair(lambda: _("Dates"), self._period(), self._first_step_by())
        grid.add_line()
        grid.add_side_heads(self.city)
        grid.add_pair(lambda: _("Lead"), fields["lead_eu"], fields["lead_cn"])
        grid.add_pair(lambda: _("Budget"), self._money("eu"), self._money("cn"))
        grid.add_pair(lambda: _("Funding state"), self._states["eu"], self._states["cn"])
        grid.add_line()
        grid.add(lambda: _("Objective"), fields["objective"])

    def _period(self) -> QWidget:
        box, row = in_a_row()
        to = PlainLabel(role="secondary")
        self.live.bind(to.setText, lambda: _("to"))
        row.addWidget(self.fields["starts"], 10, Qt.AlignmentFlag.AlignTop)
        row.addWidget(to)
        row.addWidget(self.fields["ends"], 10, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        return box

    def _first_step_by(self) -> QWidget:
        box, row = in_a_row()
        words = PlainLabel(role="secondary", size="small")
        self.live.bind(words.setText, lambda: _("First step by"))
        row.addWidget(words)
        row.addWidget(self.fields["first_step_by"], 10, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._days, 8)
        return box

    def _money(self, side: str) -> QWidget:
        box, row = in_a_row()
        field = self.fields[f"budget_{side}"]
        theme.follow(field, lambda: field.setFixedWidth(theme.scaled(108)))
        row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._codes[side])
        scheme = self.fields[f"scheme_{side}"].editor()
        if isinstance(scheme, QComboBox) and (line := scheme.lineEdit()):
            self.live.bind(line.setPlaceholderText, lambda: _("Source"))
        row.addWidget(self.fields[f"scheme_{side}"], 1, Qt.AlignmentFlag.AlignTop)
        return box

    def show_row(self, record: Record, number: int) -> None:
        """Show an action; half-typed values of the same one stay."""
        super().show_row(record, number)
        read_only = self.work.workspace.read_only
        for side in SIDES:
            self._codes[side].setText(self.work.plan_rows().currency(side))
            self._states[side].set_current(str(record.values.get(f"funding_{side}") or ""))
            self._states[side].setEnabled(not read_only)
        self._days.show_days(record.values.get("starts"), record.values.get("first_step_by"))

    def focus_column(self, column: str) -> bool:
        """Put the cursor into a column of the action."""
        if super().focus_column(column):
            return True
        side = column.removeprefix("funding_")
        if side in self._states:
            self._states[side].button(self._states[side].current() or "idea").setFocus()
            return True
        return False

    def _set_state(self, side: str, code: str) -> None:
        values = {f"funding_{side}": code}
        self.work.attempt(lambda: records.edit(self.work.workspace, "action", self.key, values))


def _actions(work: PlanWork) -> tuple[Record, ...]:
    return work.plan_rows().actions
