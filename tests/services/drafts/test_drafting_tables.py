"""Objectives and actions: added, led, moved and removed, each in one step."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.planned import begun_plan, number_of_steps, rome_and_yantai, values
from tests.services.tables import picture
from urbandesk import i18n
from urbandesk.errors import InvalidValues, RecordGone
from urbandesk.services import history
from urbandesk.services.drafts import drafting, plan_reading
from urbandesk.services.finding import queries
from urbandesk.services.register import named_organisation, records
from urbandesk.services.workspace import Workspace


@pytest.fixture
def plan(workspace: Workspace) -> str:
    """Give the id of a plan that was just begun."""
    return begun_plan(workspace)


def order(workspace: Workspace, kind: str, plan: str) -> list[str]:
    """Return the ids of a plan's table as the wizard shows them."""
    rows = plan_reading.plan_rows(workspace, plan)
    return [row.id for row in (rows.actions if kind == "action" else rows.objectives)]


def positions(workspace: Workspace, kind: str, plan: str) -> list[object]:
    found = queries.related(workspace, kind, "plan", plan)
    return [row.values["position"] for row in found]


def test_new_rows_stand_behind_the_others(workspace: Workspace, plan: str) -> None:
    first = drafting.add_action(workspace, plan, {"title_en": "Find leaks"})
    second = drafting.add_action(workspace, plan)
    other = drafting.add_action(workspace, begun_plan(workspace))
    assert order(workspace, "action", plan) == [first, second]
    assert positions(workspace, "action", plan) == [1, 2]
    assert values(workspace, "action", other)["position"] == 1
    assert values(workspace, "action", first)["title_en_status"] == "draft"


def test_adding_a_row_is_one_step_with_a_name(workspace: Workspace, plan: str) -> None:
    before = picture(workspace)
    drafting.add_objective(workspace, plan)
    assert history.undo_label(workspace) == "Add objective"
    history.undo(workspace)
    assert picture(workspace) == before


def test_a_row_whose_values_break_a_rule_is_not_added(workspace: Workspace, plan: str) -> None:
    with pytest.raises(InvalidValues):
        drafting.add_action(workspace, plan, {"title_en": "x" * 301})
    assert order(workspace, "action", plan) == []


ACTS = st.lists(
    st.one_of(
        st.just(("add", 0, 0)),
        st.tuples(st.just("move"), st.integers(0, 9), st.integers(-1, 12)),
        st.tuples(st.just("remove"), st.integers(0, 9), st.just(0)),
        st.just(("undo", 0, 0)),
    ),
    max_size=12,
)


@pytest.mark.parametrize("kind", ["objective", "action"])
@given(acts=ACTS)
@settings(
    deadline=None,
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_rows_stand_where_they_were_put_whatever_is_added_moved_and_removed(
    workspace: Workspace, kind: str, acts: list[tuple[str, int, int]]
) -> None:
    workspace.database.raw.execute("PRAGMA synchronous = OFF")
    add = drafting.add_action if kind == "action" else drafting.add_objective
    plan, neighbour = begun_plan(workspace), begun_plan(workspace)
    beside = [add(workspace, neighbour) for _row in range(2)]
    expected = [add(workspace, plan) for _row in range(3)]
    earlier: list[list[str]] = []
    for act, which, to in acts:
        before, steps = list(expected), number_of_steps(workspace)
        if act == "undo":
            if earlier:
                history.undo(workspace)
                expected = earlier.pop()
        elif act == "add":
            expected.append(add(workspace, plan))
        elif expected:
            row = expected.pop(which % len(expected))
            if act == "remove":
                drafting.remove(workspace, kind, row)
            else:
                expected.insert(max(0, to - 1), row)
                drafting.move(workspace, kind, row, to)
                assert positions(workspace, kind, plan) == [n + 1 for n in range(len(expected))]
        if number_of_steps(workspace) > steps:
            earlier.append(before)
        assert order(workspace, kind, plan) == expected
        assert order(workspace, kind, neighbour) == beside


def test_moving_is_one_step_and_moving_nowhere_is_none(workspace: Workspace, plan: str) -> None:
    rows = [drafting.add_objective(workspace, plan, {"title_en": name}) for name in "ABC"]
    steps = number_of_steps(workspace)
    drafting.move(workspace, "objective", rows[2], 3)
    assert number_of_steps(workspace) == steps
    drafting.move(workspace, "objective", rows[2], 1)
    assert number_of_steps(workspace) == steps + 1
    assert history.undo_label(workspace) == "Move C"
    assert order(workspace, "objective", plan) == [rows[2], rows[0], rows[1]]
    history.undo(workspace)
    assert order(workspace, "objective", plan) == rows


def test_a_row_without_a_title_is_called_by_what_it_is(workspace: Workspace, plan: str) -> None:
    rows = [drafting.add_action(workspace, plan) for _row in range(2)]
    drafting.move(workspace, "action", rows[1], 1)
    assert history.undo_label(workspace) == "Move Action"
    drafting.write_text(workspace, "action", rows[0], "description", "en", "In two districts")
    assert history.undo_label(workspace) == "Edit Action"
    i18n.use(i18n.CHINESE)
    drafting.write_text(workspace, "action", rows[0], "description", "zh", "在两个片区")
    assert "行动" in str(history.undo_label(workspace))


def test_moving_what_is_gone_says_so(workspace: Workspace, plan: str) -> None:
    row = drafting.add_action(workspace, plan)
    drafting.remove(workspace, "action", row)
    with pytest.raises(RecordGone):
        drafting.move(workspace, "action", row, 1)
    with pytest.raises(RecordGone):
        drafting.remove(workspace, "action", row)


def test_removing_an_objective_keeps_its_actions_and_undo_ties_them_again(
    workspace: Workspace, plan: str
) -> None:
    objective = drafting.add_objective(workspace, plan)
    action = drafting.add_action(workspace, plan, {"objective": objective})
    before = picture(workspace)
    drafting.remove(workspace, "objective", objective)
    assert values(workspace, "action", action)["objective"] is None
    history.undo(workspace)
    assert picture(workspace) == before


@pytest.mark.parametrize(
    ("side", "name", "column"),
    [
        ("cn", "示例：供水企业", "name_zh"),
        ("eu", "Example: water utility", "name_en"),
        ("eu", "Rome 罗马 utility", "name_zh"),
    ],
)
def test_a_new_lead_is_made_and_put_in_charge_in_one_step(
    workspace: Workspace, plan: str, side: str, name: str, column: str
) -> None:
    action = drafting.add_action(workspace, plan)
    city = plan_reading.plan_rows(workspace, plan).cities[side][0].id
    before = picture(workspace)
    lead = drafting.add_lead(workspace, action, side, f" {name} ", city=city)
    found = values(workspace, "organisation", lead)
    assert (found[column], found["city"]) == (name, city)
    assert values(workspace, "action", action)[f"lead_{side}"] == lead
    assert history.undo_label(workspace) == f"Add {name} as lead"
    history.undo(workspace)
    assert picture(workspace) == before
    history.redo(workspace)
    assert values(workspace, "action", action)[f"lead_{side}"] == lead


@pytest.mark.parametrize("name", ["", "  ", "x" * 301, "长" * 301])
def test_a_lead_without_a_fitting_name_is_not_made(
    workspace: Workspace, plan: str, name: str
) -> None:
    action = drafting.add_action(workspace, plan)
    city = plan_reading.plan_rows(workspace, plan).cities["eu"][0].id
    before = picture(workspace)
    with pytest.raises(InvalidValues):
        drafting.add_lead(workspace, action, "eu", name, city=city)
    assert picture(workspace) == before


def test_a_lead_for_what_is_gone_leaves_no_organisation_behind(
    workspace: Workspace, plan: str
) -> None:
    action = drafting.add_action(workspace, plan)
    cities = rome_and_yantai(workspace)
    records.remove(workspace, "city", [cities["cn"]])
    with pytest.raises(RecordGone):
        drafting.add_lead(workspace, action, "cn", "示例：供水企业", city=cities["cn"])
    drafting.remove(workspace, "action", action)
    with pytest.raises(RecordGone):
        drafting.add_lead(workspace, action, "eu", "Example: utility", city=cities["eu"])
    assert queries.total(workspace, "organisation") == 0


def test_a_stakeholder_is_added_by_name_to_its_city(workspace: Workspace) -> None:
    cities = rome_and_yantai(workspace)
    made = named_organisation.add(workspace, "示例：高校研究所", city=cities["cn"])
    found = values(workspace, "organisation", made)
    assert (found["name_zh"], found["name_en"]) == ("示例：高校研究所", None)
    assert found["city"] == cities["cn"]
    history.undo(workspace)
    assert queries.total(workspace, "organisation") == 0
    records.remove(workspace, "city", [cities["cn"]])
    with pytest.raises(RecordGone):
        named_organisation.add(workspace, "示例：高校研究所", city=cities["cn"])
