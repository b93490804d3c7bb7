"""The search finds a record by every name it has, had, or may be typed with."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from urbandesk import i18n
from urbandesk.exchange.languages import Languages
from urbandesk.models.schema import KINDS
from urbandesk.progress import Unwatched
from urbandesk.services.change import Change
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.finding.search import SearchIndex
from urbandesk.services.handouts.exporting import What, export_workbook
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace

CITIES = [
    ("Zhongshan", "中山", "CN"),
    ("Chongqing", "重庆", "CN"),
    ("Xiamen", "厦门", "CN"),
    ("Changzhi", "长治", "CN"),
    ("Anshan", "鞍山", "CN"),
    ("Łódź", "罗兹", "PL"),
    ("Zaragoza", None, "ES"),
    (None, "常州", "CN"),
]


@pytest.fixture
def cities(workspace: Workspace) -> dict[str | None, str]:
    """Add cities; returns Chinese or English name to id."""
    return {
        zh or en: records.add(workspace, "city", {"name_en": en, "name_zh": zh, "country": country})
        for en, zh, country in CITIES
    }


@pytest.mark.parametrize(
    "typed",
    ["chongqing", "Chong", "cq", "重庆", "重慶", "Chungking", "chungki", "庆", "chong qing"],
)
def test_a_city_is_found_by_all_its_names(
    workspace: Workspace, cities: dict[str | None, str], typed: str
) -> None:
    index = SearchIndex(workspace)
    assert cities["重庆"] in (index.matching("city", typed) or ())
    (hits,) = (found for found in index.everywhere(typed) if found.kind == "city")
    assert hits.first[0].id == cities["重庆"]


def test_a_former_name_is_no_former_name_of_anything_else(
    workspace: Workspace, cities: dict[str | None, str]
) -> None:
    assert SearchIndex(workspace).matching("city", "Chungking") == {cities["重庆"]}
    assert SearchIndex(workspace).matching("city", "Peking") == set()


def test_a_name_in_other_names_is_found_by_its_pinyin(
    workspace: Workspace, cities: dict[str | None, str]
) -> None:
    records.edit(workspace, "city", cities["中山"], {"other_names": "香山\nHeungshan"})
    index = SearchIndex(workspace)
    assert index.matching("city", "xiangshan") == {cities["中山"]}
    assert index.matching("city", "heung") == {cities["中山"]}


def test_a_changed_name_is_found_by_its_new_pinyin_only(
    workspace: Workspace, cities: dict[str | None, str]
) -> None:
    index = SearchIndex(workspace)
    assert index.matching("city", "changzhi") == {cities["长治"]}
    records.edit(workspace, "city", cities["长治"], {"name_zh": "晋城", "name_en": "Jincheng"})
    assert index.matching("city", "changzhi") == set()
    assert index.matching("city", "jc") == {cities["长治"]}


def shown(workspace: Workspace) -> list[str]:
    return [
        record.label
        for record in queries.records(workspace, "city", queries.keys(workspace, ListQuery("city")))
    ]


def in_workbook(workspace: Workspace, folder: Path, languages: Languages) -> list[str]:
    """Return the ids of the cities in the order of their sheet."""
    out = folder / f"{languages}.xlsx"
    export_workbook(workspace, out, what=What.CITIES, languages=languages, progress=Unwatched())
    book = load_workbook(out)
    sheet = next(sheet for sheet in book.worksheets if sheet["A1"].value == "city.id")
    return [str(row[0]) for row in sheet.iter_rows(min_row=3, values_only=True) if row[0]]


def test_chinese_sorts_by_pinyin_on_screen_and_in_a_workbook(
    workspace: Workspace, cities: dict[str | None, str], tmp_path: Path
) -> None:
    i18n.use(i18n.CHINESE)
    expected = ["Zaragoza", "鞍山", "常州", "长治", "重庆", "罗兹", "厦门", "中山"]
    assert shown(workspace) == expected
    on_screen = queries.keys(workspace, ListQuery("city"))
    assert in_workbook(workspace, tmp_path, Languages.CHINESE) == on_screen


def test_english_sorts_by_latin_name_on_screen_and_in_a_workbook(
    workspace: Workspace, cities: dict[str | None, str], tmp_path: Path
) -> None:
    expected = [
        "Anshan",
        "常州",
        "Changzhi",
        "Chongqing",
        "Łódź",
        "Xiamen",
        "Zaragoza",
        "Zhongshan",
    ]
    assert shown(workspace) == expected
    on_screen = queries.keys(workspace, ListQuery("city"))
    assert in_workbook(workspace, tmp_path, Languages.ENGLISH) == on_screen


def test_a_web_address_is_found_however_it_is_copied(workspace: Workspace) -> None:
    key = records.add(
        workspace,
        "city",
        {"name_en": "Rome", "country": "IT", "web": "https://www.comune.roma.it"},
    )
    index = SearchIndex(workspace)
    for typed in ("comune.roma", "https://www.comune.roma.it", "http://comune.roma.it"):
        assert index.matching("city", typed) == {key}
    assert index.matching("city", "www") == set()


def test_many_records_with_one_word_are_all_found(workspace: Workspace) -> None:
    with workspace.write() as connection:
        rows = [{"name_en": f"Water board {number}"} for number in range(3000)]
        rows += [{"name_en": f"Port {number}"} for number in range(3000)]
        Change(connection, "").insert_many(KINDS["organisation"], rows)
    index = SearchIndex(workspace)
    assert len(index.matching("organisation", "water") or ()) == 3000
    assert len(index.matching("organisation", "o") or ()) == 6000
    assert len(index.matching("organisation", "ort 29") or ()) == 159


def test_what_everything_has_is_counted_to_a_thousand_only(workspace: Workspace) -> None:
    with workspace.write() as connection:
        rows = [{"name_en": f"Town {number}", "country": "FR"} for number in range(1001)]
        Change(connection, "").insert_many(KINDS["city"], rows)
    index = SearchIndex(workspace)

    (many,) = (found for found in index.everywhere("town") if found.kind == "city")
    (few,) = (found for found in index.everywhere("town 100") if found.kind == "city")

    assert (many.total, many.more) == (1000, True)
    assert (few.total, few.more) == (2, False)
