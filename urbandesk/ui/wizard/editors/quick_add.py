"""QuickAdd: a small form in its place; nothing is stored until *Add* is pressed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from urbandesk.errors import InvalidValues
from urbandesk.i18n import _
from urbandesk.models import schema
from urbandesk.models.field import Value
from urbandesk.ui import theme
from urbandesk.ui.dialogs.growing import let_grow
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.field_editor import FieldEditor
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.typed_parts import Pairs
from urbandesk.ui.wizard.answers.form_grid import FormGrid
from urbandesk.ui.wizard.plan_work import PlanWork

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class AddLine:
    """One line of the form: its label and the columns beside each other in it."""

    label: Callable[[], str]
    columns: tuple[str, ...]


class QuickAdd(QWidget):
    """Adds a record on the spot; hidden until it is wanted, Esc gives it up."""

    def __init__(
        self,
        work: PlanWork,
        kind: str,
        lines: Sequence[AddLine],
        *,
        title: Callable[[], str],
        pairs: Mapping[str, Callable[[], Pairs]],
        store: Callable[[str, Mapping[str, Value]], object],
    ) -> None:
        """Make the form.

        Args:
            work: the open plan.
            kind: record kind.
            lines: what can be filled in.
            title: returns what is added.
            pairs: for references, returns what can be chosen, by column.
            store: stores the values for the owner that ``begin`` named.
        """
        super().__init__()
        self._work = work
        self._pairs = pairs
        self._store = store
        self._owner = ""
        columns = schema.kind(kind).columns
        self.editors = {name: FieldEditor(columns[name]) for line in lines for name in line.columns}
        for editor in self.editors.values():
            let_grow(editor, work.context)
        self.add_button = Button(lambda: _("Add"), kind="outlined", icon="add")
        self.discard_button = Button(lambda: _("Discard"), kind="flat")
        self.add_button.clicked.connect(self.add)
        self.discard_button.clicked.connect(self.give_up)
        self._arrange(lines, title)
        self.hide()

    def _arrange(self, lines: Sequence[AddLine], title: Callable[[], str]) -> None:
        head = PlainLabel(bold=True)
        self.live = LiveText(self)
        self.live.bind(head.setText, title)
        self.live.bind_name(self, title)
        grid = FormGrid()
        for line in lines:
            fields = [self.editors[name] for name in line.columns]
            if len(fields) == 1:
                grid.add(line.label, fields[0])
            else:
                grid.add_pair(line.label, fields[0], fields[1])
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addWidget(self.discard_button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(head)
        column.addWidget(grid)
        column.addLayout(foot)
        set_ground(self, "window")
        theme.follow(
            self,
            lambda: column.setContentsMargins(
                theme.scaled(12), theme.scaled(8), theme.scaled(12), theme.scaled(8)
            ),
        )

    def begin(self, owner: str, values: Mapping[str, Value]) -> None:
        """Show an empty form for ``owner``, such as a city, with some values filled in."""
        self._owner = owner
        for name, editor in self.editors.items():
            if name in self._pairs:
                editor.set_pairs(self._pairs[name]())
            editor.set_value(values.get(name))
        self.show()
        first = next((e for n, e in self.editors.items() if n not in values), None)
        if first is not None:
            first.editor().setFocus()

    def add(self) -> None:
        """Store what is filled in if it is in order; problems are said at the fields."""
        good = [editor.commit() for editor in self.editors.values()]
        if not all(good):
            self.focus_problem()
            return
        values = {name: editor.value() for name, editor in self.editors.items()}
        given = {name: value for name, value in values.items() if value not in (None, "", ())}
        problem = self._work.attempt(lambda: self._store(self._owner, given))
        if isinstance(problem, InvalidValues):
            for name, error in problem.problems.items():
                if name in self.editors:
                    self.editors[name].set_problem(error)
            self.focus_problem()
        elif problem is None:
            self.give_up()

    def give_up(self) -> None:
        """Drop what is filled in and go away."""
        for editor in self.editors.values():
            editor.set_value(None)
        self.hide()

    def has_input(self) -> bool:
        """Return whether something is half typed that would be lost."""
        return self.isVisible() and any(editor.is_dirty() for editor in self.editors.values())

    def focus_problem(self) -> None:
        """Go to the first field that breaks its rule."""
        for editor in self.editors.values():
            if editor.problem() is not None:
                editor.editor().setFocus()
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add with Enter, give up with Esc."""
        if event.key() in _ENTER:
            self.add()
        elif event.key() == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)
