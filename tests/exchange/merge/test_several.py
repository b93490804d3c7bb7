"""Several returned copies of one package in one plan."""

from __future__ import annotations

import pytest

from tests.exchange.merge.making import (
    HERE,
    applied,
    came,
    cell,
    everything,
    key,
    only,
    package,
    records,
    with_cells,
    with_new,
    with_row,
    without_rows,
)
from urbandesk.exchange.incoming import Incoming, Mark
from urbandesk.exchange.merge.engine import Copy, Here
from urbandesk.exchange.merge.options import Options
from urbandesk.exchange.merge.plan import Answer, Category, Decision, MergePlan
from urbandesk.exchange.merge.resolving import resolve
from urbandesk.exchange.merge.several import plan_copies

A, B = key(11), key(12)
BASE = {
    "theme": dict(
        zip(
            (A, B),
            records("theme", {"name_en": "Air"}, {"name_en": "Bus"})["theme"].values(),
            strict=True,
        )
    ),
    **records("city", {"name_en": "Rome", "country": "IT"}, {"name_en": "Yantai", "country": "CN"}),
    **records("partnership", {"name_en": "Pair", "themes": None}),
}


def plan_of(*files: Incoming, options: Options | None = None) -> MergePlan:
    copies = [Copy(package(BASE), file, f"sender {n}") for n, file in enumerate(files, 1)]
    return plan_copies(copies, Here(BASE, options=options or Options(workspace=HERE)))


def test_what_all_say_alike_is_one_item_that_names_them() -> None:
    file = with_cells(came(BASE), "city", key(1), source=cell("Istat"))
    item = only(plan_of(file, file))
    assert item.category is Category.CHANGE
    assert [(v.sender, v.also) for v in item.versions] == [("sender 1", ("sender 2",))]


def test_what_they_say_differently_stands_side_by_side_and_nothing_is_chosen() -> None:
    plan = plan_of(
        *(with_cells(came(BASE), "city", key(1), source=cell(s)) for s in ("Istat", "Comune"))
    )
    item = only(plan)
    assert (item.category, item.needed) == (Category.CONFLICT, True)
    assert [v.values["source"] for v in item.versions] == ["Istat", "Comune"]
    assert resolve(plan, {}).is_empty
    done = resolve(plan, {item.id: Decision(Answer.THEIRS, sender="sender 2")})
    assert applied(BASE, done)["city"][key(1)]["source"] == "Comune"


def test_changes_of_different_fields_go_together() -> None:
    plan = plan_of(
        with_cells(came(BASE), "city", key(1), source=cell("Istat")),
        with_cells(came(BASE), "city", key(1), name_zh=cell("罗马")),
    )
    assert [item.category for item in plan.items] == [Category.CHANGE, Category.CHANGE]
    [update] = resolve(plan, {}).updates
    assert dict(update.values) == {"source": "Istat", "name_zh": "罗马"}


def test_sets_take_the_additions_of_everybody() -> None:
    plan = plan_of(
        *(with_cells(came(BASE), "partnership", key(1), themes=cell(s)) for s in ("Air", "Bus"))
    )
    done = resolve(plan, {})
    assert applied(BASE, done)["partnership"][key(1)]["themes"] == f"{A}\n{B}"


def test_one_deletes_what_another_one_changes() -> None:
    plan = plan_of(
        with_row(came(BASE), "city", key(2), mark=Mark.DELETE),
        with_cells(came(BASE), "city", key(2), source=cell("x")),
    )
    assert [item.reason.name for item in plan.of(Category.CONFLICT)] == ["deleted_and_changed"]
    assert not resolve(plan, {}).removals
    done = resolve(plan, everything(plan, Answer.DELETE))
    assert [gone.record for gone in done.removals] == [key(2)]
    assert not done.updates


def test_a_row_that_came_back_in_one_copy_is_not_missing() -> None:
    options = Options(workspace=HERE, missing_as_deleted=frozenset({"city"}))
    gone = without_rows(came(BASE), "city", key(2))
    assert plan_of(gone, came(BASE), options=options).is_empty
    assert not plan_of(gone, came(BASE)).missing
    assert plan_of(gone, gone).missing == {"city": (key(2),)}


def test_the_same_new_row_with_other_entries_is_one_question() -> None:
    plan = plan_of(
        *(
            with_new(
                came(BASE),
                "city",
                {"name_en": cell("Lyon"), "country": cell("FR"), "source": cell(s)},
            )
            for s in ("a", "b")
        )
    )
    assert only(plan).reason.name == "copies_differ"
    done = resolve(plan, {only(plan).id: Decision(Answer.ADD, sender="sender 2")})
    assert [made.values["source"] for made in done.inserts] == ["b"]


def test_copies_of_different_packages_and_nameless_senders_are_refused() -> None:
    copies = [Copy(package(BASE, id=name), came(BASE), name) for name in ("one", "two")]
    with pytest.raises(ValueError, match="different packages"):
        plan_copies(copies, Here(BASE))
    with pytest.raises(ValueError, match="same sender"):
        plan_copies([Copy(package(BASE), came(BASE))] * 2, Here(BASE))
