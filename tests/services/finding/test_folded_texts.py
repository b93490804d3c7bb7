"""Words are found in many texts: all of them, or the first few, whatever was asked before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from urbandesk.services.finding.folded_texts import FoldedTexts

LINES = st.lists(st.sampled_from(["ab", "abc", "b", "water", "环境", "环"]), min_size=1, max_size=3)
TEXTS = st.lists(LINES.map("\n".join), max_size=12)
WORDS = st.lists(st.sampled_from(["a", "ab", "b", "bc", "wa", "环", "境", "q"]), min_size=1)


def _with_all(texts: list[str], words: list[str]) -> list[int]:
    return [at for at, text in enumerate(sorted(texts)) if all(word in text for word in words)]


@given(TEXTS, st.lists(st.tuples(WORDS, st.integers(1, 15)), min_size=1, max_size=5))
def test_the_first_few_are_the_beginning_of_all(
    texts: list[str], asked: list[tuple[list[str], int]]
) -> None:
    known = FoldedTexts((text, str(at)) for at, text in enumerate(texts))
    for words, most in asked:
        assert known.some_with_words(words, most) == _with_all(texts, words)[:most]
        assert known.with_words(words) == _with_all(texts, words)


@pytest.fixture(scope="module")
def many() -> list[str]:
    """Give 7,000 offices: all have *office*, a seventh have *water*."""
    kinds = ("air", "harbour", "health", "ict", "roads", "trees", "water")
    return [f"office {number:05d}\n{kinds[number % 7]}" for number in range(7000)]


@pytest.mark.parametrize(
    "words",
    [["office"], ["office", "water"], ["water", "office"], ["office", "06999"], ["office", "zoo"]],
)
def test_a_word_that_all_have_hides_no_other(many: list[str], words: list[str]) -> None:
    known = FoldedTexts((text, text) for text in many)
    for most in (1, 900, 1000, 7001):
        assert known.some_with_words(words, most) == _with_all(many, words)[:most]
