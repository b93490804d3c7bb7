"""What the reading process says when it cannot or will not read a file: codes, no sentences."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Code(StrEnum):
    """Why a file was not read."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    BOMB = "bomb"
    CRAFTED = "crafted"
    DECLARATIONS = "declarations"
    PASSWORD = "password"
    INCOMPLETE = "incomplete"
    DAMAGED = "damaged"
    ENCODING = "encoding"
    NO_SHEET = "no_sheet"
    PDF = "pdf"
    DOCUMENT = "document"
    SLIDES = "slides"
    PICTURE = "picture"
    WEB_PAGE = "web_page"
    XML = "xml"
    NUMBERS = "numbers"
    WORKSPACE = "workspace"
    ARCHIVE = "archive"
    UNKNOWN = "unknown"
    TOO_MUCH = "too_much"
    TOO_SLOW = "too_slow"
    DIED = "died"


class Told(StrEnum):
    """What was left out of a file, or looked odd."""

    MACROS = "macros"
    LINKS = "links"
    EMBEDDED = "embedded"
    REMARKS = "remarks"
    COLOURS = "colours"
    PICTURES = "pictures"
    FORMULAS = "formulas"
    NO_FORMULAS = "no_formulas"
    CUT = "cut"
    HIDDEN_ROWS = "hidden_rows"
    TEXT_FILE = "text_file"
    FROM_1904 = "from_1904"


class Refused(Exception):
    """A file that is not read; ``code`` says why, ``details`` fill the sentence."""

    def __init__(self, code: Code, **details: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class Remark(NamedTuple):
    """Something to be told about a file that was read."""

    told: Told
    details: dict[str, str | int]
