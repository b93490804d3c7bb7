"""ToldApartDialog: records that somebody said are not the same, and the way to revoke it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from urbandesk.errors import UserError
from urbandesk.i18n import _, format_moment, isolated, pgettext
from urbandesk.models import schema
from urbandesk.services.register import duplicates
from urbandesk.ui import theme
from urbandesk.ui.dialogs.decision import Decision
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.storing.taking_back import undo_deed
from urbandesk.ui.widgets.problem_line import ProblemLine
from urbandesk.ui.widgets.value_table import Table, ValueTable
from urbandesk.ui.window_context import Context


class ToldApartDialog(Decision):
    """Lists pairs that are no duplicates; revoking one is an undo step.

    Args:
        context: the open workspace and the message bar.
        parent: the window it stands before.
    """

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        self._context = context
        self._pairs = duplicates.pairs(context.workspace)
        super().__init__(lambda: _("Not duplicates"), self._sentence_words, parent, wide=720)
        self.table = ValueTable(lambda: _("Pairs that are no duplicates"))
        self.table.setSelectionMode(ValueTable.SelectionMode.SingleSelection)
        self.problem = ProblemLine(self)
        self.body.addWidget(self.table)
        self.body.addWidget(self.problem)
        theme.follow(self.table, lambda: self.table.setMinimumHeight(theme.scaled(260)))
        self.close_button = self.add_safe(lambda: _("Close"))
        self.revoke_button = self.add_deed(lambda: _("Warn again"))
        self.revoke_button.clicked.disconnect()
        self.revoke_button.clicked.connect(self.revoke)
        LiveText(self).bind(lambda _text: self._fill(), str)
        self.table.setFocus()

    def _sentence_words(self) -> str:
        if not self._pairs:
            return _("No two records are marked as different yet.")
        return _("No warning is given about these pairs, until you want it again.")

    def _fill(self) -> None:
        heads = (
            _("Record"),
            _("Other record"),
            _("Kind"),
            _("Noted"),
            pgettext("who noted", "By"),
        )
        rows = tuple(
            (
                one.first,
                one.second,
                _(schema.kind(one.kind).title),
                format_moment(one.moment),
                one.author,
            )
            for one in self._pairs
        )
        self.table.show_table(Table(heads, rows, wide=0, most=190))
        if rows:
            self.table.selectRow(0)
        self.revoke_button.setEnabled(bool(rows) and not self._context.workspace.read_only)

    def revoke(self) -> None:
        """Let the chosen pair be warned of again."""
        row = self.table.currentRow()
        if not 0 <= row < len(self._pairs):
            return
        pair = self._pairs[row]
        try:
            duplicates.revoke(self._context.workspace, pair)
        except UserError as error:
            self.problem.say(error.text)
            return
        self.problem.clear()
        names = {"name": isolated(pair.first), "other": isolated(pair.second)}
        self._context.messages.say(
            lambda: _("{name} and {other} may be the same again.").format(**names),
            undo_deed(self._context),
        )
        self._pairs = duplicates.pairs(self._context.workspace)
        self.live.refresh()
        self._fill()
        self.table.selectRow(min(row, len(self._pairs) - 1))

    def done(self, result: int) -> None:
        """Close; it is made anew when it is wanted again."""
        super().done(result)
        self.deleteLater()
