"""RecordFacts: a record of the catalogue, for reading; its source and date stand with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from urbandesk.i18n import _
from urbandesk.models import schema
from urbandesk.models.column import FieldColumn, columns_of
from urbandesk.models.field import Field
from urbandesk.services.finding.queries import Record
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.pages.detail.field_label import FieldLabel
from urbandesk.ui.pages.detail.form_row import FormColumn, FormRow, LanguagePair
from urbandesk.ui.widgets.plain_label import PlainLabel


class _Fact(PlainLabel):
    """A value for reading and copying."""

    def __init__(self, column: FieldColumn) -> None:
        super().__init__(wrap=True, language=column.language)
        self._column = column
        self._record: Record | None = None
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        theme.follow(self, lambda: self.setMinimumHeight(theme.scaled(28)))
        self._live = LiveText(self)
        self._live.bind(self.setText, self._words)
        self._live.bind_name(self, column.title)

    def show_record(self, record: Record) -> None:
        """Show the value of another record."""
        self._record = record
        self._live.refresh()
        self.set_role("text" if record.text(self._column.name) else "secondary")

    def _words(self) -> str:
        if self._record is None:
            return ""
        return self._record.text(self._column.name) or _("not recorded")


class RecordFacts(FormColumn):
    """Every field of a record of the catalogue, in order, and where the record comes from."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: Record | None = None
        self.facts: dict[str, _Fact] = {}
        self.origin = PlainLabel(role="secondary", size="small", wrap=True)
        self._live = LiveText(self)
        self._live.bind(self.origin.setText, self._origin)
        self.add(self.origin)
        for field in schema.kind(kind).fields:
            self.add(FormRow(FieldLabel(field), self._facts_of(field)))
        self.finish()

    def _facts_of(self, field: Field) -> QWidget:
        found = {column.language: self._fact(column) for column in columns_of(field)}
        return LanguagePair(dict(found)) if field.bilingual else found[""]

    def _fact(self, column: FieldColumn) -> _Fact:
        fact = self.facts[column.name] = _Fact(column)
        return fact

    def show_record(self, record: Record) -> None:
        """Show another record."""
        self._record = record
        for fact in self.facts.values():
            fact.show_record(record)
        self._live.refresh()

    def _origin(self) -> str:
        checked, source = self._of("last_checked"), self._of("source")
        if not (checked and source):
            return _("From the catalogue that comes with the program; for reading.")
        return _(
            "From the catalogue that comes with the program; for reading. "
            "Last checked: {day}. Source: {source}"
        ).format(day=checked, source=source)

    def _of(self, column: str) -> str:
        if self._record is None or column not in self.facts:
            return ""
        return " ".join(self._record.text(column).split())
