"""StoredField: one column of a record, stored when it is left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from urbandesk.errors import InvalidValues, UserError
from urbandesk.i18n import _
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Kind, Value
from urbandesk.services.finding.queries import Record
from urbandesk.services.register import links, records
from urbandesk.ui import fonts, theme
from urbandesk.ui.dialogs.growing import let_grow
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.storing.attempts import Storing
from urbandesk.ui.widgets.choice_parts import ChoiceBox
from urbandesk.ui.widgets.field_editor import FieldEditor


class OfferedField(FieldEditor):
    """A field editor that finds the records it can point at; a list of many only when needed."""

    def __init__(self, work: Storing, column: FieldColumn) -> None:
        super().__init__(column)
        self.work = work
        self._offered = False
        self._stale = False
        part = self.editor()
        if column.language:
            theme.follow(part, lambda: part.setFont(fonts.body(column.language)))
        theme.follow(self, self._keep_readable)
        if isinstance(part, QPlainTextEdit):
            # A form scrolls as a whole; its boxes keep their height.
            theme.follow(part, lambda: part.setMaximumHeight(part.minimumHeight()))
        if column.field.kind is Kind.REFERENCE and isinstance(part, QComboBox):
            part.installEventFilter(self)
            line = part.lineEdit()
            if line is not None:
                line.installEventFilter(self)
        elif column.field.target:
            self.offer_all()
        let_grow(self, work.context)

    def offer_all(self) -> None:
        """Offer every record that can be chosen now."""
        self._offered = True
        workspace, target = self.work.workspace, self.column.field.target
        self.set_pairs(links.named(workspace, target), links.spellings(workspace, target))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read the list of records when the person comes to choose."""
        wanted = (QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress, QEvent.Type.Enter)
        if event.type() in wanted and not self._offered and not self.is_dirty():
            self.offer_all()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Offer names in the new language; while it is not shown, when it is shown again."""
        if event.type() is QEvent.Type.LanguageChange and getattr(self, "_offered", False):
            self._stale = True
            self._catch_up()
        super().changeEvent(event)

    def _catch_up(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self.offer_all()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with a language that was switched while the field was hidden."""
        super().showEvent(event)
        self._catch_up()

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without letting change it; it stays as readable as before."""
        super().set_read_only(read_only)
        self._keep_readable()

    def _keep_readable(self) -> None:
        """Give a locked choice the colour of text: disabled colours are for what says nothing."""
        part = self.editor()
        if not part.isEnabled():
            palette = QPalette(part.palette())
            color = theme.current().color("text")
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
                palette.setColor(QPalette.ColorGroup.Disabled, role, color)
            part.setPalette(palette)


class StoredField(OfferedField):
    """One column of a stored record; what could not be stored stays, marked, until mended."""

    def __init__(self, work: Storing, kind: str, column: FieldColumn) -> None:
        super().__init__(work, column)
        self._kind = kind
        self._record = ""
        self._stored: Value = None
        self._refused = False
        self.edited.connect(self._store)
        self._hint()

    def _hint(self) -> None:
        """Say in an empty field that nothing is recorded; it shows no frame until it is touched."""
        part = self.editor()
        line = part.lineEdit() if isinstance(part, QComboBox) else part
        if isinstance(line, QLineEdit | QPlainTextEdit):
            LiveText(self).bind(line.setPlaceholderText, lambda: _("not recorded"))
        elif isinstance(part, ChoiceBox):
            LiveText(self).bind(part.setPlaceholderText, lambda: _("not recorded"))

    def show_record(self, record: Record) -> None:
        """Show a record; what is half typed or wrong stays as long as it is the same one."""
        other = record.id != self._record
        if other and self._record and self.is_dirty():
            self.commit()
        self._record = record.id
        self._stored = record.values.get(self.column.name)
        if other or not (self.is_dirty() or self.problem() is not None):
            self._refused = False
            self._name_value(record)
            self.set_value(self._stored)
        self.set_read_only(self.work.workspace.read_only)

    def _name_value(self, record: Record) -> None:
        """Offer at least what the record points at, under the name it has now."""
        if self.column.field.kind is not Kind.REFERENCE:
            return
        key = str(self._stored or "")
        name = record.labels.get(key, "")
        if self._offered and self.editor().hasFocus():
            self.offer_all()
        else:
            self._offered = False
            self.set_pairs(((key, name),) if key else ())

    def commit(self) -> bool:
        """Take and store what stands in the field; returns whether it is stored now."""
        super().commit()
        if self._refused and not self.is_dirty():
            self._store(self.value())
        self.work.context.saving.set_waiting(False)
        return self.problem() is None

    def restore(self) -> None:
        """Drop what was typed and show the stored value."""
        self._refused = False
        self.set_value(self._stored)
        self.work.context.saving.set_waiting(False)

    def _store(self, value: Value) -> None:
        if not self._record:
            return
        values = {self.column.name: value}
        # Set before: the announcement of this very change comes while it is being stored.
        self._refused = False
        self.set_problem(None)
        problem = self.work.attempt(
            lambda: records.edit(self.work.workspace, self._kind, self._record, values)
        )
        self._refused = problem is not None
        self.set_problem(self._sentence(problem))

    def _sentence(self, problem: UserError | None) -> UserError | None:
        if isinstance(problem, InvalidValues):
            return next(iter(problem.problems.values()), problem)
        return problem
