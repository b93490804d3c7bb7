"""The question before something is deleted on which other records hang."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from urbandesk.services.register.records import Hanging
from urbandesk.ui.dialogs.delete_dialog import DeleteDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> DeleteDialog:
    """Show the question about a city with a plan and two organisations."""
    made = DeleteDialog(
        lambda: "Delete Rome",
        lambda: "Delete Rome",
        [Hanging("plan", 1, goes=True), Hanging("organisation", 2, goes=False)],
        None,
    )
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_it_says_what_goes_and_what_stays(dialog: DeleteDialog) -> None:
    assert dialog.windowTitle() == "Delete Rome"
    assert dialog.lines() == ["Plans: 1", "Stakeholders: 2"]


def test_the_button_names_the_deed_and_keeping_has_the_focus(
    qtbot: QtBot, dialog: DeleteDialog
) -> None:
    assert dialog.delete_button.text() == "Delete Rome"
    assert dialog.focusWidget() is dialog.keep_button
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Return)


def test_the_deed_agrees(qtbot: QtBot, dialog: DeleteDialog) -> None:
    with qtbot.waitSignal(dialog.accepted):
        dialog.delete_button.click()


def test_escape_keeps(qtbot: QtBot, dialog: DeleteDialog) -> None:
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
