"""Every key stands on one sheet, made from what the window really listens to."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from urbandesk import i18n, settings
from urbandesk.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.window.commands import Commands
from urbandesk.ui.window.key_choice import KeyChoice


@pytest.fixture
def commands(qtbot: QtBot) -> Commands:
    window = QMainWindow()
    qtbot.addWidget(window)
    return Commands(window)


@pytest.fixture
def dialog(qtbot: QtBot, commands: Commands) -> ShortcutsDialog:
    made = ShortcutsDialog(KeyChoice(commands, settings.load()), None)
    qtbot.addWidget(made)
    return made


def test_every_shortcut_of_every_command_is_on_the_sheet(
    dialog: ShortcutsDialog, commands: Commands
) -> None:
    said = " ".join(keys for _where, _deed, keys in dialog.rows())
    for action in commands.actions.values():
        for keys in action.shortcuts():
            assert keys.toString(keys.SequenceFormat.NativeText) in said
    assert ("Edit", "Search everything", "Ctrl+K") in dialog.rows()
    assert any(where == "In a list" for where, _deed, _keys in dialog.rows())


def test_no_key_is_given_twice_neither_to_two_commands_nor_to_one(commands: Commands) -> None:
    counts = Counter(
        keys.toString() for action in commands.actions.values() for keys in action.shortcuts()
    )
    assert [keys for keys, count in counts.items() if count > 1] == []


def test_the_sheet_is_plain_text_that_can_be_copied_and_saved(
    dialog: ShortcutsDialog, tmp_path: Path
) -> None:
    dialog.copy_button.click()
    copied = QApplication.clipboard().text()
    assert "Ctrl+K" in copied
    assert "Search everything" in copied
    target = tmp_path / "keys.txt"
    dialog.save(target)
    assert target.read_text(encoding="utf-8-sig") == copied


def test_a_place_that_refuses_the_file_is_said(dialog: ShortcutsDialog, tmp_path: Path) -> None:
    target = tmp_path / "keys.txt"
    target.mkdir()
    dialog.save(target)
    assert "keys.txt" in dialog.problem.text()


def test_the_sheet_speaks_the_language_in_force(
    dialog: ShortcutsDialog, qapp: QApplication
) -> None:
    english = dialog.sheet()
    switch_language(qapp, i18n.CHINESE)
    chinese = dialog.sheet()
    switch_language(qapp, i18n.ENGLISH)
    assert "撤销" in chinese
    assert "撤销" not in english


def give(dialog: ShortcutsDialog, name: str, keys: str) -> None:
    """Choose a command and give it other keys."""
    row = next(at for at, row in enumerate(dialog.rows()) if row[1] == name)
    dialog.table.selectRow(row)
    dialog.field.setKeySequence(QKeySequence(keys))
    dialog.change_button.click()


def keys_of(dialog: ShortcutsDialog, name: str) -> str:
    return next(keys for _where, deed, keys in dialog.rows() if deed == name)


def test_a_command_gets_another_key_which_is_kept(
    qtbot: QtBot, dialog: ShortcutsDialog, commands: Commands
) -> None:
    give(dialog, "Trash", "Ctrl+Shift+D")
    assert keys_of(dialog, "Trash") == "Ctrl+Shift+D"
    assert "Ctrl+Shift+D" in dialog.sheet()
    assert "(Ctrl+Shift+D)" in commands.actions["trash"].toolTip()
    other = QMainWindow()
    qtbot.addWidget(other)
    again = Commands(other)
    KeyChoice(again, settings.load())
    assert again.actions["trash"].shortcut() == QKeySequence("Ctrl+Shift+D")


def test_the_usual_keys_come_back(dialog: ShortcutsDialog, commands: Commands) -> None:
    usual = commands.actions["redo"].shortcuts()
    give(dialog, "Redo", "Ctrl+Shift+Y")
    assert commands.actions["redo"].shortcuts() == [QKeySequence("Ctrl+Shift+Y")]
    dialog.usual_button.click()
    assert commands.actions["redo"].shortcuts() == usual
    assert settings.load().keys == {}
    assert not dialog.usual_button.isEnabled()


def test_a_command_may_have_no_key(dialog: ShortcutsDialog, commands: Commands) -> None:
    give(dialog, "Quit", "")
    assert commands.actions["quit"].shortcuts() == []
    assert settings.load().keys == {"quit": ""}


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ("Ctrl+K", "Ctrl+K is taken: Search everything. Choose another one."),
        ("Ctrl+H", "Ctrl+H is taken: Show the history of the field. Choose another one."),
        ("F2", "F2 is taken: Go to the first field of the record. Choose another one."),
        ("Ctrl+V", "Ctrl+V is taken: copying and pasting of text. Choose another one."),
        ("G", "Please hold Ctrl or Alt as well, or take a function key."),
        ("Shift+G", "Please hold Ctrl or Alt as well, or take a function key."),
    ],
)
def test_a_key_that_something_else_needs_is_refused_in_words(
    dialog: ShortcutsDialog, commands: Commands, keys: str, why: str
) -> None:
    give(dialog, "Trash", keys)
    assert dialog.problem.text() == why
    assert commands.actions["trash"].shortcuts() == []
    assert settings.load().keys == {}


def test_the_usual_key_is_not_taken_from_who_has_it_now(dialog: ShortcutsDialog) -> None:
    give(dialog, "Search everything", "Ctrl+Shift+K")
    give(dialog, "Trash", "Ctrl+K")
    row = next(at for at, row in enumerate(dialog.rows()) if row[1] == "Search everything")
    dialog.table.selectRow(row)
    dialog.usual_button.click()
    assert dialog.problem.text() == "Ctrl+K is taken: Trash. Choose another one."
    assert keys_of(dialog, "Search everything") == "Ctrl+Shift+K"


def test_keys_of_pages_stay_as_they_are(dialog: ShortcutsDialog) -> None:
    dialog.table.selectRow(dialog.table.rowCount() - 1)
    assert dialog.chosen() is None
    assert not dialog.change_button.isEnabled()


def test_keys_in_the_settings_that_make_no_sense_are_passed_over(commands: Commands) -> None:
    odd = {"trash": "Ctrl+K", "of_a_later_version": "Ctrl+J", "about": "G", "check": "nonsense"}
    KeyChoice(commands, settings.Settings(keys=odd))
    assert commands.actions["trash"].shortcuts() == []
    assert commands.actions["about"].shortcuts() == []
    assert commands.actions["search"].shortcut() == QKeySequence("Ctrl+K")


def test_the_window_listens_to_the_new_key_and_says_it(window: MainWindow) -> None:
    window.keys.choose("search", QKeySequence("Ctrl+Shift+K"))
    window.keys.choose("language", QKeySequence("Ctrl+Shift+L"))
    assert window.search.placeholderText() == "Search everything (Ctrl+Shift+K)"
    assert "(Ctrl+Shift+L)" in window.navigation.switch.toolTip()
    ctrl_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_L, ctrl_shift)
    assert i18n.current() == i18n.CHINESE
    assert "Ctrl+Shift+K" in window.search.placeholderText()
