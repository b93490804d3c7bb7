"""What is chosen in the settings is in force at once, and everything lies where it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.making import a_context, said
from urbandesk import i18n, paths, settings
from urbandesk.services.files import workspace_files
from urbandesk.services.workspace import Workspace
from urbandesk.settings import Settings
from urbandesk.ui import dressing, theme
from urbandesk.ui.command_runner import CommandRunner
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.pages.settings_page import SettingsPage


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> SettingsPage:
    made = SettingsPage(a_context(qtbot, workspace))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, workspace_file: Path) -> Iterator[MainWindow]:
    """Give a window with the settings page open, as a person has it."""
    dressing.apply(qapp, "light")
    made = MainWindow(Settings(language="en", scheme="light"))
    qtbot.addWidget(made)
    CommandRunner(made)
    made.show()
    made.take(workspace_files.open_workspace(workspace_file))
    made.open_page("settings")
    yield made
    made.leave()
    dressing.apply(qapp, "light")
    switch_language(qapp, i18n.ENGLISH)


def test_the_wheel_over_the_page_changes_no_setting(page: SettingsPage) -> None:
    kept = page.context.settings
    before = (kept.zoom, kept.old_after, kept.trash_days)
    for box in (page.zoom, page.old_after, page.trash_days):
        at, down = QPointF(box.rect().center()), QPoint(0, -120)
        wheel = QWheelEvent(
            at,
            box.mapToGlobal(at),
            down,
            down,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, wheel)
    assert (kept.zoom, kept.old_after, kept.trash_days) == before


def page_in(window: MainWindow) -> SettingsPage:
    found = window.stack.page()
    assert isinstance(found, SettingsPage)
    return found


def choose(qtbot: QtBot, page: SettingsPage, what: str, key: str) -> None:
    button = getattr(page, what).button(key)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_function_and_side_are_those_of_the_workspace(page: SettingsPage) -> None:
    assert page.author.text() == "International office"
    assert page.side.current() == "eu"


def test_a_function_is_stored_on_leaving_the_field(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace
) -> None:
    page.author.setFocus()
    page.author.selectAll()
    QTest.keyClicks(page.author, "Water <b> & waste")
    assert workspace.about.author == "International office"
    QTest.keyClick(page.author, Qt.Key.Key_Return)
    assert workspace.about.author == "Water <b> & waste"


def test_a_function_half_typed_is_stored_when_the_page_is_left(
    page: SettingsPage, workspace: Workspace
) -> None:
    page.author.setText("Foreign affairs office")
    assert page.settle()
    assert workspace.author == "Foreign affairs office"


def test_the_side_is_stored_at_once(qtbot: QtBot, page: SettingsPage, workspace: Workspace) -> None:
    choose(qtbot, page, "side", "cn")
    assert workspace.about.side == "cn"
    choose(qtbot, page, "side", "")
    assert workspace.about.side == ""


def test_language_switches_the_whole_window_at_once(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, page_in(window), "language", i18n.CHINESE)
    assert i18n.current() == i18n.CHINESE
    assert window.navigation.switch.current() == i18n.CHINESE
    assert settings.load().language == i18n.CHINESE
    window.speak(i18n.ENGLISH)
    assert page_in(window).language.current() == i18n.ENGLISH


def test_dark_is_dark_at_once_and_at_the_next_start(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, page_in(window), "scheme", "dark")
    assert theme.current() == theme.DARK
    assert settings.load().scheme == "dark"


def test_a_scheme_chosen_in_the_menu_shows_here(window: MainWindow) -> None:
    window.commands.wanted.emit("scheme.dark")
    assert page_in(window).scheme.current() == "dark"


def test_size_changes_at_once_and_follows_the_keys(qtbot: QtBot, window: MainWindow) -> None:
    page = page_in(window)
    page.zoom.setCurrentIndex(page.zoom.findData(1.5))
    page.zoom.activated.emit(page.zoom.currentIndex())
    assert theme.zoom() == 1.5
    assert settings.load().zoom == 1.5
    window.commands.wanted.emit("zoom_usual")
    assert page.zoom.currentData() == 1.0


def test_the_second_place_is_chosen_and_cleared(
    qtbot: QtBot, page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    QTest.mouseClick(page.choose_button, Qt.MouseButton.LeftButton)
    assert page.second_place.text() == str(tmp_path)
    assert settings.load().second_backup_place == str(tmp_path)
    QTest.mouseClick(page.clear_button, Qt.MouseButton.LeftButton)
    assert settings.load().second_backup_place == ""
    assert not page.clear_button.isEnabled()


def test_folders_are_opened_and_made_when_missing(
    qtbot: QtBot, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return len(opened) == 1

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    QTest.mouseClick(page.folder_buttons["backups"], Qt.MouseButton.LeftButton)
    assert opened == [str(paths.backups_dir())]
    assert paths.backups_dir().is_dir()
    QTest.mouseClick(page.folder_buttons["log"], Qt.MouseButton.LeftButton)
    assert str(paths.log_dir()) in said(page.context)


def test_a_folder_that_cannot_be_made_is_said(qtbot: QtBot, page: SettingsPage) -> None:
    paths.backups_dir().parent.mkdir(parents=True, exist_ok=True)
    paths.backups_dir().write_text("a file in its place", encoding="utf-8")
    QTest.mouseClick(page.folder_buttons["backups"], Qt.MouseButton.LeftButton)
    assert "could not be written" in said(page.context)


def test_a_read_only_workspace_keeps_its_function_and_side(
    qtbot: QtBot, workspace_file: Path
) -> None:
    opened = workspace_files.open_read_only(workspace_file)
    page = SettingsPage(a_context(qtbot, opened))
    qtbot.addWidget(page)
    assert page.author.isReadOnly()
    assert not page.side.isEnabled()
    assert page.language.isEnabled()
    opened.close()


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [("old_after", "old after 2 years", "5"), ("trash_days", "kept for 30 days", "90")],
)
def test_numbers_are_chosen_in_words_and_kept(
    page: SettingsPage, name: str, first: str, last: str
) -> None:
    choice = getattr(page, name)
    assert last in choice.currentText()
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Home)
    choice.activated.emit(choice.currentIndex())
    assert choice.currentText() == first
    assert getattr(settings.load(), name) == choice.currentData()


def test_the_trash_may_keep_for_ever(page: SettingsPage, chinese: None) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    switch_language(app, i18n.CHINESE)
    try:
        choice = page.trash_days
        texts = [choice.itemText(at) for at in range(choice.count())]
        assert texts[-1] == "一直保留，直到手动清空"
        assert choice.currentText() == "保留 90 天"
    finally:
        switch_language(app, i18n.ENGLISH)
