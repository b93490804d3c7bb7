"""Pieces from which mistreated files are made: a plain workbook, and files rebuilt part by part."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook

SHEET = "xl/worksheets/sheet1.xml"
ROWS = (
    ("Name", "Founded", "People", "Open", "Since"),
    ("Ulm", 854, 126.5, True, date(2026, 7, 1)),
    ("罗马", -753, 2800.25, False, datetime.fromisoformat("2026-07-01T12:30")),
)


def plain(path: Path) -> Path:
    """Write a workbook of one sheet that nobody mistreated."""
    book = Workbook()
    assert book.active is not None
    for row in ROWS:
        book.active.append(list(row))
    book.active["F1"] = "=1+1"
    book.save(path)
    return path


def rebuilt(path: Path, changes: Mapping[str, bytes | Callable[[bytes], bytes] | None]) -> Path:
    """Write a plain workbook with parts changed, added, or left out where the change is None."""
    source = plain(path.with_suffix(".plain"))
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    source.unlink()
    for name, change in changes.items():
        if change is None:
            del parts[name]
        else:
            parts[name] = change if isinstance(change, bytes) else change(parts[name])
    return packed(path, parts)


def packed(path: Path, parts: Mapping[str, bytes]) -> Path:
    """Write a packed file of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def with_cells(path: Path, cells: str) -> Path:
    """Write a plain workbook with these cells or rows at the end of its sheet."""
    return rebuilt(
        path, {SHEET: lambda xml: xml.replace(b"</sheetData>", cells.encode() + b"</sheetData>")}
    )


def raw_zip(path: Path, entries: list[tuple[str, bytes, int, int]]) -> Path:
    """Write a packed file whose directory says what it likes.

    Each entry is name, content, the size that the directory claims (-1 for the true one), and the
    place it claims (-1 for the true one).
    """
    body, directory = b"", b""
    for name, content, size, place in entries:
        packing = zlib.compressobj(9, zlib.DEFLATED, -15)
        data = packing.compress(content) + packing.flush()
        crc, claimed = zlib.crc32(content), len(content) if size < 0 else size
        where = len(body) if place < 0 else place
        plain_name = name.encode()
        common = struct.pack(
            "<HHHHHIIIHH", 20, 0, 8, 0, 33, crc, len(data), claimed, len(plain_name), 0
        )
        body += b"PK\x03\x04" + common + plain_name + data
        directory += b"PK\x01\x02\x14\x00" + common + struct.pack("<HHHII", 0, 0, 0, 0, where)
        directory += plain_name
    end = struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), len(directory), len(body), 0)
    path.write_bytes(body + directory + b"PK\x05\x06" + end)
    return path


def compound(path: Path, *streams: str) -> Path:
    """Write the least that is a compound file (the container of .xls) with these names inside."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\x00")
    entries = b"".join(name.encode("utf-16-le").ljust(128, b"\x00") for name in streams)
    path.write_bytes(header + entries.ljust(1024, b"\x00"))
    return path
