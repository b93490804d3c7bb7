"""Foreign tables: their headers are found and a column of ours is proposed for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from urbandesk.exchange.incoming import CellKind, Raw, RawCell, RawSheet
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.layout import columns_for
from urbandesk.exchange.recognising.mapping import (
    header_fingerprint,
    header_row,
    propose_mapping,
)
from urbandesk.models.field import Layer
from urbandesk.models.kind import RecordKind
from urbandesk.models.schema import ALL_KINDS, KINDS


def cell(value: Raw) -> RawCell:
    kinds: dict[type, CellKind] = {int: CellKind.NUMBER, str: CellKind.TEXT}
    return RawCell(value, kinds.get(type(value), CellKind.EMPTY))


def sheet(*rows: Sequence[Raw]) -> RawSheet:
    return RawSheet("Sheet1", [[cell(value) for value in row] for row in rows])


def proposed(kind: str, *rows: Sequence[Raw]) -> Mapping[str, str]:
    return propose_mapping(sheet(*rows), KINDS[kind])


def test_an_english_list_of_stakeholders_is_understood() -> None:
    assert proposed(
        "organisation",
        ("No.", "Institution", "City", "Type", "Website", "Favourite colour"),
        (1, "Port authority", "Ulm", "Industry", "https://example.org", "red"),
    ) == {"name_en": "B", "city": "C", "actor_type": "D", "web": "E"}


def test_a_chinese_list_of_stakeholders_is_understood() -> None:
    assert proposed(
        "organisation",
        ("序号", "单位名称", "所在城市", "单位性质", "影响力", "官网"),
        (1, "生态环境局", "烟台", "政府", 8, "https://example.org"),
    ) == {
        "name_zh": "B",
        "city": "C",
        "actor_type": "D",
        "influence": "E",
        "web": "F",
    }


def test_two_names_go_to_the_languages_that_their_headers_say() -> None:
    rows = ("中文名称", "英文名称", "Country"), ("烟台", "Yantai", "China")
    assert proposed("city", *rows) == {"name_zh": "A", "name_en": "B", "country": "C"}
    rows = ("Name (CN)", "Name (EN)", "国家"), ("烟台", "Yantai", "China")
    assert proposed("city", *rows) == {"name_zh": "A", "name_en": "B", "country": "C"}


def test_without_a_word_on_the_language_the_values_decide() -> None:
    assert proposed("city", ("City", "Country"), ("烟台", "中国"))["name_zh"] == "A"
    assert proposed("city", ("城市", "国家"), ("Ulm", "Germany"))["name_en"] == "A"


def test_sides_are_told_apart() -> None:
    found = proposed("action", ("行动", "欧方预算", "中方牵头单位"), ("治水", 5, "水务局"))
    assert found == {"title_zh": "A", "budget_eu": "B", "lead_cn": "C"}
    found = proposed("action", ("Action", "Budget (EU)", "Lead China"), ("Water", 5, "Bureau"))
    assert found == {"title_en": "A", "budget_eu": "B", "lead_cn": "C"}


def test_headers_below_a_letterhead_are_found() -> None:
    rows = (
        ("List of stakeholders of the port project", None, None),
        (None, None, None),
        ("Status: 1 July", None, None),
        ("Organisation", "City", "Remarks"),
        ("Port authority", "Ulm", "asked twice"),
        ("Chamber of crafts", "Ulm", "-"),
    )
    assert header_row(sheet(*rows)) == 4
    assert proposed("organisation", *rows) == {"name_en": "A", "city": "B"}


def test_headers_after_the_tenth_row_are_not_looked_for() -> None:
    blank: list[tuple[Raw, ...]] = [()] * 10
    assert header_row(sheet(*blank, ("Organisation", "City"))) == 0
    assert proposed("organisation", *blank, ("Organisation", "City")) == {}


def test_an_empty_sheet_has_no_headers() -> None:
    assert header_row(sheet()) == 0
    assert proposed("city") == {}
    assert len(header_fingerprint(sheet())) == 64


@pytest.mark.parametrize("languages", list(Languages))
@pytest.mark.parametrize("kind", ALL_KINDS, ids=lambda kind: kind.key)
def test_our_own_headers_are_understood_in_every_language(
    kind: RecordKind, languages: Languages
) -> None:
    columns = [c for c in columns_for(kind, languages, Layer.OWN) if c.is_value]
    values = ["中文" if c.column.language == "zh" else "words" for c in columns]
    found = propose_mapping(sheet([c.header for c in columns], values), kind)
    letters = {c.source: number for number, c in enumerate(columns)}
    wrong = {name: letter for name, letter in found.items() if letters[name] != ord(letter) - 65}
    assert wrong == {}
    assert len(found) == len(columns)


def test_no_column_is_proposed_twice() -> None:
    found = proposed("person", ("姓名", "联系人", "电话", "手机"), ("王伟", "李娜", "1", "2"))
    assert len(set(found.values())) == len(found)
    assert found["name_zh"] == "A"
    assert found["phone"] == "C"


def test_the_fingerprint_knows_a_table_of_the_same_build() -> None:
    first = sheet(("Organisation", "City"), ("Port", "Ulm"))
    again = sheet((" ORGANISATION ", "City"), ("Chamber", "Roma"), ("Port", "Ulm"))
    moved = sheet(("City", "Organisation"), ("Ulm", "Port"))
    more = sheet(("Organisation", "City", "Phone"), ("Port", "Ulm", "1"))
    assert header_fingerprint(first) == header_fingerprint(again)
    assert len({header_fingerprint(each) for each in (first, moved, more)}) == 3
