"""Identity shift: rows sorted or pasted without their hidden keys, so that each names another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from urbandesk.exchange.merge.rows import ReadRow
from urbandesk.exchange.merge.values import Cells
from urbandesk.models.field import Stored

_FEW = 3
_SHARE = 0.2
_RARE = 5
_LEAST_CELLS = 2
_MOST_PAIRS = 100_000


@dataclass(frozen=True)
class Shift:
    """An identity shift.

    Attributes:
        rows: how many rows fit another record better than their own.
        fits: id in the row to the id whose record it fits, for those rows.
    """

    rows: int
    fits: Mapping[str, str]


def find_shift(base: Mapping[str, Cells], rows: Sequence[ReadRow]) -> Shift | None:
    """Return the shift when at least three rows, and a fifth of all, fit another record better.

    Only rows that changed in several cells are looked at, and only values that few records
    share tell records apart.
    """
    suspects = [row for row in rows if row.base is not None and _changed_much(row)]
    if len(suspects) < max(_FEW, _SHARE * len(rows)):
        return None
    index = _index(base, suspects)
    fits: dict[str, str] = {}
    for row in suspects:
        other = _best(row, index)
        if other:
            fits[row.record] = other
    if len(set(fits.values())) < max(_FEW, _SHARE * len(rows)):
        return None  # also where one row was pasted over many: all of them fit that one
    found = _one_to_one(fits)
    return Shift(len(fits), {**found, **_of_the_rest(base, rows, found)})


def _changed_much(row: ReadRow) -> bool:
    changed = len(row.values)
    if changed < _LEAST_CELLS:
        return False
    filled = sum(1 for value in (row.base or {}).values() if value is not None)
    return 2 * changed >= filled


Index = Mapping[tuple[str, Stored], Sequence[str]]


def _index(base: Mapping[str, Cells], suspects: Sequence[ReadRow]) -> Index:
    """Return the records that held each value which the suspects now show, where they are few."""
    columns = {name for row in suspects for name in row.base or ()}
    found: dict[tuple[str, Stored], list[str]] = defaultdict(list)
    for record, cells in base.items():
        for name in columns:
            value = cells.get(name)
            if value is not None:
                found[name, value].append(record)
    return {key: records for key, records in found.items() if len(records) <= _RARE}


def _best(row: ReadRow, index: Index) -> str:
    """Return the record whose old values the row shows; empty when its own fit no worse."""
    now = {**(row.base or {}), **row.values}
    seen: Counter[str] = Counter()
    for name, value in now.items():
        seen.update(index.get((name, value), ()))
    own = seen.pop(row.record, 0)
    best = max(seen.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return best[0] if best[1] >= _LEAST_CELLS and best[1] > own else ""


def _of_the_rest(
    base: Mapping[str, Cells],
    rows: Sequence[ReadRow],
    found: Mapping[str, str],
) -> dict[str, str]:
    """Return fits for rows whose own key another row claims, among the records nobody claims.

    Few values are left to choose from then, so that one that others share tells records apart.
    """
    claimed = set(found.values())
    homeless = [row for row in rows if row.record not in found and row.record in claimed]
    at_home = {row.record for row in rows if row.record not in found}
    free = [record for record in base if record not in claimed and record not in at_home]
    if len(homeless) * len(free) > _MOST_PAIRS:
        return {}
    best: dict[str, str] = {}
    for row in homeless:
        alike = {record: _alike(row.values, base[record]) for record in free}
        top = max(alike.values(), default=0)
        likeliest = [record for record, count in alike.items() if count == top]
        if top and len(likeliest) == 1:
            best[row.record] = likeliest[0]
    return _one_to_one(best)


def _alike(one: Cells, other: Cells) -> int:
    return sum(1 for name, value in one.items() if value is not None and other.get(name) == value)


def _one_to_one(fits: Mapping[str, str]) -> dict[str, str]:
    """Return the fits that no other row claims, too."""
    claims = Counter(fits.values())
    return {row: record for row, record in fits.items() if claims[record] == 1}
