"""The sample that ships is whole, sourced and marked; a broken file is found out."""

from __future__ import annotations

import copy
import re
import tomllib
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from urbandesk import paths
from urbandesk.content import library
from urbandesk.content.loading import ContentError
from urbandesk.content.sample import Sample, SampleEntry, is_example, read_sample

HAN = re.compile(r"[\u4e00-\u9fff]")

Tables = dict[str, list[dict[str, Any]]]


def shipped() -> Tables:
    """Return what the file of the sample says."""
    path = paths.resources() / "content" / "sample.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def read(raw: Tables) -> Sample:
    return read_sample(
        raw,
        themes=[theme.key for theme in library.themes()],
        questions=[asked.key for step in library.method().steps for asked in step.questions],
        indicators=[indicator.key for indicator in library.indicators()],
    )


def by_key(entries: tuple[SampleEntry, ...], key: str) -> SampleEntry:
    return next(entry for entry in entries if entry.key == key)


def test_all_25_pairs_ship_with_a_city_on_each_side_and_a_source() -> None:
    sample = library.sample()
    assert len(sample.partnerships) == 25
    cities = {city.key: city for city in sample.cities}
    for pair in sample.partnerships:
        members = [one for one in sample.members if one.values["partnership"] == pair.key]
        assert [member.values["side"] for member in members] == ["eu", "cn"], pair.key
        for member in members:
            country = cities[str(member.values["city"])].values["country"]
            assert (country == "CN") == (member.values["side"] == "cn"), pair.key
        assert str(pair.values["source"]).startswith("http"), pair.key


def test_a_city_of_several_pairs_is_there_once_and_names_the_source_of_each() -> None:
    sample = library.sample()
    sources = {pair.key: str(pair.values["source"]) for pair in sample.partnerships}
    pairs_of: dict[str, set[str]] = {}
    for member in sample.members:
        town = str(member.values["city"])
        pairs_of.setdefault(town, set()).add(str(member.values["partnership"]))
    assert set(pairs_of) == {city.key for city in sample.cities}
    for entry in sample.cities:
        for pair in pairs_of[entry.key]:
            assert sources[pair] in str(entry.values["source"]), entry.key
    assert len(pairs_of["granada"]) == 5
    assert len(pairs_of["liuzhou"]) == 3
    names = [entry.values["name_en"] for entry in sample.cities]
    assert len(set(names)) == len(names) == 38


def test_cities_and_pairs_are_named_in_both_languages() -> None:
    sample = library.sample()
    for entry in (*sample.cities, *sample.partnerships):
        assert HAN.search(str(entry.values["name_zh"])), entry.key
        assert not HAN.search(str(entry.values["name_en"])), entry.key
    for city in sample.cities:
        if city.values["country"] == "CN":
            assert city.values["region_en"], city.key
            assert HAN.search(str(city.values["region_zh"])), city.key


def test_a_pair_is_named_after_its_two_cities() -> None:
    sample = library.sample()
    cities = {city.key: city.values for city in sample.cities}
    for pair in sample.partnerships:
        eu, cn = (
            cities[str(member.values["city"])]
            for member in sample.members
            if member.values["partnership"] == pair.key
        )
        assert pair.values["name_en"] == f"{eu['name_en']} and {cn['name_en']}"
        assert pair.values["name_zh"] == f"{eu['name_zh']}与{cn['name_zh']}"


def test_the_themes_of_a_pair_are_those_that_its_page_names() -> None:
    aliases: dict[str, set[str]] = {}
    for theme in library.themes():
        for alias in theme.aliases:
            aliases.setdefault(alias, set()).add(theme.key)
    said = re.compile(r"Themes as stated: (.+)\.")
    for pair in library.sample().partnerships:
        found = said.match(str(pair.values.get("activities", "")))
        words = found.group(1).split("; ") if found else []
        expected = {key for word in words for key in aliases[word]}
        themes = pair.values.get("themes", ())
        assert isinstance(themes, tuple)
        assert set(themes) == expected, pair.key


def test_only_a_source_that_says_so_gives_a_pair_a_state() -> None:
    pairs = library.sample().partnerships
    assert by_key(pairs, "newcastle_taiyuan").values["state"] == "ended"
    assert "state" not in by_key(pairs, "rome_yantai").values
    for pair in pairs:
        facts = f"{pair.values.get('instrument', '')} {pair.values.get('activities', '')}"
        if pair.values.get("state") == "signed":
            assert "emorand" in facts or "signed" in facts, pair.key


def test_numbers_and_order_are_exact() -> None:
    sample = library.sample()
    assert by_key(sample.organisations, "rome_waste_service").values["interest"] == Decimal("6.5")
    assert [action.values["position"] for action in sample.actions] == [1, 2, 3, 4, 5, 6]
    assert [one.values["position"] for one in sample.objectives] == [1, 2, 3]


@pytest.mark.parametrize(
    ("said", "column", "marked"),
    [
        ("Example: rain gardens", "title_en", True),
        ("Rain gardens", "title_en", False),
        ("Example rain gardens", "title_en", False),
        ("示例：雨水花园", "title_zh", True),
        ("Example: rain gardens", "title_zh", False),
        ("示例：雨水花园", "title_en", False),
        ("示例:雨水花园", "title_zh", False),
        ("Example 0.1", "version", True),
        ("示例：雨季", "concerns", True),
        ("0.1", "version", False),
    ],
)
def test_a_text_is_an_example_if_it_begins_with_the_word_of_its_language(
    said: str, column: str, marked: bool
) -> None:
    assert is_example(said, column) is marked


Break = Callable[[Tables], object]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda raw: raw.update(river=[]), "sample: unknown river"),
        (lambda raw: raw.pop("plan"), "plan: there is none"),
        (lambda raw: raw["city"].insert(0, "Rome"), "city 1: not a table"),
        (lambda raw: raw["city"][2].pop("source"), "city 3: no source"),
        (lambda raw: raw["city"][0].update(mayor="x"), "city 1: unknown mayor"),
        (lambda raw: raw["city"][0].update(name_zh=" "), "city 1: no name_zh"),
        (lambda raw: raw["city"][0].update(name_en=" Rome"), "city 1, name_en: has outer blanks"),
        (lambda raw: raw["city"][1].update(key="rome"), "city 2, key: “rome” is there twice"),
        (lambda raw: raw["city"][0].update(key="Rom"), "city 1, key: must be of small"),
        (lambda raw: raw["partnership"][0].update(cn="oz"), "“rome_yantai”, cn: no city “oz”"),
        (lambda raw: raw["partnership"][0].update(themes=["x"]), "themes: no theme “x”"),
        (lambda raw: raw["partnership"][0].update(themes=[]), "themes: is empty"),
        (lambda raw: raw["partnership"][0].update(themes="water"), "themes: must be a list"),
        (lambda raw: raw["organisation"][0].update(influence="8"), "influence: must be a number"),
        (lambda raw: raw["organisation"][0].update(interest=True), "interest: must be a number"),
        (lambda raw: raw["organisation"][0].update(position="supports"), "unknown position"),
        (lambda raw: raw["organisation"][1].update(name_en="Water"), "name_en: does not begin"),
        (lambda raw: raw["organisation"][1].update(concerns="Costs"), "concerns: does not begin"),
        (lambda raw: raw["plan"][0].update(version="1.0"), "plan 1, version: does not begin"),
        (lambda raw: raw["plan"][0].update(starts="2027-01-01"), "plan 1, starts: must be a day"),
        (lambda raw: raw["answer"][0].update(question="frame.why"), "no question “frame.why”"),
        (lambda raw: raw["answer"][0].update(text_zh="雨水"), "answer 1, text_zh: does not begin"),
        (lambda raw: raw["action"][0].update(title_en_status="good"), "title_en_status: is none"),
        (lambda raw: raw["action"][0].pop("title_zh"), "title_zh_status: there is no such text"),
        (lambda raw: raw["action"][0].update(lead_eu="mayor"), "lead_eu: no organisation “mayor”"),
        (lambda raw: raw["action"][0].update(scheme_eu="life"), "action 1: unknown scheme_eu"),
    ],
)
def test_a_broken_file_is_refused_with_the_place(spoil: Break, said: str) -> None:
    raw = copy.deepcopy(shipped())
    spoil(raw)
    with pytest.raises(ContentError, match=re.escape(said)):
        read(raw)


def test_the_file_as_it_ships_is_read() -> None:
    assert read(shipped()) == library.sample()
