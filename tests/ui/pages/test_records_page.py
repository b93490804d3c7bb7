"""List and detail: filtering, sorting, choosing, deleting; what is chosen is never lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.pages.lists import Asked, Bench, add_cities, add_pair
from urbandesk import i18n
from urbandesk.services import history
from urbandesk.services.files import workspace_files
from urbandesk.services.finding import queries
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.pages.lists.cities_page import CitiesPage

Key = Qt.Key
IN_ORDER = ["Bologna", "Chongqing", "Málaga", "R&D <b>Town</b>", "Yantai"]


@pytest.fixture
def ids(workspace: Workspace) -> dict[str, str]:
    """Add five cities and join two of them."""
    found = add_cities(workspace)
    found["pair"] = add_pair(workspace, found, "Bologna", "Yantai")
    return found


@pytest.fixture
def bench(qtbot: QtBot, workspace: Workspace, ids: dict[str, str]) -> Bench:
    """Show the list of cities."""
    return Bench(qtbot, workspace, CitiesPage)


@pytest.fixture
def back_to_english(qapp: QApplication) -> Iterator[QApplication]:
    """Let a test switch the language; English again at the end."""
    yield qapp
    switch_language(qapp, i18n.ENGLISH)


# Choosing


def test_the_first_record_is_chosen_and_shown_at_the_right(bench: Bench) -> None:
    assert bench.names() == IN_ORDER
    assert bench.shown() == bench.page.view.current() == bench.page.table.key_of(0)


def test_a_click_and_the_arrows_choose(bench: Bench, ids: dict[str, str]) -> None:
    bench.choose(ids["Málaga"])
    assert bench.shown() == ids["Málaga"]
    bench.press(Key.Key_Down)
    assert bench.shown() == ids["R&D <b>Town</b>"]
    bench.press(Key.Key_End)
    assert bench.shown() == ids["Yantai"]


def test_names_stand_as_typed(bench: Bench, ids: dict[str, str]) -> None:
    assert bench.row(ids["R&D <b>Town</b>"])["name"] == "R&D <b>Town</b>, European side"


def test_a_record_is_not_left_while_something_must_be_mended(
    bench: Bench, ids: dict[str, str]
) -> None:
    bench.choose(ids["Málaga"])
    bench.page.new_record()
    field = next(f for f in bench.page.detail.findChildren(QLineEdit) if f.hasFocus())
    QTest.keyClicks(field, "Half-typed")
    bench.choose(ids["Yantai"])
    assert bench.page.view.current() == ids["Málaga"]
    assert bench.page.detail.is_new()
    assert bench.said() == "The new record is not added yet."


def test_enter_and_f2_lead_into_the_detail(bench: Bench, ids: dict[str, str]) -> None:
    for key in (Key.Key_Return, Key.Key_F2):
        bench.choose(ids["Málaga"])
        bench.press(key)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert bench.page.detail.isAncestorOf(focused)


def test_a_new_record_is_chosen_once_it_is_added(bench: Bench) -> None:
    bench.page.bar.field.setText("bolo")
    key = records.add(bench.workspace, "city", {"name_en": "Aachen", "country": "DE"})
    bench.page.detail.created.emit(key)
    assert bench.names() == ["Aachen", *IN_ORDER]
    assert (bench.page.view.current(), bench.page.bar.text()) == (key, "")
    assert bench.page.count_text() == "6"


# Filtering and sorting


def test_text_side_and_level_narrow_the_list_and_a_sentence_says_so(bench: Bench) -> None:
    bar = bench.page.bar
    bar.chips.chip("country.side", "eu").click()
    bar.chips.menu("level").offer([("municipality", "Municipality")], {}, ())
    bar.chips.menu("level").action("municipality").trigger()
    assert bench.names() == ["Málaga", "R&D <b>Town</b>"]
    assert bar.sentence() == "Showing 2 of 5 cities: European side; Municipality."
    bar.field.setText("malaga")
    assert bench.names() == ["Málaga"]
    assert bar.sentence() == "Showing 1 of 5 cities: “malaga”; European side; Municipality."
    bar.clear_button.click()
    assert bench.names() == IN_ORDER
    assert bar.sentence() == "Showing all cities: 5."


def test_counts_follow_the_other_filters(qtbot: QtBot, bench: Bench) -> None:
    chips = bench.page.bar.chips
    european, linked = chips.chip("country.side", "eu"), chips.chip("?membership.city", "yes")
    qtbot.waitUntil(lambda: (european.count(), linked.count()) == (3, 2))
    european.click()
    qtbot.waitUntil(lambda: (european.count(), linked.count()) == (3, 1))
    bench.page.bar.field.setText("mala")
    qtbot.waitUntil(lambda: (european.count(), linked.count()) == (1, 0))


def test_the_list_is_sorted_by_heads_and_turned_round(bench: Bench, ids: dict[str, str]) -> None:
    bench.choose(ids["Málaga"])
    bench.page.shape.sort_by("links")
    assert bench.names()[-2:] == ["Bologna", "Yantai"]
    bench.page.shape.sort_by("links")
    assert bench.names()[:2] == ["Bologna", "Yantai"]
    assert bench.page.view.head.order() == ("links", True)
    assert bench.page.view.current() == ids["Málaga"]


def test_a_filter_that_hides_the_chosen_record_does_not_lose_it(
    bench: Bench, ids: dict[str, str]
) -> None:
    bench.choose(ids["Málaga"])
    bench.page.bar.field.setText("yantai")
    assert bench.names() == ["Yantai"]
    assert bench.shown() == ids["Málaga"]
    bench.page.bar.clear()
    assert bench.page.view.current() == ids["Málaga"]


def test_letters_typed_into_the_list_go_into_the_filter(bench: Bench) -> None:
    bench.page.view.setFocus()
    QTest.keyClicks(bench.page.view, "y")
    assert bench.page.bar.field.hasFocus()
    QTest.keyClicks(bench.page.bar.field, "an")
    assert bench.names() == ["Yantai"]
    QTest.keyClick(bench.page.bar.field, Key.Key_Down)
    assert bench.page.view.hasFocus()


def test_a_filter_without_matches_says_so_and_offers_to_clear(bench: Bench) -> None:
    bench.page.bar.field.setText("nowhere")
    side = bench.page.side
    assert side.shown() is side.no_match
    assert side.no_match.button is not None
    side.no_match.button.click()
    assert side.shown() is bench.page.view


# Deleting


def test_a_record_on_which_nothing_hangs_goes_at_once_and_comes_back(
    bench: Bench, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked(monkeypatch, agree=True)
    bench.choose(ids["Málaga"])
    bench.press(Key.Key_Delete)
    assert asked.titles == []
    assert "Málaga" not in bench.names()
    assert bench.said() == "Málaga is deleted."
    assert bench.page.view.current() == ids["R&D <b>Town</b>"]
    bench.press_undo()
    assert bench.names() == IN_ORDER
    assert bench.said() == "Taken back: Delete Málaga."


def test_deleting_tells_what_hangs_on_it_and_one_undo_brings_all_back(
    bench: Bench, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    office = {"name_en": "Port office", "city": ids["Yantai"]}
    organisation = records.add(bench.workspace, "organisation", office)
    asked = Asked(monkeypatch, agree=True)
    bench.choose(ids["Yantai"])
    bench.press(Key.Key_Delete)
    assert asked.titles == ["Delete Yantai"]
    assert asked.lines == ["Members: 1", "Stakeholders: 1"]
    assert bench.stored("membership") == 1
    bench.press_undo()
    assert bench.stored("membership") == 2
    found = queries.record(bench.workspace, "organisation", organisation)
    assert found.values["city"] == ids["Yantai"]


def test_keeping_a_record_changes_nothing(
    bench: Bench, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked(monkeypatch, agree=False)
    bench.page.detail.delete_wanted.emit(ids["Yantai"])
    assert asked.titles == ["Delete Yantai"]
    assert bench.names() == IN_ORDER


def test_several_records_go_as_one_step(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked(monkeypatch, agree=True)
    bench.page.view.setFocus()
    bench.page.view.selectAll()
    bench.press(Key.Key_Delete)
    assert asked.titles == ["Delete 5 records"]
    assert bench.page.side.shown() is bench.page.side.nothing
    assert bench.said() == "5 records are deleted."
    assert bench.shown() == ""
    bench.press_undo()
    assert bench.names() == IN_ORDER
    assert bench.shown() == bench.page.table.key_of(0)


def test_undo_in_the_message_takes_back_nothing_else(bench: Bench, ids: dict[str, str]) -> None:
    bench.choose(ids["Málaga"])
    bench.press(Key.Key_Delete)
    records.edit(bench.workspace, "city", ids["Yantai"], {"note": "Visited"})
    bench.press_undo()
    assert "Something else was changed since" in bench.said()
    assert queries.record(bench.workspace, "city", ids["Yantai"]).values["note"] == "Visited"


# Changes from elsewhere


def test_a_changed_record_is_read_anew_and_stays_in_its_place(
    bench: Bench, ids: dict[str, str]
) -> None:
    bench.choose(ids["Málaga"])
    records.edit(bench.workspace, "city", ids["Málaga"], {"name_en": "Alpha"})
    assert bench.names()[2] == "Alpha"
    assert bench.page.view.current() == ids["Málaga"]
    bench.page.bar.field.setText("a")
    assert bench.names()[0] == "Alpha"


def test_what_is_added_or_removed_elsewhere_comes_and_goes(
    bench: Bench, ids: dict[str, str]
) -> None:
    bench.choose(ids["Málaga"])
    records.add(bench.workspace, "city", {"name_en": "Aachen", "country": "DE"})
    assert bench.names()[0] == "Aachen"
    assert bench.page.view.current() == ids["Málaga"]
    records.remove(bench.workspace, "city", [ids["Bologna"]])
    assert bench.page.view.current() == ids["Málaga"]
    history.undo(bench.workspace)
    assert len(bench.names()) == 6


def test_a_hidden_page_catches_up_when_it_is_shown(bench: Bench) -> None:
    bench.page.hide()
    records.add(bench.workspace, "city", {"name_en": "Aachen", "country": "DE"})
    bench.page.show()
    assert bench.names()[0] == "Aachen"


# Language, size, place


def test_a_language_switch_sorts_by_pinyin_and_keeps_what_is_chosen(
    bench: Bench, ids: dict[str, str], back_to_english: QApplication
) -> None:
    bench.choose(ids["Málaga"])
    bench.page.bar.chips.chip("country.side", "eu").click()
    switch_language(back_to_english, i18n.CHINESE)
    assert bench.names() == ["博洛尼亚", "马拉加", "示例"]
    assert bench.heads()[1] == "English"
    assert bench.page.view.current() == bench.shown() == ids["Málaga"]
    assert bench.page.bar.chosen() == {"country.side": ("eu",)}


def test_another_size_hides_columns_and_keeps_what_is_chosen(
    bench: Bench, ids: dict[str, str]
) -> None:
    bench.choose(ids["Málaga"])
    bench.page.resize(976, 560)
    hidden = [bench.page.view.isColumnHidden(at) for at in range(len(bench.heads()))]
    assert dict(zip(bench.heads(), hidden, strict=True))["Level of government"]
    assert not hidden[0]
    assert not hidden[1]
    assert bench.page.view.current() == ids["Málaga"]


def test_the_place_is_the_record_with_its_tab(bench: Bench, ids: dict[str, str]) -> None:
    bench.page.go_to(f"{ids['Málaga']}/history")
    assert bench.shown() == ids["Málaga"]
    assert bench.page.place() == f"{ids['Málaga']}/history"
    bench.page.go_to("gone")
    assert bench.shown() == ids["Málaga"]


def test_going_to_a_record_takes_away_a_filter_that_hides_it(
    bench: Bench, ids: dict[str, str]
) -> None:
    bench.page.bar.field.setText("yantai")
    bench.page.go_to(ids["Bologna"])
    assert bench.page.view.current() == ids["Bologna"]
    assert bench.names() == IN_ORDER


def test_where_the_splitter_stands_is_kept(qtbot: QtBot, bench: Bench) -> None:
    bench.page.splitter.setSizes([460, 738])
    bench.page.splitter.splitterMoved.emit(460, 1)
    kept = bench.context.settings.window["cities.splitter"]
    again = CitiesPage(bench.context)
    again.resize(1198, 640)
    qtbot.addWidget(again)
    with qtbot.waitExposed(again):
        again.show()
    assert kept
    assert abs(again.splitter.sizes()[0] - bench.page.splitter.sizes()[0]) <= 4


# Empty and read-only


def test_an_empty_list_says_what_belongs_here_and_begins_the_first(
    qtbot: QtBot, workspace: Workspace
) -> None:
    bench = Bench(qtbot, workspace, CitiesPage)
    nothing = bench.page.side.nothing
    assert bench.page.side.shown() is nothing
    assert nothing.button is not None
    nothing.button.click()
    assert bench.page.detail.is_new()


@pytest.fixture
def locked(workspace_file: Path) -> Iterator[Workspace]:
    """Open a workspace with five cities for reading only."""
    first = workspace_files.open_workspace(workspace_file)
    add_cities(first)
    first.close()
    opened = workspace_files.open_read_only(workspace_file)
    yield opened
    opened.close()


def test_a_read_only_workspace_can_be_read_but_not_changed(qtbot: QtBot, locked: Workspace) -> None:
    bench = Bench(qtbot, locked, CitiesPage)
    assert bench.names() == IN_ORDER
    assert not bench.page.can_add()
    assert bench.page.bar.add_button is None
    bench.press(Key.Key_Delete)
    assert bench.said() == "This workspace is read-only: nothing can be deleted."
    assert bench.names() == IN_ORDER


def test_an_empty_list_has_one_main_button(bench: Bench) -> None:
    page = bench.page
    assert page.side.nothing.button is not None
    assert page.side.nothing.button.property("kind") == "outlined"
    add = page.bar.add_button
    assert add is not None
    assert add.property("kind") == "main"


def test_while_a_record_is_added_the_page_has_one_main_button(bench: Bench) -> None:
    add = bench.page.bar.add_button
    assert add is not None
    bench.page.new_record()
    assert not add.isEnabled()
    form = bench.page.detail.new_form
    assert form is not None
    form.discard_button.click()
    assert add.isEnabled()
