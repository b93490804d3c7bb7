"""What people type becomes the value they mean, or a sentence that says why not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from urbandesk.errors import UserError
from urbandesk.models.schema import KINDS

ACTION = KINDS["action"].columns
CITY = KINDS["city"].columns
PLAN = KINDS["plan"].columns


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-07-01", date(2026, 7, 1)),
        ("2026年7月1日", date(2026, 7, 1)),
        ("２０２６年７月１日", date(2026, 7, 1)),
        ("1.7.2026", date(2026, 7, 1)),
        ("1 Jul 2026", date(2026, 7, 1)),
        ("1 July 2026", date(2026, 7, 1)),
        ("2026/7/1", date(2026, 7, 1)),
    ],
)
def test_a_date_is_understood_as_both_countries_write_it(typed: str, meant: date) -> None:
    assert ACTION["starts"].parse(typed) == meant


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("1/7/2026", "for example 2026-07-01"),
        ("2026-02-30", "no such day"),
        ("1899-12-31", "between the years"),
        ("2201-01-01", "between the years"),
        ("soon", "for example"),
    ],
)
def test_a_date_that_may_mean_two_days_or_none_is_refused(typed: str, reason: str) -> None:
    with pytest.raises(UserError) as refused:
        ACTION["starts"].parse(typed)
    assert reason in refused.value.text()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("84000", "84000.00"),
        ("84,000", "84000.00"),
        ("84 000,50", "84000.50"),
        ("1.234.567,5", "1234567.50"),
        ("１２万", "120000.00"),
        ("1.5亿", "150000000.00"),
        ("0", "0.00"),
    ],
)
def test_a_sum_is_understood_as_both_countries_write_it(typed: str, meant: str) -> None:
    assert ACTION["budget_eu"].parse(typed) == Decimal(meant)


@pytest.mark.parametrize("typed", ["1e308", "-5", "NaN", "12,34,56", "inf", "1.005", "many"])
def test_a_sum_that_makes_no_sense_is_refused(typed: str) -> None:
    with pytest.raises(UserError):
        ACTION["budget_eu"].parse(typed)


def test_an_empty_number_stays_unknown_and_does_not_become_zero() -> None:
    assert ACTION["budget_cn"].parse("  ") is None


def test_a_choice_is_understood_by_its_title_in_either_language() -> None:
    assert CITY["country"].parse("Italy") == "IT"
    assert CITY["country"].parse("it") == "IT"


def test_control_and_direction_characters_are_stripped_and_text_is_composed() -> None:
    assert CITY["name_en"].check(" M\u0061\u0301la\u202ega\x07\u200b ") == "Málaga"


def test_a_name_that_is_too_long_is_refused_with_both_lengths() -> None:
    with pytest.raises(UserError) as refused:
        CITY["name_en"].check("x" * 301)
    assert "301" in refused.value.text()
    assert "300" in refused.value.text()


def test_markup_in_a_name_stays_as_typed() -> None:
    assert CITY["name_en"].check("<b>Rome</b> & more") == "<b>Rome</b> & more"


def test_a_web_address_gets_its_scheme_and_nonsense_is_refused() -> None:
    assert CITY["web"].check("www.comune.roma.it") == "https://www.comune.roma.it"
    with pytest.raises(UserError):
        CITY["web"].check("javascript:alert(1)://")


@given(st.text(max_size=200))
def test_the_canonical_form_of_a_text_is_stable(text: str) -> None:
    column = CITY["note"]
    once = column.check(text)
    assert column.check(once) == once
    assert column.from_stored(column.to_stored(once)) == once


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_a_sum_survives_storing_exactly(amount: Decimal) -> None:
    column = ACTION["budget_eu"]
    assert column.from_stored(column.to_stored(column.check(amount))) == amount


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31)))
def test_a_date_survives_showing_and_reading_back(day: date) -> None:
    column = ACTION["starts"]
    assert column.parse(column.show(day)) == day
