"""Every key stands on one sheet, made from what the window really listens to."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from urbandesk import i18n
from urbandesk.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.window.commands import Commands


@pytest.fixture
def commands(qtbot: QtBot) -> Commands:
    window = QMainWindow()
    qtbot.addWidget(window)
    return Commands(window)


@pytest.fixture
def dialog(qtbot: QtBot, commands: Commands) -> ShortcutsDialog:
    made = ShortcutsDialog(commands.with_keys, None)
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
