"""The input rules of a sheet's columns, as spreadsheet programs show and keep them."""

from __future__ import annotations

from openpyxl.worksheet.datavalidation import DataValidation

from urbandesk.exchange.languages import Languages
from urbandesk.exchange.layout import SheetColumn
from urbandesk.exchange.lists import DropDown
from urbandesk.i18n import N_, _, format_number, join_sentences
from urbandesk.models.field import Kind
from urbandesk.models.rules import EARLIEST, LATEST
from urbandesk.models.showing import show_bound

_TITLE_LIMIT = 32
_PROMPT_LIMIT = 255
_LARGEST = 10**14

_REFUSED = N_("This value does not fit this column.")
_FROM_LIST = N_("Please choose from the list.")
_SEVERAL = N_("Several values may stand here, separated by semicolons.")
_DAY = N_("Please write a date, for example 2026-07-01.")
_RANGE = N_("Please write a number from {low} to {high}.")
_NUMBER = N_("Please write a number.")
_NEEDED = N_("This is needed.")
_LENGTH = N_("At most {limit} characters.")


def rule_for(
    column: SheetColumn, languages: Languages, *, drop_down: DropDown | None
) -> DataValidation | None:
    """Return the input rule of a column with its prompt; None for columns without one."""
    if column.hidden or column.derived:
        return None
    rule = _condition(column, drop_down)
    rule.allow_blank = True
    rule.showErrorMessage = rule.type is not None
    rule.errorTitle = languages.say(lambda: _(N_("Please check")), " · ")[:_TITLE_LIMIT]
    rule.error = _cut(f"{languages.say(lambda: _(_REFUSED))}\n{_prompt(column, languages)}")
    rule.showInputMessage = True
    rule.promptTitle = column.header[:_TITLE_LIMIT]
    rule.prompt = _cut(_prompt(column, languages))
    return rule if rule.prompt or rule.type else None


def _condition(column: SheetColumn, drop_down: DropDown | None) -> DataValidation:
    field = column.column.field
    if drop_down is not None:
        return DataValidation(type="list", formula1=f"={drop_down.name}", errorStyle="stop")
    if field.kind is Kind.DATE:
        return DataValidation(
            type="date",
            operator="between",
            formula1=f"DATE({EARLIEST.year},{EARLIEST.month},{EARLIEST.day})",
            formula2=f"DATE({LATEST.year},{LATEST.month},{LATEST.day})",
        )
    if field.is_number:
        low = -_LARGEST if field.low is None else field.low
        high = _LARGEST if field.high is None else field.high
        return DataValidation(
            type="whole" if field.kind is Kind.COUNT else "decimal",
            operator="between",
            formula1=str(low),
            formula2=str(high),
        )
    if field.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.LINK):
        return DataValidation(
            type="textLength", operator="lessThanOrEqual", formula1=str(field.limit)
        )
    return DataValidation(type=None)


def _prompt(column: SheetColumn, languages: Languages) -> str:
    return languages.say(lambda: _words(column), "\n")


def _words(column: SheetColumn) -> str:
    """Return what belongs into the column, in the language in force."""
    field = column.column.field
    help_text = _(field.help)
    needed = _(_NEEDED) if column.column.required else ""
    return join_sentences((help_text, _form(column), needed))


def _form(column: SheetColumn) -> str:
    field = column.column.field
    if field.kind in (Kind.CHOICE, Kind.REFERENCE, Kind.YES_NO):
        return _(_FROM_LIST)
    if field.kind is Kind.CHOICES:
        return _(_SEVERAL)
    if field.kind is Kind.DATE:
        return _(_DAY)
    if field.is_number:
        if field.low is None or field.high is None:
            return _(_NUMBER)
        low, high = show_bound(field, field.low), show_bound(field, field.high)
        return _(_RANGE).format(low=low, high=high)
    return _(_LENGTH).format(limit=format_number(field.limit))


def _cut(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _PROMPT_LIMIT else f"{text[: _PROMPT_LIMIT - 1]}…"
