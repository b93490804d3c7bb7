"""PeoplePage: the people of both sides; a view of the stakeholders."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from urbandesk.i18n import _, format_number
from urbandesk.models.records.city import CITY
from urbandesk.models.records.person import PERSON
from urbandesk.services.finding import list_counts, queries
from urbandesk.services.finding.queries import Record
from urbandesk.services.register import people
from urbandesk.ui import ages
from urbandesk.ui.pages.lists.record_columns import Look, field_cell, field_column, listed, marked
from urbandesk.ui.pages.lists.record_filters import choice_filter, side_filter
from urbandesk.ui.pages.lists.records_page import RecordsPage
from urbandesk.ui.pages.lists.stakeholder_views import add_views
from urbandesk.ui.tables.cells import Cell, Column, gap_cell
from urbandesk.ui.widgets.filters import Filter
from urbandesk.ui.window_context import Context

_LOOKS = {"organisation": Look(130, 2, 2), "function": Look(120, 2, 3, quiet=True)}
_REVIEW, _REVIEW_LOOK = "review_on", Look(116, 0, 4, quiet=True)


class PeoplePage(RecordsPage):
    """Every person with function and organisation; the side is that of the organisation's city."""

    kind = PERSON.key
    key = "people"
    kinds = ("person", "organisation", "city")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.views = add_views(self)

    def filters(self) -> Sequence[Filter]:
        """Return sides, working language, basis and country."""
        return (
            side_filter("organisation.city.country.side"),
            choice_filter(PERSON.field("language"), title=lambda: _("Language")),
            choice_filter(PERSON.field("basis"), title=lambda: _("Basis")),
            choice_filter(CITY.field("country"), "organisation.city.country"),
        )

    def columns(self) -> tuple[Column, ...]:
        """Return names, organisation, function and the day of the next review."""
        review = field_column(PERSON.field(_REVIEW), _REVIEW_LOOK)
        return (*listed(PERSON, _LOOKS, marked=True), review)

    def row_cells(self, records: Sequence[Record]) -> Sequence[tuple[Cell, ...]]:
        """Return the cells; the sides of all rows are read at once."""
        sides = self._sides(records)
        columns = [column.key for column in self.table.columns()]
        today = ages.today()
        return [
            tuple(_cell(one, key, sides.get(one.id, ""), today) for key in columns)
            for one in records
        ]

    def _sides(self, records: Sequence[Record]) -> dict[str, str]:
        workspace = self.context.workspace
        at = {one.id: str(one.values.get("organisation") or "") for one in records}
        found = queries.records(workspace, "organisation", sorted(set(at.values()) - {""}))
        cities = {one.id: str(one.values.get("city") or "") for one in found}
        sides = list_counts.sides(workspace, sorted(set(cities.values()) - {""}))
        return {key: sides.get(cities.get(where, ""), "") for key, where in at.items()}

    def add_words(self) -> str:
        """Return the caption of the main button."""
        return _("New person")

    def nothing_words(self) -> str:
        """Return what belongs here."""
        return _(
            "The people to contact on both sides are listed here; only your own side sees them."
        )

    def showing_words(self, shown: int, total: int, words: str) -> str:
        """Return how many people are shown, and why."""
        if not words:
            return _("Showing all people: {total}.").format(total=format_number(total))
        return _("Showing {shown} of {total} people: {filter}.").format(
            shown=format_number(shown), total=format_number(total), filter=words
        )


def _cell(person: Record, key: str, side: str, today: date) -> Cell:
    cell = field_cell(person, PERSON, key)
    if key == _REVIEW and people.review_is_due(person, today):
        return gap_cell(cell.text)
    return marked(cell, side) if key == PERSON.label else cell
