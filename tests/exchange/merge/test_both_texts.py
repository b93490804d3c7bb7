"""Two wordings of one text kept below each other."""

from __future__ import annotations

import pytest

from tests.exchange.merge.making import (
    applied,
    came,
    cell,
    copied,
    key,
    merge,
    only,
    records,
    with_cells,
)
from urbandesk.exchange.merge.options import Options
from urbandesk.exchange.merge.plan import Answer, Decision, Item
from urbandesk.exchange.merge.resolving import resolve
from urbandesk.models.schema import KINDS

ROME = key(1)
BASE = records("city", {"name_en": "Rome", "country": "IT"})


def _kept(column: str, here: str, there: str, author: str, sender: str) -> tuple[Item, object]:
    """Return the conflict of two texts, and what both of them kept give."""
    ours = copied(BASE)
    ours["city"][ROME][column] = here
    file = with_cells(came(BASE), "city", ROME, **{column: cell(there)})
    plan = merge(BASE, ours, file, sender=sender, options=Options(author=author))
    item = only(plan)
    done = resolve(plan, {item.id: Decision(Answer.BOTH)})
    return item, applied(ours, done)["city"][ROME][column]


@pytest.mark.parametrize(
    ("column", "author", "sender", "expected"),
    [
        ("summary_en", "Mayor's office", "Li.xlsx", "Mayor's office: At sea\nLi.xlsx: Inland"),
        ("summary_zh", "外办", "Li.xlsx", "外办：At sea\nLi.xlsx：Inland"),
        ("note", "", "", "Ours: At sea\nTheirs: Inland"),
        ("summary_zh", "", "", "本方：At sea\n来件：Inland"),
        ("source", "Mayor's office", "Li.xlsx", "At sea / Inland"),
    ],
)
def test_long_texts_say_whose_they_are_and_short_ones_stand_in_one_line(
    column: str, author: str, sender: str, expected: str
) -> None:
    _item, kept = _kept(column, "At sea", "Inland", author, sender)
    assert kept == expected


def test_both_are_no_answer_where_they_are_too_long_with_their_names() -> None:
    room = KINDS["city"].columns["note"].field.limit
    half = "a" * (room // 2 - 20)
    item, kept = _kept("note", half, half + "b", "Office", "Li.xlsx")
    assert Answer.BOTH in item.answers
    assert len(str(kept)) <= room
    item, kept = _kept("note", half, half + "b", "Office of International Affairs", "Li.xlsx")
    assert Answer.BOTH not in item.answers
    assert kept == half
