"""A binary workbook (.xlsb) written record by record: no library at hand writes one."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

from tests.exchange.corpus.parts import packed

_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def record(kind: int, content: bytes = b"") -> bytes:
    """Return one record: its kind and size in seven-bit bytes, then its content."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(content)
    while True:
        length, low = length >> 7, length & 0x7F
        size += bytes([low | (0x80 if length else 0)])
        if not length:
            return head + size + content


def wide(text: str) -> bytes:
    """Return a text with its length before it."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def binary_workbook(path: Path, cells: Sequence[tuple[int, int, str | float]]) -> Path:
    """Write a workbook with one sheet of these cells: row and column from 0, and value."""
    sheet = record(129) + record(148, struct.pack("<4I", 0, 0, 0, 0)) + record(145)
    for row, column, value in cells:
        sheet += record(0, struct.pack("<I", row).ljust(17, b"\x00"))
        place = struct.pack("<II", column, 0)
        if isinstance(value, str):
            sheet += record(6, place + wide(value))
        else:
            sheet += record(5, place + struct.pack("<d", value))
    sheet += record(146) + record(130)
    listed = record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Table"))
    book = record(131) + record(143) + listed + record(144) + record(132)
    return packed(
        path,
        {
            "[Content_Types].xml": b"<Types/>",
            "_rels/.rels": _relation("officeDocument", "xl/workbook.bin"),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": _relation("worksheet", "worksheets/sheet1.bin"),
            "xl/worksheets/sheet1.bin": sheet,
        },
    )


def _relation(kind: str, target: str) -> bytes:
    return (
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" Type="{_TYPES}/{kind}" '
        f'Target="{target}"/></Relationships>'
    ).encode()
