"""What a timeline shows: who works on which action from when to when, and the months it spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from urbandesk import i18n
from urbandesk.reports.sides import EU, SideNames


@dataclass(frozen=True, slots=True)
class Span:
    """The work of one side on an action; ``None`` is a date nobody has set yet."""

    starts: date | None
    ends: date | None
    has_lead: bool = True

    def is_complete(self) -> bool:
        """Return whether both dates are there and in order, so that a bar can be drawn."""
        return self.starts is not None and self.ends is not None and self.starts <= self.ends


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One action: its number and title, the work of both sides, and when the first step is due."""

    number: int
    title: str
    eu: Span
    cn: Span
    first_step: date | None = None

    def of(self, side: str) -> Span:
        """Return the work of ``side``."""
        return self.eu if side == EU else self.cn


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days off on one side, named in the language of the chart."""

    side: str
    name: str
    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class TimelineData:
    """All a timeline needs; without ``title`` and ``subtitle`` they are proposed from the rows."""

    sides: SideNames
    rows: tuple[TimelineRow, ...]
    source: str
    holidays: tuple[Holiday, ...] = ()
    title: str = ""
    subtitle: str = ""


def period(data: TimelineData) -> tuple[date, date] | None:
    """Return the first day of the first month and the first day after the last month.

    ``None`` when no action has a date.
    """
    days = [
        day
        for row in data.rows
        for day in (row.eu.starts, row.eu.ends, row.cn.starts, row.cn.ends, row.first_step)
        if day is not None
    ]
    if not days:
        return None
    return min(days).replace(day=1), months_later(max(days).replace(day=1), 1)


def months_later(day: date, months: int) -> date:
    """Return the first of the month ``months`` after that of ``day``."""
    count = min(day.year * 12 + day.month - 1 + months, date.max.year * 12 + 11)
    return date(count // 12, count % 12 + 1, 1)


def tick_months(first: date, after: date, step: int) -> Iterator[date]:
    """Yield every ``step``-th month from ``first`` up to, not including, ``after``."""
    month = first
    while month < after:
        yield month
        month = months_later(month, step)


def show_month(day: date) -> str:
    """Return a month as charts write it: ``Jun 2026`` or ``2026 年 6 月``."""
    if i18n.current() == i18n.CHINESE:
        return f"{day.year} 年 {day.month} 月"
    return i18n.format_month(day)


def show_month_alone(day: date) -> str:
    """Return a month without its year: ``Jun`` or ``6 月``."""
    if i18n.current() == i18n.CHINESE:
        return f"{day.month} 月"
    return i18n.format_month(day).split(" ")[0]
