"""The menu of a row and the menu Record do the same with what is chosen."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.pages.lists import Bench, add_cities, add_pair
from urbandesk.services.files import workspace_files
from urbandesk.services.workspace import Workspace
from urbandesk.ui import record_commands as commands
from urbandesk.ui.dialogs.bulk_edit_dialog import BulkEditDialog
from urbandesk.ui.dialogs.export_list_dialog import ExportListDialog
from urbandesk.ui.dialogs.merge_records_dialog import MergeRecordsDialog
from urbandesk.ui.pages.lists.cities_page import CitiesPage
from urbandesk.ui.pages.lists.funding_page import FundingPage


@pytest.fixture
def bench(qtbot: QtBot, workspace: Workspace) -> Bench:
    ids = add_cities(workspace)
    add_pair(workspace, ids, "Bologna", "Yantai")
    return Bench(qtbot, workspace, CitiesPage)


def words(bench: Bench) -> list[str]:
    menu = bench.page.deeds.row_menu(bench.page)
    texts = [action.text().replace("&", "") for action in menu.actions() if action.text()]
    menu.close()
    return texts


def test_one_record_can_be_opened_edited_exported_and_deleted(bench: Bench) -> None:
    bench.choose(bench.ids()[0])
    assert words(bench) == ["Open\tReturn", "Edit\tF2", "History", "Export…", "Delete\tDel"]


def test_several_can_be_edited_together_but_not_opened(bench: Bench) -> None:
    bench.choose(bench.ids()[0])
    bench.page.view.selectAll()
    found = set(bench.page.record_deeds())
    assert {commands.TOGETHER, commands.DELETE, commands.EXPORT} <= found
    assert not found & {commands.OPEN, commands.EDIT, commands.HISTORY, commands.MERGE}


def test_history_and_edit_lead_into_the_detail(bench: Bench) -> None:
    key = bench.ids()[2]
    bench.choose(key)
    bench.page.record_deeds()[commands.HISTORY]()
    assert bench.page.place() == f"{key}/history"
    bench.page.record_deeds()[commands.EDIT]()
    assert bench.page.place() == f"{key}/overview"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert bench.page.detail.isAncestorOf(focused)


def test_delete_in_the_menu_deletes_and_offers_undo(bench: Bench) -> None:
    key = bench.ids()[bench.names().index("Chongqing")]
    bench.choose(key)
    bench.page.record_deeds()[commands.DELETE]()
    assert bench.said() == "Chongqing is deleted."
    bench.press_undo()
    assert key in bench.ids()


def test_the_menu_opens_at_the_pointer_and_by_the_menu_key(qtbot: QtBot, bench: Bench) -> None:
    view = bench.page.view
    bench.choose(bench.ids()[0])
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        event = QContextMenuEvent(reason, QPoint(5, 5), view.mapToGlobal(QPoint(5, 5)))
        with qtbot.waitSignal(view.menu_wanted) as wanted:
            QApplication.sendEvent(view.viewport(), event)
        assert isinstance(wanted.args[0], QPoint)
        popup = QApplication.activePopupWidget()
        assert popup is not None
        popup.close()


def test_editing_together_opens_a_preview_for_what_is_chosen(bench: Bench) -> None:
    bench.choose(bench.ids()[0])
    bench.page.view.selectAll()
    bench.page.record_deeds()[commands.TOGETHER]()
    (dialog,) = bench.page.window().findChildren(BulkEditDialog)
    assert dialog.windowTitle() == "Edit 5 records together"
    dialog.reject()


def test_two_chosen_records_can_be_merged(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        MergeRecordsDialog, "exec", lambda _dialog: int(MergeRecordsDialog.DialogCode.Accepted)
    )
    first, second = (bench.ids()[bench.names().index(n)] for n in ("Málaga", "Chongqing"))
    bench.choose(first)
    bench.page.view.restore(first, [first, second])
    bench.page.record_deeds()[commands.MERGE]()
    assert len(bench.ids()) == 4
    assert "merged into" in bench.said()


def test_a_catalogue_is_not_edited_and_a_read_only_workspace_neither(
    qtbot: QtBot, bench: Bench, workspace_file: Path, tmp_path: Path
) -> None:
    funding = Bench(qtbot, bench.workspace, FundingPage)
    changing = {commands.EDIT, commands.TOGETHER, commands.DELETE, commands.MERGE}
    assert not set(funding.page.record_deeds()) & changing
    copy = tmp_path / "copy.urbandesk"
    workspace_files.save_copy(bench.workspace, copy)
    reading = workspace_files.open_read_only(copy)
    page = Bench(qtbot, reading, CitiesPage)
    page.choose(page.ids()[0])
    found = set(page.page.record_deeds())
    assert not found & {*changing, commands.SAVE_LIST}
    assert {commands.OPEN, commands.HISTORY, commands.EXPORT} <= found
    page.page.end()
    reading.close()


def test_a_list_is_exported_with_its_filter_on_the_cover(
    qtbot: QtBot, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "cities"
    said: list[str] = []

    def agree(dialog: ExportListDialog) -> int:
        said.append(dialog.text())
        return int(ExportListDialog.DialogCode.Accepted)

    monkeypatch.setattr(ExportListDialog, "exec", agree)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    bench.page.bar.chips.chip("country.side", "cn").click()
    bench.page.record_deeds()[commands.EXPORT_LIST]()
    qtbot.waitUntil(lambda: bench.said() == "Exported cities.xlsx.", timeout=20_000)
    assert said == ["Cities: Chinese side. 2 of 5 records."]
    book = openpyxl.load_workbook(target.with_suffix(".xlsx"))
    cells = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "Cities: Chinese side. 2 of 5 records." in cells
    assert {"Yantai", "Chongqing"} <= cells
    assert "Málaga" not in cells


def test_typing_goes_on_while_a_new_record_is_begun(bench: Bench) -> None:
    bench.choose(bench.ids()[0])
    bench.page.new_record()
    assert bench.page.selected() == []
    assert commands.DELETE not in bench.page.record_deeds()
    bench.press(Qt.Key.Key_Escape)
