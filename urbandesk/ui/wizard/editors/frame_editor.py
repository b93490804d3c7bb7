"""The editor of the step about the frame: title, period, version, currencies and rate."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from urbandesk.i18n import _
from urbandesk.models.field import SIDES
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.wizard.answers.bound_field import BoundField
from urbandesk.ui.wizard.answers.bound_text import BoundText
from urbandesk.ui.wizard.answers.form_grid import FormGrid, beside
from urbandesk.ui.wizard.plan_work import PlanWork

_FIELDS = ("starts", "ends", "version", "rate", "rate_date", "currency_eu", "currency_cn")


class FrameEditor(QWidget):
    """What stands over every page of the plan."""

    fills = False

    def __init__(self, work: PlanWork) -> None:
        super().__init__()
        self._work = work
        self._title = BoundText(work, "plan", "title", lambda: _("Title"), drafted=False)
        self._fields = {name: BoundField(work, "plan", name) for name in _FIELDS}
        self._grid = FormGrid()
        self._live = LiveText(self)
        self._arrange()

    def _arrange(self) -> None:
        grid, fields = self._grid, self._fields
        grid.add_language_heads()
        grid.add(lambda: _("Title"), self._title)
        to = PlainLabel(role="secondary")
        self._live.bind(to.setText, lambda: _("to"))
        grid.add(lambda: _("Period"), beside(fields["starts"], to, fields["ends"]))
        grid.add(lambda: _("Version"), beside(fields["version"]))
        grid.add_line()
        grid.add_side_heads(lambda side: self._work.rows.city_name(side) if self._work.rows else "")
        grid.add_pair(lambda: _("Currency"), fields["currency_eu"], fields["currency_cn"])
        grid.add_line()
        of = PlainLabel(role="secondary")
        self._live.bind(of.setText, lambda: _("as of"))
        rate = PlainLabel(role="secondary")
        self._live.bind(rate.setText, self._rate_words)
        grid.add(lambda: _("Exchange rate"), beside(rate, fields["rate"], of, fields["rate_date"]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(grid)

    def _rate_words(self) -> str:
        if self._work.rows is None:
            return ""
        own, other = (self._work.rows.currency(side) for side in SIDES)
        return _("{other} for 1 {own}").format(own=own or "–", other=other or "–")

    def refresh(self) -> None:
        """Show the plan as it is now."""
        plan = self._work.plan_rows().plan
        self._title.show_record(plan.id, plan.values)
        for field in self._fields.values():
            field.show_record(plan)
        self._grid.relabel()
        self._live.refresh()

    def head_widgets(self) -> list[QWidget]:
        """Return nothing: the frame needs no button."""
        return []

    def summary(self) -> str:
        """Return nothing: there is one frame."""
        return ""

    def commit(self) -> bool:
        """Store what is half typed; returns whether all of it is good."""
        good = [self._title.settle(), *(field.commit() for field in self._fields.values())]
        return all(good)

    def focus_problem(self) -> None:
        """Go to the first value that breaks its rule."""
        if self._title.focus_refused():
            return
        for field in self._fields.values():
            if field.problem() is not None:
                field.editor().setFocus()
                return

    def restore(self) -> None:
        """Drop what is half typed and wrong."""
        self._title.restore_all()
        for field in self._fields.values():
            field.restore()

    def focus_on(self, record: str, column: str) -> bool:
        """Go to a field of the plan."""
        if not column:
            return False
        return self._title.focus_column(column) or any(
            field.focus_column(column) for field in self._fields.values()
        )

    def current_record(self) -> str:
        """Return the plan."""
        return self._work.plan_id
