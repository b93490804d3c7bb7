"""Titles that say what a chart shows, and subtitles with unit and scope: proposals from figures.

Facts of both sides stand in one sentence, the side of the language's edition first; nothing is
ranked.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from urbandesk import i18n
from urbandesk.i18n import _, ngettext
from urbandesk.reports.amounts import show_rate, show_share, unit_for
from urbandesk.reports.budget import STATES, BudgetData, SideBudget, in_one_currency
from urbandesk.reports.sides import CN, EU, SIDES, naming_order
from urbandesk.reports.stakeholders import StakeholderData
from urbandesk.reports.timeline import TimelineData, months_later, period, show_month

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def counted(number: int) -> str:
    """Return a count inside a sentence: a word up to ten in English, digits in Chinese."""
    if i18n.current() == i18n.ENGLISH and 0 <= number < len(_WORDS):
        return _WORDS[number]
    return str(number)


def timeline_title(data: TimelineData) -> str:
    """Return when the actions start, and the gap that most needs a look."""
    if not data.rows:
        return _("The plan has no actions yet")
    return _joined(_starts(data), _timeline_gap(data))


def timeline_subtitle(data: TimelineData) -> str:
    """Return what a bar stands for and the months shown."""
    months = period(data)
    if months is None:
        return _("Work period of each side; no dates have been set yet")
    first, last = _month_in_words(months[0]), _month_in_words(months_later(months[1], -1))
    if data.holidays:
        return _("Work period of each side, {first} to {last}; grey bands are holidays").format(
            first=first, last=last
        )
    return _("Work period of each side, {first} to {last}").format(first=first, last=last)


def _month_in_words(day: date) -> str:
    """Return ``June 2026``, in Chinese ``2026 年 6 月``."""
    if i18n.current() == i18n.CHINESE:
        return show_month(day)
    from babel.dates import format_date

    return format_date(day, "MMMM y", locale="en_GB")


def _starts(data: TimelineData) -> str:
    total = len(data.rows)
    days = [
        min((s.starts for s in (row.eu, row.cn) if s.starts), default=None) for row in data.rows
    ]
    years = Counter(day.year for day in days if day)
    if not years:
        return _("No action has a start date yet")
    year = min(years, key=lambda one: (-years[one], one))
    if years[year] == total:
        everything = _("All {total} actions start in {year}")
        text = everything if total > 1 else _("The action starts in {year}")
    else:
        text = ngettext(
            "{n} of {total} actions starts in {year}",
            "{n} of {total} actions start in {year}",
            years[year],
        )
    return text.format(n=counted(years[year]), total=counted(total), year=year)


def _timeline_gap(data: TimelineData) -> str:
    without = [(row, side) for row in data.rows for side in SIDES if not row.of(side).has_lead]
    if len(without) == 1:
        row, side = without[0]
        return _("action {number} has no lead in {city} yet").format(
            number=row.number, city=data.sides.party(side)
        )
    if without:
        rows = len({row.number for row, _side in without})
        return ngettext(
            "{n} action still needs a lead on both sides",
            "{n} actions still need a lead on one or both sides",
            rows,
        ).format(n=counted(rows))
    undated = sum(1 for row in data.rows if row.first_step is None)
    if undated == 0:
        return _("each has a lead on both sides and a date for its first step")
    if undated == len(data.rows):
        return _("no first step has a date yet")
    return ngettext(
        "{n} has no date for its first step yet",
        "{n} have no date for their first step yet",
        undated,
    ).format(n=counted(undated))


def budget_title(data: BudgetData) -> str:
    """Return how much of each side's budget is granted, and what is still under way."""
    first, second = naming_order()
    shares = {side: data.of(side).share_granted() for side in SIDES}
    if not any(data.of(side).known for side in SIDES):
        return _("No budget is known yet on either side")
    unknown = [side for side in (first, second) if shares[side] is None]
    if unknown:
        return _one_sided(data, unknown)
    if not any(shares.values()):
        return _joined(_("No money is granted yet on either side"), _still_open(data))
    text = _("{first} has {first_share} of its budget granted, {second} has {second_share}")
    main = text.format(
        first=data.sides.party(first),
        first_share=show_share(shares[first] or 0.0),
        second=data.sides.party(second),
        second_share=show_share(shares[second] or 0.0),
    )
    return _joined(main, _still_open(data))


def _one_sided(data: BudgetData, unknown: list[str]) -> str:
    """Return the title when at least one side has no total to take a share of."""
    for side in unknown:
        other = EU if side == CN else CN
        share = data.of(other).share_granted()
        if share is None:
            continue
        text = (
            _("{city} has {share} of its budget granted; {other} has budgeted nothing")
            if data.of(side).known
            else _("{city} has {share} of its budget granted; that of {other} is not known yet")
        )
        return text.format(
            share=show_share(share),
            city=data.sides.party(other),
            other=data.sides.party(side),
        )
    return _("No money is budgeted so far")


def _still_open(data: BudgetData) -> str:
    mostly = [side for side in naming_order() if _mostly_under_way(data.of(side))]
    if len(mostly) == 2:
        return _("most money on both sides is still being applied for")
    if mostly:
        return _("most of the money in {city} is still being applied for").format(
            city=data.sides.party(mostly[0])
        )
    return ""


def _mostly_under_way(budget: SideBudget) -> bool:
    return budget.under_way * 2 > budget.total()


def budget_subtitle(data: BudgetData) -> str:
    """Return unit, number of actions and the rate, or that each side keeps its own currency."""
    actions = ngettext("{n} action", "{n} actions", data.actions).format(n=counted(data.actions))
    shared = in_one_currency(data)
    if shared is None:
        return _(
            "Each side in its own currency, {actions}: {eu} in {eu_unit}, {cn} in {cn_unit}; "
            "the plan fixes no exchange rate"
        ).format(
            actions=actions,
            eu=data.sides.party(EU),
            cn=data.sides.party(CN),
            eu_unit=_inside(_unit(data.eu)),
            cn_unit=_inside(_unit(data.cn)),
        )
    unit = _unit(shared.eu, shared.cn)
    if data.rate is None or data.eu.currency == data.cn.currency:
        return _("{unit}, {actions}").format(unit=unit, actions=actions)
    rate = show_rate(data.rate, data.eu.currency, data.cn.currency)
    return _("{unit}, {actions}; {rate}, rate fixed in the plan").format(
        unit=unit, actions=actions, rate=rate
    )


def _unit(*budgets: SideBudget) -> str:
    values = [budget.of(state) for budget in budgets for state in STATES]
    totals = [budget.total() for budget in budgets]
    return unit_for([*values, *totals], budgets[0].currency).name


def _inside(unit: str) -> str:
    """Return a unit as it stands inside a sentence: ``thousand EUR``."""
    return unit[0].lower() + unit[1:] if " " in unit else unit


def stakeholder_title(data: StakeholderData) -> str:
    """Return which sides bring in influence and interest, and who is missing."""
    placed = [one for one in data.organisations if one.is_placed()]
    if not placed:
        return _joined(
            _("No organisation has scores for influence and interest yet"), _absent(data)
        )
    keys = Counter(one.side for one in placed if one.is_key())
    if keys[EU] and keys[CN]:
        main = _("Both sides bring in organisations with influence and interest")
    elif keys[EU] or keys[CN]:
        side = EU if keys[EU] else CN
        main = _("Organisations with influence and interest are so far recorded in {city}").format(
            city=data.sides.party(side)
        )
    else:
        main = _("No organisation so far combines high influence with high interest")
    return _joined(main, _absent(data))


def _absent(data: StakeholderData) -> str:
    if not data.missing:
        return ""
    if len(data.missing) == 1:
        only = data.missing[0]
        return _("{group} in {city} is not yet part of it").format(
            group=only.name, city=data.sides.party(only.side)
        )
    return ngettext(
        "{n} group is not yet part of it", "{n} groups are not yet part of it", len(data.missing)
    ).format(n=counted(len(data.missing)))


def stakeholder_subtitle(data: StakeholderData) -> str:
    """Return the scale and how many organisations have a place on it."""
    placed = sum(1 for one in data.organisations if one.is_placed())
    if not placed:
        return _("Influence and interest, scale 0 to 10")
    return ngettext(
        "Influence and interest of {n} organisation, scale 0 to 10",
        "Influence and interest of {n} organisations, scale 0 to 10",
        placed,
    ).format(n=placed)


def _joined(first: str, second: str) -> str:
    """Return both clauses as one sentence that begins with a capital."""
    text = _("{first}; {second}").format(first=first, second=second) if second else first
    return text[:1].upper() + text[1:]
