"""How far the plans of a workspace are, read from the file each time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.services.planned import begun_plan
from urbandesk.content import library
from urbandesk.errors import RecordGone
from urbandesk.models.field import Value
from urbandesk.planning.readiness import COMPLETE, IN_PROGRESS, NOT_STARTED, TextCount
from urbandesk.services import history
from urbandesk.services.drafts import drafting, readiness
from urbandesk.services.drafts.plan_reading import plan_rows
from urbandesk.services.register import figures, named_organisation, records
from urbandesk.services.workspace import Workspace

ANSWERED: dict[str, Value] = {
    "likelihood": "low",
    "effect": "high",
    "answer_en": "Two people each time",
    "answer_zh": "每次两人",
}
MEASURED: dict[str, Value] = {
    "start_eu": Decimal(1),
    "start_cn": Decimal(0),
    "goal_eu": Decimal(5),
    "goal_cn": Decimal(5),
    "goal_year": 2028,
    "source": "Own measuring",
}
FIGURE: dict[str, Value] = {
    "value": Decimal(1000),
    "unit": "persons",
    "year": 2024,
    "area_type": "city_proper",
    "source": "Yearbook",
}


@pytest.fixture
def plan(workspace: Workspace) -> str:
    """Give the id of a plan that was just begun."""
    return begun_plan(workspace)


def finish(workspace: Workspace, plan: str) -> str:
    """Fill in a plan as its two delegations would; returns its action."""
    frame: dict[str, Value] = {"starts": date(2026, 1, 1), "ends": date(2028, 12, 31)}
    rate: dict[str, Value] = {"rate": Decimal("7.8"), "rate_date": date(2026, 1, 1)}
    records.edit(workspace, "plan", plan, {**frame, **rate})
    for step in library.method().steps:
        for question in step.questions:
            drafting.answer(workspace, plan, question.key, "en", "An answer")
            drafting.answer(workspace, plan, question.key, "zh", "回答")
    title: dict[str, Value] = {"title_en": "Less water lost", "title_zh": "减少漏损"}
    objective = drafting.add_objective(workspace, plan, title)
    action = drafting.add_action(
        workspace,
        plan,
        {
            **title,
            "objective": objective,
            "starts": date(2026, 7, 1),
            "ends": date(2027, 6, 30),
            "first_step_en": "Exchange plans",
            "first_step_zh": "交换管网图",
            "first_step_by": date(2026, 9, 1),
        },
    )
    cities = plan_rows(workspace, plan).cities
    risk = drafting.add_row(workspace, "risk", plan, {**title, **ANSWERED})
    drafting.add_row(workspace, "plan_indicator", plan, {**title, **MEASURED})
    for side, name in (("eu", "Example: utility"), ("cn", "示例：供水企业")):
        city = cities[side][0].id
        drafting.add_lead(workspace, action, side, name, city=city)
        named_organisation.add_watcher(workspace, risk, side, name, city=city)
        record_what_is_known(workspace, city, plan)
    return action


def record_what_is_known(workspace: Workspace, city: str, plan: str) -> None:
    """Give a city stakeholders of every group, a figure, a need and an offer."""
    for actor_type in ("city_administration", "industry", "academia", "civil_society"):
        named: dict[str, Value] = {"name_en": "Example", "city": city, "actor_type": actor_type}
        records.add(workspace, "organisation", named)
    rows = plan_rows(workspace, plan)
    figures.add(workspace, city, {"indicator": rows.measures[0].id, **FIGURE})
    theme: dict[str, Value] = {"theme": rows.themes[0].id, "city": city, "title_en": "Example"}
    for direction in ("need", "offer"):
        records.add(workspace, "need_offer", {**theme, "direction": direction})


def test_a_new_plan_has_begun_nothing(workspace: Workspace, plan: str) -> None:
    found = readiness.of_plan(workspace, plan)
    assert {step.state for step in found.steps} == {NOT_STARTED}
    assert found.findings
    assert found.gaps == ()
    assert found.rows.plan.id == plan


def test_a_plan_that_was_filled_in_through_the_wizard_is_ready(
    workspace: Workspace, plan: str
) -> None:
    finish(workspace, plan)
    found = readiness.of_plan(workspace, plan)
    assert [finding.text() for finding in found.findings] == []
    assert {step.state for step in found.steps if step.available} == {COMPLETE}
    whole = found.readiness.texts_en.all
    assert found.readiness.texts_zh == TextCount(whole)


def test_a_finding_leads_to_a_record_and_column_that_exist(workspace: Workspace, plan: str) -> None:
    action = finish(workspace, plan)
    records.edit(workspace, "action", action, {"lead_cn": None})
    (gap,) = readiness.of_plan(workspace, plan).gaps
    assert gap.text() == "Action 1: no lead in Yantai yet."
    assert (gap.kind, gap.record, gap.column) == ("action", action, "lead_cn")
    history.undo(workspace)
    assert readiness.of_plan(workspace, plan).gaps == ()


def test_a_translation_left_behind_is_an_outdated_text(workspace: Workspace, plan: str) -> None:
    finish(workspace, plan)
    drafting.answer(workspace, plan, "frame.purpose", "en", "Another answer")
    found = readiness.of_plan(workspace, plan)
    assert [finding.text() for finding in found.gaps] == [
        "Shared purpose: the Chinese text is older than the English one."
    ]
    assert found.readiness.texts("zh").outdated == 1
    drafting.answer(workspace, plan, "frame.purpose", "zh", "新的回答")
    assert readiness.of_plan(workspace, plan).gaps == ()


def test_a_mark_set_by_hand_shows_until_it_is_cleared(workspace: Workspace, plan: str) -> None:
    drafting.set_mark(workspace, plan, "frame", "in_progress", "Waiting for the mayor")
    step = readiness.of_plan(workspace, plan).readiness.step("frame")
    assert (step.state, step.by_hand, step.reason) == (IN_PROGRESS, True, "Waiting for the mayor")
    drafting.clear_mark(workspace, plan, "frame")
    step = readiness.of_plan(workspace, plan).readiness.step("frame")
    assert (step.state, step.by_hand) == (NOT_STARTED, False)


def test_open_plans_are_all_but_the_closed_ones_by_name(workspace: Workspace) -> None:
    keys = {name: begun_plan(workspace) for name in ("Water", "Air", "Energy")}
    for name, key in keys.items():
        records.edit(workspace, "plan", key, {"title_en": name})
    records.edit(workspace, "plan", keys["Energy"], {"status": "closed"})
    records.edit(workspace, "plan", keys["Water"], {"status": "adopted"})
    found = readiness.of_open_plans(workspace)
    assert [each.rows.plan.label for each in found] == ["Air", "Water"]


def test_a_plan_that_was_deleted_is_gone(workspace: Workspace, plan: str) -> None:
    records.remove(workspace, "plan", [plan])
    assert readiness.of_open_plans(workspace) == ()
    with pytest.raises(RecordGone):
        readiness.of_plan(workspace, plan)
