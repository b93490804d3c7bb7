"""The exchange page: what waits, taking home, applying, undoing, leaving for later."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.services.homecoming.copies import Edited, handed_out
from tests.ui.exchange.coming import (
    a_page,
    at_rest,
    city,
    conflicting,
    first,
    of_every_kind,
    take,
    value,
)
from tests.ui.making import said
from urbandesk.exchange.merge.plan import Answer, Category, Decision
from urbandesk.progress import Progress
from urbandesk.sealing import WrongPassword
from urbandesk.services import history
from urbandesk.services.delegation.private import NeedsPassword
from urbandesk.services.files import backups, workspace_files
from urbandesk.services.homecoming import reading
from urbandesk.services.homecoming.applying import Applied
from urbandesk.services.homecoming.review import Review
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace
from urbandesk.ui.exchange.exchange_page import ExchangePage
from urbandesk.ui.exchange.password_dialog import PasswordDialog
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.window.file_drop import FileDrop


def _apply(qtbot: QtBot, page: ExchangePage) -> None:
    assert page.review is not None
    page.review.foot.apply.click()
    qtbot.waitUntil(lambda: page.applied is not None, timeout=30_000)


def test_what_was_handed_out_is_listed_and_whether_it_came_back(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    back = conflicting(sample, tmp_path)
    page = a_page(qtbot, sample)
    (row,) = page.overview.table.cells()
    assert row[0] == "sample"
    assert row[3] == "English"
    assert row[5] == "not yet"
    view = take(qtbot, page, back)
    view.deciding.decide([first(view, Category.CONFLICT)], Decision(Answer.THEIRS))
    _apply(qtbot, page)
    page.show_overview()
    assert page.overview.table.cells()[0][5] != "not yet"


def test_several_files_are_chosen_and_read(
    qtbot: QtBot, sample: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = conflicting(sample, tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args, **_named: ([str(path)], ""))
    page = a_page(qtbot, sample)
    with qtbot.waitSignal(page.taking.came, timeout=30_000):
        page.overview.home.click()
    assert page.title() == "Review of what came back"


def test_the_next_files_are_looked_for_where_the_last_ones_were(
    qtbot: QtBot, sample: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = conflicting(sample, tmp_path)
    folders: list[str] = []

    def choose(_parent: QWidget, _title: str, folder: str, _filter: str) -> tuple[list[str], str]:
        folders.append(folder)
        return [str(path)], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    page = a_page(qtbot, sample)
    for _time in range(2):
        with qtbot.waitSignal(page.taking.came, timeout=30_000):
            page.take_home()
        at_rest(qtbot, page)
    assert folders == [str(Path.home()), str(tmp_path)]


def test_a_file_that_cannot_be_read_is_said_and_nothing_changes(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04" + bytes(400))
    page = a_page(qtbot, sample)
    page.take_home([path])
    at_rest(qtbot, page)
    assert page.review is None
    assert "broken.xlsx" in said(page.context)
    assert page.overview.home.isEnabled()


def test_applying_makes_a_backup_and_one_step_that_undo_takes_back(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    page = a_page(qtbot, sample)
    take(qtbot, page, of_every_kind(sample, tmp_path))
    before = value(sample, "Rome", "region_zh")
    _apply(qtbot, page)
    assert page.applied is not None
    taken, rest = page.applied.texts()
    assert taken.startswith("1 record added, 2 records changed, 1 record deleted")
    assert "1 item is open" in rest
    assert [backup.reason for backup in backups.backups_of(sample)] == [backups.BEFORE_IMPORT]
    assert value(sample, "Rome", "region_zh") == "拉齐奥大区"
    assert value(sample, "Rome", "region_en") == "Latium and Rome"
    history.undo(sample)
    assert value(sample, "Rome", "region_zh") == before
    assert not page.applied.undo.isEnabled()


def test_after_applying_it_says_what_is_open_and_what_was_not_taken(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    page = a_page(qtbot, sample)
    take(qtbot, page, of_every_kind(sample, tmp_path))
    _apply(qtbot, page)
    assert page.applied is not None
    opened, _held, kept = (table.cells() for table in page.applied.tables)
    assert opened == (("Rome", "Region or province, English", "Latium, central Italy"),)
    assert {row[2] for row in kept} >= {"Atlantis"}
    with qtbot.waitSignal(page.taking.came, timeout=30_000):
        page.applied.go_on.click()
    assert page.review is not None
    assert [item.category for item in page.review.deciding.review.plan.items] == [Category.CONFLICT]


def test_a_change_made_meanwhile_is_compared_again_and_its_decision_kept(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    page = a_page(qtbot, sample)
    view = take(qtbot, page, conflicting(sample, tmp_path))
    item = first(view, Category.CONFLICT)
    view.deciding.decide([item], Decision(Answer.THEIRS))
    with qtbot.waitSignal(page.taking.came, timeout=30_000):
        records.edit(sample, "city", city(sample, "Rome"), {"region_en": "Just now"})
    assert page.review is not None
    (again,) = page.review.deciding.review.plan.items
    assert dict(again.ours or {})["region_en"] == "Just now"
    assert page.review.deciding.decisions == {item.id: Decision(Answer.THEIRS)}


def test_copies_beside_the_workspace_are_listed(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    workspace_files.save_copy(sample, tmp_path / "sample (conflicted copy).urbandesk")
    page = a_page(qtbot, sample)
    assert len(page.overview.beside) == 1
    assert page.overview.copies.isVisibleTo(page)


def test_a_half_done_review_goes_on_after_a_restart(
    qtbot: QtBot, sample_window: MainWindow, sample_file: Path, tmp_path: Path
) -> None:
    window = sample_window
    assert window.desk is not None
    path = conflicting(window.desk.workspace, tmp_path)
    page = _taken(qtbot, window, path)
    assert page.review is not None
    item = first(page.review, Category.CONFLICT)
    page.review.deciding.decide([item], Decision(Answer.THEIRS))
    assert window.leave()
    path.unlink()
    assert window.opening.open(sample_file)
    assert window.navigation.entries["exchange"].count == 1
    again = window.stack.page()
    assert isinstance(again, ExchangePage)
    qtbot.waitUntil(lambda: again.review is not None, timeout=30_000)
    assert again.review is not None
    assert again.review.deciding.decisions == {item.id: Decision(Answer.THEIRS)}


def _taken(qtbot: QtBot, window: MainWindow, path: Path) -> ExchangePage:
    window.open_page("exchange")
    page = window.stack.page()
    assert isinstance(page, ExchangePage)
    take(qtbot, page, path)
    return page


def test_undo_of_the_window_takes_the_whole_review_back(
    qtbot: QtBot, sample_window: MainWindow, tmp_path: Path
) -> None:
    assert sample_window.desk is not None
    workspace = sample_window.desk.workspace
    page = _taken(qtbot, sample_window, conflicting(workspace, tmp_path))
    assert page.review is not None
    page.review.deciding.decide([first(page.review, Category.CONFLICT)], Decision(Answer.THEIRS))
    _apply(qtbot, page)
    assert page.applied is not None
    page.applied.undo.click()
    assert value(workspace, "Rome", "region_en") == "Latium and Rome"


def test_a_file_dropped_on_the_window_is_offered_to_be_taken_home(
    qtbot: QtBot, sample_window: MainWindow, tmp_path: Path
) -> None:
    assert sample_window.desk is not None
    path = conflicting(sample_window.desk.workspace, tmp_path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)), QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    drop = next(c for c in sample_window.findChildren(QObject) if isinstance(c, FileDrop))
    assert drop.eventFilter(sample_window, event)
    message = sample_window.bar.message()
    assert message is not None
    assert "back.xlsx" in message.text()
    message.deeds[0].run()
    page = sample_window.stack.page()
    assert isinstance(page, ExchangePage)
    qtbot.waitUntil(lambda: page.review is not None, timeout=30_000)
    at_rest(qtbot, page)


def test_the_command_takes_home_from_anywhere(
    qtbot: QtBot,
    sample_window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert sample_window.desk is not None
    path = handed_out(sample_window.desk.workspace, tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args, **_named: ([str(path)], ""))
    sample_window.commands.actions["take_home"].trigger()
    page = sample_window.stack.page()
    assert isinstance(page, ExchangePage)
    qtbot.waitUntil(lambda: page.review is not None, timeout=30_000)
    at_rest(qtbot, page)


def test_in_a_workspace_for_reading_only_one_can_look_but_not_apply(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    back = conflicting(sample, tmp_path)
    copy = workspace_files.open_read_only(sample.path)
    try:
        page = a_page(qtbot, copy)
        view = take(qtbot, page, back)
        assert not view.foot.apply.isEnabled()
        assert page.settle()
        page.end()
    finally:
        copy.close()


def test_what_else_came_is_listed_under_the_head(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    edited = Edited(handed_out(sample, tmp_path)).drop("city", city(sample, "Cardiff"))
    view = take(qtbot, a_page(qtbot, sample), edited.saved(tmp_path / "back.xlsx"))
    assert "Cardiff" in view.head.texts()[2]
    assert "nothing is deleted" in view.head.texts()[2]
    view.head.more.click()
    assert view.head.area.isVisible()


def test_a_sealed_copy_asks_for_its_password(
    qtbot: QtBot, sample: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = a_page(qtbot, sample)
    asked: list[str] = []
    path = tmp_path / "sealed.urbandesk"

    def read(_workspace: object, _paths: object, password: str) -> object:
        raise NeedsPassword(path) if not password else WrongPassword

    def ask(sentence: Callable[[], str], _parent: QWidget | None) -> str:
        asked.append(sentence())
        return "first try" if len(asked) == 1 else ""

    monkeypatch.setattr(reading, "files_of", read)
    monkeypatch.setattr(PasswordDialog, "ask", staticmethod(ask))
    page.take_home([path])
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=30_000)
    at_rest(qtbot, page)
    assert "sealed.urbandesk" in asked[0]
    assert "cannot be opened with this password" in asked[1]
    assert page.overview.home.isEnabled()


def test_the_password_dialog_opens_nothing_without_a_password(qtbot: QtBot) -> None:
    dialog = PasswordDialog(lambda: "Sealed.", None)
    qtbot.addWidget(dialog)
    assert not dialog.deed.isEnabled()
    QTest.keyClicks(dialog.line, "secret word")
    assert dialog.deed.isEnabled()
    assert dialog.line.displayText() != "secret word"


def test_a_receipt_is_written_where_the_person_says(
    qtbot: QtBot, sample: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[tuple[str, Path, str]] = []

    def write(
        _workspace: Workspace,
        review: Review,
        _applied: Applied,
        target: Path,
        language: str,
        _progress: Progress,
    ) -> None:
        written.append((review.title, target, language))

    target = tmp_path / "receipt.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    page = a_page(qtbot, sample, write_receipt=write)
    take(qtbot, page, conflicting(sample, tmp_path))
    _apply(qtbot, page)
    assert page.applied is not None
    page.applied.receipt.click()
    at_rest(qtbot, page)
    assert written == [("back.xlsx", target, "en")]
    assert "receipt.xlsx" in said(page.context)
