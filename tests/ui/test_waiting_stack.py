"""A page that nobody sees takes the new language when it is shown, and is right then."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from urbandesk import i18n
from urbandesk.ui import dressing, fonts
from urbandesk.ui.live_text import LiveText, switch_language
from urbandesk.ui.waiting_stack import WaitingStack


class _Page(QWidget):
    """Says its language and counts how often it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.label = QLabel()
        self.field = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.label)
        column.addWidget(self.field)
        self.times = 0
        LiveText(self).bind(self.label.setText, self._words)

    def _words(self) -> str:
        self.times += 1
        return f"speaks {i18n.current()}"


@pytest.fixture
def stack(qtbot: QtBot) -> WaitingStack:
    made = WaitingStack()
    qtbot.addWidget(made)
    made.addWidget(_Page())
    made.addWidget(_Page())
    made.show()
    return made


def _page(stack: WaitingStack, at: int) -> _Page:
    page = stack.widget(at)
    assert isinstance(page, _Page)
    return page


def test_the_page_that_is_shown_speaks_at_once_the_others_wait(
    qapp: QApplication, stack: WaitingStack
) -> None:
    switch_language(qapp, i18n.CHINESE)
    assert _page(stack, 0).label.text() == "speaks zh_CN"
    assert _page(stack, 1).label.text() == "speaks en"
    assert _page(stack, 1).times == 1


def test_a_page_speaks_the_language_in_force_once_it_is_shown(
    qapp: QApplication, stack: WaitingStack
) -> None:
    _page(stack, 1).field.setText("half typ")
    switch_language(qapp, i18n.CHINESE)
    switch_language(qapp, i18n.ENGLISH)
    switch_language(qapp, i18n.CHINESE)
    stack.setCurrentIndex(1)
    assert _page(stack, 1).label.text() == "speaks zh_CN"
    assert _page(stack, 1).times == 2
    assert _page(stack, 1).field.text() == "half typ"


def test_a_page_that_missed_nothing_is_not_told_again(
    qapp: QApplication, stack: WaitingStack
) -> None:
    switch_language(qapp, i18n.CHINESE)
    stack.setCurrentIndex(1)
    stack.setCurrentIndex(0)
    stack.setCurrentIndex(1)
    assert [_page(stack, at).times for at in (0, 1)] == [2, 2]


def test_a_stack_on_a_page_that_waits_catches_up_with_it(qapp: QApplication, qtbot: QtBot) -> None:
    outer, inner = WaitingStack(), WaitingStack()
    qtbot.addWidget(outer)
    outer.addWidget(QWidget())
    inner.addWidget(_Page())
    inner.addWidget(_Page())
    outer.addWidget(inner)
    switch_language(qapp, i18n.CHINESE)
    assert _page(inner, 0).label.text() == "speaks en"
    outer.setCurrentIndex(1)
    assert _page(inner, 0).label.text() == "speaks zh_CN"
    assert _page(inner, 1).label.text() == "speaks en"
    inner.setCurrentIndex(1)
    assert _page(inner, 1).label.text() == "speaks zh_CN"


def test_a_field_that_was_seen_before_has_the_face_of_the_language_when_shown_again(
    qapp: QApplication, stack: WaitingStack
) -> None:
    dressing.apply(qapp)
    switch_language(qapp, i18n.ENGLISH)
    field = _page(stack, 1).field
    stack.setCurrentIndex(1)
    assert field.font().families()[0] != fonts.CHINESE
    stack.setCurrentIndex(0)
    switch_language(qapp, i18n.CHINESE)
    stack.setCurrentIndex(1)
    assert field.font().families()[0] == fonts.CHINESE
