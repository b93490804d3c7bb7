"""The cases across rows (X): parents, children, unique entries, order, circles, names."""

from __future__ import annotations

from tests.exchange.merge.making import (
    Rows,
    Sender,
    applied,
    came,
    cell,
    copied,
    everything,
    incoming,
    key,
    merge,
    only,
    records,
    resolved,
    with_cells,
    with_new,
    with_row,
)
from urbandesk.exchange.incoming import Incoming, Mark
from urbandesk.exchange.merge.plan import Answer, Category, Decision, Severity
from urbandesk.exchange.merge.resolving import resolve
from urbandesk.models.field import Field, Kind
from urbandesk.models.kind import RecordKind

CITIES = records(
    "city", {"name_en": "Rome", "country": "IT"}, {"name_en": "Yantai", "country": "CN"}
)
BODIES = records("organisation", {"name_en": "Waste office", "city": key(1)})
BODIES["organisation"] = {key(50): BODIES["organisation"][key(1)]}
BASE = {**CITIES, **BODIES}
PLAN = {
    **records(
        "plan", {"title_en": "Plan", "edition": "1", "starts": "2026-01-01", "ends": "2026-12-31"}
    ),
    "objective": {
        key(60 + n): {
            "plan": key(1),
            "position": n,
            "title_en": f"Goal {n}",
            "description_en": None,
        }
        for n in (1, 2, 3)
    },
}


def test_an_entry_that_would_stand_twice_is_held_back_and_the_rest_goes_on() -> None:
    base: Rows = {
        **records("plan", {"title_en": "P", "edition": "1"}),
        "step_mark": {
            key(80 + n): {"plan": key(1), "step": step, "state": "complete", "reason": "r"}
            for n, step in enumerate(("one", "two", "three"))
        },
    }
    file = with_cells(came(base), "step_mark", key(80), step=cell("two"))
    file = with_cells(file, "step_mark", key(82), reason=cell("better"))
    done = resolve(merge(base, base, file), {})
    assert [(held.record, held.reason.name) for held in done.held] == [(key(80), "unique")]
    assert [update.record for update in done.updates] == [key(82)]


def test_pointing_at_what_was_deleted_here_is_asked_and_can_bring_it_back() -> None:
    ours = copied(BASE)
    del ours["city"][key(2)]
    file = with_cells(came(BASE), "organisation", key(50), city=cell("Yantai"))
    plan = merge(BASE, ours, file, tombstones=[key(2)])
    assert (only(plan).category, only(plan).reason.name) == (Category.CONFLICT, "missing_parent")
    assert resolve(plan, {}).is_empty
    done = resolve(plan, everything(plan, Answer.RESTORE))
    assert [back.record for back in done.restores] == [key(2)]
    assert [dict(update.values) for update in done.updates] == [{"city": key(2)}]


def test_a_new_row_may_point_at_another_new_row_by_its_name() -> None:
    file = with_new(came(BASE), "city", {"name_en": cell("Lyon"), "country": cell("FR")})
    file = with_new(file, "organisation", {"name_en": cell("Metro"), "city": cell("Lyon")})
    plan = merge(BASE, BASE, file)
    done = resolve(plan, {})
    assert [made.kind for made in done.inserts] == ["city", "organisation"]
    assert done.inserts[1].values["city"] == done.inserts[0].record


def test_what_points_at_a_new_row_that_is_left_out_is_held_back() -> None:
    file = with_new(came(BASE), "city", {"name_en": cell("Lyon"), "country": cell("FR")})
    file = with_cells(file, "organisation", key(50), city=cell("Lyon"))
    plan = merge(BASE, BASE, file)
    city = next(item for item in plan.items if item.kind == "city")
    done = resolve(plan, {city.id: Decision(Answer.SKIP)})
    assert done.is_empty
    assert [held.reason.name for held in done.held] == ["parent_not_added"]


def test_what_points_at_a_new_row_that_is_a_known_record_points_at_that() -> None:
    file = with_new(came(BASE), "city", {"name_en": cell("Yan-tai"), "country": cell("CN")})
    file = with_cells(file, "organisation", key(50), city=cell("Yan-tai"))
    plan = merge(BASE, BASE, file)
    city = next(item for item in plan.items if item.kind == "city")
    done = resolve(plan, {city.id: Decision(Answer.SAME, same=key(2))})
    assert applied(BASE, done)["organisation"][key(50)]["city"] == key(2)


def test_a_renamed_city_is_still_found_by_the_name_with_which_it_went_out() -> None:
    ours = copied(BASE)
    ours["city"][key(1)]["name_en"] = "Roma"
    file = with_new(came(BASE), "organisation", {"name_en": cell("Metro"), "city": cell("Rome")})
    [made] = resolve(merge(BASE, ours, file), {}).inserts
    assert made.values["city"] == key(1)


def delete_plan(file: Incoming) -> Incoming:
    return with_row(file, "plan", key(1), mark=Mark.DELETE)


def test_deleting_what_has_unchanged_children_needs_no_question() -> None:
    plan = merge(PLAN, PLAN, delete_plan(came(PLAN)))
    assert only(plan).category is Category.DELETE


def test_deleting_what_has_children_that_were_changed_is_a_conflict() -> None:
    ours = copied(PLAN)
    ours["objective"][key(61)]["title_en"] = "Changed here"
    here = merge(PLAN, ours, delete_plan(came(PLAN)))
    there = merge(
        PLAN, PLAN, with_cells(delete_plan(came(PLAN)), "objective", key(61), title_en=cell("New"))
    )
    for plan in (here, there):
        item = next(item for item in plan.items if item.kind == "plan")
        assert (item.category, item.reason.name) == (Category.CONFLICT, "children_edited")
        assert item.severity is Severity.HIGH
        assert not resolve(plan, {}).removals
    done = resolve(there, everything(there, Answer.DELETE))
    assert [gone.kind for gone in done.removals] == ["plan"]
    assert not done.updates


def test_an_order_moved_on_one_side_is_taken_and_on_both_sides_ours_stays() -> None:
    file = with_cells(came(PLAN), "objective", key(61), position=cell(9))
    assert resolved(PLAN, merge(PLAN, PLAN, file))["objective"][key(61)]["position"] == 9
    ours = copied(PLAN)
    ours["objective"][key(63)]["position"] = 0
    plan = merge(PLAN, ours, file)
    assert (only(plan).reason.name, only(plan).needed) == ("moved", False)
    assert resolved(ours, plan)["objective"][key(61)]["position"] == 1


def test_what_organisations_think_is_no_order_though_it_is_called_a_position() -> None:
    base = records("organisation", {"name_en": "Waste office"}, {"name_en": "Water office"})
    ours = copied(base)
    ours["organisation"][key(1)]["position"] = "opposes"
    file = with_cells(came(base), "organisation", key(2), position=cell("supports"))
    plan = merge(base, ours, file)
    assert only(plan).reason.name == "edited"
    assert resolved(ours, plan)["organisation"][key(2)]["position"] == "supports"


def test_a_period_that_would_end_before_it_starts_is_held_back() -> None:
    plan = merge(PLAN, PLAN, with_cells(came(PLAN), "plan", key(1), ends=cell("2025-06-30")))
    done = resolve(plan, {})
    assert [held.reason.name for held in done.held] == ["wrong_order"]
    assert done.is_empty
    assert not done.settled


def test_a_circle_is_held_back_whole() -> None:
    kind = RecordKind(
        "part",
        "Part",
        "Parts",
        (Field("name", "Name"), Field("above", "Above", Kind.REFERENCE, target="part")),
    )
    kinds = {"part": kind}
    base = {"part": {key(n): {"name": f"P{n}", "above": None} for n in (1, 2, 3)}}
    theirs = copied(base)
    theirs["part"][key(1)]["above"] = key(2)
    theirs["part"][key(2)]["above"] = key(1)
    theirs["part"][key(3)]["above"] = key(1)
    file = incoming(Sender(kinds).tables(theirs))
    done = resolve(merge(base, base, file, kinds=kinds), {}, kinds=kinds)
    assert {held.record for held in done.held} == {key(1), key(2)}
    assert [update.record for update in done.updates] == [key(3)]
