"""Terms: what a list may filter, count and sort by, as SQL.

A term is one of

- the name of a column: ``level``;
- a column of what a reference points at: ``city.country``;
- the side of a country: ``country.side`` or ``city.country.side``;
- how many records point here: ``#membership.city``;
- whether any does, ``yes`` or ``no``: ``?membership.city``;
- the same for those with a number below a limit: ``?figure.city.year<2021``;
- of a partnership, its first city on a side, in the order of names: ``@eu``;
- how many gaps a record has: ``!gaps``, and whether it has any, ``yes`` or ``no``: ``!any_gaps``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select

from urbandesk.i18n import CHINESE, _, current
from urbandesk.models import own_values, schema
from urbandesk.models.column import FieldColumn
from urbandesk.models.database import holds, listed, mostly
from urbandesk.models.derived import SORT_CHINESE, SORT_ENGLISH, chinese_order
from urbandesk.models.field import Kind
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.city import CITY
from urbandesk.models.records.countries import CHINA, COUNTRIES
from urbandesk.models.records.partnership import MEMBERSHIP
from urbandesk.services.finding.list_gaps import gaps

SIDE = "side"
COUNT = "#"
ANY = "?"
CITY_ON = "@"
GAPS = "!gaps"
ANY_GAPS = "!any_gaps"

_AT_ONCE = 500
"""More values than so many go as one text: a statement has room for only so many."""

Filters = Mapping[str, tuple[str, ...]]
Term = ColumnElement[Any]


def term(kind: RecordKind, path: str) -> Term:
    """Return the SQL of a term.

    Raises:
        KeyError: the path names no column.
    """
    if path.startswith((COUNT, ANY)):
        return _pointing(kind, path)
    if path.startswith(CITY_ON):
        return _city_on(kind, path.removeprefix(CITY_ON))
    if path == GAPS:
        return gaps(kind)
    if path == ANY_GAPS:
        return case((gaps(kind) > 0, "yes"), else_="no")
    name, _dot, rest = path.partition(".")
    if not rest:
        kind.columns[name]  # an unknown name shows here
        return kind.table.c[name]
    if rest == SIDE:
        return _side(kind.table.c[name])
    target = schema.kind(kind.columns[name].field.target)
    inner = select(term(target, rest)).where(target.table.c.id == kind.table.c[name])
    return inner.correlate(kind.table).scalar_subquery()


def _side(country: Term) -> Term:
    return case((country.is_(None), None), (country == CHINA, "cn"), else_="eu")


def _pointing(kind: RecordKind, path: str) -> Term:
    other, column, *lower = path[1:].split(".")
    table = schema.kind(other).table
    mine = table.c[column] == kind.table.c.id
    for test in lower:
        name, _sign, limit = test.partition("<")
        mine = and_(mine, table.c[name] < int(limit))
    if path.startswith(ANY):
        return case((exists().where(mine).correlate(kind.table), "yes"), else_="no")
    counted = select(func.count()).select_from(table).where(mine)
    return counted.correlate(kind.table).scalar_subquery()


def _city_on(kind: RecordKind, side: str) -> Term:
    member, city = MEMBERSHIP.table, CITY.table
    first = (
        select(city.c[sort_column()])
        .join(member, member.c.city == city.c.id)
        .where(member.c.partnership == kind.table.c.id, member.c.side == side)
        .order_by(member.c.position, member.c.created)
        .limit(1)
    )
    return first.correlate(kind.table).scalar_subquery()


def filtered(statement: Select[Any], kind: RecordKind, filters: Filters) -> Select[Any]:
    """Narrow ``statement`` to what has one of the codes of every filter; ``""`` is not known."""
    for path, codes in filters.items():
        if codes:
            statement = statement.where(_matches(kind, path, codes))
    return statement


def _matches(kind: RecordKind, path: str, codes: tuple[str, ...]) -> Term:
    name, _dot, rest = path.partition(".")
    if rest not in ("", SIDE) and "" not in codes and not path.startswith((COUNT, ANY)):
        # The other table is asked once, not once for every row.
        target = schema.kind(kind.columns[name].field.target)
        there = select(target.table.c.id).where(_matches(target, rest, codes))
        found = kind.table.c[name].in_(there)
        # A side has about half of all: reading in order is quicker than looking each city up.
        return mostly(found) if rest.endswith(SIDE) else found
    wanted = term(kind, path)
    known = tuple(code for code in codes if code)
    parts: list[Term] = []
    if len(known) > _AT_ONCE:
        parts.append(_is_one_of_many(wanted, known, in_set=is_set(kind, path)))
    elif is_set(kind, path):
        parts += [_holds(wanted, code) for code in known]
    elif known:
        parts.append(wanted.in_(known))
    if "" in codes:
        parts.append(wanted.is_(None))
    return or_(*parts) if len(parts) > 1 else and_(*parts)


def is_set(kind: RecordKind, path: str) -> bool:
    """Return whether the values of a term are sets of codes."""
    column = kind.columns.get(path)
    return column is not None and column.field.is_set


def _is_one_of_many(wanted: Term, codes: tuple[str, ...], *, in_set: bool) -> Term:
    """Return whether a value, or one of a set, is among ``codes``, handed over as one text."""
    if not in_set:
        return wanted.in_(listed(codes))
    [code] = listed(codes).subquery().c
    return exists(select(code).where(holds("\n" + wanted + "\n", "\n" + code + "\n")))


def _holds(wanted: Term, code: str) -> Term:
    return ("\n" + wanted + "\n").contains(f"\n{code}\n", autoescape=True)


def order(kind: RecordKind, sort: str, *, descending: bool) -> list[Term]:
    """Return what to order by: the term, what is not known last, then the name."""
    table = kind.table
    by_name = table.c[sort_column()]
    column = kind.columns.get(sort)
    if not sort or (column is not None and column.field.key == kind.label):
        name = by_name
        if column is not None and column.language:
            name = table.c[SORT_CHINESE if column.language == "zh" else SORT_ENGLISH]
        # The id goes the same way, so that the index gives the order as it stands.
        return [name.desc(), table.c.id.desc()] if descending else [name, table.c.id]
    wanted = _sortable(kind, column) if column is not None else term(kind, sort)
    return [(wanted.desc() if descending else wanted).nulls_last(), by_name, table.c.id]


def sort_column() -> str:
    """Return the derived column that orders names in the language in force."""
    return SORT_CHINESE if current() == CHINESE else SORT_ENGLISH


def _sortable(kind: RecordKind, column: FieldColumn) -> Term:
    here = kind.table.c[column.name]
    field = column.field
    if field.kind is Kind.REFERENCE:
        target = schema.kind(field.target).table
        named = select(target.c[sort_column()]).where(target.c.id == here)
        return named.correlate(kind.table).scalar_subquery()
    if field.kind is not Kind.CHOICE:
        return here
    codes = [choice.code for choice in own_values.offered(field)]
    if field.choices is COUNTRIES:  # all others stand in an order of their own, as states do
        titles = {choice.code: _(choice.title) for choice in COUNTRIES}
        key = chinese_order if current() == CHINESE else str
        codes.sort(key=lambda code: key(titles[code]))
    return case({code: place for place, code in enumerate(codes)}, value=here)
