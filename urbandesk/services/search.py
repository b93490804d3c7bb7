"""Search over everything: one folded text per record in memory, kept in step by the bus."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import select

from urbandesk.models import schema
from urbandesk.models.derived import fold
from urbandesk.services import queries
from urbandesk.services.bus import Changes
from urbandesk.services.queries import Record
from urbandesk.services.workspace import Workspace

SEARCHED = (
    "city",
    "organisation",
    "partnership",
    "plan",
    "objective",
    "action",
    "plan_text",
    "funding_scheme",
)


_REREAD_FROM = 200  # so many changes at once are cheaper to read anew than to sort in


@dataclass(frozen=True)
class Hits:
    """What was found of one kind: how many in all, and the first few."""

    kind: str
    total: int
    first: tuple[Record, ...]


class SearchIndex:
    """The folded texts of all records of the searched kinds, read when first asked for."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._texts: dict[str, _Texts] = {}
        workspace.bus.subscribe(self._follow)

    def matching(self, kind: str, text: str) -> set[str] | None:
        """Return the ids whose text has every word of ``text``; None when ``text`` says nothing."""
        words = fold(text).split()
        if not words:
            return None
        known = self._of(kind)
        return {known.keys[place] for place in known.with_words(words)}

    def everywhere(self, text: str, limit: int = 8) -> list[Hits]:
        """Return what is found in each kind, names that begin with ``text`` first."""
        words = fold(text).split()
        hits = []
        for kind in SEARCHED if words else ():
            known = self._of(kind)
            places = known.with_words(words)
            if places:
                first = known.best(" ".join(words), places, limit)
                records = tuple(queries.records(self._workspace, kind, first))
                hits.append(Hits(kind, len(places), records))
        return hits

    def _of(self, kind: str) -> _Texts:
        if kind not in self._texts:
            table = schema.kind(kind).table
            with self._workspace.read() as connection:
                found = connection.execute(select(table.c.id, table.c.search))
                self._texts[kind] = _Texts((row[1] or "", row[0]) for row in found)
        return self._texts[kind]

    def _follow(self, changes: Changes) -> None:
        for kind, rows in changes.rows.items():
            known = self._texts.get(kind)
            if known is None:
                continue
            if len(rows) > _REREAD_FROM:
                del self._texts[kind]
                continue
            for key in rows:
                known.forget(key)
            for key, text in self._read(kind, [k for k, deed in rows.items() if deed != "removed"]):
                known.add(text, key)

    def _read(self, kind: str, keys: list[str]) -> list[tuple[str, str]]:
        table = schema.kind(kind).table
        wanted = select(table.c.id, table.c.search).where(table.c.id.in_(keys))
        with self._workspace.read() as connection:
            return [(row[0], row[1] or "") for row in connection.execute(wanted)]


class _Texts:
    """The texts of one kind in alphabetical order, so that those that begin alike lie together."""

    def __init__(self, found: Iterable[tuple[str, str]]) -> None:
        ordered = sorted(found)
        self.texts = [text for text, _key in ordered]
        self.keys = [key for _text, key in ordered]

    def with_words(self, words: Sequence[str]) -> list[int]:
        """Return the places of the texts that have every word, in alphabetical order."""
        first, *others = words
        places = [place for place, text in enumerate(self.texts) if first in text]
        for word in others:
            places = [place for place in places if word in self.texts[place]]
        return places

    def best(self, text: str, places: Sequence[int], limit: int) -> list[str]:
        """Return the first few keys: texts that begin so, then names inside, then the others."""
        low = bisect_left(self.texts, text)
        high = bisect_left(self.texts, text + "\U0010ffff")
        chosen = list(range(low, min(high, low + limit)))
        for inside in (f"\n{text}", ""):
            more = (p for p in places if not low <= p < high and inside in self.texts[p])
            fresh = (place for place in more if place not in chosen)
            chosen += islice(fresh, limit - len(chosen))
        return [self.keys[place] for place in chosen]

    def forget(self, key: str) -> None:
        """Take the text of a record out."""
        if key in self.keys:
            place = self.keys.index(key)
            del self.texts[place], self.keys[place]

    def add(self, text: str, key: str) -> None:
        """Put the text of a record in its place."""
        place = bisect_left(self.texts, text)
        self.texts.insert(place, text)
        self.keys.insert(place, key)
