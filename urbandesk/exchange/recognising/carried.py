"""The base that a workbook carries on its hidden sheet."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

from urbandesk.exchange.incoming import Notice, RawBook, RawSheet
from urbandesk.exchange.reading.properties import PACKAGE_PROPERTY
from urbandesk.exchange.recognising.folding import text_of
from urbandesk.i18n import N_

SIGN = "urbandesk-package"
FORMAT = "1"

DAMAGED = N_(
    "What was noted in the workbook when it was handed out is damaged. It can still be "
    "compared with today's records, cell by cell."
)
NEWER = N_(
    "What was noted in the workbook when it was handed out was written by a newer program. Please "
    "update this one to compare with it."
)
GONE = N_(
    "The hidden sheet that was handed out with the workbook is gone. If this workspace made the "
    "workbook, its own note is used."
)
SEVERAL = N_(
    "The workbook holds the notes of several workbooks; those that its own mark names are used."
)


@dataclass(frozen=True)
class Carried:
    """What a workbook carries of its hand-out.

    Attributes:
        package: id of the hand-out; empty for a foreign file.
        body: the packed base; empty when gone or damaged.
        sheets: names of the sheets that carry it.
        notices: what a person should know.
    """

    package: str
    body: bytes
    sheets: frozenset[str]
    notices: tuple[Notice, ...]


def carried_by(book: RawBook) -> Carried:
    """Return what a workbook carries of its hand-out, from its hidden sheet and its properties."""
    named = book.properties.get(PACKAGE_PROPERTY, "").strip()
    found = [(sheet.name, *_read(sheet)) for sheet in book.sheets if _first(sheet)[:1] == [SIGN]]
    sheets = frozenset(name for name, *_ in found)
    if not found:
        return Carried(named, b"", sheets, (Notice(GONE),) if named else ())
    notices: list[Notice] = []
    if len({package for _, package, *_ in found}) > 1:
        notices.append(Notice(SEVERAL))
    # The one named by the properties first, then whole ones: a stable sort keeps their order.
    found.sort(key=lambda one: (one[1] != named, not one[2]))
    _, package, body, wrong = found[0]
    if wrong:
        notices.append(Notice(wrong))
    return Carried(package or named, body, sheets, tuple(notices))


def _first(sheet: RawSheet) -> list[str]:
    return text_of(sheet.rows[0][0]).split() if sheet.rows and sheet.rows[0] else []


def _read(sheet: RawSheet) -> tuple[str, bytes, str]:
    """Return id and body of a hand-out, and what is wrong with it."""
    head = _first(sheet)
    if head[1:2] != [FORMAT]:
        return (head[2] if len(head) > 2 else ""), b"", NEWER if len(head) > 1 else DAMAGED
    if len(head) != 5 or not head[3].isdecimal():
        return (head[2] if len(head) > 2 else ""), b"", DAMAGED
    _, _, package, count, digest = head
    parts = [text_of(row[0]) if row else "" for row in sheet.rows[1 : int(count) + 1]]
    text = "".join("".join(parts).split())
    if hashlib.sha256(text.encode("utf-8", "replace")).hexdigest() != digest.lower():
        return package, b"", DAMAGED
    try:
        return package, base64.b64decode(text, validate=True), ""
    except (binascii.Error, ValueError):
        return package, b"", DAMAGED
