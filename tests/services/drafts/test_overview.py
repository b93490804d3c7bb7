"""Home knows where the work stopped, which dates come next and what is still missing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from urbandesk.services.drafts import overview as service
from urbandesk.services.drafts import partnerships, plans
from urbandesk.services.drafts.overview import ACTION_STARTS, FIRST_STEP_DUE, PLAN_ENDS
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace

TODAY = date(2026, 4, 16)


@dataclass(frozen=True)
class Pair:
    partnership: str
    plan: str


def join(workspace: Workspace, european: str, chinese: str) -> str:
    cities = {
        "eu": records.add(workspace, "city", {"name_en": european, "country": "IT"}),
        "cn": records.add(workspace, "city", {"name_zh": chinese, "country": "CN"}),
    }
    return partnerships.join(workspace, cities)


@pytest.fixture
def pair(workspace: Workspace) -> Pair:
    partnership = join(workspace, "Rome", "烟台")
    return Pair(partnership, plans.begin(workspace, partnership))


def test_an_empty_workspace_has_nowhere_to_go_on(workspace: Workspace) -> None:
    found = service.overview(workspace, TODAY)
    assert found.stopped is None
    assert (found.cities, found.partnerships, found.dates, found.gaps) == (0, (), (), ())


def test_cities_stand_on_their_sides(workspace: Workspace, pair: Pair) -> None:
    (only,) = service.overview(workspace, TODAY).partnerships
    assert [city.label for city in only.cities["eu"]] == ["Rome"]
    assert [city.label for city in only.cities["cn"]] == ["烟台"]


def test_a_partnership_that_ended_is_counted_but_not_open(workspace: Workspace, pair: Pair) -> None:
    records.edit(workspace, "partnership", pair.partnership, {"state": "ended"})
    found = service.overview(workspace, TODAY)
    assert found.partnerships == ()
    assert found.all_partnerships == 1


def test_the_partnership_worked_on_last_comes_first(workspace: Workspace, pair: Pair) -> None:
    later = join(workspace, "Bologna", "广州")
    plans.begin(workspace, later)
    first = [each.partnership.id for each in service.overview(workspace, TODAY).partnerships]
    assert first == [later, pair.partnership]
    records.add(workspace, "action", {"plan": pair.plan, "title_en": "Count leaks"})
    first = [each.partnership.id for each in service.overview(workspace, TODAY).partnerships]
    assert first == [pair.partnership, later]


def test_a_closed_plan_is_no_longer_worked_on(workspace: Workspace, pair: Pair) -> None:
    records.edit(workspace, "plan", pair.plan, {"status": "closed"})
    found = service.overview(workspace, TODAY)
    assert found.partnerships[0].plan is None
    assert found.stopped is None
    assert found.gaps == ()


def test_dates_of_the_next_ninety_days_come_nearest_first(workspace: Workspace, pair: Pair) -> None:
    records.edit(
        workspace,
        "plan",
        pair.plan,
        {"starts": TODAY - timedelta(days=9), "ends": TODAY + timedelta(days=90)},
    )
    records.add(
        workspace,
        "action",
        {
            "plan": pair.plan,
            "title_en": "Count leaks",
            "starts": TODAY,
            "ends": TODAY + timedelta(days=400),
            "first_step_by": TODAY + timedelta(days=8),
        },
    )
    records.add(workspace, "action", {"plan": pair.plan, "starts": TODAY + timedelta(days=91)})
    records.add(workspace, "action", {"plan": pair.plan, "starts": TODAY - timedelta(days=1)})
    found = service.overview(workspace, TODAY)
    assert [(each.day - TODAY, each.what) for each in found.dates] == [
        (timedelta(0), ACTION_STARTS),
        (timedelta(days=8), FIRST_STEP_DUE),
        (timedelta(days=90), PLAN_ENDS),
    ]
    assert found.partnerships[0].next_date == found.dates[0]


def test_gaps_are_counted_by_kind_and_lead_to_the_first(workspace: Workspace, pair: Pair) -> None:
    for title in ("Count leaks", "Mend pipes"):
        records.add(workspace, "action", {"plan": pair.plan, "title_en": title})
    found = service.overview(workspace, TODAY)
    (leads,) = [kind for kind in found.gaps if kind.rule == "action_without_lead"]
    assert leads.count == 4
    assert leads.plan == pair.plan
    assert leads.first.column == "lead_eu"
    assert [kind.count for kind in found.gaps] == sorted(
        (kind.count for kind in found.gaps), reverse=True
    )


def test_the_place_noted_by_the_window_is_where_the_work_stopped(
    workspace: Workspace, pair: Pair
) -> None:
    action = records.add(workspace, "action", {"plan": pair.plan, "title_en": "Count leaks"})
    place = f"{pair.plan}/actions/{action}/budget_cn"
    workspace.set_about(place=json.dumps({"page": "plan", "place": place}))
    stopped = service.overview(workspace, TODAY).stopped
    assert stopped is not None
    assert stopped.step is not None
    assert (stopped.step.key, stopped.record) == ("actions", action)
    assert stopped.place == f"{action}/budget_cn"


def test_without_a_noted_place_the_record_changed_last_is_it(
    workspace: Workspace, pair: Pair
) -> None:
    workspace.set_about(place=json.dumps({"page": "cities", "place": "x"}))
    objective = records.add(workspace, "objective", {"plan": pair.plan, "title_en": "Less loss"})
    stopped = service.overview(workspace, TODAY).stopped
    assert stopped is not None
    assert stopped.step is not None
    assert (stopped.step.editor, stopped.record) == ("objectives", objective)


@pytest.mark.parametrize(
    "noted", ["", "no json", "[]", '{"page": "plan"}', '{"page": "plan", "place": "gone/actions"}']
)
def test_a_noted_place_that_leads_nowhere_is_passed_over(
    workspace: Workspace, pair: Pair, noted: str
) -> None:
    workspace.set_about(place=noted)
    stopped = service.overview(workspace, TODAY).stopped
    assert stopped is not None
    assert stopped.plan.rows.plan.id == pair.plan
