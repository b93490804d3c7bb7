"""CitiesPage: the cities of both sides."""

from __future__ import annotations

from collections.abc import Sequence

from urbandesk.i18n import _, format_number, ngettext
from urbandesk.models.records.city import CITY
from urbandesk.models.records.countries import side_of
from urbandesk.services.finding import list_counts
from urbandesk.services.finding.list_terms import GAPS
from urbandesk.services.finding.queries import Record
from urbandesk.services.register import figures
from urbandesk.ui import ages
from urbandesk.ui.pages.lists.record_columns import Look, field_cell, gaps_column, listed, marked
from urbandesk.ui.pages.lists.record_filters import choice_filter, gaps_filter, side_filter
from urbandesk.ui.pages.lists.records_page import RecordsPage
from urbandesk.ui.tables.cells import Cell, Column, gap_cell, text_cell
from urbandesk.ui.widgets.filters import Filter

_LOOKS = {
    "country": Look(126, 1, 2),
    "level": Look(150, 1, 4, quiet=True),
}
_LINKS = "links"
_LINKED = "?membership.city"


class CitiesPage(RecordsPage):
    """Every city with its names, its country or province, its level and its partnerships."""

    kind = CITY.key
    key = "cities"
    kinds = ("city", "membership", "figure")

    def filters(self) -> Sequence[Filter]:
        """Return sides, whether it is in a partnership, level, country and gaps."""
        return (
            side_filter("country.side"),
            Filter(
                _LINKED,
                lambda: _("In a partnership"),
                lambda: [("yes", _("In a partnership"))],
                chips=True,
                words=lambda _code: _("in a partnership"),
            ),
            choice_filter(CITY.field("level"), title=lambda: _("Level")),
            choice_filter(CITY.field("country")),
            self._old_figures(),
            gaps_filter(),
        )

    def is_outlived(self) -> bool:
        """Return whether figures count as old after another number of years now."""
        return self._years != self.context.settings.old_after

    def _old_figures(self) -> Filter:
        self._years = years = self.context.settings.old_after
        return Filter(
            figures.old_term(ages.today(), years),
            lambda: _("Old figures"),
            lambda: [("yes", _("Old figures"))],
            chips=True,
            words=lambda _code: ngettext(
                "with figures older than {n} year", "with figures older than {n} years", years
            ).format(n=years),
        )

    def columns(self) -> tuple[Column, ...]:
        """Return names, country or province, level, number of partnerships and of gaps."""
        fields = listed(CITY, _LOOKS, marked=True)
        links = Column(
            _LINKS, _("Links"), sort="#membership.city", wide=60, stretch=0, rank=3, number=True
        )
        return (
            *(
                column._replace(title=_("Country, province")) if column.key == "country" else column
                for column in fields
                if column.key != "region"  # stands beside the country
            ),
            links,
            gaps_column(),
        )

    def row_cells(self, records: Sequence[Record]) -> Sequence[tuple[Cell, ...]]:
        """Return the cells; partnerships and gaps of all rows are counted at once."""
        keys = [record.id for record in records]
        workspace = self.context.workspace
        counts = {
            _LINKS: list_counts.pointing(workspace, "membership", "city", keys),
            GAPS: list_counts.gaps(workspace, CITY.key, keys),
        }
        columns = [column.key for column in self.table.columns()]
        return [
            tuple(
                _count_cell(key, counts[key].get(record.id, 0))
                if key in counts
                else _cell(record, key)
                for key in columns
            )
            for record in records
        ]

    def add_words(self) -> str:
        """Return the caption of the main button."""
        return _("New city")

    def nothing_words(self) -> str:
        """Return what belongs here."""
        return _("The cities of both sides are listed here: who they are and where they lie.")

    def showing_words(self, shown: int, total: int, words: str) -> str:
        """Return how many cities are shown, and why."""
        if not words:
            return _("Showing all cities: {total}.").format(total=format_number(total))
        return _("Showing {shown} of {total} cities: {filter}.").format(
            shown=format_number(shown), total=format_number(total), filter=words
        )


def _count_cell(key: str, count: int) -> Cell:
    if not count:
        return Cell()
    return gap_cell(format_number(count)) if key == GAPS else text_cell(format_number(count))


def _cell(record: Record, key: str) -> Cell:
    country = str(record.values.get("country") or "")
    side = side_of(country)
    if key == CITY.label:
        return marked(field_cell(record, CITY, key), side)
    if key == "country" and side == "cn":
        province = field_cell(record, CITY, "region")
        return province if province.parts else field_cell(record, CITY, key)
    return field_cell(record, CITY, key)
