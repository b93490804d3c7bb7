"""The filter of a list: text, chips with counts, and what is shown as a sentence."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from urbandesk import i18n
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.widgets.filter_bar import FilterBar
from urbandesk.ui.widgets.filters import Filter

Key = Qt.Key
SIDES = Filter("side", lambda: "Side", lambda: [("eu", "European"), ("cn", "Chinese")], chips=True)
LEVELS = Filter("level", lambda: "Level", lambda: [("town", "Town"), ("zone", "Zone")])
PROGRAMMES = Filter("programme", lambda: "Programme")


def a_bar(qtbot: QtBot, wide: int = 520) -> FilterBar:
    bar = FilterBar(
        (SIDES, LEVELS, PROGRAMMES),
        lambda words: f"Shown: {words}." if words else "All shown.",
        add=lambda: "New city",
    )
    qtbot.addWidget(bar)
    bar.resize(wide, 120)
    with qtbot.waitExposed(bar):
        bar.show()
    bar.set_counts("side", {"eu": 28, "cn": 36})
    bar.set_counts("level", {"town": 19, "": 3})
    bar.set_counts("programme", {"R&D <b>": 2})
    bar.say_again()
    return bar


@pytest.fixture
def bar(qtbot: QtBot) -> FilterBar:
    """Show a filter bar."""
    return a_bar(qtbot)


def test_side_chips_come_first_with_their_counts_and_are_said_whole(bar: FilterBar) -> None:
    european = bar.chips.chip("side", "eu")
    assert (european.x(), european.count()) == (0, 28)
    assert bar.chips.chip("side", "cn").accessibleName() == "Chinese, 36"


def test_a_chip_narrows_and_the_sentence_says_how(qtbot: QtBot, bar: FilterBar) -> None:
    with qtbot.waitSignal(bar.changed):
        QTest.keyClick(bar.chips.chip("side", "eu"), Key.Key_Space)
    bar.chips.menu("level").action("town").trigger()
    bar.say_again()
    assert bar.chosen() == {"side": ("eu",), "level": ("town",)}
    assert bar.sentence() == "Shown: European; Town."
    assert bar.clear_button.isVisible()


def test_a_menu_offers_what_occurs_with_counts_and_stays_open(bar: FilterBar) -> None:
    menu = bar.chips.menu("level")
    assert menu.texts() == ["Town\t19", "not stated\t3"]
    menu.popup(bar.mapToGlobal(bar.rect().center()))
    for key in (Key.Key_Down, Key.Key_Space, Key.Key_Down, Key.Key_Space):
        QTest.keyClick(menu, key)
    assert menu.isVisible()
    assert bar.chosen() == {"level": ("town", "")}
    menu.close()
    assert bar.say() == "Town or Level not stated"


def test_a_click_in_a_menu_ticks_without_closing_it(bar: FilterBar) -> None:
    menu = bar.chips.menu("level")
    menu.popup(bar.mapToGlobal(bar.rect().center()))
    at = menu.actionGeometry(menu.action("town")).center()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=at)
    assert menu.isVisible()
    assert bar.chosen() == {"level": ("town",)}
    menu.close()


def test_texts_of_people_are_offered_as_typed(bar: FilterBar) -> None:
    menu = bar.chips.menu("programme")
    assert menu.texts() == ["R&&D <b>\t2"]
    menu.action("R&D <b>").trigger()
    assert bar.say() == "R&D <b>"


def test_a_choice_stays_offered_when_nothing_is_left_of_it(bar: FilterBar) -> None:
    bar.chips.menu("level").action("town").trigger()
    bar.set_counts("level", {})
    assert bar.chips.menu("level").texts() == ["Town\t0"]


def test_clear_takes_text_and_choices_back_at_once(bar: FilterBar) -> None:
    bar.field.setText("yan")
    bar.chips.chip("side", "cn").click()
    bar.say_again()
    assert bar.sentence() == "Shown: “yan”; Chinese."
    told: list[bool] = []
    bar.changed.connect(lambda: told.append(True))
    bar.clear_button.click()
    bar.say_again()
    assert (bar.text(), bar.chosen(), told) == ("", {}, [True])
    assert bar.sentence() == "All shown."
    assert not bar.clear_button.isVisible()
    assert not bar.chips.chip("side", "cn").isChecked()


def test_nothing_moves_when_the_link_to_clear_comes_and_goes(bar: FilterBar) -> None:
    before = bar.sizeHint().height()
    bar.field.setText("yan")
    bar.say_again()
    assert bar.sizeHint().height() == before


def test_chips_that_do_not_fit_go_into_more(qtbot: QtBot) -> None:
    narrow = a_bar(qtbot, 330)
    assert narrow.chips.more.isVisible()
    assert narrow.chips.chip("side", "eu").isVisible()
    assert not narrow.chips.chip("programme").isVisible()
    titles = [action.text() for action in narrow.chips.more_menu().actions()]
    assert titles[-1] == "Programme"
    narrow.chips.menu("programme").action("R&D <b>").trigger()
    assert narrow.chips.more.property("active") is True
    narrow.resize(700, 120)
    assert not narrow.chips.more.isVisible()
    assert narrow.chips.chip("programme").isVisible()


def test_down_leads_to_the_list_and_escape_empties_the_field(qtbot: QtBot, bar: FilterBar) -> None:
    QTest.keyClicks(bar.field, "yan")
    with qtbot.waitSignal(bar.list_wanted):
        QTest.keyClick(bar.field, Key.Key_Down)
    QTest.keyClick(bar.field, Key.Key_Escape)
    assert bar.text() == ""


def test_a_language_switch_keeps_text_and_choices(qapp: QApplication, bar: FilterBar) -> None:
    bar.field.setText("yan")
    bar.chips.chip("side", "cn").click()
    before = bar.field.placeholderText()
    switch_language(qapp, i18n.CHINESE)
    assert (bar.text(), bar.chosen()) == ("yan", {"side": ("cn",)})
    assert bar.field.placeholderText() != before
    switch_language(qapp, i18n.ENGLISH)
