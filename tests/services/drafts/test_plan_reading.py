"""A plan is read with everything the wizard shows, by side and in its order."""

from __future__ import annotations

import pytest

from tests.services.planned import begun_plan, values
from urbandesk import i18n
from urbandesk.errors import RecordGone
from urbandesk.services import history
from urbandesk.services.drafts import drafting, partnerships, plan_reading
from urbandesk.services.drafts.plan_reading import PlanRows, plan_rows
from urbandesk.services.register import named_organisation, records
from urbandesk.services.workspace import Workspace


@pytest.fixture
def plan(workspace: Workspace) -> str:
    """Give the id of a plan that was just begun."""
    return begun_plan(workspace)


def named(rows: PlanRows, side: str) -> list[str]:
    return [organisation.label for organisation in rows.organisations[side]]


def test_a_new_plan_has_its_cities_and_nothing_else(workspace: Workspace, plan: str) -> None:
    rows = plan_rows(workspace, plan)
    assert rows.plan.id == plan
    assert {side: [city.label for city in rows.cities[side]] for side in ("eu", "cn")} == {
        "eu": ["Rome"],
        "cn": ["Yantai"],
    }
    assert rows.organisations == {"eu": (), "cn": ()}
    assert (rows.objectives, rows.actions, rows.texts, rows.marks) == ((), (), {}, {})


def test_what_was_drafted_is_found_by_its_question_step_and_place(
    workspace: Workspace, plan: str
) -> None:
    answer = drafting.answer(workspace, plan, "frame.purpose", "en", "Water")
    drafting.set_mark(workspace, plan, "frame", "complete", "Signed")
    objective = drafting.add_objective(workspace, plan)
    actions = [drafting.add_action(workspace, plan) for _row in range(3)]
    drafting.move(workspace, "action", actions[2], 1)
    rows = plan_rows(workspace, plan)
    assert {key: row.id for key, row in rows.texts.items()} == {"frame.purpose": answer}
    assert rows.marks["frame"].values["reason"] == "Signed"
    assert [row.id for row in rows.objectives] == [objective]
    assert [row.id for row in rows.actions] == [actions[2], actions[0], actions[1]]


def test_nothing_of_another_plan_or_city_is_read(workspace: Workspace, plan: str) -> None:
    other = begun_plan(workspace)
    drafting.answer(workspace, other, "frame.purpose", "en", "Energy")
    drafting.add_objective(workspace, other)
    drafting.add_action(workspace, other)
    drafting.set_mark(workspace, other, "frame", "complete", "Signed")
    stray = plan_rows(workspace, other).cities["cn"][0].id
    named_organisation.add(workspace, "Elsewhere", city=stray)
    records.add(workspace, "organisation", {"name_en": "Without a city"})
    rows = plan_rows(workspace, plan)
    assert (rows.objectives, rows.actions, rows.texts, rows.marks) == ((), (), {}, {})
    assert rows.organisations == {"eu": (), "cn": ()}


def test_several_cities_of_a_side_stand_in_their_order_and_bring_their_organisations(
    workspace: Workspace, plan: str
) -> None:
    partnership = str(values(workspace, "plan", plan)["partnership"])
    weihai = {"name_en": "Weihai", "name_zh": "威海", "country": "CN"}
    joined = records.add(workspace, "city", weihai)
    partnerships.add_member(workspace, partnership, joined, "cn")
    yantai = plan_rows(workspace, plan).cities["cn"][0].id
    named_organisation.add(workspace, "Utility", city=joined)
    named_organisation.add(workspace, "Institute", city=yantai)
    rows = plan_rows(workspace, plan)
    assert rows.city_name("cn") == "Yantai, Weihai"
    assert named(rows, "cn") == ["Institute", "Utility"]
    assert named(rows, "eu") == []
    with i18n.speaking(i18n.CHINESE):
        assert rows.city_name("cn") == "烟台、威海"


def test_organisations_stand_in_the_order_of_the_language_in_force(
    workspace: Workspace, plan: str
) -> None:
    rome = plan_rows(workspace, plan).cities["eu"][0].id
    for english, chinese in (("Academy", "中学"), ("Bank", "安保")):
        organisation = {"name_en": english, "name_zh": chinese, "city": rome}
        records.add(workspace, "organisation", organisation)
    assert named(plan_rows(workspace, plan), "eu") == ["Academy", "Bank"]
    i18n.use(i18n.CHINESE)
    assert named(plan_rows(workspace, plan), "eu") == ["安保", "中学"]


def test_an_action_knows_the_names_of_what_it_points_at(workspace: Workspace, plan: str) -> None:
    objective = drafting.add_objective(workspace, plan, {"title_en": "Less water lost"})
    action = drafting.add_action(workspace, plan, {"objective": objective})
    rome = plan_rows(workspace, plan).cities["eu"][0].id
    drafting.add_lead(workspace, action, "eu", "Example: utility", city=rome)
    (row,) = plan_rows(workspace, plan).actions
    assert row.text("objective") == "Less water lost"
    assert row.text("lead_eu") == "Example: utility"
    assert row.text("lead_cn") == ""


def test_each_side_is_offered_the_schemes_that_are_open_to_it(
    workspace: Workspace, plan: str
) -> None:
    rows = plan_rows(workspace, plan)
    assert rows.schemes["eu"]
    assert rows.schemes["cn"]
    for side, schemes in rows.schemes.items():
        for scheme in schemes:
            sides = scheme.values["sides"]
            assert sides is None or (isinstance(sides, tuple) and side in sides), scheme.label
    everywhere = {scheme.id for schemes in rows.schemes.values() for scheme in schemes}
    assert len(everywhere) == 57


def test_the_currency_of_a_side_is_its_code_or_nothing(workspace: Workspace, plan: str) -> None:
    assert plan_rows(workspace, plan).currency("cn") == "CNY"
    records.edit(workspace, "plan", plan, {"currency_cn": None})
    assert plan_rows(workspace, plan).currency("cn") == ""


def test_a_plan_that_was_deleted_is_gone_until_undo(workspace: Workspace, plan: str) -> None:
    drafting.add_action(workspace, plan)
    records.remove(workspace, "plan", [plan])
    with pytest.raises(RecordGone):
        plan_reading.plan_rows(workspace, plan)
    history.undo(workspace)
    assert len(plan_rows(workspace, plan).actions) == 1
