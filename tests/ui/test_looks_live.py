"""The window keeps its look when zoom and language change while it is open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit

from urbandesk import i18n
from urbandesk.services.finding import queries
from urbandesk.ui import dressing, fonts
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.pages.lists.records_page import RecordsPage
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.wizard.tables.row_table import RowTable


def _switch_heights(window: MainWindow) -> set[int]:
    switch = window.navigation.switch
    return {switch.button(language).y() for language in i18n.LANGUAGES}


def test_the_navigation_follows_the_zoom_both_ways(
    sample_window: MainWindow, dressed: QApplication
) -> None:
    seen = []
    for zoom in (1.0, 2.0, 1.0):
        dressing.set_zoom(dressed, zoom)
        seen.append(sample_window.navigation.entries["cities"].narrow)
    assert seen == [False, True, False]


def test_the_switch_of_the_language_stands_upright_where_the_navigation_is_narrow(
    sample_window: MainWindow, dressed: QApplication
) -> None:
    assert len(_switch_heights(sample_window)) == 1
    dressing.set_zoom(dressed, 2.0)
    QApplication.processEvents()
    assert len(_switch_heights(sample_window)) == 2
    for language in i18n.LANGUAGES:
        button = sample_window.navigation.switch.button(language)
        assert button.width() >= button.minimumSizeHint().width()


def test_the_names_of_the_cities_stay_whole_at_the_largest_zoom(
    sample_window: MainWindow, dressed: QApplication
) -> None:
    assert sample_window.desk is not None
    plan = queries.keys(sample_window.desk.workspace, queries.ListQuery("plan"))[0]
    dressing.set_zoom(dressed, 2.0)
    sample_window.open_plan(plan, "actions")
    sample_window.resize(1366, 768)
    QApplication.processEvents()
    marks = sample_window.tool_row.names()
    assert [mark.text() for mark in marks] == ["Rome", "Yantai"]
    assert all(mark.width() >= mark.sizeHint().width() for mark in marks)


def test_captions_take_the_face_of_the_language_at_once(sample_window: MainWindow) -> None:
    sample_window.open_page("settings")
    for language, face in ((i18n.CHINESE, fonts.CHINESE), (i18n.ENGLISH, fonts.LATIN)):
        sample_window.speak(language)
        page = sample_window.stack.page()
        assert page is not None
        shown = [one for one in page.findChildren(Button) if one.isVisible()]
        assert shown
        assert {one.font().families()[0] for one in shown} == {face}


def test_the_name_in_the_language_in_force_is_cut_last(sample_window: MainWindow) -> None:
    sample_window.open_page("partnerships")
    sample_window.resize(1366, 768)
    sample_window.speak(i18n.CHINESE)
    QApplication.processEvents()
    page = sample_window.stack.page()
    assert isinstance(page, RecordsPage)
    head = page.detail.view.head
    first, second = head.labels()
    assert second.sizeHint().width() > second.width()
    assert first.width() >= first.sizeHint().width()


def test_a_language_switch_moves_nothing_below_the_menus(sample_window: MainWindow) -> None:
    sample_window.open_page("cities")
    tops = set()
    for language in i18n.LANGUAGES:
        sample_window.speak(language)
        QApplication.processEvents()
        middle = sample_window.centralWidget()
        assert middle is not None
        tops.add(middle.y())
    assert len(tops) == 1


def _tops_of_fields(window: MainWindow) -> list[int]:
    QApplication.processEvents()
    for _step_up in range(24):  # a wish for room climbs from widget to widget, one a round
        QApplication.sendPostedEvents(None, int(QEvent.Type.LayoutRequest))
    page = window.stack.page()
    assert page is not None
    fields = [
        field
        for kind in (QLineEdit, QComboBox, QPlainTextEdit)
        for field in page.findChildren(kind)
        if field.isVisible()
    ]
    return [field.mapTo(page, QPoint(0, 0)).y() for field in fields]


def _assert_a_switch_moves_no_field(window: MainWindow) -> None:
    english = _tops_of_fields(window)
    window.speak(i18n.CHINESE)
    assert english
    assert _tops_of_fields(window) == english


@pytest.mark.parametrize("place", ["partnerships", "people", "plans", "stakeholders", "settings"])
def test_a_language_switch_moves_no_field_of_a_page(sample_window: MainWindow, place: str) -> None:
    sample_window.resize(1366, 768)
    sample_window.open_page(place)
    _assert_a_switch_moves_no_field(sample_window)


def test_a_language_switch_moves_no_field_of_a_new_record(sample_window: MainWindow) -> None:
    sample_window.resize(1366, 768)
    sample_window.open_page("people")
    page = sample_window.stack.page()
    assert isinstance(page, RecordsPage)
    page.new_record()
    _assert_a_switch_moves_no_field(sample_window)


@pytest.mark.parametrize("step", ["frame", "objectives", "actions", "money", "governance", "risks"])
def test_a_language_switch_moves_no_field_of_a_plan(sample_window: MainWindow, step: str) -> None:
    sample_window.resize(1366, 768)
    assert sample_window.desk is not None
    plan = queries.keys(sample_window.desk.workspace, queries.ListQuery("plan"))[0]
    sample_window.open_plan(plan, step)
    _assert_a_switch_moves_no_field(sample_window)


def test_rows_of_a_table_are_low_again_after_the_largest_zoom(
    sample_window: MainWindow, dressed: QApplication
) -> None:
    assert sample_window.desk is not None
    plan = queries.keys(sample_window.desk.workspace, queries.ListQuery("plan"))[0]
    sample_window.open_plan(plan, "actions")
    page = sample_window.stack.page()
    assert page is not None
    heights = []
    for zoom in (1.0, 2.0, 1.0):
        dressing.set_zoom(dressed, zoom)
        tables = page.findChildren(RowTable)
        heights.append([one.view.verticalHeader().defaultSectionSize() for one in tables])
    assert heights[0] == heights[2] != heights[1]
