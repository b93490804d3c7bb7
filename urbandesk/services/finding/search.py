"""Search over everything: one folded text per record in memory, kept in step by the bus."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from operator import itemgetter

from sqlalchemy import select

from urbandesk.models import schema
from urbandesk.models.derived import fold
from urbandesk.services.bus import Changes
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import Record
from urbandesk.services.workspace import Workspace

SEARCHED = (
    "city",
    "organisation",
    "person",
    "need_offer",
    "partnership",
    "plan",
    "objective",
    "action",
    "plan_text",
    "funding_scheme",
    "attachment",
)


_BETWEEN = "\0"  # stands in no text
_MANY = 2000
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
        folded = fold(text)
        words = folded.split()
        if not words:
            return None
        known = self._of(kind)
        places = known.with_words(words)
        return {known.keys[place] for place in (*places, *_once(known, folded))}

    def everywhere(self, text: str, limit: int = 8) -> list[Hits]:
        """Return what is found in each kind, names that begin with ``text`` first."""
        folded = fold(text)
        words = folded.split()
        hits = []
        for kind in SEARCHED if words else ():
            known = self._of(kind)
            places = known.with_words(words)
            first = known.best(" ".join(words), places, limit) if places else []
            once = [place for place in _once(known, folded) if place not in places]
            first += [known.keys[place] for place in once[: limit - len(first)]]
            if first:
                records = tuple(queries.records(self._workspace, kind, first))
                hits.append(Hits(kind, len(places) + len(once), records))
        return hits

    def with_words(
        self, kind: str, words: Sequence[str], *, exact: Iterable[str] = ()
    ) -> list[str]:
        """Return the ids of records whose text has all words, those with an exact line first.

        Args:
            kind: record kind.
            words: folded words.
            exact: folded lines.
        """
        known = self._of(kind)
        lines = [place for line in exact for place in known.whole_lines(line)]
        return [known.keys[place] for place in (*lines, *known.with_words(words))]

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


def _once(known: _Texts, folded: str) -> list[int]:
    """Return the places of what was called so once: *Chungking* finds 重庆."""
    from urbandesk.services.finding import names

    now = names.present(names.plain(folded))
    return list(dict.fromkeys(place for name in now for place in known.lines(name)))


@dataclass(frozen=True)
class _Found:
    """The places of all texts that have every one of the words."""

    words: tuple[str, ...]
    places: list[int]

    def holds_all_of(self, words: Sequence[str]) -> bool:
        """Return whether no text with all of ``words`` is missing here."""
        return all(any(old in new for new in words) for old in self.words)


class _Texts:
    """The texts of one kind in alphabetical order, so that those that begin alike lie together.

    They also stand in one long text: to search it once is much faster than to ask each of them.
    """

    def __init__(self, found: Iterable[tuple[str, str]]) -> None:
        ordered = sorted(found)
        self.texts = [text for text, _key in ordered]
        self.keys = [key for _text, key in ordered]
        self._joined = ""
        self._starts: list[int] = []
        self._last: _Found | None = None

    def with_words(self, words: Sequence[str]) -> list[int]:
        """Return the places of the texts that have every word, in alphabetical order."""
        # The next key of what is typed can only narrow down what was found before it.
        last, left = self._last, words
        if last is not None and last.holds_all_of(words):
            places = last.places
            left = [word for word in words if word not in last.words]
        else:
            rarest = max(words, key=len)
            places = self._with(rarest)
            left = [word for word in words if word != rarest]
        for word in left:
            texts = self._at(places)
            places = [place for place, text in zip(places, texts, strict=True) if word in text]
        self._last = _Found(tuple(words), places)
        return places

    def _at(self, places: Sequence[int]) -> Sequence[str]:
        if len(places) < 2:
            return [self.texts[place] for place in places]
        found: tuple[str, ...] = itemgetter(*places)(self.texts)
        return found

    def _with(self, word: str) -> list[int]:
        """Return the places of the texts that have ``word``."""
        found = list(islice(self._each(word), _MANY))
        if len(found) < _MANY:
            return found
        if found[-1] < _MANY * 3 and _BETWEEN not in word:
            # Nearly every text has it: then to ask each of them is faster.
            return [place for place, text in enumerate(self.texts) if word in text]
        return list(self._each(word))

    def _each(self, word: str) -> Iterator[int]:
        """Yield the places of the texts that have ``word``, as they are found."""
        if not self._starts:
            self._join()
        find, starts, count = self._joined.find, self._starts, len(self.texts)
        place, at = 0, find(word)
        while at >= 0 and place < count:
            if at >= starts[place + 1]:
                place = bisect_right(starts, at, place) - 1
            yield place
            place += 1
            at = find(word, starts[place])

    def _join(self) -> None:
        self._joined = _BETWEEN.join((*self.texts, ""))
        sizes = (len(text) + 1 for text in self.texts)
        self._starts = list(accumulate(sizes, initial=0))

    def lines(self, line: str) -> list[int]:
        """Return the places of the texts in which a line begins with ``line``."""
        return [*self._beginning(line), *self._with(f"\n{line}")]

    def whole_lines(self, line: str) -> list[int]:
        """Return the places of the texts in which a line is ``line``."""
        first = [place for place in self._beginning(line) if self.texts[place] == line]
        begun = self._beginning(f"{line}\n")
        inside = (self._with(f"\n{line}{end}") for end in ("\n", _BETWEEN))
        return [*first, *begun, *(place for places in inside for place in places)]

    def _beginning(self, text: str) -> range:
        """Return the places of the texts that begin with ``text``."""
        low = bisect_left(self.texts, text)
        return range(low, bisect_left(self.texts, text + "\U0010ffff"))

    def best(self, text: str, places: Sequence[int], limit: int) -> list[str]:
        """Return the first few keys: texts that begin so, then names inside, then the others."""
        chosen = dict.fromkeys(islice(self._beginning(text), limit))
        for more in (self._each(f"\n{text}"), iter(places)):
            while len(chosen) < limit and (place := next(more, None)) is not None:
                chosen.setdefault(place)
        return [self.keys[place] for place in chosen]

    def forget(self, key: str) -> None:
        """Take the text of a record out."""
        if key in self.keys:
            place = self.keys.index(key)
            del self.texts[place], self.keys[place]
            self._changed()

    def add(self, text: str, key: str) -> None:
        """Put the text of a record in its place."""
        place = bisect_left(self.texts, text)
        self.texts.insert(place, text)
        self.keys.insert(place, key)
        self._changed()

    def _changed(self) -> None:
        self._joined, self._starts, self._last = "", [], None
