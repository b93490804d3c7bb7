"""What a cell says: the forms in which people and programs write the same value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import pytest

from tests.exchange.merge.making import cell, key
from urbandesk.exchange.incoming import CellKind, RawCell
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.lists import choice_labels
from urbandesk.exchange.merge.canonical import EMPTY, CellReader, Known, Outcome, Unreadable
from urbandesk.exchange.merge.names import RecordNames
from urbandesk.exchange.merge.shared_names import likely
from urbandesk.exchange.merge.values import Cells
from urbandesk.models.field import Stored
from urbandesk.models.schema import KINDS

CITIES: Mapping[str, Mapping[str, Cells]] = {
    "city": {
        key(1): {"name_en": "Rome", "name_zh": "罗马"},
        key(2): {"name_en": "Springfield", "name_zh": "春田"},
        key(3): {"name_en": "Springfield", "name_zh": None},
    },
    "theme": {
        key(11): {"name_en": "Water, sanitation", "name_zh": "水务"},
        key(12): {"name_en": "Energy", "name_zh": "能源"},
    },
}
NAMES = RecordNames(KINDS, CITIES)


def said(kind: str, column: str, raw: RawCell, base: Stored = None) -> Outcome:
    return CellReader(KINDS[kind].columns[column], NAMES).read(raw, base)


def value(kind: str, column: str, raw: object, base: Stored = None) -> Stored:
    outcome = said(kind, column, raw if isinstance(raw, RawCell) else cell(raw), base)
    assert isinstance(outcome, Known), outcome
    return outcome.stored


def why(kind: str, column: str, raw: object, base: Stored = None) -> str:
    outcome = said(kind, column, raw if isinstance(raw, RawCell) else cell(raw), base)
    assert isinstance(outcome, Unreadable), outcome
    return outcome.reason.name


@pytest.mark.parametrize(
    "written",
    [
        *("2026-07-21", "21 Jul 2026", "21/07/2026", "2026年7月21日", "2026.7.21", "2026/7/21"),
        *(
            "21.7.2026",
            "July 21, 2026",
            "２０２６年７月２１日",
            "民国115年7月21日",
            "2026-07-21 00:00:00",
        ),
        *(date(2026, 7, 21), datetime(2026, 7, 21), 46224),  # noqa: DTZ001
    ],
)
def test_a_day_is_read_in_every_style_and_as_a_serial_number(written: object) -> None:
    assert value("plan", "starts", written) == "2026-07-21"


def test_a_day_that_two_countries_read_differently_is_asked_unless_it_is_what_stood_there() -> None:
    assert why("plan", "starts", "01/07/2026") == "two_days"
    assert value("plan", "starts", "01/07/2026", "2026-07-01") == "2026-07-01"
    assert value("plan", "starts", "01/07/2026", "2026-01-07") == "2026-01-07"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("1/7/26", "short_year"),
        ("26年7月1日", "short_year"),
        ("soon", "no_date"),
        (2026, "no_date"),
        ("30/02/2026", "no_date"),
        (date(2900, 1, 1), "invalid"),
    ],
)
def test_what_is_no_certain_day_is_not_guessed(written: object, name: str) -> None:
    assert why("plan", "starts", written) == name


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (84000, 8_400_000),
        ("84,000", 8_400_000),
        ("84.000,50", 8_400_050),
        ("84 000,5", 8_400_050),
        ("８４０００", 8_400_000),
        ("8.4万", 8_400_000),
        ("1.2亿", 12_000_000_000),
        ("€ 84,000", 8_400_000),
        ("84000元", 8_400_000),
        ("(84,000)", None),
        (0.1 + 0.2, 30),
    ],
)
def test_a_sum_is_read_with_any_separators(written: object, expected: int | None) -> None:
    if expected is None:
        assert why("action", "budget_eu", written) == "invalid"
    else:
        assert value("action", "budget_eu", written) == expected


def test_a_number_that_can_be_two_is_asked_unless_one_of_them_stood_there() -> None:
    assert why("figure", "value", "1,234") == "two_numbers"
    assert value("figure", "value", "1,234", 12_340) == 12_340
    assert value("figure", "value", "1,234", 12_340_000) == 12_340_000
    assert value("figure", "year", "2,026") == 2026
    assert why("figure", "value", "85%") == "two_numbers"
    assert value("figure", "value", "85%", 8_500) == 8_500


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (float("nan"), "no_number"),
        (float("inf"), "no_number"),
        (1e308, "too_many_digits"),
        (True, "no_number"),
        (date(2026, 5, 1), "no_number"),
        ("about 5", "no_number"),
        (123456789012345678, "too_many_digits"),
        ("99999999999999999999", "invalid"),
    ],
)
def test_what_is_no_number_is_not_guessed(written: object, name: str) -> None:
    outcome = why("figure", "value", written)
    assert outcome == name or (name == "no_number" and outcome == "too_many_digits")


@pytest.mark.parametrize(
    "written", ["IT", "it", "Italy", "意大利", " italy ", "ＩＴＡＬＹ", "Italy 意大利"]
)
def test_a_choice_is_read_by_code_or_label_of_either_language(written: str) -> None:
    assert value("city", "country", written) == "IT"


def test_an_unknown_choice_is_refused_with_a_suggestion_and_never_mapped() -> None:
    outcome = said("city", "country", cell("Itally"))
    assert isinstance(outcome, Unreadable)
    assert outcome.reason.details["suggestion"] == "italy"


@pytest.mark.parametrize(
    "written", [True, "yes", "是", "yes 是", "√", "TRUE", 1, RawCell(None, formula="=TRUE()")]
)
def test_yes_is_read_in_every_form(written: object) -> None:
    assert value("person", "interpreter", written) == 1


@pytest.mark.parametrize(
    "written", [False, "No", "否", "no 否", "×", 0, RawCell(None, formula="FALSE()")]
)
def test_no_is_read_in_every_form(written: object) -> None:
    assert value("person", "interpreter", written) == 0


@pytest.mark.parametrize("written", ["Rome", "罗马", "Rome 罗马", "罗马 Rome", "rome", key(1)])
def test_a_reference_is_read_by_id_or_label_of_either_language(written: str) -> None:
    assert value("organisation", "city", written) == key(1)


def test_a_name_of_two_records_is_asked_unless_one_of_them_stood_there() -> None:
    assert why("organisation", "city", "Springfield") == "two_records"
    assert value("organisation", "city", "Springfield", key(3)) == key(3)
    assert value("organisation", "city", f"Springfield #{key(2)[:8]}") == key(2)
    assert why("organisation", "city", "Atlantis") == "no_such_record"


@pytest.mark.parametrize(
    "written", ["Energy; Water, sanitation", "水务；能源", "水务、能源", "能源\n水务"]
)
def test_several_values_are_a_set_whatever_separates_them(written: str) -> None:
    assert value("partnership", "themes", written) == f"{key(11)}\n{key(12)}"


def test_names_that_records_share_mean_in_a_set_those_that_stood_there() -> None:
    assert likely(frozenset("abc"), ["ab", "abc", "ab"]) == {"a", "b", "c"}
    assert likely(frozenset("ab"), ["ab"]) is None
    assert likely(frozenset("ab"), ["ab", "ab", "ab"]) is None
    assert likely(frozenset("abc"), ["a", "ab"]) == {"a", "b"}
    assert likely(frozenset(), []) == set()


@pytest.mark.parametrize(
    "word", ["(clear)", " ( CLEAR )".replace("( ", "(").replace(" )", ")"), "（清空）", "(清空)"]
)
def test_the_word_that_clears_empties_a_field_and_an_empty_cell_changes_nothing(word: str) -> None:
    assert value("city", "source", word, "GeoNames") is None
    assert said("city", "source", RawCell(), "GeoNames") is EMPTY
    assert said("city", "source", cell("\u3000 "), "GeoNames") is EMPTY


def test_a_required_field_cannot_be_cleared() -> None:
    assert why("city", "country", "(clear)", "IT") == "invalid"


@pytest.mark.parametrize(
    "came",
    [
        *(
            "Rome ",
            "\u00a0Rome",
            "\u3000Rome",
            "Ro\u200bme",
            "\ufeffRome",
            "Rome_x000D_",
            "\u202aRome\u202c",
        ),
    ],
)
def test_a_text_that_programs_changed_in_unseen_ways_is_the_same(came: str) -> None:
    assert value("city", "name_en", came, "Rome") == "Rome"


def test_returns_and_escapes_and_unicode_forms_are_the_same() -> None:
    assert value("city", "note", "a_x000D_\nb", "a\nb") == "a\nb"
    assert value("city", "note", "a\r\nb", "a\nb") == "a\nb"
    assert value("city", "note", "_x005F_x0041_", "_x0041_") == "_x0041_"
    assert value("city", "name_en", "Caf\u0065\u0301", "Café") == "Café"


def test_full_width_is_the_same_in_codes_and_an_edit_in_prose() -> None:
    assert value("person", "phone", "＋８６ １０", "+86 10") == "+86 10"
    assert value("city", "summary_zh", "水，电", "水,电") == "水，电"


@pytest.mark.parametrize("raw", [RawCell("#REF!", CellKind.ERROR), cell("#N/A"), cell("########")])
def test_an_error_is_never_a_value(raw: RawCell) -> None:
    assert why("city", "name_en", raw, "Rome") == "error_value"


def test_a_formula_counts_by_its_result_and_without_one_is_not_understood() -> None:
    assert value("city", "name_en", RawCell("Rome", CellKind.TEXT, "=A1"), "Roma") == "Rome"
    assert why("city", "name_en", RawCell(None, CellKind.EMPTY, "=A1&B1")) == "no_value"


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    assert value("city", "source", '=HYPERLINK("http://x")') == '=HYPERLINK("http://x")'


def test_a_text_that_is_too_long_is_refused_and_not_cut() -> None:
    assert why("city", "source", "x" * 501) == "invalid"


@pytest.mark.parametrize("languages", list(Languages))
def test_what_a_workbook_offers_for_yes_and_no_is_understood_in_each_of_its_languages(
    languages: Languages,
) -> None:
    offered = choice_labels(KINDS["person"].columns["interpreter"], languages)
    assert {code: value("person", "interpreter", said) for code, said in offered.items()} == {
        "1": 1,
        "0": 0,
    }
