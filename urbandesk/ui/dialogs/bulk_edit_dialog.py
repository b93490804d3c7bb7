"""BulkEditDialog: gives several records the same values, after showing old and new of each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from urbandesk.errors import InvalidValues, UserError
from urbandesk.i18n import _, format_number, ngettext
from urbandesk.models import schema
from urbandesk.models.field import Value
from urbandesk.services.register import bulk_editing
from urbandesk.services.register.bulk_editing import Line
from urbandesk.ui import theme
from urbandesk.ui.dialogs.bulk_edit_row import BulkEditRow
from urbandesk.ui.dialogs.decision import Decision
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.storing.taking_back import undo_deed
from urbandesk.ui.widgets.buttons import link_button
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.problem_line import ProblemLine
from urbandesk.ui.widgets.value_table import Table, ValueTable
from urbandesk.ui.window_context import Context

_SHOWN = 500
"""So many lines are shown before; of the others it is said how many there are."""


class BulkEditDialog(Decision):
    """Chooses fields and values; nothing is written before the button is pressed.

    Args:
        context: the open workspace and the message bar.
        kind: record kind.
        keys: ids of the records.
        parent: the window it stands before.
    """

    def __init__(
        self, context: Context, kind: str, keys: Sequence[str], parent: QWidget | None
    ) -> None:
        self._context = context
        self._kind = kind
        self._keys = tuple(keys)
        count = len(self._keys)
        super().__init__(
            lambda: _("Edit {count} records together").format(count=format_number(count)),
            lambda: _("Choose fields and their new values. Below stands what would change."),
            parent,
            wide=720,
        )
        self._columns = bulk_editing.columns(kind)
        self.rows: list[BulkEditRow] = []
        self._rows = QVBoxLayout()
        self.more = link_button(lambda: _("Another field"))
        self.preview = ValueTable(lambda: _("What would change"))
        self.amount = PlainLabel(role="secondary", size="small")
        self.problem = ProblemLine(self)
        self._lines: tuple[Line, ...] = ()
        for part in (self.more, self.preview):
            part.setParent(self)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.more)
        self.body.addWidget(self.amount)
        self.body.addWidget(self.preview, 1)
        self.body.addWidget(self.problem)
        theme.follow(self.preview, self._size)
        self.more.clicked.connect(self.add_row)
        self.cancel_button = self.add_safe(lambda: _("Cancel"))
        self.deed = self.add_deed(self._deed_words, main=True)
        self._words = LiveText(self.amount)
        self._words.bind(self.amount.setText, self._amount_words)
        self.live.bind(lambda _text: self._show_preview(), str)
        self.add_row()

    def _size(self) -> None:
        self.preview.setMinimumHeight(theme.scaled(220))

    def add_row(self) -> None:
        """Offer one more field."""
        row = BulkEditRow(self._context.workspace, self._columns)
        row.changed.connect(self._show_preview)
        self.rows.append(row)
        self._rows.addWidget(row)
        self._show_preview()
        # Once the row is laid out; a widget cannot have the focus before.
        QTimer.singleShot(0, row.field, row.field.setFocus)

    def values(self) -> dict[str, Value]:
        """Return the new values by column."""
        return {name: value for row in self.rows for name, value in row.value().items()}

    # What would change

    def _show_preview(self) -> None:
        workspace = self._context.workspace
        problem: UserError | None = None
        try:
            lines = bulk_editing.preview(workspace, self._kind, self._keys, self.values())
        except InvalidValues as error:
            lines, problem = (), next(iter(error.problems.values()))
        self._lines = lines
        problem = problem or next((line.problem for line in lines if line.problem), None)
        columns = schema.kind(self._kind).columns
        heads = (_("Record"), _("Field"), _("Old"), _("New"))
        nothing = _("(empty)")
        shown = tuple(
            (line.name, columns[line.column].title(), line.before or nothing, line.after or nothing)
            for line in lines[:_SHOWN]
        )
        self.preview.show_table(Table(heads, shown, wide=3, most=170))
        if problem is None:
            self.problem.clear()
        else:
            self.problem.say(problem.text)
        self.deed.setEnabled(bool(lines) and problem is None)
        self._words.refresh()
        self.deed.live.refresh()

    def lines(self) -> tuple[Line, ...]:
        """Return what would change."""
        return self._lines

    def _records(self) -> int:
        return len({line.record for line in self._lines})

    def _amount_words(self) -> str:
        if not self._lines:
            return _("Nothing would change yet.")
        return _("{shown} of {total} records would change.").format(
            shown=format_number(self._records()), total=format_number(len(self._keys))
        )

    def _deed_words(self) -> str:
        count = self._records()
        return ngettext("Change {n} record", "Change {n} records", count).format(
            n=format_number(count)
        )

    # Writing

    def accept(self) -> None:
        """Write the values as one undo step; stay open when they cannot be written."""
        if not all(row.settle() for row in self.rows) or not self.deed.isEnabled():
            return
        try:
            count = bulk_editing.apply(
                self._context.workspace, self._kind, self._keys, self.values()
            )
        except UserError as error:
            self.problem.say(error.text)
            return
        self._context.messages.say(
            lambda: ngettext("{n} record was changed.", "{n} records were changed.", count).format(
                n=format_number(count)
            ),
            undo_deed(self._context),
        )
        super().accept()

    def done(self, result: int) -> None:
        """Close; it is made anew when it is wanted again."""
        super().done(result)
        self.deleteLater()
