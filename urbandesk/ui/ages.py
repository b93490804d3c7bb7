"""Moments as people say them: today and yesterday by name, and how old something is."""

from __future__ import annotations

from datetime import date, datetime

from urbandesk import i18n
from urbandesk.i18n import CHINESE, N_, _, ngettext


def today() -> date:
    """Return the day it is where the user sits."""
    return now().date()


def now() -> datetime:
    """Return the present moment in local time."""
    return datetime.now().astimezone()


def moment_words(moment: datetime, present: datetime | None = None) -> str:
    """Return ``Today 10:30``, ``Yesterday 17:52`` or the whole date with the time."""
    local = moment.astimezone()
    days = ((present or now()).astimezone().date() - local.date()).days
    clock = f"{local:%H:%M}"
    if days == 0:
        return _("Today {time}").format(time=clock)
    if days == 1:
        return _("Yesterday {time}").format(time=clock)
    return i18n.format_moment(moment)


def age_words(moment: datetime, present: datetime | None = None) -> str:
    """Return how old something is, in minutes, hours or days."""
    seconds = max(0, int(((present or now()) - moment).total_seconds()))
    minutes, hours, days = seconds // 60, seconds // 3600, seconds // 86400
    if minutes < 1:
        return _("just now")
    if hours < 1:
        return ngettext("{n} minute old", "{n} minutes old", minutes).format(n=minutes)
    if days < 1:
        return ngettext("{n} hour old", "{n} hours old", hours).format(n=hours)
    return ngettext("{n} day old", "{n} days old", days).format(n=days)


def days_ahead_words(day: date, today: date) -> str:
    """Return ``today``, ``tomorrow`` or ``in 8 days``; nothing for a day that is past."""
    days = (day - today).days
    if days < 0:
        return ""
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return ngettext("in {n} day", "in {n} days", days).format(n=days)


_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def day_words(day: date) -> str:
    """Return a day without its year: ``20 Apr`` or ``4月20日``."""
    if i18n.current() == CHINESE:
        return f"{day.month}月{day.day}日"
    return i18n.format_date(day).rsplit(" ", 1)[0]


def weekday_words(day: date) -> str:
    """Return the short name of the day of the week."""
    return _(_WEEKDAYS[day.weekday()])
