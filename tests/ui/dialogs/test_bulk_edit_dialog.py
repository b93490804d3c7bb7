"""Editing several records together: what would change stands there before anything is written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.making import a_context, said
from urbandesk import i18n
from urbandesk.services import history
from urbandesk.services.finding import queries
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace
from urbandesk.ui.dialogs.bulk_edit_dialog import BulkEditDialog
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.widgets.message_bar import MessageBar


class Bench:
    """A dialog over three organisations of one city."""

    def __init__(self, qtbot: QtBot, workspace: Workspace) -> None:
        self.workspace = workspace
        self.rome = records.add(workspace, "city", {"name_en": "Rome", "country": "IT"})
        self.keys = [
            records.add(workspace, "organisation", {"name_en": name, "city": self.rome})
            for name in ("Port <b>", "Water & heat", "Health")
        ]
        self.context = a_context(qtbot, workspace)
        self.home = QWidget()
        qtbot.addWidget(self.home)
        self.dialog = BulkEditDialog(self.context, "organisation", self.keys, self.home)
        self.dialog.open()

    def set(self, row: int, column: str, text: str) -> None:
        """Choose a field and type its new value."""
        one = self.dialog.rows[row]
        one.choose(column)
        assert one.editor is not None
        part = one.editor.editor()
        assert isinstance(part, QLineEdit)
        part.setText(text)
        part.textEdited.emit(text)
        part.editingFinished.emit()

    def cells(self) -> tuple[tuple[str, ...], ...]:
        return self.dialog.preview.cells()

    def values(self, column: str) -> list[object]:
        found = queries.records(self.workspace, "organisation", self.keys)
        return [one.values[column] for one in found]


@pytest.fixture
def bench(qtbot: QtBot, workspace: Workspace) -> Iterator[Bench]:
    made = Bench(qtbot, workspace)
    yield made
    if shiboken6.isValid(made.dialog):
        made.dialog.reject()
    QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


def test_nothing_is_to_be_done_before_a_value_is_given(bench: Bench) -> None:
    assert bench.dialog.amount.text() == "Nothing would change yet."
    assert not bench.dialog.deed.isEnabled()
    bench.dialog.rows[0].choose("web")
    assert not bench.dialog.deed.isEnabled()


def test_old_and_new_of_each_record_stand_there_and_one_undo_takes_all_back(bench: Bench) -> None:
    bench.set(0, "web", "www.example.eu")
    assert [row[0] for row in bench.cells()] == ["Port <b>", "Water & heat", "Health"]
    assert {row[2:] for row in bench.cells()} == {("(empty)", "https://www.example.eu")}
    assert bench.dialog.deed.text() == "Change 3 records"
    assert bench.values("web") == [None, None, None]
    bench.dialog.deed.click()
    assert set(bench.values("web")) == {"https://www.example.eu"}
    assert said(bench.context) == "3 records were changed."
    bar = bench.context.messages.parent()
    assert isinstance(bar, MessageBar)
    message = bar.message()
    assert message is not None
    message.deeds[0].run()
    assert bench.values("web") == [None, None, None]


def test_a_field_can_be_cleared_in_all_records(bench: Bench) -> None:
    row = bench.dialog.rows[0]
    row.choose("city")
    row.clear.click()
    assert {cells[2:] for cells in bench.cells()} == {("Rome", "(empty)")}
    bench.dialog.deed.click()
    assert bench.values("city") == [None, None, None]


def test_several_fields_go_in_one_step(bench: Bench) -> None:
    bench.set(0, "web", "www.example.eu")
    bench.dialog.more.click()
    bench.set(1, "influence", "7")
    assert len(bench.cells()) == 6
    bench.dialog.deed.click()
    assert history.undo_label(bench.workspace) == "Edit 3 records together"
    history.undo(bench.workspace)
    assert bench.values("web") == bench.values("influence") == [None, None, None]


def test_a_value_that_breaks_its_rule_is_refused_where_it_is_typed(bench: Bench) -> None:
    bench.set(0, "influence", "1e308")
    editor = bench.dialog.rows[0].editor
    assert editor is not None
    assert editor.problem() is not None
    assert not bench.dialog.deed.isEnabled()
    bench.dialog.accept()
    assert bench.dialog.isVisible()
    assert bench.values("influence") == [None, None, None]


def test_a_record_deleted_meanwhile_is_said_and_nothing_is_written(bench: Bench) -> None:
    bench.set(0, "web", "www.example.eu")
    records.remove(bench.workspace, "organisation", bench.keys[:1])
    bench.dialog.deed.click()
    assert bench.dialog.isVisible()
    assert bench.dialog.problem.text().startswith("This record was deleted meanwhile.")
    assert queries.records(bench.workspace, "organisation", bench.keys)[0].values["web"] is None


def test_the_dialog_speaks_the_other_language_at_once(bench: Bench, qapp: QApplication) -> None:
    bench.set(0, "web", "www.example.eu")
    switch_language(qapp, i18n.CHINESE)
    shown = bench.cells()
    switch_language(qapp, i18n.ENGLISH)
    assert len(shown) == 3
    assert shown[0][3] == "https://www.example.eu"
    assert bench.dialog.rows[0].column_name() == "web"
