"""The receipt tells the sender what was taken, kept and is open, and can come home itself."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from tests.services.homecoming.copies import came_back, read
from urbandesk.progress import Unwatched
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.homecoming import applying, receipts
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace


def _city(workspace: Workspace, name: str) -> str:
    for record in queries.records(workspace, "city", queries.keys(workspace, ListQuery("city"))):
        if record.values["name_en"] == name:
            return record.id
    raise KeyError(name)


def _receipt(workspace: Workspace, folder: Path, language: str = "en") -> Path:
    """Take one edit and leave one conflict open, and write the receipt of that."""
    rome = _city(workspace, "Rome")
    edits = {"region_en": "Latium", "name_en": "Roma"}
    review = came_back(workspace, folder, lambda book: book.write("city", rome, edits))
    records.edit(workspace, "city", rome, {"name_en": "Rome (city)"})
    review = read(workspace, folder / "back.xlsx")
    applied = applying.apply(workspace, review, {}, progress=Unwatched())
    return receipts.write_receipt(
        workspace,
        review,
        applied,
        folder / "receipt.xlsx",
        language=language,
        progress=Unwatched(),
    )


def _lines(path: Path) -> list[str]:
    book = load_workbook(path)
    return [
        " | ".join("" if cell is None else str(cell) for cell in row)
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        if any(row)
    ]


def test_it_says_what_was_taken_and_what_needs_an_answer(sample: Workspace, tmp_path: Path) -> None:
    lines = _lines(_receipt(sample, tmp_path))
    assert any("taken" in line and "Latium" in line for line in lines)
    assert any(
        "needs an answer" in line and "Roma" in line and "Rome (city)" in line for line in lines
    )


def test_it_speaks_chinese(sample: Workspace, tmp_path: Path) -> None:
    lines = _lines(_receipt(sample, tmp_path, "zh_CN"))
    assert not any("needs an answer" in line for line in lines)
    assert any("Roma" in line and "Rome (city)" in line for line in lines)


def test_it_holds_the_touched_records_alone_and_asks_for_nothing_unedited(
    sample: Workspace, tmp_path: Path
) -> None:
    path = _receipt(sample, tmp_path)
    review = read(sample, path)
    assert review.plan.items == ()
    assert review.plan.counts["city"].rows == 1
