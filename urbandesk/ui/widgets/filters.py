"""Filter and FilterValues: what a list can be narrowed by, and what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from urbandesk.i18n import _, join_alternatives

Choices = Callable[[], Sequence[tuple[str, str]]]


class Filter(NamedTuple):
    """One thing that a list can be narrowed by.

    Attributes:
        term: what it asks, as a list query names it.
        title: returns its name in the language in force.
        choices: returns codes and titles in the language in force; none for texts as typed,
            which are offered as they occur.
        chips: each choice is a chip of its own instead of a line in a menu.
        words: returns what the sentence says for a code, where that is not its title.
        icon: name of an icon before the words of a chip.
    """

    term: str
    title: Callable[[], str]
    choices: Choices = tuple
    chips: bool = False
    words: Callable[[str], str] | None = None
    icon: str = ""

    def offered(self, counts: Mapping[str, int], chosen: Sequence[str]) -> list[tuple[str, str]]:
        """Return what to offer: what occurs, what is chosen, and the unknown ones last.

        What is chosen and is no choice any more is offered to be taken back.
        """
        known = list(self.choices())
        if not known:
            known = [(text, text) for text in sorted({*counts, *chosen} - {""})]
        titles = dict(known)
        known += [(code, self._word(code, titles)) for code in chosen if code not in {*titles, ""}]
        offered = [pair for pair in known if counts.get(pair[0]) or pair[0] in chosen]
        if counts.get("") or "" in chosen:
            offered.append(("", _("not stated")))
        return offered

    def say(self, codes: Sequence[str]) -> str:
        """Return the chosen codes in words."""
        titles = dict(self.choices())
        return join_alternatives(self._word(code, titles) for code in codes)

    def _word(self, code: str, titles: Mapping[str, str]) -> str:
        if self.words is not None:
            return self.words(code)
        if not code:
            return _("{filter} not stated").format(filter=self.title())
        return titles.get(code, code)


class FilterValues:
    """The codes chosen for each filter, in the order in which they were chosen."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, ...]] = {}

    def of(self, term: str) -> tuple[str, ...]:
        """Return the codes chosen for a filter."""
        return self._codes.get(term, ())

    def set(self, term: str, code: str, on: bool) -> None:
        """Choose a code, or take it back."""
        others = tuple(one for one in self.of(term) if one != code)
        self._codes[term] = (*others, code) if on else others

    def clear(self) -> None:
        """Take all choices back."""
        self._codes.clear()

    def chosen(self) -> dict[str, tuple[str, ...]]:
        """Return the codes of the filters that narrow anything."""
        return {term: codes for term, codes in self._codes.items() if codes}
