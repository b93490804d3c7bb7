"""Own values of lists that come home: a record never says one that is not here."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.delegation.delegates import (
    handed_to_delegation,
    keys,
    read,
    second_laptop,
    taken,
    value,
    working,
)
from tests.services.homecoming.copies import Edited, handed_out
from urbandesk.exchange.merge.plan import Answer, Category, Decision, Item
from urbandesk.models.column import choices_of
from urbandesk.models.field import Layer
from urbandesk.models.records.organisation import ORGANISATION
from urbandesk.services.files.sample import write_sample
from urbandesk.services.register import list_values, records
from urbandesk.services.workspace import Workspace

TYPE = ORGANISATION.columns["actor_type"]


def a_port(workspace: Workspace) -> str:
    return list_values.add(workspace, "actor_type", "Port operator", "港口运营单位")


def says(workspace: Workspace, code: str) -> str:
    """Let the first organisation say a value; returns its id."""
    body = keys(workspace, "organisation")[0]
    records.edit(workspace, "organisation", body, {"actor_type": code})
    return body


def uses(workspace: Workspace) -> dict[str, int]:
    """Return the codes of port operators, with the number of records that say each."""
    found = list_values.values(workspace)
    return {one.code: one.used for one in found if one.english == "Port operator"}


def of_kind(items: tuple[Item, ...], kind: str) -> Item:
    [found] = [item for item in items if item.kind == kind]
    return found


@pytest.fixture
def copy(sample: Workspace, tmp_path: Path) -> Path:
    return handed_to_delegation(sample, tmp_path / "copy.urbandesk")


def test_a_record_that_says_a_value_left_out_is_held_back(sample: Workspace, copy: Path) -> None:
    with working(copy) as away:
        body = says(away, a_port(away))
    before = value(sample, "organisation", body, "actor_type")
    item = of_kind(read(sample, copy).plan.items, "list_value")
    applied = taken(sample, copy, decisions={item.id: Decision(Answer.SKIP)})
    assert [(one.kind, one.record) for one in applied.held] == [("organisation", body)]
    assert value(sample, "organisation", body, "actor_type") == before
    assert uses(sample) == {}


def test_a_value_deleted_there_stays_while_records_here_say_it(
    sample: Workspace, tmp_path: Path
) -> None:
    code = a_port(sample)
    copy = handed_to_delegation(sample, tmp_path / "copy.urbandesk")
    with working(copy) as away:
        list_values.remove(away, code)
    says(sample, code)
    [held] = taken(sample, copy).held
    assert (held.kind, held.record) == ("list_value", code)
    assert held.reason.text() == "Records still say this value."
    assert uses(sample) == {code: 1}


def test_a_value_deleted_here_and_said_there_comes_back_when_asked_to(
    sample: Workspace, tmp_path: Path
) -> None:
    code = a_port(sample)
    copy = handed_to_delegation(sample, tmp_path / "copy.urbandesk")
    with working(copy) as away:
        body = says(away, code)
    list_values.remove(sample, code)
    item = of_kind(read(sample, copy).plan.items, "organisation")
    assert item.needed
    assert item.category is Category.CONFLICT
    taken(sample, copy)
    assert value(sample, "organisation", body, "actor_type") != code
    taken(sample, copy, decisions={item.id: Decision(Answer.RESTORE)})
    assert value(sample, "organisation", body, "actor_type") == code
    assert uses(sample) == {code: 1}


def test_one_value_added_on_two_laptops_becomes_one(tmp_path: Path) -> None:
    office = tmp_path / "office.urbandesk"
    write_sample(office)
    other = second_laptop(office, tmp_path / "other.urbandesk")
    with working(other) as away:
        body = says(away, a_port(away))
    with working(office) as home:
        ours = a_port(home)
        item = of_kind(read(home, other).plan.items, "list_value")
        assert item.like == (ours,)
        assert item.needed
        taken(home, other, decisions={item.id: Decision(Answer.SAME, same=ours)})
        assert value(home, "organisation", body, "actor_type") == ours
        assert uses(home) == {ours: 1}


def test_two_values_of_one_name_are_told_apart_in_a_workbook(
    sample: Workspace, tmp_path: Path
) -> None:
    first = a_port(sample)
    names = {"name_en": "Port operator", "name_zh": "港口运营单位"}
    second = records.add(sample, "list_value", {"of_list": "actor_type", **names})
    body, other, unclear = keys(sample, "organisation")[:3]
    records.edit(sample, "organisation", body, {"actor_type": second})
    edited = Edited(handed_out(sample, tmp_path))
    labels = {cell.value for row in edited.book["Lists"].iter_rows() for cell in row}
    [label] = [text for text in labels if str(text).startswith("Port operator #")]
    edited.write("organisation", other, {"actor_type": label})
    edited.write("organisation", unclear, {"actor_type": "Port operator"})
    back = edited.saved(tmp_path / "back.xlsx")
    [asked] = read(sample, back).plan.of(Category.ERROR)
    assert asked.record == unclear
    assert "more than once" in asked.reason.text()
    assert taken(sample, back).changed == 1
    said = [value(sample, "organisation", one, "actor_type") for one in (body, other)]
    assert said == [second, second]
    assert first in dict(choices_of(TYPE))


def test_a_cell_left_alone_asks_nothing_though_its_value_was_deleted_since(
    sample: Workspace, tmp_path: Path
) -> None:
    code = a_port(sample)
    body = says(sample, code)
    book = handed_out(sample, tmp_path)
    records.edit(sample, "organisation", body, {"actor_type": "industry"})
    list_values.remove(sample, code)
    assert read(sample, book).plan.items == ()


@pytest.mark.parametrize(
    ("layer", "lists"),
    [
        (Layer.OWN, {"actor_type", "basis"}),
        (Layer.BOTH, {"actor_type"}),
        (Layer.PUBLIC, {"actor_type"}),
    ],
)
def test_a_copy_takes_along_no_value_of_a_list_that_nothing_in_it_chooses_from(
    sample: Workspace, tmp_path: Path, layer: Layer, lists: set[str]
) -> None:
    a_port(sample)
    list_values.add(sample, "basis", "Letter of the office", "单位函件")
    copy = handed_to_delegation(sample, tmp_path / "copy.urbandesk", layer=layer)
    with working(copy) as away:
        assert {one.of_list for one in list_values.values(away)} == lists
    assert taken(sample, copy).removed == 0


def test_a_value_renamed_on_another_laptop_keeps_its_name_here_until_that_is_taken(
    sample: Workspace, tmp_path: Path
) -> None:
    code = a_port(sample)
    copy = handed_to_delegation(sample, tmp_path / "copy.urbandesk")
    with working(copy) as away:
        list_values.rename(away, code, "Port authority", "港务局")
        assert TYPE.show(code) == "Port operator"
    read(sample, copy)
    assert TYPE.show(code) == "Port operator"
    taken(sample, copy)
    assert TYPE.show(code) == "Port authority"
