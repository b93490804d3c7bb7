"""The folded texts of one kind of record, in which words are found while somebody types."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from operator import itemgetter
from typing import NamedTuple

_BETWEEN = "\0"  # stands in no text
_MANY = 2000
_FEW = 100


class _Found(NamedTuple):
    """The places of all texts that have every one of the words."""

    words: tuple[str, ...]
    places: list[int]

    def holds_all_of(self, words: Sequence[str]) -> bool:
        """Return whether no text with all of ``words`` is missing here."""
        return all(any(old in new for new in words) for old in self.words)


class FoldedTexts:
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
        places = self._narrowed(words)
        if places is None:
            rarest, *others = sorted(words, key=len, reverse=True)
            places = self._which_have(others, self._with(rarest))
        self._last = _Found(tuple(words), places)
        return places

    def some_with_words(self, words: Sequence[str], most: int) -> list[int]:
        """Return the places of at most the first ``most`` texts that have every word, in order.

        Common letters stand in half of all texts: whoever needs a few need not wait for them all.
        """
        places = self._narrowed(words)
        if places is None:
            places = list(islice(self._found(words), most))
            if len(places) == most:
                return places
        self._last = _Found(tuple(words), places)
        return places[:most]

    def _narrowed(self, words: Sequence[str]) -> list[int] | None:
        """Return what is left of what was found last, where it can only have become less."""
        # The next key of what is typed can only narrow down what was found before it.
        last = self._last
        if last is None or not last.holds_all_of(words):
            return None
        return self._which_have([word for word in words if word not in last.words], last.places)

    def _which_have(self, words: Iterable[str], places: list[int]) -> list[int]:
        for word in words:
            texts = self._at(places)
            places = [place for place, text in zip(places, texts, strict=True) if word in text]
        return places

    def _found(self, words: Sequence[str]) -> Iterator[int]:
        """Yield the places of the texts that have every word, as they are found."""
        rarest = max(words, key=self._reach) if len(words) > 1 else words[0]
        needed = [word for word in words if word != rarest]
        met = place = 0
        for place in islice(self._each(rarest), _MANY):
            met += 1
            if all(word in self.texts[place] for word in needed):
                yield place
        if met < _MANY:
            return
        # Where so many have it, to ask each of the others is faster than to go on so.
        for later, text in enumerate(islice(self.texts, place + 1, None), place + 1):
            if rarest in text and all(word in text for word in needed):
                yield later

    def _reach(self, word: str) -> tuple[int, int]:
        """Return how far one must go to find ``word`` a hundred times: far when it is rare."""
        few = list(islice(self._each(word), _FEW))
        return (few[-1] if len(few) == _FEW else len(self.texts), -len(few))

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
