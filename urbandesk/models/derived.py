"""What is worked out from a row and stored beside it, so that lists and search need not.

``search`` is one folded text of everything a person may look for. ``sort_en`` and ``sort_zh``
order records in an English and in a Chinese interface.
"""

from __future__ import annotations

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
DERIVED = (SEARCH, SORT_ENGLISH, SORT_CHINESE)


def fold(text: str) -> str:
    """Return ``text`` as search compares it: no case or accents, usual width, simplified."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return pinyin.simplified(bare.casefold().translate(_WHOLE_LETTERS))


def derive(
    row: Mapping[str, Stored],
    *,
    texts: Sequence[str],
    english: str,
    chinese: str,
    spoken: Sequence[str] = (),
    person: bool = False,
) -> dict[str, Stored]:
    """Return the derived columns of a stored row.

    Args:
        row: the stored row.
        texts: the columns that search looks in.
        english: the column with its English name.
        chinese: the column with its Chinese name; the same when it has one name.
        spoken: the columns that are also found by pinyin and initials.
        person: whether the names are those of a person.
    """
    named_en, named_zh = str(row.get(english) or ""), str(row.get(chinese) or "")
    found = fold("\n".join(str(row[name]) for name in texts if row.get(name)))
    for name in spoken:
        said = str(row.get(name) or "")
        if pinyin.has_chinese(said):
            surname = person and name == chinese
            ways = (pinyin.spoken(fold(line), person=surname) for line in said.splitlines())
            found = "\n".join([found, *(way for line in ways for way in line)])
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
