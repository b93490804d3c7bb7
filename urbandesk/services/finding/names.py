"""Names of places and bodies: compared across scripts and spellings, proposed, looked up."""

from __future__ import annotations

import re
from functools import cache

from urbandesk.content import gazetteer
from urbandesk.content.gazetteer import Place
from urbandesk.models import pinyin
from urbandesk.models.derived import fold

ENOUGH = 2
"""Latin letters from which on places are offered, for initials; one Chinese character does."""

_MARKS = re.compile(r"['`´.,()]+")
_GAPS = re.compile(r"[\s\-–/]+")
_BEFORE = re.compile(
    r"^(?:the |municipality of |city of |city and county of |town of |stadt |ville de |"
    r"comune di |ayuntamiento de |commune de |gemeente |municipio de )+"
)
_AFTER = re.compile(
    r"(?: municipality| city| province| shi| sheng| metropolitan city| kommune)+$"
    r"|(?<=[\u4e00-\u9fff]{2})(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|地区|市|省|区|县)$"
)
_LEGAL = re.compile(
    r"(?: ltd| limited| gmbh| inc| llc| plc| s a| sa| spa| s p a| bv| b v| nv| ag| ev| e v| oy"
    r"| ab)+$"
    r"|(?:股份有限公司|有限责任公司|有限公司|公司)$"
)


def plain(text: str) -> str:
    """Return ``text`` as names are compared: folded, no apostrophes, hyphens as blanks."""
    return _GAPS.sub(" ", _MARKS.sub("", fold(text))).strip()


def stripped(name: str, kind: str = "city") -> str:
    """Return a plain name without the words that say what it is: *City of*, 市, *Ltd*."""
    known = _BEFORE.sub("", plain(name))
    return (_AFTER if kind == "city" else _LEGAL).sub("", known) or known


def bare(name: str, kind: str = "city") -> str:
    """Return a stripped name without blanks: what two spellings of it have in common."""
    return stripped(name, kind).replace(" ", "")


def places(text: str, limit: int = 8) -> list[Place]:
    """Return the places of the gazetteer that may be meant by what is typed so far."""
    typed = plain(text)
    if len(typed) < (1 if pinyin.has_chinese(typed) else ENOUGH):
        return []
    found = gazetteer.gazetteer().search(typed, limit)
    if found or not pinyin.has_chinese(typed):
        return found
    return gazetteer.gazetteer().search(bare(text), limit)


def called(text: str) -> list[Place]:
    """Return the places that are called ``text`` in any known script or spelling."""
    shipped = gazetteer.gazetteer()
    return shipped.named(plain(text)) or shipped.named(bare(text))


def present(folded: str) -> tuple[str, ...]:
    """Return the present names of the city once called so, folded; none when there is none.

    The last two letters may still be missing, since it is asked while somebody types.
    """
    if len(folded) < ENOUGH:
        return ()
    for former, now in _former():
        missing = len(former) - len(folded)
        if former == folded or (missing <= 2 and len(folded) > 4 and former.startswith(folded)):
            return now
    return ()


@cache
def _former() -> tuple[tuple[str, tuple[str, ...]], ...]:
    known = gazetteer.former_names().items()
    return tuple((plain(name), tuple(map(fold, now))) for now, names in known for name in names)


def romanised(chinese: str) -> str:
    """Return a romanisation as a proposal: *Xi'an* for 西安; empty without Chinese characters."""
    syllables = pinyin.syllables_of(pinyin.simplified(chinese))
    parts = [syllable.replace("v", "ü") for syllable in syllables]
    if not parts:
        return ""
    apart = [f"'{part}" if part[0] in "aoe" else part for part in parts[1:]]
    return "".join((parts[0].capitalize(), *apart))
