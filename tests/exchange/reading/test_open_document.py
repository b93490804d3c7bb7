"""OpenDocument sheets: values, formulas, errors, repeated cells and what is hidden."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

from tests.exchange.corpus.parts import packed
from tests.exchange.reading.reading import read, refused, told, values
from urbandesk.exchange.incoming import CellKind, RawCell
from urbandesk.exchange.reading.limits import Limits
from urbandesk.exchange.reading.refusal import Code, Told

_KINDS = ("dc", "office", "table", "text", "style", "calcext", "draw", "meta")
_SPACES = " ".join(f'xmlns:{kind}="urn:{kind}"' for kind in _KINDS)


def document(path: Path, rows: str, *, styles: str = "", table: str = 'table:name="T"') -> Path:
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:spreadsheet><table:table {table}>{rows}"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return packed(
        path,
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "meta.xml": (
                f"<office:document-meta {_SPACES}><meta:generator>LibreOffice/7</meta:generator>"
                "<meta:initial-creator>国际处</meta:initial-creator><dc:creator>外事办</dc:creator>"
                '<meta:user-defined meta:name="UrbanDeskPackage">p1</meta:user-defined>'
                "</office:document-meta>"
            ).encode(),
        },
    )


def cell(attributes: str = "", inside: str = "") -> str:
    return f"<table:table-cell {attributes}>{inside}</table:table-cell>"


def row(*cells: str, said: str = "") -> str:
    return f"<table:table-row {said}>{''.join(cells)}</table:table-row>"


def text(words: str, attributes: str = "") -> str:
    return cell(f'office:value-type="string" {attributes}', f"<text:p>{words}</text:p>")


def number(value: str, attributes: str = "") -> str:
    return cell(f'office:value-type="float" office:value="{value}" {attributes}')


def test_values_come_with_their_kinds(tmp_path: Path) -> None:
    cells = (
        text("罗马"),
        number("2.5"),
        cell('office:value-type="boolean" office:boolean-value="true"'),
        cell('office:value-type="date" office:date-value="2026-07-01"'),
        cell('office:value-type="date" office:date-value="2026-07-01T12:30:00"'),
        cell('office:value-type="time" office:time-value="PT12H30M00S"'),
        cell('office:value-type="time" office:time-value="PT30H00M00S"'),
        cell('office:value-type="percentage" office:value="0.5"', "<text:p>50%</text:p>"),
    )
    book = read(document(tmp_path / "a.ods", row(*cells)))
    assert values(book.sheets[0]) == [
        [
            "罗马",
            2.5,
            True,
            date(2026, 7, 1),
            datetime.fromisoformat("2026-07-01T12:30"),
            time(12, 30),
            1.25,
            0.5,
        ]
    ]
    assert (book.program, book.saved_by) == ("LibreOffice/7", "外事办")
    assert book.properties == {"UrbanDeskPackage": "p1"}


def test_formulas_errors_and_yes_or_no_are_kept(tmp_path: Path) -> None:
    cells = (
        number("1", 'table:formula="of:=TRUE()"'),
        number("3", 'table:formula="of:=[.A1]+2"'),
        text("#N/A", 'table:formula="of:=#N/A" calcext:value-type="error"'),
    )
    found = read(document(tmp_path / "a.ods", row(*cells))).sheets[0].rows[0]
    assert list(found) == [
        RawCell(True, CellKind.YES_NO, "=TRUE()"),
        RawCell(3.0, CellKind.NUMBER, "=[.A1]+2"),
        RawCell("#N/A", CellKind.ERROR, "=#N/A"),
    ]


def test_paragraphs_blanks_and_remarks(tmp_path: Path) -> None:
    remark = "<office:annotation><text:p>look here</text:p></office:annotation>"
    inside = f'{remark}<text:p>a<text:s text:c="2"/>b<text:tab/>c</text:p><text:p>d</text:p>'
    book = read(document(tmp_path / "a.ods", row(cell('office:value-type="string"', inside))))
    assert values(book.sheets[0]) == [["a  b\tc\nd"]]
    assert Told.REMARKS in told(book)


def test_repeated_cells_and_rows_stand_where_they_belong(tmp_path: Path) -> None:
    rows = (
        row(cell('table:number-columns-repeated="2"'), text("c"), said="")
        + row(cell('table:number-columns-repeated="16384"'), said='table:number-rows-repeated="2"')
        + row(
            number("1", 'table:number-columns-repeated="2"'), said='table:number-rows-repeated="2"'
        )
        + row(
            cell('table:number-columns-repeated="16384"'), said='table:number-rows-repeated="99999"'
        )
    )
    found = values(read(document(tmp_path / "a.ods", rows)).sheets[0])
    assert found == [[None, None, "c"], [], [], [1.0, 1.0], [1.0, 1.0]]


def test_a_million_repeated_cells_are_cut_off_and_said(tmp_path: Path) -> None:
    wide = number("1", 'table:number-columns-repeated="16384"')
    rows = row(wide, said='table:number-rows-repeated="1048576"')
    book = read(document(tmp_path / "a.ods", rows), Limits(rows=50, columns=20, cells=400))
    assert len(book.sheets[0].rows) == 20
    assert max(map(len, book.sheets[0].rows)) == 20
    assert Told.CUT in told(book)


def test_hidden_sheets_rows_and_merged_cells_are_noted(tmp_path: Path) -> None:
    styles = (
        '<style:style style:name="ta1" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    rows = row(text("a")) + row(text("b"), said='table:visibility="filter"')
    merged = text("m", 'table:number-columns-spanned="2" table:number-rows-spanned="3"')
    path = document(
        tmp_path / "a.ods",
        rows + row(merged),
        styles=styles,
        table='table:name="T" table:style-name="ta1"',
    )
    book = read(path)
    assert book.sheets[0].hidden
    assert book.sheets[0].merged == ((3, 1, 5, 2),)
    assert Told.HIDDEN_ROWS in told(book)


def test_entities_are_refused_in_open_documents(tmp_path: Path) -> None:
    path = document(tmp_path / "a.ods", row(text("a")))
    assert read(path).sheets
    for part in ("content.xml", "meta.xml", "styles.xml"):
        parts = {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": b"<a/>",
            part: b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        }
        assert refused(packed(tmp_path / "b.ods", parts)) is Code.DECLARATIONS
