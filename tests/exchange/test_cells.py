"""Values become cells: text stays text, numbers and days are real, nothing gets lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import from_excel

from urbandesk.errors import UserError
from urbandesk.exchange.cells import filler, safe_text, serial_day
from urbandesk.exchange.styles import value
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Field, Kind, Stored

SHEET = Workbook().create_sheet("Test")


def cell_for(
    field: Field, stored: Stored, labels: dict[str, str] | None = None
) -> tuple[object, str]:
    """Return value and type of the cell for a stored value."""
    look = value(FieldColumn(field, field.key), chinese=False, derived=False)
    cell = filler(SHEET, field, look, labels or {})(stored)
    return cell.value, cell.data_type


@pytest.mark.parametrize("text", ["=1+1", "+86 535", "-2", "@name", "\t=1", "＝1", "007", "#N/A"])
def test_text_that_looks_like_something_else_stays_text(text: str) -> None:
    assert cell_for(Field("a", "A"), text) == (text, "s")


def test_a_literal_that_programs_would_decode_is_escaped() -> None:
    assert safe_text("a_x0041_b") == "a_x005F_x0041_b"
    assert safe_text("_x12_ and x_y") == "_x12_ and x_y"


def test_control_characters_are_escaped_and_line_breaks_stay() -> None:
    assert safe_text("a\x07b\r\nc\td") == "a_x0007_b_x000D_\nc\td"


def test_a_text_longer_than_a_cell_is_refused_with_its_beginning() -> None:
    with pytest.raises(UserError, match="Very long"):
        safe_text("Very long " * 4000)
    with pytest.raises(UserError):
        safe_text("🌍" * 20_000)
    assert safe_text("中" * 32_767)


def test_sums_are_exact_to_the_cent() -> None:
    money = Field("a", "A", Kind.MONEY, decimals=2)
    shown, kind = cell_for(money, 8_000_050)
    assert (str(shown), kind) == ("80000.50", "n")


def test_a_number_of_more_than_15_digits_becomes_text_rather_than_another_number() -> None:
    assert cell_for(Field("a", "A", Kind.COUNT), 10**15) == ("1000000000000000", "s")
    assert cell_for(Field("a", "A", Kind.COUNT), 10**15 - 1) == (10**15 - 1, "n")


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_day_is_read_back_as_the_same_day(day: date) -> None:
    assert from_excel(serial_day(day)).date() == day


def test_unknown_is_an_empty_cell_and_never_zero() -> None:
    for kind in Kind:
        assert cell_for(Field("a", "A", kind), None)[0] is None


def test_codes_show_their_labels_and_sets_are_joined() -> None:
    labels = {"a": "=First", "b": "Second"}
    assert cell_for(Field("x", "X", Kind.CHOICE), "a", labels) == ("=First", "s")
    assert cell_for(Field("x", "X", Kind.CHOICES), "a\nb\nc", labels) == ("=First; Second; c", "s")


def test_a_file_of_odd_texts_holds_no_formula(tmp_path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("S")
    look = value(FieldColumn(Field("a", "A"), "a"), chinese=False, derived=False)
    fill = filler(sheet, Field("a", "A"), look, {})
    for text in ("=1+1", "{=1}", "@x"):
        sheet.append([fill(text)])
    book.save(tmp_path / "a.xlsx")
    with ZipFile(tmp_path / "a.xlsx") as archive:
        assert b"<f" not in archive.read("xl/worksheets/sheet1.xml")
