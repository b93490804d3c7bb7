"""BoundField: a field editor that stores its value when it is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from urbandesk.errors import InvalidValues
from urbandesk.models import schema
from urbandesk.models.field import Value
from urbandesk.services.finding.queries import Record
from urbandesk.services.register import records
from urbandesk.ui.widgets.field_editor import FieldEditor
from urbandesk.ui.widgets.typed_parts import Pairs
from urbandesk.ui.wizard.plan_work import PlanWork


class BoundField(FieldEditor):
    """One column of a record of the open plan."""

    def __init__(
        self,
        work: PlanWork,
        kind: str,
        column: str,
        *,
        pairs: Callable[[], Pairs] | None = None,
    ) -> None:
        """Make the editor.

        Args:
            work: the open plan.
            kind: record kind.
            column: name of the column.
            pairs: for references, returns id and name of each record that can be chosen.
        """
        super().__init__(schema.kind(kind).columns[column])
        self.work = work
        self._kind = kind
        self._find_pairs = pairs
        self._offered: Pairs = ()
        self._record = ""
        self.edited.connect(self._store)

    def record_key(self) -> str:
        """Return the id of the record shown."""
        return self._record

    def column_at(self, widget: QWidget | None) -> str:
        """Return the column that is edited here."""
        return self.column.name

    def focus_column(self, column: str) -> bool:
        """Put the cursor into the column if it is this one, or a side of it was meant."""
        if column not in (self.column.name, self.column.field.key):
            return False
        self.editor().setFocus()
        return True

    def show_record(self, record: Record) -> None:
        """Show a record; what is half typed or wrong stays as long as it is the same one."""
        other = record.id != self._record
        self._record = record.id
        self.offer_again()
        value = record.values.get(self.column.name)
        unchanged = value == self.value()
        if other or not (self.is_dirty() or (self.problem() is not None and unchanged)):
            self.set_value(value)
        self.set_read_only(self.work.workspace.read_only)

    def offer_again(self) -> None:
        """Offer the records that can be chosen now."""
        if self._find_pairs is not None and self.work.rows is not None:
            pairs = tuple(self._find_pairs())
            if pairs != self._offered:
                self._offered = pairs
                self.set_pairs(pairs)

    def _store(self, value: Value) -> None:
        values = {self.column.name: value}
        problem = self.work.attempt(
            lambda: records.edit(self.work.workspace, self._kind, self._record, values)
        )
        if isinstance(problem, InvalidValues):
            self.set_problem(problem.problems.get(self.column.name, problem))
