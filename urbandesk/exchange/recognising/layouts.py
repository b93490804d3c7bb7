"""Where the columns of a kind stand on a sheet: by their keys, else by their headers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from urbandesk.exchange.incoming import RawCell, RawSheet
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.layout import DERIVED, MARK_KEY
from urbandesk.exchange.recognising.folding import folded, text_of
from urbandesk.exchange.recognising.headers import keys_by_header, kinds_by_sheet
from urbandesk.models.schema import KINDS

_KEY = re.compile(r"(~?)([a-z_]+)\.(~?[a-z][a-z0-9_]*)")
_ID = re.compile(r"[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}")
_ROWS_LOOKED_AT = 20
_LEAST_HEADERS = 2


@dataclass(frozen=True)
class Layout:
    """How a sheet is laid out.

    Attributes:
        kind: key of the record kind.
        columns: stored column to its number from 1; the id is not among them.
        first_row: number of the first row of records.
        header_row: number of the row that people read; 0 when it is gone.
        id: number of the column with the ids; 0 when it is gone.
        mark: number of the column for marks; 0 without one.
        known: numbers of all columns that are ours, those for reading only included.
        twice: keys that stand over more than one column.
        by_header: whether headers had to do, since the keys are gone.
        others: keys of other kinds or of columns that nobody knows any more.
    """

    kind: str
    columns: Mapping[str, int]
    first_row: int
    header_row: int
    id: int = 0
    mark: int = 0
    known: frozenset[int] = frozenset()
    twice: tuple[str, ...] = ()
    by_header: bool = False
    others: Mapping[int, str] = field(default_factory=dict)


def layout_of(sheet: RawSheet, *, ours: bool) -> Layout | None:
    """Return how a sheet of ours is laid out; None when it is nobody's.

    ``ours`` says that the file is a copy of something that went out: then headers are enough.
    """
    return _by_keys(sheet) or _by_headers(sheet, ours=ours)


def _top(sheet: RawSheet) -> Iterator[tuple[int, Sequence[RawCell]]]:
    return enumerate(sheet.rows[:_ROWS_LOOKED_AT], 1)


def _keys(row: Sequence[RawCell]) -> dict[int, str]:
    """Return number and key of each cell that holds the key of a known kind."""
    found = {}
    for number, cell in enumerate(row, 1):
        key = text_of(cell).lower()
        match = _KEY.fullmatch(key)
        if match and match[2] in KINDS:
            found[number] = key
    return found


def _by_keys(sheet: RawSheet) -> Layout | None:
    """Return the layout that the key row tells; headers help where single keys are gone."""
    for number, row in _top(sheet):
        keys = _keys(row)
        filled = sum(1 for cell in row if text_of(cell))
        if not keys or len(keys) * 2 < filled:
            continue
        kind = Counter(_kind(key) for key in keys.values()).most_common(1)[0][0]
        below = sheet.rows[number] if number < len(sheet.rows) else ()
        header = number + 1 if _is_header(below, keys, kind) else 0
        if header:
            keys = {**_keys_from_headers(below, kind, keys), **keys}
        return _layout(kind, keys, first_row=(header or number) + 1, header_row=header)
    return None


def _kind(key: str) -> str:
    return key.lstrip(DERIVED).partition(".")[0]


def _is_header(row: Sequence[RawCell], keys: Mapping[int, str], kind: str) -> bool:
    """Return whether the row below the keys is the one people read, and not a record already."""
    place = next((number for number, key in keys.items() if key == f"{kind}.id"), 0)
    if not place or place > len(row):
        return True
    return not _ID.fullmatch(text_of(row[place - 1]).lower())


def _keys_from_headers(
    row: Sequence[RawCell], kind: str, keys: Mapping[int, str]
) -> dict[int, str]:
    """Return keys of columns whose key is gone but whose header is exactly ours."""
    taken = set(keys.values())
    found: dict[int, str] = {}
    for languages in Languages:
        meant = keys_by_header(kind, languages)
        for number, cell in enumerate(row, 1):
            key = meant.get(folded(text_of(cell)), "")
            if key and number not in keys and key not in taken:
                found[number] = key
                taken.add(key)
    return found


def _by_headers(sheet: RawSheet, *, ours: bool) -> Layout | None:
    named = kinds_by_sheet().get(folded(sheet.name), "")
    best: tuple[int, int, str, dict[int, str]] | None = None
    rivals = set[str]()
    for number, row in _top(sheet):
        headers = {place: folded(text_of(cell)) for place, cell in enumerate(row, 1)}
        headers = {place: header for place, header in headers.items() if header}
        if len(headers) < _LEAST_HEADERS:
            continue
        for kind, keys in _meanings(headers):
            sure = f"{kind}.id" in headers.values()
            fits = len(keys) >= _LEAST_HEADERS and len(keys) * 2 >= len(headers)
            if not sure and not (fits and (ours or kind == named)):
                continue
            score = len(keys) + 100 * (kind == named) + 1000 * sure
            if best is None or score > best[0]:
                best, rivals = (score, number, kind, keys), {kind}
            elif score == best[0]:
                rivals.add(kind)
    if best is None or len(rivals) > 1:
        return None
    _, number, kind, keys = best
    keys = {**_keys_from_headers(sheet.rows[number - 1], kind, keys), **keys}
    return _layout(kind, keys, first_row=number + 1, header_row=number, by_header=True)


def _meanings(headers: Mapping[int, str]) -> Iterator[tuple[str, dict[int, str]]]:
    """Yield each kind with the columns that these headers mean, in each of the languages."""
    for kind in KINDS:
        for languages in Languages:
            meant = keys_by_header(kind, languages)
            keys = {place: meant[header] for place, header in headers.items() if header in meant}
            if keys:
                yield kind, keys


def _layout(
    kind: str,
    keys: Mapping[int, str],
    *,
    first_row: int,
    header_row: int,
    by_header: bool = False,
) -> Layout:
    columns: dict[str, int] = {}
    others: dict[int, str] = {}
    known = set[int]()
    places = {"id": 0, "mark": 0}
    for number, key in sorted(keys.items()):
        name = key.partition(".")[2]
        if _kind(key) == kind and (key.startswith(DERIVED) or name == "id"):
            known.add(number)
            if name == "id":
                places["id"] = places["id"] or number
        elif key == f"{kind}{MARK_KEY}":
            known.add(number)
            places["mark"] = places["mark"] or number
        elif _kind(key) == kind and name in KINDS[kind].columns:
            known.add(number)
            columns.setdefault(name, number)
        else:
            others[number] = key
    counted = Counter(key for key in keys.values() if not key.startswith(DERIVED))
    return Layout(
        kind,
        columns,
        first_row,
        header_row,
        places["id"],
        places["mark"],
        frozenset(known),
        tuple(sorted(key for key, count in counted.items() if count > 1)),
        by_header,
        others,
    )
