"""The largest type in the windows of usual laptops: nothing is out of reach or cut.

Other tests give large type a window that grows with it; here the window stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.exchange.coming import of_every_kind, take
from tests.ui.walking import every_page, visible
from urbandesk import i18n
from urbandesk.content import library
from urbandesk.services.finding import queries
from urbandesk.ui import dressing, fonts, icons, theme
from urbandesk.ui.exchange.exchange_page import ExchangePage
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.pages.reports import report_list
from urbandesk.ui.pages.reports.report_kinds import GROUPS
from urbandesk.ui.pages.reports.reports_page import ReportsPage
from urbandesk.ui.pages.settings_page import SettingsPage
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.wizard.editors.actions_editor import ActionsEditor
from urbandesk.ui.wizard.plan_page import PlanPage

WINDOWS = [(1366, 768), (1440, 900)]
EVERY_WINDOW = pytest.mark.parametrize("size", WINDOWS)
EVERY_ZOOM = pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
EVERY_LANGUAGE = pytest.mark.parametrize("language", i18n.LANGUAGES)


def _settle() -> None:
    for _round in range(4):
        QApplication.processEvents()


def _enlarge(
    window: MainWindow, app: QApplication, size: tuple[int, int], zoom: float, language: str
) -> None:
    dressing.apply(app, "light", zoom=zoom)
    window.speak(language)
    window.resize(*size)
    _settle()


def _open_plan(window: MainWindow, step: str) -> PlanPage:
    assert window.desk is not None
    plan = queries.keys(window.desk.workspace, queries.ListQuery("plan"))[0]
    window.open_plan(plan, step)
    _settle()
    page = window.stack.page()
    assert isinstance(page, PlanPage)
    return page


def _actions(window: MainWindow) -> ActionsEditor:
    editor = _open_plan(window, "actions").view().editor
    assert isinstance(editor, ActionsEditor)
    return editor


@EVERY_WINDOW
@EVERY_ZOOM
@EVERY_LANGUAGE
def test_no_page_scrolls_sideways_and_no_title_is_cut(
    sample_window: MainWindow,
    dressed: QApplication,
    size: tuple[int, int],
    zoom: float,
    language: str,
) -> None:
    _enlarge(sample_window, dressed, size, zoom, language)
    wrong = [
        f"{page}: {said}"
        for page in every_page(sample_window)
        for widget in visible(sample_window)
        if (said := _sideways(widget) or _cut_title(sample_window, widget))
    ]
    assert wrong == []


@EVERY_WINDOW
@EVERY_ZOOM
@EVERY_LANGUAGE
def test_the_title_of_a_review_is_whole(
    qtbot: QtBot,
    sample_window: MainWindow,
    dressed: QApplication,
    tmp_path: Path,
    size: tuple[int, int],
    zoom: float,
    language: str,
) -> None:
    assert sample_window.desk is not None
    back = of_every_kind(sample_window.desk.workspace, tmp_path)
    _enlarge(sample_window, dressed, size, zoom, language)
    sample_window.open_page("exchange")
    page = sample_window.stack.page()
    assert isinstance(page, ExchangePage)
    take(qtbot, page, back)
    _settle()
    title = sample_window.tool_row.title
    assert title.text() == page.title() != i18n._("Exchange")
    assert not _cut_title(sample_window, title)


def test_typing_in_the_search_gives_it_its_room_back(
    sample_window: MainWindow, dressed: QApplication
) -> None:
    _enlarge(sample_window, dressed, (1366, 768), 2.0, i18n.ENGLISH)
    _open_plan(sample_window, "actions")
    search = sample_window.search
    small = search.width()
    search.setFocus()
    _settle()
    assert search.width() > small
    assert search.width() >= theme.scaled(120)


def _sideways(widget: QWidget) -> str:
    if not isinstance(widget, QScrollArea) or not widget.horizontalScrollBar().maximum():
        return ""
    inner = widget.widget()
    return f"{type(inner).__name__} scrolls sideways" if inner is not None else ""


def _cut_title(window: MainWindow, widget: QWidget) -> str:
    names = (name.findChild(PlainLabel) for name in window.tool_row.names())
    titles = (window.tool_row.title, window.tool_row.count, *names)
    if widget not in titles or not isinstance(widget, PlainLabel):
        return ""
    cut = widget.width() < widget.sizeHint().width()
    return f"“{widget.text()}” is cut" if cut else ""


@EVERY_WINDOW
@EVERY_ZOOM
def test_the_table_of_actions_shows_three_rows_and_its_form_is_of_use(
    sample_window: MainWindow, dressed: QApplication, size: tuple[int, int], zoom: float
) -> None:
    _enlarge(sample_window, dressed, size, zoom, i18n.ENGLISH)
    editor = _actions(sample_window)
    view = editor.table.view
    row = view.verticalHeader().defaultSectionSize()
    assert view.viewport().height() >= 3 * row
    form = editor.form.parentWidget()
    assert form is not None
    assert form.height() >= theme.scaled(200)


@EVERY_WINDOW
@EVERY_ZOOM
def test_every_field_of_an_action_comes_into_view_when_it_is_gone_to(
    sample_window: MainWindow, dressed: QApplication, size: tuple[int, int], zoom: float
) -> None:
    _enlarge(sample_window, dressed, size, zoom, i18n.ENGLISH)
    editor = _actions(sample_window)
    for column in ("title_en", "description_zh", "lead_cn", "budget_cn", "title_zh"):
        assert editor.focus_on(editor.current_record(), column)
        _settle()
        field = QApplication.focusWidget()
        assert field is not None
        whole = field.visibleRegion().boundingRect().height()
        assert whole >= min(field.height(), theme.scaled(24)), column


@EVERY_WINDOW
@EVERY_ZOOM
def test_the_sums_of_both_sides_stand_in_the_table_of_actions_without_scrolling(
    sample_window: MainWindow, dressed: QApplication, size: tuple[int, int], zoom: float
) -> None:
    _enlarge(sample_window, dressed, size, zoom, i18n.ENGLISH)
    editor = _actions(sample_window)
    view, foot = editor.table.view, editor.table.foot
    assert foot is not None
    head = view.horizontalHeader()
    sums = [at for at, column in enumerate(editor.table.model.columns) if column.marked]
    assert len(sums) == 2
    for at in sums:
        assert not view.isColumnHidden(at)
        assert head.sectionViewportPosition(at) >= 0
        end = head.sectionViewportPosition(at) + head.sectionSize(at)
        assert end <= min(view.viewport().width(), foot.width())


@EVERY_WINDOW
@EVERY_LANGUAGE
def test_the_choices_of_the_settings_stand_in_the_window(
    sample_window: MainWindow, dressed: QApplication, size: tuple[int, int], language: str
) -> None:
    _enlarge(sample_window, dressed, size, 2.0, language)
    sample_window.open_page("settings")
    _settle()
    page = sample_window.stack.page()
    assert isinstance(page, SettingsPage)
    for scheme in theme.SCHEMES:
        button = page.scheme.button(scheme)
        assert button.size().width() >= button.minimumSizeHint().width()
        assert button.size().height() >= button.minimumSizeHint().height()
        assert _inside(button, page)


def _inside(part: QWidget, page: QWidget) -> bool:
    left = part.mapTo(page, part.rect().topLeft()).x()
    return left >= 0 and left + part.width() <= page.width()


@EVERY_WINDOW
@EVERY_ZOOM
@EVERY_LANGUAGE
def test_heads_of_the_reports_are_whole(
    qtbot: QtBot,
    sample_window: MainWindow,
    dressed: QApplication,
    size: tuple[int, int],
    zoom: float,
    language: str,
) -> None:
    _enlarge(sample_window, dressed, size, zoom, language)
    sample_window.open_page("reports")
    _settle()
    page = sample_window.stack.page()
    assert isinstance(page, ReportsPage)
    # A chart being drawn says so beside its title; what counts is how it comes to rest.
    qtbot.waitUntil(lambda: not any(_heads(page)), timeout=10_000)
    rect = page.list.viewport().rect()
    cut = [g.title for g in GROUPS if report_list._head_lines(g, rect)[1] != i18n._(g.title)]
    assert cut == []


def _heads(page: ReportsPage) -> Iterator[str]:
    for label in page.findChildren(PlainLabel):
        if label.isVisible() and label.font().bold():
            room = QRect(0, 0, label.width(), 10_000)
            flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
            needed = label.fontMetrics().boundingRect(room, flags, label.text())
            fits = needed.width() <= label.width() and needed.height() <= label.height() + 2
            yield "" if fits else label.text()


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_icons_inside_fields_grow_with_the_zoom(
    sample_window: MainWindow, dressed: QApplication, zoom: float
) -> None:
    dressing.apply(dressed, "light", zoom=zoom)
    sample_window.open_page("cities")
    _settle()
    fields = [one for one in visible(sample_window) if isinstance(one, QLineEdit)]
    marks = [button for one in fields for button in one.findChildren(QToolButton)]
    assert len(marks) >= 2
    for mark in marks:
        assert min(mark.width(), mark.height()) >= theme.scaled(icons.NORMAL)


@EVERY_LANGUAGE
def test_the_name_of_the_chosen_step_is_whole(
    sample_window: MainWindow, dressed: QApplication, language: str
) -> None:
    _enlarge(sample_window, dressed, (1366, 768), 1.0, language)
    steps = _open_plan(sample_window, "needs_offers").steps
    assert steps.list.isVisible()
    room = steps.list.viewport().width()
    names = QFontMetrics(fonts.bold(fonts.body()))
    # Mark, number and edges before the name; flag, its number and edges behind it.
    around = theme.scaled(8 + icons.NORMAL + 6 + 18 + 7 + 8 + 6 + icons.SMALL + 3)
    flag = QFontMetrics(fonts.small()).horizontalAdvance("1")
    title = library.method().step("needs_offers").title.text()
    assert room >= around + flag + names.horizontalAdvance(title)
