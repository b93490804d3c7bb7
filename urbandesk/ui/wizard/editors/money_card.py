"""MoneyCard: the sums of one action on both sides, edited where they are added up."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QVBoxLayout, QWidget

from urbandesk.i18n import _
from urbandesk.models.field import SIDES
from urbandesk.services.finding.queries import Record
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import link_button
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.wizard.answers.bound_field import BoundField
from urbandesk.ui.wizard.answers.form_grid import halves
from urbandesk.ui.wizard.answers.offers import schemes
from urbandesk.ui.wizard.plan_work import PlanWork
from urbandesk.ui.wizard.tables.row_form import in_a_row

_COLUMNS = ("budget", "scheme", "funding")


class MoneyCard(QWidget):
    """Sum, source and state of an action, once for each side."""

    def __init__(self, work: PlanWork) -> None:
        super().__init__()
        self._work = work
        self._record: Record | None = None
        self._number = 0
        self.key = ""
        self.fields = {
            f"{name}_{side}": BoundField(
                work,
                "action",
                f"{name}_{side}",
                pairs=partial(schemes, work, side) if name == "scheme" else None,
            )
            for side in SIDES
            for name in _COLUMNS
        }
        self._codes = {side: PlainLabel(role="secondary") for side in SIDES}
        self._live = LiveText(self)
        self._title = link_button(self._words)
        self._title.clicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._title, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(halves(*(self._side(side) for side in SIDES)))
        theme.follow(self, lambda: column.setSpacing(theme.scaled(2)))

    def _words(self) -> str:
        title = self._record.label if self._record else ""
        return _("{number} {title}").format(number=self._number, title=title or _("no title yet"))

    def _side(self, side: str) -> QWidget:
        box, row = in_a_row()
        top = Qt.AlignmentFlag.AlignTop
        budget, state = self.fields[f"budget_{side}"], self.fields[f"funding_{side}"]
        theme.follow(budget, lambda: budget.setFixedWidth(theme.scaled(100)))
        theme.follow(state, lambda: state.setFixedWidth(theme.scaled(116)))
        row.addWidget(budget, 0, top)
        row.addWidget(self._codes[side], 0, Qt.AlignmentFlag.AlignVCenter)
        scheme = self.fields[f"scheme_{side}"]
        box_of_sources = scheme.editor()
        # The longest name of a source would push the state of the money out of a narrow card.
        theme.follow(box_of_sources, lambda: box_of_sources.setMinimumWidth(theme.scaled(72)))
        if isinstance(box_of_sources, QComboBox) and (line := box_of_sources.lineEdit()):
            self._live.bind(line.setPlaceholderText, lambda: _("Source"))
        row.addWidget(scheme, 1, top)
        row.addWidget(state, 0, top)
        return box

    def _open(self) -> None:
        self._work.context.open_plan(self._work.plan_id, "actions", self.key)

    def show_action(self, record: Record, number: int) -> None:
        """Show an action; half-typed values of the same one stay."""
        self._record, self._number, self.key = record, number, record.id
        for field in self.fields.values():
            field.show_record(record)
        for side in SIDES:
            self._codes[side].setText(self._work.plan_rows().currency(side))
        self._title.live.refresh()

    def commit(self) -> bool:
        """Store what is half typed; returns whether all of it is good."""
        good = [field.commit() for field in self.fields.values()]
        return all(good)

    def focus_problem(self) -> bool:
        """Go to a value that breaks its rule; returns whether there is one."""
        for field in self.fields.values():
            if field.problem() is not None:
                field.editor().setFocus()
                return True
        return False

    def restore(self) -> None:
        """Drop what is half typed and wrong."""
        for field in self.fields.values():
            field.restore()

    def focus_column(self, column: str) -> bool:
        """Put the cursor into a column of the action."""
        return any(field.focus_column(column) for field in self.fields.values())

    def has_cursor(self) -> bool:
        """Return whether the cursor stands in this card."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)
