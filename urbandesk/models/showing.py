"""From a value to the words that people read, in the language in force."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from urbandesk.i18n import _, format_date, format_number, join_names
from urbandesk.models import own_values
from urbandesk.models.field import Field, Kind, Value

_FIRST_YEAR = 1900


def show_value(field: Field, value: Value) -> str:
    """Return ``value`` as people read it; unknown is empty, never 0."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, tuple):
        return join_names(choice_title(field, code) for code in value)
    if field.kind is Kind.CHOICE:
        return choice_title(field, str(value))
    if isinstance(value, Decimal):
        return format_number(value, _decimals(field, value))
    if isinstance(value, int):
        return str(value) if is_year(field) else format_number(value, 0)
    return value


def show_bound(field: Field, bound: Decimal) -> str:
    """Return the lowest or highest value of a number as people read it."""
    return str(int(bound)) if is_year(field) else format_number(bound)


def is_year(field: Field) -> bool:
    """Return whether a whole number is a year, which has no thousands."""
    return field.kind is Kind.COUNT and field.low == _FIRST_YEAR


def _decimals(field: Field, value: Decimal) -> int | None:
    if field.kind is Kind.MONEY:
        return 0 if value == value.to_integral_value() else 2
    return 1 if field.kind is Kind.SCORE else None


def choice_title(field: Field, code: str) -> str:
    """Return what a code of a field is called; an own value also when it was deleted since."""
    choice = own_values.find(field, code)
    if choice is not None:
        return choice.said()
    return _("a value that was deleted") if own_values.is_own(field, code) else code
