"""Names are compared across scripts and spellings; places are offered while somebody types."""

from __future__ import annotations

import statistics
import time

import pytest

from urbandesk.services.finding import names


def offered(text: str) -> list[str]:
    return [place.chinese or place.name for place in names.places(text)]


@pytest.mark.parametrize(
    "typed",
    [
        "Chongqing",
        "chongq",
        "CHONGQING",
        "cq",
        "重庆",
        "重",
        "重慶",
        "重庆市",
        "Chungking",
        "Ch'ung-ch'ing",
        "Ch’ung-ch’ing",
    ],
)
def test_a_city_is_offered_first_however_it_is_typed(typed: str) -> None:
    assert offered(typed)[0] == "重庆"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("bar", "巴塞罗那"),
        ("malag", "马拉加"),
        ("Łód", "罗兹"),
        ("lodz", "罗兹"),
        ("Cologne", "科隆"),
        ("münchen", "慕尼黑"),
        ("wien", "维也纳"),
        ("巴塞", "巴塞罗那"),
        ("Peking", "北京"),
        ("Canton", "广州"),
        ("xian", "西安"),
        ("xi'an", "西安"),
        ("homburg", "Homburg"),
    ],
)
def test_accents_scripts_and_former_names_do_not_matter(typed: str, first: str) -> None:
    assert offered(typed)[0] == first


def test_a_word_inside_a_name_is_found_after_names_that_begin_so() -> None:
    found = [place.name for place in names.places("homburg")]
    assert found[0] == "Homburg"
    assert "Bad Homburg vor der Höhe" in found


def test_two_cities_of_one_romanisation_are_both_offered_with_their_province() -> None:
    found = [(place.chinese, place.region_chinese) for place in names.places("suzhou")]
    assert found[:2] == [("苏州", "江苏省"), ("宿州", "安徽省")]


@pytest.mark.parametrize("typed", ["", " ", "b", "qqqq", "<b>", "\\", "\t", "\x1f", "|"])
def test_too_little_or_nonsense_offers_nothing(typed: str) -> None:
    assert offered(typed) == []


def test_at_most_so_many_are_offered_as_asked_for() -> None:
    assert len(names.places("san", 5)) == 5


def test_a_keystroke_is_answered_within_a_fraction_of_what_it_may_take() -> None:
    texts = ["chongqing", "saint-étienne", "巴塞罗那", "zzzz", "san sebastian", "sz"]
    names.places("warm")
    took = []
    for text in texts * 5:
        for length in range(1, len(text) + 1):
            begun = time.process_time()
            names.places(text[:length])
            took.append(time.process_time() - begun)
    assert statistics.median(took) < 0.016


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("重庆市", "重庆"),
        ("四川省", "四川"),
        ("广西壮族自治区", "广西"),
        ("沙市", "沙市"),
        ("City of London", "london"),
        ("Municipality of Chania", "chania"),
        ("Chongqing Municipality", "chongqing"),
        ("Cluj-Napoca", "clujnapoca"),
        ("Xi’an", "xian"),
        ("City", "city"),
    ],
)
def test_words_that_say_what_a_place_is_do_not_count(name: str, bare: str) -> None:
    assert names.bare(name) == bare


def test_legal_forms_of_organisations_do_not_count() -> None:
    assert names.bare("Wasser GmbH", "organisation") == "wasser"
    assert names.bare("上海水务有限公司", "organisation") == "上海水务"


@pytest.mark.parametrize(
    ("chinese", "latin"),
    [
        ("西安", "Xi'an"),
        ("长治", "Changzhi"),
        ("吕梁", "Lüliang"),
        ("廈門", "Xiamen"),
        ("Rome", ""),
    ],
)
def test_a_romanisation_is_proposed(chinese: str, latin: str) -> None:
    assert names.romanised(chinese) == latin
