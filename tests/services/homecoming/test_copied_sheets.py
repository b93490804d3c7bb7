"""A sheet that was copied in a returned workbook: one counts, and the other is not lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.services.homecoming.copies import COPIED_SHEET, Edited, handed_out, with_copied_sheet
from urbandesk.exchange.merge.plan import Answer, Decision, Item
from urbandesk.progress import Unwatched
from urbandesk.services import history
from urbandesk.services.finding import queries
from urbandesk.services.homecoming import applying, reading, receipts, waiting
from urbandesk.services.homecoming.review import Choices, Review
from urbandesk.services.workspace import Workspace

FIRST = {"region_en": "First"}
LEFT_OUT = "copied_sheet"


def _a_city(workspace: Workspace) -> str:
    return queries.keys(workspace, queries.ListQuery("city"))[0]


def _region(workspace: Workspace) -> object:
    return queries.record(workspace, "city", _a_city(workspace)).values["region_en"]


def _read(workspace: Workspace, path: Path, *sheets: str) -> Review:
    choices = Choices(sheets=frozenset((path.name, sheet) for sheet in sheets))
    return reading.read_copies(workspace, [path], progress=Unwatched(), choices=choices)


def _left_out(review: Review) -> list[Item]:
    return [item for item in review.plan.items if item.reason.name == LEFT_OUT]


def _edits(review: Review) -> list[object]:
    return [item.theirs["region_en"] for item in review.plan.items if "region_en" in item.columns]


@pytest.fixture
def back(sample: Workspace, tmp_path: Path) -> Path:
    """Give a copy with two sheets of cities that differ."""
    second = {"region_en": "Second"}
    return with_copied_sheet(sample, tmp_path, _a_city(sample), FIRST, second)


def test_the_first_sheet_counts_and_what_the_other_one_holds_wants_an_answer(
    sample: Workspace, back: Path
) -> None:
    review = _read(sample, back)
    assert _edits(review) == ["First"]
    (item,) = _left_out(review)
    assert item.needed
    assert item.reason.details == {"counts": "Cities", "other": COPIED_SHEET, "n": 1}
    applied = applying.apply(sample, review, {}, progress=Unwatched())
    assert applied.open == (item,)
    assert _region(sample) == "First"
    assert waiting.how_many(sample) == 1


def test_the_other_sheet_counts_when_it_is_chosen(sample: Workspace, back: Path) -> None:
    review = _read(sample, back, COPIED_SHEET)
    assert _edits(review) == ["Second"]
    assert [item.reason.details["other"] for item in _left_out(review)] == ["Cities"]
    (copied,) = review.sources[0].copied
    assert copied == ("city", ("Cities", COPIED_SHEET), COPIED_SHEET)


def test_the_choice_is_kept_with_a_review_that_waits(sample: Workspace, back: Path) -> None:
    review = _read(sample, back, COPIED_SHEET)
    waiting.keep(sample, review, {})
    again, _decisions = waiting.take_up(sample, review.id, progress=Unwatched())
    assert again.choices == review.choices
    assert _edits(again) == ["Second"]


def test_both_are_taken_one_after_the_other_and_the_last_question_is_about_what_differs(
    sample: Workspace, back: Path
) -> None:
    before = _region(sample)
    first = _read(sample, back)
    applying.apply(sample, first, {}, progress=Unwatched())
    second = _read(sample, back, COPIED_SHEET)
    (conflict,) = second.plan.items
    assert conflict.reason.name == "both_edited"
    taken = {conflict.id: Decision(Answer.THEIRS)}
    applying.apply(sample, second, taken, progress=Unwatched())
    assert _region(sample) == "Second"
    history.undo(sample)
    history.undo(sample)
    assert _region(sample) == before


@pytest.mark.parametrize("second", [FIRST, {}], ids=["the same edit", "no edit"])
def test_nothing_is_asked_when_the_other_sheet_holds_no_edit_of_its_own(
    second: dict[str, object], sample: Workspace, tmp_path: Path
) -> None:
    path = with_copied_sheet(sample, tmp_path, _a_city(sample), FIRST, second)
    review = _read(sample, path)
    assert _edits(review) == ["First"]
    assert _left_out(review) == []
    assert review.sources[0].copied


def test_left_out_on_purpose_it_is_not_asked_again(sample: Workspace, back: Path) -> None:
    review = _read(sample, back)
    (item,) = _left_out(review)
    applying.apply(sample, review, {item.id: Decision(Answer.SKIP)}, progress=Unwatched())
    assert _read(sample, back).plan.items == ()


def test_copies_of_two_people_are_asked_about_one_by_one(
    sample: Workspace, back: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.xlsx"
    other.write_bytes(back.read_bytes())
    review = reading.read_copies(sample, [back, other], progress=Unwatched())
    assert len({item.id for item in _left_out(review)}) == 2
    choices = review.choices.counting("other.xlsx", review.sources[1].copied[0], COPIED_SHEET)
    both = reading.read_copies(sample, [back, other], progress=Unwatched(), choices=choices)
    assert [source.copied[0].counts for source in both.sources] == ["Cities", COPIED_SHEET]
    (item,) = [item for item in both.plan.items if item.reason.name == "copies_differ"]
    assert [version.values["region_en"] for version in item.versions] == ["First", "Second"]


def test_a_sheet_whose_ids_are_gone_does_not_count_before_one_that_has_them(
    sample: Workspace, tmp_path: Path
) -> None:
    edited = Edited(handed_out(sample, tmp_path)).write("city", _a_city(sample), FIRST)
    sheet, ids = edited.sheet("city"), edited.column("city", "id")
    edited.book.copy_worksheet(sheet).title = COPIED_SHEET
    for row in range(3, sheet.max_row + 1):
        sheet.cell(row, ids).value = None
    review = _read(sample, edited.saved(tmp_path / "back.xlsx"))
    assert review.sources[0].copied[0].counts == COPIED_SHEET
    assert _edits(review) == ["First"]


@pytest.mark.parametrize(("decided", "said"), [(False, "needs an answer"), (True, "kept as")])
def test_the_receipt_says_what_became_of_the_other_sheet(
    decided: bool, said: str, sample: Workspace, back: Path, tmp_path: Path
) -> None:
    review = _read(sample, back)
    decisions = {one.id: Decision(Answer.SKIP) for one in _left_out(review)} if decided else {}
    applied = applying.apply(sample, review, decisions, progress=Unwatched())
    target = tmp_path / "receipt.xlsx"
    receipts.write_receipt(sample, review, applied, target, language="en", progress=Unwatched())
    sheets = load_workbook(target).worksheets
    rows = [[str(cell.value) for cell in row] for sheet in sheets for row in sheet.iter_rows()]
    (line,) = [row for row in rows if COPIED_SHEET in row]
    assert line[0].startswith(said)
