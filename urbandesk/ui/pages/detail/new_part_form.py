"""NewPartForm: a new record that belongs to another one, such as a figure of a city."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from urbandesk.errors import InvalidValues
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Field, Value
from urbandesk.ui.pages.detail.field_rows import FieldRows
from urbandesk.ui.pages.detail.new_form import NewForm, needed_title
from urbandesk.ui.pages.detail.stored_field import OfferedField
from urbandesk.ui.storing.attempts import Storing

Store = Callable[[Mapping[str, Value]], str]


class NewPartForm(NewForm):
    """Some fields of a kind; what it belongs to is known and not asked.

    Args:
        work: stores through it.
        kind: record kind.
        fields: what is asked.
        store: stores the values and returns the id.
        parent: the widget it stands in.
    """

    main = False  # the list beside the record has it

    def __init__(
        self,
        work: Storing,
        kind: str,
        fields: Sequence[Field],
        store: Store,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(work, kind, parent)
        self._store = store
        self._given: dict[str, Value] = {}
        self.rows = FieldRows(fields, self._editor, title=lambda field: needed_title(field)())
        self.place(self.rows)

    def _editor(self, column: FieldColumn) -> OfferedField:
        editor = OfferedField(self.work, column)
        editor.typed.connect(lambda: self._forget_lack(column))
        return editor

    def _forget_lack(self, column: FieldColumn) -> None:
        """Take back that a field is needed from all languages once one of them is filled in."""
        for editor in self.rows.editors.values():
            if editor.column.field.key == column.field.key and not editor.is_dirty():
                editor.set_problem(None)

    def give(self, values: Mapping[str, Value]) -> None:
        """Fill in what is likely; it counts as input only once something else is there."""
        self._given = dict(values)
        for name, value in values.items():
            self.rows.editors[name].set_value(value)

    def values(self) -> dict[str, Value]:
        """Return what stands in the fields, by column."""
        known = ((name, editor.value()) for name, editor in self.rows.editors.items())
        return {name: value for name, value in known if value not in (None, "", ())}

    def has_input(self) -> bool:
        """Return whether the person has put anything in."""
        dirty = any(editor.is_dirty() for editor in self.rows.editors.values())
        return dirty or self.values() != {k: v for k, v in self._given.items() if v}

    def commit(self) -> bool:
        """Take what is half typed; required fields are asked for together when storing."""
        good = True
        for editor in self.rows.editors.values():
            if editor.is_dirty() and not editor.commit():
                good = False
        return good

    def store(self) -> str:
        """Store the record and return its id."""
        return self._store(self.values())

    def show_problems(self, problem: InvalidValues) -> None:
        """Say at the fields what is wrong with them."""
        for name, reason in problem.problems.items():
            if name in self.rows.editors:
                self.rows.editors[name].set_problem(reason)

    def focus_problem(self) -> None:
        """Put the cursor into the first field that needs attention."""
        for editor in self.rows.editors.values():
            if editor.problem() is not None:
                editor.editor().setFocus()
                return

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self.rows.focus_first()
