"""ObjectiveCard: one objective with its texts, its number of actions and its place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from urbandesk.i18n import _, ngettext
from urbandesk.services.finding.queries import Record
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import IconButton
from urbandesk.ui.widgets.plain_label import Hairline, PlainLabel
from urbandesk.ui.wizard.answers.bound_text import BoundText
from urbandesk.ui.wizard.answers.form_grid import FormGrid
from urbandesk.ui.wizard.plan_work import PlanWork


class ObjectiveCard(QWidget):
    """The texts of one objective.

    Signals:
        move_wanted: by how many places, -1 or 1.
        remove_wanted: it is to be deleted.
    """

    move_wanted = Signal(int)
    remove_wanted = Signal()

    def __init__(self, work: PlanWork) -> None:
        super().__init__()
        self._work = work
        self._number = 0
        self._served = 0
        self.key = ""
        self._texts = {
            "title": BoundText(work, "objective", "title", lambda: _("Title")),
            "description": BoundText(
                work, "objective", "description", lambda: _("Description"), lines=2
            ),
        }
        self._live = LiveText(self)
        grid = FormGrid()
        grid.add_language_heads()
        grid.add(lambda: _("Title"), self._texts["title"])
        grid.add(lambda: _("Description"), self._texts["description"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._head())
        column.addWidget(grid)
        column.addWidget(Hairline(role="line_soft"))
        theme.follow(self, lambda: column.setSpacing(theme.scaled(6)))

    def _head(self) -> QHBoxLayout:
        title = PlainLabel(bold=True)
        self._live.bind(title.setText, lambda: _("Objective {number}").format(number=self._number))
        served = PlainLabel(role="secondary", size="small")
        self._live.bind(served.setText, self._served_words)
        self._buttons = [
            IconButton("chevron-up", lambda: _("Move up"), role="secondary"),
            IconButton("chevron-down", lambda: _("Move down"), role="secondary"),
            IconButton("delete", lambda: _("Delete this objective"), role="secondary"),
        ]
        self._buttons[0].clicked.connect(lambda: self.move_wanted.emit(-1))
        self._buttons[1].clicked.connect(lambda: self.move_wanted.emit(1))
        self._buttons[2].clicked.connect(self.remove_wanted)
        row = QHBoxLayout()
        row.addWidget(title)
        row.addWidget(served)
        row.addStretch(1)
        for button in self._buttons:
            row.addWidget(button)
        return row

    def _served_words(self) -> str:
        if not self._served:
            return _("no action serves it yet")
        return ngettext("{n} action serves it", "{n} actions serve it", self._served).format(
            n=self._served
        )

    def show_objective(self, record: Record, number: int, served: int) -> None:
        """Show an objective; what is half typed for the same one stays."""
        self.key, self._number, self._served = record.id, number, served
        for text in self._texts.values():
            text.show_record(record.id, record.values)
        for button in self._buttons:
            button.setEnabled(not self._work.workspace.read_only)
        self._live.refresh()

    def settle(self) -> bool:
        """Store what is half typed; returns whether all of it could be stored."""
        good = [text.settle() for text in self._texts.values()]
        return all(good)

    def focus_refused(self) -> bool:
        """Go to a text that could not be stored; returns whether there is one."""
        return any(text.focus_refused() for text in self._texts.values())

    def restore(self) -> None:
        """Show the stored texts again."""
        for text in self._texts.values():
            text.restore_all()

    def focus_column(self, column: str) -> bool:
        """Put the cursor into a column; the title when none is named."""
        if not column:
            return self._texts["title"].focus_column("title")
        return any(text.focus_column(column) for text in self._texts.values())
