"""Every command that can be used is found by its words in either language and run by Enter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from urbandesk import i18n
from urbandesk.ui.dialogs.command_palette import CommandPalette
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.window.commands import Commands, all_commands


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.setCentralWidget(QLineEdit())
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def field(window: QMainWindow) -> QWidget:
    """Give the field of the window, where somebody types."""
    found = window.centralWidget()
    assert found is not None
    return found


@pytest.fixture
def commands(window: QMainWindow) -> Commands:
    made = Commands(window)
    made.set_state(workspace=True, changes=True)
    return made


@pytest.fixture
def palette(window: QMainWindow, commands: Commands, field: QWidget) -> CommandPalette:
    window.activateWindow()
    field.setFocus()
    made = CommandPalette(commands, window)
    made.open()
    return made


def names(palette: CommandPalette) -> list[str]:
    return [entry.name for entry in palette.shown()]


def test_all_usable_commands_are_listed_with_their_keys(palette: CommandPalette) -> None:
    keys = {entry.command: entry.keys for entry in palette.shown()}
    always = {command.key for command in all_commands() if command.needs != "page"}
    assert set(keys) == always - {"palette"}
    assert keys["search"] == "Ctrl+K"
    assert keys["about"] == ""


def test_commands_that_cannot_be_used_now_are_left_out(
    window: QMainWindow, commands: Commands
) -> None:
    commands.set_state(workspace=False, changes=False)
    shown = {entry.command for entry in CommandPalette(commands, window).shown()}
    assert "open" in shown
    assert not shown & {"back_up", "undo", "page.cities"}


def test_typing_filters_by_any_words_and_puts_beginnings_first(
    qtbot: QtBot, palette: CommandPalette
) -> None:
    QTest.keyClicks(palette.field, "workspace")
    assert {"New workspace", "Close workspace"} <= set(names(palette))
    palette.field.clear()
    QTest.keyClicks(palette.field, "back")
    assert names(palette)[:2] == ["Back up now", "Back"]
    palette.field.clear()
    QTest.keyClicks(palette.field, "view dark")
    assert names(palette) == ["Light or dark as the system", "Dark", "High contrast, dark"]


def test_english_words_are_understood_in_chinese(
    qtbot: QtBot, qapp: QApplication, palette: CommandPalette
) -> None:
    switch_language(qapp, i18n.CHINESE)
    QTest.keyClicks(palette.field, "back up")
    entry = palette.shown()[0]
    assert (entry.command, entry.name) == ("back_up", "立即备份")
    palette.field.clear()
    palette.field.insert("备份")
    palette.field.textEdited.emit("备份")
    assert "立即备份" in names(palette)
    switch_language(qapp, i18n.ENGLISH)


@pytest.mark.parametrize("typed", ["lijibeifen", "ljbf", "立即备份", "BEIFEN", "back up now"])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_a_command_is_found_by_characters_pinyin_initials_and_english_in_either_language(
    qtbot: QtBot, qapp: QApplication, palette: CommandPalette, typed: str, language: str
) -> None:
    switch_language(qapp, language)
    palette.field.setText(typed)
    palette.field.textEdited.emit(typed)
    found = [entry.command for entry in palette.shown()]
    switch_language(qapp, i18n.ENGLISH)
    assert found[0] == "back_up"


def test_what_was_used_last_comes_first_and_is_remembered(
    qtbot: QtBot, window: QMainWindow, commands: Commands
) -> None:
    kept: dict[str, str] = {}
    for words in ("full screen", "about"):
        palette = CommandPalette(commands, window, kept)
        palette.open()
        QTest.keyClicks(palette.field, words)
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
    again = CommandPalette(commands, window, kept)
    assert [entry.command for entry in again.shown()[:2]] == ["about", "full_screen"]
    again.reject()


def test_commands_of_the_page_are_asked_for_when_the_palette_opens(
    window: QMainWindow, commands: Commands
) -> None:
    commands.about_to_show.connect(lambda: commands.let_use({"record.delete"}))
    shown = {entry.command for entry in CommandPalette(commands, window).shown()}
    assert "record.delete" in shown
    assert "record.open" not in shown


def test_nothing_found_is_said(qtbot: QtBot, palette: CommandPalette, commands: Commands) -> None:
    QTest.keyClicks(palette.field, "xyzzy")
    assert palette.shown() == ()
    with qtbot.assertNotEmitted(commands.wanted):
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_arrows_choose_and_enter_runs_after_the_focus_is_back(
    qtbot: QtBot,
    window: QMainWindow,
    commands: Commands,
    palette: CommandPalette,
    field: QWidget,
) -> None:
    focused: list[object] = []
    commands.wanted.connect(lambda _key: focused.append(window.focusWidget()))
    second = palette.shown()[1]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(palette.field, key)
    with qtbot.waitSignal(commands.wanted) as wanted:
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert wanted.args == [second.command]
    assert not palette.isVisible()
    assert focused == [field]
    qtbot.waitUntil(field.hasFocus)


def test_escape_leaves_and_gives_the_focus_back(
    qtbot: QtBot,
    window: QMainWindow,
    commands: Commands,
    palette: CommandPalette,
    field: QWidget,
) -> None:
    with qtbot.assertNotEmitted(commands.wanted):
        QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(field.hasFocus)


def test_a_click_runs_a_command(qtbot: QtBot, commands: Commands, palette: CommandPalette) -> None:
    QTest.keyClicks(palette.field, "full screen")
    box = palette.list.visualItemRect(palette.list.item(0))
    with qtbot.waitSignal(commands.wanted) as wanted:
        QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert wanted.args == ["full_screen"]
