"""Sheets of a binary workbook (.xlsb): how far their cells reach, record by record."""

from __future__ import annotations

from urbandesk.exchange.reading.limits import Limits
from urbandesk.exchange.reading.refusal import Code, Refused

_ROW = 0
_CELLS = range(2, 12)  # BrtCellRk to BrtFmlaError ([MS-XLSB] 2.3.2); 1 is a blank cell


def check_binary_sheet(content: bytes, limits: Limits) -> None:
    """See that the cells of a sheet stay within ``limits``.

    Raises:
        Refused: they do not, or the records are damaged.
    """
    row = bottom = right = 0
    at, end = 0, len(content)
    try:
        while at < end:
            kind = content[at]
            at += 1
            if kind & 0x80:
                kind = (kind & 0x7F) | (content[at] & 0x7F) << 7
                at += 1
            size, at = _size(content, at)
            if kind == _ROW:
                row = int.from_bytes(content[at : at + 4], "little") + 1
            elif kind in _CELLS:
                bottom = max(bottom, row)
                right = max(right, int.from_bytes(content[at : at + 4], "little") + 1)
            at += size
    except IndexError as error:
        raise Refused(Code.DAMAGED) from error
    if bottom > limits.rows or right > limits.columns or bottom * right > limits.cells:
        raise Refused(Code.TOO_MUCH)


def _size(content: bytes, at: int) -> tuple[int, int]:
    """Return the size of a record, seven bits to a byte, and where its data begins."""
    size = 0
    for shift in (0, 7, 14, 21):
        byte = content[at]
        at += 1
        size |= (byte & 0x7F) << shift
        if not byte & 0x80:
            break
    return size, at
