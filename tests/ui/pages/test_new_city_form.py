"""A new city is found in the gazetteer by typing, and all that it fills in can be changed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from tests.services.tables import picture
from tests.ui.pages.panes import Bench, a_city, fill, leave, line_of, write
from urbandesk import i18n
from urbandesk.services import history
from urbandesk.services.finding import queries
from urbandesk.services.register import duplicates
from urbandesk.services.workspace import Workspace
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.pages.detail.new_city_form import NewCityForm
from urbandesk.ui.pages.detail.new_record_form import NewRecordForm
from urbandesk.ui.widgets.drop_list import DropList
from urbandesk.ui.widgets.field_editor import FieldEditor

Key = Qt.Key


@pytest.fixture
def bench(qtbot: QtBot, workspace: Workspace) -> Bench:
    return Bench(qtbot, workspace, "city")


@pytest.fixture
def form(bench: Bench) -> NewCityForm:
    bench.pane.begin_new()
    assert isinstance(bench.pane.new_form, NewCityForm)
    return bench.pane.new_form


def editor(form: NewRecordForm, name: str) -> FieldEditor:
    return form.rows.editors[name]


def proposals(form: NewCityForm, language: str = "en") -> DropList:
    return form.offer.lists[0 if language == "en" else 1]


def offered(form: NewCityForm, language: str = "en") -> list[str]:
    shown = proposals(form, language)
    if shown.isHidden():
        return []
    return [shown.list.item(row).text() for row in range(shown.list.count())]


def take(form: NewCityForm, typed: str, row: int = 0, language: str = "en") -> None:
    """Type and choose a line with the keys alone."""
    write(editor(form, f"name_{language}"), typed)
    line = line_of(editor(form, f"name_{language}"))
    for _step in range(row):
        QTest.keyClick(line, Key.Key_Down)
    QTest.keyClick(line, Key.Key_Return)


def only_city(workspace: Workspace) -> str:
    (key,) = queries.keys(workspace, queries.ListQuery("city"))
    return key


def test_three_letters_offer_places_with_their_province(form: NewCityForm) -> None:
    write(editor(form, "name_en"), "suz")
    assert offered(form)[:2] == ["Suzhou 苏州 Jiangsu, China", "Suzhou 宿州 Anhui, China"]


def test_one_character_offers_places(form: NewCityForm) -> None:
    write(editor(form, "name_zh"), "重")
    assert offered(form, "zh")[0] == "Chongqing 重庆 China"


def test_offers_speak_the_language_in_force(form: NewCityForm) -> None:
    with i18n.speaking(i18n.CHINESE):
        write(editor(form, "name_en"), "suz")
        assert offered(form)[0] == "苏州 Suzhou 中国 · 江苏省"


def test_choosing_fills_everything_that_is_known(form: NewCityForm) -> None:
    take(form, "suz", 0)
    values = form.values()
    assert values["name_en"] == values["romanisation"] == "Suzhou"
    assert values["name_zh"] == "苏州"
    assert (values["country"], values["region_en"], values["region_zh"]) == (
        "CN",
        "Jiangsu",
        "江苏省",
    )
    assert values["other_names"] == "Soochow"
    assert 31 < float(str(values["latitude"])) < 32
    assert 120 < float(str(values["longitude"])) < 121
    assert form.population.isVisible()
    assert int(str(form.population.value())) > 1_000_000


def test_choosing_stores_nothing_yet(form: NewCityForm, bench: Bench) -> None:
    before = picture(bench.workspace)
    take(form, "suz")
    assert picture(bench.workspace) == before
    assert form.has_input()


def test_what_was_filled_in_can_be_changed_before_it_is_added(
    form: NewCityForm, bench: Bench
) -> None:
    take(form, "suz")
    fill(editor(form, "name_en"), "Suzhou City")
    fill(form.population, "1000000")
    before = picture(bench.workspace)
    form.add_button.click()

    key = only_city(bench.workspace)
    assert bench.stored(key, "name_en") == "Suzhou City"
    (figure,) = queries.related(bench.workspace, "figure", "city", key)
    assert (figure.values["value"], figure.values["source"]) == (1_000_000, "GeoNames")
    history.undo(bench.workspace)
    assert picture(bench.workspace) == before


def test_an_emptied_population_adds_no_figure(form: NewCityForm, bench: Bench) -> None:
    take(form, "suz")
    fill(form.population, "")
    form.add_button.click()
    key = only_city(bench.workspace)
    assert queries.related(bench.workspace, "figure", "city", key) == []


def test_a_population_that_is_no_number_is_said(form: NewCityForm, bench: Bench) -> None:
    take(form, "suz")
    write(form.population, "1e308")
    form.add_button.click()
    assert form.population.problem() is not None
    assert queries.total(bench.workspace, "city") == 0


def test_another_place_replaces_what_the_first_filled_in(form: NewCityForm) -> None:
    take(form, "suz")
    take(form, "barce")
    values = form.values()
    assert (values["name_en"], values["name_zh"], values["country"]) == (
        "Barcelona",
        "巴塞罗那",
        "ES",
    )
    assert "romanisation" not in values
    assert "region_zh" not in values


def test_a_city_of_ones_own_needs_no_place(form: NewCityForm, bench: Bench) -> None:
    write(editor(form, "name_en"), "Newtown on the Hill")
    assert offered(form) == []
    leave(editor(form, "name_en"))
    box = editor(form, "country").editor()
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("GB"))
    box.activated.emit(box.currentIndex())
    form.add_button.click()
    assert bench.stored(only_city(bench.workspace), "name_en") == "Newtown on the Hill"


def test_a_romanisation_is_only_proposed(form: NewCityForm) -> None:
    box = editor(form, "country").editor()
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("CN"))
    box.activated.emit(box.currentIndex())
    fill(editor(form, "name_zh"), "西安")
    assert editor(form, "romanisation").value() == "Xi'an"
    fill(editor(form, "romanisation"), "Sian")
    fill(editor(form, "name_zh"), "长治")
    assert editor(form, "romanisation").value() == "Sian"


def test_a_city_that_is_there_is_said_while_typing(form: NewCityForm, bench: Bench) -> None:
    assert form.note is not None
    key = a_city(bench.workspace, "Chongqing", "CN", name_zh="重庆")
    write(editor(form, "name_en"), "Chongqin")
    assert form.note.text() == ""
    write(editor(form, "name_en"), "Chongqing")
    assert form.note.text() == "This may be there already:"
    assert [one.id for one in form.note.records()] == [key]
    form.note.links[0].click()
    assert bench.went.records == [("city", key)]


def test_the_warning_goes_when_the_name_is_another_one(form: NewCityForm, bench: Bench) -> None:
    a_city(bench.workspace, "Rome", "IT")
    write(editor(form, "name_en"), "Roma")
    assert form.note is not None
    assert form.note.isVisible()
    write(editor(form, "name_en"), "Romans")
    assert not form.note.isVisible()


def test_a_place_that_is_chosen_is_looked_for_as_well(form: NewCityForm, bench: Bench) -> None:
    a_city(bench.workspace, "Suzhou", "CN", name_zh="苏州")
    take(form, "suz", 0)
    assert form.note is not None
    assert form.note.isVisible()
    take(form, "suz", 1)
    assert not form.note.isVisible()


def test_not_a_duplicate_is_remembered_with_the_new_record(form: NewCityForm, bench: Bench) -> None:
    other = a_city(bench.workspace, "Suzhou", "CN")
    take(form, "suz", 0)
    assert form.note is not None
    form.note.dismiss_button.click()
    assert not form.note.isVisible()
    write(editor(form, "name_en"), "Suzhou ")
    assert not form.note.isVisible()
    form.add_button.click()
    key = bench.told[-1][1]
    assert duplicates.distinct_from(bench.workspace, key) == {other}


def test_an_organisation_is_checked_as_well(qtbot: QtBot, workspace: Workspace) -> None:
    bench = Bench(qtbot, workspace, "organisation")
    bench.pane.begin_new()
    form = bench.pane.new_form
    assert isinstance(form, NewRecordForm)
    fill(editor(form, "name_en"), "Water board")
    form.add_button.click()
    bench.pane.begin_new()
    again = bench.pane.new_form
    assert isinstance(again, NewRecordForm)
    assert again.note is not None
    write(editor(again, "name_en"), "The Water Board")
    assert again.note.isVisible()


def test_proposals_are_gone_with_the_form(form: NewCityForm, bench: Bench) -> None:
    write(editor(form, "name_en"), "suz")
    shown = proposals(form)
    assert shown.isVisible()
    form.discard_button.click()
    assert shown.isHidden()


def test_a_switch_of_language_says_where_the_population_is_from(form: NewCityForm) -> None:
    take(form, "suz")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    switch_language(app, i18n.CHINESE)
    try:
        assert "2026年" in form.source_words()
    finally:
        switch_language(app, i18n.ENGLISH)
