"""Search over everything: one folded text per record in memory, kept in step by the bus."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam, select

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
        self._texts: dict[str, dict[str, str]] = {}
        workspace.bus.subscribe(self._follow)

    def texts(self, kind: str) -> dict[str, str]:
        """Return id to folded text of every record of a kind."""
        if kind not in self._texts:
            table = schema.kind(kind).table
            with self._workspace.read() as connection:
                found = connection.execute(select(table.c.id, table.c.search))
                self._texts[kind] = {row[0]: row[1] or "" for row in found}
        return self._texts[kind]

    def matching(self, kind: str, text: str) -> set[str] | None:
        """Return the ids whose text has every word of ``text``; None when ``text`` says nothing."""
        words = fold(text).split()
        if not words:
            return None
        found: Iterable[tuple[str, str]] = self.texts(kind).items()
        for word in words:
            found = [(key, content) for key, content in found if word in content]
        return {key for key, _content in found}

    def everywhere(self, text: str, limit: int = 8) -> list[Hits]:
        """Return what is found in each kind, names that begin with ``text`` first."""
        hits = []
        for kind in SEARCHED:
            found = self.matching(kind, text)
            if found:
                first = self._best(kind, fold(text.strip()), found, limit)
                records = tuple(queries.records(self._workspace, kind, first))
                hits.append(Hits(kind, len(found), records))
        return hits

    def _best(self, kind: str, text: str, found: set[str], limit: int) -> list[str]:
        """Return the first few of ``found``: names that begin with ``text``, then the others."""
        texts = self._texts[kind]
        begin = [key for key in found if texts[key].startswith(text)]
        best = heapq.nsmallest(limit, begin, key=texts.__getitem__)
        if len(best) < limit:
            inside = f"\n{text}"
            others = found.difference(begin)
            named = [key for key in others if inside in texts[key]]
            best += heapq.nsmallest(limit - len(best), named, key=texts.__getitem__)
            rest = others.difference(named)
            best += heapq.nsmallest(limit - len(best), rest, key=texts.__getitem__)
        return best

    def _follow(self, changes: Changes) -> None:
        for kind, rows in changes.rows.items():
            known = self._texts.get(kind)
            if known is None:
                continue
            for key, deed in rows.items():
                if deed == "removed":
                    known.pop(key, None)
            self._refresh(kind, [key for key, deed in rows.items() if deed != "removed"])

    def _refresh(self, kind: str, keys: list[str]) -> None:
        table = schema.kind(kind).table
        statement = select(table.c.id, table.c.search).where(
            table.c.id.in_(bindparam("wanted", expanding=True))
        )
        for start in range(0, len(keys), 500):
            with self._workspace.read() as connection:
                part = {"wanted": keys[start : start + 500]}
                for row in connection.execute(statement, part):
                    self._texts[kind][row[0]] = row[1] or ""
