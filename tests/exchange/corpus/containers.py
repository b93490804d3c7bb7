"""Mistreated containers: what arrives when a file was cut, renamed, protected or crafted."""

from __future__ import annotations

import gzip
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.exchange.corpus.binary import binary_workbook
from tests.exchange.corpus.parts import (
    SHEET,
    compound,
    packed,
    plain,
    raw_zip,
    rebuilt,
    with_cells,
)
from urbandesk.exchange.reading.refusal import Code

_LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
BOMB = b'<!DOCTYPE x [<!ENTITY l0 "ha">' + _LAUGHS + b"]>"
OUTSIDE = b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'
_XML = b'<?xml version="1.0"?>'
EXTRA_PARTS = (
    "xl/comments1.xml",
    "xl/tables/table1.xml",
    "xl/drawings/drawing1.xml",
    "docProps/custom.xml",
    "customXml/item1.xml",
)


@dataclass(frozen=True)
class Case:
    """One mistreated file.

    Attributes:
        name: name of the file with its ending.
        make: writes it.
        code: why it is refused; None when it is read.
    """

    name: str
    make: Callable[[Path], object]
    code: Code | None = None


def _bytes(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def _database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("create table a (b)")
    connection.close()


def declared_in(part: str, declaration: bytes = BOMB) -> Callable[[Path], object]:
    """Return what writes a workbook that declares entities in one of its parts."""

    def insert(xml: bytes) -> bytes:
        at = xml.find(b"?>") + 2 if xml.startswith(b"<?xml") else 0
        return xml[:at] + declaration + xml[at:]

    if part in EXTRA_PARTS:
        return lambda path: rebuilt(path, {part: insert(_XML + b"<x>&l9;</x>")})
    return lambda path: rebuilt(path, {part: insert})


def cut_at(percent: int) -> Callable[[Path], object]:
    """Return what writes the first part of a workbook only."""

    def make(path: Path) -> None:
        whole = plain(path).read_bytes()
        path.write_bytes(whole[: max(1, len(whole) * percent // 100)])

    return make


def _named(part: str) -> Callable[[Path], object]:
    return lambda path: raw_zip(path, [(part, b"x", -1, -1)])


def _many(path: Path) -> None:
    rebuilt(path, {f"xl/media/{number}.png": b"" for number in range(2_001)})


def _nested(path: Path) -> None:
    inner = plain(path.with_suffix(".inner"))
    packed(path, {"book.xlsx": inner.read_bytes()})
    inner.unlink()


def _strict(path: Path) -> None:
    old = b"http://schemas.openxmlformats.org/"
    new = b"http://purl.oclc.org/ooxml/"

    def change(xml: bytes) -> bytes:
        return xml.replace(old + b"spreadsheetml/2006", new + b"spreadsheetml").replace(
            old + b"officeDocument/2006", new + b"officeDocument"
        )

    rebuilt(
        path,
        {
            "_rels/.rels": change,
            "xl/workbook.xml": change,
            "xl/_rels/workbook.xml.rels": change,
            "xl/styles.xml": change,
            SHEET: change,
        },
    )


PAGE = b"<html><body><table><tr><td>Ulm</td></tr></table></body></html>"
OTHER_TYPES = (
    Case("empty.xlsx", _bytes(b""), Code.EMPTY),
    Case("report.xlsx", _bytes(b"%PDF-1.7\n%\xe2\xe3"), Code.PDF),
    Case("page.xls", _bytes(PAGE), Code.WEB_PAGE),
    Case("page_with_signature.xls", _bytes(b"\xef\xbb\xbf\n" + PAGE), Code.WEB_PAGE),
    Case("sheet_2003.xls", _bytes(_XML + b"<Workbook/>"), Code.XML),
    Case("picture.xlsx", _bytes(b"\x89PNG\r\n\x1a\n" + bytes(64)), Code.PICTURE),
    Case("letter.xlsx", lambda p: packed(p, {"word/document.xml": b"<x/>"}), Code.DOCUMENT),
    Case("letter.doc.xls", lambda p: compound(p, "Root Entry", "WordDocument"), Code.DOCUMENT),
    Case("letter.rtf.xls", _bytes(b"{\\rtf1 Ulm}"), Code.DOCUMENT),
    Case("talk.xlsx", lambda p: packed(p, {"ppt/presentation.xml": b"<x/>"}), Code.SLIDES),
    Case("budget.numbers.xlsx", lambda p: packed(p, {"Index/A.iwa": b"x"}), Code.NUMBERS),
    Case("all.xlsx", _nested, Code.ARCHIVE),
    Case("packed.xlsx", lambda p: p.write_bytes(gzip.compress(b"a" * 99)), Code.ARCHIVE),
    Case("workspace.xlsx", _database, Code.WORKSPACE),
    Case("noise.xlsx", _bytes(bytes(range(256)) * 9), Code.UNKNOWN),
    Case("zeros.xlsx", _bytes(bytes(4096)), Code.INCOMPLETE),
    Case("text.xlsx", _bytes("名称,People\n罗马,2800\n".encode())),
)
PROTECTED = (Case("secret.xlsx", lambda p: compound(p, "Root", "EncryptedPackage"), Code.PASSWORD),)
CRAFTED = (
    Case("ratio.xlsx", lambda p: rebuilt(p, {"xl/a.xml": bytes(60_000_000)}), Code.BOMB),
    Case("claims.xlsx", lambda p: raw_zip(p, [("a", b"x", 4_000_000_000, -1)]), Code.BOMB),
    Case("many.xlsx", _many, Code.BOMB),
    Case("lies.xlsx", lambda p: raw_zip(p, [("_rels/.rels", b"x" * 9999, 9, -1)]), Code.CRAFTED),
    Case(
        "laps.xlsx", lambda p: raw_zip(p, [("a", b"x", -1, -1), ("b", b"x", -1, 0)]), Code.CRAFTED
    ),
    Case("twice.xlsx", lambda p: raw_zip(p, [("a", b"x", -1, -1)] * 2), Code.CRAFTED),
    *(
        Case(f"name{number}.xlsx", _named(name), Code.CRAFTED)
        for number, name in enumerate(
            ("../up", "/root", "C:/win", "a/../../b", "con.xml", "a\\..\\b", "a\x01b")
        )
    ),
)
READ = (
    Case("strict.xlsx", _strict),
    Case("far.xlsx", lambda p: with_cells(p, '<row r="9"><c r="XFD1048576"><v>1</v></c></row>')),
    Case("binary.xlsb", lambda p: binary_workbook(p, [(0, 0, "Ulm 罗马"), (1, 1, 2.5)])),
)
CASES = (*OTHER_TYPES, *PROTECTED, *CRAFTED, *READ)
