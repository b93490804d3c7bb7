"""The editor of the step about actions: the table above, the chosen action below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from urbandesk.errors import UserError
from urbandesk.i18n import N_, _, ngettext
from urbandesk.services import drafting
from urbandesk.ui import theme
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.empty_state import EmptyState
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.wizard.action_form import ActionForm
from urbandesk.ui.wizard.action_model import ActionModel
from urbandesk.ui.wizard.action_table import ActionTable
from urbandesk.ui.wizard.plan_work import PlanWork


class ActionsEditor(QWidget):
    """Up and down in the table change what is edited below; the splitter moves between them."""

    fills = True

    def __init__(self, work: PlanWork) -> None:
        super().__init__()
        self._work = work
        self._chosen = ""
        self.table = ActionTable(ActionModel())
        self.form = ActionForm(work)
        self.add_button = Button(lambda: _("New action"), icon="add")
        self.add_button.clicked.connect(self.add)
        self._scroll = QScrollArea()
        set_ground(self.form, "base")
        self._scroll.setWidget(self.form)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.addWidget(self.table)
        self._splitter.addWidget(self._scroll)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(0, 0)
        self._splitter.setStretchFactor(1, 1)
        self._empty = EmptyState(
            lambda: _("An action is something both sides do together, with a lead on each side."),
            lambda: _("New action"),
        )
        self._empty.begun.connect(self.add)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.table.chosen.connect(self._go_to)
        self.form.step_wanted.connect(self._step)
        theme.follow(self, self._share)

    def _share(self) -> None:
        """Show up to eight rows of the table, and the editor below."""
        rows = min(max(self.table.model.rowCount(), 3), 8)
        wanted = (rows + 2) * theme.scaled(28) + 2
        low = theme.scaled(28) * 5 + 2
        high = max(self._splitter.height(), 1)
        table = max(low, min(wanted, high - theme.scaled(400)))
        self._splitter.setSizes([table, max(1, high - table)])

    def showEvent(self, event: object) -> None:
        """Share the height when the page is first laid out."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._share()

    def head_widgets(self) -> list[QWidget]:
        """Return what stands at the right of the head of the step."""
        return [self.add_button]

    def refresh(self) -> None:
        """Show the rows as they are now; the chosen action stays chosen."""
        rows = self._work.plan_rows()
        before = self.table.model.rowCount()
        self.table.view.blockSignals(True)
        self.table.model.show_rows(rows)
        self.table.view.blockSignals(False)
        self.table.refresh_totals()
        self.add_button.setEnabled(not self._work.workspace.read_only)
        self._stack.setCurrentIndex(0 if rows.actions else 1)
        if before != len(rows.actions):
            self._share()
        if not rows.actions:
            self._chosen = ""
            return
        if self.table.model.row_of(self._chosen) < 0:
            near = min(max(self.table.view.currentIndex().row(), 0), len(rows.actions) - 1)
            self._chosen = rows.actions[near].id
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.table.model.row_of(self._chosen)
        record = self.table.model.action(row)
        if record is not None:
            self.form.show_action(record, row + 1)
            self.table.choose(self._chosen)

    def _go_to(self, key: str) -> None:
        if key == self._chosen:
            return
        if self._chosen and self.table.model.row_of(self._chosen) >= 0 and not self.form.commit():
            self._hold_back()
            return
        self._chosen = key
        self._show_chosen()

    def _hold_back(self) -> None:
        """Stay at an action in which a value breaks its rule, and say so."""
        self.table.choose(self._chosen)
        self.form.focus_problem()
        self._work.context.messages.warn(
            UserError(
                N_("A value of this action cannot be kept. Correct it, or press Esc to drop it.")
            )
        )

    def _step(self, by: int) -> None:
        action = self.table.model.action(self.table.model.row_of(self._chosen) + by)
        if action is not None:
            self._go_to(action.id)

    def add(self) -> None:
        """Add an action and put the cursor into its title."""
        if self._chosen and not self.form.commit():
            self._hold_back()
            return
        made: list[str] = []
        self._work.attempt(
            lambda: made.append(drafting.add_action(self._work.workspace, self._work.plan_id))
        )
        if made:
            self._work.refresh()
            self.focus_on(made[0], "title")

    def commit(self) -> bool:
        """Store what is half typed; returns whether all of it is good."""
        return not self._chosen or self.form.commit()

    def focus_problem(self) -> None:
        """Go to the first value that breaks its rule."""
        self.form.focus_problem()

    def restore(self) -> None:
        """Drop what is half typed and wrong."""
        self.form.restore()

    def summary(self) -> str:
        """Return how many actions there are."""
        count = len(self._work.plan_rows().actions)
        return ngettext("{n} action", "{n} actions", count).format(n=count)

    def focus_on(self, record: str, column: str) -> bool:
        """Go to a field of an action, or to the table when no field is named."""
        if self.table.model.row_of(record) >= 0:
            self._go_to(record)
        elif record:
            return False
        if column and self.form.focus_column(column):
            return True
        self.table.view.setFocus()
        return True

    def current_record(self) -> str:
        """Return the action being edited."""
        return self._chosen
