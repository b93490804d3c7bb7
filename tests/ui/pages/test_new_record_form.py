"""New records: nothing is stored until they are added, problems are said at the fields."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from tests.services.tables import picture
from tests.ui.making import said
from tests.ui.pages.panes import Bench, a_city, a_pair, fill, line_of, write
from urbandesk import i18n
from urbandesk.services import history
from urbandesk.services.finding import queries
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.pages.detail.new_partnership_form import NewPartnershipForm
from urbandesk.ui.pages.detail.new_plan_form import NewPlanForm
from urbandesk.ui.pages.detail.new_record_form import NewRecordForm
from urbandesk.ui.widgets.field_editor import FieldEditor


@pytest.fixture
def bench(qtbot: QtBot, workspace: Workspace) -> Bench:
    return Bench(qtbot, workspace, "city")


def begin(bench: Bench) -> NewRecordForm:
    bench.pane.begin_new()
    assert isinstance(bench.pane.new_form, NewRecordForm)
    return bench.pane.new_form


def choose(editor: FieldEditor, code: str) -> None:
    box = editor.editor()
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(code))
    box.activated.emit(box.currentIndex())


def why(editor: FieldEditor) -> str:
    problem = editor.problem()
    return problem.text() if problem else ""


def test_a_new_record_begins_in_its_first_field(bench: Bench) -> None:
    form = begin(bench)
    assert bench.pane.is_new()
    assert line_of(form.rows.editors["name_en"]).hasFocus()


def test_needed_fields_say_so_in_words(bench: Bench) -> None:
    labels = begin(bench).rows.labels
    assert labels["name"].text() == "Name\n(one is needed)"
    assert labels["country"].text() == "Country\n(needed)"
    assert labels["web"].text() == "Web site"


def test_nothing_is_stored_until_it_is_added(bench: Bench) -> None:
    before = picture(bench.workspace)
    form = begin(bench)
    fill(form.rows.editors["name_en"], "Rome")
    choose(form.rows.editors["country"], "IT")
    assert picture(bench.workspace) == before

    form.add_button.click()

    key = queries.keys(bench.workspace, queries.ListQuery("city"))[0]
    assert bench.told == [("created", key)]
    assert bench.stored(key, "name_en") == "Rome"
    assert not bench.pane.is_new()
    assert bench.pane.record_key() == key
    assert said(bench.context) == "Added Rome."


def test_enter_adds_the_record(bench: Bench) -> None:
    form = begin(bench)
    choose(form.rows.editors["country"], "IT")
    write(form.rows.editors["name_en"], "Nowhere at all")
    QTest.keyClick(line_of(form.rows.editors["name_en"]), Qt.Key.Key_Return)
    assert [what for what, _key in bench.told] == ["created"]


def test_what_is_missing_is_said_at_the_fields(bench: Bench) -> None:
    form = begin(bench)
    form.add_button.click()
    assert why(form.rows.editors["name_en"]) == "Please fill this in: it is needed."
    assert why(form.rows.editors["country"]) == "Please fill this in: it is needed."
    assert line_of(form.rows.editors["name_en"]).hasFocus()
    assert queries.total(bench.workspace, "city") == 0


def test_one_language_is_enough_of_a_name(bench: Bench) -> None:
    form = begin(bench)
    form.add_button.click()
    fill(form.rows.editors["name_zh"], "烟台")
    assert why(form.rows.editors["name_en"]) == ""
    choose(form.rows.editors["country"], "CN")
    form.add_button.click()
    assert [what for what, _key in bench.told] == ["created"]


def test_a_bad_value_is_said_and_kept(bench: Bench) -> None:
    form = begin(bench)
    fill(form.rows.editors["name_en"], "Rome")
    choose(form.rows.editors["country"], "IT")
    fill(form.rows.editors["latitude"], "north")
    form.add_button.click()
    assert why(form.rows.editors["latitude"]) != ""
    assert line_of(form.rows.editors["latitude"]).property("text") == "north"
    assert queries.total(bench.workspace, "city") == 0


def test_a_discarded_record_leaves_the_one_before(bench: Bench) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    bench.pane.show_record(rome)
    form = begin(bench)
    fill(form.rows.editors["name_en"], "Bonn")
    form.discard_button.click()
    assert bench.told == [("abandoned", "")]
    assert bench.pane.view.isVisible()
    assert queries.total(bench.workspace, "city") == 1


def test_an_untouched_new_record_is_left_without_a_question(bench: Bench) -> None:
    begin(bench)
    assert bench.pane.settle()
    assert bench.told == [("abandoned", "")]


def test_a_begun_record_is_asked_about_before_it_is_left(bench: Bench) -> None:
    form = begin(bench)
    write(form.rows.editors["name_en"], "Bo")
    assert not bench.pane.settle()
    assert said(bench.context) == "The new record is not added yet."
    assert line_of(form.rows.editors["name_en"]).property("text") == "Bo"
    bench.deed("Discard it")
    assert not bench.pane.is_new()
    assert bench.pane.settle()


def test_a_language_switch_keeps_a_begun_record(bench: Bench) -> None:
    form = begin(bench)
    write(form.rows.editors["name_en"], "Bo")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    switch_language(app, i18n.CHINESE)
    try:
        assert line_of(form.rows.editors["name_en"]).property("text") == "Bo"
        assert line_of(form.rows.editors["name_en"]).hasFocus()
        assert form.add_button.text() == "添加城市"
    finally:
        switch_language(app, i18n.ENGLISH)


def test_a_change_from_elsewhere_keeps_a_begun_record(bench: Bench) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    bench.pane.show_record(rome)
    form = begin(bench)
    write(form.rows.editors["name_en"], "Bo")
    records.remove(bench.workspace, "city", [rome])
    assert bench.pane.is_new()
    assert form.isVisible()
    assert line_of(form.rows.editors["name_en"]).property("text") == "Bo"


def joining(qtbot: QtBot, workspace: Workspace) -> tuple[Bench, NewPartnershipForm]:
    bench = Bench(qtbot, workspace, "partnership")
    bench.pane.begin_new()
    assert isinstance(bench.pane.new_form, NewPartnershipForm)
    return bench, bench.pane.new_form


def test_a_partnership_takes_its_names_from_the_cities(qtbot: QtBot, workspace: Workspace) -> None:
    a_city(workspace, "Rome", "IT", name_zh="罗马")
    a_city(workspace, "Yantai", "CN", name_zh="烟台")
    bench, form = joining(qtbot, workspace)
    before = picture(workspace)
    fill(form.pickers["eu"].field, "Rome")
    fill(form.pickers["cn"].field, "yan")
    assert form.names["name_en"].value() == "Rome and Yantai"
    assert form.names["name_zh"].value() == "罗马与烟台"
    assert picture(workspace) == before

    form.add_button.click()

    key = bench.told[0][1]
    assert bench.told == [("created", key)]
    assert queries.label(workspace, "partnership", key) == "Rome and Yantai"
    history.undo(workspace)
    assert picture(workspace) == before


def test_a_name_of_ones_own_is_not_proposed_over(qtbot: QtBot, workspace: Workspace) -> None:
    a_city(workspace, "Rome", "IT")
    a_city(workspace, "Yantai", "CN")
    _bench, form = joining(qtbot, workspace)
    fill(form.names["name_en"], "Sea & <b>Tiber</b>")
    fill(form.pickers["eu"].field, "Rome")
    fill(form.pickers["cn"].field, "Yantai")
    assert form.names["name_en"].value() == "Sea & <b>Tiber</b>"
    assert form.names["name_zh"].value() == "Rome与Yantai"


def test_another_city_brings_another_name(qtbot: QtBot, workspace: Workspace) -> None:
    a_city(workspace, "Rome", "IT")
    a_city(workspace, "Granada", "ES")
    a_city(workspace, "Yantai", "CN")
    _bench, form = joining(qtbot, workspace)
    fill(form.pickers["eu"].field, "Rome")
    fill(form.pickers["cn"].field, "Yantai")
    fill(form.pickers["eu"].field, "Granada")
    assert form.names["name_en"].value() == "Granada and Yantai"


def test_a_city_that_is_not_there_yet_is_added_with_the_partnership(
    qtbot: QtBot, workspace: Workspace
) -> None:
    a_city(workspace, "Rome", "IT", name_zh="罗马")
    bench, form = joining(qtbot, workspace)
    before = picture(workspace)
    fill(form.pickers["eu"].field, "Rome")
    picker = form.pickers["cn"]
    fill(picker.field, "威海")
    assert picker.add_button.isVisible()
    assert picker.country.isHidden()
    picker.add_button.click()
    assert why(picker.field) == ""
    assert form.names["name_zh"].value() == "罗马与威海"
    assert picture(workspace) == before

    form.add_button.click()

    city = queries.choices(workspace, "city", "威海")[0][0]
    found = queries.record(workspace, "city", city).values
    assert (found["name_zh"], found["country"]) == ("威海", "CN")
    assert bench.told[0][0] == "created"
    history.undo(workspace)
    assert picture(workspace) == before


def test_both_cities_are_needed(qtbot: QtBot, workspace: Workspace) -> None:
    a_city(workspace, "Rome", "IT")
    bench, form = joining(qtbot, workspace)
    fill(form.pickers["eu"].field, "Rome")
    form.add_button.click()
    assert why(form.pickers["cn"].field) != ""
    assert line_of(form.pickers["cn"].field).hasFocus()
    assert bench.told == []
    assert queries.total(workspace, "partnership") == 0


def test_enter_in_a_picker_goes_on_to_the_next_field(qtbot: QtBot, workspace: Workspace) -> None:
    a_city(workspace, "Rome", "IT")
    bench, form = joining(qtbot, workspace)
    write(form.pickers["eu"].field, "Rome")
    QTest.keyClick(line_of(form.pickers["eu"].field), Qt.Key.Key_Return)
    assert form.pickers["eu"].city() is not None
    assert why(form.pickers["cn"].field) == ""
    assert bench.pane.is_new()


def test_a_partnership_given_up_while_a_city_is_half_typed_stores_nothing(
    qtbot: QtBot, workspace: Workspace
) -> None:
    before = picture(workspace)
    bench, form = joining(qtbot, workspace)
    write(form.pickers["eu"].field, "Gran")
    assert not bench.pane.settle()
    form.discard_button.click()
    assert bench.told == [("abandoned", "")]
    assert bench.bar.message() is None
    assert picture(workspace) == before


def test_a_new_plan_is_begun_for_a_partnership(qtbot: QtBot, workspace: Workspace) -> None:
    *_cities, partnership = a_pair(workspace)
    bench = Bench(qtbot, workspace, "plan")
    bench.pane.begin_new()
    form = bench.pane.new_form
    assert isinstance(form, NewPlanForm)
    form.add_button.click()
    assert why(form.partnership) == "Please fill this in: it is needed."
    fill(form.partnership, "Rome")
    form.add_button.click()
    key = bench.told[0][1]
    assert bench.told == [("created", key)]
    assert bench.stored(key, "partnership") == partnership


def test_control_and_enter_add_from_a_text_box(bench: Bench) -> None:
    form = begin(bench)
    fill(form.rows.editors["name_en"], "Rome")
    choose(form.rows.editors["country"], "IT")
    write(form.rows.editors["note"], "First line")
    box = line_of(form.rows.editors["note"])
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert bench.told == []
    QTest.keyClicks(box, "second")
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    key = bench.told[0][1]
    assert bench.stored(key, "note") == "First line\nsecond"
