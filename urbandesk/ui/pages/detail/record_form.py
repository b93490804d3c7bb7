"""RecordForm: the fields of a stored record, edited in place and stored when they are left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from urbandesk.i18n import _
from urbandesk.models import schema
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import TEXT_LANGUAGES, Field, Kind
from urbandesk.services.finding.queries import Record
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.pages.detail.field_rows import FieldRows
from urbandesk.ui.pages.detail.stored_field import StoredField
from urbandesk.ui.storing.attempts import Storing
from urbandesk.ui.storing.stored_text import StoredText

_LINES = 3


@dataclass(frozen=True)
class Unsettled:
    """A value that is in the form but cannot be stored.

    Attributes:
        column: the column it stands in.
        widget: its editor.
    """

    column: FieldColumn
    widget: StoredField | StoredText

    def drop(self) -> None:
        """Drop it and show what is stored."""
        if isinstance(self.widget, StoredField):
            self.widget.restore()
        else:
            self.widget.restore(self.column.language)


class RecordForm(QWidget):
    """Edits one record of a kind; there is no edit mode and no button to save.

    Signals:
        history_wanted: key of the field whose history the person wants to see.
        problem_changed: a value that cannot be stored appeared or went.
    """

    history_wanted = Signal(str)
    problem_changed = Signal()

    def __init__(
        self,
        work: Storing,
        kind: str,
        parent: QWidget | None = None,
        *,
        fields: Sequence[Field] = (),
    ) -> None:
        """Make the form; with ``fields`` of some of them only, without their history."""
        super().__init__(parent)
        self._work = work
        self._kind = schema.kind(kind)
        self._fields: list[StoredField] = []
        self._texts: list[StoredText] = []
        self.rows = FieldRows(
            fields or self._kind.fields,
            self._editor,
            make_text=self._text,
            with_history=not fields,
        )
        self.rows.history_wanted.connect(self.history_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows)

    def _editor(self, column: FieldColumn) -> StoredField:
        made = StoredField(self._work, self._kind.key, column)
        quiet_frame(made.editor())
        made.typed.connect(self._note_waiting)
        made.problem_changed.connect(self.problem_changed)
        self._fields.append(made)
        return made

    def _text(self, field: Field) -> StoredText:
        lines = _LINES if field.kind is Kind.LONG_TEXT else 1
        made = StoredText(
            self._work,
            self._kind.key,
            field.key,
            lambda: _(field.title),
            lines=lines,
            heads=True,
        )
        for language in TEXT_LANGUAGES:
            half = made.half(language)
            quiet_frame(half, *((half.editor(),) if lines == 1 else ()))
            LiveText(half).bind(half.set_placeholder, lambda: _("not recorded"))
        self._texts.append(made)
        return made

    def _note_waiting(self) -> None:
        self._work.context.saving.set_waiting(True)

    def show_record(self, record: Record) -> None:
        """Show a record; what is half typed or wrong stays as long as it is the same one."""
        for field in self._fields:
            field.show_record(record)
        for text in self._texts:
            text.show_record(record.id, record.values)

    def commit(self) -> tuple[Unsettled, ...]:
        """Store everything that is half typed; returns what cannot be stored."""
        for text in self._texts:
            text.flush()
        for field in self._fields:
            field.commit()
        left = self.unsettled()
        if not left:
            self._work.context.saving.set_waiting(False)
        return left

    def unsettled(self) -> tuple[Unsettled, ...]:
        """Return the values that are marked because they cannot be stored."""
        columns = self._kind.columns
        return (
            *(Unsettled(f.column, f) for f in self._fields if f.problem() is not None),
            *(
                Unsettled(columns[f"{key}_{language}"], text)
                for key, text in self.rows.texts.items()
                if isinstance(text, StoredText)
                for language in text.refused()
            ),
        )


def quiet_frame(*widgets: QWidget) -> None:
    """Let fields show their frames only under the pointer and with the focus."""
    for widget in widgets:
        widget.setProperty("quiet", True)
        widget.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if isinstance(widget, QLineEdit):
            # Without a frame a number far at the right of its field belongs to nothing.
            widget.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
