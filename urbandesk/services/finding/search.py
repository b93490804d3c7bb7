"""Search over everything: one folded text per record in memory, kept in step by the bus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import select

from urbandesk.models import schema
from urbandesk.models.derived import fold
from urbandesk.models.stored_values import as_read, select_bare
from urbandesk.services.bus import Changes
from urbandesk.services.finding import queries
from urbandesk.services.finding.folded_texts import FoldedTexts
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


COUNTED = 1000
"""As many hits of a kind are counted while somebody types: nobody reads on beyond that."""

_REREAD_FROM = 200  # so many changes at once are cheaper to read anew than to sort in


class Hits(NamedTuple):
    """What was found of one kind: the first few, and how many, counted up to `COUNTED`.

    ``more`` says that counting stopped there and that others follow.
    """

    kind: str
    total: int
    first: tuple[Record, ...]
    more: bool = False


class SearchIndex:
    """The folded texts of all records of the searched kinds, read when first asked for."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._texts: dict[str, FoldedTexts] = {}
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
            places = known.some_with_words(words, COUNTED + 1)
            first = known.best(" ".join(words), places, limit) if places else []
            once = [place for place in _once(known, folded) if place not in places]
            first += [known.keys[place] for place in once[: limit - len(first)]]
            if first:
                records = tuple(queries.records(self._workspace, kind, first))
                total = len(places) + len(once)
                hits.append(Hits(kind, min(total, COUNTED), records, more=total > COUNTED))
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

    def _of(self, kind: str) -> FoldedTexts:
        if kind not in self._texts:
            table = schema.kind(kind).table
            with self._workspace.read() as connection:
                found = connection.execute(select_bare((table.c.id, table.c.search))).all()
                self._texts[kind] = FoldedTexts((row[1] or "", row[0]) for row in as_read(found))
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


def _once(known: FoldedTexts, folded: str) -> list[int]:
    """Return the places of what was called so once: *Chungking* finds 重庆."""
    from urbandesk.services.finding import names

    now = names.present(names.plain(folded))
    return list(dict.fromkeys(place for name in now for place in known.lines(name)))
