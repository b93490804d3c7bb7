"""Sentences in both languages, and the difference of two texts in words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from urbandesk.exchange.merge.plan import Answer, Decision
from urbandesk.exchange.merge.words import Piece, Run, diff, reason

TEXTS = st.text(st.sampled_from("ab 城市水\n.,"), max_size=30)


@given(TEXTS, TEXTS)
def test_a_difference_puts_both_texts_together_again(base: str, other: str) -> None:
    pieces = diff(base, other)
    assert "".join(p.text for p in pieces if p.run is not Run.REMOVED) == other
    assert "".join(p.text for p in pieces if p.run is not Run.ADDED) == base


def test_words_differ_whole_and_chinese_by_character() -> None:
    assert diff("The old bridge", "The new bridge") == (
        Piece(Run.SAME, "The "),
        Piece(Run.REMOVED, "old"),
        Piece(Run.ADDED, "new"),
        Piece(Run.SAME, " bridge"),
    )
    assert diff("城市供水", "城市用水")[1:3] == (Piece(Run.REMOVED, "供"), Piece(Run.ADDED, "用"))


def test_a_very_long_text_is_compared_by_lines() -> None:
    text = "one two three\n" * 2000
    assert [piece.run for piece in diff(text, f"{text}four")] == [Run.SAME, Run.ADDED]


def test_a_reason_names_its_details() -> None:
    assert reason("replace_all", old="a", new="b").text() == "“a” was replaced by “b” in many rows."


def test_a_decision_can_be_kept_and_read_again() -> None:
    decision = Decision(Answer.TYPED, {"source": "x"}, "", "sender")
    assert Decision.from_content(decision.to_content()) == decision
