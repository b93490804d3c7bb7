"""What is worked out from a row and stored beside it, so that lists and search need not.

``search`` is one folded text of everything a person may look for. ``sort_en`` and ``sort_zh``
order records in an English and in a Chinese interface.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from urbandesk.models import pinyin
from urbandesk.models.field import Stored

SEARCH = "search"
SORT_ENGLISH = "sort_en"
SORT_CHINESE = "sort_zh"
# Letters that Unicode does not take apart into a base letter and a mark.
_WHOLE_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
    | {"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "·": " ", "・": " "}
)


class _NoMarks(dict[int, int | None]):
    """Leaves out combining marks; what was met once is known."""

    def __missing__(self, letter: int) -> int | None:
        kept = None if unicodedata.combining(chr(letter)) else letter
        self[letter] = kept
        return kept


_NO_MARKS = _NoMarks()
_ADDRESS = re.compile(r"https?://(?:www\.)?")
DERIVED = (SEARCH, SORT_ENGLISH, SORT_CHINESE)


def fold(text: str) -> str:
    """Return ``text`` as search compares it.

    It has no case and no accents, letters of the usual width and simplified characters. What all
    web addresses begin with is left out, or every site would be found by a single letter.
    """
    if text.isascii():
        folded = text.lower()
    else:
        plain = unicodedata.normalize("NFKD", text).translate(_NO_MARKS)
        folded = pinyin.simplified(plain.casefold().translate(_WHOLE_LETTERS))
    return _ADDRESS.sub("", folded) if "://" in folded else folded


def derive(
    row: Mapping[str, Stored],
    *,
    texts: Sequence[str],
    english: str,
    chinese: str,
    spoken: Sequence[str] = (),
    person: bool = False,
    named: bool = True,
) -> dict[str, Stored]:
    """Return the derived columns of a stored row.

    Args:
        row: the stored row.
        texts: the columns that search looks in.
        english: the column with its English name.
        chinese: the column with its Chinese name; the same when it has one name.
        spoken: the columns that are also found by pinyin and initials.
        person: whether the names are those of a person.
        named: whether the sort keys are wanted; they depend on the names alone.
    """
    # One by one, since most texts are plain ASCII and those are folded much faster.
    folded = {name: fold(str(row[name])) for name in texts if row.get(name)}
    parts = list(folded.values())
    for name in spoken:
        said = folded[name] if name in folded else fold(str(row.get(name) or ""))
        if pinyin.has_chinese(said):
            surname = person and name == chinese
            for line in said.splitlines():
                parts += pinyin.spoken(line, person=surname)
    found = "\n".join(parts)
    if not named:
        return {SEARCH: found}
    named_en, named_zh = str(row.get(english) or ""), str(row.get(chinese) or "")
    return {
        SEARCH: found,
        # A record without an English name stands among those that have one by its pinyin.
        SORT_ENGLISH: fold(named_en) or pinyin.latin(fold(named_zh), person=person),
        SORT_CHINESE: chinese_order(named_zh or named_en, person=person),
    }


def chinese_order(text: str, *, person: bool = False) -> str:
    """Return a key that sorts Chinese names by pinyin, Latin ones before them."""
    folded = fold(text)
    return pinyin.order_key(folded, person=person) if pinyin.has_chinese(folded) else folded
