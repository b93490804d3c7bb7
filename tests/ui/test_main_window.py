"""The window as a person meets it: opening, places, undo, closing, what can go wrong."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from urbandesk import i18n, paths, settings
from urbandesk.errors import UserError
from urbandesk.services import journal
from urbandesk.services.files import backups, workspace_files
from urbandesk.services.finding import queries
from urbandesk.services.register import records, trash
from urbandesk.services.workspace import Workspace
from urbandesk.ui.main_window import USUAL, MainWindow
from urbandesk.ui.new_workspace import NewWorkspace
from urbandesk.ui.pages.detail.new_record_form import NewRecordForm
from urbandesk.ui.pages.home.home_page import HomePage
from urbandesk.ui.pages.lists.cities_page import CitiesPage
from urbandesk.ui.places import ENTRIES
from urbandesk.ui.wizard.plan_page import PlanPage


def _workspace(window: MainWindow) -> Workspace:
    assert window.desk is not None
    return window.desk.workspace


def _plan(window: MainWindow) -> str:
    return queries.keys(_workspace(window), queries.ListQuery("plan"))[0]


def test_the_first_start_offers_a_new_workspace_and_makes_it(
    window: MainWindow, tmp_path: Path
) -> None:
    assert not window.stack.isVisible()
    path = tmp_path / "伙伴 & <b>.urbandesk"
    wanted = NewWorkspace(path, author="International office", side="cn")
    assert window.opening.make(wanted)
    assert window.stack.key == "home"
    assert _workspace(window).about.side == "cn"
    assert path.name in window.windowTitle()


def test_the_recent_files_are_stored_when_another_one_is_opened_not_for_the_last_one_again(
    window: MainWindow, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.urbandesk", tmp_path / "second.urbandesk"
    for path in (first, second):
        workspace_files.create(path, author="International office", side="eu")
    assert window.opening.open(first)
    assert settings.load().recent == [str(first)]
    paths.settings_file().unlink()
    assert window.opening.open(first)
    assert not paths.settings_file().exists()
    assert window.opening.open(second)
    assert settings.load().recent == [str(second), str(first)]


def test_the_sample_says_in_the_title_that_it_is_one(sample_window: MainWindow) -> None:
    assert "(sample)" in sample_window.windowTitle()


def test_the_title_of_the_window_counts_the_gaps_of_the_plan(sample_window: MainWindow) -> None:
    sample_window.open_plan(_plan(sample_window))
    page = sample_window.stack.page()
    assert isinstance(page, PlanPage)
    count = len(page.work.readiness.gaps)
    assert count > 1
    assert sample_window.windowTitle().startswith(f"sample.urbandesk (sample), {count} gaps")
    sample_window.speak(i18n.CHINESE)
    assert sample_window.windowTitle().startswith(f"sample.urbandesk（示例），{count} 处缺口")
    sample_window.open_page("home")
    assert "缺口" not in sample_window.windowTitle()


def test_every_entry_of_the_navigation_opens_its_page_with_its_number(
    sample_window: MainWindow,
) -> None:
    for number, place in enumerate(ENTRIES, start=1):
        key = getattr(Qt.Key, f"Key_{number}")
        QTest.keyClick(sample_window, key, Qt.KeyboardModifier.ControlModifier)
        assert sample_window.stack.key == place.key
        assert sample_window.navigation.entries[place.key].isChecked()
        assert sample_window.tool_row.title.text()


def test_back_and_forward_return_to_pages_and_places(sample_window: MainWindow) -> None:
    window = sample_window
    window.open_page("cities")
    window.open_plan(_plan(window), "actions")
    window.commands.actions["back"].trigger()
    assert window.stack.key == "cities"
    window.commands.actions["forward"].trigger()
    assert window.stack.spot().place.split("/")[1] == "actions"


def test_a_search_finds_a_city_in_either_language_and_opens_it(sample_window: MainWindow) -> None:
    window = sample_window
    window.commands.actions["search"].trigger()
    for text in ("yantai", "烟台"):
        window.search.setText(text)
        window.search.show_hits()
        found = [window.search.panel.list.item(row).text() for row in range(3)]
        assert "Yantai" in found
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.stack.key == "cities"


def test_undo_names_the_step_and_takes_it_back(sample_window: MainWindow) -> None:
    window = sample_window
    workspace = _workspace(window)
    added = records.add(workspace, "city", {"name_en": "Ghent & <b>", "country": "BE"})
    undo = window.commands.actions["undo"]
    assert undo.isEnabled()
    assert "Ghent" in undo.text()
    undo.trigger()
    assert queries.records(workspace, "city", [added]) == []
    assert "Ghent" in window.bar.text()
    window.commands.actions["redo"].trigger()
    assert queries.record(workspace, "city", added).label == "Ghent & <b>"


@pytest.mark.parametrize(
    ("key", "more"),
    [
        (Qt.Key.Key_Y, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_each_key_of_redo_brings_a_step_back(
    sample_window: MainWindow, key: Qt.Key, more: Qt.KeyboardModifier
) -> None:
    workspace = _workspace(sample_window)
    city = queries.keys(workspace, queries.ListQuery("city"))[0]
    records.edit(workspace, "city", city, {"source": "Register"})
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(sample_window, Qt.Key.Key_Z, control)
    assert queries.record(workspace, "city", city).values["source"] != "Register"
    QTest.keyClick(sample_window, key, control | more)
    assert queries.record(workspace, "city", city).values["source"] == "Register"


def test_saving_is_said_and_a_failure_stays_until_it_is_solved(
    sample_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = sample_window
    workspace = _workspace(window)
    records.add(workspace, "city", {"name_en": "Ghent", "country": "BE"})
    assert window.tool_row.saved.text().startswith("Saved ")
    monkeypatch.setattr(type(workspace), "read_only", property(lambda _self: True))
    with pytest.raises(UserError) as refused:
        records.add(workspace, "city", {"name_en": "Bruges", "country": "BE"})
    window.messages.warn(refused.value)
    assert window.tool_row.saved.text() == "Not saved"
    monkeypatch.undo()
    records.add(workspace, "city", {"name_en": "Bruges", "country": "BE"})
    assert window.tool_row.saved.text().startswith("Saved ")


def test_closing_backs_up_what_changed_and_gives_the_file_free(
    sample_window: MainWindow, sample_file: Path
) -> None:
    workspace = _workspace(sample_window)
    before = len(backups.backups_of(workspace))
    folder = backups.folder_of(workspace.database)
    records.add(workspace, "city", {"name_en": "Ghent", "country": "BE"})
    assert sample_window.leave()
    assert len(backups.backups_in(folder)) == before + 1
    workspace_files.open_workspace(sample_file).close()


def test_home_says_at_once_that_a_backup_was_made(sample_window: MainWindow) -> None:
    sample_window.open_page("home")
    home = sample_window.stack.page()
    assert isinstance(home, HomePage)
    assert home.backup.texts()[0] == "No backup yet"
    sample_window.commands.actions["back_up"].trigger()
    assert home.backup.texts()[0].startswith("Today ")


def test_the_cursor_is_at_a_new_record_once_it_is_added(sample_window: MainWindow) -> None:
    sample_window.open_page("cities")
    page = sample_window.stack.page()
    assert isinstance(page, CitiesPage)
    sample_window.commands.actions["record.new"].trigger()
    form = page.detail.new_form
    assert isinstance(form, NewRecordForm)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Aachen")
    form.rows.editors["country"].set_value("DE")
    form.add_button.setFocus()
    QTest.keyClick(form.add_button, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is page.view
    assert page.view.current() == page.detail.record_key()
    assert queries.label(_workspace(sample_window), "city", page.view.current()) == "Aachen"


def test_closing_lets_go_of_what_lies_in_the_trash_for_longer_than_the_settings_say(
    sample_window: MainWindow, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = _workspace(sample_window)
    cities = queries.keys(workspace, queries.ListQuery("city"))
    old = (datetime.now(UTC) - timedelta(days=91)).isoformat(timespec="milliseconds")
    with monkeypatch.context() as past:
        past.setattr(journal, "now", lambda: old)
        records.remove(workspace, "city", cities[:1])
    records.remove(workspace, "city", cities[1:2])
    assert sample_window.leave()
    assert sample_window.opening.open(sample_file)
    left = [one.record for one in trash.deleted(_workspace(sample_window))]
    assert left == cities[1:2]


def test_looking_around_makes_no_backup(sample_window: MainWindow) -> None:
    folder = backups.folder_of(_workspace(sample_window).database)
    for place in ENTRIES:
        sample_window.open_page(place.key)
    assert sample_window.leave()
    assert backups.backups_in(folder) == []


def test_the_next_start_returns_to_the_step_where_the_work_stopped(
    sample_window: MainWindow, sample_file: Path
) -> None:
    window = sample_window
    plan = _plan(window)
    window.open_plan(plan, "objectives")
    assert window.leave()
    assert window.opening.open(sample_file)
    assert window.stack.key == "plan"
    assert window.stack.spot().place.startswith(f"{plan}/objectives")


def test_a_file_that_is_open_elsewhere_is_refused_with_its_holder_and_read_on_wish(
    window: MainWindow, sample_file: Path
) -> None:
    other = workspace_files.open_workspace(sample_file, who="Foreign affairs office")
    try:
        assert not window.opening.open(sample_file)
        assert "Foreign affairs office" in window.bar.text()
        message = window.bar.message()
        assert message is not None
        message.deeds[0].run()
        assert _workspace(window).read_only
        assert "(read-only)" in window.windowTitle()
    finally:
        other.close()


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"x" * 200])
def test_what_is_no_workspace_is_refused_in_one_sentence_and_left_as_it_was(
    window: MainWindow, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "letter.urbandesk"
    path.write_bytes(content)
    assert not window.opening.open(path)
    assert "letter.urbandesk" in window.bar.text()
    assert path.read_bytes() == content
    assert window.desk is None


def test_opening_another_file_closes_the_first(
    sample_window: MainWindow, sample_file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.urbandesk"
    workspace_files.create(other)
    assert sample_window.opening.open(other)
    assert _workspace(sample_window).path == other
    workspace_files.open_workspace(sample_file).close()


def test_a_language_switch_right_after_another_file_reaches_no_page_of_the_first(
    sample_window: MainWindow, tmp_path: Path
) -> None:
    for place in ENTRIES:
        sample_window.open_page(place.key)
    other = tmp_path / "other.urbandesk"
    workspace_files.create(other)
    assert sample_window.opening.open(other)
    sample_window.speak(i18n.CHINESE)
    assert sample_window.tool_row.title.text() == "首页"


def test_the_language_is_switched_from_anywhere_and_remembered(sample_window: MainWindow) -> None:
    window = sample_window
    window.open_page("cities")
    window.commands.actions["language"].trigger()
    assert window.tool_row.title.text() == "城市"
    assert window.settings.language == i18n.CHINESE
    window.commands.actions["language"].trigger()
    assert window.tool_row.title.text() == "Cities"


def test_a_switch_in_the_middle_of_typing_keeps_focus_and_words(
    sample_window: MainWindow,
) -> None:
    window = sample_window
    window.open_plan(_plan(window), "frame")
    page = window.stack.page()
    assert page is not None
    page.go_to(f"{_plan(window)}/frame/frame.purpose/text_en")
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "half typed ")
    window.speak(i18n.CHINESE)
    assert QApplication.focusWidget() is field
    assert field.property("plainText").startswith("half typed ")


def test_the_place_of_the_work_is_written_while_working(sample_window: MainWindow) -> None:
    window = sample_window
    window.open_plan(_plan(window), "actions")
    assert window.desk is not None
    window.desk.keep_place()
    kept = json.loads(_workspace(window).about.place)
    assert kept["page"] == "plan"
    assert "/actions/" in kept["place"]


def test_f6_goes_round_the_areas_of_the_window(sample_window: MainWindow, qtbot: QtBot) -> None:
    window = sample_window
    window.open_page("cities")
    seen = set()
    for _step in range(5):
        window.areas.go(1)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.add(focused)
    assert len(seen) >= 3


def test_a_small_window_shows_the_navigation_as_icons(sample_window: MainWindow) -> None:
    sample_window.resize(1100, 720)
    assert sample_window.navigation.width() < 100
    sample_window.resize(1440, 900)
    assert sample_window.navigation.width() >= 168


def test_the_filter_of_old_figures_counts_the_years_that_the_settings_say_now(
    sample_window: MainWindow,
) -> None:
    assert sample_window.desk is not None
    sample_window.stack.open("cities")
    before = sample_window.stack.page()
    sample_window.stack.open("settings")
    years = sample_window.stack.page().old_after  # type: ignore[union-attr]
    years.setCurrentIndex(years.findData(10))
    years.activated.emit(years.currentIndex())
    sample_window.stack.open("cities")
    cities = sample_window.stack.page()
    assert isinstance(cities, CitiesPage)
    assert cities is not before
    said = [one.words("yes") for one in cities.filters() if one.words is not None]
    assert "with figures older than 10 years" in said
    sample_window.stack.open("settings")
    sample_window.stack.open("cities")
    assert sample_window.stack.page() is cities


def test_the_menu_ticks_the_look_in_force(window: MainWindow) -> None:
    ticked = [key for key, action in window.commands.actions.items() if action.isCheckable()]
    for scheme in ("dark", "system"):
        window.settings.scheme = scheme
        window.commands.about_to_show.emit()
        on = [key for key in ticked if window.commands.actions[key].isChecked()]
        assert on == [f"scheme.{scheme}"]


def test_the_first_window_fills_a_screen_that_is_too_small_for_its_usual_size(
    window: MainWindow,
) -> None:
    window.settings.window.clear()
    room = window.screen().availableSize()
    small = room.width() < USUAL[0] or room.height() < USUAL[1]

    window.restore_geometry()

    assert small, "the screen of the tests is a small one"
    assert window.isMaximized()
