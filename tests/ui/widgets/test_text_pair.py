"""A text in both languages: told while it is typed, with a status for each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from urbandesk import i18n
from urbandesk.errors import UserError
from urbandesk.ui import theme
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.widgets.text_pair import TextPair

PAUSE = 30


@pytest.fixture
def pair(qtbot: QtBot) -> TextPair:
    made = TextPair(lambda: "Title", pause=PAUSE)
    made.set_texts("Leaks", "漏损")
    qtbot.addWidget(made)
    made.resize(900, 60)
    made.show()
    return made


def _line(pair: TextPair, language: str) -> QLineEdit:
    line = pair.half(language).editor()
    assert isinstance(line, QLineEdit)
    return line


def test_typed_text_is_told_after_the_pause(pair: TextPair, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pair.text_edited, timeout=2000) as told:
        QTest.keyClicks(_line(pair, "en"), " x")
    assert told.args == ["en", " xLeaks"]


def test_typed_text_is_told_at_once_when_the_focus_goes(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    pair, other = TextPair(lambda: "Title", pause=600_000), QLineEdit()
    column.addWidget(pair)
    column.addWidget(other)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    told: list[tuple[str, str]] = []
    pair.text_edited.connect(lambda language, text: told.append((language, text)))
    _line(pair, "zh").setFocus()
    QTest.keyClicks(_line(pair, "zh"), "abc")
    assert told == []
    other.setFocus()
    assert told == [("zh", "abc")]
    assert not pair.is_pending()


def test_closing_can_ask_for_what_is_not_told_yet(pair: TextPair, qtbot: QtBot) -> None:
    QTest.keyClicks(_line(pair, "en"), "y")
    assert pair.is_pending()
    with qtbot.waitSignal(pair.text_edited, timeout=0, raising=True):
        pair.flush()


def test_who_types_without_a_pause_is_saved_all_the_same(qtbot: QtBot) -> None:
    pair = TextPair(lambda: "Title", pause=600_000)
    qtbot.addWidget(pair)
    QTest.keyClicks(_line(pair, "en"), "a")
    first = pair.half("en")._timer.remainingTime()
    QTest.keyClicks(_line(pair, "en"), "bcdef")
    assert pair.half("en")._timer.remainingTime() <= first
    pair.flush()


def test_the_echo_of_a_save_does_not_disturb_who_types(pair: TextPair, qtbot: QtBot) -> None:
    line = _line(pair, "en")
    line.setText("")
    QTest.keyClicks(line, "new words ")
    pair.set_texts("Leaks", "漏损")
    assert line.text() == "new words "


def test_texts_shown_by_the_program_are_not_told(pair: TextPair, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pair.text_edited):
        pair.set_texts("Other", "别的")
        pair.flush()
    assert (pair.text("en"), pair.text("zh")) == ("Other", "别的")


def test_an_outdated_text_can_be_called_still_correct(pair: TextPair, qtbot: QtBot) -> None:
    pair.set_status("zh", "outdated", lambda: "English now says six months")
    QTest.mouseClick(pair.half("zh").chip, Qt.MouseButton.LeftButton)
    menu = pair.half("zh").findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [
        "Show the change",
        "Still correct",
        "Mark as reviewed",
        "Back to draft",
    ]
    with qtbot.waitSignal(pair.status_chosen, timeout=1000) as chosen:
        menu.actions()[1].trigger()
    assert chosen.args == ["zh", "translated"]
    menu.close()


def test_the_name_of_a_field_says_language_and_status(pair: TextPair, qapp: QApplication) -> None:
    pair.set_status("en", "reviewed")
    assert _line(pair, "en").accessibleName() == "Title, English, reviewed"


def test_the_reason_of_an_outdated_text_is_said(pair: TextPair) -> None:
    pair.set_status("zh", "outdated", lambda: "English now says <six> months")
    assert pair.half("zh")._foot.text() == "English now says <six> months"
    assert not pair.half("zh")._foot.isHidden()


def test_a_switch_of_the_language_moves_nothing_and_keeps_half_typed_text(
    pair: TextPair, qapp: QApplication, qtbot: QtBot
) -> None:
    QTest.keyClicks(_line(pair, "en"), "half ")
    before = pair.half("en").x(), pair.half("zh").x()
    switch_language(qapp, i18n.CHINESE)
    assert _line(pair, "en").text() == "half Leaks"
    assert (pair.half("en").x(), pair.half("zh").x()) == before
    switch_language(qapp, i18n.ENGLISH)


def test_english_stands_left_of_chinese_and_above_it_when_there_is_little_room(
    pair: TextPair,
) -> None:
    english, chinese = pair.half("en"), pair.half("zh")
    assert english.x() < chinese.x()
    assert not pair.is_stacked()
    pair.resize(2 * theme.scaled(300), 200)
    assert pair.is_stacked()
    layout = pair.layout()
    assert layout is not None
    layout.activate()
    assert english.y() < chinese.y()


def test_a_text_that_cannot_be_taken_says_why_below(pair: TextPair) -> None:
    pair.set_problem("en", UserError("Too long: {n}.", n=301))
    assert pair._problems["en"].text() == "Too long: 301."
    pair.set_problem("en", None)
    assert pair._problems["en"].isHidden()


def test_a_box_takes_several_lines_and_tab_leaves_it(qtbot: QtBot) -> None:
    pair = TextPair(lambda: "Description", lines=3, pause=600_000)
    qtbot.addWidget(pair)
    pair.show()
    box = pair.half("en").editor()
    assert isinstance(box, QPlainTextEdit)
    QTest.keyClicks(box, "one")
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    pair.flush()
    assert pair.text("en") == "one\n"


def test_without_drafts_there_are_no_chips(qtbot: QtBot) -> None:
    pair = TextPair(lambda: "Name", drafted=False)
    qtbot.addWidget(pair)
    pair.show()
    assert not pair.half("en").chip.isVisible()
    assert _line(pair, "en").accessibleName() == "Name, English"
