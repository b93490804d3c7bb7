"""The check sheet: live counts whose values also show where nothing calculates."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.exchange.going_out import FIRST, column_of, sheet_of
from tests.exchange.records import add, fill
from tests.exchange.test_libreoffice import convert
from urbandesk.exchange.languages import Languages
from urbandesk.progress import Unwatched
from urbandesk.services.handouts.exporting import Scope, What, hand_out
from urbandesk.services.workspace import Workspace


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    fill(workspace)
    with workspace.change("Add") as change:
        add(change, "city", name_zh="巴黎", country="FR")
    return workspace


def write(workspace: Workspace, target: Path, languages: Languages = Languages.ENGLISH) -> Path:
    scope = Scope(What.ALL, languages)
    return hand_out(workspace, target, scope, progress=Unwatched())


def counts(path: Path) -> dict[str, list[Any]]:
    """Return the four counts of each sheet, as they are stored in the file."""
    check = load_workbook(path, data_only=True)["Check"]
    found = {}
    for row in check.iter_rows(min_row=5, max_col=5, values_only=True):
        if row[0] is None:
            break
        found[str(row[0])] = list(row[1:])
    return found


def details(path: Path, sheet: str) -> dict[tuple[str, str], int]:
    """Return the counts by column of a sheet."""
    check = load_workbook(path, data_only=True)["Check"]
    rows = list(check.iter_rows(max_col=4, values_only=True))
    start = next(n for n, row in enumerate(rows) if row[0] == "By column")
    return {
        (str(row[1]), str(row[2])): int(str(row[3])) for row in rows[start + 2 :] if row[0] == sheet
    }


def test_values_are_in_the_file_before_any_program_calculates(
    filled: Workspace, tmp_path: Path
) -> None:
    out = write(filled, tmp_path / "out.xlsx")
    found = counts(out)
    assert found["Cities"] == [3, 0, 0, 0]
    assert found["Actions"] == [2, 0, 0, 0]
    with ZipFile(out) as archive:
        check = archive.read("xl/worksheets/sheet4.xml").decode()
    assert len(re.findall(r"</f><v>\d+</v>", check)) == check.count("<f>") > 60


@pytest.mark.parametrize("languages", [Languages.ENGLISH, Languages.BOTH])
def test_libreoffice_calculates_what_was_written(
    filled: Workspace, tmp_path: Path, languages: Languages
) -> None:
    out = write(filled, tmp_path / "out.xlsx", languages)
    emptied = tmp_path / "emptied.xlsx"
    load_workbook(out).save(emptied)  # drops every result, so that they are calculated anew
    assert None in [v for row in _check(emptied) for v in row[:4]]
    (tmp_path / "lo").mkdir()
    again = convert(emptied, "xlsx", tmp_path / "lo")
    assert _check(again) == _check(out)


def _check(path: Path) -> list[list[Any]]:
    sheet = load_workbook(path, data_only=True).worksheets[3]
    return [list(row) for row in sheet.iter_rows(max_col=5, values_only=True)]


def test_counts_follow_what_people_type(filled: Workspace, tmp_path: Path) -> None:
    out = write(filled, tmp_path / "out.xlsx")
    book = load_workbook(out)
    cities = sheet_of(book, "city")
    place = {key: column_of(cities, f"city.{key}") for key in ("id", "name_en", "country", "level")}
    cities.cell(FIRST, place["country"]).value = None  # a needed value
    cities.cell(FIRST + 1, place["level"]).value = "Big~town*"  # no such word
    cities.cell(FIRST + 2, place["id"]).value = cities.cell(FIRST, place["id"]).value
    below = FIRST + 3
    cities.cell(below, place["country"]).value = "Germany"  # new, and without a name
    cities.cell(below, 2).value = "perhaps"
    edited = tmp_path / "edited.xlsx"
    book.save(edited)
    (tmp_path / "lo").mkdir()
    again = convert(edited, "xlsx", tmp_path / "lo")
    assert counts(again)["Cities"] == [4, 2, 2, 2]
    by_column = details(again, "Cities")
    assert by_column["Country", "Missing values"] == 1
    assert by_column["Name", "Missing values"] == 1
    assert by_column["Level of government", "Not in the list"] == 1
    assert by_column["Mark", "Not in the list"] == 1
    assert counts(again)["Stakeholders"] == [2, 0, 0, 0]


def test_a_name_in_the_other_language_is_not_missing(filled: Workspace, tmp_path: Path) -> None:
    english = details(write(filled, tmp_path / "en.xlsx"), "Cities")
    assert english["Name", "Missing values"] == 0


def test_a_form_counts_only_rows_that_are_filled_in(filled: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "form.xlsx"
    scope = Scope(What.FORM, Languages.ENGLISH, kind="organisation")
    hand_out(filled, out, scope, progress=Unwatched())
    book = load_workbook(out)
    sheet = sheet_of(book, "organisation")
    sheet.cell(FIRST, column_of(sheet, "organisation.name_en")).value = "Waterworks"
    sheet.cell(FIRST + 4, column_of(sheet, "organisation.city")).value = "Atlantis"
    book.save(tmp_path / "edited.xlsx")
    (tmp_path / "lo").mkdir()
    again = convert(tmp_path / "edited.xlsx", "xlsx", tmp_path / "lo")
    assert counts(out)["Stakeholders"] == [0, 0, 0, 0]
    assert counts(again)["Stakeholders"] == [1, 0, 1, 0]
