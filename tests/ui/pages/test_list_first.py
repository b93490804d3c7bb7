"""The list stands before the record beside it is built; nobody meets half a pane."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from urbandesk import i18n
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.pages.detail.record_view import RecordView
from urbandesk.ui.pages.lists.records_page import RecordsPage


@pytest.fixture
def page(window: MainWindow, sample_file: Path) -> RecordsPage:
    """Give the page of the cities as the program opens it, before anything is painted."""
    window.list_first = True
    window.setUpdatesEnabled(False)
    assert window.opening.open(sample_file)
    window.open_page("cities")
    found = window.stack.page()
    assert isinstance(found, RecordsPage)
    return found


def built(page: RecordsPage) -> bool:
    return page.detail.findChild(RecordView) is not None


def test_the_first_record_is_built_once_the_list_is_painted(
    page: RecordsPage, qtbot: QtBot
) -> None:
    assert page.view.current()
    assert not built(page)
    page.window().setUpdatesEnabled(True)
    qtbot.waitUntil(lambda: built(page))
    record = page.detail.view.record
    assert record is not None
    assert record.id == page.view.current()
    qtbot.waitUntil(page.detail.view.isVisible)


def test_a_key_moves_in_the_list_before_and_the_pane_shows_where_it_went(
    page: RecordsPage, qtbot: QtBot
) -> None:
    first = page.view.current()
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    assert page.view.current() != first
    assert not built(page)
    page.window().setUpdatesEnabled(True)
    qtbot.waitUntil(lambda: built(page))
    record = page.detail.view.record
    assert record is not None
    assert record.id == page.view.current()


def test_who_goes_into_a_field_has_it_at_once(page: RecordsPage) -> None:
    page.edit_record(page.view.current())
    assert page.detail.view.isVisible()
    assert page.detail.view.form is not None
    assert page.detail.view.form.isAncestorOf(page.focusWidget() or page)


def test_a_new_record_can_be_begun_at_once_and_given_up(page: RecordsPage) -> None:
    page.new_record()
    assert page.detail.is_new()
    assert page.settle()
    assert not page.detail.is_new()
    record = page.detail.view.record
    assert record is not None
    assert record.id == page.view.current()


def test_a_record_asked_for_by_its_tab_is_shown_there(page: RecordsPage) -> None:
    key = page.table.keys()[2]
    page.go_to(f"{key}/history")
    assert page.place() == f"{key}/history"
    assert page.detail.view.tab() == "history"
    record = page.detail.view.record
    assert record is not None
    assert record.id == key


def test_the_language_may_change_before_the_record_is_built(
    page: RecordsPage, window: MainWindow, qtbot: QtBot
) -> None:
    window.speak(i18n.CHINESE)
    window.setUpdatesEnabled(True)
    qtbot.waitUntil(lambda: built(page))
    assert page.detail.view.tabs.tabText(0) == "概览"


def test_going_on_to_another_page_at_once_leaves_nothing_behind(
    page: RecordsPage, window: MainWindow
) -> None:
    assert page.settle()
    window.open_page("stakeholders")
    assert window.stack.key == "stakeholders"
    assert window.leave()
