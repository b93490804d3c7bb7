"""Which columns and sheets a workbook has, by language and layer."""

from __future__ import annotations

import pytest

from urbandesk.exchange.languages import Languages
from urbandesk.exchange.layout import columns_for, safe_sheet_name, sheet_name, worth_a_sheet
from urbandesk.exchange.styles import ISO_DATE, number_format
from urbandesk.exchange.widths import column_width, text_lines, text_width
from urbandesk.models.field import Layer
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.action import ACTION
from urbandesk.models.records.city import CITY
from urbandesk.models.records.figure import FIGURE
from urbandesk.models.records.plan import PLAN_TEXT
from urbandesk.models.records.plan_tables import PLAN_INDICATOR
from urbandesk.models.schema import ALL_KINDS


def keys(languages: Languages, layer: Layer = Layer.BOTH) -> list[str]:
    return [column.key for column in columns_for(CITY, languages, layer)]


def test_english_and_chinese_workbooks_carry_only_their_own_texts() -> None:
    assert "city.name_en" in keys(Languages.ENGLISH)
    assert "city.name_zh" not in keys(Languages.ENGLISH)
    assert "city.name_zh" in keys(Languages.CHINESE)
    assert "city.name_en" not in keys(Languages.CHINESE)


def test_a_workbook_in_both_languages_pairs_the_columns() -> None:
    both = keys(Languages.BOTH)
    assert both.index("city.name_zh") == both.index("city.name_en") + 1
    assert both.count("city.country") == 1


def test_own_fields_leave_only_in_a_workbook_for_the_own_side() -> None:
    assert "city.note" in keys(Languages.ENGLISH, Layer.OWN)
    assert "city.note" not in keys(Languages.ENGLISH, Layer.BOTH)
    assert "city.note" not in keys(Languages.ENGLISH, Layer.PUBLIC)


def test_records_whose_name_may_not_leave_have_no_sheet() -> None:
    assert worth_a_sheet(columns_for(ACTION, Languages.ENGLISH, Layer.BOTH))
    assert not worth_a_sheet(columns_for(ACTION, Languages.ENGLISH, Layer.PUBLIC))


def test_the_first_column_is_the_hidden_key_and_derived_columns_are_marked() -> None:
    columns = columns_for(PLAN_TEXT, Languages.ENGLISH, Layer.BOTH)
    assert columns[0].hidden
    assert columns[0].key == "plan_text.id"
    question = next(c for c in columns if c.key == "plan_text.question")
    words = next(c for c in columns if c.derived)
    assert question.hidden
    assert (words.key, words.header, words.hidden) == (
        "~plan_text.question_text",
        "Question",
        False,
    )


def test_a_currency_column_stands_beside_each_sum() -> None:
    found = [c.key for c in columns_for(ACTION, Languages.ENGLISH, Layer.BOTH)]
    assert found[found.index("action.budget_cn") + 1] == "~action.currency_cn"


@pytest.mark.parametrize("languages", list(Languages))
def test_no_table_has_a_header_twice_and_sheet_names_are_distinct(languages: Languages) -> None:
    names = [sheet_name(kind, languages) for kind in ALL_KINDS]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 31
    for kind in ALL_KINDS:
        headers = [c.header.casefold() for c in columns_for(kind, languages, Layer.OWN)]
        assert len(set(headers)) == len(headers)


def test_sheet_names_lose_what_programs_refuse() -> None:
    assert safe_sheet_name("A/B: [what]? " + "x" * 40) == "A B   what   xxxxxxxxxxxxxxxxxx"


def test_a_chinese_character_is_as_wide_as_two_letters() -> None:
    assert text_width("烟台 AB") == 7
    assert text_width("one\nthree") == 5


def test_widths_fit_their_texts_within_bounds() -> None:
    name = next(c for c in columns_for(CITY, Languages.ENGLISH, Layer.BOTH) if c.label)
    assert column_width(name, ["Rome"]) < column_width(name, ["Schwäbisch Gmünd"])
    assert column_width(name, ["x" * 300]) == column_width(name, ["x" * 900]) <= 60
    assert text_lines("word " * 40, 40) > 4


@pytest.mark.parametrize(
    ("kind", "name", "written"),
    [(FIGURE, "year", "0"), (PLAN_INDICATOR, "goal_year", "0"), (ACTION, "position", "#,##0")],
)
def test_years_have_no_thousands_and_other_counts_have(
    kind: RecordKind, name: str, written: str
) -> None:
    assert number_format(kind.columns[name].field, ISO_DATE) == written
