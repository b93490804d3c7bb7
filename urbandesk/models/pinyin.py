"""Chinese characters as they are read: pinyin and initials for the search, a key for sorting.

pypinyin only proposes: the official romanisation of a city is a field of its own. The package is
imported when the first Chinese characters are met, since a start must not wait for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from urbandesk import paths

_RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_LONGEST = 120  # characters that are read; names end long before

# Readings in names that differ from the usual ones, with tones.
_PLACES = {
    "长治": "chang2 zhi4",
    "长子": "zhang3 zi3",
    "六合": "lu4 he2",
    "大埔": "da4 bu4",
    "黄埔": "huang2 pu3",
    "浚县": "xun4 xian4",
    "单县": "shan4 xian4",
    "莘县": "shen1 xian4",
    "东莞": "dong1 guan3",
    "乐清": "yue4 qing1",
    "乐亭": "lao4 ting2",
    "监利": "jian4 li4",
    "洪洞": "hong2 tong2",
    "尉犁": "yu4 li2",
    "繁峙": "fan2 shi4",
    "都匀": "du1 yun2",
    "台州": "tai1 zhou1",
    "会稽": "kuai4 ji1",
    "行唐": "xing2 tang2",
    "漯河": "luo4 he2",
    "闵行": "min3 hang2",
    "杨行": "yang2 hang2",
    "庙行": "miao4 hang2",
    "朝阳": "chao2 yang2",
    "珲春": "hun2 chun1",
    "筠连": "jun1 lian2",
    "穆棱": "mu4 ling2",
    "绥棱": "sui2 ling2",
    "泊头": "bo2 tou2",
    "重龙": "chong2 long2",
    "冈厦": "gang1 xia4",
    "咀台": "zui3 tai2",
}
# Letters that pypinyin, asked for one alone, reads as names do not.
_LETTERS = {
    "都": "du1",
    "什": "shi2",
    "曾": "zeng1",
    "长": "chang2",
    "勒": "le4",
    "佛": "fo2",
    "卜": "bu3",
}
_SURNAMES = {
    "万俟": "mo4 qi2",
    "尉迟": "yu4 chi2",
    "长孙": "zhang3 sun1",
    "澹台": "tan2 tai2",
    "单": "shan4",
    "解": "xie4",
    "仇": "qiu2",
    "查": "zha1",
    "区": "ou1",
    "朴": "piao2",
    "翟": "zhai2",
    "任": "ren2",
    "盖": "ge3",
    "华": "hua4",
    "乐": "yue4",
    "缪": "miao4",
    "召": "shao4",
    "员": "yun4",
    "宁": "ning4",
    "种": "chong2",
    "覃": "qin2",
    "冼": "xian3",
    "洗": "xian3",
    "燕": "yan1",
    "应": "ying1",
    "石": "shi2",
    "长": "chang2",
}


def has_chinese(text: str) -> bool:
    """Return whether there is a Chinese character in ``text``."""
    return not text.isascii() and _RUN.search(text) is not None


def simplified(text: str) -> str:
    """Return ``text`` with traditional characters as simplified ones."""
    return text.translate(_simple_forms()) if has_chinese(text) else text


@cache
def _simple_forms() -> dict[int, int]:
    table = (paths.resources() / "traditional.txt").read_text(encoding="utf-8")
    old, new = table.splitlines()
    return str.maketrans(old, new)


def syllables_of(text: str, *, person: bool = False) -> list[str]:
    """Return the syllables of the Chinese characters in ``text``, without tones, ü as v.

    Args:
        text: any text, in simplified characters.
        person: whether it is the name of a person, which begins with a surname.
    """
    found: list[str] = []
    for run in _RUN.finditer(text):
        found += _without_tones(run.group(), person and not run.start())
    return found


@lru_cache(maxsize=8192)
def _without_tones(run: str, person: bool) -> tuple[str, ...]:
    syllables = _person(run) if person else readings(run)
    return tuple(syllable.rstrip("12345") for syllable in syllables)


def spoken(text: str, *, person: bool = False) -> list[str]:
    """Return what somebody may type for Chinese characters: the whole pinyin, the initials."""
    syllables = syllables_of(text, person=person)
    if not syllables:
        return []
    whole = "".join(syllables)
    ways = [whole, whole.replace("v", "u")] if "v" in whole else [whole]
    return [*ways, "".join(syllable[0] for syllable in syllables)]


def latin(text: str, *, person: bool = False) -> str:
    """Return ``text`` with its Chinese characters as pinyin."""
    parts = []
    for run, syllables in _read(text, person):
        plain = (syllable.rstrip("12345").replace("v", "u") for syllable in syllables)
        parts.append(" ".join(plain) if run else syllables[0])
    return " ".join(part.strip() for part in parts)


def order_key(text: str, *, person: bool = False) -> str:
    """Return a key that sorts by pinyin, tone and character; Latin letters come before."""
    parts = []
    for run, syllables in _read(text[:_LONGEST], person):
        if run:
            # The sign before a syllable stands behind every Latin letter, the tone before them.
            pairs = zip(run, syllables, strict=True)
            parts += [f"~{syllable}{letter}" for letter, syllable in pairs]
        else:
            parts += syllables
    return "".join(parts)


def _read(text: str, person: bool) -> Iterator[tuple[str, list[str]]]:
    """Yield the Chinese runs of ``text`` with their syllables, and what stands between them."""
    at = 0
    for found in _RUN.finditer(text):
        if found.start() > at:
            yield "", [text[at : found.start()]]
        first = person and not at and not found.start()
        yield found.group(), _person(found.group()) if first else list(readings(found.group()))
        at = found.end()
    if at < len(text):
        yield "", [text[at:]]


def _person(run: str) -> list[str]:
    known = next((name for name in _SURNAMES if run.startswith(name)), "")
    if not known:
        return list(readings(run))
    rest = run.removeprefix(known)
    return [*_SURNAMES[known].split(), *(readings(rest) if rest else ())]


@lru_cache(maxsize=8192)
def readings(run: str) -> tuple[str, ...]:
    """Return one syllable with its tone for each of some Chinese characters.

    A character that nobody reads stays as it is.
    """
    from pypinyin import Style, lazy_pinyin

    _teach()
    if len(run) == 1 and run in _LETTERS:
        return (_LETTERS[run],)
    found = lazy_pinyin(run, style=Style.TONE3, neutral_tone_with_five=True)
    if len(found) == len(run):
        if len(run) > 1 and run.endswith("长"):
            found[-1] = "zhang3"  # a title, such as 秘书长; no place ends so
        return tuple(found)
    # Characters that nobody reads stick together; one by one they stay as they are.
    return tuple(reading for letter in run for reading in readings(letter))


@cache
def _teach() -> None:
    """Tell pypinyin the readings of places; it keeps them for this process."""
    from pypinyin import load_phrases_dict, load_single_dict
    from pypinyin.contrib.tone_convert import to_tone

    phrases = {
        name: [[to_tone(syllable)] for syllable in read.split()] for name, read in _PLACES.items()
    }
    load_phrases_dict(phrases)
    load_single_dict({ord(letter): to_tone(read) for letter, read in _LETTERS.items()})
