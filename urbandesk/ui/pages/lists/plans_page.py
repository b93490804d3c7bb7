"""PlansPage: the plans of all partnerships; opening one leads into the wizard."""

from __future__ import annotations

from collections.abc import Sequence

from urbandesk.i18n import _, format_number
from urbandesk.models.records.plan import PLAN
from urbandesk.ui.pages.lists.record_columns import OTHER, Look, listed
from urbandesk.ui.pages.lists.record_filters import choice_filter
from urbandesk.ui.pages.lists.records_page import RecordsPage
from urbandesk.ui.tables.cells import Column
from urbandesk.ui.widgets.filters import Filter

_LOOKS = {
    "title": Look(170, 2, 0),
    OTHER: Look(120, 1, 4),
    "partnership": Look(120, 1, 5, quiet=True),
    "status": Look(76, 0, 1),
    "version": Look(84, 0, 2),
    "starts": Look(114, 0, 3, quiet=True),
    "ends": Look(124, 0, 3, quiet=True),
}


class PlansPage(RecordsPage):
    """Every plan with its partnership, status, version and period."""

    kind = PLAN.key
    key = "plans"
    kinds = ("plan", "partnership")

    def filters(self) -> Sequence[Filter]:
        """Return the status."""
        return (choice_filter(PLAN.field("status")),)

    def columns(self) -> tuple[Column, ...]:
        """Return titles, partnership, status, version, start and end."""
        return listed(PLAN, _LOOKS)

    def open_record(self, key: str) -> None:
        """Go on in the wizard, where the plan was left."""
        if self.settle():
            self.context.open_plan(key, "", "")

    def add_words(self) -> str:
        """Return the caption of the main button."""
        return _("New plan")

    def nothing_words(self) -> str:
        """Return what belongs here."""
        return _("Plans are listed here: what two delegations want to do together, step by step.")

    def showing_words(self, shown: int, total: int, words: str) -> str:
        """Return how many plans are shown, and why."""
        if not words:
            return _("Showing all plans: {total}.").format(total=format_number(total))
        return _("Showing {shown} of {total} plans: {filter}.").format(
            shown=format_number(shown), total=format_number(total), filter=words
        )
