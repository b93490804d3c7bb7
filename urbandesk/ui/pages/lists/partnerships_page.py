"""PartnershipsPage: which cities work together, each on its side."""

from __future__ import annotations

from collections.abc import Sequence

from urbandesk.i18n import _, format_number, join_names
from urbandesk.models.records.partnership import PARTNERSHIP
from urbandesk.services.finding import list_counts
from urbandesk.services.finding.list_counts import Member
from urbandesk.services.finding.queries import Record
from urbandesk.ui.pages.lists.record_columns import OTHER, Look, field_cell, listed
from urbandesk.ui.pages.lists.record_filters import choice_filter, theme_filter
from urbandesk.ui.pages.lists.records_page import RecordsPage
from urbandesk.ui.tables.cells import Cell, Column, Part
from urbandesk.ui.widgets.filters import Filter
from urbandesk.ui.widgets.side_mark import side_words

_LOOKS = {
    "name": Look(140, 2, 5),
    OTHER: Look(110, 1, 6),
    "state": Look(72, 0, 1),
    "programme": Look(150, 0, 3, quiet=True),
    "period": Look(92, 0, 2, quiet=True),
}
_SIDES = {"cities_eu": "eu", "cities_cn": "cn"}


class PartnershipsPage(RecordsPage):
    """Every partnership with its cities, a column for each side."""

    kind = PARTNERSHIP.key
    key = "partnerships"
    kinds = ("partnership", "membership", "city")
    sorted_by = "cities_eu"  # their own name may have no room

    def filters(self) -> Sequence[Filter]:
        """Return state, theme and programme."""
        return (
            choice_filter(PARTNERSHIP.field("state")),
            theme_filter(self.context.workspace, "themes"),
            Filter("programme", lambda: _(PARTNERSHIP.field("programme").title)),
        )

    def columns(self) -> tuple[Column, ...]:
        """Return the cities of each side, names, state, programme and period."""
        sides = tuple(
            Column(key, side_words(side), sort=f"@{side}", wide=130, stretch=2, marked=True)
            for key, side in _SIDES.items()
        )
        return (*sides, *listed(PARTNERSHIP, _LOOKS))

    def row_cells(self, records: Sequence[Record]) -> Sequence[tuple[Cell, ...]]:
        """Return the cells; the members of all rows are read at once."""
        keys = [record.id for record in records]
        members = list_counts.members(self.context.workspace, keys)
        columns = [column.key for column in self.table.columns()]
        return [
            tuple(_cell(record, key, members.get(record.id, ())) for key in columns)
            for record in records
        ]

    def add_words(self) -> str:
        """Return the caption of the main button."""
        return _("New partnership")

    def nothing_words(self) -> str:
        """Return what belongs here."""
        return _("Partnerships are listed here: a city on each side, and what they have agreed.")

    def showing_words(self, shown: int, total: int, words: str) -> str:
        """Return how many partnerships are shown, and why."""
        if not words:
            return _("Showing all partnerships: {total}.").format(total=format_number(total))
        return _("Showing {shown} of {total} partnerships: {filter}.").format(
            shown=format_number(shown), total=format_number(total), filter=words
        )


def _cell(record: Record, key: str, members: Sequence[Member]) -> Cell:
    if key not in _SIDES:
        return field_cell(record, PARTNERSHIP, key)
    side = _SIDES[key]
    names = [member.name for member in members if member.side == side]
    return Cell((Part(join_names(names), side),)) if names else Cell()
