"""What a figure lacks, and which two figures may stand side by side."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from urbandesk import i18n
from urbandesk.models.field import Value
from urbandesk.planning.figures import (
    Reading,
    comparable,
    is_answer,
    is_old,
    lacks,
    reading,
    unit_words,
    with_unit,
)

WHOLE = Reading(Decimal(7_102_116), "", "persons", 2020, "administrative", "Census 2020")


def test_a_figure_with_year_area_and_source_lacks_nothing() -> None:
    assert lacks(WHOLE) == ()


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({"value": None}, ("value",)),
        ({"area_type": ""}, ("area_type",)),
        ({"year": None, "source": ""}, ("year", "source")),
    ],
)
def test_what_is_empty_is_named(changed: dict[str, object], missing: tuple[str, ...]) -> None:
    assert lacks(replace(WHOLE, **changed)) == missing  # type: ignore[arg-type]


@pytest.mark.parametrize("state", ["not_disclosed", "not_applicable"])
def test_an_answer_in_place_of_a_number_lacks_nothing(state: str) -> None:
    answer = Reading(state=state)
    assert is_answer(answer)
    assert lacks(answer) == ()


def test_zero_is_a_number_and_no_gap() -> None:
    assert lacks(replace(WHOLE, value=Decimal(0))) == ()


def test_a_number_counts_even_if_it_was_once_not_disclosed() -> None:
    assert not is_answer(replace(WHOLE, state="not_disclosed"))


def test_a_figure_is_old_by_its_year_and_one_without_a_year_is_not() -> None:
    assert is_old(WHOLE, 2021)
    assert not is_old(WHOLE, 2020)
    assert not is_old(replace(WHOLE, year=None), 2021)


def test_figures_of_the_same_area_and_unit_may_stand_side_by_side() -> None:
    assert comparable(WHOLE, replace(WHOLE, value=Decimal(1), year=2019)) is None


def test_unlike_areas_are_told_with_both_cities_in_either_language() -> None:
    unlike = comparable(replace(WHOLE, area_type="city_proper"), WHOLE)
    assert unlike is not None
    assert unlike.text("Rome", "Yantai") == (
        "Rome counts the city proper, Yantai the whole administrative area: not comparable."
    )
    with i18n.speaking(i18n.CHINESE):
        assert "罗马" in unlike.text("罗马", "烟台")


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ("", "administrative", "It is not said which area Rome counts."),
        ("administrative", "", "It is not said which area Yantai counts."),
        ("", "", "It is not said which area Rome and Yantai count."),
    ],
)
def test_an_area_that_is_not_said_is_told(first: str, second: str, sentence: str) -> None:
    unlike = comparable(replace(WHOLE, area_type=first), replace(WHOLE, area_type=second))
    assert unlike is not None
    assert unlike.text("Rome", "Yantai") == sentence


def test_unlike_units_are_told() -> None:
    unlike = comparable(WHOLE, replace(WHOLE, unit="10,000 persons"))
    assert unlike is not None
    assert unlike.text("Rome", "Yantai") == "Rome counts in persons, Yantai in 10,000 persons."


def test_units_that_differ_in_capitals_alone_are_the_same() -> None:
    assert comparable(WHOLE, replace(WHOLE, unit="Persons")) is None


def test_a_unit_of_the_catalogue_is_the_same_in_both_languages() -> None:
    assert comparable(WHOLE, replace(WHOLE, unit="人")) is None


def test_a_unit_is_said_in_the_language_in_force_and_an_unknown_one_as_typed() -> None:
    with i18n.speaking(i18n.CHINESE):
        assert [unit_words(unit) for unit in ("persons", "人", "bicycles")] == [
            "人",
            "人",
            "bicycles",
        ]
    assert unit_words("人") == "persons"


@pytest.mark.parametrize(
    ("value", "unit", "english", "chinese"),
    [
        ("45", "%", "45 %", "45%"),
        ("2,800,000", "persons", "2,800,000 persons", "2,800,000 人"),
        ("3", "", "3", "3"),
    ],
)
def test_a_number_stands_beside_its_unit_as_the_language_writes_it(
    value: str, unit: str, english: str, chinese: str
) -> None:
    assert with_unit(value, unit) == english
    with i18n.speaking(i18n.CHINESE):
        assert with_unit(value, unit) == chinese


@pytest.mark.parametrize("state", ["", "not_disclosed"])
def test_what_has_no_number_is_not_compared(state: str) -> None:
    assert comparable(WHOLE, Reading(state=state, area_type="city_proper")) is None


def test_a_reading_is_taken_from_the_values_of_a_record() -> None:
    values: dict[str, Value] = {
        "value": Decimal(3),
        "unit": "%",
        "year": 2021,
        "area_type": None,
        "source": "x",
    }
    assert reading(values) == Reading(Decimal(3), "", "%", 2021, "", "x")
