"""The members of a partnership per side, and its plans."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.ui.pages.panes import Bench, a_city, a_pair, fill
from urbandesk.services import history
from urbandesk.services.drafts import plans
from urbandesk.services.finding import queries
from urbandesk.services.workspace import Workspace
from urbandesk.ui.pages.detail.members_part import MembersPart, SideMembers


@pytest.fixture
def bench(qtbot: QtBot, workspace: Workspace) -> Bench:
    *_cities, partnership = a_pair(workspace)
    bench = Bench(qtbot, workspace, "partnership")
    bench.pane.show_record(partnership)
    return bench


def part(bench: Bench) -> MembersPart:
    assert bench.pane.view.members is not None
    return bench.pane.view.members


def names(side: SideMembers) -> list[str]:
    return [entry.accessibleName() for entry in side.entries]


def test_members_stand_under_their_side(bench: Bench) -> None:
    assert names(part(bench).sides["eu"]) == ["Rome"]
    assert names(part(bench).sides["cn"]) == ["Yantai"]


def test_a_member_leads_to_its_city(bench: Bench) -> None:
    part(bench).sides["cn"].entries[0].click()
    kind, key = bench.went.records[0]
    assert (kind, queries.label(bench.workspace, kind, key)) == ("city", "Yantai")


def test_a_member_is_added_by_typing_its_name(bench: Bench) -> None:
    a_city(bench.workspace, "Granada", "ES")
    side = part(bench).sides["eu"]
    side.add_button.click()
    fill(side.picker.field, "gran")
    assert names(side) == ["Rome", "Granada"]
    assert not side.picker.isVisible()
    assert side.add_button.isVisible()
    history.undo(bench.workspace)
    assert names(side) == ["Rome"]


def test_only_cities_of_the_side_are_offered(bench: Bench) -> None:
    a_city(bench.workspace, "Granada", "ES")
    side = part(bench).sides["cn"]
    side.add_button.click()
    box = side.picker.field.editor()
    assert isinstance(box, QComboBox)
    assert [box.itemText(at) for at in range(box.count())] == ["", "Yantai"]


def test_a_member_that_is_not_there_yet_is_added_with_its_country(bench: Bench) -> None:
    side = part(bench).sides["eu"]
    side.add_button.click()
    fill(side.picker.field, "Granada")
    assert side.picker.add_button.text() == "Add “Granada” as a new city"

    side.picker.add_button.click()
    problem = side.picker.country.problem()
    assert problem is not None
    assert names(side) == ["Rome"]

    country = side.picker.country.editor()
    assert isinstance(country, QComboBox)
    country.setCurrentIndex(country.findData("ES"))
    country.activated.emit(country.currentIndex())
    side.picker.add_button.click()

    assert names(side) == ["Rome", "Granada"]
    assert queries.total(bench.workspace, "city") == 3
    history.undo(bench.workspace)
    assert queries.total(bench.workspace, "city") == 2


def test_a_member_is_taken_out_and_comes_back_with_undo(bench: Bench) -> None:
    side = part(bench).sides["cn"]
    assert side.take_out[0].accessibleName() == "Take out Yantai"
    side.take_out[0].click()
    assert names(side) == []
    assert queries.total(bench.workspace, "city") == 2
    history.undo(bench.workspace)
    assert names(side) == ["Yantai"]


def test_a_partnership_without_a_plan_offers_to_begin_one(bench: Bench) -> None:
    assert part(bench).begin_plan.isVisible()
    part(bench).begin_plan.click()
    plan = queries.related(bench.workspace, "plan", "partnership", bench.pane.record_key())[0]
    assert bench.went.plans == [(plan.id, "", "")]
    assert bench.bar.text() == "Began a plan for Rome and Yantai."
    assert not part(bench).begin_plan.isVisible()
    assert part(bench).plan_entries[0].accessibleName() == "Rome and Yantai: partnership plan"


def test_a_plan_of_the_partnership_opens(bench: Bench) -> None:
    plan = plans.begin(bench.workspace, bench.pane.record_key())
    part(bench).plan_entries[0].click()
    assert bench.went.plans == [(plan, "", "")]
