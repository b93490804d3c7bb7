"""The detail of a list: what it shows, how it keeps up, and what keeps it from being left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from tests.ui.pages.panes import Bench, a_city, a_pair, fill, line_of, write
from urbandesk import i18n
from urbandesk.services import history
from urbandesk.services.drafts import plans
from urbandesk.services.files import workspace_files
from urbandesk.services.finding import queries
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.widgets.plain_label import PlainLabel


@pytest.fixture
def bench(qtbot: QtBot, workspace: Workspace) -> Bench:
    return Bench(qtbot, workspace, "city")


def application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def shown_texts(bench: Bench) -> list[str]:
    labels = bench.pane.view.head.findChildren(PlainLabel)
    return [label.text() for label in labels if label.isVisible()]


def test_nothing_chosen_is_one_quiet_sentence(bench: Bench) -> None:
    bench.pane.show_record("")
    assert bench.pane.empty.isVisible()
    assert bench.pane.empty.text() == "What is chosen in the list is shown here."


def test_the_head_says_both_names_and_what_the_city_is(bench: Bench) -> None:
    key = a_city(
        bench.workspace,
        "Yantai",
        "CN",
        name_zh="烟台",
        level="prefecture",
        region_en="Shandong",
    )
    bench.pane.show_record(key)
    assert shown_texts(bench) == ["Yantai", "烟台", "Prefecture-level city · Shandong, China"]


def test_in_chinese_the_larger_place_comes_first(chinese: None, bench: Bench) -> None:
    key = a_city(bench.workspace, "Yantai", "CN", level="prefecture", region_zh="山东省")
    bench.pane.show_record(key)
    assert shown_texts(bench)[-1] == "地级市 · 中国 · 山东省"


def test_in_chinese_the_chinese_name_comes_first(bench: Bench) -> None:
    bench.pane.show_record(a_city(bench.workspace, "Yantai", "CN", name_zh="烟台"))
    switch_language(application(), i18n.CHINESE)
    try:
        assert bench.pane.view.head.names() == ("烟台", "Yantai")
    finally:
        switch_language(application(), i18n.ENGLISH)


def test_markup_in_names_is_shown_as_typed_in_head_tabs_and_fields(bench: Bench) -> None:
    key = a_city(bench.workspace, "<b>R&D</b> & more", "IT")
    bench.pane.show_record(key)
    assert shown_texts(bench)[0] == "<b>R&D</b> & more"
    line = line_of(bench.editor("name_en"))
    assert line.property("text") == "<b>R&D</b> & more"


def test_tabs_carry_counts_and_history_is_the_last(qtbot: QtBot, workspace: Workspace) -> None:
    _rome, yantai, _partnership = a_pair(workspace)
    records.edit(workspace, "city", yantai, {"web": "www.example.cn"})
    bench = Bench(qtbot, workspace, "city")
    bench.pane.show_record(yantai)
    bar = bench.pane.view.tabs.tabBar()
    assert [bar.tabText(at) for at in range(bar.count())] == [
        "Overview",
        "Figures 0",
        "Needs and offers 0",
        "Links 1",
        "Files 0",
        "History 4",
    ]


def test_the_place_is_the_tab_and_stays_with_the_next_record(bench: Bench) -> None:
    first, second = a_city(bench.workspace, "Rome", "IT"), a_city(bench.workspace, "Bonn", "DE")
    bench.pane.show_record(first)
    bench.pane.go_to("history")
    bench.pane.show_record(second)
    assert bench.pane.place() == "history"
    bench.pane.go_to("no such tab")
    assert bench.pane.place() == "history"


def test_the_tab_of_the_last_time_comes_up_with_the_first_record(bench: Bench) -> None:
    bench.pane.go_to("links")
    assert bench.pane.place() == "links"
    bench.pane.show_record(a_city(bench.workspace, "Rome", "IT"))
    assert bench.pane.view.tab() == "links"


def test_another_record_is_shown_from_its_beginning(bench: Bench) -> None:
    first, second = a_city(bench.workspace, "Rome", "IT"), a_city(bench.workspace, "Bonn", "DE")
    bench.pane.show_record(first)
    bench.pane.resize(640, 400)
    area = bench.pane.view.tabs.widget(0)
    assert isinstance(area, QScrollArea)
    bench.qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    area.verticalScrollBar().setValue(50)
    records.edit(bench.workspace, "city", first, {"web": "www.example.eu"})
    assert area.verticalScrollBar().value() == 50
    bench.pane.show_record(second)
    assert area.verticalScrollBar().value() == 0


def test_keys_turn_the_tabs(bench: Bench) -> None:
    bench.pane.show_record(a_city(bench.workspace, "Rome", "IT"))
    bench.pane.focus_first()
    QTest.keyClick(
        line_of(bench.editor("name_en")), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier
    )
    assert bench.pane.place() == "figures"
    tabs = bench.pane.view.tabs.tabBar()
    QTest.keyClick(tabs, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert bench.pane.place() == "overview"


def test_focus_goes_to_the_first_field(bench: Bench) -> None:
    bench.pane.show_record(a_city(bench.workspace, "Rome", "IT"))
    bench.pane.go_to("links")
    bench.pane.focus_first()
    assert bench.pane.place() == "overview"
    assert line_of(bench.editor("name_en")).hasFocus()


def test_a_change_from_elsewhere_is_shown_at_once(bench: Bench) -> None:
    key = a_city(bench.workspace, "Rome", "IT")
    bench.pane.show_record(key)
    records.edit(bench.workspace, "city", key, {"name_en": "Roma"})
    assert bench.editor("name_en").value() == "Roma"
    assert shown_texts(bench)[0] == "Roma"


def test_a_change_from_elsewhere_keeps_what_is_half_typed(bench: Bench) -> None:
    key = a_city(bench.workspace, "Rome", "IT")
    bench.pane.show_record(key)
    write(bench.editor("romanisation"), "half ty")
    records.edit(bench.workspace, "city", key, {"name_en": "Roma", "romanisation": "other"})
    assert line_of(bench.editor("romanisation")).property("text") == "half ty"
    assert bench.editor("name_en").value() == "Roma"


def test_a_change_while_the_pane_is_hidden_is_caught_up_with(bench: Bench) -> None:
    key = a_city(bench.workspace, "Rome", "IT")
    bench.pane.show_record(key)
    bench.pane.hide()
    records.edit(bench.workspace, "city", key, {"name_en": "Roma"})
    assert bench.editor("name_en").value() == "Rome"
    bench.pane.show()
    assert bench.editor("name_en").value() == "Roma"


def test_a_deleted_record_gives_way_to_the_quiet_sentence(bench: Bench) -> None:
    key = a_city(bench.workspace, "Rome", "IT")
    bench.pane.show_record(key)
    records.remove(bench.workspace, "city", [key])
    assert bench.pane.empty.isVisible()
    assert bench.pane.settle()


def test_a_bad_value_keeps_the_pane_and_says_where_it_is(bench: Bench) -> None:
    key = a_city(bench.workspace, "Rome", "IT")
    bench.pane.show_record(key)
    fill(bench.editor("latitude"), "north")
    bench.pane.go_to("history")

    assert not bench.pane.settle()

    assert bench.bar.text() == "The value of “Latitude” cannot be stored yet."
    bench.deed("Go to it")
    assert bench.pane.place() == "overview"
    assert line_of(bench.editor("latitude")).hasFocus()
    assert bench.stored(key, "latitude") is None


def test_asking_twice_does_not_queue_the_question(bench: Bench) -> None:
    bench.pane.show_record(a_city(bench.workspace, "Rome", "IT"))
    fill(bench.editor("latitude"), "north")
    assert not bench.pane.settle()
    assert not bench.pane.settle()
    bench.deed("Drop it")
    assert bench.bar.message() is None


def test_a_dropped_value_shows_the_stored_one_and_lets_the_pane_go(bench: Bench) -> None:
    key = a_city(bench.workspace, "Rome", "IT", web="https://www.example.eu")
    bench.pane.show_record(key)
    fill(bench.editor("web"), "not an address")
    assert not bench.pane.settle()
    bench.deed("Drop it")
    assert line_of(bench.editor("web")).property("text") == "https://www.example.eu"
    assert bench.pane.settle()


def test_the_question_goes_once_the_value_is_mended(bench: Bench) -> None:
    key = a_city(bench.workspace, "Rome", "IT")
    bench.pane.show_record(key)
    fill(bench.editor("latitude"), "north")
    assert not bench.pane.settle()
    fill(bench.editor("latitude"), "41.9")
    assert bench.bar.message() is None
    assert bench.pane.settle()


def test_settling_stores_what_is_half_typed(bench: Bench) -> None:
    key = a_city(bench.workspace, "Rome", "IT")
    bench.pane.show_record(key)
    write(bench.editor("romanisation"), "Roma")
    assert bench.context.saving.waiting
    assert bench.pane.settle()
    assert bench.stored(key, "romanisation") == "Roma"
    assert not bench.context.saving.waiting


def test_a_language_switch_keeps_focus_tab_and_half_typed_text(bench: Bench) -> None:
    bench.pane.show_record(a_city(bench.workspace, "Rome", "IT"))
    write(bench.editor("romanisation"), "half ty")
    switch_language(application(), i18n.CHINESE)
    try:
        assert line_of(bench.editor("romanisation")).property("text") == "half ty"
        assert line_of(bench.editor("romanisation")).hasFocus()
        assert bench.form.rows.labels["country"].text() == "国家"
        assert bench.pane.place() == "overview"
    finally:
        switch_language(application(), i18n.ENGLISH)


def test_the_reason_at_a_field_is_said_in_the_new_language(bench: Bench) -> None:
    bench.pane.show_record(a_city(bench.workspace, "Rome", "IT"))
    fill(bench.editor("latitude"), "north")
    problem = bench.editor("latitude").problem()
    assert problem is not None
    english = problem.text()
    part = bench.editor("latitude").editor()
    switch_language(application(), i18n.CHINESE)
    try:
        assert problem.text() != english
        assert part.accessibleDescription() == problem.text()
    finally:
        switch_language(application(), i18n.ENGLISH)


def test_a_language_switch_names_what_a_record_points_at_anew(
    qtbot: QtBot, workspace: Workspace
) -> None:
    city = a_city(workspace, "Yantai", "CN", name_zh="烟台")
    office = records.add(workspace, "organisation", {"name_en": "Office", "city": city})
    bench = Bench(qtbot, workspace, "organisation")
    bench.pane.show_record(office)
    switch_language(application(), i18n.CHINESE)
    try:
        assert line_of(bench.editor("city")).property("text") == "烟台"
        assert shown_texts(bench)[-1] == "烟台"
    finally:
        switch_language(application(), i18n.ENGLISH)


def test_a_pane_whose_workspace_was_closed_outlives_a_language_switch(
    qtbot: QtBot, workspace_file: Path
) -> None:
    opened = workspace_files.open_workspace(workspace_file)
    *_cities, partnership = a_pair(opened)
    bench = Bench(qtbot, opened, "partnership")
    bench.pane.show_record(partnership)
    begun = Bench(qtbot, opened, "partnership")
    begun.pane.begin_new()
    for pane in (bench.pane, begun.pane):
        pane.hide()
    opened.close()
    switch_language(application(), i18n.CHINESE)
    switch_language(application(), i18n.ENGLISH)
    assert bench.pane.view.head.names() == ("Rome and Yantai", "罗马与烟台")


def test_typing_the_same_again_leaves_nothing_waiting(bench: Bench) -> None:
    bench.pane.show_record(a_city(bench.workspace, "Rome", "IT"))
    fill(bench.editor("name_en"), "Rome")
    assert not bench.context.saving.waiting


def test_a_new_record_waits_until_a_bad_value_is_mended(bench: Bench) -> None:
    bench.pane.show_record(a_city(bench.workspace, "Rome", "IT"))
    fill(bench.editor("latitude"), "north")
    bench.pane.begin_new()
    assert not bench.pane.is_new()
    assert bench.bar.text() == "The value of “Latitude” cannot be stored yet."


def test_a_plan_is_opened_from_its_head(qtbot: QtBot, workspace: Workspace) -> None:
    *_cities, partnership = a_pair(workspace)
    plan = plans.begin(workspace, partnership)
    bench = Bench(qtbot, workspace, "plan")
    bench.pane.show_record(plan)
    bench.pane.view.head.open_plan.click()
    assert bench.went.plans == [(plan, "", "")]


@pytest.mark.parametrize("kind", ["city", "organisation", "partnership", "plan"])
def test_the_pane_fits_into_a_small_window(qtbot: QtBot, workspace: Workspace, kind: str) -> None:
    bench = Bench(qtbot, workspace, kind)
    assert bench.pane.minimumSizeHint().width() <= 560
    bench.pane.begin_new()
    assert bench.pane.minimumSizeHint().width() <= 560


def test_delete_is_asked_of_the_list(bench: Bench) -> None:
    key = a_city(bench.workspace, "Rome", "IT")
    bench.pane.show_record(key)
    actions = bench.pane.view.head.menu().actions()
    assert [action.text() for action in actions] == ["Delete…"]
    actions[0].trigger()
    assert bench.told == [("delete", key)]
    assert queries.total(bench.workspace, "city") == 1


def test_a_plan_is_begun_from_the_menu_of_a_partnership(qtbot: QtBot, workspace: Workspace) -> None:
    *_cities, partnership = a_pair(workspace)
    bench = Bench(qtbot, workspace, "partnership")
    bench.pane.show_record(partnership)
    actions = bench.pane.view.head.menu().actions()
    assert [action.text() for action in actions] == ["Begin a plan", "Delete…"]
    actions[0].trigger()
    plan = queries.related(workspace, "plan", "partnership", partnership)[0]
    assert bench.went.plans == [(plan.id, "", "")]
    history.undo(workspace)
    assert queries.total(workspace, "plan") == 0


def test_a_read_only_workspace_is_read_and_not_edited(qtbot: QtBot, workspace_file: Path) -> None:
    opened = workspace_files.open_workspace(workspace_file)
    *_cities, partnership = a_pair(opened)
    rome = queries.keys(opened, queries.ListQuery("city"))[0]
    opened.close()
    looked_at = workspace_files.open_read_only(workspace_file)
    try:
        bench = Bench(qtbot, looked_at, "city")
        bench.pane.show_record(rome)
        line = line_of(bench.editor("name_en"))
        assert line.property("text") == "Rome"
        assert line.isReadOnly()
        assert not bench.editor("country").editor().isEnabled()
        assert not bench.pane.view.head.more.isVisible()
        bench.pane.begin_new()
        assert not bench.pane.is_new()

        pair = Bench(qtbot, looked_at, "partnership")
        pair.pane.show_record(partnership)
        members = pair.pane.view.members
        assert members is not None
        assert [entry.text() for entry in members.sides["eu"].entries] == ["Rome"]
        assert members.sides["eu"].take_out == []
        assert not members.sides["eu"].add_button.isVisible()
        assert not members.begin_plan.isVisible()
    finally:
        looked_at.close()


def test_a_record_of_the_catalogue_is_for_reading_with_source_and_date(
    qtbot: QtBot, workspace: Workspace
) -> None:
    bench = Bench(qtbot, workspace, "funding_scheme")
    key = queries.keys(workspace, queries.ListQuery("funding_scheme"))[0]
    bench.pane.show_record(key)
    facts = bench.pane.view.facts
    assert bench.pane.view.form is None
    assert facts is not None
    source = str(bench.stored(key, "source"))
    assert facts.facts["source"].text() == source
    assert str(bench.stored(key, "last_checked")) in facts.origin.text()
    assert source.split()[0] in facts.origin.text()
    assert not bench.pane.view.head.more.isVisible()
    assert bench.pane.settle()
