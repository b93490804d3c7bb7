"""Damage: how much of it the detectors find, and how seldom they take an edit for damage."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from tests.exchange.merge.damages import DAMAGES, Damaged, honest_edits, world
from tests.exchange.merge.making import (
    Rows,
    applied,
    came,
    cell,
    copied,
    incoming,
    key,
    merge,
    only,
    records,
    resolved,
    with_cells,
)
from urbandesk.exchange.incoming import Incoming, IncomingTable
from urbandesk.exchange.merge.options import Options
from urbandesk.exchange.merge.plan import Answer, Category, MergePlan, Severity
from urbandesk.exchange.merge.resolving import resolve

ROUNDS = 12
# What is missed is a value that damage turned into one that people type as well: a code that has
# no zeros to lose afterwards, one swapped day in a column, a rounded number that ended in zeros.
RECALL, PRECISION = 0.97, 0.99
# One edit in two hundred may be asked about; asking costs a click, taking damage costs the value.
FALSE_ALARMS = 0.005


def found(plan: MergePlan, name: str = "") -> set[tuple[str, str]]:
    """Return the cells listed as damage, of one detector or of any."""
    return {
        (item.record, column)
        for item in plan.of(Category.DAMAGE)
        for column in item.columns
        if (not name or item.reason.name == name)
        and (item.base or {}).get(column) != item.theirs.get(column)
    }


def rounds(make: object) -> Iterator[tuple[Rows, Damaged]]:
    for seed in range(ROUNDS):
        random_ = random.Random(seed)
        base = world(random_)
        assert callable(make)
        yield base, make(random_, base)


@pytest.mark.parametrize("name", DAMAGES)
def test_the_detectors_find_damage_and_say_which(name: str) -> None:
    right = listed = really = 0
    for base, damaged in rounds(DAMAGES[name]):
        cells = found(merge(base, base, damaged.file), name.partition(" ")[0])
        right += len(cells & damaged.cells)
        listed += len(cells)
        really += len(damaged.cells)
    assert really > 20, "too little damage to measure"
    recall, precision = right / really, right / max(listed, 1)
    shown = f"{name}: recall {recall:.3f} of {really}, precision {precision:.3f} of {listed}"
    assert recall >= RECALL, shown
    assert precision >= PRECISION, shown


def test_edits_are_hardly_ever_taken_for_damage() -> None:
    edits = alarms = 0
    for base, edited in rounds(honest_edits):
        plan = merge(base, base, edited.file)
        alarms += len(found(plan))
        edits += len(edited.cells)
        assert not any(item.reason.name == "identity_shift" for item in plan.items)
    assert edits > 100
    assert alarms / edits <= FALSE_ALARMS, f"{alarms} alarms in {edits} edits"


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_keeps_what_is_here_until_somebody_takes_it(name: str) -> None:
    base, damaged = next(rounds(DAMAGES[name]))
    plan = merge(base, base, damaged.file)
    after = resolved(base, plan)
    for record, column in damaged.cells & found(plan):
        assert after["person"][record][column] == base["person"][record][column]


def sorted_without_keys(file: Incoming, random_: random.Random, many: int) -> Incoming:
    """Return the file with the rows mixed but the hidden keys where they were."""
    [table] = file.tables
    places = random_.sample(range(len(table.rows)), many)
    cells = [table.rows[place].cells for place in places]
    moved = dict(zip(places, [*cells[1:], cells[0]], strict=True))
    rows = tuple(
        type(row)(row.id, moved.get(place, row.cells), row.at)
        for place, row in enumerate(table.rows)
    )
    return incoming([IncomingTable(table.kind, table.columns, rows, table.sheet)])


@pytest.mark.parametrize("many", [8, 12, 20, 40])
def test_rows_sorted_without_their_keys_stop_the_sheet(many: int) -> None:
    caught = 0
    for seed in range(ROUNDS):
        random_ = random.Random(seed)
        base = world(random_)
        plan = merge(base, base, sorted_without_keys(came(base), random_, many))
        caught += [item.reason.name for item in plan.items] == ["identity_shift"]
        assert resolve(plan, {}).is_empty
    assert caught == ROUNDS


def test_a_stopped_sheet_can_be_realigned_and_nothing_is_lost() -> None:
    random_ = random.Random(1)
    base = world(random_)
    edited = copied(base)
    edited["person"][key(1)]["source"] = "typed in the copy"
    file = sorted_without_keys(came(edited), random_, len(base["person"]))
    assert only(merge(base, base, file)).severity is Severity.HIGH
    plan = merge(base, base, file, options=Options(realigned=frozenset({"person"})))
    assert applied(base, resolve(plan, {})) == edited


def test_script_alone_is_an_edit_that_says_so() -> None:
    base = records("city", {"name_zh": "重庆", "country": "CN"})
    plan = merge(base, base, with_cells(came(base), "city", key(1), name_zh=cell("重慶")))
    assert only(plan).category is Category.CHANGE
    assert "script_only" in only(plan).tags


def test_one_percent_is_an_edit_and_a_column_of_them_is_damage() -> None:
    world_ = records("figure", *({"value": n * 10_000, "year": 2020} for n in range(1, 9)))
    file = came(world_)
    one = merge(world_, world_, with_cells(file, "figure", key(1), value=cell(0.01)))
    assert not one.of(Category.DAMAGE)
    for number in range(1, 9):
        file = with_cells(file, "figure", key(number), value=cell(number / 100))
    plan = merge(world_, world_, file)
    assert {item.reason.name for item in plan.items} == {"percent"}
    assert len({item.bulk for item in plan.items}) == 1
    taken = resolved(world_, plan, Answer.THEIRS)
    assert taken["figure"][key(3)]["value"] == 300
