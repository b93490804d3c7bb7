"""The cases of rows (R), cells (C) and packages (P), one by one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.exchange.merge.making import (
    HERE,
    applied,
    came,
    cell,
    copied,
    everything,
    incoming,
    key,
    make_plan,
    merge,
    only,
    package,
    records,
    resolved,
    with_cells,
    with_new,
    with_row,
    without_rows,
)
from urbandesk.exchange.incoming import Mark, RawCell
from urbandesk.exchange.merge.bases import choose_base
from urbandesk.exchange.merge.engine import NewerCopy
from urbandesk.exchange.merge.options import Options
from urbandesk.exchange.merge.plan import Answer, Category, Decision
from urbandesk.exchange.merge.resolving import resolve
from urbandesk.exchange.package import pack

ROME, YANTAI = key(1), key(2)
BASE = records(
    "city",
    {
        "name_en": "Rome",
        "name_zh": "罗马",
        "country": "IT",
        "latitude": 4_189_000,
        "longitude": 1_249_000,
    },
    {"name_en": "Yantai", "name_zh": "烟台", "country": "CN", "source": "GeoNames", "note": "own"},
)
SENT = came(BASE)


def edited(**columns: object) -> dict[str, dict[str, dict[str, str | int | None]]]:
    ours = copied(BASE)
    ours["city"][ROME].update(columns)  # type: ignore[arg-type]
    return ours


def test_a_change_of_theirs_alone_is_taken() -> None:
    plan = merge(BASE, BASE, with_cells(SENT, "city", ROME, source=cell("Istat")))
    assert only(plan).category is Category.CHANGE
    assert resolved(BASE, plan)["city"][ROME]["source"] == "Istat"


def test_the_same_change_on_both_sides_is_only_counted() -> None:
    ours = edited(source="Istat")
    plan = merge(BASE, ours, with_cells(SENT, "city", ROME, source=cell("Istat")))
    assert plan.is_empty
    assert plan.counts["city"].converged == 1


def test_different_changes_are_a_conflict_that_keeps_ours_until_somebody_decides() -> None:
    ours = edited(source="Istat")
    plan = merge(BASE, ours, with_cells(SENT, "city", ROME, source=cell("Comune")))
    item = only(plan)
    assert (item.category, item.needed, item.answers[0]) == (Category.CONFLICT, True, Answer.OURS)
    done = resolve(plan, {})
    assert done.is_empty
    assert done.open == (item,)


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        (Decision(Answer.OURS), "Istat"),
        (Decision(Answer.THEIRS), "Comune"),
        (Decision(Answer.BASE), None),
        (Decision(Answer.BOTH), "Istat / Comune"),
        (Decision(Answer.TYPED, typed={"source": "Both"}), "Both"),
    ],
)
def test_a_conflict_is_decided_in_any_of_five_ways(
    decision: Decision, expected: str | None
) -> None:
    ours = edited(source="Istat")
    plan = merge(BASE, ours, with_cells(SENT, "city", ROME, source=cell("Comune")))
    done = resolve(plan, {only(plan).id: decision})
    assert applied(ours, done)["city"][ROME]["source"] == expected
    assert not done.open


def test_an_empty_cell_means_no_change_and_the_word_clears() -> None:
    plan = merge(
        BASE, BASE, with_cells(SENT, "city", YANTAI, source=RawCell(), note=cell("(clear)"))
    )
    assert only(plan).columns == ("note",)
    assert plan.counts["city"].empty == 1
    assert resolved(BASE, plan)["city"][YANTAI]["note"] is None


def test_clearing_what_was_changed_here_is_a_conflict() -> None:
    ours = copied(BASE)
    ours["city"][YANTAI]["source"] = "Statistics office"
    plan = merge(BASE, ours, with_cells(SENT, "city", YANTAI, source=cell("(clear)")))
    assert only(plan).category is Category.CONFLICT


def test_a_deleted_column_is_never_a_clear() -> None:
    [table] = SENT.tables
    rows = tuple(
        row._replace(cells={n: c for n, c in row.cells.items() if n != "source"})
        for row in table.rows
    )
    plan = merge(BASE, BASE, incoming([replace(table, rows=rows)]))
    assert plan.is_empty


def test_what_cannot_be_read_is_listed_with_its_place_and_ours_stays() -> None:
    plan = merge(BASE, BASE, with_cells(SENT, "city", ROME, country=cell("Itally")))
    item = only(plan)
    assert item.category is Category.ERROR
    assert item.at is not None
    assert (item.at.sheet, item.at.row) == ("city", 3)
    assert item.versions[0].raw == "Itally"
    assert resolve(plan, {}).is_empty


def test_fields_of_a_group_move_together() -> None:
    ours = edited(longitude=1_250_000)
    plan = merge(BASE, ours, with_cells(SENT, "city", ROME, latitude=cell(41.9)))
    item = only(plan)
    assert (item.category, item.columns) == (Category.CONFLICT, ("latitude", "longitude"))
    taken = resolved(ours, plan, Answer.THEIRS)["city"][ROME]
    assert (taken["latitude"], taken["longitude"]) == (4_190_000, 1_249_000)


def test_of_two_edits_of_a_group_the_one_that_contains_the_other_stands() -> None:
    less, more = edited(latitude=4_190_000), edited(latitude=4_190_000, longitude=1_250_000)
    assert merge(BASE, more, came(less)).is_empty
    assert resolved(less, merge(BASE, less, came(more))) == more


def test_sets_merge_element_by_element() -> None:
    a, b, c = (key(n) for n in (11, 12, 13))
    themes = records("theme", *({"name_en": name} for name in ("Air", "Bus", "Cold")))["theme"]
    world = {
        "theme": {key(n): row for n, row in enumerate(themes.values(), 11)},
        **records("partnership", {"name_en": "P", "themes": f"{a}\n{b}"}),
    }
    ours = copied(world)
    ours["partnership"][key(1)]["themes"] = b
    plan = merge(
        world, ours, with_cells(came(world), "partnership", key(1), themes=cell("Bus; Air; Cold"))
    )
    assert only(plan).category is Category.CHANGE
    assert resolved(ours, plan)["partnership"][key(1)]["themes"] == f"{b}\n{c}"


def test_a_new_wording_keeps_that_it_is_outdated_here() -> None:
    base = records("city", {"name_en": "A", "summary_zh": "旧", "summary_zh_status": "translated"})
    ours = copied(base)
    ours["city"][ROME]["summary_zh_status"] = "outdated"
    plan = merge(base, ours, with_cells(came(base), "city", ROME, summary_zh=cell("新")))
    row = resolved(ours, plan)["city"][ROME]
    assert (row["summary_zh"], row["summary_zh_status"]) == ("新", "outdated")


def test_a_missing_row_is_not_a_deletion_unless_that_is_said() -> None:
    file = without_rows(SENT, "city", YANTAI)
    plan = merge(BASE, BASE, file)
    assert plan.is_empty
    assert plan.missing == {"city": (YANTAI,)}
    asked = merge(BASE, BASE, file, options=Options(missing_as_deleted=frozenset({"city"})))
    assert set(resolved(BASE, asked)["city"]) == {ROME}


def test_a_row_marked_to_be_deleted_goes() -> None:
    plan = merge(BASE, BASE, with_row(SENT, "city", YANTAI, mark=Mark.DELETE))
    assert only(plan).category is Category.DELETE
    assert set(resolved(BASE, plan)["city"]) == {ROME}


def test_deleting_what_was_changed_here_is_a_conflict() -> None:
    ours = edited(source="Istat")
    plan = merge(BASE, ours, with_row(SENT, "city", ROME, mark=Mark.DELETE))
    assert (only(plan).category, only(plan).default.answer) == (Category.CONFLICT, Answer.KEEP)
    assert resolve(plan, {}).is_empty
    assert ROME not in resolved(ours, plan, Answer.DELETE)["city"]


def test_what_was_deleted_here_stays_so_without_a_word_when_the_copy_is_unchanged() -> None:
    ours = copied(BASE)
    del ours["city"][ROME]
    assert merge(BASE, ours, SENT, tombstones=[ROME]).is_empty


def test_what_was_deleted_here_and_changed_there_may_come_back() -> None:
    ours = copied(BASE)
    del ours["city"][ROME]
    file = with_cells(SENT, "city", ROME, source=cell("Istat"))
    plan = merge(BASE, ours, file, tombstones=[ROME])
    assert only(plan).default.answer is Answer.KEEP
    [back] = resolve(plan, everything(plan, Answer.RESTORE)).restores
    assert (back.record, dict(back.values)) == (ROME, {"source": "Istat"})


def test_a_new_row_gets_the_same_id_each_time_the_file_is_read() -> None:
    file = with_new(SENT, "city", {"name_en": cell("Lyon"), "country": cell("France")})
    plan = merge(BASE, BASE, file)
    assert only(plan).category is Category.NEW
    after = resolved(BASE, plan)
    assert len(after["city"]) == 3
    assert merge(BASE, after, file).is_empty


def test_two_new_rows_alike_are_two_and_may_be_sorted() -> None:
    rows = [{"name_en": cell("Lyon"), "country": cell("FR"), "source": cell(s)} for s in "ab"]
    one = merge(BASE, BASE, with_new(SENT, "city", *rows))
    other = merge(BASE, BASE, with_new(SENT, "city", *rows[::-1]))
    assert {i.id: i.theirs for i in one.items} == {i.id: i.theirs for i in other.items}
    assert len({i.record for i in one.items}) == 2


@pytest.mark.parametrize("name", ["Rome", "rome ", "ROME", "罗马", "羅馬"])
def test_a_new_row_that_may_be_here_already_is_asked(name: str) -> None:
    plan = merge(
        BASE,
        BASE,
        with_new(SENT, "city", {"name_en": cell(name), "country": cell("IT"), "source": cell("x")}),
    )
    item = only(plan)
    assert (item.category, item.like) == (Category.CONFLICT, (ROME,))
    assert resolve(plan, {}).is_empty
    done = resolve(plan, {item.id: Decision(Answer.SAME, same=ROME)})
    assert applied(BASE, done)["city"][ROME]["source"] == "x"


def test_a_new_row_that_stands_for_one_that_is_left_out_is_held_back_and_asked_again() -> None:
    row = {"name_en": cell("Lyon"), "country": cell("FR")}
    plan = merge(BASE, BASE, with_new(SENT, "city", row, row))
    [like], [first] = plan.of(Category.CONFLICT), plan.of(Category.NEW)
    decisions = {like.id: Decision(Answer.SAME, same=first.record), first.id: Decision(Answer.SKIP)}
    done = resolve(plan, decisions)
    assert done.is_empty
    assert [held.items for held in done.held] == [(like.id,)]
    assert done.settled == {first.mark}


def test_a_new_row_of_another_country_is_another_city() -> None:
    plan = merge(
        BASE, BASE, with_new(SENT, "city", {"name_en": cell("Rome"), "country": cell("FR")})
    )
    assert not only(plan).like


def test_a_new_row_without_what_it_needs_is_an_error_that_typing_mends() -> None:
    plan = merge(BASE, BASE, with_new(SENT, "city", {"name_en": cell("Lyon")}))
    item = only(plan)
    assert (item.category, item.reason.name) == (Category.ERROR, "missing_required")
    done = resolve(plan, {item.id: Decision(Answer.TYPED, typed={"country": "FR"})})
    assert [dict(i.values) for i in done.inserts] == [{"name_en": "Lyon", "country": "FR"}]


def test_a_wholly_empty_row_is_ignored() -> None:
    assert merge(BASE, BASE, with_new(SENT, "city", {"name_en": RawCell()})).is_empty


def test_a_record_of_another_office_keeps_its_id() -> None:
    file = with_new(SENT, "city", {"name_en": cell("Lyon"), "country": cell("FR")}, id=key(77))
    assert set(resolved(BASE, merge(BASE, BASE, file))["city"]) == {ROME, YANTAI, key(77)}


def test_a_damaged_id_is_asked_and_never_added_blindly() -> None:
    changed = with_cells(SENT, "city", ROME, name_en=cell("Roma"))
    plan = merge(BASE, BASE, with_row(changed, "city", ROME, id=ROME[:20]))
    item = only(plan)
    assert (item.reason.name, item.like[0]) == ("damaged_id", ROME)
    assert resolve(plan, {}).is_empty
    done = resolve(plan, {item.id: Decision(Answer.SAME, same=ROME)})
    assert [dict(update.values) for update in done.updates] == [{"name_en": "Roma"}]


def test_an_id_of_another_kind_is_an_error() -> None:
    world = {**BASE, **records("theme", {"name_en": "Water"})}
    other = {**BASE, "theme": {key(9): world["theme"][key(1)]}}
    file = with_row(came(other), "theme", key(9), id=YANTAI)
    plan = merge(other, other, file)
    assert [item.reason.name for item in plan.of(Category.ERROR)] == ["other_kind"]


def test_one_id_on_equal_rows_is_one_row() -> None:
    [table] = SENT.tables
    assert merge(BASE, BASE, incoming([replace(table, rows=(*table.rows, table.rows[0]))])).is_empty


def test_one_id_on_different_rows_asks_which_one_keeps_it() -> None:
    [table] = with_cells(SENT, "city", ROME, name_en=cell("Lyon"), source=cell("x")).tables
    twin = SENT.tables[0].rows[0]
    twin = twin._replace(at=twin.at._replace(row=9))
    plan = merge(BASE, BASE, incoming([replace(table, rows=(*table.rows, twin))]))
    item = only(plan)
    assert item.reason.name == "duplicate_id"
    assert resolve(plan, {}).is_empty
    done = resolve(plan, {item.id: Decision(Answer.ADD, sender="city!9")})
    assert [made.values["name_en"] for made in done.inserts] == ["Lyon"]
    assert not done.updates


def test_a_copied_row_marked_new_is_a_new_record_and_the_first_one_stays() -> None:
    [table] = SENT.tables
    copy = (
        with_cells(SENT, "city", ROME, name_en=cell("Lyon"), name_zh=cell("里昂")).tables[0].rows[0]
    )
    copy = copy._replace(mark=Mark.NEW, at=copy.at._replace(row=9))
    plan = merge(BASE, BASE, incoming([replace(table, rows=(*table.rows, copy))]))
    assert only(plan).category is Category.NEW


def test_a_record_that_both_made_has_no_common_base() -> None:
    ours = copied(BASE)
    ours["city"][key(77)] = {**ours["city"][ROME], "name_en": "Lyon", "source": None}
    row = {"name_en": cell("Lugdunum"), "source": cell("x")}
    plan = merge(BASE, ours, with_new(SENT, "city", row, id=key(77)))
    found = {item.columns: item.category for item in plan.items}
    assert found == {("name_en",): Category.CONFLICT, ("source",): Category.CHANGE}


def test_without_a_package_nothing_is_deleted_and_only_gaps_are_filled() -> None:
    file = with_cells(SENT, "city", ROME, source=cell("Istat"), name_en=cell("Roma"))
    file = with_row(file, "city", YANTAI, mark=Mark.DELETE)
    plan = merge(None, BASE, file)
    assert {i.category for i in plan.items} == {Category.CONFLICT, Category.CHANGE, Category.DELETE}
    after = resolved(BASE, plan)
    assert set(after["city"]) == {ROME, YANTAI}
    assert (after["city"][ROME]["name_en"], after["city"][ROME]["source"]) == ("Rome", "Istat")
    assert plan.notices


def test_rows_of_a_foreign_table_are_matched_by_the_columns_that_were_chosen() -> None:
    file = with_new(
        incoming([replace(SENT.tables[0], rows=())], package=""),
        "city",
        {"name_en": cell("ROME"), "source": cell("x")},
    )
    plan = merge(None, BASE, file, options=Options(match={"city": ("name_en",)}))
    assert resolved(BASE, plan)["city"][ROME]["source"] == "x"


def test_a_copy_of_a_newer_version_is_refused_with_both_numbers() -> None:
    with pytest.raises(NewerCopy, match=r"format 9, here 3"):
        make_plan(package(BASE, schema=9), SENT, BASE, options=Options(workspace=HERE, schema=3))


def test_a_column_that_an_older_version_did_not_know_is_left_alone() -> None:
    older = {
        "city": {
            r: {n: v for n, v in row.items() if n != "source"} for r, row in BASE["city"].items()
        }
    }
    ours = edited(source="Istat")
    assert merge(older, ours, came(older)).is_empty


def test_our_own_record_of_a_package_wins_over_what_the_file_says() -> None:
    own, other = package(BASE), package(edited(source="forged"))
    chosen = choose_base(replace(SENT, body=pack(other)), pack(own))
    assert chosen.package == own
    assert chosen.notices
    assert choose_base(replace(SENT, body=pack(own)), pack(own)).notices == ()


def test_a_damaged_base_leaves_a_foreign_file_and_says_so() -> None:
    chosen = choose_base(replace(SENT, body=pack(package(BASE))[:-3]), None)
    assert chosen.package is None
    assert chosen.notices


def test_a_record_of_another_workspace_that_never_was_here_is_new() -> None:
    ours = {"city": {ROME: BASE["city"][ROME]}}
    plan = make_plan(
        package(BASE, workspace="elsewhere"), SENT, ours, options=Options(workspace=HERE)
    )
    assert [(i.category, i.record) for i in plan.items] == [(Category.NEW, YANTAI)]
