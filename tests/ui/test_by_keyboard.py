"""The work goes on without a mouse: every part is reached, and Enter presses what has the focus."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from urbandesk.services.drafts import plans
from urbandesk.services.finding import queries
from urbandesk.ui import theme
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.pages.home.home_parts import PartnershipRow
from urbandesk.ui.pages.lists.records_page import RecordsPage
from urbandesk.ui.pages.settings_page import SettingsPage
from urbandesk.ui.wizard.plan_page import PlanPage
from urbandesk.ui.wizard.tables.rows_editor import RowsEditor


def _plan_page(window: MainWindow, plan: str, step: str) -> PlanPage:
    window.open_plan(plan, step)
    QApplication.processEvents()
    page = window.stack.page()
    assert isinstance(page, PlanPage)
    return page


def _sample_plan(window: MainWindow) -> str:
    assert window.desk is not None
    return queries.keys(window.desk.workspace, queries.ListQuery("plan"))[0]


def _visits(window: MainWindow, areas: list[QWidget], step: int) -> list[QWidget]:
    """Return which of the areas have the keyboard, one press of the key after the other."""
    found = []
    for _press in range(len(areas) + 1):  # a step with a table has one more
        window.areas.go(step)
        focused = QApplication.focusWidget()
        assert focused is not None
        found += [area for area in areas if area is focused or area.isAncestorOf(focused)]
    return found


@pytest.mark.parametrize("step", ["frame", "risks", "review"])
def test_f6_goes_through_steps_step_and_foot_and_back(sample_window: MainWindow, step: str) -> None:
    window = sample_window
    _plan_page(window, _sample_plan(window), "actions")  # its table has a splitter, unseen later
    page = _plan_page(window, _sample_plan(window), step)
    window.navigation.focus_current()
    wanted: list[QWidget] = [page.steps, page.stack, page.foot]
    assert list(dict.fromkeys(_visits(window, wanted, 1))) == wanted
    window.navigation.focus_current()
    round_trip = [window.navigation, *wanted, page.help.panel, window.bar]
    seen = _visits(window, round_trip, -1)
    assert [area for area in dict.fromkeys(seen) if area in wanted] == wanted[::-1]


def test_f6_goes_through_the_table_and_the_form_of_a_step(sample_window: MainWindow) -> None:
    page = _plan_page(sample_window, _sample_plan(sample_window), "risks")
    editor = page.view().editor
    assert isinstance(editor, RowsEditor)
    sample_window.navigation.focus_current()
    wanted: list[QWidget] = [page.steps, editor.table, editor.form, page.foot]
    assert _visits(sample_window, wanted, 1)[: len(wanted)] == wanted


def test_the_first_row_of_a_table_is_marked_when_it_is_added(sample_window: MainWindow) -> None:
    assert sample_window.desk is not None
    workspace = sample_window.desk.workspace
    partnership = queries.keys(workspace, queries.ListQuery("partnership"))[0]
    page = _plan_page(sample_window, plans.begin(workspace, partnership), "risks")
    editor = page.view().editor
    assert isinstance(editor, RowsEditor)
    QTest.keyClick(sample_window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert editor.table.model.rowCount() == 1
    assert [index.row() for index in editor.table.view.selectionModel().selectedRows()] == [0]


def test_enter_on_the_main_button_makes_the_workspace(window: MainWindow, tmp_path: Path) -> None:
    start = window.show_start()
    start.content.set_current("empty")
    start.place.setText(str(tmp_path / "fresh.urbandesk"))
    start.create_button.setFocus()
    QTest.keyClick(start.create_button, Qt.Key.Key_Return)
    assert window.desk is not None
    assert window.desk.workspace.path == tmp_path / "fresh.urbandesk"


def test_the_first_question_has_the_keyboard_when_the_program_starts(window: MainWindow) -> None:
    start = window.show_start()
    QApplication.processEvents()
    assert QApplication.focusWidget() is start.language.button(start.language.current())


def test_enter_on_discard_adds_nothing(sample_window: MainWindow) -> None:
    sample_window.open_page("cities")
    page = sample_window.stack.page()
    assert isinstance(page, RecordsPage)
    before = page.table.rowCount()
    page.new_record()
    form = page.detail.new_form
    assert form is not None
    form.rows.editors["name_en"].set_value("Ghent")  # type: ignore[attr-defined]
    form.discard_button.setFocus()
    QTest.keyClick(form.discard_button, Qt.Key.Key_Return)
    assert page.detail.new_form is None
    assert page.table.rowCount() == before


def test_enter_on_a_chip_narrows_the_list_and_on_a_row_of_home_opens_it(
    sample_window: MainWindow,
) -> None:
    window = sample_window
    window.open_page("cities")
    page = window.stack.page()
    assert isinstance(page, RecordsPage)
    chip = page.bar.chips.chip("country.side", "cn")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Return)
    assert page.bar.chosen() == {"country.side": ("cn",)}
    window.open_page("home")
    home = window.stack.page()
    assert home is not None
    row = home.findChildren(PartnershipRow)[0]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert window.stack.page() is not home


def test_a_field_that_can_only_be_read_shows_that_it_has_the_keyboard(
    sample_window: MainWindow,
) -> None:
    sample_window.open_page("settings")
    page = sample_window.stack.page()
    assert isinstance(page, SettingsPage)
    QApplication.processEvents()
    field = page.second_place
    assert field.isReadOnly()
    accent = theme.current().color("accent").rgb()
    at = (field.width() // 2, 1)
    assert field.grab().toImage().pixel(*at) != accent
    field.setFocus()
    assert field.grab().toImage().pixel(*at) == accent
