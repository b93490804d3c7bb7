"""Figures of a pair that stand in one workbook and may not be compared: said at both of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import partial
from itertools import product
from typing import Any

from sqlalchemy import Connection, select

from urbandesk.exchange.languages import Languages
from urbandesk.models import schema
from urbandesk.models.records.city import CITY
from urbandesk.models.records.figure import FIGURE
from urbandesk.planning.figures import Reading, Unlike, comparable, reading

_MEMBER = schema.TABLES["membership"]
_READ = ("value", "state", "unit", "year", "area_type")

Row = Mapping[str, Any]
Newest = Mapping[str, Mapping[str, Row]]
"""The newest figure with a number, by city and indicator."""


def words(connection: Connection, ids: Set[str], languages: Languages) -> dict[str, str]:
    """Return for each figure why it may not be compared with one of a partner; often nothing.

    Only figures that go out together are compared: no other city is named.

    Args:
        connection: the open read.
        ids: the figures that go out.
        languages: those of the workbook.
    """
    found: dict[str, list[str]] = defaultdict(list)
    newest = _newest(connection, ids)
    names = _named(connection, newest.keys())
    for first, second in _pairs(connection, names.keys()):
        for mine, theirs, why in _unlike(newest[first], newest[second]):
            said = partial(_sentence, why, names[first], names[second])
            sentence = languages.say(said)
            found[mine].append(sentence)
            found[theirs].append(sentence)
    return {key: "\n".join(dict.fromkeys(found.get(key, ()))) for key in ids}


def _newest(connection: Connection, ids: Set[str]) -> Newest:
    """Return the newest figures of the cities that have a partner."""
    table = FIGURE.table
    columns = [table.c[name] for name in ("id", "city", "indicator", *_READ)]
    member = table.c.city.in_(select(_MEMBER.c.city))
    numbers = select(*columns).where(member, table.c.value.is_not(None))
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    # An unknown year comes first, so that any other takes its place.
    for row in connection.execute(numbers.order_by(table.c.year, table.c.id)).mappings():
        if row["id"] in ids:
            found[str(row["city"])][str(row["indicator"])] = dict(row)
    return found


def _pairs(connection: Connection, cities: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield cities of both sides that are partners, the European one first, each pair once."""
    known = set(cities)
    sides: dict[str, dict[str, list[str]]] = defaultdict(lambda: {"eu": [], "cn": []})
    members = select(_MEMBER.c.partnership, _MEMBER.c.side, _MEMBER.c.city)
    for partnership, side, city in connection.execute(members.order_by(_MEMBER.c.id)):
        if city in known and side in ("eu", "cn"):
            sides[partnership][side].append(city)
    yield from dict.fromkeys(
        pair for both in sides.values() for pair in product(both["eu"], both["cn"])
    )


def _unlike(
    first: Mapping[str, Row], second: Mapping[str, Row]
) -> Iterator[tuple[str, str, Unlike]]:
    for indicator in first.keys() & second.keys():
        mine, theirs = first[indicator], second[indicator]
        why = comparable(_reading(mine), _reading(theirs))
        if why is not None:
            yield str(mine["id"]), str(theirs["id"]), why


def _reading(row: Row) -> Reading:
    return reading({name: FIGURE.columns[name].from_stored(row[name]) for name in _READ})


def _named(connection: Connection, cities: Iterable[str]) -> dict[str, Row]:
    known, table = set(cities), CITY.table
    rows = connection.execute(select(table.c.id, table.c.name_en, table.c.name_zh)).mappings()
    return {str(row["id"]): dict(row) for row in rows if row["id"] in known}


def _sentence(why: Unlike, first: Row, second: Row) -> str:
    return why.text(CITY.label_of(dict(first)), CITY.label_of(dict(second)))
