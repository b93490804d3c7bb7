"""Lines fit, lose nothing and keep the rules of Chinese punctuation."""

from hypothesis import given
from hypothesis import strategies as st

from urbandesk.reports.line_breaking import (
    ELLIPSIS,
    NOT_FIRST,
    NOT_LAST,
    break_lines,
    fit_heading,
    fit_lines,
    shorten,
)


def measure(text: str) -> float:
    """Count a Chinese character as two."""
    return sum(2 if ord(character) > 0x2000 else 1 for character in text)


TEXTS = st.text(alphabet="abc xyz,.-()12年月（）《》“”，。、；烟台合作计划", max_size=80).map(
    lambda text: " ".join(text.split())
)


@given(text=TEXTS, width=st.integers(2, 40))
def test_no_line_is_wider_than_its_room_and_no_character_is_lost(text: str, width: int) -> None:
    lines = break_lines(text, width, measure)
    assert all(measure(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(line == line.strip() and line for line in lines)


@given(
    words=st.lists(
        st.sampled_from(["烟台，", "（罗马）", "《计划》", "合作", "垃圾分类。", "“水”、"]),
        max_size=20,
    ),
    width=st.integers(10, 40),
)
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(
    words: list[str], width: int
) -> None:
    lines = break_lines("".join(words), width, measure)
    assert not [line for line in lines[1:] if line[0] in NOT_FIRST]
    assert not [line for line in lines if line[-1] in NOT_LAST]


def test_a_number_stays_with_its_unit() -> None:
    lines = break_lines("工作时段自 2026 年 6 月至 2027 年 12 月", 14, measure)
    assert not any(line.startswith(("年", "月")) for line in lines)


def test_english_breaks_between_words() -> None:
    assert break_lines("leak detection in water networks", 14, measure) == [
        "leak detection",
        "in water",
        "networks",
    ]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert break_lines("Donaudampfschiff", 6, measure) == ["Donaud", "ampfsc", "hiff"]


def test_a_heading_breaks_where_a_clause_ends() -> None:
    text = "Both sides bring in partners; civil society is not yet part of it"
    assert fit_heading(text, 50, measure=measure) == [
        "Both sides bring in partners;",
        "civil society is not yet part of it",
    ]


def test_a_short_heading_stays_on_one_line() -> None:
    assert fit_heading("One; two", 50, measure=measure) == ["One; two"]
    assert fit_heading("", 50, measure=measure) == []


def test_a_comma_inside_a_number_ends_no_clause() -> None:
    assert fit_heading("A sum of 1,000,000 EUR is granted now", 20, measure=measure)[0] == (
        "A sum of 1,000,000"
    )


@given(text=TEXTS, width=st.integers(3, 40), most=st.integers(1, 3))
def test_what_does_not_fit_ends_in_an_ellipsis(text: str, width: int, most: int) -> None:
    lines = fit_lines(text, width, most, measure=measure)
    assert len(lines) <= most
    assert all(measure(line) <= width for line in lines)
    whole = "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert whole or lines[-1].endswith(ELLIPSIS)


def test_a_text_that_fits_is_left_alone() -> None:
    assert shorten("烟台", 4, measure) == "烟台"
    assert shorten("烟台合作", 6, measure) == "烟台…"
