"""Sheets as programs and people leave them: every cell is read, and the unusual is said."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.exchange.corpus.binary import binary_workbook
from tests.exchange.corpus.parts import ROWS, SHEET, plain, rebuilt, with_cells
from tests.exchange.reading.reading import read, refused, told, values
from urbandesk.exchange.incoming import CellKind, RawCell
from urbandesk.exchange.reading.limits import Limits
from urbandesk.exchange.reading.refusal import Code, Told

Change = tuple[bytes, bytes]


def changed(path: Path, *changes: Change) -> Path:
    def change(xml: bytes) -> bytes:
        for before, after in changes:
            assert before in xml
            xml = xml.replace(before, after)
        return xml

    return rebuilt(path, {SHEET: change})


def test_values_come_with_their_kinds(tmp_path: Path) -> None:
    rows = read(plain(tmp_path / "a.xlsx")).sheets[0].rows
    assert [cell.kind for cell in rows[1]] == [
        CellKind.TEXT,
        CellKind.NUMBER,
        CellKind.NUMBER,
        CellKind.YES_NO,
        CellKind.DATE,
    ]
    assert [cell.value for cell in rows[1]] == list(ROWS[1])
    assert rows[2][4].value == datetime.fromisoformat("2026-07-01T12:30")
    assert rows[0][5] == RawCell(None, CellKind.EMPTY, "=1+1")


@pytest.mark.parametrize(
    "reference", [b"A1", b"A1:XFD1048576", b"A0:F9", b"1:49", b"B2:C2", b"", b"nonsense"]
)
def test_the_area_that_a_sheet_claims_does_not_matter(reference: bytes, tmp_path: Path) -> None:
    path = changed(tmp_path / "a.xlsx", (b'ref="A1:F3"', b'ref="' + reference + b'"'))
    honest = read(plain(tmp_path / "b.xlsx"))
    assert values(read(path).sheets[0]) == values(honest.sheets[0])


@pytest.mark.parametrize(
    "changes",
    [
        ((b"<worksheet xmlns=", b"<x:worksheet xmlns:x="), (b"</worksheet>", b"</x:worksheet>")),
        ((b"<sheetData>", b"<!-- <c r='A1'/> --><sheetData>"),),
        ((b"<sheetData>", b"<?pi x?><sheetData>"),),
        ((b'<c r="A2"', b"<c\n r='A2'"),),
        tuple((f' r="{c}2"'.encode(), b"") for c in "ABCDE"),
        ((b'<row r="2">', b"<row>"), (b'<row r="3">', b"<row>")),
    ],
    ids=["prefix", "comment", "instruction", "quotes", "no address", "no row number"],
)
def test_a_sheet_written_in_an_unusual_way_reads_the_same(
    changes: tuple[Change, ...], tmp_path: Path
) -> None:
    if changes[0][0].startswith(b"<worksheet"):
        names = ("sheetData", "row", "c", "v", "f", "is", "t")
        opened = [
            (f"<{n}".encode() + end, f"<x:{n}".encode() + end)
            for n in names
            for end in (b">", b" ")
        ]
        closed = [(f"</{n}>".encode(), f"</x:{n}>".encode()) for n in names]

        def prefixed(xml: bytes) -> bytes:
            for before, after in (*changes, *opened, *closed):
                xml = xml.replace(before, after)
            return xml

        path = rebuilt(tmp_path / "a.xlsx", {SHEET: prefixed})
    else:
        path = changed(tmp_path / "a.xlsx", *changes)
    honest = read(plain(tmp_path / "b.xlsx"))
    assert list(read(path).sheets[0].rows) == list(honest.sheets[0].rows)


@pytest.mark.parametrize("place", ["XFD1048576", "XFD4", "A1048576", "KO4"])
def test_a_cell_far_away_is_cut_off_and_said(place: str, tmp_path: Path) -> None:
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    path = with_cells(tmp_path / "a.xlsx", f'<row r="{row}"><c r="{place}"><v>1</v></c></row>')
    book = read(path)
    assert len(book.sheets[0].rows) == 3
    assert told(book) >= {Told.CUT}


def test_a_cell_just_within_the_limits_is_kept(tmp_path: Path) -> None:
    path = with_cells(tmp_path / "a.xlsx", '<row r="4"><c r="KN4"><v>1</v></c></row>')
    book = read(path)
    assert book.sheets[0].rows[3][299].value == 1
    assert Told.CUT not in told(book)


def test_limits_of_a_sheet_are_kept(tmp_path: Path) -> None:
    path = plain(tmp_path / "a.xlsx")
    rows = read(path, Limits(rows=2)).sheets[0].rows
    assert [row[0].value for row in rows] == ["Name", "Ulm"]
    wide = read(path, Limits(columns=2)).sheets[0].rows
    assert max(map(len, wide)) == 2
    few = read(path, Limits(cells=12))
    assert len(few.sheets[0].rows) == 2
    assert Told.CUT in told(few)


def test_a_million_blank_rows_with_colours_are_skipped(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}" s="1" customFormat="1"><c r="A{n}" s="1"/></row>'
        for n in range(5, 1_048_577)
    )
    book = read(with_cells(tmp_path / "a.xlsx", rows))
    assert len(book.sheets[0].rows) == 3
    assert Told.CUT not in told(book)


def test_errors_and_formulas_are_kept_beside_the_values(tmp_path: Path) -> None:
    cells = (
        '<row r="4"><c r="A4" t="e"><v>#REF!</v></c><c r="B4" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="C4" t="b"><f>TRUE()</f><v>1</v></c><c r="D4" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>'
        '<c r="E4"><f t="shared" ref="E4:F4" si="0">A1+1</f><v>5</v></c>'
        '<c r="F4"><f t="shared" si="0"/><v>6</v></c></row>'
    )
    book = read(with_cells(tmp_path / "a.xlsx", cells))
    assert list(book.sheets[0].rows[3]) == [
        RawCell("#REF!", CellKind.ERROR),
        RawCell("#DIV/0!", CellKind.ERROR, "=1/0"),
        RawCell(True, CellKind.YES_NO, "=TRUE()"),
        RawCell("ab", CellKind.TEXT, '="a"&"b"'),
        RawCell(5.0, CellKind.NUMBER, "=A1+1"),
        RawCell(6.0, CellKind.NUMBER, "=B1+1"),
    ]
    assert Told.FORMULAS in told(book)


def test_an_error_of_a_newer_program_does_not_hide_the_rest(tmp_path: Path) -> None:
    cells = '<row r="4"><c r="A4" t="e"><v>#GETTING_DATA</v></c><c r="B4"><v>7</v></c></row>'
    row = read(with_cells(tmp_path / "a.xlsx", cells)).sheets[0].rows[3]
    assert row[0].kind is CellKind.ERROR
    assert row[1].value == 7


def test_rich_text_is_joined_and_pronunciation_left_out(tmp_path: Path) -> None:
    cells = (
        '<row r="4"><c r="A4" t="inlineStr"><is><r><t>Ul</t></r><r><t xml:space="preserve">m </t>'
        "</r><rPh><t>x</t></rPh></is></c></row>"
    )
    assert read(with_cells(tmp_path / "a.xlsx", cells)).sheets[0].rows[3][0].value == "Ulm "
    far = cells + '<row r="5"><c r="XFD5"><v>1</v></c></row>'
    assert read(with_cells(tmp_path / "b.xlsx", far)).sheets[0].rows[3][0].value == "Ulm "


def test_escapes_of_the_format_are_read_as_the_signs_they_stand_for(tmp_path: Path) -> None:
    cells = '<row r="4"><c r="A4" t="inlineStr"><is><t>a_x005F_x0041_b &lt;</t></is></c></row>'
    assert read(with_cells(tmp_path / "a.xlsx", cells)).sheets[0].rows[3][0].value == "a_x0041_b <"


def test_dates_that_count_from_1904_are_the_days_they_show(tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = datetime.fromisoformat("1904-01-01")
    assert book.active is not None
    book.active["A1"] = date(2026, 7, 1)
    book.save(tmp_path / "a.xlsx")
    found = read(tmp_path / "a.xlsx")
    assert found.from_1904
    assert found.sheets[0].rows[0][0].value == date(2026, 7, 1)
    assert Told.FROM_1904 in told(found)


def test_who_saved_a_workbook_last_and_in_which_program_is_read(tmp_path: Path) -> None:
    book = Workbook()
    book.properties.lastModifiedBy = " 外事办 "
    book.save(tmp_path / "a.xlsx")
    found = read(tmp_path / "a.xlsx")
    assert found.saved_by == "外事办"
    assert found.program.startswith("Microsoft Excel")


def test_hidden_sheets_and_rows_and_merged_cells_are_read_and_noted(tmp_path: Path) -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    for number in range(1, 6):
        first.append([number])
    first.row_dimensions[1].hidden = first.row_dimensions[3].hidden = True
    first.merge_cells("A4:B5")
    book.create_sheet("Hidden")["A1"] = "seen"
    book.worksheets[1].sheet_state = "veryHidden"
    book.save(tmp_path / "a.xlsx")
    found = read(tmp_path / "a.xlsx")
    assert [sheet.hidden for sheet in found.sheets] == [False, True]
    assert values(found.sheets[1]) == [["seen"]]
    assert found.sheets[0].merged == ((4, 1, 5, 2),)
    hidden = next(n for n in found.notices if "hidden" in n.sentence)
    assert hidden.details == {"sheet": "Sheet", "n": 1}


def test_properties_and_program_are_read(tmp_path: Path) -> None:
    custom = (
        '<Properties xmlns:vt="v"><property name="UrbanDeskPackage"><vt:lpwstr>p1</vt:lpwstr>'
        '</property><property name="KSOProductBuildVer"><vt:lpwstr>2052-12.1</vt:lpwstr></property>'
        "</Properties>"
    )
    found = read(rebuilt(tmp_path / "a.xlsx", {"docProps/custom.xml": custom.encode()}))
    assert found.properties["UrbanDeskPackage"] == "p1"
    assert found.program == "WPS 2052-12.1"


def test_a_binary_workbook_is_read_and_its_far_cells_refused(tmp_path: Path) -> None:
    cells: list[tuple[int, int, str | float]] = [(0, 0, "罗马"), (2, 1, 2.5)]
    book = read(binary_workbook(tmp_path / "a.xlsb", cells))
    assert values(book.sheets[0]) == [["罗马"], [], [None, 2.5]]
    assert Told.NO_FORMULAS in told(book)
    far = binary_workbook(tmp_path / "b.xlsb", [(0, 0, "a"), (1_048_575, 16_383, 1.0)])
    assert refused(far) is Code.TOO_MUCH


def test_a_damaged_sheet_is_called_damaged(tmp_path: Path) -> None:
    path = changed(tmp_path / "a.xlsx", (b"</sheetData>", b"</wrong>"))
    assert refused(path) is Code.DAMAGED
    gone = rebuilt(tmp_path / "b.xlsx", {"xl/workbook.xml": None})
    assert refused(gone) is Code.DAMAGED


def test_a_flipped_byte_in_a_part_is_noticed(tmp_path: Path) -> None:
    path = plain(tmp_path / "a.xlsx")
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo(SHEET).header_offset + 30 + len(SHEET) + 100
    data = bytearray(path.read_bytes())
    data[start] ^= 0xFF
    path.write_bytes(data)
    assert refused(path) is Code.DAMAGED
