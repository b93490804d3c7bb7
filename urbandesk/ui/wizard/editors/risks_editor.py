"""The editor of the step about risks: how likely, how strong, what we do, who watches."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from urbandesk.i18n import N_, _, ngettext
from urbandesk.models.field import SIDES
from urbandesk.services.finding.queries import Record
from urbandesk.services.register import named_organisation
from urbandesk.ui.widgets.side_mark import side_words
from urbandesk.ui.wizard.answers.bound_field import BoundField
from urbandesk.ui.wizard.answers.bound_text import BoundText
from urbandesk.ui.wizard.answers.form_grid import beside
from urbandesk.ui.wizard.answers.organisation_field import OrganisationField
from urbandesk.ui.wizard.plan_work import PlanWork
from urbandesk.ui.wizard.tables.row_form import RowForm, RowWords
from urbandesk.ui.wizard.tables.row_model import Cell, Column, RowModel, number_column, title_cell
from urbandesk.ui.wizard.tables.row_table import RowTable
from urbandesk.ui.wizard.tables.rows_editor import EditorWords, RowsEditor

_ROW_WORDS = RowWords(
    numbered=lambda: _("Risk {number}"),
    before=lambda: _("Risk before"),
    after=lambda: _("Next risk"),
    move=lambda: _("Move this risk"),
    delete=lambda: _("Delete this risk"),
)
_WORDS = EditorWords(
    add=lambda: _("New risk"),
    empty=lambda: _("A risk is named with what both sides do about it and who watches it."),
    count=lambda n: ngettext("{n} risk", "{n} risks", n).format(n=n),
    held=N_("A value of this risk cannot be kept. Correct it, or press Esc to drop it."),
)


class RiskForm(RowForm):
    """All fields of the chosen risk."""

    def __init__(self, work: PlanWork) -> None:
        super().__init__(work, "risk", _ROW_WORDS)
        self.texts = {
            "title": BoundText(work, "risk", "title", lambda: _("Title")),
            "answer": BoundText(work, "risk", "answer", lambda: _("What we do"), lines=3),
        }
        self.fields = {name: BoundField(work, "risk", name) for name in ("likelihood", "effect")}
        for side in SIDES:
            self.fields[f"watcher_{side}"] = self._watcher(side)
        grid = self.grid
        grid.add_language_heads()
        grid.add(lambda: _("Title"), self.texts["title"])
        grid.add(lambda: _("What we do"), self.texts["answer"])
        grid.add_line()
        grid.add(lambda: _("Likelihood"), beside(self.fields["likelihood"]))
        grid.add(lambda: _("Effect"), beside(self.fields["effect"]))
        grid.add_line()
        grid.add_side_heads(self.city)
        watchers = (self.fields[f"watcher_{side}"] for side in SIDES)
        grid.add_pair(lambda: _("Watched by"), *watchers)

    def _watcher(self, side: str) -> OrganisationField:
        work = self.work

        def add(risk: str, name: str, city: str) -> object:
            return named_organisation.add_watcher(work.workspace, risk, side, name, city=city)

        rows = partial(_risks, work)
        return OrganisationField(work, "risk", f"watcher_{side}", side=side, rows=rows, add=add)


class RisksEditor(RowsEditor):
    """Risks with their rating and watchers."""

    def __init__(self, work: PlanWork) -> None:
        columns = (
            number_column(),
            Column(lambda: _("Risk"), title_cell),
            _rating("likelihood", lambda: _("Likelihood")),
            _rating("effect", lambda: _("Effect")),
            *(_watcher_column(work, side) for side in SIDES),
        )
        table = RowTable(RowModel(columns), lambda: _("Risks"))
        super().__init__(work, table, RiskForm(work), rows=lambda rows: rows.risks, words=_WORDS)


def _rating(column: str, head: Callable[[], str]) -> Column:
    def cell(record: Record, _number: int) -> Cell:
        return _or_gap(record.text(column), _("not rated"))

    return Column(head, cell, width=104, narrow=92)


def _watcher_column(work: PlanWork, side: str) -> Column:
    def head() -> str:
        city = work.rows.city_name(side) if work.rows else ""
        return _("Watches, {city}").format(city=city or side_words(side))

    def cell(record: Record, _number: int) -> Cell:
        return _or_gap(record.text(f"watcher_{side}"), _("nobody yet"))

    return Column(head, cell, width=140, narrow=112, roomy=210, side=side)


def _or_gap(words: str, lacking: str) -> Cell:
    return Cell(words) if words else Cell(lacking, gap=True)


def _risks(work: PlanWork) -> tuple[Record, ...]:
    return work.plan_rows().risks
