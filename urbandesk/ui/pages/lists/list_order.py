"""ListOrder: which records a list shows, in which order; what was read once is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from urbandesk import i18n
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.ui.window_context import Context

_KEPT = 8

_Asked = tuple[str, bool, str, tuple[tuple[str, tuple[str, ...]], ...]]


class ListOrder:
    """The ordered keys of one kind, by query and language."""

    def __init__(self, context: Context, kind: str) -> None:
        self._context = context
        self._kind = kind
        self._read: dict[_Asked, list[str]] = {}
        self._total: int | None = None
        self._found: tuple[str, Set[str] | None] = ("", None)
        self._shown: tuple[Sequence[str], str, Sequence[str]] = ((), "", ())

    def forget(self) -> None:
        """Read anew when next asked: records came, went or changed."""
        self._read.clear()
        self._total = None
        self._found = ("", None)
        self._shown = ((), "", ())

    def total(self) -> int:
        """Return how many records there are in all."""
        if self._total is None:
            self._total = queries.total(self._context.workspace, self._kind)
        return self._total

    def matching(self, text: str) -> Set[str] | None:
        """Return the ids in which ``text`` is found; None when it says nothing."""
        if text != self._found[0]:
            self._found = (text, self._context.search.matching(self._kind, text))
        return self._found[1]

    def keys(
        self,
        filters: Mapping[str, tuple[str, ...]],
        text: str,
        *,
        sort: str,
        descending: bool,
    ) -> Sequence[str]:
        """Return the keys to show, in their order."""
        ordered = self._ordered(filters, sort, descending)
        found = self.matching(text)
        if found is None:
            return ordered
        # Whoever goes on typing finds fewer records, never others.
        last, before, shown = self._shown
        among = shown if last is ordered and before and text.startswith(before) else ordered
        keys = [key for key in among if key in found]
        self._shown = (ordered, text, keys)
        return keys

    def _ordered(
        self, filters: Mapping[str, tuple[str, ...]], sort: str, descending: bool
    ) -> list[str]:
        asked = (sort, descending, i18n.current(), tuple(sorted(filters.items())))
        if asked not in self._read:
            while len(self._read) >= _KEPT:
                del self._read[next(iter(self._read))]
            query = ListQuery(self._kind, dict(filters), sort, descending)
            self._read[asked] = queries.keys(self._context.workspace, query)
            if not filters:
                self._total = len(self._read[asked])
        return self._read[asked]

    def counts(
        self, term: str, filters: Mapping[str, tuple[str, ...]], text: str
    ) -> dict[str, int]:
        """Return how many records each code of a filter would bring, under the other filters."""
        among = self.matching(text)
        return queries.counts(self._context.workspace, self._kind, term, filters, among)
