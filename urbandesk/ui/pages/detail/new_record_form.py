"""NewRecordForm: a new record from all fields of its kind."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from urbandesk.errors import InvalidValues
from urbandesk.models import schema
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Value
from urbandesk.services.register import adding, duplicates
from urbandesk.ui.pages.detail.duplicate_note import DuplicateNote
from urbandesk.ui.pages.detail.field_rows import FieldRows
from urbandesk.ui.pages.detail.new_form import NewForm, needed_title
from urbandesk.ui.pages.detail.stored_field import OfferedField
from urbandesk.ui.storing.attempts import Storing
from urbandesk.ui.widgets.field_editor import FieldEditor
from urbandesk.ui.widgets.settled_typing import SettledTyping

_NAMES = ("name_en", "name_zh")
_TELLING = (*_NAMES, "country", "city")


class NewRecordForm(NewForm):
    """The same fields in the same order as the record will show them."""

    def __init__(self, work: Storing, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(work, kind, parent)
        fields = schema.kind(kind).fields
        self.rows = FieldRows(fields, self._editor, title=lambda field: needed_title(field)())
        self.note: DuplicateNote | None = None
        if kind in duplicates.CHECKED:
            self.note = DuplicateNote(work, kind)
            self.place_above_foot(self.note)
            self._watch()
        self.place(self.rows)

    def _editor(self, column: FieldColumn) -> FieldEditor:
        editor = OfferedField(self.work, column)
        editor.typed.connect(lambda: self._forget_lack(column))
        return editor

    def _watch(self) -> None:
        """Look for duplicates whenever something is typed that may tell."""
        for name in _TELLING:
            editor = self.rows.editors.get(name)
            if editor is None:
                continue
            line = editor.editor()
            if isinstance(line, QLineEdit):
                SettledTyping(line).settled.connect(lambda _text: self.check_duplicates())
            editor.edited.connect(lambda _value: self.check_duplicates())

    def check_duplicates(self) -> None:
        """Say which record may be the same as what is typed so far."""
        if self.note is not None:
            self.note.check({**self.values(), **self._half_typed()})

    def _half_typed(self) -> dict[str, Value]:
        lines = {name: self.rows.editors[name].editor() for name in _NAMES}
        return {
            name: line.text()
            for name, line in lines.items()
            if isinstance(line, QLineEdit) and self.rows.editors[name].is_dirty()
        }

    def distinct_from(self) -> list[str]:
        """Return the records that the person said are not the same."""
        return self.note.dismissed if self.note is not None else []

    def _forget_lack(self, column: FieldColumn) -> None:
        """Take back that a field is needed from all languages once one of them is filled in."""
        for editor in self.rows.editors.values():
            if editor.column.field.key == column.field.key and not editor.is_dirty():
                editor.set_problem(None)

    def values(self) -> dict[str, Value]:
        """Return what was put in, by column."""
        known = ((name, editor.value()) for name, editor in self.rows.editors.items())
        return {name: value for name, value in known if value not in (None, "", ())}

    def has_input(self) -> bool:
        """Return whether the person has put anything in."""
        return bool(self.values()) or any(e.is_dirty() for e in self.rows.editors.values())

    def commit(self) -> bool:
        """Take what is half typed; required fields are asked for together when storing."""
        good = True
        for editor in self.rows.editors.values():
            if editor.is_dirty() and not editor.commit():
                good = False
        return good

    def store(self) -> str:
        """Store the record and return its id."""
        return adding.add(
            self.work.workspace, self.kind, self.values(), distinct_from=self.distinct_from()
        )

    def show_problems(self, problem: InvalidValues) -> None:
        """Say at the fields what is wrong with them."""
        for name, reason in problem.problems.items():
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
