"""What the table of actions shows in each column."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from urbandesk import i18n
from urbandesk.i18n import _, pgettext
from urbandesk.models.field import SIDES
from urbandesk.services.drafts.plan_reading import PlanRows
from urbandesk.services.finding.queries import Record
from urbandesk.ui.widgets.side_mark import side_words
from urbandesk.ui.wizard.tables.row_model import Cell, Column, number_column, title_cell

FILLINGS = {"granted": "full", "submitted": "half", "preparing": "half", "idea": "hollow"}
_LEAD = {"eu": (124, 112), "cn": (136, 112)}
_SUM = {"eu": 92, "cn": 100}
Rows = Callable[[], PlanRows | None]


def month_span(starts: object, ends: object) -> str:
    """Return a period in months: ``Jul 26 – Jun 27`` or ``2026-07 至 2027-06``."""
    first, last = (_month(day) if isinstance(day, date) else "" for day in (starts, ends))
    if not first and not last:
        return ""
    return pgettext("months", "{first} – {last}").format(first=first or "…", last=last or "…")


def _month(day: date) -> str:
    if i18n.current() == i18n.CHINESE:
        return f"{day.year}-{day.month:02}"
    return f"{i18n.format_month(day)[:3]} {day.year % 100:02}"


def action_columns(rows: Rows) -> tuple[Column, ...]:
    """Return the columns of the table of actions; ``rows`` returns the open plan."""
    return (
        number_column(),
        Column(lambda: _("Action"), title_cell),
        *(_lead_column(rows, side) for side in SIDES),
        Column(
            lambda: _("Start, end"), _period_cell, width=140, narrow=128, quiet=True, yields=True
        ),
        *(_sum_column(rows, side) for side in SIDES),
    )


def _lead_column(rows: Rows, side: str) -> Column:
    def head() -> str:
        found = rows()
        city = found.city_name(side) if found else ""
        return _("Lead, {city}").format(city=city or side_words(side))

    def cell(record: Record, _number: int) -> Cell:
        lead = record.text(f"lead_{side}")
        return Cell(lead) if lead else Cell(_("no lead yet"), gap=True)

    wide, narrow = _LEAD[side]
    return Column(head, cell, width=wide, narrow=narrow, side=side)


def _period_cell(record: Record, _number: int) -> Cell:
    span = month_span(record.values.get("starts"), record.values.get("ends"))
    return Cell(span) if span else Cell(_("no dates yet"), gap=True)


def _sum_column(rows: Rows, side: str) -> Column:
    def head() -> str:
        found = rows()
        return (found.currency(side) if found else "") or _("Budget")

    def cell(record: Record, _number: int) -> Cell:
        state = str(record.values.get(f"funding_{side}") or "")
        amount = record.text(f"budget_{side}") or "–"
        words = record.text(f"funding_{side}") or _("no funding state yet")
        spoken = _("{sum}, {side}, {state}").format(sum=amount, side=side_words(side), state=words)
        return Cell(amount, filling=FILLINGS.get(state, "hollow"), spoken=spoken)

    return Column(head, cell, width=_SUM[side], side=side, number=True, marked=True)
