"""Links keep their words where a sentence before them has no room, at every size of type."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from urbandesk.ui import dressing
from urbandesk.ui.widgets.buttons import Button, link_button
from urbandesk.ui.widgets.message_bar import Deed, MessageBar
from urbandesk.ui.widgets.plain_label import PlainLabel

LONG = "A second version lies beside the workspace. " * 8


@pytest.fixture(params=[1.0, 2.0])
def zoomed(request: pytest.FixtureRequest, dressed: QApplication) -> float:
    """Give the program dressed in a size of type."""
    zoom = float(request.param)
    dressing.apply(dressed, "light", zoom=zoom)
    return zoom


def _is_whole(button: Button) -> bool:
    return button.width() >= button.sizeHint().width()


def test_a_sentence_is_cut_before_the_link_behind_it(qtbot: QtBot, zoomed: float) -> None:
    line = QWidget()
    qtbot.addWidget(line)
    row = QHBoxLayout(line)
    link = link_button(lambda: "Compare")
    row.addWidget(PlainLabel(LONG))
    row.addWidget(link)
    line.resize(round(400 * zoomed), round(40 * zoomed))
    line.show()
    assert _is_whole(link)


def test_what_can_be_done_about_a_message_is_whole(qtbot: QtBot, zoomed: float) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.resize(round(620 * zoomed), round(32 * zoomed))
    bar.show()
    bar.say(lambda: LONG, Deed(lambda: "Compare", int), attention=True)
    QApplication.processEvents()
    (button,) = [b for b in bar.findChildren(Button) if b.text() == "Compare"]
    assert _is_whole(button)
