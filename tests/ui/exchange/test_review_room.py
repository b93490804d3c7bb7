"""The review in the windows of usual laptops, at every size of type and by keyboard alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.services.delegation.delegates import city_of, handed_to_delegation, pair_of_plan, working
from tests.ui.exchange.coming import a_page, first, of_every_kind, take
from urbandesk import i18n
from urbandesk.exchange.merge.plan import Answer, Category, Decision
from urbandesk.services.register import attachments
from urbandesk.services.register.attachments import NewFile
from urbandesk.services.workspace import Workspace
from urbandesk.ui import dressing, theme
from urbandesk.ui.exchange.exchange_page import ExchangePage
from urbandesk.ui.exchange.item_rows import DECISION, columns
from urbandesk.ui.exchange.review_view import ReviewView
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.widgets.plain_label import PlainLabel

WINDOWS = pytest.mark.parametrize("size", [(1366, 768), (1440, 900)])
ZOOMS = pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])


def _settle() -> None:
    for _round in range(4):
        QApplication.processEvents()


def _review(
    qtbot: QtBot, window: MainWindow, folder: Path, size: tuple[int, int], language: str
) -> ReviewView:
    assert window.desk is not None
    window.speak(language)
    window.resize(*size)
    window.open_page("exchange")
    page = window.stack.page()
    assert isinstance(page, ExchangePage)
    view = take(qtbot, page, of_every_kind(window.desk.workspace, folder))
    _settle()
    return view


def _shown(part: QWidget) -> int:
    """Return how many pixels of the height of a part can be seen."""
    return part.visibleRegion().boundingRect().height()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_in_usual_type_a_review_fits_below_the_frame_of_a_small_laptop(
    qtbot: QtBot, sample_window: MainWindow, tmp_path: Path, language: str
) -> None:
    view = _review(qtbot, sample_window, tmp_path, (1366, 730), language)
    for items in view.deciding.by_category.values():
        for item in items:
            view.go_to_item(item)
            _settle()
            assert view.area.verticalScrollBar().maximum() == 0, item.id


@WINDOWS
@ZOOMS
def test_table_and_detail_have_room_and_every_part_comes_into_view(
    qtbot: QtBot,
    sample_window: MainWindow,
    dressed: QApplication,
    tmp_path: Path,
    size: tuple[int, int],
    zoom: float,
) -> None:
    dressing.apply(dressed, "light", zoom=zoom)
    view = _review(qtbot, sample_window, tmp_path, size, i18n.ENGLISH)
    first(view, Category.CONFLICT)
    row = view.view.verticalHeader().defaultSectionSize()
    assert view.view.viewport().height() >= 2 * row
    assert view.detail.base.text.height() >= theme.scaled(60)
    assert view.area.horizontalScrollBar().maximum() == 0
    assert _shown(view.foot.apply) == view.foot.apply.height()
    said = view.foot.words()
    for part in (view.head, view.tabs, view.several, view.take_theirs, *said):
        view.area.ensureWidgetVisible(part)
        _settle()
        assert _shown(part) >= min(part.height(), theme.scaled(16)), part


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_in_a_usual_window_nothing_of_the_review_is_scrolled_for(
    qtbot: QtBot, sample_window: MainWindow, dressed: QApplication, tmp_path: Path, language: str
) -> None:
    view = _review(qtbot, sample_window, tmp_path, (1366, 768), language)
    first(view, Category.CHANGE)
    for _step_up in range(24):
        QApplication.sendPostedEvents(None, int(QEvent.Type.LayoutRequest))
    assert view.area.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@ZOOMS
def test_in_a_small_window_the_page_scrolls_down_alone_and_every_key_and_button_is_whole(
    qtbot: QtBot,
    sample_window: MainWindow,
    dressed: QApplication,
    tmp_path: Path,
    zoom: float,
    language: str,
) -> None:
    dressing.apply(dressed, "light", zoom=zoom)
    view = _review(qtbot, sample_window, tmp_path, (1024, 700), language)
    first(view, Category.CONFLICT)
    assert view.area.horizontalScrollBar().maximum() == 0
    for button in (view.several, view.both, view.keep_ours, view.take_theirs):
        view.area.ensureWidgetVisible(button)
        _settle()
        assert button.visibleRegion().boundingRect() == button.rect()
        assert button.width() >= button.sizeHint().width()
    for label in view.keys.findChildren(PlainLabel):
        assert label.width() >= label.sizeHint().width()


@ZOOMS
def test_a_key_shows_the_row_with_its_detail_below_and_the_result_when_it_is_typed(
    qtbot: QtBot,
    sample_window: MainWindow,
    dressed: QApplication,
    tmp_path: Path,
    zoom: float,
) -> None:
    dressing.apply(dressed, "dark", zoom=zoom)
    view = _review(qtbot, sample_window, tmp_path, (1366, 768), i18n.CHINESE)
    first(view, Category.CONFLICT)
    QTest.keyClick(view.view, Qt.Key.Key_Home)
    _settle()
    at = view.view.visualRect(view.view.currentIndex())
    assert view.view.viewport().visibleRegion().boundingRect().contains(at.topLeft())
    assert _shown(view.detail) >= theme.scaled(60)
    QTest.keyClick(view.view, Qt.Key.Key_E)
    _settle()
    typed = QApplication.focusWidget()
    assert typed is not None
    assert view.detail.result.isAncestorOf(typed)
    assert _shown(typed) >= min(typed.height(), theme.scaled(24))


@ZOOMS
def test_the_buttons_of_a_row_can_be_reached_in_large_type(
    qtbot: QtBot, sample_window: MainWindow, dressed: QApplication, tmp_path: Path, zoom: float
) -> None:
    dressing.apply(dressed, "light", zoom=zoom)
    view = _review(qtbot, sample_window, tmp_path, (1366, 768), i18n.ENGLISH)
    bar = view.view.horizontalScrollBar()
    bar.setValue(bar.maximum())
    last, head = len(columns()) - 1, view.view.horizontalHeader()
    end = head.sectionViewportPosition(last) + head.sectionSize(last)
    assert end <= view.view.viewport().width()


def test_tab_goes_from_the_table_through_the_item_to_apply_and_on(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    page = a_page(qtbot, sample)
    view = take(qtbot, page, of_every_kind(sample, tmp_path))
    first(view, Category.CONFLICT)
    (editor,) = view.detail.result.editors.values()
    detail = view.detail
    page.activateWindow()
    view.go_to_table()
    wanted: list[QWidget] = [view.view, detail.base.text, detail.ours.text, detail.theirs[0].text]
    wanted += [editor.editor(), view.several, view.both, view.keep_ours, view.take_theirs]
    wanted += [view.foot.later, view.foot.apply]
    assert [_tab() for _stop in wanted] == wanted
    assert QApplication.focusWidget() not in wanted[1:]


def _tab() -> QWidget | None:
    """Return where the keyboard is, and press Tab."""
    here = QApplication.focusWidget()
    if here is not None:
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return here


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_in_the_chosen_row_the_answer_that_holds_stands_out(
    qtbot: QtBot, dressed: QApplication, sample: Workspace, tmp_path: Path, scheme: str
) -> None:
    dressing.apply(dressed, scheme)
    view = take(qtbot, a_page(qtbot, sample), of_every_kind(sample, tmp_path))
    item = first(view, Category.CONFLICT)
    view.deciding.decide([item], Decision(Answer.THEIRS))
    _settle()
    ours, theirs = _ground(view, Answer.OURS), _ground(view, Answer.THEIRS)
    around = _color(view, _cell(view).topLeft() + QPoint(2, 4))
    assert theme.contrast(theirs.name(), ours.name()) >= 3
    assert theme.contrast(theirs.name(), around.name()) >= 3


def _cell(view: ReviewView) -> QRect:
    at = next(n for n, column in enumerate(columns()) if column.key == DECISION)
    return view.view.visualRect(view.table.index(view.view.currentIndex().row(), at))


def _ground(view: ReviewView, answer: Answer) -> QColor:
    """Return the colour in a corner of the button of an answer, where no word is."""
    cell = _cell(view)
    points = (QPoint(x, y) for x in range(cell.left(), cell.right()) for y in (cell.center().y(),))
    boxed = [p for p in points if view.view.answer_at(p) is answer]
    return _color(view, boxed[6])


def _color(view: ReviewView, at: QPoint) -> QColor:
    return view.view.viewport().grab().toImage().pixelColor(at)


def test_files_of_a_delegation_are_named_with_what_they_hang_on_and_no_sheet(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    city = city_of(sample, pair_of_plan(sample))
    path = handed_to_delegation(sample, tmp_path / "c.urbandesk")
    with working(path) as copy:
        attachments.attach(copy, "city", city, [NewFile("Photo.txt", b"a photo", date(2026, 7, 1))])
    view = take(qtbot, a_page(qtbot, sample), path)
    item = first(view, Category.NEW)
    shown = {row[0]: row[1] for row in view.detail.rows.cells()}
    assert shown["Kind of record"] == "City"
    assert shown["Record"] == view.words.name("city", city)
    assert "Fingerprint" not in shown
    assert city not in view.words.came(item)
    assert "sheet" not in view.detail.head.texts()[1]
