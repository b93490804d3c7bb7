"""RowsEditor: a table of a plan above, the chosen row below; up and down change what is edited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from urbandesk.errors import UserError
from urbandesk.services.drafts import drafting
from urbandesk.services.drafts.plan_reading import PlanRows
from urbandesk.services.finding.queries import Record
from urbandesk.ui import theme
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.empty_state import EmptyState
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.quiet_area import quiet_area
from urbandesk.ui.wizard.plan_work import PlanWork
from urbandesk.ui.wizard.tables.row_form import RowForm
from urbandesk.ui.wizard.tables.row_table import RowTable

_FEW, _MANY = 3, 8
"""Rows of the table that show in a low window, and at most."""
_FORM = 200
"""Least height, at zoom 1, in which the form of a row is of use."""


@dataclass(frozen=True)
class EditorWords:
    """What the editor of a table says.

    Attributes:
        add: caption of the button that adds a row.
        empty: what belongs here, while there is no row.
        count: returns how many rows there are, in words.
        held: catalogue key: a value of this row cannot be kept.
    """

    add: Callable[[], str]
    empty: Callable[[], str]
    count: Callable[[int], str]
    held: str


class RowsEditor(QWidget):
    """Up and down in the table change what is edited below; the splitter moves between them.

    Where there is no room for both, such as in large type, the page scrolls over both.
    """

    fills = True

    def __init__(
        self,
        work: PlanWork,
        table: RowTable,
        form: RowForm,
        *,
        rows: Callable[[PlanRows], tuple[Record, ...]],
        words: EditorWords,
    ) -> None:
        super().__init__()
        self._work = work
        self._rows = rows
        self._words = words
        self._chosen = ""
        self._scrolls = False
        self.table = table
        self.form = form
        self.add_button = Button(words.add, icon="add")
        self.add_button.clicked.connect(self.add)
        self._empty = EmptyState(words.empty, words.add)
        self._empty.begun.connect(self.add)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._page = quiet_area(self._splitter)
        self._stack = QStackedWidget()
        self._arrange()
        self.table.chosen.connect(self._go_to)
        self.form.step_wanted.connect(self._step)
        theme.follow_zoom(self, self._share)

    def _arrange(self) -> None:
        set_ground(self.form, "base")
        self._splitter.addWidget(self.table)
        self._area = quiet_area(self.form)
        self._splitter.addWidget(self._area)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(0, 0)
        self._splitter.setStretchFactor(1, 1)
        self._stack.addWidget(self._page)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _share(self) -> None:
        """Show up to eight rows of the table, and the editor below."""
        rows = min(max(self.table.model.rowCount(), _FEW), _MANY)
        wanted, low = self.table.height_of(rows), self.table.height_of(_FEW)
        self._scrolls = self._is_low()
        whole = wanted + self._splitter.handleWidth() + self.form.sizeHint().height()
        self._splitter.setMinimumHeight(whole if self._scrolls else 0)
        high = whole if self._scrolls else max(self._page.height(), 1)
        table = wanted if self._scrolls else max(low, min(wanted, high - theme.scaled(400)))
        self._splitter.setSizes([table, max(1, high - table)])

    def _is_low(self) -> bool:
        """Return whether there is no room for some rows and a form that is of use."""
        return self.height() < self.table.height_of(_FEW) + theme.scaled(_FORM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share anew once both fit, or no longer do."""
        super().resizeEvent(event)
        if self._scrolls is not self._is_low():
            self._share()

    def showEvent(self, event: object) -> None:
        """Share the height when the page is first laid out."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._share()

    def head_widgets(self) -> list[QWidget]:
        """Return what stands at the right of the head of the step."""
        return [self.add_button]

    def refresh(self) -> None:
        """Show the rows as they are now; the chosen one stays chosen."""
        rows = self._rows(self._work.plan_rows())
        before = self.table.model.rowCount()
        self.table.view.blockSignals(True)
        self.table.model.show_rows(rows)
        self.table.view.blockSignals(False)
        read_only = self._work.workspace.read_only
        self.add_button.setEnabled(not read_only)
        if self._empty.button is not None:
            self._empty.button.setEnabled(not read_only)
        self._stack.setCurrentIndex(0 if rows else 1)
        if before != len(rows):
            self._share()
        if not rows:
            self._chosen = ""
            return
        if self.table.model.row_of(self._chosen) < 0:
            near = min(max(self.table.view.currentIndex().row(), 0), len(rows) - 1)
            self._chosen = rows[near].id
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.table.model.row_of(self._chosen)
        record = self.table.model.record(row)
        if record is not None:
            self.form.show_row(record, row + 1)
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
        """Stay at a row in which a value breaks its rule, and say so."""
        self.table.choose(self._chosen)
        self.form.focus_problem()
        self._work.context.messages.warn(UserError(self._words.held))

    def _step(self, by: int) -> None:
        record = self.table.model.record(self.table.model.row_of(self._chosen) + by)
        if record is not None:
            self._go_to(record.id)

    def add(self) -> None:
        """Add a row and put the cursor into its title."""
        if self._chosen and not self.form.commit():
            self._hold_back()
            return
        made: list[str] = []
        workspace, plan = self._work.workspace, self._work.plan_id
        self._work.attempt(lambda: made.append(drafting.add_row(workspace, self.form.kind, plan)))
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
        """Return how many rows there are."""
        return self._words.count(len(self._rows(self._work.plan_rows())))

    def focus_on(self, record: str, column: str) -> bool:
        """Go to a field of a row, or to the table when no field is named."""
        if self.table.model.row_of(record) >= 0:
            self._go_to(record)
        elif record:
            return False
        elif not self.table.model.rowCount():
            self.add_button.setFocus()
            return True
        if column and self.form.focus_column(column):
            self._show_focused()
            return True
        self.table.view.setFocus()
        return True

    def _show_focused(self) -> None:
        """Scroll to the field that the cursor was put into."""
        focused = QApplication.focusWidget()
        if focused is not None and self.form.isAncestorOf(focused):
            self._area.ensureWidgetVisible(focused)
            self._page.ensureWidgetVisible(focused)

    def current_record(self) -> str:
        """Return the row being edited."""
        return self._chosen
