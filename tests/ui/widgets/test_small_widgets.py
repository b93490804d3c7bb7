"""Labels, buttons, chips, strips and the message bar as a person meets them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from urbandesk import i18n
from urbandesk.i18n import Bilingual
from urbandesk.ui import dressing
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.theme import LIGHT
from urbandesk.ui.widgets.buttons import Button, IconButton
from urbandesk.ui.widgets.chips import FilterChip, StatusChip
from urbandesk.ui.widgets.empty_state import EmptyState
from urbandesk.ui.widgets.flag_line import FlagLine
from urbandesk.ui.widgets.gap_strip import Gap, GapStrip
from urbandesk.ui.widgets.help_panel import Help, HelpPanel
from urbandesk.ui.widgets.message_bar import Deed, MessageBar
from urbandesk.ui.widgets.plain_label import IconMark, PlainLabel, plain_caption, plain_tooltip
from urbandesk.ui.widgets.section import Section
from urbandesk.ui.widgets.segments import Segments
from urbandesk.ui.widgets.side_mark import SideMark
from urbandesk.ui.widgets.side_pair import SideName, SidePair
from urbandesk.ui.widgets.step_bar import StepBar

TRICKY = "<b>R&D</b> & <img src=x>"


def _language() -> str:
    return f"speaks {i18n.current()}"


def test_a_label_shows_marks_and_ampersands_as_typed(qtbot: QtBot) -> None:
    label = PlainLabel(TRICKY)
    qtbot.addWidget(label)
    assert label.text() == TRICKY
    assert label.textFormat() is Qt.TextFormat.PlainText
    plain = PlainLabel("bR&D/b & img src=x")
    qtbot.addWidget(plain)
    assert label.sizeHint().width() > plain.sizeHint().width()


def test_a_cut_label_tells_the_whole_text_in_its_tooltip(qtbot: QtBot) -> None:
    label = PlainLabel("Foreign Affairs Office of Yantai")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    label.grab()
    assert label.toolTip() == ""
    label.resize(40, 20)
    label.grab()  # what is painted is what was cut
    assert label.toolTip() == "Foreign Affairs Office of Yantai"
    label.setText("Foreign Affairs Office of Yantai, Shandong")
    label.grab()
    assert label.toolTip() == "Foreign Affairs Office of Yantai, Shandong"
    assert label.text() == "Foreign Affairs Office of Yantai, Shandong"


def test_a_tooltip_never_runs_marks_of_a_text() -> None:
    assert "<img" not in plain_tooltip(TRICKY)
    assert "&lt;b&gt;R&amp;D" in plain_tooltip(TRICKY)
    assert plain_tooltip("Rome") == "Rome"


def test_a_button_shows_an_ampersand_and_says_it(qtbot: QtBot) -> None:
    button = Button(lambda: "R&D")
    qtbot.addWidget(button)
    assert button.text() == plain_caption("R&D") == "R&&D"
    assert button.accessibleName() == "R&D"


def test_buttons_with_an_icon_alone_say_their_name_in_the_language(
    qtbot: QtBot, qapp: QApplication
) -> None:
    button = IconButton("undo", _language)
    qtbot.addWidget(button)
    switch_language(qapp, i18n.CHINESE)
    assert button.accessibleName() == button.toolTip() == "speaks zh_CN"
    switch_language(qapp, i18n.ENGLISH)


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_everything_that_is_pressed_is_large_enough(
    qtbot: QtBot, qapp: QApplication, zoom: float
) -> None:
    dressing.apply(qapp, "light", zoom=zoom)
    pressed: list[QWidget] = [
        Button(lambda: "x"),
        Button(lambda: "x", kind="link"),
        IconButton("undo", lambda: "Undo"),
        StatusChip("draft"),
        FilterChip(lambda: "x"),
        Segments([("a", lambda: "a")], name=lambda: "View", small=True),
    ]
    for widget in pressed:
        qtbot.addWidget(widget)
        widget.ensurePolished()
        size = widget.sizeHint()
        least = QSize(24, 24) * zoom
        assert (size.width() >= least.width(), size.height() >= least.height()) == (True, True)
    dressing.apply(qapp, "light")


def test_segments_tell_what_a_person_chooses_by_mouse_and_by_key(qtbot: QtBot) -> None:
    row = Segments([("t", lambda: "Table"), ("m", lambda: "Map")], name=lambda: "View")
    qtbot.addWidget(row)
    row.show()
    chosen: list[str] = []
    row.chosen.connect(chosen.append)
    row.set_current("t")
    assert chosen == []
    QTest.mouseClick(row.button("m"), Qt.MouseButton.LeftButton)
    QTest.keyClick(row, Qt.Key.Key_Left)
    assert chosen == ["m", "t"]
    assert row.current() == "t"


def test_no_segment_is_chosen_until_one_is(qtbot: QtBot) -> None:
    row = Segments([("o", lambda: "Ours"), ("t", lambda: "Theirs")], name=lambda: "Decision")
    qtbot.addWidget(row)
    row.set_current("o")
    row.set_current("")
    assert row.current() == ""


def test_a_filter_chip_shows_and_says_its_count(qtbot: QtBot) -> None:
    chip = FilterChip(lambda: "Chinese", side="cn")
    qtbot.addWidget(chip)
    narrow = chip.sizeHint().width()
    chip.set_count(36)
    assert chip.count() == 36
    assert chip.accessibleName() == "Chinese, 36"
    assert chip.sizeHint().width() > narrow
    chip.set_count(0)
    assert chip.accessibleName() == "Chinese, 0"
    chip.set_count(None)
    assert chip.accessibleName() == "Chinese"


def test_a_filter_chip_is_switched_by_the_keyboard(qtbot: QtBot) -> None:
    chip = FilterChip(lambda: "Gaps")
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.toggled, timeout=1000) as switched:
        QTest.keyClick(chip, Qt.Key.Key_Space)
    assert switched.args == [True]


@pytest.mark.parametrize("status", ["draft", "translated", "reviewed", "outdated"])
def test_a_status_is_said_in_words(qtbot: QtBot, status: str) -> None:
    chip = StatusChip()
    qtbot.addWidget(chip)
    chip.set_status(status)
    assert chip.text() == status
    assert status in chip.accessibleName()


def test_an_unknown_status_is_refused(qtbot: QtBot) -> None:
    chip = StatusChip("reviewed")
    qtbot.addWidget(chip)
    with pytest.raises(KeyError):
        chip.set_status("perfect")
    assert chip.status() == "reviewed"


def test_marks_speak_as_words(qtbot: QtBot) -> None:
    mark = SideMark("eu", filling="half")
    qtbot.addWidget(mark)
    assert mark.accessibleName() == "European side, under way"
    mark.set_mark("cn")
    assert mark.accessibleName() == "Chinese side"


def test_a_mark_is_painted_in_the_colour_of_its_side(qtbot: QtBot, qapp: QApplication) -> None:
    dressing.apply(qapp, "light")
    mark = SideMark("cn")
    qtbot.addWidget(mark)
    image = mark.grab().toImage()
    assert image.pixelColor(image.rect().center()) == QColor(LIGHT.chinese)


def test_a_side_without_a_city_is_called_by_its_side(qtbot: QtBot) -> None:
    name = SideName("eu")
    qtbot.addWidget(name)
    assert name.text() == "European side"
    name.set_name(lambda: "Rome")
    assert name.text() == "Rome"


def test_both_sides_get_the_same_width(qtbot: QtBot) -> None:
    pair = SidePair()
    qtbot.addWidget(pair)
    short, long = PlainLabel("a"), PlainLabel("a very much longer text of the other side")
    pair.add_row(short, long)
    pair.resize(900, 100)
    pair.show()
    assert abs(short.width() - long.width()) <= 1
    assert short.x() < long.x()


def test_the_bar_says_what_happened_again_in_the_other_language(
    qtbot: QtBot, qapp: QApplication
) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.say(_language)
    switch_language(qapp, i18n.CHINESE)
    assert bar.text() == "speaks zh_CN"
    switch_language(qapp, i18n.ENGLISH)


def test_a_deed_of_a_message_is_done_by_its_button(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    done: list[str] = []
    bar.say(lambda: "Changed.", Deed(lambda: "Undo", lambda: done.append("undo")))
    shown = [b for b in bar.findChildren(Button) if not b.isHidden()]
    assert [button.text() for button in shown] == ["Undo"]
    QTest.mouseClick(shown[0], Qt.MouseButton.LeftButton)
    assert done == ["undo"]


def test_a_warning_is_not_pushed_away_and_the_next_one_waits(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.warn(lambda: "Not saved.")
    bar.say(lambda: "Exported.")
    bar.warn(lambda: "Disk full.")
    assert bar.text() == "Not saved."
    bar.dismiss()
    assert bar.text() == "Disk full."
    bar.dismiss()
    assert bar.text() == ""
    told = [message.text() for message in bar.history()]
    assert told == ["Not saved.", "Exported.", "Disk full."]


def test_a_message_offers_at_most_two_things_to_do(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    deed = Deed(lambda: "Undo", lambda: None)
    with pytest.raises(ValueError, match="3"):
        bar.say(lambda: "Changed.", deed, deed, deed)


def test_a_job_can_be_stopped_from_the_bar(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    stopped: list[str] = []
    bar.start_progress(lambda: "Exporting", lambda: stopped.append("stop"))
    bar.set_progress(3, 10)
    stop = next(b for b in bar.findChildren(Button) if b.text() == "Stop")
    assert not stop.isHidden()
    stop.click()
    stop.click()
    assert stopped == ["stop"]
    bar.end_progress()
    assert stop.isHidden()


def test_gaps_are_stated_and_each_can_be_filled_or_set_aside(qtbot: QtBot) -> None:
    strip = GapStrip()
    qtbot.addWidget(strip)
    assert strip.isHidden()
    strip.set_gaps([Gap("lead", lambda: "No lead"), Gap("step", lambda: "No <first> step")])
    assert strip.texts() == ("No lead", "No <first> step")
    wanted: list[str] = []
    strip.add_wanted.connect(wanted.append)
    strip.not_applicable_wanted.connect(lambda key: wanted.append(f"not {key}"))
    buttons = strip.findChildren(Button)
    buttons[2].click()
    buttons[1].click()
    assert wanted == ["step", "not lead"]
    assert buttons[2].accessibleDescription() == "No <first> step"
    strip.set_gaps([])
    assert strip.isHidden()


def test_a_flag_stands_in_line_with_the_first_line_of_its_sentence(qtbot: QtBot) -> None:
    line = FlagLine()
    qtbot.addWidget(line)
    line.say("Rome counts the city proper")
    mark, label = line.findChild(IconMark), line.findChild(PlainLabel)
    assert isinstance(mark, IconMark)
    assert isinstance(label, PlainLabel)
    qtbot.waitUntil(lambda: label.width() > 0)
    first = label.y() + label.fontMetrics().height() // 2
    assert abs(mark.geometry().center().y() - first) <= 1


def test_the_step_bar_says_how_many_steps_are_complete(qtbot: QtBot) -> None:
    bar = StepBar()
    qtbot.addWidget(bar)
    bar.set_states(["complete"] * 5 + ["in_progress"] + ["not_started"] * 5)
    assert bar.accessibleName() == "5 of 11 steps complete"


def test_help_follows_the_language_and_keeps_the_question_in_both(
    qtbot: QtBot, qapp: QApplication
) -> None:
    panel = HelpPanel()
    qtbot.addWidget(panel)
    panel.set_help(Help(why=Bilingual("Why so", "为何"), question=Bilingual("What?", "什么？")))
    assert panel._why.text() == "Why so"
    assert (panel._quote._first.text(), panel._quote._second.text()) == ("What?", "什么？")
    switch_language(qapp, i18n.CHINESE)
    assert panel._why.text() == "为何"
    assert (panel._quote._first.text(), panel._quote._second.text()) == ("什么？", "What?")
    assert panel._groups["example"].isHidden()
    switch_language(qapp, i18n.ENGLISH)


def test_help_folds_away_and_tells_so_once(qtbot: QtBot) -> None:
    panel = HelpPanel()
    qtbot.addWidget(panel)
    panel.show()
    told: list[bool] = []
    panel.folded.connect(told.append)
    panel.fold_button.click()
    panel.set_folded(True)
    panel.set_folded(False)
    assert told == [True, False]


def test_an_empty_place_says_what_belongs_here_and_begins(qtbot: QtBot) -> None:
    empty = EmptyState(lambda: "Cities stand here.", lambda: "Add a city")
    qtbot.addWidget(empty)
    assert empty.text() == "Cities stand here."
    assert empty.link is None
    assert empty.button is not None
    with qtbot.waitSignal(empty.begun, timeout=1000):
        empty.button.click()


def test_a_section_shows_its_note_beside_the_head(qtbot: QtBot) -> None:
    section = Section(lambda: "Figures", note=lambda: "5 of 9")
    qtbot.addWidget(section)
    section.set_note(lambda: "6 of 9")
    assert [label.text() for label in section.findChildren(PlainLabel)] == ["Figures", "6 of 9"]
