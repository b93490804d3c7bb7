"""Choosing the simplified Chinese name of a place among what it is called everywhere."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import product
from pathlib import Path

from pypinyin import Style, pinyin

from urbandesk.models.derived import fold

_SUFFIXES = ("市", "县", "区", "镇", "街道", "乡", "新区")


def is_chinese(text: str) -> bool:
    """Return whether ``text`` is of Chinese characters of the basic block only."""
    return bool(text) and all("\u4e00" <= letter <= "\u9fff" for letter in text)


def read_simplified(path: Path) -> dict[int, str]:
    """Return each traditional character's simplified form, from OpenCC's table."""
    found: dict[int, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        old, _tab, new = line.partition("\t")
        first = new.split(" ")[0]
        if len(old) == len(first) == 1 and old != first and is_chinese(old + first):
            found[ord(old)] = first
    return found


def chinese_name(name: str, called: list[str], simplified: dict[int, str], country: str) -> str:
    """Return the simplified Chinese name, or nothing.

    A form that needs no change was written by somebody who writes simplified characters; one of
    the traditional ones may be the usage of another region. Of a place in China the characters
    must be read as its name is.
    """
    written = [one for one in called if is_chinese(one.replace("·", ""))]
    votes: Counter[str] = Counter()
    for one in written:
        plain = one.translate(simplified)
        if _is_common(plain):
            votes[_bare(plain)] += 3 if plain == one else 1
    if country == "CN":
        read = Counter({one: votes[one] for one in votes if _is_read_as(one, name)})
        # Names from other languages of China, such as Harbin, are not read as pinyin.
        votes = read if read or _is_pinyin(name) else votes
    if not votes:
        return ""
    best = max(votes.values())
    return min((one for one in votes if votes[one] == best), key=lambda one: (len(one), one))


def _is_common(text: str) -> bool:
    """Return whether the characters are those of GB 2312, which Japanese forms are not."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _bare(name: str) -> str:
    """Return a name without the word for what kind of place it is."""
    for suffix in sorted(_SUFFIXES, key=len, reverse=True):
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            return name.removesuffix(suffix)
    return name


@cache
def _syllables() -> frozenset[str]:
    """Return every syllable, without tones."""
    read = (pinyin(chr(code), style=Style.NORMAL)[0][0] for code in range(0x4E00, 0x9FA6))
    return frozenset(fold(syllable) for syllable in read if syllable.isascii())


def _is_pinyin(name: str) -> bool:
    """Return whether ``name`` can be cut into syllables of pinyin."""
    plain = "".join(letter for letter in fold(name) if letter.isalpha())
    ends = {0}
    for at in range(len(plain)):
        if at in ends:
            ends |= {at + n for n in range(1, 7) if plain[at : at + n] in _syllables()}
    return len(plain) in ends


def _is_read_as(chinese: str, name: str) -> bool:
    if len(chinese) > 8:
        return False
    ways = pinyin(chinese, style=Style.NORMAL, heteronym=True, v_to_u=True)
    wanted = "".join(letter for letter in fold(name) if letter.isalpha())
    return any("".join(fold(s) for s in way) == wanted for way in product(*ways))
