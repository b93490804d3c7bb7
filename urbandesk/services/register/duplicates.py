"""Records that may be the same: found by any known script or spelling of their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import RowMapping, or_, select

from urbandesk.i18n import N_
from urbandesk.models import pinyin, schema
from urbandesk.models.derived import fold
from urbandesk.models.field import Value
from urbandesk.models.records.lists import DISTINCT_PAIR
from urbandesk.services.change import Change
from urbandesk.services.finding import names, queries
from urbandesk.services.finding.queries import Record
from urbandesk.services.finding.search import SearchIndex
from urbandesk.services.workspace import Workspace

CHECKED = ("city", "organisation")
SHOWN = 3
_LOADED = 60  # candidates that are looked at closely
_NAMES = ("name_en", "name_zh", "romanisation")

Values = Mapping[str, Value]


def similar(
    workspace: Workspace, index: SearchIndex, kind: str, values: Values, *, but: str = ""
) -> list[Record]:
    """Return the records that may be the one described by ``values``.

    Names are compared without accents, hyphens, words such as *City of* or 市, in both scripts,
    and of cities in every spelling that the gazetteer knows. Two that differ in country, in
    region, in their Chinese names or, of organisations, in their city, are not the same.

    Args:
        workspace: the open workspace.
        index: its search.
        kind: record kind.
        values: what is known so far, by column; may be half typed.
        but: id of the record itself, when it is stored already; pairs that somebody said are
            distinct are left out.
    """
    if kind not in CHECKED:
        return []
    spellings = list(dict.fromkeys(_spellings(kind, values)))
    keys = {names.bare(one, kind) for one in spellings}
    keys = {key for key in keys if _is_enough(key)}
    if not keys:
        return []
    known = dict.fromkeys(_candidates(index, kind, spellings))
    known.pop(but, None)
    for key in distinct_from(workspace, but) if but else ():
        known.pop(key, None)
    found = queries.records(workspace, kind, list(islice(known, _LOADED)))
    same = [one for one in found if _may_be(kind, keys, values, one)]
    return same[:SHOWN]


def _is_enough(key: str) -> bool:
    return len(key) >= (2 if pinyin.has_chinese(key) else 3)


def _spellings(kind: str, values: Values) -> Iterator[str]:
    """Yield the names as they may stand in a record: as typed, and as the gazetteer knows them."""
    typed = [str(values[name]) for name in _NAMES if values.get(name)]
    yield from typed
    if kind != "city":
        return
    for name in typed:
        for place in names.called(name):
            if values.get("country") in (None, "", place.country):
                yield from (one for one in (place.name, place.chinese, *place.former) if one)


def _candidates(index: SearchIndex, kind: str, spellings: Iterable[str]) -> Iterator[str]:
    """Yield records in whose text one of the names stands, those with it as a line first."""
    for name in spellings:
        plain = names.stripped(name, kind)
        if _is_enough(plain.replace(" ", "")):
            yield from index.with_words(kind, plain.split(), exact=(fold(name), plain))


def _may_be(kind: str, keys: set[str], values: Values, record: Record) -> bool:
    theirs = {names.bare(one, kind) for one in _names_of(record.values)}
    if kind == "city":
        chinese = str(record.values.get("name_zh") or "")
        theirs.add("".join(pinyin.syllables_of(names.bare(chinese))))
    return bool(keys & (theirs - {""})) and not _differ(kind, values, record)


def _names_of(values: Values) -> Iterator[str]:
    yield from (str(values[name]) for name in _NAMES if values.get(name))
    yield from _others(values)


def _others(values: Values) -> list[str]:
    return str(values.get("other_names") or "").splitlines()


def _differ(kind: str, mine: Values, record: Record) -> bool:
    """Return whether something that both say sets them apart."""
    theirs = record.values
    told = ("country",) if kind == "city" else ("city",)
    if any(_unlike(mine.get(name), theirs.get(name)) for name in told):
        return True
    if kind == "city" and any(
        _unlike(*(names.bare(str(one.get(name) or "")) for one in (mine, theirs)))
        for name in ("region_en", "region_zh")
    ):
        return True
    chinese = [names.bare(str(one.get("name_zh") or ""), kind) for one in (mine, theirs)]
    if not _unlike(*chinese):
        return False
    # One of the two may be a former name of the other.
    once = {names.bare(line, kind) for one in (mine, theirs) for line in _others(one)}
    return once.isdisjoint(chinese)


def _unlike(first: object, second: object) -> bool:
    return bool(first) and bool(second) and first != second


def distinct_from(workspace: Workspace, key: str) -> set[str]:
    """Return the ids of the records that somebody said are not the same as this one."""
    table = DISTINCT_PAIR.table
    wanted = select(table.c.first, table.c.second).where(
        or_(table.c.first == key, table.c.second == key)
    )
    with workspace.read() as connection:
        return {one for row in connection.execute(wanted) for one in row if one != key}


@dataclass(frozen=True)
class Pair:
    """Two records that somebody said are not the same.

    Attributes:
        id: of the note.
        kind: what both are.
        first, second: their names.
        moment, author: when it was noted, and by whom.
    """

    id: str
    kind: str
    first: str
    second: str
    moment: datetime
    author: str


def pairs(workspace: Workspace) -> list[Pair]:
    """Return what was told apart, newest first; without records that are in the trash."""
    table = DISTINCT_PAIR.table
    with workspace.read() as connection:
        rows = connection.execute(select(table).order_by(table.c.created.desc())).mappings().all()
    known = _names_by_id(workspace, rows)
    return [
        Pair(
            str(row["id"]),
            str(row["of_kind"]),
            known[row["first"]],
            known[row["second"]],
            datetime.fromisoformat(row["created"]),
            str(row["changed_by"]),
        )
        for row in rows
        if row["first"] in known and row["second"] in known
    ]


def _names_by_id(workspace: Workspace, rows: Sequence[RowMapping]) -> dict[str, str]:
    by_kind: dict[str, set[str]] = {}
    for row in rows:
        by_kind.setdefault(str(row["of_kind"]), set()).update((row["first"], row["second"]))
    return {
        one.id: one.label
        for kind, keys in by_kind.items()
        for one in queries.records(workspace, kind, sorted(keys))
    }


def revoke(workspace: Workspace, pair: Pair) -> None:
    """Let two records be warned of again, as one undo step.

    Raises:
        RecordGone: somebody did so already.
    """
    details = {"name": pair.first, "other": pair.second}
    with workspace.change(N_("{name} may be {other} again"), details=details) as change:
        change.delete(DISTINCT_PAIR, pair.id)


def tell_apart(workspace: Workspace, kind: str, key: str, others: Sequence[str]) -> None:
    """Note that a record is not the same as others, as one undo step."""
    known = distinct_from(workspace, key)
    fresh = [other for other in others if other != key and other not in known]
    if not fresh:
        return
    name = queries.label(workspace, kind, key)
    with workspace.change(N_("{name} is no duplicate"), details={"name": name}) as change:
        note_distinct(change, kind, key, fresh)


def note_distinct(change: Change, kind: str, key: str, others: Sequence[str]) -> None:
    """Note, as part of a running use case, that a record is not the same as others."""
    for other in others:
        first, second = sorted((key, other))
        pair = DISTINCT_PAIR.check(
            {"of_kind": schema.kind(kind).key, "first": first, "second": second}
        )
        change.insert(DISTINCT_PAIR, DISTINCT_PAIR.to_stored(pair))
