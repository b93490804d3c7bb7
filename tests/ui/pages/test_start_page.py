"""Where workspaces begin: three questions that can be asked again, and what was open lately."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.test_every_page import name_of
from tests.ui.walking import visible
from urbandesk import i18n
from urbandesk.app import begin
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.pages.start_page import StartPage
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.message_bar import MessageBar


@pytest.fixture
def start(window: MainWindow) -> StartPage:
    """Give the page that stands while nothing is open."""
    return window.show_start()


def button(page: StartPage, text: str) -> Button:
    return next(b for b in page.findChildren(Button) if b.isVisible() and b.text() == text)


def words(page: StartPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_language_file_and_content_make_a_workspace(
    window: MainWindow, start: StartPage, tmp_path: Path
) -> None:
    start.content.button("empty").click()
    start.place.setText(str(tmp_path / "fresh"))
    QTest.keyClicks(start.author, "International office")
    QTest.keyClick(start.author, Qt.Key.Key_Return)
    assert window.desk is not None
    assert window.desk.workspace.path == tmp_path / "fresh.urbandesk"
    assert window.desk.workspace.about.author == "International office"


def test_without_a_file_it_says_where_something_is_missing(start: StartPage) -> None:
    start.place.clear()
    start.create_button.click()
    assert "Say where the file goes." in words(start)
    assert start.place.hasFocus()


def test_the_questions_of_the_first_start_are_asked_again_from_the_help(
    sample_window: MainWindow, sample_file: Path
) -> None:
    sample_window.commands.actions["first_run"].trigger()
    assert sample_window.desk is None
    page = sample_window.show_start()
    assert page.isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.language.isAncestorOf(focused)
    page.language.button(i18n.CHINESE).click()
    assert i18n.current() == i18n.CHINESE
    button(page, sample_file.name).click()
    assert sample_window.desk is not None


def test_a_recent_workspace_that_is_missing_says_so_and_can_be_let_go(
    window: MainWindow, start: StartPage, tmp_path: Path
) -> None:
    gone = tmp_path / "stick" / "gone.urbandesk"
    window.settings.recent = [str(gone)]
    start.show_recent()
    assert f"not there now: {gone.parent}" in words(start)
    button(start, "Remove from the list").click()
    QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    assert window.settings.recent == []
    assert not start.recent.isVisible()


def test_a_list_shown_again_leaves_nothing_of_the_one_before(
    window: MainWindow, start: StartPage, tmp_path: Path
) -> None:
    window.settings.recent = [str(tmp_path / "gone.urbandesk")]
    start.show_recent()
    start.show_recent()
    assert words(start).count("gone.urbandesk") == 1


def test_opening_what_is_missing_leaves_the_open_workspace_and_offers_to_let_it_go(
    sample_window: MainWindow, tmp_path: Path
) -> None:
    gone = tmp_path / "gone.urbandesk"
    sample_window.settings.recent.append(str(gone))
    sample_window.commands.recent_wanted.emit(str(gone))
    assert sample_window.desk is not None
    message = sample_window.bar.message()
    assert isinstance(sample_window.bar, MessageBar)
    assert message is not None
    assert "no longer there" in sample_window.bar.text()
    assert str(gone) in sample_window.settings.recent
    (deed,) = message.deeds
    assert deed.text() == "Remove from the list"
    deed.run()
    assert str(gone) not in sample_window.settings.recent


def test_tab_reaches_every_control_and_each_has_a_name(
    window: MainWindow, start: StartPage, tmp_path: Path
) -> None:
    window.settings.recent = [str(tmp_path / "gone.urbandesk")]
    start.show_recent()
    QApplication.processEvents()
    start.begin()
    seen = set()
    for _press in range(40):
        window.focusNextChild()
        seen.add(QApplication.focusWidget())
    controls = [
        one
        for one in visible(start)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.focusProxy()
    ]
    assert len(controls) > 8
    assert [type(one).__name__ for one in controls if one not in seen] == []
    assert [type(one).__name__ for one in controls if not name_of(one)] == []


def test_a_recent_file_with_a_name_no_disk_takes_leaves_the_start_page_usable(
    window: MainWindow, tmp_path: Path
) -> None:
    long = tmp_path / ("x" * 300)
    window.settings.recent = [str(long)]
    begin(window, None)
    window.show_start()
    page = window.findChild(StartPage)
    assert page is not None
    assert long.name in " ".join(words(page))
    assert not window.opening.open(long)
