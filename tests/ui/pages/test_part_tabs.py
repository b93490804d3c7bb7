"""Figures, needs and offers, people: read, added, changed and removed in the tabs of a record."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from tests.ui.pages.panes import Bench, a_city, a_pair, fill, text_in, write
from urbandesk.models.field import Value
from urbandesk.models.records.catalogue import INDICATOR, THEME
from urbandesk.services import history
from urbandesk.services.catalogue import identity
from urbandesk.services.finding import queries
from urbandesk.services.register import figures, people, records
from urbandesk.services.workspace import Workspace
from urbandesk.ui.pages.detail.figures_tab import FiguresTab
from urbandesk.ui.pages.detail.needs_tab import NeedsTab
from urbandesk.ui.pages.detail.part_tab import PartTab
from urbandesk.ui.pages.detail.people_tab import PeopleTab
from urbandesk.ui.widgets.flag_table import FlagTable, shared

POPULATION = identity(INDICATOR, "population")


def shown(bench: Bench, key: str, tab: str) -> PartTab:
    """Show a record with one of its tabs."""
    bench.pane.show_record(key)
    bench.pane.go_to(tab)
    return bench.pane.view.parts.tabs[tab]


def figures_of(bench: Bench, city: str) -> FiguresTab:
    tab = shown(bench, city, "figures")
    assert isinstance(tab, FiguresTab)
    return tab


def needs_of(bench: Bench, city: str) -> NeedsTab:
    tab = shown(bench, city, "needs")
    assert isinstance(tab, NeedsTab)
    return tab


def people_of(bench: Bench, organisation: str) -> PeopleTab:
    tab = shown(bench, organisation, "people")
    assert isinstance(tab, PeopleTab)
    return tab


def a_figure(workspace: Workspace, city: str, **values: Value) -> str:
    return figures.add(workspace, city, {"indicator": POPULATION, **values})


def choose(table: FlagTable, row: int) -> None:
    """Click a row."""
    at = table.visualRect(table.model().index(row, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


@pytest.fixture
def bench(qtbot: QtBot, workspace: Workspace) -> Bench:
    return Bench(qtbot, workspace, "city")


@pytest.fixture
def office(qtbot: QtBot, workspace: Workspace) -> Bench:
    return Bench(qtbot, workspace, "organisation")


# Figures


def test_a_figure_shows_value_unit_year_area_and_source(bench: Bench) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    year = datetime.now(UTC).year
    a_figure(
        bench.workspace,
        rome,
        value=Decimal(2_800_000),
        unit="persons",
        year=year,
        area_type="city_proper",
        source="Census",
    )
    table = figures_of(bench, rome).table
    assert table.cells() == (
        ("Resident population", "2,800,000 persons", str(year), "city proper", "Census"),
    )
    assert "attention" not in table.roles()[0]


def test_an_address_as_source_is_shown_by_its_site(bench: Bench) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    a_figure(bench.workspace, rome, source="https://www.example.org/cities/?id=7")
    a_figure(bench.workspace, rome, source="Yearbook, https://example.org/page")
    sources = sorted(row[4] for row in figures_of(bench, rome).table.cells())
    assert sources == ["Yearbook, https://example.org/page", "example.org"]


def test_what_is_missing_is_named_in_amber(bench: Bench) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    a_figure(bench.workspace, rome)
    tab = figures_of(bench, rome)
    assert tab.table.cells()[0][1:] == (
        "not recorded",
        "missing",
        "missing",
        "missing",
    )
    assert tab.table.roles()[0] == ("text", *["attention"] * 4)


def test_not_disclosed_is_said_without_amber(bench: Bench) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    a_figure(bench.workspace, rome, state="not_disclosed")
    table = figures_of(bench, rome).table
    assert table.cells()[0][1] == "not disclosed"
    assert "attention" not in table.roles()[0]


def test_an_old_year_is_amber_as_the_settings_say(bench: Bench) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    a_figure(bench.workspace, rome, value=Decimal(1), year=datetime.now(UTC).year - 8)
    tab = figures_of(bench, rome)
    assert tab.table.roles()[0][2] == "attention"
    bench.context.settings.old_after = 8
    tab.show_parts()
    assert tab.table.roles()[0][2] == "text"


def test_unlike_areas_of_a_pair_are_told_above_the_table(
    qtbot: QtBot, workspace: Workspace
) -> None:
    rome, yantai, _pair = a_pair(workspace)
    a_figure(workspace, rome, value=Decimal(1), area_type="city_proper")
    a_figure(workspace, yantai, value=Decimal(2), area_type="administrative")
    tab = figures_of(Bench(qtbot, workspace, "city"), yantai)
    assert tab.unlike[0].isVisible()
    assert tab.unlike[0].text() == (
        "Resident population: Yantai counts the whole administrative area, Rome the city proper: "
        "not comparable."
    )
    assert not tab.unlike[1].isVisible()


def test_a_figure_is_added_in_place_as_one_step(bench: Bench) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    tab = figures_of(bench, rome)
    assert tab.nothing.isVisible()
    tab.add_button.click()
    assert tab.new_form is not None
    indicator = tab.new_form.rows.editors["indicator"]
    fill(indicator, "Resident population")
    assert tab.new_form.rows.editors["unit"].value() == "persons"
    fill(tab.new_form.rows.editors["value"], "2,800,000")
    fill(tab.new_form.rows.editors["year"], "2020")
    tab.new_form.add_button.click()
    assert not tab.is_adding()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert tab.editor.isAncestorOf(focused)
    assert tab.table.cells()[0][1] == "2,800,000 persons"
    assert history.undo_label(bench.workspace) == "Add figure: Resident population, Rome"
    assert bench.pane.view.tabs.tabText(1) == "Figures 1"
    history.undo(bench.workspace)
    assert bench.pane.view.tabs.tabText(1) == "Figures 0"
    assert not tab.editor.isVisible()


def test_a_figure_beyond_all_measure_stays_in_the_form_with_a_sentence(bench: Bench) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    a_figure(bench.workspace, rome, value=Decimal(1))
    tab = figures_of(bench, rome)
    choose(tab.table, 0)
    value = tab.editor.form.rows.editors["value"]
    fill(value, "1e308")
    problem = value.problem()
    assert problem is not None
    assert problem.text() == "Please write a number, for example 1250 or 12.5."
    (stored,) = figures.of_city(bench.workspace, rome)
    assert stored.values["value"] == Decimal(1)
    assert not bench.pane.settle()
    bench.deed("Drop it")
    assert bench.pane.settle()


def test_the_chosen_figure_is_changed_in_place_as_one_step(bench: Bench) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    a_figure(bench.workspace, rome, value=Decimal(1))
    tab = figures_of(bench, rome)
    choose(tab.table, 0)
    assert tab.editor.isVisible()
    fill(tab.editor.form.rows.editors["year"], "2024")
    assert tab.table.cells()[0][2] == "2024"
    history.undo(bench.workspace)
    assert tab.table.cells()[0][2] == "missing"
    assert tab.editor.isVisible()


def test_a_figure_is_removed_with_the_button_or_the_delete_key(bench: Bench) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    for number in (1, 2):
        a_figure(bench.workspace, rome, value=Decimal(number))
    tab = figures_of(bench, rome)
    choose(tab.table, 0)
    tab.editor.remove_button.click()
    assert len(tab.table.cells()) == 1
    choose(tab.table, 0)
    QTest.keyClick(tab.table, Qt.Key.Key_Delete)
    assert figures.of_city(bench.workspace, rome) == []
    history.undo(bench.workspace)
    assert len(tab.table.cells()) == 1


def test_a_half_typed_new_figure_is_asked_about_before_it_is_left(bench: Bench) -> None:
    rome, bonn = a_city(bench.workspace, "Rome", "IT"), a_city(bench.workspace, "Bonn", "DE")
    tab = figures_of(bench, rome)
    tab.begin()
    assert tab.new_form is not None
    assert bench.pane.settle()
    tab.begin()
    assert tab.new_form is not None
    write(tab.new_form.rows.editors["source"], "Census")
    assert not bench.pane.settle()
    assert bench.bar.text() == "The new record is not added yet."
    bench.deed("Discard it")
    assert not tab.is_adding()
    bench.pane.show_record(bonn)
    assert tab.table.cells() == ()


# Needs and offers


def test_needs_and_offers_stand_side_by_side_per_theme(bench: Bench) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    water = identity(THEME, "water")
    for direction, title in (("need", "Less loss"), ("offer", "Rain gardens")):
        values: dict[str, Value] = {"direction": direction, "title_en": title, "theme": water}
        records.add(bench.workspace, "need_offer", {"city": rome, **values})
    records.add(
        bench.workspace, "need_offer", {"city": rome, "direction": "need", "title_en": "Ideas"}
    )
    tab = needs_of(bench, rome)
    QApplication.processEvents()
    places = {one.accessibleName(): one.mapTo(tab, QPoint(0, 0)) for one in tab.entries.values()}
    assert places["Less loss"].x() < places["Rain gardens"].x()
    assert places["Less loss"].y() == places["Rain gardens"].y()
    assert places["Ideas"].y() > places["Less loss"].y()
    assert bench.pane.view.tabs.tabText(2) == "Needs and offers 3"


def test_an_offer_is_added_with_its_direction_filled_in(bench: Bench) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    tab = needs_of(bench, rome)
    tab.add_buttons["offer"].click()
    assert tab.new_form is not None
    assert not tab.new_form.has_input()
    fill(tab.new_form.rows.editors["title_en"], "Rain gardens")
    fill(tab.new_form.rows.editors["site_en"], "Main street")
    tab.new_form.add_button.click()
    (made,) = queries.related(bench.workspace, "need_offer", "city", rome)
    assert made.values["direction"] == "offer"
    assert made.values["title_en_status"] == "draft"
    assert made.values["site_en"] == "Main street"


def test_a_need_is_opened_and_changed_in_place(bench: Bench) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    need = records.add(
        bench.workspace, "need_offer", {"city": rome, "direction": "need", "title_en": "Ideas"}
    )
    tab = needs_of(bench, rome)
    tab.entries[need].click()
    text_in(tab.editor.form.rows.texts["title"].half("en"), "Better ideas")
    assert queries.label(bench.workspace, "need_offer", need) == "Better ideas"
    maturity = tab.editor.form.rows.editors["maturity"].editor()
    assert isinstance(maturity, QComboBox)
    maturity.setCurrentIndex(maturity.findText("pilot"))
    maturity.activated.emit(maturity.currentIndex())
    assert bench.pane.settle()
    assert queries.record(bench.workspace, "need_offer", need).values["maturity"] == "pilot"


# People


def test_people_of_an_organisation_stand_in_rank_order_with_what_is_due(office: Bench) -> None:
    key = records.add(office.workspace, "organisation", {"name_en": "Office"})
    head: dict[str, Value] = {
        "name_en": "Head",
        "rank": 1,
        "function_en": "Leads",
        "language": "zh",
        "interpreter": True,
        "basis": "consent",
        "review_on": date(2020, 1, 1),
    }
    people.add(office.workspace, {"name_en": "Driver", "organisation": key})
    people.add(office.workspace, {**head, "organisation": key})
    table = people_of(office, key).table
    assert table.cells() == (
        ("1", "Head", "Leads", "Chinese, with interpreter", "review due 1 Jan 2020"),
        ("", "Driver", "", "", "basis missing"),
    )
    assert [roles[-1] for roles in table.roles()] == ["attention", "attention"]


def test_a_person_without_any_name_is_refused_at_the_field(office: Bench) -> None:
    key = records.add(office.workspace, "organisation", {"name_en": "Office"})
    tab = people_of(office, key)
    tab.add_button.click()
    assert tab.new_form is not None
    fill(tab.new_form.rows.editors["phone"], "112")
    tab.new_form.add_button.click()
    assert tab.new_form is not None
    problem = tab.new_form.rows.editors["name_en"].problem()
    assert problem is not None
    assert problem.text() == "Please fill this in: it is needed."
    assert queries.total(office.workspace, "person") == 0


def test_a_person_leads_to_the_page_with_everything_about_them(office: Bench) -> None:
    key = records.add(office.workspace, "organisation", {"name_en": "Office"})
    person = people.add(office.workspace, {"name_en": "Head", "organisation": key})
    tab = people_of(office, key)
    choose(tab.table, 0)
    tab.open_button.click()
    assert office.went.records == [("person", person)]


def test_the_page_of_a_person_says_what_is_due(qtbot: QtBot, workspace: Workspace) -> None:
    bench = Bench(qtbot, workspace, "person")
    due = people.add(workspace, {"name_en": "Head", "review_on": date(2020, 1, 1)})
    bench.pane.show_record(due)
    part = bench.pane.view.person
    assert part is not None
    assert part.review.text() == ("Review is due since 1 Jan 2020: may these data still be kept?")
    assert part.basis.isVisible()
    fine: dict[str, Value] = {"basis": "consent", "review_on": date(2190, 1, 1)}
    bench.pane.show_record(people.add(workspace, {"name_en": "Other", **fine}))
    assert not part.review.isVisible()
    assert not part.basis.isVisible()


def test_nothing_can_be_added_where_nothing_can_be_changed(
    qtbot: QtBot, sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(sample), "read_only", property(lambda _workspace: True))
    rome = next(
        key
        for key in queries.keys(sample, queries.ListQuery("city"))
        if queries.label(sample, "city", key) == "Rome"
    )
    bench = Bench(qtbot, sample, "city")
    tab = figures_of(bench, rome)
    assert not tab.add_button.isVisible()
    choose(tab.table, 0)
    QTest.keyClick(tab.table, Qt.Key.Key_Delete)
    tab.begin()
    assert tab.new_form is None
    assert not tab.editor.remove_button.isVisible()
    assert len(tab.table.cells()) == 4
    needs = needs_of(bench, rome)
    assert not any(button.isVisible() for button in needs.add_buttons.values())


# The table


def test_short_of_room_the_widest_columns_give_way() -> None:
    assert shared([100, 50, 50], 200) == [100, 50, 50]
    assert sum(shared([300, 50, 250], 400)) <= 400
    assert shared([300, 50, 250], 400)[1] == 50
    assert shared([], 10) == []
