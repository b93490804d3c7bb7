"""The review as a person goes through it: tabs, keys, buttons, detail, several at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.services.homecoming.copies import Edited, handed_out
from tests.ui.exchange.coming import (
    a_page,
    city,
    conflicting,
    first,
    of_every_kind,
    take,
)
from urbandesk import i18n
from urbandesk.exchange.merge.plan import Answer, Category, Decision
from urbandesk.exchange.merge.words import Run
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace
from urbandesk.ui.exchange.item_delegate import button_boxes
from urbandesk.ui.exchange.item_rows import columns
from urbandesk.ui.exchange.review_view import ReviewView
from urbandesk.ui.exchange.several_menu import scopes
from urbandesk.ui.live_text import switch_language


@pytest.fixture
def review(qtbot: QtBot, sample: Workspace, tmp_path: Path) -> ReviewView:
    """Give the review of a copy with something of every kind."""
    page = a_page(qtbot, sample)
    return take(qtbot, page, of_every_kind(sample, tmp_path))


def _answer(view: ReviewView, item_id: str) -> Answer | None:
    decision = view.deciding.decisions.get(item_id)
    return decision.answer if decision is not None else None


def test_the_head_says_which_file_when_it_was_sent_and_that_nothing_is_written(
    review: ReviewView,
) -> None:
    name, about, _also = review.head.texts()
    assert name == "back.xlsx"
    assert "Sent " in about
    assert "Base found in this workspace" in about
    assert "nothing written yet" in about


def test_the_head_says_who_saved_the_file_last(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    page = a_page(qtbot, sample)
    edited = Edited(handed_out(sample, tmp_path))
    edited.book.properties.lastModifiedBy = "International office"
    edited.write("city", city(sample, "Rome"), {"region_en": "Lazio, Italy"})
    view = take(qtbot, page, edited.saved(tmp_path / "one.xlsx"))
    assert "Saved last by International office, in Microsoft Excel" in view.head.texts()[1]
    edited.book.properties.lastModifiedBy = "外事办"
    edited.saved(tmp_path / "two.xlsx")
    view = take(qtbot, page, tmp_path / "one.xlsx", tmp_path / "two.xlsx")
    _name, about, also = view.head.texts()
    assert "Saved last" not in about
    assert "one.xlsx: Saved last by International office" in also
    assert "two.xlsx: Saved last by 外事办" in also


def test_every_kind_of_item_has_its_tab_in_the_order_of_need(review: ReviewView) -> None:
    texts = [review.tabs.tabText(at) for at in range(review.tabs.count())]
    assert [text.split("  ")[0] for text in texts] == [
        "Conflicts",
        "Changed",
        "New records",
        "Marked for deletion",
        "Suspected damage",
        "Not understood",
    ]
    assert all(text.split("  ")[1].isdigit() for text in texts)
    assert review.tabs.category() is Category.CONFLICT


def test_a_tab_with_nothing_left_has_a_tick_instead_of_the_number(review: ReviewView) -> None:
    item = first(review, Category.CONFLICT)
    review.deciding.decide([item], Decision(Answer.OURS))
    assert review.tabs.tabText(0) == "Conflicts"
    assert not review.tabs.tabIcon(0).isNull()
    assert "nothing left" in review.tabs.accessibleTabName(0)


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        (Qt.Key.Key_O, Answer.OURS),
        (Qt.Key.Key_T, Answer.THEIRS),
        (Qt.Key.Key_B, Answer.BASE),
    ],
)
def test_a_letter_decides_about_the_row(review: ReviewView, key: Qt.Key, answer: Answer) -> None:
    item = first(review, Category.CONFLICT)
    QTest.keyClick(review.view, key)
    assert _answer(review, item.id) is answer


def test_an_open_conflict_says_so_and_a_decided_one_shows_its_result(review: ReviewView) -> None:
    item = first(review, Category.CONFLICT)
    row = review.table.row_of(item.id)
    at = [column.key for column in columns()].index("result")
    assert review.table.cell(row, at).spoken() == "not decided"
    QTest.keyClick(review.view, Qt.Key.Key_T)
    assert review.table.cell(row, at).text == "Latium, central Italy"


def test_a_click_on_a_button_in_the_row_decides(review: ReviewView) -> None:
    item = first(review, Category.CONFLICT)
    at = len(columns()) - 1
    index = review.table.index(review.table.row_of(item.id), at)
    rect = review.view.visualRect(index)
    room = review.view._buttons.room(rect, at)
    theirs = button_boxes(room, 3)[1].center()
    QTest.mouseClick(review.view.viewport(), Qt.MouseButton.LeftButton, pos=theirs)
    assert _answer(review, item.id) is Answer.THEIRS
    assert review.view.answer_at(QPoint(2, rect.center().y())) is None


def test_typing_a_result_decides_with_it(review: ReviewView) -> None:
    item = first(review, Category.CONFLICT)
    QTest.keyClick(review.view, Qt.Key.Key_E)
    (editor,) = review.detail.result.editors.values()
    part = editor.editor()
    QTest.keySequence(part, "Ctrl+A")
    QTest.keyClicks(part, "Latium, Rome and around")
    QTest.keyClick(part, Qt.Key.Key_Return)
    decision = review.deciding.decisions[item.id]
    assert decision.answer is Answer.TYPED
    assert decision.typed["region_en"] == "Latium, Rome and around"


def test_space_goes_to_the_next_open_item_and_round(review: ReviewView, qtbot: QtBot) -> None:
    conflict = first(review, Category.CONFLICT)
    first(review, Category.ERROR)
    QTest.keyClick(review.view, Qt.Key.Key_Space)
    assert review.tabs.category() is Category.CONFLICT
    assert review.current() == conflict
    QTest.keyClick(review.view, Qt.Key.Key_O)
    with qtbot.waitSignal(review.told):
        QTest.keyClick(review.view, Qt.Key.Key_Space)


def test_enter_accepts_what_is_proposed(review: ReviewView) -> None:
    item = first(review, Category.CHANGE)
    assert _answer(review, item.id) is None
    QTest.keyClick(review.view, Qt.Key.Key_Return)
    assert _answer(review, item.id) is Answer.THEIRS


def test_the_texts_stand_side_by_side_with_what_differs_from_the_base(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    rome = city(sample, "Rome")
    records.edit(sample, "city", rome, {"region_en": "Latium in the middle of Italy"})
    edited = Edited(handed_out(sample, tmp_path))
    edited.write("city", rome, {"region_en": "Latium in the middle of central Italy"})
    back = edited.saved(tmp_path / "back.xlsx")
    records.edit(sample, "city", rome, {"region_en": "Latium in Italy"})
    view = take(qtbot, a_page(qtbot, sample), back)
    detail = view.detail
    assert [p.text for p in detail.base.text.pieces()] == ["Latium in the middle of Italy"]
    removed = "".join(p.text for p in detail.ours.text.pieces() if p.run is Run.REMOVED)
    assert "middle" in removed
    added = [p.text for p in detail.theirs[0].text.pieces() if p.run is Run.ADDED]
    assert "central" in added[0]
    assert "added: central" in detail.theirs[0].text.accessibleDescription()
    assert not any(
        fragment.fontStrikeOut()
        for fragment in (
            detail.ours.text.currentCharFormat(),
            detail.theirs[0].text.currentCharFormat(),
        )
    )


def test_the_detail_says_why_where_and_what_the_other_language_says(review: ReviewView) -> None:
    first(review, Category.CONFLICT)
    title, reason = review.detail.head.texts()
    assert title == "Rome · Region or province, English"
    assert "changed here and in the copy" in reason
    assert reason.endswith(".")
    assert ". In the copy: sheet " in reason
    rome = next(i for i in review.deciding.by_category[Category.CHANGE] if "region_zh" in i.columns)
    review.go_to_item(rome)
    assert "Latium and Rome" in review.detail.context.text()


def test_a_new_row_is_shown_whole_and_can_be_the_same_as_a_record(review: ReviewView) -> None:
    item = first(review, Category.NEW)
    assert ("Name, English", "Ghent") in {row[:2] for row in review.detail.rows.cells()}
    same = review.detail.same
    wanted = same.box.findText("Cardiff")
    assert wanted >= 0
    same.box.setCurrentIndex(wanted)
    same.box.activated.emit(wanted)
    names = [row[2] for row in review.detail.rows.cells() if row[0] == "Name, English"]
    assert names == ["Cardiff"]
    same.button.click()
    decision = review.deciding.decisions[item.id]
    assert decision.answer is Answer.SAME
    assert review.words.name("city", decision.same) == "Cardiff"


def test_a_new_row_can_be_left_out(review: ReviewView) -> None:
    item = first(review, Category.NEW)
    QTest.keyClick(review.view, Qt.Key.Key_O)
    assert _answer(review, item.id) is Answer.SKIP
    assert "1 new row is left out." in review.foot.texts()[2]


def test_a_marked_row_can_be_kept_or_deleted(review: ReviewView) -> None:
    item = first(review, Category.DELETE)
    QTest.keyClick(review.view, Qt.Key.Key_O)
    assert _answer(review, item.id) is Answer.KEEP
    assert "1 marked for deletion stays." in review.foot.texts()[2]
    QTest.keyClick(review.view, Qt.Key.Key_T)
    assert _answer(review, item.id) is Answer.DELETE
    assert "1 record will be deleted." in review.foot.texts()[1]


def test_what_was_not_understood_shows_its_raw_text_and_can_be_typed(review: ReviewView) -> None:
    item = first(review, Category.ERROR)
    assert [p.text for p in review.detail.theirs[0].text.pieces()] == ["Atlantis"]
    (editor,) = review.detail.result.editors.values()
    editor.set_value("IT")
    editor.edited.emit("IT")
    assert review.deciding.decisions[item.id].typed == {"country": "IT"}


def test_suspected_damage_keeps_ours_until_somebody_takes_it(review: ReviewView) -> None:
    first(review, Category.DAMAGE)
    assert "1 damaged cell is left out." in review.foot.texts()[2]
    QTest.keyClick(review.view, Qt.Key.Key_T)
    assert "damaged" not in review.foot.texts()[2]


def test_the_foot_says_what_will_happen_and_that_open_conflicts_keep_ours(
    review: ReviewView,
) -> None:
    decided, taken, left = review.foot.texts()
    assert decided == "0 of 1 conflict decided."
    assert "2 changes will be taken over. 1 new record will be added." in taken
    assert "What is open keeps our value." in left
    first(review, Category.CONFLICT)
    QTest.keyClick(review.view, Qt.Key.Key_T)
    decided, taken, left = review.foot.texts()
    assert decided == "1 of 1 conflict decided."
    assert "3 changes" in taken
    assert "Open conflicts" not in left


def test_several_items_are_answered_together(review: ReviewView) -> None:
    item = first(review, Category.CONFLICT)
    found = {scope.name: scope.items for scope in scopes(review.deciding, item, review.words)}
    of_rome = found["All of “Rome”"]
    assert len(of_rome) == 2
    review.deciding.answer(of_rome, (Answer.OURS,))
    assert {_answer(review, one.id) for one in of_rome} == {Answer.OURS}
    review.deciding.reopen(of_rome)
    assert review.deciding.is_open(item)
    changes = review.deciding.by_category[Category.CHANGE]
    review.deciding.accept(changes)
    assert review.deciding.left(Category.CHANGE) == 0
    assert found["Everything that came"] == review.deciding.review.plan.items


def test_the_same_letter_decides_about_all_chosen_rows(review: ReviewView) -> None:
    first(review, Category.CHANGE)
    QTest.keyClick(review.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(review.view, Qt.Key.Key_O)
    changes = review.deciding.by_category[Category.CHANGE]
    assert len(changes) > 1
    assert {_answer(review, item.id) for item in changes} == {Answer.OURS}


def test_copies_that_differ_stand_beside_each_other_with_their_senders(
    qtbot: QtBot, sample: Workspace, tmp_path: Path, dressed: QApplication
) -> None:
    rome, out = city(sample, "Rome"), handed_out(sample, tmp_path)
    for name, text in (("a, a long name of a file.xlsx", "One"), ("b.xlsx", "Two")):
        Edited(out).write("city", rome, {"region_en": text}).saved(tmp_path / name)
    view = take(
        qtbot,
        a_page(qtbot, sample),
        tmp_path / "a, a long name of a file.xlsx",
        tmp_path / "b.xlsx",
    )
    item = first(view, Category.CONFLICT)
    assert [box.heads()[0] for box in view.detail.theirs] == [
        "a, a long name of a file.xlsx",
        "b.xlsx",
    ]
    QApplication.processEvents()
    boxes = (view.detail.base, view.detail.ours, *view.detail.theirs)
    assert len({box.text.y() for box in boxes}) == 1
    for button in (one.findChildren(QPushButton)[0] for one in view.detail.theirs):
        assert button.width() >= button.sizeHint().width()
    (take_second,) = view.detail.theirs[1].findChildren(QPushButton)
    QTest.mouseClick(take_second, Qt.MouseButton.LeftButton)
    assert view.deciding.decisions[item.id] == Decision(Answer.THEIRS, sender="b.xlsx")
    assert view.words.result(item, view.deciding.decisions[item.id]) == "Two"


def test_the_base_column_gives_way_in_a_small_window_and_stands_below(
    review: ReviewView, qtbot: QtBot
) -> None:
    first(review, Category.CONFLICT)
    assert review.view.without_room() == []
    window = review.window()
    window.resize(960, 590)
    qtbot.waitUntil(lambda: review.view.without_room() == ["base"])
    assert review.detail.base.isVisible()
    assert window.size().width() == 960
    assert window.size().height() == 590


def test_everything_says_itself_in_the_other_language_without_losing_the_place(
    review: ReviewView, dressed: QApplication
) -> None:
    item = first(review, Category.CONFLICT)
    switch_language(dressed, i18n.CHINESE)
    assert review.current() == item
    assert review.words.record(item) == "罗马"
    assert review.detail.head.texts()[0].startswith("罗马")
    switch_language(dressed, i18n.ENGLISH)
    assert review.detail.head.texts()[0].startswith("Rome")


def test_a_half_typed_value_that_breaks_its_rule_holds_the_review(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    page = a_page(qtbot, sample)
    view = take(qtbot, page, of_every_kind(sample, tmp_path))
    first(view, Category.CONFLICT)
    (editor,) = view.detail.result.editors.values()
    part = editor.editor()
    QTest.keySequence(part, "Ctrl+A")
    QTest.keyClicks(part, "x" * 400)
    assert not page.settle()
    editor.restore()
    assert page.settle()


def test_a_copy_in_which_nothing_changed_says_so(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    view = take(qtbot, a_page(qtbot, sample), handed_out(sample, tmp_path))
    assert view.foot.texts()[1] == "Nothing will be written."
    assert not view.foot.apply.isEnabled()
    assert view.detail.head.texts()[0] == "Nothing is chosen."


def test_both_texts_can_be_kept(qtbot: QtBot, sample: Workspace, tmp_path: Path) -> None:
    view = take(qtbot, a_page(qtbot, sample), conflicting(sample, tmp_path))
    item = first(view, Category.CONFLICT)
    view.both.click()
    decision = view.deciding.decisions[item.id]
    assert view.words.result(item, decision) == "Latium and Rome / Latium, central Italy"
