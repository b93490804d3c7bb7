"""An import that was undone has not been answered: the same file asks for everything again."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.services.homecoming.copies import Edited, handed_out, read
from urbandesk.exchange.merge.plan import Answer, Category, Decision
from urbandesk.models import schema
from urbandesk.progress import Unwatched
from urbandesk.services import history
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.homecoming import applying
from urbandesk.services.homecoming.review import Review
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace


@pytest.fixture
def copy(sample: Workspace, tmp_path: Path) -> Path:
    """Give a copy with a change, a conflict, a new row and a row marked for deletion."""
    one, other, third = queries.keys(sample, ListQuery("city"))[:3]
    edited = Edited(handed_out(sample, tmp_path))
    edited.write("city", one, {"region_en": "Taken"}).write("city", other, {"region_en": "Theirs"})
    edited.write("city", third, {"~mark": "delete"})
    edited.add("city", {"name_en": "Ghent", "country": "Belgium"})
    records.edit(sample, "city", other, {"region_en": "Ours"})
    return edited.saved(tmp_path / "back.xlsx")


def _apply(workspace: Workspace, review: Review) -> None:
    decisions = {
        item.id: Decision(Answer.OURS if item.category is Category.CONFLICT else item.answers[0])
        for item in review.plan.items
    }
    applying.apply(workspace, review, decisions, progress=Unwatched())


def test_after_undo_the_same_file_asks_for_everything_again(sample: Workspace, copy: Path) -> None:
    review = read(sample, copy)
    _apply(sample, review)
    assert read(sample, copy).plan.items == ()
    history.undo(sample)
    assert {item.id for item in read(sample, copy).plan.items} == {i.id for i in review.plan.items}


def test_a_new_row_that_is_taken_again_after_undo_is_not_among_the_deleted(
    sample: Workspace, copy: Path
) -> None:
    _apply(sample, read(sample, copy))
    history.undo(sample)
    records.add(sample, "city", {"name_en": "Gdynia", "country": "PL"})
    _apply(sample, read(sample, copy))
    with sample.read() as connection:
        stones = set(connection.execute(select(schema.TOMBSTONE.c.record)).scalars())
    assert stones.isdisjoint(queries.keys(sample, ListQuery("city")))


def test_after_redo_it_asks_for_nothing(sample: Workspace, copy: Path) -> None:
    _apply(sample, read(sample, copy))
    history.undo(sample)
    history.redo(sample)
    assert read(sample, copy).plan.items == ()


def test_it_can_be_taken_again_once_it_can_no_longer_be_redone(
    sample: Workspace, copy: Path
) -> None:
    _apply(sample, read(sample, copy))
    count = queries.total(sample, "city")
    history.undo(sample)
    records.add(sample, "city", {"name_en": "Gdynia", "country": "PL"})
    _apply(sample, read(sample, copy))
    assert queries.total(sample, "city") == count + 1


def test_a_new_row_that_was_taken_and_then_deleted_by_hand_is_not_brought_back_unasked(
    sample: Workspace, copy: Path
) -> None:
    review = read(sample, copy)
    (new,) = review.plan.of(Category.NEW)
    _apply(sample, review)
    records.remove(sample, "city", [new.record])
    assert read(sample, copy).plan.of(Category.NEW) == ()
