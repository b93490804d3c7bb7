"""Files that were cut, renamed, protected or crafted: each is read rightly or refused in words."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest

from tests.exchange.corpus.containers import (
    BOMB,
    CASES,
    EXTRA_PARTS,
    OUTSIDE,
    Case,
    cut_at,
    declared_in,
)
from tests.exchange.corpus.parts import SHEET, raw_zip, rebuilt
from tests.exchange.reading.reading import read, refused, told
from urbandesk.exchange.reading.limits import Limits
from urbandesk.exchange.reading.refusal import Code, Told

QUICK = 5.0
"""Seconds within which anything must be refused, on a busy machine too."""

MAIN_PARTS = (
    "xl/workbook.xml",
    "xl/styles.xml",
    SHEET,
    "_rels/.rels",
    "xl/_rels/workbook.xml.rels",
    "docProps/app.xml",
    "[Content_Types].xml",
    "xl/theme/theme1.xml",
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_file_of_the_corpus_is_read_or_refused_with_its_reason(
    case: Case, tmp_path: Path
) -> None:
    path = tmp_path / case.name
    case.make(path)
    before, begun = path.read_bytes(), time.monotonic()
    if case.code is None:
        assert any("Ulm" in str(row) or "罗马" in str(row) for row in read(path).sheets[0].rows)
    else:
        assert refused(path) is case.code
    assert time.monotonic() - begun < QUICK
    assert path.read_bytes() == before


@pytest.mark.parametrize("percent", [1, 3, 10, 50, 75, 90, 99])
def test_a_download_that_broke_off_is_called_incomplete(percent: int, tmp_path: Path) -> None:
    path = tmp_path / "half.xlsx"
    cut_at(percent)(path)
    assert refused(path) is Code.INCOMPLETE


@pytest.mark.parametrize("part", [*MAIN_PARTS, *EXTRA_PARTS])
def test_entities_are_refused_in_every_part(part: str, tmp_path: Path) -> None:
    path = tmp_path / "laughs.xlsx"
    declared_in(part)(path)
    begun = time.monotonic()
    assert refused(path) is Code.DECLARATIONS
    assert time.monotonic() - begun < QUICK


def test_entities_in_other_encodings_are_refused_as_well(tmp_path: Path) -> None:
    text = BOMB.decode() + "<x/>"
    for encoding in ("utf-16", "utf-16-le", "utf-8-sig"):
        said = encoding.removesuffix("-sig")
        declared = f'<?xml version="1.0" encoding="{said}"?>{text}'
        path = rebuilt(tmp_path / "a.xlsx", {"xl/styles.xml": declared.encode(encoding)})
        assert refused(path) is Code.DECLARATIONS
    odd = b'<?xml version="1.0" encoding="utf-7"?><x/>'
    path = rebuilt(tmp_path / "b.xlsx", {"xl/styles.xml": odd})
    assert refused(path) is Code.CRAFTED


def test_nothing_is_fetched_from_an_address_in_a_file(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        port = server.getsockname()[1]
        outside = OUTSIDE.replace(b":9/", f":{port}/".encode())
        path = tmp_path / "outside.xlsx"
        declared_in(SHEET, outside)(path)
        assert refused(path) is Code.DECLARATIONS
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_part_that_unpacks_to_more_than_it_says_is_refused(tmp_path: Path) -> None:
    path = raw_zip(tmp_path / "a.xlsx", [("_rels/.rels", b"x" * 60_000_000, 60, -1)])
    begun = time.monotonic()
    assert refused(path) is Code.CRAFTED
    assert time.monotonic() - begun < QUICK


def test_limits_of_the_container_are_kept(tmp_path: Path) -> None:
    path = rebuilt(tmp_path / "a.xlsx", {})
    size = path.stat().st_size
    assert refused(path, Limits(file_bytes=size - 1)) is Code.TOO_LARGE
    assert read(path, Limits(file_bytes=size)).sheets
    assert refused(path, Limits(entries=5)) is Code.BOMB
    assert refused(path, Limits(unpacked=1_000)) is Code.BOMB


def test_one_long_text_that_many_cells_point_at_is_refused(tmp_path: Path) -> None:
    texts = b"<sst><si><t>" + b"x" * 400_000 + b"</t></si></sst>"
    cells = b"".join(b'<c r="A%d" t="s"><v>0</v></c>' % row for row in range(10, 3_000))
    path = rebuilt(
        tmp_path / "a.xlsx",
        {
            "xl/sharedStrings.xml": texts,
            "xl/_rels/workbook.xml.rels": lambda xml: xml.replace(
                b"</Relationships>",
                b'<Relationship Id="rId99" Target="sharedStrings.xml" Type="http://schemas.openxml'
                b'formats.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>',
            ),
            SHEET: lambda xml: xml.replace(b"<sheetData>", b"<sheetData><row>" + cells + b"</row>"),
        },
    )
    assert refused(path) is Code.BOMB


def test_what_is_left_out_of_a_file_is_said(tmp_path: Path) -> None:
    path = rebuilt(
        tmp_path / "a.xlsm",
        {
            "xl/vbaProject.bin": b"\x00",
            "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
            "xl/embeddings/oleObject1.bin": b"\x00",
            "xl/media/image1.png": b"\x89PNG",
            "xl/comments1.xml": b"<comments><comment ref='A1'/></comments>",
        },
    )
    said = told(read(path))
    assert {Told.MACROS, Told.LINKS, Told.EMBEDDED, Told.PICTURES, Told.REMARKS} <= said
    assert Told.MACROS not in told(read(rebuilt(tmp_path / "b.xlsx", {})))


def test_names_of_parts_may_be_spelled_in_any_case(tmp_path: Path) -> None:
    path = rebuilt(tmp_path / "a.xlsx", {})
    path.write_bytes(path.read_bytes().replace(b"xl/worksheets/sheet1", b"xl/Worksheets/Sheet1"))
    assert len(read(path).sheets[0].rows) == 3
