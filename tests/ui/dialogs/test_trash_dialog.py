"""The trash lists what was deleted and brings one record after the other back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.making import a_context, said
from urbandesk import i18n
from urbandesk.models import schema
from urbandesk.services.files import backups, workspace_files
from urbandesk.services.finding import queries
from urbandesk.services.register import records, trash
from urbandesk.services.register.trash import Restored
from urbandesk.services.workspace import Workspace
from urbandesk.ui.dialogs.for_good_dialog import ForGoodDialog
from urbandesk.ui.dialogs.trash_dialog import TrashDialog, restored_words
from urbandesk.ui.window_context import Context


@pytest.fixture
def context(qtbot: QtBot, workspace: Workspace) -> Context:
    return a_context(qtbot, workspace)


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def gone(workspace: Workspace) -> dict[str, str]:
    """Add a city with a bureau, and delete first the bureau, then the city."""
    rome = records.add(workspace, "city", {"name_en": "Rome & <b>", "country": "IT"})
    bureau = records.add(workspace, "organisation", {"name_en": "Bureau", "city": rome})
    records.remove(workspace, "organisation", [bureau])
    records.remove(workspace, "city", [rome])
    return {"rome": rome, "bureau": bureau}


def names(dialog: TrashDialog) -> list[str]:
    return [row[0] for row in dialog.table.cells()]


def test_deleted_records_stand_newest_first_with_kind_and_who(
    context: Context, home: QWidget, gone: dict[str, str]
) -> None:
    dialog = TrashDialog(context, home)
    rows = dialog.table.cells()
    assert [row[:2] for row in rows] == [("Rome & <b>", "City"), ("Bureau", "Organisation")]
    assert {row[3] for row in rows} == {"International office"}
    dialog.reject()


def test_a_restored_record_leaves_the_list_and_says_what_is_empty_now(
    qtbot: QtBot, context: Context, home: QWidget, gone: dict[str, str]
) -> None:
    dialog = TrashDialog(context, home)
    dialog.open()
    dialog.table.selectRow(1)
    dialog.restore_button.click()
    assert said(context) == "Bureau is back. Empty now, since what it named is gone: City."
    assert names(dialog) == ["Rome & <b>"]
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert names(dialog) == []
    assert dialog.text() == "Nothing is in the trash."
    assert not dialog.restore_button.isEnabled()
    assert queries.total(context.workspace, "city") == 1
    dialog.reject()


def test_typing_narrows_the_list(context: Context, home: QWidget, gone: dict[str, str]) -> None:
    dialog = TrashDialog(context, home)
    dialog.field.setText("BUR")
    assert names(dialog) == ["Bureau"]
    dialog.field.setText("xyz")
    assert names(dialog) == []
    assert not dialog.restore_button.isEnabled()
    dialog.reject()


def test_what_cannot_come_back_alone_is_said_in_the_dialog(
    context: Context, home: QWidget, workspace: Workspace
) -> None:
    rome = records.add(workspace, "city", {"name_en": "Rome", "country": "IT"})
    need = {"city": rome, "direction": "need", "title_en": "Clean water"}
    wanted = records.add(workspace, "need_offer", need)
    records.remove(workspace, "need_offer", [wanted])
    records.remove(workspace, "city", [rome])
    dialog = TrashDialog(context, home)
    dialog.open()
    dialog.table.selectRow(1)
    dialog.restore()
    assert "“Rome”" in dialog.problem.text()
    assert queries.total(workspace, "need_offer") == 0
    dialog.reject()


def test_nothing_is_restored_into_a_read_only_workspace(
    qtbot: QtBot, workspace: Workspace, home: QWidget, gone: dict[str, str], tmp_path: Path
) -> None:
    copy = tmp_path / "copy.urbandesk"
    workspace_files.save_copy(workspace, copy)
    reading = workspace_files.open_read_only(copy)
    dialog = TrashDialog(a_context(qtbot, reading), home)
    assert len(names(dialog)) == 2
    assert not dialog.restore_button.isEnabled()
    dialog.reject()
    reading.close()


@pytest.mark.parametrize(
    ("back", "words"),
    [
        (Restored("Rome", 1, ()), "Rome is back."),
        (Restored("Rome", 2, ()), "Rome is back, with 1 record that went with it."),
        (Restored("Rome", 5, ()), "Rome is back, with 4 records that went with it."),
    ],
)
def test_what_came_back_is_counted(back: Restored, words: str) -> None:
    assert restored_words(back) == words


def answer(*, agree: bool, backups: bool, seen: list[str]) -> None:
    """Answer the question before anything leaves for good."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ForGoodDialog)
        seen.append(f"{dialog.text()} {dialog.kept.text()} {dialog.backups.text()}")
        dialog.backups.setChecked(backups)
        (dialog.delete_button if agree else dialog.keep_button).click()

    QTimer.singleShot(0, act)


def test_deleting_for_good_asks_once_and_says_what_backups_keep_and_how_long(
    context: Context, home: QWidget, gone: dict[str, str], workspace: Workspace
) -> None:
    backups.back_up(workspace, reason=backups.ASKED)
    dialog = TrashDialog(context, home)
    dialog.open()
    asked: list[str] = []
    answer(agree=False, backups=False, seen=asked)
    dialog.for_good_button.click()
    assert names(dialog) == ["Rome & <b>", "Bureau"]
    answer(agree=True, backups=True, seen=asked)
    dialog.for_good_button.click()
    assert asked[0] == asked[1]
    for words in (
        "“Rome & <b>” leaves",
        "within two weeks",
        "One a month stays",
        "Delete 1 backup",
    ):
        assert words in asked[0]
    assert names(dialog) == ["Bureau"]
    assert said(context) == "1 record is deleted for good."
    assert backups.backups_of(workspace) == []
    dialog.reject()


def test_the_whole_trash_can_be_emptied(
    context: Context, home: QWidget, gone: dict[str, str], workspace: Workspace
) -> None:
    dialog = TrashDialog(context, home)
    dialog.open()
    asked: list[str] = []
    answer(agree=True, backups=False, seen=asked)
    dialog.empty_button.click()
    assert "2 records leave" in asked[0]
    assert "No backup on this computer" in asked[0]
    assert names(dialog) == []
    assert not dialog.empty_button.isEnabled()
    assert trash.deleted(workspace) == []
    dialog.reject()


def test_the_trash_says_for_how_long_it_keeps(
    context: Context, home: QWidget, gone: dict[str, str]
) -> None:
    dialog = TrashDialog(context, home)
    assert dialog.text().endswith("After 90 days they leave for good.")
    context.settings.trash_days = 0
    dialog.reject()
    dialog = TrashDialog(context, home)
    assert "for good" not in dialog.text()
    dialog.reject()


def test_who_deleted_has_a_word_of_its_own_in_chinese(
    context: Context, home: QWidget, gone: dict[str, str]
) -> None:
    with i18n.speaking(i18n.CHINESE):
        dialog = TrashDialog(context, home)
        head = dialog.table.horizontalHeaderItem(3)
        assert head is not None
        assert head.text() == "删除人"
        assert schema.kind("comment").field("made_by").title == "By"
        assert i18n._("By") == "提出人"
        dialog.reject()
