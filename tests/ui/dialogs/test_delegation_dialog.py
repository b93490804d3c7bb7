"""A delegation copy is asked for, written, opened with its words, and brought home."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.services.delegation.delegates import PASSWORD, handed_to_delegation, pair_of_plan
from urbandesk.errors import UserError
from urbandesk.models.field import Layer
from urbandesk.sealing import PasswordTooShort, is_sealed
from urbandesk.services.delegation.about import CopyOf, copy_of
from urbandesk.services.delegation.writing import NothingChosen
from urbandesk.services.finding import queries
from urbandesk.services.workspace import Workspace
from urbandesk.ui.dialogs import delegation_dialog
from urbandesk.ui.dialogs.delegation_dialog import DelegationDialog, PasswordsDiffer, Wanted
from urbandesk.ui.exchange.password_dialog import PasswordDialog
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.window.copy_words import about_copy
from urbandesk.ui.window.opening import Opening

DAY = date(2026, 7, 1)


@pytest.fixture
def dialog(qtbot: QtBot, sample: Workspace) -> DelegationDialog:
    made = DelegationDialog(sample, None)
    qtbot.addWidget(made)
    return made


def problem_of(dialog: DelegationDialog) -> UserError | None:
    try:
        dialog.wanted()
    except UserError as error:
        return error
    return None


def said(window: MainWindow) -> list[str]:
    return [message.text() for message in window.bar.history()]


def test_it_says_what_is_missing_and_stays_open(
    dialog: DelegationDialog, sample: Workspace
) -> None:
    dialog.show()
    dialog.copy_button.click()
    assert dialog.isVisible()
    assert isinstance(problem_of(dialog), NothingChosen)
    dialog.choose(pair_of_plan(sample))
    dialog.password.setText("short")
    assert isinstance(problem_of(dialog), PasswordsDiffer)
    dialog.repeated.setText("short")
    assert isinstance(problem_of(dialog), PasswordTooShort)
    dialog.until.setText("some day")
    dialog.password.clear()
    dialog.repeated.clear()
    assert problem_of(dialog) is not None
    dialog.until.setText("2026-07-01")
    dialog.copy_button.click()
    assert not dialog.isVisible()


def test_it_gives_what_was_chosen(dialog: DelegationDialog, sample: Workspace) -> None:
    pair = pair_of_plan(sample)
    dialog.choose(pair)
    dialog.layer.set_current(Layer.OWN.value)
    dialog.password.setText(PASSWORD)
    dialog.repeated.setText(PASSWORD)
    dialog.until.setText("2026-07-01")
    assert dialog.wanted() == Wanted((pair,), Layer.OWN, PASSWORD, DAY)


def test_a_copy_is_written_in_the_background(
    qtbot: QtBot, sample_window: MainWindow, tmp_path: Path
) -> None:
    assert sample_window.desk is not None
    context = sample_window.desk.context
    target = tmp_path / "journey.urbandesk"
    wanted = Wanted((pair_of_plan(context.workspace),), Layer.BOTH, PASSWORD, None)
    delegation_dialog.start_copy(context, wanted, target)
    qtbot.waitUntil(lambda: any("journey.urbandesk" in text for text in said(sample_window)))
    assert is_sealed(target)


def test_the_command_stands_in_the_file_menu(sample_window: MainWindow) -> None:
    assert sample_window.commands.actions["delegation"].isEnabled()


def test_a_copy_says_whose_it_is_when_it_is_opened(
    sample_window: MainWindow, tmp_path: Path
) -> None:
    assert sample_window.desk is not None
    path = tmp_path / "journey.urbandesk"
    handed_to_delegation(sample_window.desk.workspace, path, expires=date(2001, 1, 1))
    assert sample_window.opening.open(path)
    text = next(text for text in said(sample_window) if "delegation copy" in text)
    assert "“sample”" in text
    assert "It holds what both sides may see." in text
    assert "was meant to be used until" in text


def test_until_when_is_said_in_the_right_tense() -> None:
    copy = CopyOf("o", "p", Layer.OWN, "International office", "work", DAY)
    assert "It is meant to be used until" in about_copy(copy, DAY)
    assert "It was meant to be used until" in about_copy(copy, date(2026, 7, 2))
    assert "made by International office" in about_copy(copy, DAY)
    assert "only the own side" in about_copy(copy, DAY)


def test_a_sealed_copy_asks_for_its_password_until_it_fits(
    sample_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sample_window.desk is not None
    sealed = tmp_path / "journey.urbandesk"
    handed_to_delegation(sample_window.desk.workspace, sealed, password=PASSWORD)
    typed = ["something else", PASSWORD]
    told: list[str] = []

    def ask(sentence: object, parent: object) -> str:
        assert callable(sentence)
        told.append(str(sentence()))
        return typed.pop(0)

    target = tmp_path / "at work.urbandesk"
    monkeypatch.setattr(PasswordDialog, "ask", staticmethod(ask))
    monkeypatch.setattr(Opening, "_ask_target", lambda *_given, **_more: target)
    assert sample_window.opening.open(sealed)
    assert "is sealed with a password" in told[0]
    assert "cannot be opened with this password" in told[1]
    assert sample_window.desk is not None
    assert sample_window.desk.workspace.path == target
    assert copy_of(sample_window.desk.workspace) is not None


def test_no_password_leaves_the_open_workspace_alone(
    sample_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sample_window.desk is not None
    before = sample_window.desk.workspace
    sealed = tmp_path / "journey.urbandesk"
    handed_to_delegation(before, sealed, password=PASSWORD)
    monkeypatch.setattr(PasswordDialog, "ask", staticmethod(lambda *_given: ""))
    assert not sample_window.opening.open(sealed)
    assert sample_window.desk is not None
    assert sample_window.desk.workspace is before


def test_a_second_version_beside_the_workspace_is_offered_for_comparing(
    window: MainWindow, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = sample_file.with_name("sample (1).urbandesk")
    other.write_bytes(sample_file.read_bytes())
    assert window.opening.open(sample_file)
    taken: list[object] = []
    monkeypatch.setattr(window.opening, "take_home", taken.append)
    message = next(m for m in window.bar.history() if "second version" in m.text())
    message.deeds[0].run()
    assert taken == [[other]]


def test_no_partnership_is_ticked_at_first(dialog: DelegationDialog, sample: Workspace) -> None:
    items = [dialog.partnerships.item(row) for row in range(dialog.partnerships.count())]
    assert len(items) == queries.total(sample, "partnership")
    assert {item.checkState() for item in items} == {Qt.CheckState.Unchecked}
