"""PartTab: a tab with the parts of a record: their list, the chosen one, and the form of a new one.

Subclasses say what the list is, and how a part is stored.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from urbandesk.errors import UserError
from urbandesk.i18n import _
from urbandesk.models import schema
from urbandesk.models.field import Field, Value
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import Record
from urbandesk.services.register import records
from urbandesk.ui import theme
from urbandesk.ui.pages.detail.new_part_form import NewPartForm
from urbandesk.ui.pages.detail.part_editor import PartEditor
from urbandesk.ui.pages.detail.record_form import Unsettled
from urbandesk.ui.storing.attempts import Attempts
from urbandesk.ui.widgets.ground import set_ground


class PartTab(QWidget):
    """The parts of one record, of one kind.

    Signals:
        changed: parts came or went.
    """

    changed = Signal()

    kind = ""
    hidden: tuple[str, ...] = ()
    """Fields that are not asked: what the part belongs to."""

    def __init__(self, work: Attempts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self.record: Record | None = None
        self.new_form: NewPartForm | None = None
        self.editor = PartEditor(work, self.kind, self.fields(), self.remove_words)
        self.editor.remove_wanted.connect(self.remove)
        self.editor.closed.connect(self.close_editor)
        self._stack = QStackedWidget()
        self._list = QWidget()
        set_ground(self._list, "base")
        inside = QVBoxLayout(self._list)
        inside.addWidget(self.make_list())
        inside.addWidget(self.editor)
        self.editor.hide()
        inside.addStretch(1)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._list)
        self._stack.addWidget(self._area)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

        def dress() -> None:
            edge = theme.scaled(12)
            inside.setContentsMargins(0, edge, edge, edge)
            inside.setSpacing(theme.scaled(8))

        theme.follow(self, dress)

    # What subclasses say

    def make_list(self) -> QWidget:
        """Return the list of the parts, which opens them by ``open_part``."""
        raise NotImplementedError

    def show_parts(self) -> None:
        """Show the parts of ``self.record`` in the list."""
        raise NotImplementedError

    def store(self, values: Mapping[str, Value]) -> str:
        """Store a new part and return its id."""
        raise NotImplementedError

    def remove_words(self) -> str:
        """Return the caption of the button that removes a part."""
        return _("Remove")

    def mark(self, key: str) -> None:
        """Mark in the list which part is open; empty for none."""

    # What it does

    def fields(self) -> Sequence[Field]:
        """Return the fields that are asked."""
        return tuple(f for f in schema.kind(self.kind).fields if f.key not in self.hidden)

    def can_change(self) -> bool:
        """Return whether parts can be added and removed here."""
        return not self.work.workspace.read_only

    def show_record(self, record: Record) -> None:
        """Show the parts of a record; an open part stays open while it is the same record."""
        if self.record is not None and self.record.id != record.id:
            self.editor.commit()
            self.editor.hide()
            self.mark("")
            self.discard_new()
        self.record = record
        self.show_parts()
        key = self.editor.record_key()
        if key and not self.editor.isHidden():
            found = queries.records(self.work.workspace, self.kind, [key])
            if found:
                self.editor.show_record(self.as_read(found[0]))
            else:
                self.close_editor()

    def open_part(self, key: str) -> None:
        """Show the fields of a part below the list, and bring them into view."""
        found = queries.records(self.work.workspace, self.kind, [key])
        if not found:
            return
        if self.editor.record_key() not in ("", key):
            self.editor.commit()
        self.discard_new()
        self.editor.show_record(self.as_read(found[0]))
        self.editor.show()
        self.mark(key)
        self._area.ensureWidgetVisible(self.editor)

    def as_read(self, part: Record) -> Record:
        """Return a part as its fields show it; by default as it is stored."""
        return part

    def close_editor(self) -> None:
        """Store what is half typed and hide the fields."""
        if not self.editor.isHidden():
            if self.editor.commit():
                return
            self.editor.hide()
        self.mark("")

    def begin(self, given: Mapping[str, Value] | None = None) -> None:
        """Show the form of a new part, some of it filled in."""
        if self.record is None or not self.can_change() or self.editor.commit():
            return
        self.discard_new()
        form = NewPartForm(self.work, self.kind, self.fields(), self.store)
        form.created.connect(self._created)
        form.abandoned.connect(self.discard_new)
        self.new_form = form
        self.prepare(form)
        form.give(given or {})
        self._stack.addWidget(form)
        self._stack.setCurrentWidget(form)
        form.focus_first()

    def is_adding(self) -> bool:
        """Return whether the form of a new part is shown."""
        return self.new_form is not None

    def prepare(self, form: NewPartForm) -> None:
        """Let fields of a new form follow each other; nothing by default."""

    def discard_new(self) -> None:
        """Give a new part up and show the list."""
        form, self.new_form = self.new_form, None
        if form is not None:
            self._stack.setCurrentWidget(self._area)
            form.hide()
            form.deleteLater()

    def _created(self, key: str) -> None:
        self.discard_new()
        name = queries.label(self.work.workspace, self.kind, key)
        self.work.context.messages.say(lambda: _("Added {name}.").format(name=name))
        self.changed.emit()
        self.open_part(key)
        # The form that had the cursor is gone; the next thing to be typed belongs here.
        self.editor.focus_first()

    def remove(self, key: str) -> None:
        """Remove a part as one undo step."""
        name = queries.label(self.work.workspace, self.kind, key)
        self.editor.hide()
        problem: UserError | None = self.work.attempt(
            lambda: records.remove(self.work.workspace, self.kind, [key])
        )
        if problem is None:
            self.work.context.messages.say(
                lambda: _("{name} is removed. Undo brings it back.").format(name=name)
            )
            self.changed.emit()

    def commit(self) -> tuple[Unsettled, ...]:
        """Store everything that is half typed; returns what cannot be stored."""
        return () if self.editor.isHidden() else self.editor.commit()
