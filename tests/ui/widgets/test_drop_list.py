"""Proposals open below a line; the keys of the line move in them, and Enter takes one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from urbandesk.ui.widgets.drop_list import DropList, Proposal

Key = Qt.Key
THREE = [
    Proposal("Suzhou", "苏州", "Jiangsu"),
    Proposal("Suzhou", "宿州", "Anhui"),
    Proposal("Suzzara"),
]


class Form(QWidget):
    """A line with proposals and a second field."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.other = QLineEdit(), QLineEdit()
        self.proposals = DropList(self.line)
        self.chosen: list[int] = []
        self.entered: list[str] = []
        self.proposals.chosen.connect(self.chosen.append)
        self.line.returnPressed.connect(lambda: self.entered.append(self.line.text()))
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.other)
        column.addStretch(1)
        self.resize(600, 500)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.line.setFocus()
    made.proposals.propose(THREE)
    return made


def test_proposals_stand_below_the_line_inside_the_window(form: Form) -> None:
    assert form.proposals.isVisible()
    assert form.proposals.window() is form
    assert form.proposals.y() >= form.line.geometry().bottom()
    assert form.line.hasFocus()
    assert form.proposals.list.item(0).text() == "Suzhou 苏州 Jiangsu"


def test_arrows_and_enter_choose(form: Form) -> None:
    QTest.keyClick(form.line, Key.Key_Down)
    QTest.keyClick(form.line, Key.Key_Return)
    assert form.chosen == [1]
    assert form.entered == []
    assert form.proposals.isHidden()


def test_arrows_stop_at_the_ends(form: Form) -> None:
    for _step in range(5):
        QTest.keyClick(form.line, Key.Key_Down)
    assert form.proposals.list.currentRow() == 2
    for _step in range(5):
        QTest.keyClick(form.line, Key.Key_Up)
    assert form.proposals.list.currentRow() == 0


def test_enter_takes_the_first_proposal(form: Form) -> None:
    QTest.keyClick(form.line, Key.Key_Return)
    assert form.chosen == [0]
    assert form.entered == []
    assert form.proposals.isHidden()


def test_enter_after_esc_is_the_enter_of_the_line(form: Form) -> None:
    QTest.keyClick(form.line, Key.Key_Escape)
    QTest.keyClick(form.line, Key.Key_Return)
    assert form.chosen == []
    assert form.entered == [""]


def test_a_click_chooses(form: Form) -> None:
    box = form.proposals.list.visualItemRect(form.proposals.list.item(2))
    QTest.mouseClick(form.proposals.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert form.chosen == [2]


def test_esc_closes_them_and_leaving_the_line_does(form: Form) -> None:
    QTest.keyClick(form.line, Key.Key_Escape)
    assert form.proposals.isHidden()
    form.proposals.propose(THREE)
    form.other.setFocus()
    assert form.proposals.isHidden()


def test_no_proposals_close_them(form: Form) -> None:
    form.proposals.propose([])
    assert form.proposals.isHidden()


def test_they_go_when_the_line_is_hidden(form: Form) -> None:
    form.line.hide()
    assert form.proposals.isHidden()


def test_nothing_opens_below_a_line_that_is_not_shown(form: Form) -> None:
    form.line.hide()
    form.proposals.propose(THREE)
    assert form.proposals.isHidden()


def test_they_can_be_painted_with_names_of_any_length(form: Form) -> None:
    form.proposals.propose([Proposal("A" * 300, "重" * 300, "B" * 300)])
    assert form.proposals.grab().width() <= form.width()
