"""From typed text to a value: numbers and dates as people in both languages write them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from urbandesk.errors import UserError
from urbandesk.i18n import N_
from urbandesk.models import own_values
from urbandesk.models.field import Field, Kind, Value
from urbandesk.models.rules import canonical, clean_text, half_width

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*\.\s*(\d{1,2})\s*\.\s*(\d{4})")
_NAMED_MONTH = re.compile(r"(\d{1,2})\.?\s*([a-z]{3,9})\.?,?\s*(\d{4})", re.IGNORECASE)
_MYRIADS = {"万": Decimal(10) ** 4, "亿": Decimal(10) ** 8}


def read_text(field: Field, text: str) -> Value:
    """Return the canonical value that ``text`` says for a field; empty is not known.

    Raises:
        UserError: the text cannot be read or breaks the rule of the field.
    """
    cleaned = clean_text(text)
    if not cleaned:
        return canonical(field, None)
    kind = field.kind
    if kind is Kind.DATE:
        return canonical(field, read_date(cleaned))
    if field.is_number:
        return canonical(field, read_number(cleaned))
    if kind is Kind.CHOICE:
        return canonical(field, read_choice(field, cleaned))
    if kind is Kind.CHOICES:
        parts = [part.strip() for part in re.split(r"[;；、\n]", cleaned) if part.strip()]
        return canonical(field, tuple(read_choice(field, part) for part in parts))
    if kind is Kind.YES_NO:
        return canonical(field, _read_yes_no(cleaned))
    return canonical(field, cleaned)


def read_date(text: str) -> date:
    """Return the day that ``text`` names: 2026-07-01, 2026年7月1日, 1.7.2026 or 1 Jul 2026.

    A form such as 1/7/2026 is refused, since it means two days in two countries.

    Raises:
        UserError: no such day, or a form that can be read in two ways.
    """
    text = half_width(text).strip()
    try:
        if found := _YEAR_FIRST.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DAY_FIRST.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if (found := _NAMED_MONTH.fullmatch(text)) and found[2][:3].lower() in _MONTH_NAMES:
            return date(int(found[3]), _MONTH_NAMES.index(found[2][:3].lower()) + 1, int(found[1]))
    except ValueError:
        raise UserError(N_("There is no such day. Please check the date.")) from None
    raise UserError(N_("Please write a date, for example 2026-07-01."))


def read_number(text: str) -> Decimal:
    """Return the number that ``text`` says: 1,250.5 or 1 250,5 or 12.5万 (125,000).

    Raises:
        UserError: not a number, or a comma that may mean either thing.
    """
    text = re.sub(r"[\s\u00a0\u202f'’]", "", half_width(text))
    factor = _MYRIADS.get(text[-1:], Decimal(1))
    if factor != 1:
        text = text[:-1]
    try:
        number = Decimal(_with_point(text)) * factor
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise UserError(N_("Please write a number, for example 1250 or 12.5."))
    return number


def _with_point(text: str) -> str:
    """Return ``text`` without thousands separators and with a decimal point."""
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?", text):
        return text.replace(",", "")
    if re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+(,\d*)", text):
        return text.replace(".", "").replace(",", ".")
    if re.fullmatch(r"[+-]?\d*,\d+", text):
        return text.replace(",", ".")
    return text if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", text) else "NaN"


def read_choice(field: Field, text: str) -> str:
    """Return the code of the choice that ``text`` names by code or title in either language."""
    from urbandesk.i18n import LANGUAGES, speaking

    wanted = text.casefold()
    choices = own_values.offered(field)
    for choice in choices:
        if wanted == choice.code.casefold():
            return choice.code
    for language in LANGUAGES:
        with speaking(language):
            for choice in choices:
                if wanted == choice.said().casefold():
                    return choice.code
    return text


def _read_yes_no(text: str) -> Value:
    word = text.casefold()
    if word in {"yes", "y", "true", "1", "是"}:
        return True
    if word in {"no", "n", "false", "0", "否"}:
        return False
    return text
