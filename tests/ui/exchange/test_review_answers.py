"""What can be answered follows the row that is chosen; numbers and days differ as a whole."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.services.homecoming.copies import Edited, handed_out
from tests.ui.exchange.coming import a_page, city, take
from urbandesk.exchange.merge.plan import Answer, Category
from urbandesk.exchange.merge.words import Run
from urbandesk.services.finding import queries
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace
from urbandesk.ui.exchange.review_view import ReviewView


@pytest.fixture
def review(qtbot: QtBot, sample: Workspace, tmp_path: Path) -> ReviewView:
    """Give a review with a conflict of texts and one of numbers, and a row that is missing."""
    rome, body = city(sample, "Rome"), queries.keys(sample, queries.ListQuery("organisation"))[0]
    records.edit(sample, "organisation", body, {"interest": Decimal("4.5")})
    edited = Edited(handed_out(sample, tmp_path))
    edited.write("city", rome, {"region_en": "Latium, central Italy"})
    edited.write("organisation", body, {"interest": 6})
    edited.drop("city", city(sample, "Cardiff"))
    back = edited.saved(tmp_path / "back.xlsx")
    records.edit(sample, "city", rome, {"region_en": "Latium and Rome"})
    records.edit(sample, "organisation", body, {"interest": Decimal("5.5")})
    return take(qtbot, a_page(qtbot, sample), back)


def _click(view: ReviewView, kind: str) -> None:
    """Click on the conflict about a kind of record, as a person does."""
    (item,) = [i for i in view.deciding.by_category[Category.CONFLICT] if i.kind == kind]
    index = view.table.index(view.table.row_of(item.id), 1)
    at = view.view.visualRect(index).center()
    QTest.mouseClick(view.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.detail.item is item


def test_both_texts_can_be_kept_as_soon_as_their_row_is_clicked(review: ReviewView) -> None:
    _click(review, "organisation")
    assert not review.both.isEnabled()
    _click(review, "city")
    assert review.both.isEnabled()
    review.both.click()
    assert [d.answer for d in review.deciding.decisions.values()] == [Answer.BOTH]
    _click(review, "organisation")
    assert not review.both.isEnabled()


def test_another_number_is_marked_as_a_whole_not_digit_by_digit(review: ReviewView) -> None:
    _click(review, "organisation")
    (piece,) = review.detail.theirs[0].text.pieces()
    assert (piece.run, piece.text) == (Run.ADDED, "6.0")
    (piece,) = review.detail.ours.text.pieces()
    assert (piece.run, piece.text) == (Run.ADDED, "5.5")


def test_notes_on_the_file_take_the_room_they_need_and_no_more(review: ReviewView) -> None:
    review.head.more.click()
    (note,) = review.head.texts()[2].splitlines()
    assert "Cardiff" in note
    line = review.head.fontMetrics().lineSpacing()
    box = review.head.boxes["city"].height()
    assert line + box <= review.head.area.height() < 4 * line + box


def test_the_name_of_a_copy_has_its_line_and_the_button_that_takes_it_stands_below(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    rome, out = city(sample, "Rome"), handed_out(sample, tmp_path)
    paths = [tmp_path / f"records of the partnership, returned by {who}.xlsx" for who in "ab"]
    for number, path in enumerate(paths):
        Edited(out).write("city", rome, {"region_en": f"Text {number}"}).saved(path)
    page = a_page(qtbot, sample)
    page.resize(900, 590)
    view = take(qtbot, page, *paths)
    assert view.detail.theirs[0].heads()[0] == paths[0].name
    for box in view.detail.theirs:
        (button,) = box.findChildren(QPushButton)
        assert button.geometry().top() > box.text.geometry().bottom()
        assert button.width() >= button.sizeHint().width()
