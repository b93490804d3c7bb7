"""What is chosen for a whole sheet: rows sorted without their keys, rows that did not come back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.services.homecoming.copies import COPIED_SHEET, Edited, handed_out, with_copied_sheet
from tests.ui.exchange.coming import a_page, at_rest, city, first, take, value
from urbandesk.exchange.merge.plan import Answer, Category, Decision
from urbandesk.progress import Unwatched
from urbandesk.services import history
from urbandesk.services.finding import queries
from urbandesk.services.homecoming import waiting
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace
from urbandesk.ui.exchange.exchange_page import ExchangePage
from urbandesk.ui.exchange.review_view import ReviewView


def _sorted_without_ids(workspace: Workspace, folder: Path) -> Path:
    """Return a copy whose cities were sorted backwards but for the hidden key; one was edited."""
    edited = Edited(handed_out(workspace, folder))
    edited.write("city", city(workspace, "Rome"), {"region_en": "Latium, central Italy"})
    return edited.sort_backwards_without_ids("city").saved(folder / "sorted.xlsx")


def _after(qtbot: QtBot, page: ExchangePage, click: object) -> ReviewView:
    """Click, and return the review as it was compared again."""
    assert callable(click)
    with qtbot.waitSignal(page.taking.came, timeout=30_000):
        click()
    at_rest(qtbot, page)
    assert page.review is not None
    return page.review


def test_rows_sorted_without_their_keys_can_be_matched_by_what_they_say(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    page = a_page(qtbot, sample)
    view = take(qtbot, page, _sorted_without_ids(sample, tmp_path))
    item = first(view, Category.DAMAGE)
    assert item.reason.name == "identity_shift"
    assert view.detail.shift.isVisible()
    view = _after(qtbot, page, view.detail.shift.realign.click)
    (item,) = view.deciding.review.plan.items
    assert (item.record, dict(item.theirs)) == (
        city(sample, "Rome"),
        {"region_en": "Latium, central Italy"},
    )


def test_such_rows_can_be_taken_as_they_are(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    page = a_page(qtbot, sample)
    view = take(qtbot, page, _sorted_without_ids(sample, tmp_path))
    first(view, Category.DAMAGE)
    view = _after(qtbot, page, view.detail.shift.trust.click)
    assert len(view.deciding.review.plan.items) > 20
    assert not view.detail.shift.isVisible()


def test_rows_that_did_not_come_back_are_deleted_only_when_somebody_ticks_it(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    cardiff, rome = city(sample, "Cardiff"), city(sample, "Rome")
    edited = Edited(handed_out(sample, tmp_path)).drop("city", cardiff)
    edited.write("city", rome, {"region_en": "Theirs"})
    back = edited.saved(tmp_path / "back.xlsx")
    records.edit(sample, "city", rome, {"region_en": "Ours"})
    page = a_page(qtbot, sample)
    view = take(qtbot, page, back)
    assert view.deciding.review.plan.of(Category.DELETE) == ()
    view.deciding.decide([first(view, Category.CONFLICT)], Decision(Answer.THEIRS))
    view.head.more.click()
    view = _after(qtbot, page, view.head.boxes["city"].click)
    (item,) = view.deciding.review.plan.of(Category.DELETE)
    assert (item.record, item.reason.name) == (cardiff, "missing_row")
    assert [d.answer for d in view.deciding.decisions.values()] == [Answer.THEIRS]
    kept = waiting.waiting(sample)[0].id
    again, _decisions = waiting.take_up(sample, kept, progress=Unwatched())
    assert again.plan.of(Category.DELETE) == (item,)
    view.foot.apply.click()
    qtbot.waitUntil(lambda: page.applied is not None, timeout=30_000)
    assert queries.records(sample, "city", [cardiff]) == []
    assert value(sample, "Rome", "region_en") == "Theirs"
    history.undo(sample)
    assert queries.record(sample, "city", cardiff).label == "Cardiff"


def test_the_tick_can_be_taken_back(qtbot: QtBot, sample: Workspace, tmp_path: Path) -> None:
    edited = Edited(handed_out(sample, tmp_path)).drop("city", city(sample, "Cardiff"))
    page = a_page(qtbot, sample)
    view = take(qtbot, page, edited.saved(tmp_path / "back.xlsx"))
    view.head.more.click()
    view = _after(qtbot, page, view.head.boxes["city"].click)
    assert view.head.boxes["city"].isChecked()
    view = _after(qtbot, page, view.head.boxes["city"].click)
    assert view.deciding.review.plan.items == ()


def test_the_sheet_that_counts_can_be_chosen_among_copies(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    first_edit, second_edit = {"region_en": "First"}, {"region_en": "Second"}
    rome = city(sample, "Rome")
    path = with_copied_sheet(sample, tmp_path, rome, first_edit, second_edit)
    page = a_page(qtbot, sample)
    view = take(qtbot, page, path)
    (choice,) = view.head.sheets
    assert choice.isVisible()
    assert choice.box.currentText() == "Cities"
    item = first(view, Category.CONFLICT)
    assert (item.reason.name, view.deciding.is_open(item)) == ("copied_sheet", True)
    assert view.words.record(item) == COPIED_SHEET

    def choose() -> None:
        choice.box.setFocus()
        QTest.keyClick(choice.box, Qt.Key.Key_Down)

    view = _after(qtbot, page, choose)
    (choice,) = view.head.sheets
    assert choice.isVisible()
    assert choice.box.currentText() == COPIED_SHEET
    assert first(view, Category.CHANGE).theirs == {"region_en": "Second"}
    view.foot.apply.click()
    qtbot.waitUntil(lambda: page.applied is not None, timeout=30_000)
    assert value(sample, "Rome", "region_en") == "Second"
    assert waiting.how_many(sample) == 1
