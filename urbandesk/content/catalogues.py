"""The catalogues that ship: themes, indicators and funding schemes, checked and frozen.

Each ``read_*`` takes what its TOML file says and is strict: a missing or unknown entry, an empty
text where one is needed or a key that occurs twice is an error of the program, not of a user.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from urbandesk.content.loading import ContentError
from urbandesk.i18n import Bilingual

_KEY = re.compile(r"[a-z][a-z0-9_]{1,59}")

SCHEME_SIDES = ("eu", "cn")
SCHEME_STATES = ("open", "running", "closed", "ended", "unknown")
NAME_STATES = ("official", "translated", "draft")

# Texts that every scheme has, and those that its source may not tell.
_SCHEME_NEEDED = (
    "name_en",
    "name_zh",
    "name_state",
    "funder",
    "state",
    "status",
    "last_checked",
    "source",
    "verification",
)
_SCHEME_MAYBE = (
    "status_year",
    "regions",
    "actors",
    "other_side",
    "themes",
    "amount",
    "duration",
    "rhythm",
    "note",
)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of cities, partnerships and actions.

    Attributes:
        key: stable name.
        name: what people call it.
        source: where it comes from.
        aliases: how pages about city pairs write it; a phrase may belong to several themes.
    """

    key: str
    name: Bilingual
    source: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """A figure that cities and partnerships follow.

    Attributes:
        key: stable name.
        name, unit, definition: in both languages.
        source: the public standard that names it; said where there is none.
    """

    key: str
    name: Bilingual
    unit: Bilingual
    definition: Bilingual
    source: str


@dataclass(frozen=True)
class SchemeEntry:
    """A funding scheme: a stable key, and its values by column of the record kind."""

    key: str
    values: Mapping[str, str | tuple[str, ...]]


def read_themes(raw: Mapping[str, object]) -> tuple[Theme, ...]:
    """Return the themes that ``themes.toml`` holds, in its order.

    Raises:
        ContentError: the file breaks a rule; says which entry and why.
    """
    return tuple(
        Theme(entry.key, entry.bilingual("name"), entry.text("source"), entry.texts("aliases"))
        for entry in _entries(raw, "theme", {"key", "name", "source", "aliases"})
    )


def read_indicators(raw: Mapping[str, object]) -> tuple[IndicatorEntry, ...]:
    """Return the indicators that ``indicators.toml`` holds, in its order.

    Raises:
        ContentError: the file breaks a rule; says which entry and why.
    """
    return tuple(
        IndicatorEntry(
            key=entry.key,
            name=entry.bilingual("name"),
            unit=entry.bilingual("unit"),
            definition=entry.bilingual("definition"),
            source=entry.text("source"),
        )
        for entry in _entries(raw, "indicator", {"key", "name", "unit", "definition", "source"})
    )


def read_funding(raw: Mapping[str, object]) -> tuple[SchemeEntry, ...]:
    """Return the funding schemes that ``funding.toml`` holds, in its order.

    Raises:
        ContentError: the file breaks a rule; says which entry and why.
    """
    known = {"key", "sides", *_SCHEME_NEEDED, *_SCHEME_MAYBE}
    return tuple(_scheme(entry) for entry in _entries(raw, "scheme", known))


def _scheme(entry: _Entry) -> SchemeEntry:
    sides = entry.texts("sides")
    if not sides:
        raise entry.wrong("sides", "names no side")
    for side in sides:
        entry.one_of("sides", side, SCHEME_SIDES)
    entry.one_of("state", entry.text("state"), SCHEME_STATES)
    entry.one_of("name_state", entry.text("name_state"), NAME_STATES)
    texts = {name: entry.text(name) for name in _SCHEME_NEEDED}
    texts |= {name: entry.any_text(name) for name in _SCHEME_MAYBE}
    return SchemeEntry(entry.key, {**texts, "sides": sides})


def _entries(raw: Mapping[str, object], table: str, known: set[str]) -> Iterator[_Entry]:
    """Yield the tables of a file, of which it may hold nothing else."""
    found = raw.get(table)
    if set(raw) != {table} or not isinstance(found, list) or not found:
        raise ContentError(f"{table}: the file must hold [[{table}]] tables and nothing else")
    taken: set[str] = set()
    for number, values in enumerate(found, start=1):
        place = f"{table} {number}"
        if not isinstance(values, dict):
            raise ContentError(f"{place}: is no table")
        entry = _Entry(place, values)
        if set(values) != known:
            odd = ", ".join(sorted(set(values) ^ known))
            raise ContentError(f"{place}: missing or unknown: {odd}")
        if not _KEY.fullmatch(entry.key):
            raise entry.wrong("key", "must be of small letters, digits and _")
        if entry.key in taken:
            raise entry.wrong("key", f"“{entry.key}” is there twice")
        taken.add(entry.key)
        yield entry


@dataclass(frozen=True)
class _Entry:
    """One table of a file, whose values are asked for by name."""

    place: str
    values: Mapping[str, object]

    @property
    def key(self) -> str:
        return self.text("key")

    def wrong(self, name: str, why: str) -> ContentError:
        return ContentError(f"{self.place}, {name}: {why}")

    def any_text(self, name: str) -> str:
        """Return a text that may be empty."""
        value = self.values[name]
        if not isinstance(value, str) or value != value.strip():
            raise self.wrong(name, "must be a text without outer blanks")
        return value

    def text(self, name: str) -> str:
        value = self.any_text(name)
        if not value:
            raise self.wrong(name, "is empty")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of different texts, which may have none."""
        value = self.values[name]
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise self.wrong(name, "must be a list of texts")
        if len(set(value)) != len(value):
            raise self.wrong(name, "says something twice")
        return tuple(value)

    def bilingual(self, name: str) -> Bilingual:
        value = self.values[name]
        if not isinstance(value, dict) or set(value) != {"en", "zh"}:
            raise self.wrong(name, "must have en and zh")
        both = _Entry(f"{self.place}, {name}", value)
        return Bilingual(both.text("en"), both.text("zh"))

    def one_of(self, name: str, value: str, allowed: tuple[str, ...]) -> None:
        if value not in allowed:
            raise self.wrong(name, f"“{value}” is none of {', '.join(allowed)}")
