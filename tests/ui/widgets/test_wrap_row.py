"""Parts side by side that begin another line where there is no room for them."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from urbandesk.ui import dressing
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import Button, outlined_button
from urbandesk.ui.widgets.wrap_row import WrapRow


def _row(qtbot: QtBot, buttons: list[Button], *, to_end: bool = False) -> tuple[QWidget, WrapRow]:
    """Return a window with a row of buttons above something that takes the rest."""
    window = QWidget()
    qtbot.addWidget(window)
    row = WrapRow(buttons, gap=8, to_end=to_end)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(row)
    column.addWidget(QWidget(), 1)
    window.resize(1000, 300)
    window.show()
    return window, row


def _lines(buttons: list[Button]) -> int:
    return len({button.y() for button in buttons if button.isVisible()})


def _narrow(window: QWidget, wide: int) -> None:
    window.resize(wide, window.height())
    for _round in range(3):
        QApplication.processEvents()


def test_what_has_no_room_begins_another_line_and_is_whole_there(
    qtbot: QtBot, dressed: QApplication
) -> None:
    buttons = [outlined_button(lambda: "A caption of some length") for _n in range(3)]
    window, row = _row(qtbot, buttons)
    one_line = row.height()
    assert _lines(buttons) == 1
    _narrow(window, 2 * buttons[0].width() + 20)
    assert _lines(buttons) == 2
    assert row.height() == 2 * one_line + 8
    assert all(row.rect().contains(button.geometry()) for button in buttons)
    assert all(button.width() == button.sizeHint().width() for button in buttons)
    _narrow(window, 1000)
    assert row.height() == one_line


def test_lines_at_the_end_stand_at_the_right_and_what_is_hidden_takes_no_room(
    qtbot: QtBot, dressed: QApplication
) -> None:
    buttons = [outlined_button(lambda: "A caption of some length") for _n in range(3)]
    window, row = _row(qtbot, buttons, to_end=True)
    _narrow(window, 2 * buttons[0].width() + 20)
    assert {buttons[1].geometry().right(), buttons[2].geometry().right()} == {row.width() - 1}
    buttons[0].hide()
    _narrow(window, window.width())
    assert _lines(buttons) == 1


def test_longer_captions_and_larger_type_begin_lines_as_well(
    qtbot: QtBot, dressed: QApplication
) -> None:
    words = ["Some words"]
    buttons = [outlined_button(lambda: words[0]) for _n in range(3)]
    window, row = _row(qtbot, buttons)
    _narrow(window, 3 * buttons[0].width() + 20)
    assert _lines(buttons) == 1
    words[0] = "Some words more"
    for live in row.findChildren(LiveText):
        live.refresh()
    _narrow(window, window.width())
    assert _lines(buttons) == 2
    dressing.apply(dressed, "light", zoom=2.0)
    _narrow(window, window.width())
    assert _lines(buttons) == 3
