"""Mistreated workbooks that went out and come home: what was done to each, and what it asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from tests.exchange.corpus import workbooks as corpus
from tests.exchange.corpus.workbooks import Mistreatment, column_of, sheet_of, written
from tests.exchange.records import add, fill
from urbandesk.services.workspace import Workspace

FIRST, PEOPLE = 3, 8
CITY, PERSON, ACTION = "city", "person", "action"
STRANGE = "0f9e3c5a-7c1e-4a77-9d0e-3b6c5a1d2e4f"
DAY = date(2026, 7, 21)


def office(workspace: Workspace) -> None:
    """Fill a workspace with what returned workbooks are measured by."""
    fill(workspace)
    with workspace.change("People") as change:
        body = add(change, "organisation", name_en="Office", actor_type="academia")
        for number in range(PEOPLE):
            add(
                change,
                PERSON,
                name_en=f"Example person {'ABCDEFGH'[number]}",
                name_zh=f"示例人员{'甲乙丙丁戊己庚辛'[number]}",
                organisation=body,
                function_en=f"Head of example unit {'ABCDEFGH'[number]}",
                function_zh=f"示例处室负责人（{'东西南北中前后左'[number]}）",
                rank=3 * number % 7 + 1,
                phone=f"007{number}",
                messenger=f"1234567890123456789{number}",
                review_on=DAY,
                interpreter=number % 2 == 0,
                source=f"Example register, page {number + 1}, of the city",
            )
        for country in ("DE", "IT"):
            add(change, CITY, name_en="Springfield", name_zh="斯普林", country=country)


@dataclass(frozen=True)
class Returned:
    """One mistreated copy.

    Attributes:
        name: what happened to it.
        ways: what was done, one after the other.
        asks: stable names of the reasons that are listed, each once; empty when nothing is asked.
    """

    name: str
    ways: tuple[Mistreatment, ...]
    asks: frozenset[str] = frozenset()


def _each(kind: str, key: str, change: Callable[[Any, int], object]) -> Mistreatment:
    """Change every filled cell of a column."""

    def way(book: Any) -> None:
        sheet = sheet_of(book, kind)
        column = column_of(sheet, key)
        for row in range(FIRST, sheet.max_row + 1):
            cell = sheet.cell(row, column)
            if sheet.cell(row, 1).value:
                cell.value = change(cell.value, row - FIRST)

    return way


def _person(key: str, value: object, row: int = FIRST) -> Mistreatment:
    return written(PERSON, row, f"{PERSON}.{key}", value)


def _rows(kind: str, order: Callable[[list[Any]], list[Any]], *, ids: bool) -> Mistreatment:
    """Put the rows into another order, with their hidden ids or without them."""

    def way(book: Any) -> None:
        sheet = sheet_of(book, kind)
        key = column_of(sheet, f"{kind}.id")
        numbers = [n for n in range(FIRST, sheet.max_row + 1) if sheet.cell(n, key).value]
        columns = [c for c in range(1, sheet.max_column + 1) if ids or c != key]
        rows = [
            [(sheet.cell(n, c).value, sheet.cell(n, c).data_type) for c in columns] for n in numbers
        ]
        for number, row in zip(numbers, order(rows), strict=True):
            for column, (value, type_) in zip(columns, row, strict=True):
                sheet.cell(number, column).value = value
                sheet.cell(number, column).data_type = type_

    return way


def _backwards(rows: list[Any]) -> list[Any]:
    return rows[::-1]


def _ids_copied_down(book: Any) -> None:
    sheet = sheet_of(book, PERSON)
    sheet.cell(FIRST + 1, 1).value = sheet.cell(FIRST, 1).value


def _one_row_over_all(book: Any) -> None:
    sheet = sheet_of(book, PERSON)
    for row in range(FIRST + 1, FIRST + PEOPLE):
        for column in range(2, sheet.max_column + 1):
            sheet.cell(row, column).value = sheet.cell(FIRST, column).value


def _pasted_from_elsewhere(book: Any) -> None:
    sheet = sheet_of(book, PERSON)
    for column in range(1, sheet.max_column + 1):
        sheet.cell(FIRST + PEOPLE, column).value = sheet.cell(FIRST, column).value
    sheet.cell(FIRST + PEOPLE, 1).value = STRANGE
    sheet.cell(
        FIRST + PEOPLE, column_of(sheet, "person.name_en")
    ).value = "Somebody of another office"
    sheet.cell(FIRST + PEOPLE, column_of(sheet, "person.name_zh")).value = "外单位人员"


def _hidden_rows(book: Any) -> None:
    sheet = sheet_of(book, PERSON)
    sheet.auto_filter.ref = f"A2:C{FIRST + PEOPLE}"
    for row in (FIRST, FIRST + 2):
        sheet.row_dimensions[row].hidden = True


def _coloured(book: Any) -> None:
    cell = sheet_of(book, PERSON).cell(FIRST, 3)
    cell.fill = PatternFill("solid", fgColor="FF0000")
    cell.comment = Comment("Please delete", "Somebody")


def _from_1904(book: Any) -> None:
    book.epoch = datetime.fromisoformat("1904-01-01")


def _emptied(book: Any) -> None:
    for sheet in book.worksheets:
        if sheet.cell(1, 1).value and str(sheet.cell(1, 1).value).endswith(".id"):
            sheet.delete_rows(FIRST, sheet.max_row)


def _moved_to_another_sheet(book: Any) -> None:
    people, cities = sheet_of(book, PERSON), sheet_of(book, CITY)
    cities.cell(cities.max_row + 1, 1).value = people.cell(FIRST, 1).value


def _case(name: str, *ways: Mistreatment, asks: str = "") -> Returned:
    return Returned(name, ways, frozenset(asks.split()))


def _traditional(text: str, _at: int) -> str:
    return text.replace("处", "處").replace("负责", "負責")


def _mojibake(text: str, _at: int) -> str:
    return text.encode().decode("gb18030", errors="replace")


def _all_at(style: str) -> Mistreatment:
    return _each(PERSON, "person.review_on", lambda _value, _at: style)


_STYLES = ("2026-07-21", "21/07/2026", "2026年7月21日", "2026.7.21", "2026/7/21", "21 Jul 2026")

SHEETS = (
    _case("untouched"),
    _case("rows sorted with their ids", _rows(PERSON, _backwards, ids=True)),
    _case("rows sorted without ids", _rows(PERSON, _backwards, ids=False), asks="identity_shift"),
    _case("row pasted from another package", _pasted_from_elsewhere, asks="known_elsewhere"),
    _case("id copied down", _ids_copied_down, asks="duplicate_id"),
    _case("id cut off", _person("id", "12ab"), asks="damaged_id"),
    _case("row moved to another sheet", _moved_to_another_sheet, asks="other_kind"),
    _case("columns moved", corpus.columns_reversed(PERSON)),
    _case("columns renamed", corpus.headers_renamed(PERSON)),
    _case("columns hidden and shown", corpus.columns_shown_and_hidden(PERSON)),
    _case("column doubled", corpus.key_repeated(PERSON, "person.phone")),
    _case("column deleted", corpus.column_deleted(PERSON, "person.phone")),
    _case("header translated", written(PERSON, 2, "person.phone", "电话")),
    _case("header row deleted", corpus.without_row(PERSON, 2)),
    _case("key row deleted", corpus.without_row(PERSON, 1)),
    _case("letterhead above", corpus.rows_above(PERSON, 3)),
    _case("sheet renamed and moved", corpus.sheet_renamed(PERSON, "联系人")),
    _case("sheet copied", corpus.sheet_copied(PERSON)),
    _case("sheet deleted", lambda book: book.remove(sheet_of(book, PERSON))),
    _case("sheet of one's own", corpus.sheet_added("Mine", "Call them")),
    _case("column of one's own", corpus.column_added(PERSON, "Opinion", "good")),
    _case("rows filtered away", _hidden_rows),
    _case("row deleted", corpus.without_row(PERSON, FIRST)),
    _case("everything deleted", _emptied),
    _case("cells merged", corpus.merged(PERSON, "C3:C4")),
    _case("colour and comment as a message", _coloured),
    _case("dates that count from 1904", _from_1904),
    _case("base spoiled", corpus.base_spoiled),
    _case("base deleted", corpus.sheet_deleted("_ud_base")),
    _case("properties removed", corpus.properties_removed),
    _case("base and properties gone", corpus.sheet_deleted("_ud_base"), corpus.properties_removed),
)
"""What people and programs do to sheets."""

CELLS = (
    *(_case(f"date as text {style}", _all_at(style)) for style in _STYLES),
    _case("date as a serial number", _each(PERSON, "person.review_on", lambda _v, _n: 46224)),
    _case("date that can be two", _person("review_on", "01/02/2027"), asks="two_days"),
    _case("date that is none", _person("review_on", "next spring"), asks="no_date"),
    _case("zeros lost", _each(PERSON, "person.phone", lambda v, _n: int(v)), asks="leading_zeros"),
    _case(
        "digits rounded",
        _each(PERSON, "person.messenger", lambda v, _n: float(v)),
        asks="rounded_digits",
    ),
    _case(
        "full-width digits",
        _each(
            PERSON,
            "person.phone",
            lambda v, _n: v.translate({48 + n: 0xFF10 + n for n in range(10)}),
        ),
    ),
    _case(
        "traditional characters",
        _each(PERSON, "person.function_zh", _traditional),
        asks="replace_all",
    ),
    _case("mojibake", _each(PERSON, "person.function_zh", _mojibake), asks="mojibake"),
    _case("numbers as text", _each(PERSON, "person.rank", lambda v, _n: str(v))),
    _case(
        "yes and no in other words",
        _each(PERSON, "person.interpreter", lambda _v, n: "√" if n % 2 == 0 else "×"),
    ),
    _case("yes and no as values", _each(PERSON, "person.interpreter", lambda _v, n: n % 2 == 0)),
    _case("money with a decimal comma", written(ACTION, FIRST, "action.budget_cn", "80.000,50")),
    _case("money in wan", written(ACTION, FIRST, "action.budget_eu", "0.1万")),
    _case("blanks around", _person("source", "\u00a0Example register, page 1, of the city\u3000")),
    _case(
        "characters that nobody sees",
        _person("source", "Example\u200b register, page 1, of the city\ufeff"),
    ),
    _case("formula without a result", _person("source", "=A1&B1"), asks="no_value"),
    _case("formula error", _person("source", "#REF!"), asks="error_value"),
    _case(
        "word that is no choice",
        written(CITY, FIRST, "city.country", "Atlantis"),
        asks="not_in_list_at_all",
    ),
    _case(
        "word that is nearly a choice",
        written(CITY, FIRST, "city.country", "Itally"),
        asks="not_in_list",
    ),
    _case(
        "name of two records",
        written("organisation", FIRST, "organisation.city", "Springfield"),
        asks="two_records",
    ),
    _case(
        "name of no record",
        written("organisation", FIRST, "organisation.city", "Nowhere"),
        asks="no_such_record",
    ),
    _case("text beyond its limit", _person("source", "x" * 5000), asks="invalid"),
    _case(
        "column cleared",
        _each(PERSON, "person.source", lambda _v, _n: "(clear)"),
        asks="many_cleared",
    ),
    _case("column emptied", _each(PERSON, "person.source", lambda _v, _n: None)),
    _case(
        "word replaced everywhere",
        _each(PERSON, "person.source", lambda v, _n: v.replace("register", "list")),
        asks="replace_all",
    ),
    _case(
        "value copied down",
        _each(PERSON, "person.phone", lambda _v, _n: "+49 30 1234"),
        asks="fill_down",
    ),
    _case(
        "value dragged down", _each(PERSON, "person.rank", lambda _v, n: 20 + n), asks="fill_series"
    ),
    _case("row pasted over many", _one_row_over_all, asks="pasted_row"),
    _case("row marked", _person("~mark", "删除"), asks="delete_mark"),
    _case("row marked with a word of one's own", _person("~mark", "perhaps")),
    _case("row added", _person("name_en", "Example newcomer", FIRST + PEOPLE), asks="new_row"),
    _case(
        "row added twice",
        *(_person("name_en", "Example newcomer", FIRST + PEOPLE + n) for n in (0, 1)),
        asks="new_row maybe_same",
    ),
    _case("percent", _each(PERSON, "person.rank", lambda v, _n: v * 100), asks="percent"),
    _case(
        "share of a percent",
        _each(
            "organisation",
            "organisation.influence",
            lambda v, _n: float(Decimal(str(v)) / 100) if v else v,
        ),
        asks="invalid",
    ),
)
"""What happens to cells."""

RETURNED = (*SHEETS, *CELLS)
