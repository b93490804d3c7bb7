"""The laws of merging (identity, fast-forward, idempotence …), tried on any kinds and edits."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.merge.any_records import World, added, edits, rows, sent_back, with_rows, worlds
from tests.exchange.merge.examples import law
from tests.exchange.merge.making import (
    HERE,
    Rows,
    applied,
    copied,
    everything,
    key,
    make_plan,
    package,
)
from urbandesk.exchange.incoming import Incoming
from urbandesk.exchange.merge.cells import equal
from urbandesk.exchange.merge.engine import Copy, Here
from urbandesk.exchange.merge.options import Options
from urbandesk.exchange.merge.plan import Answer, Category, Decision, Item, MergePlan
from urbandesk.exchange.merge.resolving import resolve
from urbandesk.exchange.merge.several import plan_copies
from urbandesk.exchange.merge.values import elements
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Stored

# Few values in few rows often look as if rows had been shifted; that has tests of its own.
OPTIONS = Options(workspace=HERE, trusted=frozenset({"place", "thing"}))


def plan_for(world: World, ours: Rows, file: Incoming, gone: set[str] | None = None) -> MergePlan:
    return make_plan(
        package(world.base), file, ours, gone or set(), kinds=world.kinds, options=OPTIONS
    )


def after(world: World, ours: Rows, plan: MergePlan, answer: Answer | None = None) -> Rows:
    decisions = everything(plan, answer) if answer else {}
    return applied(ours, resolve(plan, decisions, kinds=world.kinds))


def covers(plan: MergePlan, kind: str, record: str, column: str) -> bool:
    return any(
        item.kind == kind and item.record == record and (item.about_row or column in item.columns)
        for item in plan.items
    )


@law
@given(st.data())
def test_identity_a_copy_that_nobody_edited_asks_for_nothing(data: st.DataObject) -> None:
    world = data.draw(worlds(alike=True))
    ours = data.draw(edits(world))
    plan = plan_for(world, ours, sent_back(world, world.base))
    assert plan.is_empty
    assert after(world, ours, plan) == ours


@law
@given(st.data())
def test_fast_forward_edits_are_taken_whole_where_nothing_changed_here(data: st.DataObject) -> None:
    world = data.draw(worlds())
    theirs = data.draw(edits(world))
    plan = plan_for(world, world.base, sent_back(world, theirs))
    assert {item.category for item in plan.items} <= {Category.CHANGE, Category.DAMAGE}
    assert after(world, world.base, plan, Answer.THEIRS) == theirs


@law
@given(st.data())
def test_idempotence_the_same_file_asks_for_nothing_a_second_time(data: st.DataObject) -> None:
    world = data.draw(worlds())
    ours = data.draw(edits(world))
    file = data.draw(with_rows(world, sent_back(world, data.draw(edits(world)))))
    gone: set[str] = set()
    plan = plan_for(world, ours, file)
    decisions = {item.id: data.draw(decisions_for(plan, item)) for item in plan.items}
    done = resolve(plan, decisions, kinds=world.kinds)
    again = make_plan(
        package(world.base),
        file,
        applied(ours, done, gone),
        gone,
        kinds=world.kinds,
        options=replace(OPTIONS, settled=done.settled),
    )
    held = {item for each in done.held for item in each.items}
    assert {item.id for item in again.items} <= held


@st.composite
def decisions_for(draw: st.DrawFn, plan: MergePlan, item: Item) -> Decision:
    """Draw a decision that fits an item."""
    fitting: list[Answer] = [answer for answer in item.answers if answer is not Answer.TYPED]
    answer = draw(st.sampled_from(fitting or [Answer.TYPED]))
    same = item.like[0] if item.like else next(iter(plan.ground.ours["thing"]), "")
    return Decision(answer, same=same if answer is Answer.SAME else "")


@law
@given(st.data())
def test_idempotence_what_was_taken_needs_no_memory(data: st.DataObject) -> None:
    world = data.draw(worlds())
    ours = data.draw(edits(world))
    file = sent_back(world, data.draw(edits(world)))
    taken = after(world, ours, plan_for(world, ours, file), Answer.THEIRS)
    assert plan_for(world, taken, file).is_empty


@law
@given(st.data())
def test_symmetry_without_conflicts_it_does_not_matter_which_side_is_here(
    data: st.DataObject,
) -> None:
    world = data.draw(worlds())
    one, other = data.draw(edits(world, 0, 2)), data.draw(edits(world, 1, 2))
    first = plan_for(world, one, sent_back(world, other))
    second = plan_for(world, other, sent_back(world, one))
    assert not first.of(Category.CONFLICT)
    assert after(world, one, first, Answer.THEIRS) == after(world, other, second, Answer.THEIRS)


@law
@given(st.data())
def test_no_invention_every_result_stood_somewhere_before(data: st.DataObject) -> None:
    world = data.draw(worlds())
    ours, theirs = data.draw(edits(world)), data.draw(edits(world))
    plan = plan_for(world, ours, sent_back(world, theirs))
    answer = data.draw(st.sampled_from([Answer.OURS, Answer.THEIRS, Answer.BASE]))
    result = after(world, ours, plan, answer)
    for kind, records in result.items():
        for record, row in records.items():
            for name, value in row.items():
                known = [side[kind][record][name] for side in (world.base, ours, theirs)]
                if world.kinds[kind].columns[name].field.is_set:
                    assert elements(value) <= elements_of_all(known)
                else:
                    assert value in known


def elements_of_all(known: list[str | int | None]) -> frozenset[str]:
    return frozenset().union(*map(elements, known))


@law
@given(st.data())
def test_no_silent_loss_each_change_is_in_the_result_or_listed(data: st.DataObject) -> None:
    world = data.draw(worlds())
    ours, theirs = data.draw(edits(world)), data.draw(edits(world))
    file = data.draw(with_rows(world, sent_back(world, theirs)))
    plan = plan_for(world, ours, file)
    result = after(world, ours, plan)
    for kind, records in world.base.items():
        columns = world.kinds[kind].columns
        for record, row in records.items():
            for name, base in row.items():
                now = result[kind].get(record, {}).get(name)
                for side in (ours, theirs):
                    changed = side[kind][record][name]
                    if not equal(columns[name], changed, base):
                        kept = is_in(columns[name], base, changed, now)
                        assert kept or covers(plan, kind, record, name)


def is_in(column: FieldColumn, base: Stored, changed: Stored, now: Stored) -> bool:
    """Return whether a change is in the result; of a set, each element added or taken out."""
    if not column.field.is_set:
        return equal(column, now, changed)
    was, came, result = elements(base), elements(changed), elements(now)
    return came - was <= result and not (was - came) & result


@law
@given(st.data())
def test_order_invariance_rows_columns_and_sheets_may_be_moved(data: st.DataObject) -> None:
    world = data.draw(worlds())
    ours = data.draw(edits(world))
    file = data.draw(with_rows(world, sent_back(world, data.draw(edits(world)))))
    moved = data.draw(shuffled(file))
    assert questions(plan_for(world, ours, file)) == questions(plan_for(world, ours, moved))


@st.composite
def shuffled(draw: st.DrawFn, file: Incoming) -> Incoming:
    """Draw the same file with rows, columns and sheets in another order."""
    tables = []
    for table in draw(st.permutations(file.tables)):
        mixed = draw(st.permutations(table.rows))
        places = [row.at for row in table.rows]
        columns = draw(st.permutations(list(table.columns)))
        rows_ = tuple(
            row._replace(at=at, cells={n: row.cells[n] for n in columns if n in row.cells})
            for row, at in zip(mixed, places, strict=True)
        )
        letters = {name: f"C{place}" for place, name in enumerate(columns)}
        tables.append(replace(table, rows=rows_, columns=letters))
    return replace(file, tables=tuple(tables))


def questions(plan: MergePlan) -> dict[str, tuple[object, ...]]:
    """Return what a plan asks, without where in the file it stands."""
    return {
        item.id: (
            item.category,
            item.kind,
            item.record,
            item.columns,
            dict(item.base or {}),
            dict(item.ours or {}),
            sorted((v.sender, sorted(v.values.items(), key=str)) for v in item.versions),
            item.reason.name,
            item.answers,
            dict(item.merged or {}),
        )
        for item in plan.items
    }


@law
@given(st.data())
def test_language_invariance_a_chinese_workbook_asks_the_same(data: st.DataObject) -> None:
    world = data.draw(worlds())
    ours, theirs = data.draw(edits(world)), data.draw(edits(world))
    new = data.draw(st.lists(rows(world.thing), max_size=2))
    english, chinese = (
        added(world, sent_back(world, theirs, spoken), new, set(), spoken)
        for spoken in ("en", "zh_CN")
    )
    assert questions(plan_for(world, ours, english)) == questions(plan_for(world, ours, chinese))


@law
@given(st.data())
def test_locality_records_that_did_not_go_out_stay_as_they_are(data: st.DataObject) -> None:
    world = data.draw(worlds())
    ours = data.draw(edits(world))
    stays = {key(900 + n): data.draw(rows(world.thing)) for n in range(2)}
    ours["thing"] |= copied({"thing": stays})["thing"]
    file = data.draw(with_rows(world, sent_back(world, data.draw(edits(world)))))
    plan = plan_for(world, ours, file)
    result = after(world, ours, plan, Answer.THEIRS)
    assert {record: result["thing"][record] for record in stays} == stays


@law
@given(st.data())
def test_sequence_disjoint_edits_of_several_people_end_alike_in_any_order(
    data: st.DataObject,
) -> None:
    world = data.draw(worlds())
    files = [sent_back(world, data.draw(edits(world, who, 3))) for who in range(3)]
    ends = []
    for order in permutations(files):
        ours = copied(world.base)
        for file in order:
            ours = after(world, ours, plan_for(world, ours, file), Answer.THEIRS)
        ends.append(ours)
    assert all(end == ends[0] for end in ends)
    copies = [Copy(package(world.base), file, f"sender {n}") for n, file in enumerate(files)]
    here = Here(world.base, kinds=world.kinds, options=OPTIONS)
    together = plan_copies(data.draw(st.permutations(copies)), here)
    assert after(world, world.base, together, Answer.THEIRS) == ends[0]


@law
@given(st.data())
def test_several_copies_ask_the_same_in_any_order(data: st.DataObject) -> None:
    world = data.draw(worlds())
    ours = data.draw(edits(world))
    files = [data.draw(with_rows(world, sent_back(world, data.draw(edits(world))))) for _ in "ab"]
    copies = [Copy(package(world.base), file, f"sender {n}") for n, file in enumerate(files)]
    here = Here(ours, kinds=world.kinds, options=OPTIONS)
    one, other = plan_copies(copies, here), plan_copies(copies[::-1], here)
    assert one == other


@law
@given(st.data())
def test_conservation_rows_add_up(data: st.DataObject) -> None:
    world = data.draw(worlds())
    ours = data.draw(edits(world))
    file = data.draw(with_rows(world, sent_back(world, data.draw(edits(world)))))
    plan = plan_for(world, ours, file)
    decisions = {item.id: data.draw(decisions_for(plan, item)) for item in plan.items}
    done = resolve(plan, decisions, kinds=world.kinds)
    result = applied(ours, done)
    expected = done.rows_after({kind: len(records) for kind, records in ours.items()})
    assert {kind: len(records) for kind, records in result.items()} == expected
