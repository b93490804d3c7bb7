"""Home leads back to the exact place, and shows what waits in both languages."""

from __future__ import annotations

import dataclasses
import json
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.making import Went, a_context
from urbandesk import i18n
from urbandesk.planning.rules import RULES
from urbandesk.services.drafts import partnerships, plans
from urbandesk.services.files import backups, workspace_files
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace
from urbandesk.ui import dressing, theme
from urbandesk.ui.ages import now
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.pages.home.home_page import SHOWN_PARTNERSHIPS, HomePage
from urbandesk.ui.pages.home.home_parts import PartnershipRow
from urbandesk.ui.pages.home.home_words import GAP_TITLES
from urbandesk.ui.widgets.line_button import LineButton
from urbandesk.ui.window.desk import Desk
from urbandesk.ui.window.page_stack import PageStack
from urbandesk.ui.window_context import Context


@pytest.fixture
def went() -> Went:
    return Went()


@pytest.fixture
def commands() -> list[str]:
    return []


@pytest.fixture
def context(qtbot: QtBot, workspace: Workspace, went: Went, commands: list[str]) -> Context:
    return dataclasses.replace(a_context(qtbot, workspace, went), run_command=commands.append)


def join(workspace: Workspace, european: str = "Rome <b>&", number: int = 0) -> str:
    cities = {
        "eu": records.add(
            workspace,
            "city",
            {"name_en": european, "name_zh": f"罗马{number or ''}", "country": "IT"},
        ),
        "cn": records.add(
            workspace, "city", {"name_en": "Yantai", "name_zh": "烟台", "country": "CN"}
        ),
    }
    return partnerships.join(workspace, cities)


def shown(qtbot: QtBot, context: Context, wide: int = 1200) -> HomePage:
    page = HomePage(context)
    qtbot.addWidget(page)
    page.resize(wide, 720)
    with qtbot.waitExposed(page):
        page.show()
    return page


def rows_of(page: HomePage) -> list[PartnershipRow]:
    return [row for row in page.findChildren(PartnershipRow) if row.isVisible()]


def row_named(page: HomePage, words: str) -> LineButton:
    """Return the visible row whose spoken name holds ``words``."""
    (found,) = (
        row
        for row in page.findChildren(LineButton)
        if row.isVisible() and words in row.accessibleName()
    )
    return found


def test_an_empty_workspace_says_what_belongs_here_and_how_to_begin(
    qtbot: QtBot, context: Context, went: Went, commands: list[str]
) -> None:
    page = shown(qtbot, context)
    assert page.empty.isVisible()
    assert not page.partnerships.isVisible()
    assert not page.card.isVisible()
    QTest.mouseClick(page.empty.city_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.empty.join_button, Qt.MouseButton.LeftButton)
    assert went.pages == ["cities", "partnerships"]
    assert commands == ["record.new", "record.new"]


def test_continue_names_both_cities_and_leads_to_the_exact_place(
    qtbot: QtBot, context: Context, workspace: Workspace, went: Went
) -> None:
    plan = plans.begin(workspace, join(workspace))
    action = records.add(workspace, "action", {"plan": plan, "title_en": "Find leaks <i> & more"})
    place = f"{plan}/actions/{action}/budget_eu"
    workspace.set_about(place=json.dumps({"page": "plan", "place": place}))
    page = shown(qtbot, context)
    words = "Rome <b>& Yantai Plan, step 6 Actions, action 1: Find leaks <i> & more"
    assert page.card.text() == words
    QTest.keyClick(page.card.button, Qt.Key.Key_Space)
    assert went.plans == [(plan, "actions", f"{action}/budget_eu")]


def test_home_keeps_the_place_for_the_next_start(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    plan = plans.begin(workspace, join(workspace))
    workspace.set_about(place=json.dumps({"page": "plan", "place": f"{plan}/frame"}))
    page = shown(qtbot, context)
    workspace.set_about(place=json.dumps({"page": "home", "place": page.place()}))
    page.refresh()
    assert page.place() == f"{plan}/frame"
    assert "step 1" in page.card.text()


def test_a_partnership_with_a_plan_opens_its_plan_by_enter(
    qtbot: QtBot, context: Context, workspace: Workspace, went: Went
) -> None:
    plan = plans.begin(workspace, join(workspace))
    page = shown(qtbot, context)
    (row,) = rows_of(page)
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert [each[0] for each in went.plans] == [plan]
    assert len(row.bar.states()) == 11


def test_a_partnership_without_a_plan_opens_itself_by_click(
    qtbot: QtBot, context: Context, workspace: Workspace, went: Went
) -> None:
    partnership = join(workspace)
    page = shown(qtbot, context)
    (row,) = rows_of(page)
    assert "No plan yet" in row.texts()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert went.records == [("partnership", partnership)]
    assert went.plans == []


def test_at_most_eight_partnerships_are_shown_and_a_link_leads_to_all(
    qtbot: QtBot, context: Context, workspace: Workspace, went: Went
) -> None:
    for number in range(SHOWN_PARTNERSHIPS):
        join(workspace, f"City {number}", number)
    page = shown(qtbot, context)
    assert len(rows_of(page)) == SHOWN_PARTNERSHIPS
    assert not page.all_button.isVisible()
    join(workspace, "One more", 99)
    assert len(rows_of(page)) == SHOWN_PARTNERSHIPS
    QTest.mouseClick(page.all_button, Qt.MouseButton.LeftButton)
    assert went.pages == ["partnerships"]


def test_gaps_are_flagged_in_the_row_and_counted_by_kind(
    qtbot: QtBot, context: Context, workspace: Workspace, went: Went
) -> None:
    plan = plans.begin(workspace, join(workspace))
    action = records.add(workspace, "action", {"plan": plan, "title_en": "Find leaks"})
    page = shown(qtbot, context)
    (row,) = rows_of(page)
    assert row.gaps > 0
    assert f"{row.gaps} gaps" in row.texts()
    leads = row_named(page, "Action without a lead on a side, 2")
    QTest.mouseClick(leads, Qt.MouseButton.LeftButton)
    assert went.plans == [(plan, "actions", f"{action}/lead_eu")]


def test_every_rule_of_the_method_has_a_name_for_its_gaps() -> None:
    assert set(GAP_TITLES) == set(RULES)


def test_next_dates_name_what_happens_and_lead_there(
    qtbot: QtBot, context: Context, workspace: Workspace, went: Went
) -> None:
    plan = plans.begin(workspace, join(workspace))
    soon = now().date() + timedelta(days=8)
    action = records.add(
        workspace, "action", {"plan": plan, "title_en": "Find leaks", "starts": soon}
    )
    page = shown(qtbot, context)
    (row,) = rows_of(page)
    assert "Start: Find leaks" in row.texts()
    assert any("in 8 days" in text for text in row.texts())
    date_row = row_named(page, "Start: Find leaks. Rome <b>& and Yantai")
    QTest.mouseClick(date_row, Qt.MouseButton.LeftButton)
    assert went.records == [("action", action)]


def test_a_change_elsewhere_shows_at_once_and_keeps_the_focus(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    partnership = join(workspace)
    page = shown(qtbot, context)
    page.activateWindow()
    rows_of(page)[0].setFocus()
    plans.begin(workspace, partnership)
    (row,) = rows_of(page)
    assert "No plan yet" not in row.texts()
    assert page.focusWidget() is row


def test_a_live_switch_shows_chinese_names_first_and_keeps_the_focus(
    qtbot: QtBot, qapp: QApplication, context: Context, workspace: Workspace
) -> None:
    plans.begin(workspace, join(workspace))
    page = shown(qtbot, context)
    (row,) = rows_of(page)
    row.setFocus()
    assert row.texts()[0].startswith("罗马、烟台")
    switch_language(qapp, i18n.CHINESE)
    assert rows_of(page) == [row]
    assert row.texts()[0].startswith("Rome <b>&, Yantai")
    assert page.card.text().startswith("罗马 烟台")
    assert page.focusWidget() is row
    switch_language(qapp, i18n.ENGLISH)


def test_the_last_backup_is_shown_with_its_moment_and_made_on_demand(
    qtbot: QtBot, context: Context, workspace: Workspace, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    context.settings.second_backup_place = str(stick)

    def run(key: str) -> None:
        assert key == "back_up"
        backups.back_up(workspace, reason=backups.ASKED)
        backups.back_up(workspace, reason=backups.ASKED, place=stick)

    page = shown(qtbot, dataclasses.replace(context, run_command=run))
    assert page.backup.texts() == ("No backup yet", "Second place: not there now")
    QTest.mouseClick(page.backup.button, Qt.MouseButton.LeftButton)
    first, second = page.backup.texts()
    assert first.startswith("Today ")
    assert first.endswith(", checked")
    assert second == "Second place: just now"


def test_a_second_place_that_cannot_be_looked_at_is_not_there_and_harms_nothing(
    qtbot: QtBot, context: Context, workspace: Workspace, tmp_path: Path
) -> None:
    context.settings.second_backup_place = str(tmp_path / ("x" * 300))
    page = shown(qtbot, context)
    made = Desk(context, PageStack(parent=page), page).back_up(backups.ASKED)
    assert made is not None
    assert made.path.exists()
    assert page.backup.texts()[1] == "Second place: not there now"


def test_a_backup_that_something_else_made_is_said_at_once(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    page = shown(qtbot, context)
    backups.back_up(workspace, reason=backups.TIMED)
    page.hear_backed_up()
    assert page.backup.texts()[0].startswith("Today ")


def test_no_backup_is_looked_for_after_the_workspace_closed(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    page = shown(qtbot, context)
    workspace.close()
    page.backup.refresh()
    assert not page.backup.watching()


def test_a_small_window_uses_one_column_without_losing_anything(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    plans.begin(workspace, join(workspace))
    page = shown(qtbot, context, wide=1200)
    assert not page.is_one_column()
    page.resize(960, 640)
    assert page.is_one_column()
    right = max(
        row.mapTo(page, row.rect().topRight()).x()
        for row in page.findChildren(LineButton)
        if row.isVisible()
    )
    assert right < page.width()


def test_nothing_can_be_begun_in_a_read_only_workspace(qtbot: QtBot, workspace_file: Path) -> None:
    opened = workspace_files.open_read_only(workspace_file)
    page = shown(qtbot, a_context(qtbot, opened))
    assert not page.empty.city_button.isEnabled()
    assert not page.new_button.isEnabled()
    page.hide()
    opened.close()


def test_a_side_without_a_city_is_mended_at_the_partnership(
    qtbot: QtBot, context: Context, workspace: Workspace, went: Went
) -> None:
    partnership = records.add(workspace, "partnership", {"name_en": "One side only"})
    plan = plans.begin(workspace, partnership)
    records.add(
        workspace,
        "step_mark",
        {"plan": plan, "step": "partners", "state": "in_progress", "reason": "Asked."},
    )
    page = shown(qtbot, context)
    QTest.mouseClick(row_named(page, "Side without a city"), Qt.MouseButton.LeftButton)
    assert went.records == [("partnership", partnership)]


def test_the_ages_of_backups_are_no_longer_read_when_the_workspace_closes(
    qtbot: QtBot, context: Context
) -> None:
    page = shown(qtbot, context)
    assert page.backup.watching()
    page.end()
    assert not page.backup.watching()


def test_at_twice_the_size_rows_fold_instead_of_being_cut(
    qtbot: QtBot, qapp: QApplication, context: Context, workspace: Workspace
) -> None:
    plans.begin(workspace, join(workspace))
    dressing.apply(qapp, "light", zoom=2.0)
    page = shown(qtbot, context, wide=880)
    (row,) = rows_of(page)
    assert page.card.button.mapTo(page, page.card.button.rect().topRight()).x() < page.width()
    assert row.mapTo(page, row.rect().topRight()).x() < page.width()
    assert row.height() > theme.scaled(56)
    dressing.apply(qapp, "light")


def test_partnerships_touched_at_the_same_moment_stand_in_the_order_of_the_language(
    qtbot: QtBot, qapp: QApplication, sample_window: MainWindow
) -> None:
    page = sample_window.stack.page()
    assert isinstance(page, HomePage)
    switch_language(qapp, i18n.CHINESE)
    assert sample_window.desk is not None
    sample_window.stack.open("cities")
    sample_window.stack.open("home")
    anew = shown(qtbot, sample_window.desk.context)
    assert [row.texts() for row in rows_of(page)] == [row.texts() for row in rows_of(anew)]
    switch_language(qapp, i18n.ENGLISH)


def test_a_partnership_is_read_out_in_sentences_of_the_language(
    qtbot: QtBot, qapp: QApplication, context: Context, workspace: Workspace
) -> None:
    plans.begin(workspace, join(workspace))
    page = shown(qtbot, context)
    (row,) = rows_of(page)
    assert ". " in row.accessibleName()
    switch_language(qapp, i18n.CHINESE)
    assert "." not in row.accessibleName()
    assert row.accessibleName().endswith("。")
    switch_language(qapp, i18n.ENGLISH)
