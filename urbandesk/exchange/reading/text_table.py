"""Tables in text files (.csv, .tsv): which encoding, which separator."""

from __future__ import annotations

import csv
import io

from urbandesk.exchange.reading.content import PlainRow
from urbandesk.exchange.reading.limits import Limits
from urbandesk.exchange.reading.refusal import Code, Refused

ENCODINGS = ("utf-8", "utf-16", "gb18030", "big5", "cp1252")
"""What a text file may be read as; the first that fits is taken."""

_SEPARATORS = ",;\t|"
_LOOKED_AT = 200_000
_LINES_LOOKED_AT = 60


def detect(data: bytes) -> str:
    """Return the encoding that ``data`` is most likely in."""
    if data[:3] == b"\xef\xbb\xbf":
        return "utf-8"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    wide = _wide(data)
    if wide:
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030" if _is_chinese(data) else "cp1252"
    return "utf-8"


def decode(data: bytes, encoding: str) -> str:
    """Return the text behind ``data``.

    Raises:
        Refused: it is not in that encoding.
    """
    codec = {"utf-8": "utf-8-sig"}.get(encoding, encoding)
    try:
        return data.decode(codec).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError) as error:
        raise Refused(Code.ENCODING, encoding=encoding) from error


def is_text(data: bytes) -> bool:
    """Return whether ``data`` can be a text at all: no control characters but blanks and breaks."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or _wide(data):
        return True
    return not data[:_LOOKED_AT].translate(None, _printable())[:1]


def rows_of(text: str, limits: Limits) -> tuple[list[PlainRow], int]:
    """Return the rows of a table, empty ones too, and how many cells were cut off."""
    separator, text = _separator(text)
    csv.field_size_limit(limits.unpacked)
    rows: list[PlainRow] = []
    cut = 0
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        if len(rows) == limits.rows:
            cut += len(row)
            continue
        cut += max(0, len(row) - limits.columns)
        rows.append(list(row[: limits.columns]))
    return rows, cut


def _separator(text: str) -> tuple[str, str]:
    """Return the separator and the text without a line that only names it."""
    if text[:4].lower() == "sep=" and text[4:5]:
        rest = text[5:].lstrip("\r\n") if text[5:6] in "\r\n" else text[5:]
        return text[4], rest
    start = text[:_LOOKED_AT]
    best, found = (0.0, 0), ","
    for separator in _SEPARATORS:
        lines = csv.reader(io.StringIO(start, newline=""), delimiter=separator)
        widths = [len(line) for line, _ in zip(lines, range(_LINES_LOOKED_AT), strict=False)]
        widths = [width for width in widths if width]
        if not widths:
            continue
        usual = max(set(widths), key=widths.count)
        fits = widths.count(usual) / len(widths) if usual > 1 else 0.0
        if (round(fits, 1), usual) > best:
            best, found = (round(fits, 1), usual), separator
    return found, text


def _printable() -> bytes:
    return bytes(number for number in range(256) if number > 31 or number in (9, 10, 12, 13))


def _wide(data: bytes) -> str:
    """Return UTF-16 of either order when ``data`` has it without a signature."""
    start = data[:_LOOKED_AT]
    if len(start) < 4 or len(data) % 2:
        return ""
    little = start[1::2].count(0), start[0::2].count(0)
    ends = start.count(b"\r\x00\n\x00"), start.count(b"\x00\r\x00\n")
    if little[0] > 4 * little[1] and (ends[0] or little[0] * 8 > len(start)):
        return "utf-16-le"
    if little[1] > 4 * little[0] and (ends[1] or little[1] * 8 > len(start)):
        return "utf-16-be"
    return ""


def _is_chinese(data: bytes) -> bool:
    """Return whether bytes beyond ASCII come in pairs, as the characters of GB 2312 do.

    In a European text such a byte stands alone between ASCII letters.
    """
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    paired = alone = at = 0
    start = data[:_LOOKED_AT]
    while at < len(start) - 1:
        if start[at] < 0x80:
            at += 1
        elif start[at] >= 0xA1 and start[at + 1] >= 0xA1:
            paired += 1
            at += 2
        else:
            alone += 1
            at += 2 if start[at + 1] >= 0x40 else 1
    return paired > alone
