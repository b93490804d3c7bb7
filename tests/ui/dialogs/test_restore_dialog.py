"""A backup is chosen with a look inside first, from the usual place, a stick, or any file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from urbandesk import i18n
from urbandesk.services.files import backups, workspace_files
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace
from urbandesk.settings import Settings
from urbandesk.ui.dialogs.restore_dialog import RestoreDialog
from urbandesk.ui.live_text import switch_language

Make = Callable[..., RestoreDialog]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def made(settings: Settings, path: Path | None, key: str = "") -> RestoreDialog:
        dialog = RestoreDialog(settings, path, None, key=key)
        qtbot.addWidget(dialog)
        return dialog

    return made


def of_open(make: Make, workspace: Workspace, settings: Settings | None = None) -> RestoreDialog:
    return make(settings or Settings(), workspace.path, workspace.about.key)


def look(qtbot: QtBot, dialog: RestoreDialog) -> str:
    QTest.mouseClick(dialog.look_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.look_button.isEnabled())
    return dialog.found_text()


def test_backups_of_both_places_are_listed_in_words(
    make: Make, workspace: Workspace, tmp_path: Path
) -> None:
    backups.back_up(workspace, reason=backups.ON_CLOSING)
    backups.back_up(workspace, reason=backups.BEFORE_RESTORE, place=tmp_path)
    dialog = of_open(make, workspace, Settings(second_backup_place=str(tmp_path)))
    lines = dialog.list.cells()
    assert [line[1:] for line in lines] == [
        ("just now", "before a restore", "second place"),
        ("just now", "when the workspace was closed", "this computer"),
    ]
    assert all(line[0].startswith("Today ") for line in lines)
    words = QFontMetrics(dialog.list.font())
    for column in range(3):
        widest = max(words.horizontalAdvance(line[column]) for line in lines)
        assert dialog.list.columnWidth(column) > widest


def test_the_newest_is_chosen_and_the_open_workspace_is_the_target(
    make: Make, workspace: Workspace
) -> None:
    backups.back_up(workspace, reason=backups.ASKED)
    newest = backups.back_up(workspace, reason=backups.ASKED)
    dialog = of_open(make, workspace)
    assert dialog.chosen_backup() == newest
    assert dialog.target() == workspace.path
    assert dialog.target_field.isReadOnly()


def test_the_dialog_says_that_the_state_before_is_kept(make: Make, workspace: Workspace) -> None:
    assert "The state before is itself kept as a backup" in of_open(make, workspace).text()


def test_a_look_inside_counts_records_by_kind(
    qtbot: QtBot, make: Make, workspace: Workspace
) -> None:
    for name in ("Rome", "Bologna"):
        records.add(workspace, "city", {"name_en": name, "country": "IT"})
    backups.back_up(workspace, reason=backups.ASKED)
    dialog = of_open(make, workspace)
    assert look(qtbot, dialog) == "Sound. It holds Cities: 2."


def test_a_damaged_backup_is_not_restored(qtbot: QtBot, make: Make, workspace: Workspace) -> None:
    made = backups.back_up(workspace, reason=backups.ASKED)
    content = bytearray(made.path.read_bytes())
    content[4096:-4096] = b"\xff" * len(content[4096:-4096])
    made.path.write_bytes(content)
    dialog = of_open(make, workspace)
    assert dialog.restore_button.isEnabled()
    assert "damaged" in look(qtbot, dialog)
    assert not dialog.restore_button.isEnabled()


def test_a_file_that_is_no_backup_is_said_to_be_none(
    qtbot: QtBot, make: Make, workspace: Workspace, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.urbandesk"
    letter.write_text("Dear colleagues")
    dialog = of_open(make, workspace)
    dialog.show_file(letter)
    assert "letter.urbandesk" in look(qtbot, dialog)
    assert not dialog.restore_button.isEnabled()


def test_without_backups_nothing_can_be_restored(make: Make, workspace: Workspace) -> None:
    dialog = of_open(make, workspace)
    assert "There is no backup here yet" in dialog.found_text()
    assert not dialog.restore_button.isEnabled()
    assert dialog.chosen_backup() is None


def test_without_a_workspace_the_recent_one_is_the_target(make: Make, workspace_file: Path) -> None:
    opened = workspace_files.open_workspace(workspace_file)
    backups.back_up(opened, reason=backups.ASKED)
    opened.close()
    dialog = make(Settings(recent=[str(workspace_file)]), None)
    assert dialog.list.cells()[0][-1] == workspace_file.name
    assert dialog.target() == workspace_file


def test_a_backup_of_a_lost_workspace_goes_to_a_new_file(make: Make, workspace_file: Path) -> None:
    opened = workspace_files.open_workspace(workspace_file)
    backups.back_up(opened, reason=backups.ASKED)
    opened.close()
    workspace_file.unlink()
    dialog = make(Settings(recent=[str(workspace_file)]), None)
    assert dialog.list.cells()[0][-1] == "not known"
    assert dialog.target() == workspace_file.with_name("restored.urbandesk")


def test_a_target_typed_by_hand_stays_and_gets_its_ending(
    qtbot: QtBot, make: Make, workspace_file: Path, tmp_path: Path
) -> None:
    opened = workspace_files.open_workspace(workspace_file)
    for _number in range(2):
        backups.back_up(opened, reason=backups.ASKED)
    opened.close()
    dialog = make(Settings(), None)
    dialog.target_field.clear()
    QTest.keyClicks(dialog.target_field, str(tmp_path / "rescued"))
    dialog.list.selectRow(1)
    assert dialog.target() == tmp_path / "rescued.urbandesk"
    dialog.target_field.clear()
    QTest.keyClicks(dialog.target_field, " ")
    assert dialog.target() is None
    assert not dialog.restore_button.isEnabled()


def test_a_folder_such_as_a_stick_can_be_chosen(
    qtbot: QtBot,
    make: Make,
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = backups.back_up(workspace, reason=backups.TIMED, place=tmp_path / "stick")
    dialog = make(Settings(), None)
    assert dialog.chosen_backup() is None
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "stick"))
    QTest.mouseClick(dialog.folder_button, Qt.MouseButton.LeftButton)
    assert dialog.chosen_backup() == made


def test_the_safe_answer_has_the_focus_and_restores_nothing(
    qtbot: QtBot, make: Make, workspace: Workspace
) -> None:
    backups.back_up(workspace, reason=backups.ASKED)
    dialog = of_open(make, workspace)
    dialog.open()
    assert dialog.focusWidget() is dialog.keep_button
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.open()
    with qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)


def test_the_dialog_follows_a_switch_of_the_language(
    qtbot: QtBot, qapp: QApplication, make: Make, workspace: Workspace
) -> None:
    backups.back_up(workspace, reason=backups.ASKED)
    made = backups.back_up(workspace, reason=backups.TIMED)
    dialog = of_open(make, workspace)
    english = dialog.list.cells()
    switch_language(qapp, i18n.CHINESE)
    assert len(dialog.list.cells()) == len(english)
    assert dialog.chosen_backup() == made
    switch_language(qapp, i18n.ENGLISH)
    assert dialog.list.cells() == english
