"""What a chart shows, in sentences, for those who hear it instead of seeing it."""

from __future__ import annotations

from collections.abc import Iterable

from urbandesk import i18n
from urbandesk.i18n import _, as_sentence, join_parts, join_sentences, ngettext
from urbandesk.reports.amounts import MoneyUnit
from urbandesk.reports.budget import GRANTED, IDEA, NO_STATE, STATES, UNDER_WAY, BudgetData
from urbandesk.reports.sides import SIDES, SideNames
from urbandesk.reports.stakeholders import StakeholderData
from urbandesk.reports.timeline import Span, TimelineData, TimelineRow

_MOST = 20


def timeline_alt(data: TimelineData, title: str) -> str:
    """Return the finding, then each action with the dates of both sides."""
    parts = [as_sentence(title)]
    parts += [_row(row, data.sides) for row in data.rows[:_MOST]]
    return all_of(parts, len(data.rows) - _MOST)


def _row(row: TimelineRow, sides: SideNames) -> str:
    first = (
        _("first step by {day}").format(day=i18n.format_date(row.first_step))
        if row.first_step
        else _("no first step yet")
    )
    spans = [
        _("{city} {figure}").format(city=sides.of(side), figure=_span(row.of(side)))
        for side in SIDES
    ]
    return _("{number}. {action}: {eu}; {cn}; {first_step}.").format(
        number=row.number, action=row.title, eu=spans[0], cn=spans[1], first_step=first
    )


def _span(span: Span) -> str:
    if span.starts is None and span.ends is None:
        text = _("no dates yet")
    elif span.starts is None or span.ends is None:
        known = span.starts or span.ends
        assert known is not None
        words = _("from {day}, no end date yet") if span.starts else _("until {day}, no start yet")
        text = words.format(day=i18n.format_date(known))
    else:
        text = _("{first} to {last}").format(
            first=i18n.format_date(span.starts), last=i18n.format_date(span.ends)
        )
    return text if span.has_lead else _("{dates}, no lead yet").format(dates=text)


def state_word(state: str) -> str:
    """Return what a funding state is called on charts."""
    return {
        GRANTED: _("granted"),
        UNDER_WAY: _("preparing or submitted"),
        IDEA: _("idea"),
        NO_STATE: _("state not set"),
    }[state]


def budget_alt(data: BudgetData, title: str, units: dict[str, MoneyUnit]) -> str:
    """Return the finding, then the sums of each side in its unit of ``units``."""
    parts = [as_sentence(title)]
    for side in SIDES:
        budget, unit = data.of(side), units[side]
        if not budget.known:
            parts.append(_("{city}: no sums known yet.").format(city=data.sides.of(side)))
            continue
        sums = [f"{state_word(s)} {unit.show(budget.of(s))}" for s in STATES if budget.of(s)]
        parts.append(
            _("{city}, {unit}: total {total}; {sums}.").format(
                city=data.sides.of(side),
                unit=unit.name,
                total=unit.show(budget.total()),
                sums=join_parts(sums) or _("nothing budgeted"),
            )
        )
    return all_of(parts)


def stakeholder_alt(data: StakeholderData, title: str) -> str:
    """Return the finding, then each organisation with its scores, then who is missing."""
    placed = [one for one in data.organisations if one.is_placed()]
    parts = [as_sentence(title)]
    for one in placed[:_MOST]:
        assert one.influence is not None
        assert one.interest is not None
        parts.append(
            _("{name} ({city}): influence {influence}, interest {interest}.").format(
                name=one.name,
                city=data.sides.of(one.side),
                influence=i18n.format_number(one.influence),
                interest=i18n.format_number(one.interest),
            )
        )
    parts += [
        _("Missing in {city}: {group}.").format(city=data.sides.of(group.side), group=group.name)
        for group in data.missing
    ]
    return all_of(parts, len(placed) - _MOST)


def all_of(parts: Iterable[str], more: int = 0) -> str:
    """Return the sentences of a chart, and how many things are left out of them."""
    left = [ngettext("And {n} more.", "And {n} more.", more).format(n=more)] if more > 0 else []
    return join_sentences([*parts, *left])
