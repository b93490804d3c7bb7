"""RowForm: the editor of one row of a plan's table, below the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from urbandesk.i18n import _
from urbandesk.services.drafts import drafting
from urbandesk.services.finding.queries import Record
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import IconButton
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.wizard.answers.bound_field import BoundField
from urbandesk.ui.wizard.answers.bound_text import BoundText
from urbandesk.ui.wizard.answers.form_grid import FormGrid
from urbandesk.ui.wizard.plan_work import PlanWork

Said = Callable[[], str]


@dataclass(frozen=True)
class RowWords:
    """What a kind of row and the buttons over its form are called, each by a function.

    ``numbered`` holds a place ``{number}``.
    """

    numbered: Said
    before: Said
    after: Said
    move: Said
    delete: Said


class RowForm(QWidget):
    """All fields of the chosen row; subclasses fill ``texts``, ``fields`` and the grid.

    Signals:
        step_wanted: -1 for the row before, 1 for the one after.
    """

    step_wanted = Signal(int)

    def __init__(self, work: PlanWork, kind: str, words: RowWords) -> None:
        super().__init__()
        self.work = work
        self.kind = kind
        self.texts: dict[str, BoundText] = {}
        self.fields: dict[str, BoundField] = {}
        self.grid = FormGrid()
        self.live = LiveText(self)
        self.number = 0
        self.key = ""
        column = QVBoxLayout(self)
        column.addLayout(self._head(words))
        column.addWidget(self.grid)
        column.addStretch(1)
        theme.follow(
            self,
            lambda: column.setContentsMargins(
                theme.scaled(16), theme.scaled(4), theme.scaled(16), theme.scaled(12)
            ),
        )

    def _head(self, words: RowWords) -> QHBoxLayout:
        title = PlainLabel(bold=True)
        self.live.bind(title.setText, lambda: words.numbered().format(number=self.number))
        before = IconButton("chevron-up", words.before)
        after = IconButton("chevron-down", words.after)
        before.clicked.connect(lambda: self.step_wanted.emit(-1))
        after.clicked.connect(lambda: self.step_wanted.emit(1))
        self.more_button = IconButton("more", words.move, role="secondary")
        self.more_button.clicked.connect(self._offer_moves)
        self.delete_button = IconButton("delete", words.delete, role="secondary")
        self.delete_button.clicked.connect(self._delete)
        row = QHBoxLayout()
        row.addWidget(title)
        row.addWidget(before)
        row.addWidget(after)
        row.addStretch(1)
        row.addWidget(self.more_button)
        row.addWidget(self.delete_button)
        return row

    def _offer_moves(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Move up")).triggered.connect(lambda: self.move_by(-1))
        menu.addAction(_("Move down")).triggered.connect(lambda: self.move_by(1))
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def city(self, side: str) -> str:
        """Return the name of the cities of a side."""
        return self.work.rows.city_name(side) if self.work.rows else ""

    def show_row(self, record: Record, number: int) -> None:
        """Show a row; half-typed values of the same one stay."""
        self.number, self.key = number, record.id
        for text in self.texts.values():
            text.show_record(record.id, record.values)
        for field in self.fields.values():
            field.show_record(record)
        for button in (self.more_button, self.delete_button):
            button.setEnabled(not self.work.workspace.read_only)
        self.live.refresh()
        self.grid.relabel()

    def commit(self) -> bool:
        """Store what is half typed; returns whether all of it is good."""
        good = [text.settle() for text in self.texts.values()]
        good += [field.commit() for field in self.fields.values()]
        return all(good)

    def focus_problem(self) -> None:
        """Go to the first field whose value breaks its rule."""
        if any(text.focus_refused() for text in self.texts.values()):
            return
        for field in self.fields.values():
            if field.problem() is not None:
                field.editor().setFocus()
                return

    def restore(self) -> None:
        """Drop what is half typed and wrong."""
        for text in self.texts.values():
            text.restore_all()
        for field in self.fields.values():
            field.restore()

    def focus_column(self, column: str) -> bool:
        """Put the cursor into a column of the row."""
        if not column:
            return False
        if any(text.focus_column(column) for text in self.texts.values()):
            return True
        return any(field.focus_column(column) for field in self.fields.values())

    def move_by(self, by: int) -> None:
        """Put the row one place further up or down, when there is one."""
        place = self.number + by
        if place >= 1:
            self.work.attempt(
                lambda: drafting.move(self.work.workspace, self.kind, self.key, place)
            )

    def _delete(self) -> None:
        key = self.key
        self.restore()
        self.work.attempt(lambda: drafting.remove(self.work.workspace, self.kind, key))


def in_a_row() -> tuple[QWidget, QHBoxLayout]:
    """Return an empty widget with a row for fields that stand together."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    theme.follow(box, lambda: row.setSpacing(theme.scaled(8)))
    return box, row
