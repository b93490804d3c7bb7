"""The gazetteer that ships: cities of both sides, found while somebody types.

It is read when the first place is looked for. ``scripts/make_gazetteer.py`` writes it, its data
is GeoNames' (CC BY 4.0). What is typed is compared as the script wrote the keys: ``plain`` in
``services/names.py`` makes it so.
"""

from __future__ import annotations

import gzip
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from urbandesk import paths
from urbandesk.content.loading import ContentError, read

SOURCE = "GeoNames"
_ROW_OF = "\n"
_NAME, _INITIALS, _ALSO = "\x1f", "\x1e", "\x1d"


@dataclass(frozen=True, slots=True)
class Place:
    """A city of the gazetteer.

    Attributes:
        name: its Latin name; of a Chinese city the official romanisation.
        chinese: its simplified Chinese name; may be empty.
        country: ISO code.
        region, region_chinese: region or province; may be empty.
        latitude, longitude: in degrees.
        population: as GeoNames has it; 0 is not known.
        former: former names and names in other languages that people still use.
    """

    name: str
    chinese: str
    country: str
    region: str
    region_chinese: str
    latitude: Decimal
    longitude: Decimal
    population: int
    former: tuple[str, ...] = ()


class Gazetteer:
    """Places by population, the largest first, with one text in which all of them are found."""

    def __init__(self, day: date, rows: list[str]) -> None:
        self.day = day
        self._rows = rows
        lines = [_searched(row) for row in rows]
        self._text = _ROW_OF.join(lines)
        self._starts: list[int] = []
        at = 0
        for line in lines:
            self._starts.append(at)
            at += len(line) + 1

    def __len__(self) -> int:
        """Return how many places there are."""
        return len(self._rows)

    def place(self, number: int) -> Place:
        """Return a place by its rank."""
        name, chinese, country, region, local, north, east, people, former, *_keys = self._rows[
            number
        ].split("\t")
        return Place(
            name=name,
            chinese=chinese,
            country=country,
            region=region,
            region_chinese=local,
            latitude=Decimal(north),
            longitude=Decimal(east),
            population=int(people),
            former=tuple(former.split("|")) if former else (),
        )

    def search(self, typed: str, limit: int = 8) -> list[Place]:
        """Return places for what is typed: so called, so beginning, with a word that does.

        Args:
            typed: a plain text: no accents, apostrophes, hyphens or traditional characters.
            limit: at most so many.
        """
        if not typed:
            return []
        found: dict[int, None] = {}
        for number in self._in_order(typed, limit):
            found.setdefault(number)
            if len(found) == limit:
                break
        return [self.place(number) for number in found]

    def named(self, typed: str, limit: int = 8) -> list[Place]:
        """Return the places that are called ``typed``, also in other languages or spellings."""
        found = {
            number: None
            for sign in (_NAME, _ALSO)
            for number in self._with(f"{sign}{typed}{sign}", limit)
        }
        return [self.place(number) for number in sorted(found)[:limit]]

    def _in_order(self, typed: str, limit: int) -> Iterator[int]:
        yield from self._with(f"{_NAME}{typed}{_NAME}", limit)
        begins = self._with(f"{_NAME}{typed}", limit)
        initials = self._with(f"{_INITIALS}{typed}{_INITIALS}", limit)
        yield from sorted({*begins, *initials})
        yield from self._with(f"{_ALSO}{typed}", limit)
        yield from self._with(f" {typed}", limit)

    def _with(self, wanted: str, limit: int) -> list[int]:
        """Return the first places in whose text ``wanted`` stands."""
        found: list[int] = []
        at = self._text.find(wanted)
        while at >= 0 and len(found) < limit:
            number = bisect_right(self._starts, at) - 1
            found.append(number)
            if number + 1 == len(self._starts):
                break
            at = self._text.find(wanted, self._starts[number + 1])
        return found


def _searched(row: str) -> str:
    """Return the text of a row in which is searched: every key between signs of its sort."""
    names, initials, also = row.split("\t")[9:12]
    text = f"{_NAME}{names.replace('|', _NAME)}{_NAME}"
    if initials:
        text += f"{_INITIALS}{initials}{_INITIALS}"
    if also:
        text += f"{_ALSO}{also.replace('|', _ALSO)}{_ALSO}"
    return text


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer that ships.

    Raises:
        ContentError: it is missing or broken.
    """
    path = paths.resources() / "gazetteer.tsv.gz"
    try:
        head, *rows = gzip.decompress(path.read_bytes()).decode().split("\n")
        return Gazetteer(date.fromisoformat(head.split("\t")[1]), rows)
    except (OSError, EOFError, ValueError, IndexError) as error:
        raise ContentError(f"{path.name}: {error}") from error


@cache
def former_names() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Return former names of cities by the present ones, such as *Chongqing* and 重庆.

    Raises:
        ContentError: the file is broken.
    """
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for part in ("china", "europe"):
        table = read("former_names").get(part)
        if not isinstance(table, Mapping):
            raise ContentError(f"former_names: no {part}")
        for now, names in table.items():
            present = tuple(str(now).rsplit(" ", 1)) if part == "china" else (str(now),)
            found[present] = tuple(map(str, names))
    return found
