"""A foreign table: what its columns mean is said once, and remembered by its headers."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from urbandesk.exchange.merge.plan import Category
from urbandesk.progress import Unwatched
from urbandesk.services import history
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.homecoming import applying, foreign, reading
from urbandesk.services.homecoming.foreign import Meaning
from urbandesk.services.homecoming.reading import NothingOfOurs
from urbandesk.services.workspace import Workspace

MEANING = Meaning("city", {"name_en": "A", "region_en": "C", "country": "D"}, ("name_en",))


def _table(path: Path, rows: list[tuple[str, str, str, str]]) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Towns"
    for row in [("Town", "Remark", "Province", "State"), *rows]:
        sheet.append(row)
    book.save(path)
    return path


def _told(workspace: Workspace, path: Path) -> None:
    with pytest.raises(NothingOfOurs) as refused:
        reading.read_copies(workspace, [path], progress=Unwatched())
    foreign.remember(workspace, refused.value.book.sheets[0], MEANING)


def _regions(workspace: Workspace) -> dict[object, object]:
    keys = queries.keys(workspace, ListQuery("city"))
    found = queries.records(workspace, "city", keys)
    return {one.values["name_en"]: one.values["region_en"] for one in found}


def test_rows_become_records_and_known_ones_are_matched(sample: Workspace, tmp_path: Path) -> None:
    path = _table(
        tmp_path / "towns.xlsx", [("Rome", "x", "Latium", "IT"), ("Exampleton", "", "Shire", "IT")]
    )
    _told(sample, path)
    review = reading.read_copies(sample, [path], progress=Unwatched())
    assert [item.category for item in review.plan.items].count(Category.NEW) >= 1
    before = _regions(sample)
    applying.apply(sample, review, {}, progress=Unwatched())
    after = _regions(sample)
    assert after["Exampleton"] == "Shire"
    assert after.keys() - before.keys() == {"Exampleton"}


def test_the_next_file_with_these_headers_needs_no_telling(
    sample: Workspace, tmp_path: Path
) -> None:
    _told(sample, _table(tmp_path / "one.xlsx", [("Exampleton", "", "Shire", "IT")]))
    steps = history.undo_label(sample)
    second = _table(tmp_path / "two.xlsx", [("Samplewick", "", "Moor", "IT")])
    review = reading.read_copies(sample, [second], progress=Unwatched())
    applying.apply(sample, review, {}, progress=Unwatched())
    assert _regions(sample)["Samplewick"] == "Moor"
    assert history.undo_label(sample) != steps


def test_other_headers_are_asked_about(sample: Workspace, tmp_path: Path) -> None:
    _told(sample, _table(tmp_path / "one.xlsx", [("Exampleton", "", "Shire", "IT")]))
    book = Workbook()
    book.worksheets[0].append(("Town", "Remark", "Mayor"))
    book.worksheets[0].append(("Samplewick", "", ""))
    book.save(tmp_path / "two.xlsx")
    with pytest.raises(NothingOfOurs):
        reading.read_copies(sample, [tmp_path / "two.xlsx"], progress=Unwatched())


def test_columns_without_a_meaning_and_sheets_without_one_are_named_as_unused(
    sample: Workspace, tmp_path: Path
) -> None:
    path = _table(tmp_path / "towns.xlsx", [("Rome", "x", "Latium", "IT")])
    book = load_workbook(path)
    book.create_sheet("Thoughts")["A1"] = "Nothing to do with it"
    book.save(path)
    with pytest.raises(NothingOfOurs) as refused:
        reading.read_copies(sample, [path], progress=Unwatched())
    foreign.remember(sample, refused.value.book.sheets[0], MEANING)
    (source,) = reading.read_copies(sample, [path], progress=Unwatched()).sources
    assert {(a.sheet, a.column) for a in source.ignored} == {("Towns", "B"), ("Thoughts", "")}
