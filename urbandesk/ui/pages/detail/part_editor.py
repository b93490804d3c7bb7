"""PartEditor: the fields of one part of a record, edited in place below the list it is in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from urbandesk.i18n import _
from urbandesk.models.field import Field
from urbandesk.services.finding.queries import Record
from urbandesk.ui import theme
from urbandesk.ui.pages.detail.record_form import RecordForm, Unsettled
from urbandesk.ui.storing.attempts import Storing
from urbandesk.ui.widgets.buttons import Button, IconButton
from urbandesk.ui.widgets.section import Section


class PartEditor(QWidget):
    """Head with the name, *Remove* and a cross, then the fields; each is stored when it is left.

    Args:
        work: stores through it.
        kind: record kind.
        fields: what is shown.
        remove: returns the caption of the button that removes it.
        parent: the widget it stands in.

    Signals:
        remove_wanted: id of the record to be removed.
        closed: the person is done with it.
    """

    remove_wanted = Signal(str)
    closed = Signal()

    def __init__(
        self,
        work: Storing,
        kind: str,
        fields: Sequence[Field],
        remove: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._record: Record | None = None
        self._section = Section(lambda: self._record.label if self._record else "")
        self.remove_button = Button(remove, kind="flat", icon="delete")
        self.remove_button.clicked.connect(self._ask_remove)
        self.close_button = IconButton("x", lambda: _("Close"), role="secondary")
        self.close_button.clicked.connect(self.closed)
        self._section.add_to_head(self.remove_button)
        self._section.add_to_head(self.close_button)
        self.form = RecordForm(work, kind, fields=fields)
        self._section.add(self.form)
        column = QVBoxLayout(self)
        column.addWidget(self._section)
        theme.follow(self, lambda: column.setContentsMargins(0, theme.scaled(16), 0, 0))

    def record_key(self) -> str:
        """Return the id of the record shown; empty when there is none."""
        return self._record.id if self._record is not None else ""

    def show_record(self, record: Record) -> None:
        """Show a record; half-typed text stays as long as it is the same one."""
        self._record = record
        self.form.show_record(record)
        self._section.set_note(str)
        self.remove_button.setVisible(not self._work.workspace.read_only)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self.form.rows.focus_first()

    def commit(self) -> tuple[Unsettled, ...]:
        """Store everything that is half typed; returns what cannot be stored."""
        return self.form.commit() if self._record is not None else ()

    def _ask_remove(self) -> None:
        if self._record is not None:
            self.remove_wanted.emit(self._record.id)
