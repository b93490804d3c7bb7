"""Pages on paper, small pages in a row, and tables of values."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from urbandesk.ui import dressing, theme
from urbandesk.ui.widgets.paper_strip import PaperStrip
from urbandesk.ui.widgets.paper_view import SCALES, PaperView
from urbandesk.ui.widgets.value_table import Table, ValueTable

TRICKY = "<b>R&D</b> & waste"


def _picture(color: str = "#336699") -> QImage:
    picture = QImage(1600, 900, QImage.Format.Format_RGB32)
    picture.fill(QColor(color))
    return picture


@pytest.fixture
def view(qtbot: QtBot) -> PaperView:
    made = PaperView()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show_picture(_picture(), "Budget", "What it shows")
    made.show()
    return made


def test_a_page_fits_the_room_until_it_is_zoomed(view: PaperView) -> None:
    assert view.fits()
    assert 0.2 < view.scale() < 0.25
    view.resize(700, 600)
    assert 0.4 < view.scale() < 0.45
    view.zoom_in()
    assert (view.fits(), view.scale()) == (False, 0.5)
    view.resize(400, 300)
    assert view.scale() == 0.5
    view.fit()
    assert view.scale() < 0.25


def test_zooming_ends_at_the_largest_and_the_smallest_size(view: PaperView) -> None:
    for _step in range(20):
        view.zoom_in()
    assert view.scale() == SCALES[-1]
    for _step in range(20):
        view.zoom_out()
    assert view.scale() == SCALES[0]


def test_a_page_is_zoomed_by_key(view: PaperView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Plus)
    larger = view.scale()
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.scale() > larger
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.scale() == larger
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.fits()


def test_paper_stays_white_in_the_dark(qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dressing.apply(app, "dark")
    try:
        view = PaperView()
        qtbot.addWidget(view)
        view.resize(400, 300)
        view.show_blank(str)
        view.show()
        assert view.grab().toImage().pixelColor(200, 100) == QColor("#FFFFFF")
        assert theme.current().base != "#FFFFFF"
    finally:
        dressing.apply(app, "light")


def test_a_page_tells_a_screen_reader_what_it_shows(view: PaperView) -> None:
    assert (view.accessibleName(), view.accessibleDescription()) == ("Budget", "What it shows")
    view.show_blank(lambda: "Drawing…")
    assert (view.accessibleName(), view.accessibleDescription()) == ("Drawing…", "")
    assert view.picture().isNull()


def test_small_pages_are_chosen_by_mouse_and_arrow_keys(qtbot: QtBot) -> None:
    strip = PaperStrip(lambda: "Pages")
    qtbot.addWidget(strip)
    chosen: list[str] = []
    strip.chosen.connect(chosen.append)
    strip.show_pages((("en", "English", _picture()), ("zh_CN", "中文", _picture("#993322"))))
    strip.set_current("en")
    assert strip.isVisible()
    assert [small.text() for small in strip.small_pages()] == ["1 English", "2 中文"]
    strip.page("en").setFocus()
    qtbot.waitUntil(strip.page("en").hasFocus)
    QTest.keyClick(strip.page("en"), Qt.Key.Key_Right)
    assert strip.page("zh_CN").isChecked()
    QTest.mouseClick(strip.page("en"), Qt.MouseButton.LeftButton)
    assert chosen == ["zh_CN", "en"]


def test_one_page_alone_needs_no_row(qtbot: QtBot) -> None:
    strip = PaperStrip(lambda: "Pages")
    qtbot.addWidget(strip)
    strip.show_pages((("en", "English", _picture()), ("zh_CN", "中文", _picture())))
    strip.show_pages((("zh_CN", "中文", _picture()),))
    assert strip.keys() == ("zh_CN",)
    assert strip.isHidden()


def test_values_are_shown_as_typed_and_copied_for_a_spreadsheet(qtbot: QtBot) -> None:
    table = ValueTable(lambda: "Values")
    qtbot.addWidget(table)
    rows = ((TRICKY, "1.0"), ("Water", "2.0"))
    table.show_table(Table(("Name", "Value"), rows, numbers=frozenset({1})))
    assert table.cells() == rows
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == f"{TRICKY}\t1.0\nWater\t2.0"


def test_numbers_stand_at_the_right_and_the_names_take_the_room_that_is_left(
    qtbot: QtBot,
) -> None:
    table = ValueTable(lambda: "Values")
    qtbot.addWidget(table)
    table.show_table(Table(("Name", "Value"), (("Water", "2.0"),), numbers=frozenset({1})))
    table.resize(600, 200)
    table.show()
    number = table.item(0, 1)
    assert number is not None
    assert number.textAlignment() & Qt.AlignmentFlag.AlignRight
    assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()
    table.resize(100, 200)
    assert table.columnWidth(0) >= theme.scaled(120)


def test_values_are_looked_at_and_not_edited(qtbot: QtBot) -> None:
    table = ValueTable(lambda: "Values")
    qtbot.addWidget(table)
    table.show_table(Table(("Name",), (("Water",),)))
    table.setCurrentCell(0, 0)
    QTest.keyClicks(table, "Air")
    QTest.keyClick(table, Qt.Key.Key_F2)
    QTest.keyClicks(table, "Air")
    assert table.cells() == (("Water",),)
