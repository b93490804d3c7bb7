"""What a file is by its first bytes and its parts, whatever its name says."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from urbandesk.exchange.reading.gate import Archive
from urbandesk.exchange.reading.refusal import Code, Refused
from urbandesk.exchange.reading.text_table import is_text

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS: Final = (
    (b"%PDF", Code.PDF),
    (b"SQLite format 3\x00", Code.WORKSPACE),
    (b"\x89PNG", Code.PICTURE),
    (b"\xff\xd8\xff", Code.PICTURE),
    (b"GIF8", Code.PICTURE),
    (b"II*\x00", Code.PICTURE),
    (b"MM\x00*", Code.PICTURE),
    (b"BM", Code.PICTURE),
    (b"{\\rtf", Code.DOCUMENT),
    (b"7z\xbc\xaf\x27\x1c", Code.ARCHIVE),
    (b"Rar!", Code.ARCHIVE),
    (b"\x1f\x8b", Code.ARCHIVE),
    (b"BZh", Code.ARCHIVE),
    (b"\xfd7zXZ\x00", Code.ARCHIVE),
)
_STREAMS = (
    ("EncryptedPackage", Code.PASSWORD),
    ("WordDocument", Code.DOCUMENT),
    ("PowerPoint Document", Code.SLIDES),
)
_PAGES = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<meta")
_TEXTS = (".csv", ".tsv", ".tab", ".txt")


class Form(StrEnum):
    """How a file that can be read is built."""

    OOXML = "ooxml"
    OPEN_DOCUMENT = "open_document"
    BIFF = "biff"
    TEXT = "text"


def form_of(data: bytes, suffix: str) -> Form:
    """Return how a file is built; packed ones need ``form_of_archive`` too.

    Raises:
        Refused: it is something else; says what.
    """
    if not data:
        raise Refused(Code.EMPTY)
    if data[:8] == _OLE:
        return _compound(data)
    if data[:2] == b"PK":
        return Form.OOXML
    text = suffix in _TEXTS
    for start, code in _STARTS:
        if data.startswith(start) and not (text and len(start) < 4 and is_text(data)):
            raise Refused(code)
    begin = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n\x00").replace(b"\x00", b"").lower()
    if begin.startswith(_PAGES):
        raise Refused(Code.WEB_PAGE)
    if begin.startswith((b"<?xml", b"<")) and not text:
        raise Refused(Code.WEB_PAGE if b"<html" in begin else Code.XML)
    if is_text(data) and (text or _is_utf(data)):
        return Form.TEXT
    if not data.strip(b"\x00"):
        raise Refused(Code.INCOMPLETE)
    raise Refused(Code.UNKNOWN)


def form_of_archive(archive: Archive) -> Form:
    """Return how a packed file is built.

    Raises:
        Refused: it is something else; says what.
    """
    names = archive.names
    if "mimetype" in archive:
        kind = archive.read("mimetype")[:200].decode("ascii", "replace")
        if "opendocument.spreadsheet" in kind:
            return Form.OPEN_DOCUMENT
        if "opendocument.text" in kind:
            raise Refused(Code.DOCUMENT)
        if "opendocument.presentation" in kind:
            raise Refused(Code.SLIDES)
    if any(name.startswith("word/") for name in names):
        raise Refused(Code.DOCUMENT)
    if any(name.startswith("ppt/") for name in names):
        raise Refused(Code.SLIDES)
    if any(name.endswith(".iwa") or name == "index.zip" for name in names):
        raise Refused(Code.NUMBERS)
    if "_rels/.rels" not in archive:
        raise Refused(Code.ARCHIVE)
    return Form.OOXML


def _compound(data: bytes) -> Form:
    """Judge a compound file by the names in its directory."""
    for name, code in _STREAMS:
        if name.encode("utf-16-le") in data:
            raise Refused(code)
    for name in ("Workbook", "Book"):
        if name.encode("utf-16-le") in data:
            return Form.BIFF
    if len(data) % 512:
        raise Refused(Code.INCOMPLETE)
    raise Refused(Code.UNKNOWN)


def _is_utf(data: bytes) -> bool:
    try:
        data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")
    except UnicodeDecodeError:
        return False
    return True
