"""What a cell may mean: dates and numbers in every form that people and programs write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from urbandesk.models.rules import half_width

_EPOCH = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")
_REPUBLIC = re.compile(
    r"(?:民国|民國)\s*(\d{1,3})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?"
)
_YEAR_LAST = re.compile(r"(\d{1,2})\s*([-./])\s*(\d{1,2})\s*\2\s*(\d{4})")
_DAY_NAMED = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[\s.-]*([a-z]{3,9})[\s.,-]*(\d{4})", re.IGNORECASE
)
_NAMED_DAY = re.compile(r"([a-z]{3,9})[\s.]*(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4})", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"\d{1,2}\s*[-./年]\s*(\d{1,2}|[a-z]{3})\s*[-./月]\s*\d{1,2}\s*日?", re.I)
_TIME = re.compile(r"[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$")
_MYRIADS = {"万": Decimal(10) ** 4, "萬": Decimal(10) ** 4, "亿": Decimal(10) ** 8}
_MYRIADS["億"] = _MYRIADS["亿"]
_CURRENCY = re.compile(
    r"^(?:EUR|CNY|RMB|USD|GBP|CHF|SEK|DKK|NOK|PLN|€|¥|￥|\$|£)|"
    r"(?:EUR|CNY|RMB|USD|GBP|CHF|SEK|DKK|NOK|PLN|€|¥|￥|\$|£|元|人民币|欧元)$",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[\s\u00a0\u202f'’_]")
_PLAIN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE)
EXACT = 10**15
"""Spreadsheets keep 15 digits of a number."""


def days(text: str) -> list[date]:
    """Return the days that ``text`` may mean: none, one, or two where day and month may swap."""
    text = _TIME.sub("", half_width(text).strip())
    found: list[date] = []
    for year, month, day in _triples(text):
        try:
            each = date(year, month, day)
        except ValueError:
            continue
        if each not in found:
            found.append(each)
    return found


def _triples(text: str) -> Iterator[tuple[int, int, int]]:
    if found := _YEAR_FIRST.fullmatch(text):
        yield int(found[1]), int(found[2]), int(found[3])
    elif found := _REPUBLIC.fullmatch(text):
        yield 1911 + int(found[1]), int(found[2]), int(found[3])
    elif found := _YEAR_LAST.fullmatch(text):
        yield int(found[4]), int(found[3]), int(found[1])
        if found[2] != ".":  # with points only the day stands first
            yield int(found[4]), int(found[1]), int(found[3])
    elif (found := _DAY_NAMED.fullmatch(text)) and found[2][:3].lower() in _MONTHS:
        yield int(found[3]), _MONTHS.index(found[2][:3].lower()) + 1, int(found[1])
    elif (found := _NAMED_DAY.fullmatch(text)) and found[1][:3].lower() in _MONTHS:
        yield int(found[3]), _MONTHS.index(found[1][:3].lower()) + 1, int(found[2])


def has_short_year(text: str) -> bool:
    """Return whether ``text`` looks like a day whose year has two digits."""
    return bool(_SHORT_YEAR.fullmatch(half_width(text).strip()))


def day_of_serial(number: float) -> date | None:
    """Return the day that a spreadsheet counts as ``number``; None for what is no likely day."""
    if number != int(number) or not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return None
    return _EPOCH + timedelta(days=int(number))


def as_day(value: date) -> date:
    """Return the day of a date cell; a time of day is left out."""
    return value.date() if isinstance(value, datetime) else value


def as_decimal(number: float) -> Decimal | None:
    """Return a cell's number with the 15 digits that spreadsheets keep; None for no number."""
    try:
        exact = Decimal(number) if isinstance(number, int) else Decimal(f"{number:.15g}")
    except (InvalidOperation, OverflowError):
        return None
    return exact + 0 if exact.is_finite() else None


def numbers(text: str, decimals: int) -> list[Decimal]:
    """Return the numbers that ``text`` may mean, the likelier one first.

    A separator before exactly three digits sets thousands apart, unless the field keeps at least
    three digits behind the point: then it may be either.
    """
    bare = _SEPARATORS.sub("", half_width(text)).replace("．", ".").replace("，", ",")
    bare = _CURRENCY.sub("", bare)
    factors = [Decimal(1)]
    if bare.endswith(("%", "％")):
        bare, factors = bare[:-1], [Decimal(1), Decimal("0.01")]
    elif bare[-1:] in _MYRIADS:
        bare, factors = bare[:-1], [_MYRIADS[bare[-1]]]
    elif bare.startswith("(") and bare.endswith(")"):  # how bookkeepers write less than zero
        bare = f"-{bare[1:-1]}"
    found: list[Decimal] = []
    for plain in _without_separators(bare, fine=decimals >= 3):
        for factor in factors:
            number = Decimal(plain) * factor
            if number not in found:
                found.append(number)
    return found


def _without_separators(text: str, *, fine: bool) -> Iterator[str]:
    if re.fullmatch(r"[+-]?[1-9]\d{0,2}\.\d{3}", text):
        if fine:
            yield text
        yield text.replace(".", "")
    elif _PLAIN.fullmatch(text):
        yield text
    elif re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?", text):
        yield text.replace(",", "")
        if fine and text.count(",") == 1 and "." not in text:
            yield text.replace(",", ".")
    elif re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+(,\d*)?", text):
        yield text.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[+-]?\d{1,4}(,\d{4})+(\.\d*)?", text):  # groups of four, as in 万
        yield text.replace(",", "")
    elif re.fullmatch(r"[+-]?\d*,\d+", text):
        yield text.replace(",", ".")
