"""The editor of the step about actions: the table above, the chosen action below."""

from __future__ import annotations

from functools import partial

from urbandesk.i18n import N_, _, ngettext
from urbandesk.ui.wizard.editors.action_columns import action_columns
from urbandesk.ui.wizard.editors.action_form import ActionForm
from urbandesk.ui.wizard.editors.action_totals import ActionTotals
from urbandesk.ui.wizard.plan_work import PlanWork
from urbandesk.ui.wizard.tables.row_model import RowModel
from urbandesk.ui.wizard.tables.row_table import RowTable
from urbandesk.ui.wizard.tables.rows_editor import EditorWords, RowsEditor

_WORDS = EditorWords(
    add=lambda: _("New action"),
    empty=lambda: _("An action is something both sides do together, with a lead on each side."),
    count=lambda n: ngettext("{n} action", "{n} actions", n).format(n=n),
    held=N_("A value of this action cannot be kept. Correct it, or press Esc to drop it."),
)


class ActionsEditor(RowsEditor):
    """Actions with their leads, dates and money."""

    def __init__(self, work: PlanWork) -> None:
        model = RowModel(action_columns(lambda: work.rows))
        table = RowTable(model, lambda: _("Actions"), foot=partial(ActionTotals, model))
        super().__init__(
            work, table, ActionForm(work), rows=lambda rows: rows.actions, words=_WORDS
        )
