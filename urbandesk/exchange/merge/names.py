"""Names: which records a label in a workbook may mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

from urbandesk.exchange.merge.folding import fold_word
from urbandesk.exchange.merge.values import Cells, Records
from urbandesk.models.column import columns_of
from urbandesk.models.kind import RecordKind

_SUFFIX = re.compile(r"^(.*?)\s*#([0-9a-f]{8})$")


class Names(Protocol):
    """Finds records by what people call them."""

    def find(self, kind: str, text: str) -> frozenset[str]:
        """Return the ids of the records of ``kind`` that ``text`` may mean: an id or a label."""
        ...


def labels_of_row(kind: RecordKind, row: Cells) -> tuple[str, ...]:
    """Return what a record may be called in a workbook: either language, or one after the other."""
    names = [column.name for column in columns_of(kind.field(kind.label)) if not column.is_status]
    said = [str(row[name]) for name in names if row.get(name)]
    if len(said) == 2 and said[0] != said[1]:
        return (*said, f"{said[0]} {said[1]}", f"{said[1]} {said[0]}")
    return tuple(said[:1])


class RecordNames:
    """Names taken from records: those of today, those that went out and those that came."""

    def __init__(self, kinds: Mapping[str, RecordKind], *sources: Records) -> None:
        self._kinds = kinds
        self._sources = sources
        self._found: dict[str, dict[str, set[str]]] = {}

    def find(self, kind: str, text: str) -> frozenset[str]:
        """Return the ids of the records of ``kind`` that ``text`` may mean: an id or a label.

        Labels that stood twice in a workbook carry the first eight digits of the id.
        """
        known = self._of(kind)
        word = fold_word(text)
        if word in known:
            return frozenset(known[word])
        if found := _SUFFIX.match(word):
            ids = known.get(found[1], ()) if found[1] else self._ids(kind)
            return frozenset(key for key in ids if key.startswith(found[2]))
        return frozenset()

    def _ids(self, kind: str) -> set[str]:
        return {key for source in self._sources for key in source.get(kind, ())}

    def _of(self, kind: str) -> dict[str, set[str]]:
        if kind not in self._found:
            known = self._found[kind] = {}
            described = self._kinds.get(kind)
            for source in self._sources:
                for key, row in source.get(kind, {}).items():
                    known.setdefault(key.casefold(), set()).add(key)
                    for label in labels_of_row(described, row) if described else ():
                        known.setdefault(fold_word(label), set()).add(key)
        return self._found[kind]
