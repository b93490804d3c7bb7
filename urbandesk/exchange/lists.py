"""The drop-down lists: they stand on a hidden sheet, as named ranges, each label with its code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from urbandesk.exchange.cells import text_cell
from urbandesk.exchange.labels import told_apart
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.layout import SheetColumn, safe_sheet_name
from urbandesk.exchange.locking import lock
from urbandesk.exchange.styles import plain
from urbandesk.exchange.workbook import Labels, Sheet
from urbandesk.i18n import N_, _
from urbandesk.models import own_values
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Kind

LONGEST_LIST = 1000
SHEET_TITLE = N_("Lists")


@dataclass(frozen=True)
class DropDown:
    """One list that cells choose from: its range name and, in order, key and label."""

    name: str
    labels: Labels


def choice_labels(column: FieldColumn, languages: Languages) -> dict[str, str]:
    """Return code and title of each choice of a column, in the workbook's language."""
    if column.field.kind is Kind.YES_NO:
        return {"1": languages.say(lambda: _("yes")), "0": languages.say(lambda: _("no"))}
    return told_apart(
        (one.code, languages.say(one.said)) for one in own_values.offered(column.field)
    )


def labels_of(sheet: Sheet, column: SheetColumn, languages: Languages) -> Labels:
    """Return what a column shows for each key or code; empty for a column of plain values."""
    given = sheet.labels.get(column.key)
    return choice_labels(column.column, languages) if given is None else given


def drop_downs(sheets: Iterable[Sheet], languages: Languages) -> dict[str, DropDown]:
    """Return the list of each column that has one, by column key; equal lists are one."""
    found: dict[str, DropDown] = {}
    by_content: dict[tuple[tuple[str, str], ...], DropDown] = {}
    for sheet in sheets:
        for column in sheet.columns:
            if column.derived or column.hidden or column.column.field.kind is Kind.CHOICES:
                continue
            labels = labels_of(sheet, column, languages)
            if 0 < len(labels) < LONGEST_LIST:
                content = tuple(labels.items())
                named = DropDown(_range_name(column), labels)
                found[column.key] = by_content.setdefault(content, named)
    return found


def _range_name(column: SheetColumn) -> str:
    return f"list_{column.key.replace('.', '_').replace('~', '')}"


def write_lists(book: Workbook, lists: Mapping[str, DropDown], languages: Languages) -> None:
    """Write the hidden sheet of lists and name their ranges; without lists, write nothing."""
    distinct = list({drop_down.name: drop_down for drop_down in lists.values()}.values())
    if not distinct:
        return
    title = safe_sheet_name(languages.say(lambda: _(SHEET_TITLE)))
    sheet: Worksheet = book.create_sheet(title)
    sheet.sheet_state = "hidden"
    lock(sheet)
    look = plain(chinese=languages.chinese)
    columns: list[list[str]] = []
    for number, drop_down in enumerate(distinct):
        columns.append([drop_down.name, *drop_down.labels.values()])
        columns.append([f"{drop_down.name}.code", *drop_down.labels.keys()])
        letter = get_column_letter(2 * number + 1)
        area = f"${letter}$2:${letter}${len(drop_down.labels) + 1}"
        book.defined_names[drop_down.name] = DefinedName(
            drop_down.name, attr_text=f"{quote_sheetname(title)}!{area}"
        )
    for row in range(max(map(len, columns))):
        sheet.append([text_cell(sheet, c[row], look) if row < len(c) else None for c in columns])
