"""FundingPage: the catalogue of funding schemes, with the sides they serve."""

from __future__ import annotations

from collections.abc import Sequence

from urbandesk.i18n import _, format_number
from urbandesk.models.records.catalogue import FUNDING_SCHEME
from urbandesk.services.finding.queries import Record
from urbandesk.ui.pages.lists.record_columns import Look, field_cell, field_column, listed
from urbandesk.ui.pages.lists.record_filters import choice_filter, side_filter
from urbandesk.ui.pages.lists.records_page import RecordsPage
from urbandesk.ui.tables.cells import Cell, Column, Part
from urbandesk.ui.widgets.filters import Filter

_LOOKS = {
    "name": Look(190, 3, 0),
    "funder": Look(120, 1, 3, quiet=True),
    "state": Look(76, 0, 1),
    "status_year": Look(104, 0, 5, quiet=True),
    "last_checked": Look(132, 0, 2, quiet=True),
}
_SIDES = "sides"


class FundingPage(RecordsPage):
    """Every scheme; the catalogue ships with the program, so that nothing is added here."""

    kind = FUNDING_SCHEME.key
    key = "funding"
    kinds = ("funding_scheme",)

    def filters(self) -> Sequence[Filter]:
        """Return sides and state."""
        return (side_filter(_SIDES), choice_filter(FUNDING_SCHEME.field("state")))

    def columns(self) -> tuple[Column, ...]:
        """Return names, funder, sides as marks, state and when it was last checked."""
        columns = list(listed(FUNDING_SCHEME, _LOOKS))
        sides = field_column(FUNDING_SCHEME.field(_SIDES), Look(60, 0, 2))
        sides = sides._replace(marked=True)
        at = next(at for at, column in enumerate(columns) if column.key == "state")
        return (*columns[:at], sides, *columns[at:])

    def row_cells(self, records: Sequence[Record]) -> Sequence[tuple[Cell, ...]]:
        """Return the cells; sides are shown by their marks."""
        keys = [column.key for column in self.table.columns()]
        return [tuple(_cell(record, key) for key in keys) for record in records]

    def nothing_words(self) -> str:
        """Return what belongs here."""
        return _("Funding schemes are listed here; this workspace holds none.")

    def showing_words(self, shown: int, total: int, words: str) -> str:
        """Return how many schemes are shown, and why."""
        if not words:
            return _("Showing all funding schemes: {total}.").format(total=format_number(total))
        return _("Showing {shown} of {total} funding schemes: {filter}.").format(
            shown=format_number(shown), total=format_number(total), filter=words
        )


def _cell(record: Record, key: str) -> Cell:
    if key != _SIDES:
        return field_cell(record, FUNDING_SCHEME, key)
    sides = record.values.get(_SIDES)
    codes = sides if isinstance(sides, tuple) else ()
    return Cell(tuple(Part(side=side if side in codes else "") for side in ("eu", "cn")))
