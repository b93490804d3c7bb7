"""What another workspace keeps is read as exactly that, or refused; nothing is guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.merge.any_records import texts, value_of
from urbandesk.exchange.incoming import CellKind, Raw, RawCell
from urbandesk.exchange.merge.canonical import CellReader, Known, Unreadable
from urbandesk.exchange.merge.names import RecordNames
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Stored
from urbandesk.models.schema import KINDS

NOBODY = RecordNames({}, {})
COLUMNS = [column for kind in KINDS.values() for column in kind.columns.values()]


@st.composite
def kept(draw: st.DrawFn) -> tuple[FieldColumn, Stored, Stored]:
    """Draw a column, what it keeps, and what it kept before."""
    column = draw(st.sampled_from(COLUMNS))
    values = value_of(column)
    before = draw(st.none() | values)
    if column.field.is_number or column.field.choices or column.field.target:
        return column, draw(values), before
    words = st.sampled_from(("(clear)", "1.5E+10", "007", "#REF!", "TRUE", "46204"))
    is_text = column.field.kind.value in ("text", "long_text")
    return column, draw(values | words if is_text else values), before


@given(kept())
def test_a_stored_value_is_read_back_as_it_is(drawn: tuple[FieldColumn, Stored, Stored]) -> None:
    column, value, before = drawn
    read = CellReader(column, NOBODY).read(RawCell(value, CellKind.STORED), before)
    assert read == Known(value)


@given(st.sampled_from(COLUMNS), texts())
def test_an_empty_field_was_cleared_unless_it_is_needed(column: FieldColumn, before: str) -> None:
    read = CellReader(column, NOBODY).read(RawCell(None, CellKind.STORED), before)
    assert isinstance(read, Unreadable) if column.required else read == Known(None)


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("city", "country", "Atlantis"),
        ("city", "latitude", 99_000_000),
        ("city", "latitude", "41.89"),
        ("city", "name_en", 7),
        ("city", "name_en", "x" * 301),
        ("plan", "starts", "yesterday"),
        ("person", "interpreter", "yes"),
    ],
)
def test_what_a_field_does_not_allow_is_refused(kind: str, name: str, value: Raw) -> None:
    column = KINDS[kind].columns[name]
    read = CellReader(column, NOBODY).read(RawCell(value, CellKind.STORED), None)
    assert isinstance(read, Unreadable)
