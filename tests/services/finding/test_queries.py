"""Lists are sorted, filtered and searched as people of both languages expect."""

from __future__ import annotations

import pytest

from urbandesk import i18n
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.finding.search import SearchIndex
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace

CITIES = [
    ("Málaga", "马拉加", "ES"),
    ("Yantai", "烟台", "CN"),
    ("Bologna", "博洛尼亚", "IT"),
    ("Chongqing", "重庆", "CN"),
    ("Łódź", None, "PL"),
]


@pytest.fixture
def cities(workspace: Workspace) -> dict[str, str]:
    """Add five cities; returns English name to id."""
    return {
        en: records.add(workspace, "city", {"name_en": en, "name_zh": zh, "country": country})
        for en, zh, country in CITIES
    }


def shown(workspace: Workspace, query: ListQuery) -> list[object]:
    found = queries.records(workspace, "city", queries.keys(workspace, query))
    return [record.values["name_en"] for record in found]


def test_an_english_list_sorts_by_latin_name(workspace: Workspace, cities: dict[str, str]) -> None:
    expected = ["Bologna", "Chongqing", "Łódź", "Málaga", "Yantai"]
    assert shown(workspace, ListQuery("city")) == expected


def test_a_chinese_list_sorts_by_pinyin(workspace: Workspace, cities: dict[str, str]) -> None:
    i18n.use(i18n.CHINESE)
    assert shown(workspace, ListQuery("city")) == [
        "Łódź",
        "Bologna",
        "Chongqing",
        "Málaga",
        "Yantai",
    ]


def test_unknown_values_come_last_in_either_direction(
    workspace: Workspace, cities: dict[str, str]
) -> None:
    records.edit(workspace, "city", cities["Yantai"], {"level": "prefecture"})
    records.edit(workspace, "city", cities["Bologna"], {"level": "metropolitan"})
    assert shown(workspace, ListQuery("city", sort="level"))[:2] == ["Bologna", "Yantai"]
    down = shown(workspace, ListQuery("city", sort="level", descending=True))
    assert down[:2] == ["Yantai", "Bologna"]


def test_a_filter_keeps_what_matches_and_counts_follow_the_other_filters(
    workspace: Workspace, cities: dict[str, str]
) -> None:
    chinese = {"country": ("CN",)}
    assert shown(workspace, ListQuery("city", chinese)) == ["Chongqing", "Yantai"]
    found = queries.counts(workspace, "city", "country", chinese)
    assert found == {"ES": 1, "CN": 2, "IT": 1, "PL": 1}


@pytest.mark.parametrize(
    ("typed", "name"),
    [("malaga", "Málaga"), ("烟", "Yantai"), ("CHONG", "Chongqing"), ("庆", "Chongqing")],
)
def test_search_finds_any_part_of_a_name_in_either_script(
    workspace: Workspace, cities: dict[str, str], typed: str, name: str
) -> None:
    assert SearchIndex(workspace).matching("city", typed) == {cities[name]}


def test_search_keeps_in_step_with_what_is_typed_elsewhere(
    workspace: Workspace, cities: dict[str, str]
) -> None:
    index = SearchIndex(workspace)
    assert index.matching("city", "harbour") == set()
    records.edit(workspace, "city", cities["Yantai"], {"note": "Harbour visit"})
    assert index.matching("city", "harbour visit") == {cities["Yantai"]}
    records.remove(workspace, "city", [cities["Yantai"]])
    assert index.matching("city", "harbour") == set()


def test_search_over_everything_puts_names_that_begin_so_first(
    workspace: Workspace, cities: dict[str, str]
) -> None:
    records.edit(workspace, "city", cities["Bologna"], {"note": "Visited Yantai"})
    hits = SearchIndex(workspace).everywhere("yantai")
    assert [hit.kind for hit in hits] == ["city"]
    assert [record.label for record in hits[0].first] == ["Yantai", "Bologna"]


def test_a_reference_is_shown_by_the_name_of_what_it_points_at(
    workspace: Workspace, cities: dict[str, str]
) -> None:
    key = records.add(workspace, "organisation", {"name_en": "Port", "city": cities["Yantai"]})
    record = queries.record(workspace, "organisation", key)
    assert record.text("city") == "Yantai"
    i18n.use(i18n.CHINESE)
    assert queries.record(workspace, "organisation", key).text("city") == "烟台"


def test_several_references_are_listed_as_the_language_lists(
    workspace: Workspace, cities: dict[str, str]
) -> None:
    themes = [
        records.add(workspace, "theme", {"name_en": en, "name_zh": zh})
        for en, zh in (("Water", "水"), ("Energy", "能源"))
    ]
    key = records.add(
        workspace, "partnership", {"name_en": "Rome and Yantai", "themes": tuple(themes)}
    )
    assert set(queries.record(workspace, "partnership", key).text("themes").split(", ")) == {
        "Water",
        "Energy",
    }
    i18n.use(i18n.CHINESE)
    said = queries.record(workspace, "partnership", key).text("themes")
    assert set(said.split("、")) == {"水", "能源"}
