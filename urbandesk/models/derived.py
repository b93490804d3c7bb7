"""What is worked out from a row and stored beside it, so that lists and search need not.

``search`` is one folded text of everything a person may look for. ``sort_en`` and ``sort_zh``
order records in an English and in a Chinese interface.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from urbandesk.models.field import Stored

SEARCH = "search"
SORT_ENGLISH = "sort_en"
SORT_CHINESE = "sort_zh"
# Letters that Unicode does not take apart into a base letter and a mark.
_WHOLE_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
DERIVED = (SEARCH, SORT_ENGLISH, SORT_CHINESE)


def fold(text: str) -> str:
    """Return ``text`` as search compares it: no case, no accents, usual width."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return bare.casefold().translate(_WHOLE_LETTERS)


def derive(
    row: Mapping[str, Stored], *, texts: tuple[str, ...], english: str, chinese: str
) -> dict[str, Stored]:
    """Return the derived columns of a stored row.

    Args:
        row: the stored row.
        texts: the columns that search looks in.
        english: the column with its English name.
        chinese: the column with its Chinese name; the same when it has one name.
    """
    named_en, named_zh = row.get(english), row.get(chinese)
    return {
        SEARCH: fold("\n".join(str(row[name]) for name in texts if row.get(name))),
        SORT_ENGLISH: fold(str(named_en or named_zh or "")),
        SORT_CHINESE: chinese_order(str(named_zh or named_en or "")),
    }


def chinese_order(text: str) -> str:
    """Return a key that sorts Chinese names by pinyin, Latin ones before them.

    The common characters of GB 2312 stand in pinyin order, and GB 18030 keeps their places.
    """
    return fold(text).encode("gb18030", errors="replace").hex()
