"""What came is copied as a table, to be printed and talked over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.services.homecoming.copies import Edited, handed_out
from tests.ui.exchange.coming import a_page, city, first, of_every_kind, take
from tests.ui.making import said
from urbandesk import i18n
from urbandesk.exchange.merge.plan import Category
from urbandesk.services.workspace import Workspace


def test_a_tab_is_copied_as_a_table_to_be_printed_elsewhere(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    page = a_page(qtbot, sample)
    view = take(qtbot, page, of_every_kind(sample, tmp_path))
    first(view, Category.CHANGE)
    view.head.copy.click()
    heads, *rows = [line.split("\t") for line in QApplication.clipboard().text().split("\n")]
    assert heads == ["Record", "Field", "Base, as sent", "Ours, this workspace", *heads[4:]]
    assert heads[4:] == ["Theirs, returned file", "Result"]
    assert {row[0] for row in rows} == {"Rome", "Yantai"}
    assert all(len(row) == len(heads) for row in rows)
    assert "Shandong, at the sea" in {row[4] for row in rows}
    assert said(page.context) == "2 rows are copied. Paste them into a document to print them."
    with i18n.speaking(i18n.CHINESE):
        first(view, Category.CONFLICT)
        view.head.copy.click()
    assert "未决定" in QApplication.clipboard().text()


def test_the_chosen_rows_are_copied_by_key_and_a_text_of_several_lines_stays_one_cell(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    rome = city(sample, "Rome")
    edited = Edited(handed_out(sample, tmp_path))
    edited.write("city", rome, {"region_en": "Latium", "summary_en": "One\nTwo\tThree"})
    view = take(qtbot, a_page(qtbot, sample), edited.saved(tmp_path / "back.xlsx"))
    changes = view.deciding.by_category[Category.CHANGE]
    (item,) = [one for one in changes if "summary_en" in one.columns]
    view.go_to_item(item)
    QTest.keyClick(view.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    _heads, *rows = QApplication.clipboard().text().split("\n")
    assert len(rows) == 1
    assert rows[0].split("\t")[4] == "One Two Three"
