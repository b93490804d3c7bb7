"""Several copies in one review: whose text is taken is chosen, shown and never left to chance."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.services.homecoming.copies import Edited, handed_out
from tests.ui.exchange.coming import a_page, city, take
from urbandesk import i18n
from urbandesk.exchange.merge.plan import Answer, Category, Decision, Item
from urbandesk.services.finding import queries
from urbandesk.services.workspace import Workspace
from urbandesk.ui.exchange.review_view import ReviewView
from urbandesk.ui.exchange.several_menu import scopes
from urbandesk.ui.widgets.message_bar import MessageBar

OURS, FIRST, SECOND = Decision(Answer.OURS), "a.xlsx", "b.xlsx"


@pytest.fixture
def review(qtbot: QtBot, sample: Workspace, tmp_path: Path) -> ReviewView:
    """Give the review of two copies that differ about a number and a text; one alone says more."""
    body = queries.keys(sample, queries.ListQuery("organisation"))[0]
    out, rome = handed_out(sample, tmp_path), city(sample, "Rome")
    paths = []
    for name, number in ((FIRST, 7), (SECOND, 9)):
        edited = Edited(out).write("organisation", body, {"interest": number})
        edited.write("city", rome, {"region_en": f"Region {number}"})
        if name == SECOND:
            edited.write("city", city(sample, "Cardiff"), {"region_en": "South Wales"})
        paths.append(edited.saved(tmp_path / name))
    return take(qtbot, a_page(qtbot, sample), *paths)


def _about(view: ReviewView, kind: str) -> Item:
    """Go to the conflict about a kind of record."""
    (item,) = [i for i in view.deciding.by_category[Category.CONFLICT] if i.kind == kind]
    view.go_to_item(item)
    return item


def _press(view: ReviewView, key: Qt.Key) -> Decision | None:
    QTest.keyClick(view.view, key)
    return view.deciding.decisions.get(view.view.current())


def test_the_key_that_takes_what_came_goes_from_copy_to_copy(review: ReviewView) -> None:
    item = _about(review, "organisation")
    for sender, shown in ((FIRST, "7.0"), (SECOND, "9.0"), (FIRST, "7.0")):
        made = _press(review, Qt.Key.Key_T)
        assert made == Decision(Answer.THEIRS, sender=sender)
        assert review.words.result(item, made) == shown
    assert _press(review, Qt.Key.Key_O) == OURS


def test_the_result_says_from_which_copy_it_was_taken(review: ReviewView) -> None:
    _about(review, "city")
    _press(review, Qt.Key.Key_T)
    _press(review, Qt.Key.Key_T)
    assert review.detail.result.note() == f"taken from {SECOND}"


def test_many_at_once_are_not_given_to_whoever_comes_first(review: ReviewView) -> None:
    item = _about(review, "city")
    found = {len(one.items): one for one in scopes(review.deciding, item, review.words)}
    tab = found[2]
    assert len(tab.items) == 2
    assert review.deciding.answer(tab.items, (Answer.THEIRS,)) == 0
    assert review.deciding.decisions == {}
    assert review.deciding.answer(tab.items, (Answer.OURS,)) == 2


def test_the_table_shows_the_numbers_of_all_copies(review: ReviewView) -> None:
    assert review.words.came(_about(review, "organisation")) == "7.0 / 9.0"
    assert review.words.came(_about(review, "city")) == "Region 7 (and 1 more)"
    said = review.words.each_came(_about(review, "city"))
    assert said == "a.xlsx: Region 7; b.xlsx: Region 9"


def test_what_only_one_copy_says_names_that_copy(review: ReviewView) -> None:
    (item,) = review.deciding.by_category[Category.CHANGE]
    review.go_to_item(item)
    assert [box.heads()[0] for box in review.detail.theirs] == [SECOND]


def test_what_is_said_of_both_files_names_them_in_the_language_of_the_window(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    edited = Edited(handed_out(sample, tmp_path))
    edited.write("city", city(sample, "Rome"), {"region_en": "Latium"})
    page = a_page(qtbot, sample)
    view = take(qtbot, page, *(edited.saved(tmp_path / name) for name in (FIRST, SECOND)))
    page.leave_for_later()
    bar = page.context.messages.parent()
    assert isinstance(bar, MessageBar)
    kept = bar.message()
    page.show_review(view.deciding.review, {})
    page.apply()
    qtbot.waitUntil(lambda: page.applied is not None)
    applied = bar.message()
    assert kept is not None
    assert applied is not None
    assert kept.text() == "a.xlsx, b.xlsx waits for you."
    with i18n.speaking(i18n.CHINESE):
        assert "a.xlsx、b.xlsx" in kept.text()
        assert "a.xlsx、b.xlsx" in applied.text()
