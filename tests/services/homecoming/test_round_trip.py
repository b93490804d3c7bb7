"""A workbook goes out, is edited elsewhere, comes home and merges without losing a cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.homecoming.copies import Edited, came_back, handed_out, read
from urbandesk.exchange.merge.plan import Answer, Category, Decision
from urbandesk.progress import Unwatched
from urbandesk.services import history
from urbandesk.services.files import backups, workspace_files
from urbandesk.services.files.sample import write_sample
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.handouts import packages
from urbandesk.services.homecoming import applying, waiting
from urbandesk.services.homecoming.review import BASE_EMBEDDED, BASE_HERE
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace


def _city(workspace: Workspace, name: str) -> str:
    for record in queries.records(workspace, "city", queries.keys(workspace, ListQuery("city"))):
        if record.values["name_en"] == name:
            return record.id
    raise KeyError(name)


def _value(workspace: Workspace, record: str, column: str) -> object:
    return queries.record(workspace, "city", record).values[column]


@pytest.mark.parametrize("languages", ["en", "zh_CN", "both"])
def test_a_copy_that_nobody_edited_asks_for_nothing(
    sample: Workspace, tmp_path: Path, languages: str
) -> None:
    path = handed_out(sample, tmp_path, languages=languages)
    review = read(sample, path)
    assert review.plan.items == ()
    assert review.sources[0].base == BASE_HERE
    assert sum(count.rows for count in review.plan.counts.values()) > 200


def test_an_edited_cell_is_taken_and_one_undo_takes_it_back(
    sample: Workspace, tmp_path: Path
) -> None:
    rome = _city(sample, "Rome")
    review = came_back(sample, tmp_path, lambda b: b.write("city", rome, {"region_en": "Latium"}))
    before = _value(sample, rome, "region_en")
    applied = applying.apply(sample, review, {}, progress=Unwatched())
    assert (applied.changed, applied.cells) == (1, 1)
    assert _value(sample, rome, "region_en") == "Latium"
    assert "back.xlsx" in str(history.undo_label(sample))
    history.undo(sample)
    assert _value(sample, rome, "region_en") == before
    history.redo(sample)
    assert _value(sample, rome, "region_en") == "Latium"


def test_what_was_changed_here_and_there_waits_for_an_answer_and_keeps_ours(
    sample: Workspace, tmp_path: Path
) -> None:
    rome = _city(sample, "Rome")
    edited = Edited(handed_out(sample, tmp_path)).write("city", rome, {"region_en": "Theirs"})
    records.edit(sample, "city", rome, {"region_en": "Ours"})
    review = read(sample, edited.saved(tmp_path / "back.xlsx"))
    (conflict,) = review.plan.of(Category.CONFLICT)
    applied = applying.apply(sample, review, {}, progress=Unwatched())
    assert [item.id for item in applied.open] == [conflict.id]
    assert _value(sample, rome, "region_en") == "Ours"
    applying.apply(sample, review, {conflict.id: Decision(Answer.THEIRS)}, progress=Unwatched())
    assert _value(sample, rome, "region_en") == "Theirs"
    assert waiting.waiting(sample) == ()


def test_the_same_copy_read_again_asks_for_nothing_more(sample: Workspace, tmp_path: Path) -> None:
    rome = _city(sample, "Rome")
    edited = Edited(handed_out(sample, tmp_path))
    edited.write("city", rome, {"region_en": "Latium"}).add(
        "city", {"name_en": "Ghent", "country": "Belgium"}
    )
    path = edited.saved(tmp_path / "back.xlsx")
    applying.apply(sample, read(sample, path), {}, progress=Unwatched())
    count = queries.total(sample, "city")
    again = read(sample, path)
    assert again.plan.items == ()
    applying.apply(sample, again, {}, progress=Unwatched())
    assert queries.total(sample, "city") == count


def test_a_row_that_is_missing_is_reported_and_never_deleted(
    sample: Workspace, tmp_path: Path
) -> None:
    rome = _city(sample, "Rome")
    review = came_back(sample, tmp_path, lambda b: b.drop("city", rome))
    assert review.plan.missing["city"] == (rome,)
    applying.apply(sample, review, {}, progress=Unwatched())
    assert queries.record(sample, "city", rome).label == "Rome"


def test_a_marked_row_is_deleted_and_comes_back_by_undo(sample: Workspace, tmp_path: Path) -> None:
    cardiff = _city(sample, "Cardiff")
    review = came_back(sample, tmp_path, lambda b: b.write("city", cardiff, {"~mark": "delete"}))
    (item,) = review.plan.of(Category.DELETE)
    applied = applying.apply(
        sample, review, {item.id: Decision(Answer.DELETE)}, progress=Unwatched()
    )
    assert applied.removed == 1
    assert queries.records(sample, "city", [cardiff]) == []
    history.undo(sample)
    assert queries.record(sample, "city", cardiff).label == "Cardiff"


def test_a_new_row_becomes_a_record_once(sample: Workspace, tmp_path: Path) -> None:
    review = came_back(
        sample,
        tmp_path,
        lambda b: b.add("city", {"name_en": "Ghent", "country": "Belgium"}),
    )
    (new,) = review.plan.of(Category.NEW)
    applying.apply(sample, review, {}, progress=Unwatched())
    assert queries.record(sample, "city", new.record).values["country"] == "BE"


def test_an_empty_cell_is_no_change_and_a_word_clears(sample: Workspace, tmp_path: Path) -> None:
    rome, yantai = _city(sample, "Rome"), _city(sample, "Yantai")

    def edit(book: Edited) -> None:
        book.write("city", rome, {"source": None}).write("city", yantai, {"source": "(clear)"})

    review = came_back(sample, tmp_path, edit)
    before = _value(sample, rome, "source")
    applying.apply(sample, review, {}, progress=Unwatched())
    assert _value(sample, rome, "source") == before
    assert _value(sample, yantai, "source") is None


def test_a_verified_backup_is_made_first(sample: Workspace, tmp_path: Path) -> None:
    rome = _city(sample, "Rome")
    review = came_back(sample, tmp_path, lambda b: b.write("city", rome, {"region_en": "Latium"}))
    applying.apply(sample, review, {}, progress=Unwatched())
    assert [b.reason for b in backups.backups_of(sample)] == [backups.BEFORE_IMPORT]


def test_records_changed_after_the_review_are_not_overwritten(
    sample: Workspace, tmp_path: Path
) -> None:
    rome = _city(sample, "Rome")
    review = came_back(sample, tmp_path, lambda b: b.write("city", rome, {"region_en": "Latium"}))
    records.edit(sample, "city", rome, {"region_en": "Just now"})
    with pytest.raises(applying.ChangedMeanwhile):
        applying.apply(sample, review, {}, progress=Unwatched())
    assert _value(sample, rome, "region_en") == "Just now"


def test_a_copy_from_a_workspace_that_forgot_it_is_merged_by_its_own_base(
    sample: Workspace, tmp_path: Path
) -> None:
    rome = _city(sample, "Rome")
    path = handed_out(sample, tmp_path)
    edited = Edited(path).write("city", rome, {"region_en": "Latium"})
    copy = edited.saved(tmp_path / "back.xlsx")
    packages.forget(sample, read(sample, path).plan.packages[0])
    review = read(sample, copy)
    assert review.sources[0].base == BASE_EMBEDDED
    assert [item.columns for item in review.plan.items] == [("region_en",)]


def test_a_half_done_review_goes_on_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "s.urbandesk"
    write_sample(path)
    first = workspace_files.open_workspace(path)
    rome = _city(first, "Rome")
    edited = Edited(handed_out(first, tmp_path)).write("city", rome, {"region_en": "Theirs"})
    records.edit(first, "city", rome, {"region_en": "Ours"})
    copy = edited.saved(tmp_path / "back.xlsx")
    review = read(first, copy)
    (item,) = review.plan.items
    waiting.keep(first, review, {item.id: Decision(Answer.THEIRS)})
    copy.unlink()
    first.close()
    opened = workspace_files.open_workspace(path)
    try:
        (kept,) = waiting.waiting(opened)
        assert (kept.names, kept.open) == (("back.xlsx",), 0)
        again, decisions = waiting.take_up(opened, kept.id, progress=Unwatched())
        assert decisions == {item.id: Decision(Answer.THEIRS)}
        applying.apply(opened, again, decisions, progress=Unwatched())
        assert _value(opened, rome, "region_en") == "Theirs"
    finally:
        opened.close()


def test_several_copies_merge_in_any_order(sample: Workspace, tmp_path: Path) -> None:
    rome, yantai = _city(sample, "Rome"), _city(sample, "Yantai")
    out = handed_out(sample, tmp_path)
    first = Edited(out).write("city", rome, {"region_en": "Latium"}).saved(tmp_path / "a.xlsx")
    second = Edited(out).write("city", yantai, {"region_en": "East"}).saved(tmp_path / "b.xlsx")
    forward, backward = read(sample, first, second), read(sample, second, first)
    assert forward.plan.items == backward.plan.items
    applied = applying.apply(sample, forward, {}, progress=Unwatched())
    assert applied.changed == 2


def test_two_copies_that_say_different_things_stand_side_by_side(
    sample: Workspace, tmp_path: Path
) -> None:
    rome = _city(sample, "Rome")
    out = handed_out(sample, tmp_path)
    for name, text in (("a.xlsx", "One"), ("b.xlsx", "Two")):
        Edited(out).write("city", rome, {"region_en": text}).saved(tmp_path / name)
    review = read(sample, tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    (item,) = review.plan.of(Category.CONFLICT)
    assert {v.sender: v.values["region_en"] for v in item.versions} == {
        "a.xlsx": "One",
        "b.xlsx": "Two",
    }
    decisions = {item.id: Decision(Answer.THEIRS, sender="b.xlsx")}
    applying.apply(sample, review, decisions, progress=Unwatched())
    assert _value(sample, rome, "region_en") == "Two"


def test_nothing_is_written_before_apply(sample: Workspace, tmp_path: Path) -> None:
    rome = _city(sample, "Rome")
    edited = Edited(handed_out(sample, tmp_path)).write("city", rome, {"region_en": "Latium"})
    path = edited.saved(tmp_path / "back.xlsx")
    version = sample.database.data_version()
    read(sample, path)
    assert sample.database.data_version() == version
