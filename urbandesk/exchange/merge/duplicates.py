"""Duplicates: which records a new row may be already, here or in the same file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from urbandesk.exchange.merge.folding import fold_word, simplified
from urbandesk.exchange.merge.values import Cells
from urbandesk.models.column import columns_of
from urbandesk.models.derived import fold
from urbandesk.models.field import Kind
from urbandesk.models.kind import RecordKind

ALIKE = 0.9
_SHORTEST = 5
_NUMBER = re.compile(r"[0-9]+|[一二三四五六七八九十百]+")
_MOST = 5


def _numbers(name: str) -> list[str]:
    """Return the numbers in a name: School No. 2 is not School No. 12, nor 第二小学 第三小学."""
    return _NUMBER.findall(name)


class Lookalikes:
    """Finds records like a new one, by name in either language and by unique entries."""

    def __init__(self, kind: RecordKind, records: Mapping[str, Cells]) -> None:
        self._kind = kind
        self._records: dict[str, Cells] = {}
        label = kind.field(kind.label)
        self._named = label.kind in (Kind.TEXT, Kind.LONG_TEXT)
        self._labels = [c.name for c in columns_of(label) if not c.is_status]
        self._context = [
            name
            for name, column in kind.columns.items()
            if name not in self._labels
            and not column.is_status
            and column.field.kind in (Kind.REFERENCE, Kind.CHOICE)
            and (column.required or column.field.key in ("city", "country", "organisation"))
        ]
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._by_start: dict[str, set[str]] = defaultdict(set)
        self._by_unique: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for record, cells in records.items():
            self.add(record, cells)

    def add(self, record: str, cells: Cells) -> None:
        """Know one more record."""
        self._records[record] = cells
        for name in self._names(cells):
            self._by_name[name].add(record)
            self._by_start[name[:1]].add(name)
        key = self._unique(cells)
        if key:
            self._by_unique[key].add(record)

    def like(self, values: Cells) -> tuple[str, ...]:
        """Return the ids of records that ``values`` may describe already, likeliest first."""
        key = self._unique(values)
        found = sorted(self._by_unique.get(key, ())) if key else []
        names = self._names(values)
        for name in names:
            found += sorted(self._by_name.get(name, ()))
        for name in names:
            found += self._nearly(name)
        fitting = (r for r in dict.fromkeys(found) if self._fits(values, self._records[r]))
        return tuple(fitting)[:_MOST]

    def _names(self, cells: Cells) -> list[str]:
        if not self._named:
            return []
        said = (cells.get(name) for name in self._labels)
        return list(dict.fromkeys(fold(simplified(fold_word(str(text)))) for text in said if text))

    def _unique(self, cells: Cells) -> tuple[str, ...]:
        key = tuple(str(cells.get(name) or "") for name in self._kind.unique)
        return key if key and all(key) else ()

    def _nearly(self, name: str) -> Iterable[str]:
        """Return the records whose name is nearly this one."""
        if len(name) < _SHORTEST:
            return []
        found: list[tuple[float, str]] = []
        matcher = SequenceMatcher(None, "", name, autojunk=False)
        for other in self._by_start.get(name[:1], ()):
            if other == name or _numbers(other) != _numbers(name):
                continue
            if min(len(other), len(name)) < ALIKE * max(len(other), len(name)) - 2:
                continue
            matcher.set_seq1(other)
            if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE:
                ratio = matcher.ratio()
                if ratio >= ALIKE:
                    found += [(-ratio, record) for record in self._by_name[other]]
        return [record for _ratio, record in sorted(found)]

    def _fits(self, one: Cells, other: Cells) -> bool:
        """Return whether two records may stand in the same place: same parents where both say."""
        for name in self._context:
            if one.get(name) and other.get(name) and one[name] != other[name]:
                return False
        return True
