"""Damage over a column or a table: patterns that no single cell shows.

Each detector gets the changed cells of one kind and names those that belong to a pattern; people
answer them as one group.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from urbandesk.exchange.merge.plan import Reason
from urbandesk.exchange.merge.rows import ReadRow
from urbandesk.exchange.merge.words import reason
from urbandesk.models.field import Kind, Stored
from urbandesk.models.kind import RecordKind

CALENDAR_SHIFT = 1462
"""Days between the calendars that begin in 1900 and in 1904."""

_SHARE = 0.2
_FEW = 3
_RUN = 5
_MOST_CLEARED, _SHARE_CLEARED = 5, 0.1
_TEXTS = (Kind.TEXT, Kind.LONG_TEXT, Kind.LINK)


@dataclass(frozen=True)
class Pattern:
    """Cells that changed together: a group's key, why, and record and column of each."""

    key: str
    reason: Reason
    cells: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Changed:
    """The rows of one kind that came back, in the order of the sheet.

    Attributes:
        kind: the kind.
        rows: every row with a base, changed or not.
        size: how many records of the kind went out.
    """

    kind: RecordKind
    rows: Sequence[ReadRow]
    size: int

    def column(self, name: str) -> list[tuple[int, ReadRow, Stored, Stored]]:
        """Return place, row, old and new value of each changed cell of a column."""
        return [
            (place, row, (row.base or {}).get(name), row.values[name])
            for place, row in self._touched
            if name in row.values
        ]

    @cached_property
    def _touched(self) -> list[tuple[int, ReadRow]]:
        return [(place, row) for place, row in enumerate(self.rows) if row.values]

    def columns(self, *kinds: Kind) -> Iterator[str]:
        """Yield the changed columns of these kinds, of any kind when none is named."""
        touched = {name for _place, row in self._touched for name in row.values}
        for name, column in self.kind.columns.items():
            if name in touched and (not kinds or column.field.kind in kinds):
                yield name


Finder = Callable[[Changed], Iterable[Pattern]]


def day_month_swapped(changed: Changed) -> Iterator[Pattern]:
    """Yield date columns in which day and month changed places in more than one row."""
    for name in changed.columns(Kind.DATE):
        cells = [
            (row.record, name) for _, row, old, new in changed.column(name) if _swapped(old, new)
        ]
        if len(cells) > 1:
            yield _pattern("day_month_swapped", name, cells)


def shifted_days(changed: Changed) -> Iterator[Pattern]:
    """Yield date columns that moved as a whole by the difference of the two calendars."""
    for name in changed.columns(Kind.DATE):
        dated = [(o, n, row) for _, row, o, n in changed.column(name) if o and n]
        apart = {abs((_day(new) - _day(old)).days) for old, new, _row in dated}
        if len(dated) > 1 and apart == {CALENDAR_SHIFT}:
            yield _pattern("shifted_days", name, [(row.record, name) for _, _, row in dated])


def percent(changed: Changed) -> Iterator[Pattern]:
    """Yield number columns in which several values are a hundred times more or less."""
    for name in changed.columns(Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.SCORE):
        cells = changed.column(name)
        for factor in (100, 0.01):
            found = [(row.record, name) for _, row, old, new in cells if _times(old, new, factor)]
            if len(found) > 1 and 2 * len(found) >= len(cells):
                yield _pattern("percent", name, found)


def fill_series(changed: Changed) -> Iterator[Pattern]:
    """Yield runs of at least five rows whose new values count on by the same step."""
    for name in changed.columns():
        if name != changed.kind.order:  # an order of one's own counts on, too
            yield from _runs(changed, name, "fill_series", _counts_on)


def fill_down(changed: Changed) -> Iterator[Pattern]:
    """Yield runs of at least five rows that got one value where every row had its own."""
    for name in changed.columns(*_TEXTS, Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.DATE):
        yield from _runs(changed, name, "fill_down", _one_value)


def replace_all(changed: Changed) -> Iterator[Pattern]:
    """Yield the same replacement of words in more than a fifth of the rows."""
    pairs: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    texts = [
        (row.record, name, str(old), str(new))
        for name in changed.columns(*_TEXTS)
        for _, row, old, new in changed.column(name)
        if old and new
    ]
    for record, name, old, new in texts:
        for pair in _replacements(old, new):
            pairs[pair].append((record, name))
    least = max(_FEW, _SHARE * changed.size)
    taken: set[tuple[str, str]] = set()
    for (old, new), cells in sorted(pairs.items(), key=lambda item: (-len(item[1]), item[0])):
        rest = [cell for cell in cells if cell not in taken]
        if len({record for record, _name in rest}) >= least:
            taken.update(rest)
            why = reason("replace_all", old=old, new=new)
            yield Pattern(f"replace_all:{old}:{new}", why, frozenset(rest))


def pasted_row(changed: Changed) -> Iterator[Pattern]:
    """Yield at least three rows that became the same in everything but their keys."""
    pasted: dict[Said, list[ReadRow]] = defaultdict(list)
    for row in changed.rows:
        if row.values:
            pasted[_said(row)].append(row)
    pasted = {
        said: rows for said, rows in pasted.items() if len(rows) >= _FEW - 1 and len(said) > 1
    }
    if not pasted:
        return
    sources = Counter(
        said for row in changed.rows if not row.values and (said := _said(row)) in pasted
    )
    for said, rows in pasted.items():
        if len(rows) + sources[said] >= _FEW and (sources[said] or _differed(rows)):
            cells = [(row.record, name) for row in rows for name in row.values]
            yield _pattern("pasted_row", min(row.record for row in rows), cells)


Said = tuple[tuple[str, Stored], ...]


def _said(row: ReadRow) -> Said:
    now = {**(row.base or {}), **row.values}
    return tuple((name, value) for name, value in now.items() if value is not None)


def many_cleared(changed: Changed) -> Iterator[Pattern]:
    """Yield columns of which more than five cells and a tenth were cleared."""
    for name in changed.columns():
        cells = [(row.record, name) for _, row, _old, new in changed.column(name) if new is None]
        if len(cells) > max(_MOST_CLEARED, _SHARE_CLEARED * changed.size):
            yield _pattern("many_cleared", name, cells)


FINDERS: Mapping[str, Finder] = {
    "pasted_row": pasted_row,
    "shifted_days": shifted_days,
    "day_month_swapped": day_month_swapped,
    "percent": percent,
    "fill_series": fill_series,
    "fill_down": fill_down,
    "replace_all": replace_all,
    "many_cleared": many_cleared,
}
"""Name of the damage to what finds it; a cell belongs to the first that names it."""


def find_patterns(changed: Changed) -> dict[tuple[str, str], Pattern]:
    """Return, by record and column, the pattern that a changed cell belongs to."""
    found: dict[tuple[str, str], Pattern] = {}
    if not any(row.values for row in changed.rows):
        return found
    for finder in FINDERS.values():
        for pattern in finder(changed):
            for cell in pattern.cells:
                found.setdefault(cell, pattern)
    return found


def _pattern(name: str, where: str, cells: Iterable[tuple[str, str]]) -> Pattern:
    return Pattern(f"{name}:{where}", reason(name), frozenset(cells))


def _day(stored: Stored) -> date:
    return date.fromisoformat(str(stored))


def _swapped(old: Stored, new: Stored) -> bool:
    if not old or not new:
        return False
    was, now = _day(old), _day(new)
    return was.year == now.year and (was.month, was.day) == (now.day, now.month) != (
        now.month,
        now.day,
    )


def _times(old: Stored, new: Stored, factor: float) -> bool:
    if not isinstance(old, int) or not isinstance(new, int) or not old or not new:
        return False
    return new == old * 100 if factor == 100 else old == new * 100


Rule = Callable[[list[tuple[Stored, Stored]]], bool]


def _runs(changed: Changed, name: str, label: str, rule: Rule) -> Iterator[Pattern]:
    """Yield the longest runs of neighbouring changed cells that ``rule`` holds for."""
    cells = changed.column(name)
    start = 0
    while start + _RUN <= len(cells):
        end = start + 1
        while end < len(cells) and cells[end][0] == cells[end - 1][0] + 1:
            if not rule([(old, new) for _, _, old, new in cells[max(start, end - 2) : end + 1]]):
                break
            end += 1
        run = cells[start:end]
        if len(run) >= _RUN and rule([(old, new) for _, _, old, new in run]):
            yield _pattern(
                label, f"{name}:{run[0][1].record}", [(r.record, name) for _, r, _, _ in run]
            )
            start = end
        else:
            start = max(start + 1, end - 1)


def _counts_on(pairs: list[tuple[Stored, Stored]]) -> bool:
    now = [_countable(new) for _old, new in pairs]
    if any(number is None for number in now):
        return False
    steps = {b[1] - a[1] for a, b in _neighbours(now)}
    stems = {number[0] for number in now if number}
    if len(stems) != 1 or len(steps) > 1 or 0 in steps:
        return False
    was = [_countable(old) for old, _new in pairs]
    if any(number is None for number in was):
        return True
    return len(pairs) < _RUN or {b[1] - a[1] for a, b in _neighbours(was)} != steps


def _neighbours(
    numbers: list[tuple[str, int] | None],
) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
    whole = [number for number in numbers if number is not None]
    yield from pairwise(whole)


def _countable(stored: Stored) -> tuple[str, int] | None:
    """Return a value as what stays and the number that counts on when it is dragged."""
    if isinstance(stored, int):
        return "", stored
    if stored is None:
        return None
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", stored):
        return "day", date.fromisoformat(stored).toordinal()
    found = re.fullmatch(r"(.*?)(\d{1,9})", stored, re.DOTALL)
    return (found[1], int(found[2])) if found else None


def _one_value(pairs: list[tuple[Stored, Stored]]) -> bool:
    olds, news = [old for old, _new in pairs], {new for _old, new in pairs}
    return len(news) == 1 and None not in news and len(set(olds)) == len(olds)


_WORD = re.compile(r"[^\W_]")


def _replacements(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield what may have been replaced by what: the least that differs, and the words round it."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    seen: set[tuple[str, str]] = set()
    for left, right in ((start, end), _to_words(old, new, start, end)):
        pair = old[left : len(old) - right], new[left : len(new) - right]
        if pair[0] and pair not in seen and old.replace(*pair) == new:
            seen.add(pair)
            yield pair


def _to_words(old: str, new: str, left: int, right: int) -> tuple[int, int]:
    """Return the ends of what differs, moved outwards to where words of letters begin and end."""
    while left and _is_letter(old[left - 1]):
        left -= 1
    while right and _is_letter(old[-right]) and _is_letter(new[-right]):
        right -= 1
    return left, right


def _is_letter(sign: str) -> bool:
    return bool(_WORD.match(sign)) and sign < "\u3400"


def _differed(rows: list[ReadRow]) -> bool:
    """Return whether the rows were not the same before."""
    was = Counter(tuple(sorted((k, str(v)) for k, v in (row.base or {}).items())) for row in rows)
    return len(was) > 1
