"""A text knows in each language whether it is draft, translated, reviewed or outdated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from urbandesk.planning.text_status import (
    DRAFT,
    OUTDATED,
    REVIEWED,
    TRANSLATED,
    Text,
    after_edit,
)

LANGUAGES = st.sampled_from(["en", "zh"])
WORDS = st.sampled_from(["", "", "port", "harbour", "港口", "海港"])
STATUSES = st.sampled_from([DRAFT, TRANSLATED, REVIEWED, OUTDATED])


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """Draw any text as it may stand in a file: what is empty has no status."""
    en, zh = draw(WORDS), draw(WORDS)
    return Text(en, zh, draw(STATUSES) if en else "", draw(STATUSES) if zh else "")


def other(language: str) -> str:
    return "en" if language == "zh" else "zh"


def flipped(text: Text) -> Text:
    """Return a text with its languages exchanged."""
    return Text(text.zh, text.en, text.zh_status, text.en_status)


@pytest.mark.parametrize(
    ("before", "language", "typed", "after"),
    [
        (Text(), "en", "Port", Text("Port", "", DRAFT, "")),
        (Text(), "zh", "港口", Text("", "港口", "", DRAFT)),
        (Text("Port", "", DRAFT, ""), "zh", "港口", Text("Port", "港口", DRAFT, TRANSLATED)),
        (
            Text("Port", "港口", DRAFT, TRANSLATED),
            "en",
            "Harbour",
            Text("Harbour", "港口", DRAFT, OUTDATED),
        ),
        (
            Text("Port", "港口", REVIEWED, REVIEWED),
            "zh",
            "海港",
            Text("Port", "海港", OUTDATED, DRAFT),
        ),
        (
            Text("Harbour", "港口", DRAFT, OUTDATED),
            "zh",
            "海港",
            Text("Harbour", "海港", DRAFT, TRANSLATED),
        ),
        (
            Text("Port", "港口", DRAFT, TRANSLATED),
            "zh",
            "海港",
            Text("Port", "海港", DRAFT, TRANSLATED),
        ),
        (Text("Port", "港口", DRAFT, DRAFT), "en", "Quay", Text("Quay", "港口", DRAFT, DRAFT)),
        (Text("Port", "港口", DRAFT, OUTDATED), "en", "", Text("", "港口", "", DRAFT)),
    ],
)
def test_what_an_edit_does_to_both_languages(
    before: Text, language: str, typed: str, after: Text
) -> None:
    assert after_edit(language, before, typed) == after


@given(before=texts(), language=LANGUAGES, typed=WORDS)
def test_editing_a_language_never_makes_that_language_outdated(
    before: Text, language: str, typed: str
) -> None:
    after = after_edit(language, before, typed)
    assert after.status_of(language) != OUTDATED or after == before


@given(before=texts(), language=LANGUAGES, typed=WORDS)
def test_an_edit_never_touches_the_words_of_the_other_language(
    before: Text, language: str, typed: str
) -> None:
    after = after_edit(language, before, typed)
    assert after.of(language) == typed
    assert after.of(other(language)) == before.of(other(language))


@given(before=texts(), language=LANGUAGES, typed=WORDS)
def test_catching_up_clears_outdated_and_leaves_the_other_language_alone(
    before: Text, language: str, typed: str
) -> None:
    standing = before.of(other(language))
    if (
        before.status_of(language) == OUTDATED
        and standing
        and typed not in ("", before.of(language))
    ):
        after = after_edit(language, before, typed)
        assert after.status_of(language) == TRANSLATED
        assert after.status_of(other(language)) == before.status_of(other(language))
    else:
        again = after_edit(language, before, before.of(language))
        assert again == before


@given(before=texts(), edits=st.lists(st.tuples(LANGUAGES, WORDS), max_size=6))
def test_after_any_edits_exactly_the_texts_that_stand_have_a_status(
    before: Text, edits: list[tuple[str, str]]
) -> None:
    text = before
    for language, typed in edits:
        text = after_edit(language, text, typed)
    assert bool(text.en_status) == bool(text.en)
    assert bool(text.zh_status) == bool(text.zh)


@given(edits=st.lists(st.tuples(LANGUAGES, WORDS), max_size=8))
def test_typing_alone_reviews_nothing_and_outdates_only_beside_another_text(
    edits: list[tuple[str, str]],
) -> None:
    text = Text()
    for language, typed in edits:
        text = after_edit(language, text, typed)
        assert REVIEWED not in (text.en_status, text.zh_status)
        if OUTDATED in (text.en_status, text.zh_status):
            assert text.en
            assert text.zh


@given(before=texts(), language=LANGUAGES, typed=WORDS)
def test_saving_the_same_words_again_changes_nothing(
    before: Text, language: str, typed: str
) -> None:
    once = after_edit(language, before, typed)
    assert after_edit(language, once, f" {typed}\n") == once


@given(before=texts(), language=LANGUAGES, typed=WORDS)
def test_a_reviewed_text_goes_out_of_date_when_the_other_language_gets_new_words(
    before: Text, language: str, typed: str
) -> None:
    after = after_edit(language, before, typed)
    held = before.status_of(other(language))
    catching_up = not before.of(language) or before.status_of(language) == OUTDATED
    if typed not in ("", before.of(language)) and not catching_up:
        expected = OUTDATED if held in (TRANSLATED, REVIEWED) else held
        assert after.status_of(other(language)) == expected
    elif typed:
        assert after.status_of(other(language)) == held


@given(before=texts(), language=LANGUAGES, typed=WORDS)
def test_both_languages_are_treated_alike(before: Text, language: str, typed: str) -> None:
    mirrored = after_edit(other(language), flipped(before), typed)
    assert mirrored == flipped(after_edit(language, before, typed))
