"""The table of a list: everything by keyboard, selection by record."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from urbandesk.ui import theme
from urbandesk.ui.tables.cells import Column, Row, text_cell
from urbandesk.ui.tables.record_table import BLOCK, RecordTable
from urbandesk.ui.tables.record_view import RecordView

Key = Qt.Key
COLUMNS = (
    Column("name", "Name", sort="", wide=120),
    Column("other", "中文", sort="name_zh", wide=100, rank=1, language="zh"),
    Column("cities", "Cities", wide=100, rank=2),
)


class Shown:
    """A shown table over many records, and how many rows it fetched."""

    def __init__(self, qtbot: QtBot) -> None:
        self.fetched = 0
        self.table = RecordTable(self._fetch)
        self.table.show_columns(COLUMNS)
        self.table.show_keys([f"k{at}" for at in range(50_000)])
        self.view = RecordView(self.table)
        self.view.resize(480, 400)
        qtbot.addWidget(self.view)
        with qtbot.waitExposed(self.view):
            self.view.show()

    def _fetch(self, keys: Sequence[str]) -> list[Row]:
        self.fetched += len(keys)
        long = "A very long name that does not fit into its column, "
        return [Row(key, (text_cell(long + key), text_cell("烟台"), text_cell(""))) for key in keys]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Show a table of 50,000 records."""
    return Shown(qtbot)


def test_only_the_visible_rows_are_fetched(shown: Shown) -> None:
    shown.view.grab()
    assert 0 < shown.fetched <= 2 * BLOCK
    shown.view.verticalScrollBar().setValue(30_000)
    shown.view.grab()
    assert shown.fetched <= 5 * BLOCK


def test_arrows_home_and_end_choose_records(shown: Shown) -> None:
    chosen: list[str] = []
    shown.view.chosen.connect(chosen.append)
    shown.view.restore("k10")
    for key in (Key.Key_Down, Key.Key_Up, Key.Key_End, Key.Key_Home):
        QTest.keyClick(shown.view, key)
    assert chosen == ["k11", "k10", "k49999", "k0"]


def test_a_record_that_must_be_mended_is_not_left(shown: Shown) -> None:
    shown.view.restore("k10")
    shown.view.may_leave = lambda: False
    for key in (Key.Key_Down, Key.Key_PageDown, Key.Key_End):
        QTest.keyClick(shown.view, key)
    at = shown.view.visualRect(shown.table.index(12, 0)).center()
    QTest.mouseClick(shown.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert shown.view.current() == "k10"
    assert shown.view.selected() == ["k10"]


def test_enter_opens_f2_edits_delete_removes_and_letters_filter(shown: Shown) -> None:
    told: list[object] = []
    shown.view.opened.connect(lambda key: told.append(("open", key)))
    shown.view.edit_wanted.connect(lambda key: told.append(("edit", key)))
    shown.view.delete_wanted.connect(lambda: told.append("delete"))
    shown.view.typed.connect(told.append)
    shown.view.restore("k3")
    for key in (Key.Key_Return, Key.Key_F2, Key.Key_Delete):
        QTest.keyClick(shown.view, key)
    QTest.keyClicks(shown.view, "ya")
    assert told == [("open", "k3"), ("edit", "k3"), "delete", "y", "a"]


def test_a_double_click_opens(qtbot: QtBot, shown: Shown) -> None:
    at = shown.view.visualRect(shown.table.index(2, 0)).center()
    QTest.mouseClick(shown.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(shown.view.opened) as opened:
        QTest.mouseDClick(shown.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == ["k2"]


def test_several_records_are_selected_with_shift_and_all_with_ctrl_a(shown: Shown) -> None:
    shown.view.restore("k3")
    QTest.keyClick(shown.view, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert shown.view.selected() == ["k3", "k4"]
    QTest.keyClick(shown.view, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(shown.view.selected()) == 50_000


def test_another_order_keeps_the_selection_without_telling(shown: Shown) -> None:
    told: list[str] = []
    shown.view.chosen.connect(told.append)
    shown.view.restore("k5", ["k5", "k7"])
    shown.table.show_keys(["k9", "k7", "k6", "k5"])
    assert shown.view.restore("k5", ["k5", "k7"])
    assert (shown.view.current(), shown.view.selected()) == ("k5", ["k7", "k5"])
    assert not shown.view.restore("k1")
    assert told == []


def test_tab_leaves_the_table(shown: Shown) -> None:
    shown.view.restore("k5")
    assert not shown.view.tabKeyNavigation()
    QTest.keyClick(shown.view, Key.Key_Tab)
    assert shown.view.current() == "k5"


def test_heads_sort_by_click_and_by_keyboard(shown: Shown) -> None:
    head = shown.view.head
    wanted: list[str] = []
    shown.view.sort_wanted.connect(wanted.append)
    middle = QPoint(head.sectionViewportPosition(1) + 20, head.height() // 2)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    QTest.keyClick(head, Key.Key_Space)
    for key in (Key.Key_Right, Key.Key_Return):
        QTest.keyClick(head, key)
    QTest.keyClick(head, Key.Key_Right)
    QTest.keyClick(head, Key.Key_Return)  # what cannot be sorted by does nothing
    assert wanted == ["other", "name", "other"]


def test_the_order_is_said_in_words(shown: Shown) -> None:
    head = shown.view.head
    head.show_order("name", descending=False)
    assert head.accessibleName() == "Column head: Name, sorted from the beginning"
    head.show_order("name", descending=True)
    assert head.accessibleName() == "Column head: Name, sorted from the end"


def test_columns_that_do_not_fit_are_hidden_and_come_back(shown: Shown) -> None:
    shown.view.resize(240, 400)
    assert [shown.view.isColumnHidden(at) for at in range(3)] == [False, False, True]
    shown.view.resize(480, 400)
    assert not shown.view.isColumnHidden(2)


def test_a_cut_text_has_the_whole_text_to_tell(shown: Shown) -> None:
    delegate = shown.view.records_delegate
    assert delegate.cut_text(shown.table.index(0, 0)).endswith("into its column, k0")
    assert delegate.cut_text(shown.table.index(0, 1)) == ""


def test_selection_is_tinted_with_an_edge_in_the_accent(shown: Shown) -> None:
    shown.view.restore("k1")
    shown.view.clearFocus()
    picture = shown.view.viewport().grab().toImage()
    rect = shown.view.visualRect(shown.table.index(1, 0))
    tokens = theme.current()
    assert picture.pixelColor(1, rect.center().y()) == tokens.color("accent")
    assert picture.pixelColor(6, rect.center().y()) == tokens.color("selection")
    below = shown.view.visualRect(shown.table.index(2, 0))
    assert picture.pixelColor(6, below.bottom()) == tokens.color("line_soft")
