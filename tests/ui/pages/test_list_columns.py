"""Columns and saved lists: chosen by the person, kept, brought back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.lists import Bench, add_cities
from urbandesk import i18n
from urbandesk.services import history
from urbandesk.services.finding import queries
from urbandesk.services.register import list_values, records, saved_lists
from urbandesk.services.workspace import Workspace
from urbandesk.ui.dialogs.name_dialog import NameDialog
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.pages.lists.cities_page import CitiesPage
from urbandesk.ui.pages.lists.stakeholders_page import StakeholdersPage


@pytest.fixture
def bench(qtbot: QtBot, workspace: Workspace) -> Bench:
    add_cities(workspace)
    return Bench(qtbot, workspace, CitiesPage)


def named(bench: Bench, answer: str, deed: str = "deed") -> NameDialog:
    """Type a name into the dialog that is open and press its button."""
    (dialog,) = [d for d in bench.page.window().findChildren(NameDialog) if d.isVisible()]
    dialog.field.setText(answer)
    dialog.deed_button.click()
    return dialog


def menu_texts(bench: Bench) -> list[str]:
    menu = bench.page.deeds.lists.menu(bench.page)
    texts = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    return texts


def test_every_field_can_be_a_column_and_the_choice_is_kept(bench: Bench) -> None:
    bench.page.bar.columns_button.click()
    menu = bench.page.shape.menu
    assert "Web site" in menu.texts()
    menu.action("web").trigger()
    menu.action("links").trigger()
    menu.close()
    assert "Web site" in bench.heads()
    assert "Links" not in bench.heads()
    kept = bench.context.settings.window["cities.columns"]
    assert "web" in kept.split(",")
    menu.usual_wanted.emit()
    assert bench.heads() == [column.title for column in bench.page.columns()]
    assert "cities.columns" not in bench.context.settings.window


def test_the_name_always_stays_and_selection_survives_other_columns(bench: Bench) -> None:
    first, second = bench.ids()[1:3]
    bench.choose(first)
    bench.page.view.restore(first, [first, second])
    bench.page.shape.columns.use(["source"])
    bench.page.shape.columns_changed.emit()
    assert bench.heads() == ["Name", "Source"]
    assert bench.page.view.selected() == [first, second]
    assert bench.shown() == first


def test_the_list_is_sorted_by_any_column_also_one_of_the_persons_choice(bench: Bench) -> None:
    for name, text in (("Bologna", "z"), ("Yantai", "a")):
        key = bench.ids()[bench.names().index(name)]
        records.edit(bench.workspace, "city", key, {"source": text})
    bench.page.shape.columns.use(["name", "source"])
    bench.page.shape.columns_changed.emit()
    bench.page.shape.sort_by("source")
    assert bench.names()[:2] == ["Yantai", "Bologna"]
    bench.page.shape.sort_by("source")
    assert bench.names()[:2] == ["Bologna", "Yantai"]


def test_columns_without_room_say_so_in_the_menu(bench: Bench) -> None:
    bench.page.resize(700, 640)
    bench.page.bar.columns_button.click()
    texts = bench.page.shape.menu.texts()
    bench.page.shape.menu.close()
    assert any(text.endswith("\tno room now") for text in texts)


def test_a_list_is_saved_under_a_name_and_brought_back_whole(bench: Bench) -> None:
    page = bench.page
    page.bar.chips.chip("country.side", "cn").click()
    page.bar.field.setText("an")
    page.shape.sort_by("level")
    page.shape.sort_by("level")
    page.shape.columns.use(["name", "level"])
    page.shape.columns_changed.emit()
    names, heads = bench.names(), bench.heads()
    page.deeds.lists.save()
    named(bench, "Chinese prefectures")
    assert bench.said() == "Saved the list “Chinese prefectures”."
    page.bar.clear()
    page.shape.sort_by("name")
    page.shape.columns.use(())
    page.shape.columns_changed.emit()
    ((key, _name),) = saved_lists.of_kind(bench.workspace, "city")
    page.deeds.lists.choose(key)
    assert (bench.names(), bench.heads()) == (names, heads)
    assert page.bar.sentence().endswith("“an”; Chinese side.")
    assert page.view.head.order() == ("level", True)
    menu = page.deeds.lists.menu(page)
    assert menu.actions()[0].isChecked()
    menu.close()


def test_a_name_that_is_taken_or_empty_keeps_the_dialog_open_and_says_why(bench: Bench) -> None:
    lists = bench.page.deeds.lists
    lists.save()
    named(bench, "Mine")
    lists.save()
    dialog = named(bench, "mine")
    assert dialog.isVisible()
    assert dialog.problem.text().startswith("There is a list called “Mine” already.")
    named(bench, "   ")
    assert dialog.problem.text() == "Please fill this in: it is needed."
    dialog.reject()
    assert [name for _key, name in saved_lists.of_kind(bench.workspace, "city")] == ["Mine"]


def test_the_menu_renames_replaces_and_deletes_with_undo(bench: Bench) -> None:
    lists = bench.page.deeds.lists
    assert menu_texts(bench)[0] == "No saved lists yet"
    lists.save()
    named(bench, "R&D <b>")
    assert menu_texts(bench)[0] == "R&&D <b>"
    ((key, name),) = saved_lists.of_kind(bench.workspace, "city")
    lists.rename(key, name)
    named(bench, "Other")
    bench.page.bar.chips.chip("country.side", "eu").click()
    lists.replace(key, "Other")
    assert saved_lists.query_of(bench.workspace, key).filters == {"country.side": ("eu",)}
    lists.delete(key)
    assert saved_lists.of_kind(bench.workspace, "city") == []
    bench.press_undo()
    assert saved_lists.of_kind(bench.workspace, "city") == [(key, "Other")]


def test_a_list_of_a_newer_version_is_not_shown_in_part(bench: Bench) -> None:
    values = {"name_en": "New", "of_kind": "city", "query": '{"filters": {"altitude": ["9"]}}'}
    key = records.add(bench.workspace, "saved_list", values)
    before = bench.names()
    bench.page.deeds.lists.choose(key)
    assert "“New”" in bench.said()
    assert bench.names() == before


def test_gaps_are_counted_shown_and_filtered(bench: Bench, qapp: QApplication) -> None:
    ids = dict(zip(bench.names(), bench.ids(), strict=True))
    records.edit(bench.workspace, "city", ids["Bologna"], {"name_zh": None, "summary_en": "Text"})
    bench.page.refresh()
    assert bench.row(ids["Bologna"])["!gaps"] == "2"
    assert bench.row(ids["Yantai"])["!gaps"] == ""
    bench.page.bar.chips.chip("!any_gaps", "yes").click()
    assert bench.names() == ["Bologna"]
    assert bench.page.bar.sentence() == "Showing 1 of 5 cities: with gaps."
    bench.page.bar.clear()
    bench.page.shape.sort_by("!gaps")
    bench.page.shape.sort_by("!gaps")
    assert bench.names()[0] == "Bologna"
    switch_language(qapp, i18n.CHINESE)
    assert bench.ids()[0] == ids["Bologna"]
    switch_language(qapp, i18n.ENGLISH)


def test_a_filter_of_ten_thousand_values_narrows_as_any_other(bench: Bench) -> None:
    many = (*(f"zone {n}" for n in range(10_000)), "prefecture")
    bench.page.bar.show_filter({"level": many}, "")
    assert bench.names() == ["Yantai"]
    found = queries.counts(bench.workspace, "city", "country", {"level": many})
    assert found == {"CN": 1}
    assert history.undo_label(bench.workspace) is not None


def test_a_list_filtered_by_an_own_value_names_it_and_lets_it_go_even_after_it_was_deleted(
    qtbot: QtBot, workspace: Workspace
) -> None:
    code = list_values.add(workspace, "actor_type", "Port operator", "港口运营单位")
    bench = Bench(qtbot, workspace, StakeholdersPage)
    bench.page.bar.show_filter({"actor_type": (code,)}, "")
    list_values.remove(workspace, code)
    bench.page.bar.show_filter({"actor_type": (code,)}, "")
    assert bench.page.bar.say() == "Port operator"
    menu = bench.page.bar.chips.menu("actor_type")
    (gone,) = [action for action in menu.actions() if "Port operator" in action.text()]
    gone.trigger()
    assert bench.page.bar.say() == ""
    bench.page.bar.show_filter({"actor_type": ("",)}, "")
    assert bench.page.bar.say() == "Type not stated"
