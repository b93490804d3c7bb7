"""While an input method composes nothing is searched; what it commits is, once."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from urbandesk.ui.widgets.filter_bar import FilterBar
from urbandesk.ui.widgets.settled_typing import SettledTyping
from urbandesk.ui.window.hit import Hit
from urbandesk.ui.window.search_field import SearchField


def compose(line: QLineEdit, *steps: str, commit: str = "") -> None:
    """Let an input method show each step, then commit, or give up without a text."""
    for step in steps:
        QApplication.sendEvent(line, QInputMethodEvent(step, []))
    last = QInputMethodEvent("", [])
    if commit:
        last.setCommitString(commit)
    QApplication.sendEvent(line, last)


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    return made


def told_by(line: QLineEdit, *, also_set: bool = False) -> list[str]:
    told: list[str] = []
    SettledTyping(line, also_set=also_set).settled.connect(told.append)
    return told


def test_composing_tells_nothing_until_it_commits(line: QLineEdit) -> None:
    told = told_by(line)
    compose(line, "c", "ch", "chong", "chong'q", commit="重庆")
    assert told == ["重庆"]


def test_composing_over_a_selection_tells_the_end_only(line: QLineEdit) -> None:
    line.setText("Rome")
    line.selectAll()
    told = told_by(line)
    compose(line, "c", "ch", commit="重庆")
    assert told == ["重庆"]


def test_composing_that_is_given_up_tells_what_is_left(line: QLineEdit) -> None:
    line.setText("Rome")
    line.selectAll()
    told = told_by(line)
    compose(line, "c", "ch")
    assert told == [""]


def test_plain_keys_tell_each_of_them(line: QLineEdit) -> None:
    told = told_by(line)
    QTest.keyClicks(line, "ro")
    assert told == ["r", "ro"]


def test_a_text_that_the_program_sets_is_told_on_wish(line: QLineEdit) -> None:
    quiet, telling = told_by(line), told_by(line, also_set=True)
    line.setText("Rome")
    assert quiet == []
    assert telling == ["Rome"]


def test_the_search_over_everything_waits_for_the_input_method(qtbot: QtBot) -> None:
    asked: list[str] = []

    def find(text: str) -> list[Hit]:
        asked.append(text)
        return []

    field = SearchField(find)
    qtbot.addWidget(field)
    field.show()
    compose(field, "c", "chong", commit="重庆")
    assert asked == ["重庆"]


def test_the_filter_of_a_list_waits_for_the_input_method(qtbot: QtBot) -> None:
    bar = FilterBar((), lambda _words: "")
    qtbot.addWidget(bar)
    bar.show()
    said: list[str] = []
    bar.changed.connect(lambda: said.append(bar.field.text()))
    compose(bar.field, "c", "chong", commit="重庆")
    assert said == ["重庆"]
    bar.field.clear()
    assert said == ["重庆", ""]
