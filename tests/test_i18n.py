"""Numbers and lists as the two languages write them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from urbandesk import i18n
from urbandesk.i18n import format_number, speaking

_LOCALES = {i18n.ENGLISH: "en_GB", i18n.CHINESE: "zh_Hans_CN"}
_NUMBERS = (
    st.integers(-(10**15), 10**15)
    | st.decimals(-(10**12), 10**12, allow_nan=False, places=4)
    | st.floats(-1e12, 1e12, allow_nan=False)
)


@given(
    value=_NUMBERS, digits=st.none() | st.integers(0, 3), language=st.sampled_from(i18n.LANGUAGES)
)
def test_a_number_is_written_as_the_locale_data_of_either_language_say(
    value: Decimal | float, digits: int | None, language: str
) -> None:
    pattern = None if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
    with speaking(language):
        assert format_number(value, digits) == format_decimal(
            value, format=pattern, locale=_LOCALES[language]
        )


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [
        (1_234_567, None, "1,234,567"),
        (Decimal("1234.5"), None, "1,234.5"),
        (Decimal("1234.50"), 2, "1,234.50"),
        (Decimal("0.0625"), None, "0.062"),
        (Decimal("-100"), None, "-100"),
        (2.5, 0, "2"),
    ],
)
def test_halves_go_to_the_even_neighbour_and_zeros_behind_the_point_only_when_asked_for(
    value: Decimal | float, digits: int | None, shown: str
) -> None:
    assert format_number(value, digits) == shown


@pytest.mark.parametrize(
    ("join", "english", "chinese"),
    [
        (i18n.join_names, "a, b", "a、b"),
        (i18n.join_alternatives, "a or b", "a、b"),
        (i18n.join_parts, "a, b", "a，b"),
        (i18n.join_facts, "a · b", "a · b"),
        (i18n.join_clauses, "a; b", "a；b"),
        (i18n.join_sentences, "a b", "ab"),
    ],
)
def test_what_stands_side_by_side_is_joined_as_either_language_writes_it(
    join: Callable[[Iterable[str]], str], english: str, chinese: str
) -> None:
    for language, joined in ((i18n.ENGLISH, english), (i18n.CHINESE, chinese)):
        with speaking(language):
            assert join(["a", "", "b"]) == joined
            assert join([]) == ""


def test_a_sentence_gets_the_stop_of_its_language_and_never_a_second_one() -> None:
    with speaking(i18n.CHINESE):
        assert i18n.as_sentence("尚无行动") == "尚无行动。"
        assert i18n.as_sentence("尚无行动。") == "尚无行动。"
    assert i18n.as_sentence("No action yet") == "No action yet."
    assert i18n.as_sentence("") == ""


def test_buttons_that_give_something_up_say_in_chinese_what_it_is() -> None:
    deeds = ("Discard", "Discard it", "Drop it", "Let go")
    with speaking(i18n.CHINESE):
        said = {i18n._(deed) for deed in deeds}
    assert len(said) == len(deeds)
    assert not said & {"放弃", *deeds}
