"""What somebody says by colouring cells is told, though it is no data."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from tests.exchange.reading.reading import read, told
from tests.exchange.records import fill
from tests.exchange.test_libreoffice import convert
from tests.services.homecoming.copies import Edited, handed_out
from urbandesk.exchange.incoming import Notice, RawBook
from urbandesk.exchange.reading.refusal import Told
from urbandesk.exchange.reading.sentences import NOTICES
from urbandesk.services.workspace import Workspace

RED = PatternFill("solid", fgColor="FFFF0000")


@pytest.fixture
def out(workspace: Workspace, tmp_path: Path) -> Path:
    fill(workspace)
    return handed_out(workspace, tmp_path)


def _coloured(book: RawBook) -> list[Notice]:
    return [one for one in book.notices if one.sentence == NOTICES[Told.COLOURS]]


def _with_red_cities(out: Path, folder: Path) -> Path:
    edited = Edited(out)
    sheet, place = edited.sheet("city"), edited.column("city", "name_en")
    sheet.cell(3, place).fill = RED
    sheet.cell(4, place).fill = RED
    target = folder / "red.xlsx"
    edited.book.save(target)
    return target


def test_a_workbook_that_goes_out_has_no_coloured_cells(out: Path) -> None:
    assert Told.COLOURS not in told(read(out))


def test_coloured_cells_are_counted_and_the_first_is_named(out: Path, tmp_path: Path) -> None:
    (notice,) = _coloured(read(_with_red_cities(out, tmp_path)))
    assert notice.details["n"] == 2
    assert str(notice.details["first"]).endswith("3")
    assert notice.details["sheet"] == Edited(out).sheet("city").title


def test_white_cells_say_nothing(out: Path, tmp_path: Path) -> None:
    edited = Edited(out)
    edited.sheet("city").cell(3, 2).fill = PatternFill("solid", fgColor="FFFFFFFF")
    edited.book.save(tmp_path / "white.xlsx")
    assert Told.COLOURS not in told(read(tmp_path / "white.xlsx"))


def test_a_table_from_elsewhere_may_be_as_colourful_as_it_likes(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in range(1, 9):
        sheet.append(["Rome", row])
        sheet.cell(row, 1).fill = RED
    book.save(tmp_path / "foreign.xlsx")
    assert Told.COLOURS not in told(read(tmp_path / "foreign.xlsx"))


def test_libreoffice_adds_no_colours_and_keeps_those_that_there_are(
    out: Path, tmp_path: Path
) -> None:
    assert Told.COLOURS not in told(read(convert(out, "xlsx", tmp_path / "plain")))
    red = convert(_with_red_cities(out, tmp_path), "xlsx", tmp_path / "red")
    (notice,) = _coloured(read(red))
    assert notice.details["n"] == 2
