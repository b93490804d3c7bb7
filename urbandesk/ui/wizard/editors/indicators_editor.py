"""The editor of the step about indicators: start and target on both sides, year and source."""

from __future__ import annotations

from functools import partial

from urbandesk.i18n import N_, _, ngettext
from urbandesk.models.field import SIDES
from urbandesk.services.finding.queries import Record
from urbandesk.ui.widgets.side_mark import side_words
from urbandesk.ui.wizard.answers.bound_field import BoundField
from urbandesk.ui.wizard.answers.bound_text import BoundText
from urbandesk.ui.wizard.answers.form_grid import beside
from urbandesk.ui.wizard.answers.offers import measures, objectives
from urbandesk.ui.wizard.plan_work import PlanWork
from urbandesk.ui.wizard.tables.row_form import RowForm, RowWords
from urbandesk.ui.wizard.tables.row_model import Cell, Column, RowModel, number_column
from urbandesk.ui.wizard.tables.row_table import RowTable
from urbandesk.ui.wizard.tables.rows_editor import EditorWords, RowsEditor

_KIND = "plan_indicator"
_ROW_WORDS = RowWords(
    numbered=lambda: _("Indicator {number}"),
    before=lambda: _("Indicator before"),
    after=lambda: _("Next indicator"),
    move=lambda: _("Move this indicator"),
    delete=lambda: _("Delete this indicator"),
)
_WORDS = EditorWords(
    add=lambda: _("New indicator"),
    empty=lambda: _("An indicator shows progress: a start, a target and a source on both sides."),
    count=lambda n: ngettext("{n} indicator", "{n} indicators", n).format(n=n),
    held=N_("A value of this indicator cannot be kept. Correct it, or press Esc to drop it."),
)
_PLAIN = (
    *("unit_en", "unit_zh", "start_eu", "start_cn", "goal_eu", "goal_cn"),
    *("goal_year", "source"),
)


class IndicatorForm(RowForm):
    """All fields of the chosen indicator."""

    def __init__(self, work: PlanWork) -> None:
        super().__init__(work, _KIND, _ROW_WORDS)
        self.texts = {"title": BoundText(work, _KIND, "title", lambda: _("Title"))}
        self.fields = {name: BoundField(work, _KIND, name) for name in _PLAIN}
        for name, pairs in (("indicator", measures), ("objective", objectives)):
            self.fields[name] = BoundField(work, _KIND, name, pairs=partial(pairs, work))
        grid, fields = self.grid, self.fields
        grid.add_language_heads()
        grid.add(lambda: _("Title"), self.texts["title"])
        grid.add_pair(lambda: _("Unit"), fields["unit_en"], fields["unit_zh"])
        grid.add_line()
        grid.add_side_heads(self.city)
        grid.add_pair(lambda: _("Start value"), fields["start_eu"], fields["start_cn"])
        grid.add_pair(lambda: _("Target"), fields["goal_eu"], fields["goal_cn"])
        grid.add_line()
        grid.add(lambda: _("By year"), beside(fields["goal_year"]))
        grid.add(lambda: _("Source"), fields["source"])
        grid.add(lambda: _("Catalogue"), fields["indicator"])
        grid.add(lambda: _("Objective"), fields["objective"])


class IndicatorsEditor(RowsEditor):
    """Indicators with what both sides start from and aim at."""

    def __init__(self, work: PlanWork) -> None:
        columns = (
            number_column(),
            Column(lambda: _("Indicator"), _title_cell),
            *(_span_column(work, side) for side in SIDES),
            Column(lambda: _("Year"), _year_cell, width=72),
            Column(lambda: _("Source"), _source_cell, width=128, narrow=104, roomy=320, quiet=True),
        )
        table = RowTable(RowModel(columns), lambda: _("Indicators"))
        super().__init__(
            work, table, IndicatorForm(work), rows=lambda rows: rows.indicators, words=_WORDS
        )


def _title_cell(record: Record, _number: int) -> Cell:
    title = record.label or record.text("indicator")
    return Cell(title) if title else Cell(_("no title yet"), gap=True)


def _span_column(work: PlanWork, side: str) -> Column:
    def head() -> str:
        return (work.rows.city_name(side) if work.rows else "") or side_words(side)

    def cell(record: Record, _number: int) -> Cell:
        start, goal = record.text(f"start_{side}"), record.text(f"goal_{side}")
        if not start and not goal:
            return Cell(_("no values yet"), gap=True)
        words = _("{start} → {target}").format(start=start or "…", target=goal or "…")
        spoken = _("{side}, from {start} to {target}").format(
            side=side_words(side),
            start=start or _("not known"),
            target=goal or _("not known"),
        )
        return Cell(words, gap=not start or not goal, spoken=spoken)

    return Column(head, cell, width=128, narrow=112, side=side)


def _year_cell(record: Record, _number: int) -> Cell:
    year = record.values.get("goal_year")
    return Cell(str(year)) if year else Cell("–")


def _source_cell(record: Record, _number: int) -> Cell:
    source = record.text("source")
    return Cell(source) if source else Cell(_("no source yet"), gap=True)
