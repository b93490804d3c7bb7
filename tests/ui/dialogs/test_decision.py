"""Every dialog has its two buttons in one order, however it is made."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QStyle
from pytestqt.qtbot import QtBot

from urbandesk.ui.dialogs.decision import Decision, deed_first

Layout = QDialogButtonBox.ButtonLayout


def _dialog(qtbot: QtBot, *, safe_first: bool, field: QLineEdit | None = None) -> Decision:
    dialog = Decision(lambda: "Title", lambda: "Sentence", None)
    dialog.body.addWidget(field or QLineEdit())
    qtbot.addWidget(dialog)
    if safe_first:
        dialog.add_safe(lambda: "Keep")
        dialog.add_deed(lambda: "Delete")
    else:
        dialog.add_deed(lambda: "Delete")
        dialog.add_safe(lambda: "Keep")
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def _order(dialog: Decision) -> list[str]:
    return [button.text() for button in sorted(dialog.buttons(), key=lambda one: one.x())]


def test_the_order_does_not_depend_on_which_button_was_made_first(qtbot: QtBot) -> None:
    first, second = (_dialog(qtbot, safe_first=made) for made in (True, False))
    assert _order(first) == _order(second)
    hint = first.style().styleHint(QStyle.StyleHint.SH_DialogButtonLayout)
    assert _order(first)[0] == ("Delete" if deed_first(hint) else "Keep")


@pytest.mark.parametrize("safe_first", [True, False])
def test_tab_goes_from_the_fields_to_the_left_button_and_then_to_the_right_one(
    qtbot: QtBot, safe_first: bool
) -> None:
    field = QLineEdit()
    dialog = _dialog(qtbot, safe_first=safe_first, field=field)
    left, right = sorted(dialog.buttons(), key=lambda one: one.x())
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is left
    QTest.keyClick(left, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is right


@pytest.mark.parametrize(
    ("layout", "first"),
    [
        (Layout.WinLayout, True),
        (Layout.KdeLayout, True),
        (Layout.MacLayout, False),
        (Layout.GnomeLayout, False),
    ],
)
def test_the_order_is_that_of_the_platform(
    layout: QDialogButtonBox.ButtonLayout, first: bool
) -> None:
    assert deed_first(layout.value) is first


def test_a_dialog_is_no_higher_than_its_sentence_needs_at_its_width(qtbot: QtBot) -> None:
    dialog = Decision(lambda: "Title", lambda: "What stays and what goes is said here. " * 4, None)
    dialog.add_safe(lambda: "Keep")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    layout = dialog.layout()
    assert layout is not None
    assert dialog.height() == layout.totalHeightForWidth(dialog.width())
