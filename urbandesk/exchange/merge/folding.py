"""When two texts are the same: what programs do to blanks, width, escapes, signs and script."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from urbandesk import paths
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Kind
from urbandesk.models.rules import clean_text, half_width

_RETURN = re.compile(r"_x000D_\n?", re.IGNORECASE)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BLANKS = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_AROUND_BREAKS = re.compile(r" *\n *")
# What spreadsheet programs set in place of what was typed (autocorrect lists of Excel and WPS).
_TYPESET = {
    "©": "(c)",
    "®": "(r)",
    "™": "(tm)",
    "“": '"',
    "”": '"',
    "„": '"',
    "‘": "'",
    "’": "'",
    "‚": "'",
    "–": "-",
    "—": "-",
    "…": "...",
    "½": "1/2",
    "¼": "1/4",
    "¾": "3/4",
    "→": "->",
    "☺": ":)",
}
_TYPESET_TABLE = str.maketrans(_TYPESET)
_DASHES = re.compile(r"-{2,}")


def tidy(text: str) -> str:
    """Return ``text`` as it is stored when it is new: no escapes of returns, usual blanks."""
    text = _RETURN.sub("\n", text) if "_x" in text else text
    return clean_text(text.replace("\u00a0", " "))


def _folded(text: str, code: bool) -> str:
    """Return a text so that two texts that are the same to people are equal.

    Blanks do not count; neither does the width of characters where a text is a code, an address
    or a number rather than prose in one of the languages.
    """
    folded = _AROUND_BREAKS.sub("\n", _BLANKS.sub(" ", tidy(text))).strip()
    return unicodedata.normalize("NFKC", half_width(folded)) if code else folded


def is_code(column: FieldColumn) -> bool:
    """Return whether a column holds short texts of neither language: codes, numbers, addresses."""
    return column.field.kind in (Kind.TEXT, Kind.LINK) and not column.language


def same_text(column: FieldColumn, one: str, other: str) -> bool:
    """Return whether two texts of a column are the same to people."""
    return one == other or _same(one, other, is_code(column))


@lru_cache(maxsize=64)  # a merge compares the same two texts several times in a row
def _same(one: str, other: str, code: bool) -> bool:
    plain, here = _folded(one, code), _folded(other, code)
    if plain == here:
        return True
    return "_x" in one + other and (
        _folded(_unescape(one), code) == here or plain == _folded(_unescape(other), code)
    )


def _unescape(text: str) -> str:
    """Return ``text`` with ``_x0041_`` as the character it stands for (ECMA-376, 22.9.2.19)."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def fold_word(text: str) -> str:
    """Return a word of a list as it is compared: no case, no width, single blanks."""
    return " ".join(unicodedata.normalize("NFKC", tidy(text)).casefold().split())


def fold_typeset(text: str) -> str:
    """Return ``text`` as a typewriter would have it."""
    return _DASHES.sub("-", _BLANKS.sub(" ", text.translate(_TYPESET_TABLE)))


def simplified(text: str) -> str:
    """Return ``text`` with traditional characters as simplified ones."""
    return text if text.isascii() else text.translate(_script_table())


@cache
def _script_table() -> dict[int, int]:
    path = paths.resources() / "traditional.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(zip(map(ord, lines[0]), map(ord, lines[1]), strict=True))
