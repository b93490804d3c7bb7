"""StakeholdersPage: the organisations of both sides, with influence and interest."""

from __future__ import annotations

from collections.abc import Sequence

from urbandesk.i18n import _, format_number
from urbandesk.models.records.city import CITY
from urbandesk.models.records.organisation import ORGANISATION
from urbandesk.services.finding import list_counts
from urbandesk.services.finding.queries import Record
from urbandesk.ui.pages.lists.record_columns import Look, field_cell, listed, marked
from urbandesk.ui.pages.lists.record_filters import choice_filter, side_filter
from urbandesk.ui.pages.lists.records_page import RecordsPage
from urbandesk.ui.pages.lists.stakeholder_views import add_views
from urbandesk.ui.tables.cells import Cell, Column
from urbandesk.ui.widgets.filters import Filter
from urbandesk.ui.window_context import Context

_LOOKS = {
    "city": Look(100, 1, 2),
    "actor_type": Look(140, 1, 5, quiet=True),
    "influence": Look(78, 0, 3),
    "interest": Look(74, 0, 4),
}


class StakeholdersPage(RecordsPage):
    """Every organisation; its side is that of its city."""

    kind = ORGANISATION.key
    key = "stakeholders"
    kinds = ("organisation", "city")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.views = add_views(self)

    def filters(self) -> Sequence[Filter]:
        """Return sides, type of actor and country."""
        return (
            side_filter("city.country.side"),
            choice_filter(ORGANISATION.field("actor_type"), title=lambda: _("Type")),
            choice_filter(CITY.field("country"), "city.country"),
        )

    def columns(self) -> tuple[Column, ...]:
        """Return names, city, type of actor, influence and interest."""
        return listed(ORGANISATION, _LOOKS, marked=True)

    def row_cells(self, records: Sequence[Record]) -> Sequence[tuple[Cell, ...]]:
        """Return the cells; the sides of all rows are read at once."""
        cities = [str(record.values["city"]) for record in records if record.values.get("city")]
        sides = list_counts.sides(self.context.workspace, cities)
        columns = [column.key for column in self.table.columns()]
        return [
            tuple(
                _cell(record, key, sides.get(str(record.values.get("city")), "")) for key in columns
            )
            for record in records
        ]

    def add_words(self) -> str:
        """Return the caption of the main button."""
        return _("New organisation")

    def nothing_words(self) -> str:
        """Return what belongs here."""
        return _(
            "Organisations on both sides that may decide, carry, pay or object are listed here."
        )

    def showing_words(self, shown: int, total: int, words: str) -> str:
        """Return how many stakeholders are shown, and why."""
        if not words:
            return _("Showing all stakeholders: {total}.").format(total=format_number(total))
        return _("Showing {shown} of {total} stakeholders: {filter}.").format(
            shown=format_number(shown), total=format_number(total), filter=words
        )


def _cell(record: Record, key: str, side: str) -> Cell:
    cell = field_cell(record, ORGANISATION, key)
    return marked(cell, side) if key == ORGANISATION.label else cell
