"""A delegation copy comes home through the same review, apply and undo as a workbook."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.services.delegation.delegates import (
    PASSWORD,
    city_of,
    handed_to_delegation,
    keys,
    pair_of_plan,
    read,
    taken,
    value,
    working,
)
from urbandesk import sealing
from urbandesk.exchange.merge.plan import Answer, Category, Decision
from urbandesk.models.field import Layer
from urbandesk.models.file_errors import WorkspaceInUse
from urbandesk.progress import Unwatched
from urbandesk.services import history
from urbandesk.services.delegation import private
from urbandesk.services.handouts import packages
from urbandesk.services.homecoming import applying, waiting
from urbandesk.services.homecoming.review import BASE_EMBEDDED, BASE_HERE
from urbandesk.services.register import attachments, records
from urbandesk.services.register.attachments import NewFile
from urbandesk.services.workspace import Workspace

DAY = date(2026, 7, 1)


@pytest.fixture
def city(sample: Workspace) -> str:
    """Give a city of the partnership that goes out."""
    return city_of(sample, pair_of_plan(sample))


@pytest.mark.parametrize("layer", list(Layer))
def test_a_copy_that_nobody_worked_in_asks_for_nothing(
    sample: Workspace, tmp_path: Path, layer: Layer
) -> None:
    review = read(sample, handed_to_delegation(sample, tmp_path / "c.urbandesk", layer=layer))
    assert review.plan.items == ()
    assert review.plan.missing == {}
    assert review.sources[0].base == BASE_HERE


def test_what_was_changed_there_is_taken_in_one_step(
    sample: Workspace, tmp_path: Path, city: str
) -> None:
    records.edit(sample, "city", city, {"source": "Register", "note": "Ours alone"})
    path = handed_to_delegation(sample, tmp_path / "c.urbandesk")
    with working(path) as copy:
        records.edit(copy, "city", city, {"region_en": "Latium", "source": None})
        new = records.add(copy, "city", {"name_en": "Ghent", "country": "BE"})
        action = keys(copy, "action")[0]
        records.remove(copy, "action", [action])
    before = value(sample, "city", city, "region_en")
    review = read(sample, path)
    assert {item.category for item in review.plan.items} == {
        Category.CHANGE,
        Category.NEW,
        Category.DELETE,
    }
    applied = applying.apply(sample, review, {}, progress=Unwatched())
    assert (applied.added, applied.changed) == (1, 1)
    assert value(sample, "city", city, "region_en") == "Latium"
    assert value(sample, "city", city, "source") is None
    assert value(sample, "city", city, "note") == "Ours alone"
    assert value(sample, "city", new, "name_en") == "Ghent"
    assert action not in keys(sample, "action")
    history.undo(sample)
    assert value(sample, "city", city, "region_en") == before
    assert value(sample, "city", city, "source") == "Register"
    assert new not in keys(sample, "city")
    assert action in keys(sample, "action")


def test_what_was_filled_in_where_nothing_went_out_never_overwrites_ours(
    sample: Workspace, tmp_path: Path, city: str
) -> None:
    records.edit(sample, "city", city, {"note": "Ours alone"})
    path = handed_to_delegation(sample, tmp_path / "c.urbandesk")
    with working(path) as copy:
        records.edit(copy, "city", city, {"note": "Theirs"})
    [item] = read(sample, path).plan.items
    assert item.category is Category.CONFLICT
    assert item.base is None


def test_both_sides_edits_of_one_field_wait_for_an_answer(
    sample: Workspace, tmp_path: Path, city: str
) -> None:
    path = handed_to_delegation(sample, tmp_path / "c.urbandesk")
    with working(path) as copy:
        records.edit(copy, "city", city, {"region_en": "Theirs"})
    records.edit(sample, "city", city, {"region_en": "Ours"})
    review = read(sample, path)
    [conflict] = review.plan.of(Category.CONFLICT)
    applying.apply(sample, review, {}, progress=Unwatched())
    assert value(sample, "city", city, "region_en") == "Ours"
    path.unlink()
    [kept] = waiting.waiting(sample)
    again, _decisions = waiting.take_up(sample, kept.id, progress=Unwatched())
    applying.apply(sample, again, {conflict.id: Decision(Answer.THEIRS)}, progress=Unwatched())
    assert value(sample, "city", city, "region_en") == "Theirs"
    assert waiting.waiting(sample) == ()


def test_a_copy_taken_home_twice_asks_for_nothing_more(
    sample: Workspace, tmp_path: Path, city: str
) -> None:
    path = handed_to_delegation(sample, tmp_path / "c.urbandesk")
    with working(path) as copy:
        records.edit(copy, "city", city, {"region_en": "Latium"})
    taken(sample, path)
    assert read(sample, path).plan.items == ()
    with working(path) as copy:
        records.edit(copy, "city", city, {"region_zh": "拉齐奥"})
    [item] = read(sample, path).plan.items
    assert item.columns == ("region_zh",)


def test_many_equal_edits_are_no_damage_of_a_spreadsheet(sample: Workspace, tmp_path: Path) -> None:
    path = handed_to_delegation(sample, tmp_path / "c.urbandesk", layer=Layer.OWN)
    with working(path) as copy:
        bodies = keys(copy, "organisation")
        for body in bodies:
            records.edit(copy, "organisation", body, {"capacity_en": "1.5E+10"})
    review = read(sample, path)
    assert {item.record for item in review.plan.items} == set(bodies)
    assert {item.category for item in review.plan.items} == {Category.CHANGE}


def test_files_come_home_with_their_content(sample: Workspace, tmp_path: Path, city: str) -> None:
    path = handed_to_delegation(sample, tmp_path / "c.urbandesk")
    with working(path) as copy:
        [made] = attachments.attach(copy, "city", city, [NewFile("Photo.txt", b"a photo", DAY)])
    applied = taken(sample, path)
    assert applied.added == 1
    assert attachments.content(sample, made) == b"a photo"
    history.undo(sample)
    assert made not in keys(sample, "attachment")
    history.redo(sample)
    assert attachments.content(sample, made) == b"a photo"


def test_a_file_on_a_record_deleted_here_is_left_out_and_said(
    sample: Workspace, tmp_path: Path
) -> None:
    path = handed_to_delegation(sample, tmp_path / "c.urbandesk")
    with working(path) as copy:
        body = keys(copy, "organisation")[0]
        attachments.attach(copy, "organisation", body, [NewFile("Photo.txt", b"a photo", DAY)])
    records.remove(sample, "organisation", [body])
    review = read(sample, path)
    assert [item for item in review.plan.items if item.kind == "attachment"] == []
    assert [notice.details for notice in review.plan.notices] == [{"count": 1}]


def test_a_sealed_copy_comes_home_with_its_password(
    sample: Workspace, tmp_path: Path, city: str
) -> None:
    sealed = handed_to_delegation(sample, tmp_path / "c.urbandesk", password=PASSWORD)
    work = tmp_path / "work.urbandesk"
    work.write_bytes(private.unsealed(sealed, PASSWORD))
    with working(work) as copy:
        records.edit(copy, "city", city, {"region_en": "Latium"})
    back = tmp_path / "back.urbandesk"
    sealing.seal(work.read_bytes(), back, PASSWORD)
    with pytest.raises(private.NeedsPassword):
        read(sample, back)
    with pytest.raises(sealing.WrongPassword):
        read(sample, back, password="not this one")
    [item] = read(sample, back, password=PASSWORD).plan.items
    assert item.columns == ("region_en",)


def test_the_copy_is_only_read_and_the_open_file_is_refused(
    sample: Workspace, tmp_path: Path, city: str
) -> None:
    path = handed_to_delegation(sample, tmp_path / "c.urbandesk")
    with working(path) as copy:
        records.edit(copy, "city", city, {"region_en": "Latium"})
    before = path.read_bytes()
    taken(sample, path)
    assert path.read_bytes() == before
    with pytest.raises(WorkspaceInUse):
        read(sample, sample.path)


def test_an_origin_that_forgot_the_copy_uses_the_base_in_it(
    sample: Workspace, tmp_path: Path, city: str
) -> None:
    path = handed_to_delegation(sample, tmp_path / "c.urbandesk")
    with working(path) as copy:
        records.edit(copy, "city", city, {"region_en": "Latium"})
    packages.forget(sample, read(sample, path).plan.packages[0])
    review = read(sample, path)
    assert review.sources[0].base == BASE_EMBEDDED
    assert [item.columns for item in review.plan.items] == [("region_en",)]


def test_two_copies_of_one_delegation_come_home_together(
    sample: Workspace, tmp_path: Path, city: str
) -> None:
    first = handed_to_delegation(sample, tmp_path / "a.urbandesk")
    second = tmp_path / "b.urbandesk"
    second.write_bytes(first.read_bytes())
    for path, column in ((first, "region_en"), (second, "region_zh")):
        with working(path) as copy:
            records.edit(copy, "city", city, {column: "Latium"})
    review = read(sample, second, first)
    assert sorted(item.columns for item in review.plan.items) == [("region_en",), ("region_zh",)]
