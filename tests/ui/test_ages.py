"""Moments and ages are said as people say them, in both languages."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from urbandesk.ui import ages

PRESENT = datetime(2026, 4, 16, 12, 30).astimezone()


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(hours=2), "Today 10:30"),
        (timedelta(hours=13), "Yesterday 23:30"),
        (timedelta(days=6), "10 Apr 2026 12:30"),
    ],
)
def test_today_and_yesterday_are_named(before: timedelta, words: str) -> None:
    assert ages.moment_words(PRESENT - before, PRESENT) == words


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 minute old"),
        (timedelta(minutes=59), "59 minutes old"),
        (timedelta(hours=1), "1 hour old"),
        (timedelta(hours=47), "1 day old"),
        (timedelta(days=6), "6 days old"),
        (timedelta(days=-1), "just now"),
    ],
)
def test_ages_grow_from_minutes_to_days(before: timedelta, words: str) -> None:
    assert ages.age_words(PRESENT - before, PRESENT) == words


@pytest.mark.parametrize(
    ("ahead", "words"), [(-1, ""), (0, "today"), (1, "tomorrow"), (8, "in 8 days")]
)
def test_days_ahead_are_counted(ahead: int, words: str) -> None:
    today = date(2026, 4, 16)
    assert ages.days_ahead_words(today + timedelta(days=ahead), today) == words


def test_a_day_is_short_with_its_weekday() -> None:
    day = date(2026, 4, 20)
    assert (ages.day_words(day), ages.weekday_words(day)) == ("20 Apr", "Mon")


def test_a_day_is_short_in_chinese_too(chinese: None) -> None:
    day = date(2026, 4, 20)
    assert (ages.day_words(day), ages.weekday_words(day)) == ("4月20日", "周一")
