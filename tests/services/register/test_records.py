"""Records are added, edited and removed with the statuses of their texts settled."""

from __future__ import annotations

import pytest

from tests.services.planned import begun_plan, number_of_steps, rome_and_yantai, text, values
from tests.services.tables import picture
from urbandesk.errors import InvalidValues, RecordGone
from urbandesk.models.field import Value
from urbandesk.services import history
from urbandesk.services.drafts import drafting
from urbandesk.services.finding import queries
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace


def a_city(workspace: Workspace, **more: Value) -> str:
    return records.add(workspace, "city", {"name_en": "Rome", "country": "IT", **more})


@pytest.mark.parametrize(
    ("given", "statuses"),
    [
        ({}, (None, None)),
        ({"summary_en": "Capital"}, ("draft", None)),
        ({"summary_zh": "首都"}, (None, "draft")),
        ({"summary_en": "Capital", "summary_zh": "首都"}, ("draft", "translated")),
        (
            {"summary_en": "Capital", "summary_zh": "首都", "summary_en_status": "reviewed"},
            ("reviewed", "translated"),
        ),
        ({"summary_en": "Capital", "summary_zh_status": "reviewed"}, ("draft", None)),
    ],
)
def test_the_texts_of_a_new_record_get_their_first_status(
    workspace: Workspace, given: dict[str, Value], statuses: tuple[str | None, str | None]
) -> None:
    city = a_city(workspace, **given)
    assert text(workspace, "city", city, "summary")[2:] == statuses


@pytest.mark.parametrize(
    ("given", "after"),
    [
        ({"summary_en": "Seat"}, ("Seat", "首都", "draft", "outdated")),
        ({"summary_zh": "京城"}, ("Capital", "京城", "outdated", "draft")),
        ({"summary_en": "Seat", "summary_zh": "京城"}, ("Seat", "京城", "draft", "translated")),
        (
            {"summary_en": "Seat", "summary_en_status": "reviewed"},
            ("Seat", "首都", "reviewed", "outdated"),
        ),
        ({"summary_zh_status": "draft"}, ("Capital", "首都", "reviewed", "draft")),
        ({"summary_en": None}, (None, "首都", None, "reviewed")),
        ({"summary_en": None, "summary_zh": None}, (None, None, None, None)),
        (
            {"summary_en": None, "summary_en_status": "reviewed"},
            (None, "首都", None, "reviewed"),
        ),
        ({"note": "Seen"}, ("Capital", "首都", "reviewed", "reviewed")),
    ],
)
def test_an_edit_settles_the_statuses_of_both_languages(
    workspace: Workspace, given: dict[str, Value], after: tuple[str | None, ...]
) -> None:
    reviewed = {"summary_en_status": "reviewed", "summary_zh_status": "reviewed"}
    city = a_city(workspace, summary_en="Capital", summary_zh="首都", **reviewed)
    records.edit(workspace, "city", city, given)
    assert text(workspace, "city", city, "summary") == after


def test_an_unchanged_value_stores_nothing(workspace: Workspace) -> None:
    city = a_city(workspace, note="Seen")
    before, steps = picture(workspace), number_of_steps(workspace)
    records.edit(workspace, "city", city, {"note": " Seen ", "country": "IT"})
    assert picture(workspace) == before
    assert number_of_steps(workspace) == steps


@pytest.mark.parametrize("given", [{}, {"name_en": " "}, {"name_en": "Rome", "country": "XX"}])
def test_a_record_without_what_it_must_have_is_not_added(
    workspace: Workspace, given: dict[str, Value]
) -> None:
    with pytest.raises(InvalidValues):
        records.add(workspace, "city", {"country": "IT", **given})
    assert queries.total(workspace, "city") == 0


def test_an_edit_of_what_is_gone_says_so(workspace: Workspace) -> None:
    city = a_city(workspace)
    records.remove(workspace, "city", [city])
    with pytest.raises(RecordGone):
        records.edit(workspace, "city", city, {"note": "Late"})


def test_removing_several_records_is_one_step_that_counts_them(workspace: Workspace) -> None:
    cities = list(rome_and_yantai(workspace).values())
    before = picture(workspace)
    records.remove(workspace, "city", cities)
    assert queries.total(workspace, "city") == 0
    assert history.undo_label(workspace) == "Delete 2 records"
    history.undo(workspace)
    assert picture(workspace) == before


def test_removing_many_asks_no_more_often_than_removing_two(workspace: Workspace) -> None:
    cities = [a_city(workspace, name_en=f"City {n}") for n in range(32)]
    for city in cities:
        records.add(workspace, "need_offer", {"city": city, "direction": "need", "title_en": "A"})
        records.add(workspace, "organisation", {"city": city, "name_en": "Office"})
    before = picture(workspace)
    asked = [_questions_while_removing(workspace, some) for some in (cities[:2], cities[2:])]
    assert asked[1] <= asked[0]
    assert queries.total(workspace, "need_offer") == 0
    assert queries.total(workspace, "organisation") == 32
    history.undo(workspace)
    history.undo(workspace)
    assert picture(workspace) == before


def _questions_while_removing(workspace: Workspace, cities: list[str]) -> int:
    said: list[str] = []
    workspace.database.raw.set_trace_callback(said.append)
    records.remove(workspace, "city", cities)
    workspace.database.raw.set_trace_callback(None)
    return sum(statement.startswith("SELECT") for statement in said)


def test_what_goes_with_a_plan_is_told_before_and_goes_with_it(workspace: Workspace) -> None:
    plan = begun_plan(workspace)
    drafting.answer(workspace, plan, "frame.purpose", "en", "Water")
    objective = drafting.add_objective(workspace, plan)
    for _row in range(2):
        drafting.add_action(workspace, plan, {"objective": objective})
    partnership = str(values(workspace, "plan", plan)["partnership"])
    told = records.hanging(workspace, "partnership", [partnership])
    assert {(line.kind, line.count) for line in told if line.goes} == {
        ("membership", 2),
        ("plan", 1),
        ("plan_text", 1),
        ("objective", 1),
        ("action", 2),
    }
    assert not [line for line in told if not line.goes]  # what goes anyway loses no link
    before = picture(workspace)
    records.remove(workspace, "partnership", [partnership])
    for kind in ("membership", "plan", "plan_text", "objective", "action"):
        assert queries.total(workspace, kind) == 0
    assert queries.total(workspace, "city") == 2
    history.undo(workspace)
    assert picture(workspace) == before


def test_the_next_position_is_behind_the_last_row_of_the_plan(workspace: Workspace) -> None:
    plan, other = begun_plan(workspace), begun_plan(workspace)
    assert records.next_position(workspace, "objective", plan) == 1
    rows = [drafting.add_objective(workspace, plan) for _row in range(3)]
    drafting.remove(workspace, "objective", rows[0])
    assert records.next_position(workspace, "objective", plan) == 4
    assert records.next_position(workspace, "objective", other) == 1
