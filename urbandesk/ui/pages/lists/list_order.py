"""ListOrder: which records a list shows, in which order; what was read once is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context

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
        self._ahead: tuple[_Asked, Future[list[str]]] | None = None
        self._total: int | None = None
        self._found: tuple[str, Set[str] | None] = ("", None)
        self._shown: tuple[Sequence[str], str, Sequence[str]] = ((), "", ())

    def read_ahead(self, sort: str) -> None:
        """Begin to read the whole list in a thread, while its page is built.

        Args:
            sort: what the list is sorted by, as a list query names it.
        """
        query = ListQuery(self._kind, sort=sort)
        reader = ThreadPoolExecutor(1)
        # The order is that of the language in force here.
        reading = reader.submit(copy_context().run, queries.keys, self._context.workspace, query)
        reader.shutdown(wait=False)
        self._ahead = (_asked(query), reading)

    def is_reading(self) -> bool:
        """Return whether the list is read ahead and was not asked for yet."""
        return self._ahead is not None

    def forget(self) -> None:
        """Read anew when next asked: records came, went or changed."""
        self._read.clear()
        self._ahead = None
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
        query = ListQuery(self._kind, dict(filters), sort, descending)
        asked = _asked(query)
        if asked not in self._read:
            while len(self._read) >= _KEPT:
                del self._read[next(iter(self._read))]
            self._read[asked] = self._read_keys(query)
            if not filters:
                self._total = len(self._read[asked])
        return self._read[asked]

    def _read_keys(self, query: ListQuery) -> list[str]:
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead[0] == _asked(query):
            return ahead[1].result()
        return queries.keys(self._context.workspace, query)

    def counts(
        self, term: str, filters: Mapping[str, tuple[str, ...]], text: str
    ) -> dict[str, int]:
        """Return how many records each code of a filter would bring, under the other filters."""
        among = self.matching(text)
        return queries.counts(self._context.workspace, self._kind, term, filters, among)


def _asked(query: ListQuery) -> _Asked:
    filters = tuple(sorted(query.filters.items()))
    return (query.sort, query.descending, i18n.current(), filters)
