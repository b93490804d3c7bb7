"""The rules of fields: canonical form of a value, and what is wrong with one that breaks them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal

from urbandesk.errors import UserError
from urbandesk.i18n import N_, join_names
from urbandesk.models import own_values
from urbandesk.models.field import Field, Kind, Value
from urbandesk.models.showing import show_bound

EARLIEST = date(1900, 1, 1)
LATEST = date(2200, 12, 31)

# Controls and invisible direction marks never belong to a name; a line break may stand in a text.
_UNWANTED = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
_LINE_BREAKS = re.compile(r"\r\n?")
_FULL_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20, 0x2212: 0x2D}
_ADDRESS = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)


def clean_text(text: str, *, lines: bool = True) -> str:
    """Return ``text`` in Unicode form NFC without control characters and outer blanks.

    Args:
        text: what was typed, pasted or read.
        lines: whether line breaks may stay; otherwise they become blanks.
    """
    text = _LINE_BREAKS.sub("\n", text)
    if not lines:
        text = re.sub(r"[\n\t]+", " ", text)
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text)).strip()


def half_width(text: str) -> str:
    """Return ``text`` with full-width digits, signs and blanks as their usual forms."""
    return text.translate(_FULL_WIDTH)


def canonical(field: Field, value: Value) -> Value:
    """Return ``value`` in the one form in which it is stored and compared.

    Raises:
        UserError: the value breaks the rule of its field.
    """
    if isinstance(value, str) and field.kind in _TEXT_RULES:
        value = clean_text(value, lines=field.kind is Kind.LONG_TEXT)
    if value is None or value in ("", ()):
        return None
    rule = _TEXT_RULES.get(field.kind) or _OTHER_RULES[field.kind]
    return rule(field, value)


def _text(field: Field, value: Value) -> Value:
    text = str(value)
    limit = field.limit
    if len(text) > limit:
        raise UserError(
            N_("This is {length} characters long; at most {limit} fit. Please shorten it."),
            length=len(text),
            limit=limit,
        )
    return text


def _link(field: Field, value: Value) -> Value:
    text = str(_text(field, value))
    if "://" not in text:
        text = f"https://{text}"
    if not _ADDRESS.fullmatch(text):
        raise UserError(N_("This is not a web address. Write it like https://www.example.eu."))
    return text


def _count(field: Field, value: Value) -> Value:
    number = _decimal(value)
    if number != number.to_integral_value():
        raise UserError(N_("Please write a whole number."))
    return int(_within(field, number))


def _number(field: Field, value: Value) -> Value:
    step = Decimal(1).scaleb(-field.decimals)
    number = _within(field, _decimal(value))
    if number != number.quantize(step):
        raise UserError(
            N_("At most {digits} digits may stand behind the point."), digits=field.decimals
        )
    return number.quantize(step)


def _decimal(value: Value) -> Decimal:
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        number = Decimal(value)
        if number.is_finite():
            return number
    raise UserError(N_("Please write a number, for example 1250 or 12.5."))


def _within(field: Field, number: Decimal) -> Decimal:
    low = field.low if field.low is not None else Decimal(-(10**14))
    high = field.high if field.high is not None else Decimal(10**14)
    if not low <= number <= high:
        raise UserError(
            N_("Please write a number from {low} to {high}."),
            low=show_bound(field, low),
            high=show_bound(field, high),
        )
    return number


def _date(field: Field, value: Value) -> Value:
    if not isinstance(value, date):
        raise UserError(N_("Please write a date, for example 2026-07-01."))
    if not EARLIEST <= value <= LATEST:
        raise UserError(N_("Please write a date between the years 1900 and 2200."))
    return value


def _choice(field: Field, value: Value) -> Value:
    if not own_values.is_offered(field, value):
        once = own_values.find(field, value)
        raise UserError(
            N_("“{value}” is not in the list. Please choose one of: {choices}."),
            value=once.said() if once is not None else str(value)[:40],
            choices=choice_titles(field),
        )
    return value


def _choices(field: Field, value: Value) -> Value:
    codes = value if isinstance(value, tuple) else (value,)
    for code in codes:
        if field.target:
            _reference(field, code)
        else:
            _choice(field, code)
    return tuple(sorted(set(map(str, codes))))


def _reference(field: Field, value: Value) -> Value:
    if not isinstance(value, str) or len(value) > 64:
        raise UserError(N_("Please choose a record from the list."))
    return value


def _yes_no(field: Field, value: Value) -> Value:
    if value not in (True, False):
        raise UserError(N_("Please answer yes or no."))
    return bool(value)


def choice_titles(field: Field) -> str:
    """Return the titles of the choices as a list in words, at most six of them."""
    titles = [choice.said() for choice in own_values.offered(field)]
    more = "…" if len(titles) > 6 else ""
    return join_names(titles[:6]) + more


_TEXT_RULES = {Kind.TEXT: _text, Kind.LONG_TEXT: _text, Kind.LINK: _link}
_OTHER_RULES = {
    Kind.COUNT: _count,
    Kind.NUMBER: _number,
    Kind.MONEY: _number,
    Kind.SCORE: _number,
    Kind.DATE: _date,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.REFERENCE: _reference,
    Kind.YES_NO: _yes_no,
}
