"""What somebody called no duplicate is listed, and can be revoked."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.making import a_context, said
from urbandesk.services import history
from urbandesk.services.files import workspace_files
from urbandesk.services.register import duplicates, records
from urbandesk.services.workspace import Workspace
from urbandesk.ui.dialogs.told_apart_dialog import ToldApartDialog


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def pair(workspace: Workspace) -> list[str]:
    """Add two cities and say that they are not the same."""
    ids = [
        records.add(workspace, "city", {"name_en": name, "country": "CN"})
        for name in ("Taizhou", "T'ai-chou")
    ]
    duplicates.tell_apart(workspace, "city", ids[0], [ids[1]])
    return ids


def test_a_pair_is_listed_with_who_said_so_and_warned_of_again_once_revoked(
    qtbot: QtBot, workspace: Workspace, home: QWidget, pair: list[str]
) -> None:
    context = a_context(qtbot, workspace)
    dialog = ToldApartDialog(context, home)
    dialog.open()
    (row,) = dialog.table.cells()
    assert {row[0], row[1]} == {"Taizhou", "T'ai-chou"}
    assert (row[2], row[4]) == ("City", "International office")
    dialog.revoke_button.click()
    assert dialog.table.cells() == ()
    assert "may be the same again" in said(context)
    assert duplicates.distinct_from(workspace, pair[0]) == set()
    assert not dialog.revoke_button.isEnabled()
    history.undo(workspace)
    assert duplicates.distinct_from(workspace, pair[0]) == {pair[1]}
    dialog.reject()


def test_in_a_workspace_for_reading_nothing_is_revoked(
    qtbot: QtBot, workspace: Workspace, home: QWidget, pair: list[str]
) -> None:
    path = workspace.path
    workspace.close()
    reading = workspace_files.open_read_only(path)
    dialog = ToldApartDialog(a_context(qtbot, reading), home)
    assert len(dialog.table.cells()) == 1
    assert not dialog.revoke_button.isEnabled()
    dialog.reject()
    reading.close()
