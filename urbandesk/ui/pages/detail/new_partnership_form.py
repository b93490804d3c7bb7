"""NewPartnershipForm: a city on each side, and the names that follow from them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from urbandesk.errors import InvalidValues, RecordGone
from urbandesk.i18n import _
from urbandesk.models.column import columns_of
from urbandesk.models.field import SIDES, Field, Value
from urbandesk.models.records.partnership import PARTNERSHIP
from urbandesk.services.drafts import partnerships
from urbandesk.ui.pages.detail.city_picker import CityPicker
from urbandesk.ui.pages.detail.field_label import FieldLabel
from urbandesk.ui.pages.detail.form_row import FormColumn, FormRow, LanguagePair
from urbandesk.ui.pages.detail.new_form import NewForm
from urbandesk.ui.storing.attempts import Storing
from urbandesk.ui.widgets.field_editor import FieldEditor
from urbandesk.ui.widgets.plain_label import Hairline
from urbandesk.ui.widgets.side_pair import SidePair

_NAME = PARTNERSHIP.field(PARTNERSHIP.label)
_CITIES = Field("cities", "", required=True)


class NewPartnershipForm(NewForm):
    """Two cities joined; names are proposed until the person writes others."""

    def __init__(self, work: Storing, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(work, kind, parent)
        self.pickers = {side: CityPicker(work.workspace, side) for side in SIDES}
        self.names = {column.name: FieldEditor(column) for column in columns_of(_NAME)}
        self._proposed: dict[str, str] = {}
        pair = SidePair()
        pair.add_row(self.pickers["eu"], self.pickers["cn"])
        of_language = {e.column.language: e for e in self.names.values()}
        rows = FormColumn()
        rows.add(FormRow(FieldLabel(_CITIES, title=lambda: _("Cities\n(both needed)")), pair))
        rows.add(Hairline(role="line_soft"))
        rows.add(FormRow(FieldLabel(_NAME), LanguagePair(dict(of_language))))
        rows.finish()
        self.place(rows)
        for picker in self.pickers.values():
            picker.changed.connect(self._propose)

    def _propose(self) -> None:
        """Propose the names again, unless the person has written others."""
        cities = {s: city for s, p in self.pickers.items() if (city := p.city()) is not None}
        if len(cities) < len(SIDES):
            return
        try:
            names = partnerships.proposed_names(self.work.workspace, cities)
        except RecordGone:
            return  # storing says so
        for column, editor in self.names.items():
            untouched = editor.value() in (None, self._proposed.get(column))
            if untouched and not editor.is_dirty():
                editor.set_value(names[column])
        self._proposed = names

    def commit(self) -> bool:
        """Take what is half typed; both cities are needed."""
        good = [picker.commit() for picker in self.pickers.values()]
        good += [editor.commit() for editor in self.names.values()]
        return all(good)

    def store(self) -> str:
        """Store the partnership and return its id; one undo step."""
        cities = {s: city for s, p in self.pickers.items() if (city := p.city()) is not None}
        values: dict[str, Value] = {name: e.value() for name, e in self.names.items()}
        return partnerships.join(self.work.workspace, cities, values)

    def show_problems(self, problem: InvalidValues) -> None:
        """Say at the fields what is wrong with them."""
        for name, reason in problem.problems.items():
            found = self.names.get(name)
            if found is not None:
                found.set_problem(reason)

    def focus_problem(self) -> None:
        """Put the cursor into the first field that needs attention."""
        fields = [*(p.field for p in self.pickers.values()), *self.names.values()]
        wrong = [field for field in fields if field.problem() is not None]
        if wrong:
            wrong[0].editor().setFocus()

    def focus_first(self) -> None:
        """Put the cursor into the European city."""
        self.pickers["eu"].field.editor().setFocus()

    def has_input(self) -> bool:
        """Return whether the person has put anything in."""
        return any(picker.has_input() for picker in self.pickers.values())
