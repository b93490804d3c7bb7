"""The history of a record: newest first, one field alone, old values brought back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.making import said
from tests.ui.pages.panes import Bench, a_city, line_of
from urbandesk import i18n
from urbandesk.services import history
from urbandesk.services.register import list_values, records
from urbandesk.services.workspace import Workspace
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.pages.detail.history_list import HistoryList


@pytest.fixture
def bench(qtbot: QtBot, workspace: Workspace) -> Bench:
    return Bench(qtbot, workspace, "city")


def listed(bench: Bench) -> HistoryList:
    return bench.pane.view.history


def lines(bench: Bench) -> list[str]:
    model = listed(bench).model
    found = [model.shown(row) for row in range(model.rowCount())]
    return [f"{line.title}: {line.change()}" for line in found if line is not None]


def choose(bench: Bench, row: int) -> None:
    listed(bench).view.setCurrentIndex(listed(bench).model.index(row, 0))


def whole_texts(bench: Bench) -> list[str]:
    return [box.toPlainText() for box in listed(bench).findChildren(QPlainTextEdit)]


def a_city_with_a_past(bench: Bench) -> str:
    key = a_city(bench.workspace, "Rome", "IT")
    records.edit(bench.workspace, "city", key, {"level": "region"})
    records.edit(bench.workspace, "city", key, {"level": "municipality", "web": "www.example.eu"})
    bench.pane.show_record(key)
    bench.pane.go_to("history")
    return key


def test_changes_stand_newest_first_with_their_values(bench: Bench) -> None:
    a_city_with_a_past(bench)
    assert lines(bench) == [
        "Level of government: Region → Municipality",
        "Web site: empty → https://www.example.eu",
        "Level of government: empty → Region",
        "Name, English: empty → Rome",
        "Country: empty → Italy",
    ]


def test_a_line_says_who_and_in_which_step(bench: Bench) -> None:
    a_city_with_a_past(bench)
    line = listed(bench).model.shown(0)
    assert line is not None
    assert "International office · Edit Rome" in line.about()
    assert "taken back" not in line.about()


def test_what_was_taken_back_says_so(bench: Bench) -> None:
    a_city_with_a_past(bench)
    history.undo(bench.workspace)
    line = listed(bench).model.shown(0)
    assert line is not None
    assert line.about().endswith("taken back")


def test_the_history_of_one_field_is_reached_from_its_label(bench: Bench) -> None:
    a_city_with_a_past(bench)
    bench.pane.go_to("overview")
    menu = bench.form.rows.labels["level"].menu()
    assert [action.text() for action in menu.actions()] == ["History of this field\tCtrl+H"]
    menu.actions()[0].trigger()
    assert bench.pane.place() == "history"
    assert listed(bench).field() == "level"
    assert lines(bench) == [
        "Level of government: Region → Municipality",
        "Level of government: empty → Region",
    ]


def test_a_key_leads_to_the_history_of_the_field_at_the_cursor(bench: Bench) -> None:
    a_city_with_a_past(bench)
    bench.pane.focus_first()
    line = line_of(bench.editor("name_en"))
    QTest.keyClick(line, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert bench.pane.place() == "history"
    assert lines(bench) == ["Name, English: empty → Rome"]


def test_a_field_that_never_changed_has_an_empty_history(bench: Bench) -> None:
    a_city_with_a_past(bench)
    listed(bench).show_field("source")
    assert lines(bench) == []
    assert not listed(bench).view.isVisible()
    assert listed(bench).field() == "source"


def test_an_old_value_is_restored_as_a_new_step(bench: Bench) -> None:
    key = a_city_with_a_past(bench)
    choose(bench, 0)
    listed(bench).restore.click()
    assert bench.stored(key, "level") == "region"
    assert said(bench.context) == "Restored the old value: Level of government."
    assert lines(bench)[0] == "Level of government: Municipality → Region"
    history.undo(bench.workspace)
    assert bench.stored(key, "level") == "municipality"


def test_selection_and_filter_stay_when_something_else_changes(bench: Bench) -> None:
    key = a_city_with_a_past(bench)
    listed(bench).show_field("level")
    choose(bench, 1)
    records.edit(bench.workspace, "city", key, {"level": "district"})
    assert listed(bench).field() == "level"
    assert listed(bench).view.currentIndex().row() == 2


def test_a_language_switch_keeps_filter_and_selection(bench: Bench) -> None:
    a_city_with_a_past(bench)
    listed(bench).show_field("level")
    choose(bench, 1)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    switch_language(app, i18n.CHINESE)
    try:
        assert listed(bench).field() == "level"
        assert listed(bench).view.currentIndex().row() == 1
        assert lines(bench)[0].startswith("行政层级")
    finally:
        switch_language(app, i18n.ENGLISH)


def test_whole_texts_are_shown_for_the_chosen_line_and_in_the_tooltip(bench: Bench) -> None:
    key = a_city(bench.workspace, "Rome", "IT")
    long = "First line with <b>marks</b> & more.\n" + "Word " * 60
    records.edit(bench.workspace, "city", key, {"summary_en": long})
    bench.pane.show_record(key)
    bench.pane.go_to("history")
    choose(bench, 0)
    assert whole_texts(bench) == ["", long.strip()]
    tip = listed(bench).model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;marks&lt;/b&gt; &amp; more." in tip


def test_a_reference_shows_names_and_does_not_come_back_when_its_record_is_gone(
    qtbot: QtBot, workspace: Workspace
) -> None:
    rome, bonn = a_city(workspace, "Rome", "IT"), a_city(workspace, "Bonn", "DE")
    office = records.add(workspace, "organisation", {"name_en": "Office", "city": rome})
    records.edit(workspace, "organisation", office, {"city": bonn})
    records.remove(workspace, "city", [rome])
    bench = Bench(qtbot, workspace, "organisation")
    bench.pane.show_record(office)
    bench.pane.go_to("history")
    assert lines(bench)[0] == "City: a record that was deleted → Bonn"
    choose(bench, 0)
    assert not listed(bench).restore.isEnabled()


def test_an_own_value_that_was_deleted_keeps_its_name_and_does_not_come_back(
    qtbot: QtBot, workspace: Workspace
) -> None:
    code = list_values.add(workspace, "actor_type", "Port operator", "港口运营单位")
    office = records.add(workspace, "organisation", {"name_en": "Harbour", "actor_type": code})
    records.edit(workspace, "organisation", office, {"actor_type": "industry"})
    list_values.remove(workspace, code)
    bench = Bench(qtbot, workspace, "organisation")
    bench.pane.show_record(office)
    bench.pane.go_to("history")
    assert lines(bench)[0] == "Type of actor: Port operator → Industry"
    choose(bench, 0)
    assert not listed(bench).restore.isEnabled()
    history.undo(workspace)
    records.edit(workspace, "organisation", office, {"actor_type": "academia"})
    choose(bench, 1)
    assert listed(bench).restore.isEnabled()


def test_a_required_value_is_not_restored_to_nothing(bench: Bench) -> None:
    a_city_with_a_past(bench)
    choose(bench, lines(bench).index("Country: empty → Italy"))
    assert not listed(bench).restore.isEnabled()


def test_a_value_that_cannot_come_back_is_said_and_changes_nothing(bench: Bench) -> None:
    key = a_city_with_a_past(bench)
    choose(bench, lines(bench).index("Name, English: empty → Rome"))
    listed(bench).restore.click()
    assert bench.stored(key, "name_en") == "Rome"
    assert said(bench.context) == "Some fields need your attention. Nothing was stored."


def test_a_change_is_read_out_in_sentences_of_the_language(
    qapp: QApplication, bench: Bench
) -> None:
    a_city_with_a_past(bench)
    model, role = listed(bench).model, Qt.ItemDataRole.AccessibleTextRole
    said_in_english = str(model.data(model.index(0, 0), role))
    assert said_in_english.startswith("Level of government: Region → Municipality. ")
    switch_language(qapp, i18n.CHINESE)
    assert str(model.data(model.index(0, 0), role)).startswith("行政层级：大区 → 市（市镇）。20")
    switch_language(qapp, i18n.ENGLISH)
