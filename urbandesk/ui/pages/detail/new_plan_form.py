"""NewPlanForm: a plan is begun for a partnership; everything else follows from that."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from urbandesk.errors import InvalidValues, UserError
from urbandesk.i18n import N_
from urbandesk.models.records.plan import PLAN
from urbandesk.services.drafts import plans
from urbandesk.ui.pages.detail.field_label import FieldLabel
from urbandesk.ui.pages.detail.form_row import FormColumn, FormRow
from urbandesk.ui.pages.detail.new_form import NewForm, needed_title
from urbandesk.ui.pages.detail.stored_field import OfferedField
from urbandesk.ui.storing.attempts import Storing

_PARTNERSHIP = PLAN.columns["partnership"]


class NewPlanForm(NewForm):
    """Asks for which partnership the plan is."""

    def __init__(self, work: Storing, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(work, kind, parent)
        self.partnership = OfferedField(work, _PARTNERSHIP)
        label = FieldLabel(_PARTNERSHIP.field, title=needed_title(_PARTNERSHIP.field))
        rows = FormColumn()
        rows.add(FormRow(label, self.partnership))
        rows.finish()
        self.place(rows)

    def commit(self) -> bool:
        """Take what is half typed; a partnership is needed."""
        good = self.partnership.commit()
        if good and self.partnership.value() is None:
            self.partnership.set_problem(UserError(N_("Please fill this in: it is needed.")))
        return self.partnership.problem() is None

    def store(self) -> str:
        """Begin the plan and return its id; one undo step."""
        return plans.begin(self.work.workspace, str(self.partnership.value()))

    def show_problems(self, problem: InvalidValues) -> None:
        """Say at the field what is wrong with it."""
        self.partnership.set_problem(next(iter(problem.problems.values()), problem))

    def focus_problem(self) -> None:
        """Put the cursor into the field."""
        self.focus_first()

    def focus_first(self) -> None:
        """Put the cursor into the field."""
        self.partnership.editor().setFocus()

    def has_input(self) -> bool:
        """Return whether the person has chosen anything."""
        return self.partnership.is_dirty() or self.partnership.value() is not None
