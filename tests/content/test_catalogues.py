"""The catalogues that ship are whole, bilingual and sourced; a broken file is found out."""

from __future__ import annotations

import copy
import re
import tomllib
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from urbandesk import paths
from urbandesk.content import catalogues
from urbandesk.content.catalogues import (
    IndicatorEntry,
    Theme,
    read_funding,
    read_indicators,
    read_themes,
)
from urbandesk.content.loading import ContentError
from urbandesk.models.records import catalogue as kinds
from urbandesk.models.records.catalogue import FUNDING_SCHEME

HAN = re.compile(r"[\u4e00-\u9fff]")


def shipped(name: str) -> dict[str, Any]:
    """Return what a file of the content says."""
    text = (paths.resources() / "content" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def test_every_theme_and_indicator_is_named_in_both_languages_with_a_source() -> None:
    themes, indicators = read_themes(shipped("themes")), read_indicators(shipped("indicators"))
    assert len(indicators) >= 30
    entries: list[Theme | IndicatorEntry] = [*themes, *indicators]
    for entry in entries:
        assert HAN.search(entry.name.zh), entry.key
        assert not HAN.search(entry.name.en), entry.key
        assert entry.source, entry.key
    for indicator in indicators:
        assert HAN.search(indicator.definition.zh), indicator.key
        assert indicator.unit.en
        assert indicator.unit.zh


@pytest.mark.parametrize(
    "topic",
    [
        "urban planning",
        "environment",
        "health",
        "water",
        "transport",
        "ICT",
        "resilience",
        "energy",
        "circular economy",
        "housing",
        "regeneration",
        "skills",
        "heritage",
        "SMEs",
        "governance",
        "agriculture",
    ],
)
def test_the_topics_of_urban_cooperation_are_covered(topic: str) -> None:
    names = [theme.name.en.casefold() for theme in read_themes(shipped("themes"))]
    assert any(topic.casefold() in name for name in names)


def test_a_phrase_about_two_themes_stands_at_both() -> None:
    themes = read_themes(shipped("themes"))
    found = {theme.key for theme in themes if "water, waste and sanitation" in theme.aliases}
    assert found == {"water", "waste_circular"}


def test_all_57_schemes_ship_with_source_check_and_both_names() -> None:
    schemes = read_funding(shipped("funding"))
    assert len(schemes) == 57
    for scheme in schemes:
        assert str(scheme.values["source"]).startswith("http"), scheme.key
        assert scheme.values["last_checked"], scheme.key
        assert scheme.values["verification"], scheme.key
        assert HAN.search(str(scheme.values["name_zh"])), scheme.key
        assert not HAN.search(str(scheme.values["name_en"])), scheme.key


def test_a_scheme_was_last_checked_in_the_year_of_its_status_where_one_is_known() -> None:
    for scheme in read_funding(shipped("funding")):
        year = scheme.values["status_year"]
        assert not year or scheme.values["last_checked"] == year, scheme.key


def test_a_scheme_says_what_its_record_has_columns_for() -> None:
    for scheme in read_funding(shipped("funding")):
        assert set(scheme.values) == set(FUNDING_SCHEME.columns)
        FUNDING_SCHEME.check(scheme.values)
    states = tuple(choice.code for choice in kinds.SCHEME_STATES)
    assert states == catalogues.SCHEME_STATES
    names = tuple(choice.code for choice in kinds.NAME_STATES)
    assert names == catalogues.NAME_STATES


Break = Callable[[list[dict[str, Any]]], object]


@pytest.mark.parametrize(
    ("name", "spoil", "said"),
    [
        ("themes", lambda rows: rows[2].pop("source"), "theme 3: missing or unknown: source"),
        ("themes", lambda rows: rows[0].update(colour="red"), "theme 1.*colour"),
        ("themes", lambda rows: rows[1].update(key=rows[0]["key"]), "theme 2, key.*twice"),
        ("themes", lambda rows: rows[0].update(key="Städte"), "theme 1, key"),
        ("themes", lambda rows: rows[0]["name"].pop("zh"), "theme 1, name: must have en and zh"),
        ("themes", lambda rows: rows[0]["aliases"].append(5), "theme 1, aliases"),
        ("themes", lambda rows: rows[0]["aliases"].extend(["a", "a"]), "theme 1, aliases.*twice"),
        ("themes", lambda rows: rows.clear(), "theme"),
        ("indicators", lambda rows: rows[0]["unit"].update(en=""), "indicator 1, unit, en.*empty"),
        ("indicators", lambda rows: rows[0].update(source=" x"), "indicator 1, source.*blanks"),
        ("indicators", lambda rows: rows.insert(0, "text"), "indicator 1: is no table"),
        ("funding", lambda rows: rows[4].update(state="dead"), "scheme 5, state.*dead"),
        ("funding", lambda rows: rows[4].update(sides=["us"]), "scheme 5, sides.*us"),
        ("funding", lambda rows: rows[4].update(sides=[]), "scheme 5, sides: names no side"),
        ("funding", lambda rows: rows[4].update(last_checked=""), "scheme 5, last_checked"),
        ("funding", lambda rows: rows[4].update(name_state=""), "scheme 5, name_state"),
    ],
)
def test_a_broken_file_is_refused_with_the_place(name: str, spoil: Break, said: str) -> None:
    readers: Mapping[str, tuple[str, Callable[[Mapping[str, object]], object]]] = {
        "themes": ("theme", read_themes),
        "indicators": ("indicator", read_indicators),
        "funding": ("scheme", read_funding),
    }
    table, read = readers[name]
    raw = copy.deepcopy(shipped(name))
    spoil(raw[table])
    with pytest.raises(ContentError, match=said):
        read(raw)
