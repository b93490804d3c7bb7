"""The reports page: choose what to show and look at it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QSplitter
from pytestqt.qtbot import QtBot

from tests.ui.making import Went, a_context, said
from tests.ui.pages.reports_made import (
    LONG_ENOUGH,
    choose,
    export,
    made_page,
    names,
    one_plan,
    shown_page,
    wait_for_drawing,
)
from urbandesk import i18n
from urbandesk.services.finding import queries
from urbandesk.services.handouts import reporting
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace
from urbandesk.ui import dressing
from urbandesk.ui.pages.reports.report_options import usual_folder
from urbandesk.ui.pages.reports.reports_page import ReportsPage

TOGETHER = {"en", "zh_CN"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "reports"


@pytest.fixture
def page(qtbot: QtBot, sample: Workspace, folder: Path) -> ReportsPage:
    return shown_page(qtbot, sample, folder)


# Looking


def test_the_preview_shows_one_page_per_language(page: ReportsPage) -> None:
    assert set(page.preview.strip.keys()) == TOGETHER
    assert page.preview.picture().width() == 1600
    english = page.preview.paper.accessibleName()
    page.preview.strip.page("zh_CN").click()
    chinese = page.preview.paper.accessibleName()
    assert "Rome" in english
    assert "罗马" in chinese
    assert page.preview.paper.accessibleDescription()


def test_with_one_language_there_is_one_page_and_no_strip(qtbot: QtBot, page: ReportsPage) -> None:
    page.options.language.button("zh_CN").click()
    wait_for_drawing(qtbot, page)
    assert page.preview.strip.keys() == ("zh_CN",)
    assert page.preview.strip.isHidden()
    assert "罗马" in page.preview.paper.accessibleName()


@pytest.mark.parametrize("key", list(reporting.CHARTS))
def test_every_chart_has_a_table_behind_it(qtbot: QtBot, page: ReportsPage, key: str) -> None:
    choose(qtbot, page, key, "en")
    page.preview.data_button.click()
    assert page.preview.shows_data()
    cells = [cell for row in page.preview.table.cells() for cell in row]
    assert any("Yantai" in cell or "Example" in cell for cell in cells)
    page.preview.data_button.click()
    assert not page.preview.shows_data()


def test_the_table_has_the_sums_of_the_chart(page: ReportsPage, sample: Workspace) -> None:
    budget = reporting.budget_data(sample, one_plan(sample)).eu
    page.preview.data_button.click()
    row = page.preview.table.cells()[0]
    assert row[1] == i18n.format_money(budget.granted, budget.currency)
    assert row[5] == i18n.format_money(budget.total(), budget.currency)


def test_a_change_is_drawn_anew_and_the_language_looked_at_stays(
    qtbot: QtBot, page: ReportsPage, sample: Workspace
) -> None:
    page.preview.strip.page("zh_CN").click()
    before = page.preview.picture()
    action = queries.related(sample, "action", "plan", one_plan(sample))[0]
    records.edit(sample, "action", action.id, {"budget_eu": 7_000_000})
    wait_for_drawing(qtbot, page)
    assert page.preview.picture() != before
    assert "罗马" in page.preview.paper.accessibleName()


def test_a_hidden_page_draws_nothing_until_it_is_shown(
    qtbot: QtBot, page: ReportsPage, sample: Workspace
) -> None:
    page.hide()
    action = queries.related(sample, "action", "plan", one_plan(sample))[0]
    records.edit(sample, "action", action.id, {"budget_eu": 7_000_000})
    was_busy = page.drawer.busy
    page.show()
    assert (was_busy, page.drawer.busy) == (False, True)
    wait_for_drawing(qtbot, page)


def test_hiding_the_page_ends_the_drawing_and_showing_it_begins_again(
    qtbot: QtBot, page: ReportsPage
) -> None:
    page.list.choose("timeline")
    page.hide()
    qtbot.waitUntil(lambda: not page.context.jobs.running, timeout=LONG_ENOUGH)
    assert page.preview.picture().isNull()
    page.show()
    wait_for_drawing(qtbot, page)
    assert not page.preview.picture().isNull()


def test_formats_and_folder_do_not_draw_anew(page: ReportsPage) -> None:
    page.options.formats["pdf"].click()
    assert page.options.export_button.text() == "Export 4 files"
    assert not page.drawer.busy


def test_wishes_that_follow_fast_are_drawn_once(qtbot: QtBot, page: ReportsPage) -> None:
    drawn: list[object] = []
    page.drawer.drawn.connect(drawn.append)
    for key in ("timeline", "stakeholders", "budget", "timeline"):
        page.list.choose(key)
    wait_for_drawing(qtbot, page)
    assert len(drawn) == 1
    assert "action" in page.preview.paper.accessibleName()


def test_a_plan_that_was_deleted_leaves_the_empty_state(
    qtbot: QtBot, page: ReportsPage, sample: Workspace
) -> None:
    records.remove(sample, "plan", [one_plan(sample)])
    wait_for_drawing(qtbot, page)
    assert page.preview.is_empty()
    assert not page.options.export_button.isEnabled()


def test_nothing_to_draw_with_is_loaded_before_a_chart_is_looked_at(tmp_path: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
from urbandesk.services.files import workspace_files
from urbandesk.services.files.sample import write_sample
from urbandesk.services.finding.search import SearchIndex
from urbandesk.settings import Settings
from urbandesk.ui.jobs import JobRunner
from urbandesk.ui.messages import Messages
from urbandesk.ui.pages.reports.reports_page import ReportsPage
from urbandesk.ui.save_state import SaveState
from urbandesk.ui.widgets.message_bar import MessageBar
from urbandesk.ui.window_context import Context
path = Path({str(tmp_path)!r}) / "sample.urbandesk"
write_sample(path)
work = workspace_files.open_workspace(path)
keeper, bar, go = QWidget(), MessageBar(), lambda *there: None
context = Context(work, SearchIndex(work), JobRunner(keeper), Messages(bar),
                  SaveState(work, keeper), Settings(language="en"), go, go, go)
page = ReportsPage(context)
before = [name for name in ("matplotlib", "openpyxl") if name in sys.modules]
page.show()
while page.drawer.busy:
    app.processEvents()
after = [name for name in ("matplotlib", "openpyxl") if name in sys.modules]
page.close()
work.close()
print(before, after)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=False
    )
    assert done.stdout.strip() == "[] ['matplotlib']", done.stderr


# Choosing


def test_without_a_plan_charts_lead_to_the_plans_and_a_workbook_is_possible(
    qtbot: QtBot, workspace: Workspace, folder: Path
) -> None:
    went = Went()
    page = made_page(qtbot, workspace, folder, went)
    page.show()
    assert page.preview.is_empty()
    assert not page.options.export_button.isEnabled()
    button = page.preview.empty.button
    assert button is not None
    button.click()
    assert went.pages == ["plans"]
    choose(qtbot, page, "workbook.cities")
    export(qtbot, page)
    assert names(folder)[0].endswith(".xlsx")


def test_without_a_format_there_is_nothing_to_export(page: ReportsPage) -> None:
    page.options.formats["png"].setChecked(False)
    assert not page.options.export_button.isEnabled()
    assert page.options.note.text() == "Choose at least one format."


def test_the_folder_is_chosen_and_remembered(
    qtbot: QtBot, page: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(other))
    page.options.folder_button.click()
    assert page.wanted().choices.folder == other
    assert "other" in page.options.note.text()
    again = ReportsPage(page.context)
    qtbot.addWidget(again)
    assert again.wanted().choices.folder == other


def test_reports_go_to_the_documents_until_somebody_says_otherwise(
    qtbot: QtBot, sample: Workspace
) -> None:
    page = ReportsPage(a_context(qtbot, sample))
    qtbot.addWidget(page)
    assert page.wanted().choices.folder == usual_folder()
    assert usual_folder().parts[-2:] == ("UrbanDesk", "Reports")


def test_arrow_keys_go_from_report_to_report_past_the_heads(
    qtbot: QtBot, page: ReportsPage
) -> None:
    seen = []
    for _step in range(9):
        report = page.list.report()
        assert report is not None
        seen.append(report.key)
        QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert seen == [
        "budget",
        "figures",
        "timeline",
        "city_map",
        "stakeholders",
        "needs",
        "workbook.all",
        "workbook.cities",
        "workbook.stakeholders",
    ]
    wait_for_drawing(qtbot, page)


def test_tab_goes_from_the_list_over_the_preview_to_the_main_button(page: ReportsPage) -> None:
    page.activateWindow()
    page.list.setFocus()
    seen: list[object] = []
    while len(seen) < 30 and QApplication.focusWidget() not in seen:
        seen.append(QApplication.focusWidget())
        QTest.keyClick(page, Qt.Key.Key_Tab)
    wanted = (
        page.list,
        page.preview.plans,
        page.preview.data_button,
        page.preview.paper,
        page.preview.strip.page("en"),
        page.options.formats["png"],
        page.options.folder_button,
        page.options.export_button,
    )
    assert [part for part in seen if part in wanted] == list(wanted)


def test_the_place_on_the_page_is_found_again(
    qtbot: QtBot, page: ReportsPage, sample: Workspace, folder: Path
) -> None:
    plan = queries.record(sample, "plan", one_plan(sample))
    values = {
        "title_en": "<b>Second</b> & last",
        "partnership": plan.values["partnership"],
        "edition": "1",
    }
    second = records.add(sample, "plan", values)
    page.preview.plans.choose(second)
    choose(qtbot, page, "timeline")
    place = page.place()
    again = made_page(qtbot, sample, folder)
    again.go_to(place)
    assert again.place() == place == f"timeline:{second}"
    assert "<b>Second</b> & last" in again.preview.plans.currentText()


def test_in_a_small_window_the_options_wait_behind_a_button(page: ReportsPage) -> None:
    assert page.options.isVisible()
    page.resize(1100, 700)
    assert not page.options.isVisible()
    assert page.preview.options_button.isVisible()
    page.preview.options_button.click()
    assert page.options.isVisible()
    page.resize(1300, 700)
    assert page.options.isVisible()
    assert not page.preview.options_button.isVisible()


def test_a_drawer_without_room_beside_it_covers_the_page_and_closes_again(
    page: ReportsPage,
) -> None:
    page.resize(560, 600)
    assert page.list.isVisible()
    page.preview.options_button.click()
    assert page.options.isVisible()
    assert not page.list.isVisible()
    page.options.close_button.click()
    assert page.list.isVisible()
    assert page.preview.isVisible()
    assert not page.options.isVisible()


def test_light_and_dark_leave_the_parts_where_they_were_put_and_another_size_does_not(
    page: ReportsPage, dressed: QApplication
) -> None:
    page.resize(1400, 800)
    splitter = page.findChild(QSplitter)
    assert splitter is not None
    dressing.apply(dressed, "light")
    usual = splitter.sizes()[0]
    splitter.moveSplitter(usual + 80, 1)
    moved = splitter.sizes()
    assert moved[0] > usual
    dressing.apply(dressed, "dark")
    assert splitter.sizes() == moved
    dressing.apply(dressed, "dark", zoom=0.8)
    assert splitter.sizes()[0] < usual


def test_copy_puts_the_picture_on_the_clipboard(page: ReportsPage) -> None:
    page.options.copy_button.click()
    copied = QApplication.clipboard().image()
    assert copied.size() == page.preview.picture().size()
    assert said(page.context) == "The picture is on the clipboard."


def test_every_part_has_a_name_for_screen_readers(page: ReportsPage) -> None:
    parts = (
        page.list,
        page.preview.plans,
        page.preview.zoom_in,
        page.preview.zoom_out,
        page.preview.paper,
        page.preview.strip,
        page.preview.table,
        page.preview.sheets,
        page.options.language,
        page.options.layer,
        page.options.folder,
    )
    assert [part for part in parts if not part.accessibleName()] == []
