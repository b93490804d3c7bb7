"""Which records of each kind are in the scope of an export, as sets of ids."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from urbandesk.exchange.layout import may_leave
from urbandesk.models import schema
from urbandesk.models.column import columns_of
from urbandesk.models.field import Field, Layer
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.city import CITY
from urbandesk.models.records.figure import FIGURE
from urbandesk.models.records.need_offer import NEED_OFFER
from urbandesk.models.records.organisation import ORGANISATION
from urbandesk.models.records.partnership import MEMBERSHIP, PARTNERSHIP
from urbandesk.models.records.person import PERSON
from urbandesk.models.records.plan import PLAN
from urbandesk.models.records.plan_tables import COMMENT
from urbandesk.services.handouts.export_scope import PLAN_KINDS, Scope, What, hanging

Members = Mapping[str, Set[str]]
"""Kind to the ids in scope; a kind that is not in it goes out whole."""


def members(connection: Connection, scope: Scope, layer: Layer) -> Members:
    """Return the records in scope; kinds that go out whole are left out."""
    found = _chosen(connection, scope)
    if COMMENT in scope.kinds:
        open_ones = _open_comments(connection, layer)
        found[COMMENT.key] = open_ones & found.get(COMMENT.key, open_ones)
    if not scope.untranslated:
        return found
    lacking = {kind.key: untranslated(connection, kind, layer) for kind in scope.kinds}
    return {key: ids & found.get(key, ids) for key, ids in lacking.items()}


def _open_comments(connection: Connection, layer: Layer) -> Set[str]:
    """Return the comments on what may leave itself: a word about a secret tells of it."""
    table = COMMENT.table.c
    rows = connection.execute(select(table.id, table.of_kind, table.of_column))
    return {key for key, kind, column in rows if _may_be_told(kind, column or "", layer)}


def _may_be_told(kind: str | None, column: str, layer: Layer) -> bool:
    about = schema.KINDS.get(kind or "")
    if about is None:
        return True
    fields = [about.field(about.label)]
    fields += [c.field for name, c in about.columns.items() if column in (name, c.field.key)]
    return all(may_leave(field, layer) for field in fields)


def _chosen(connection: Connection, scope: Scope) -> dict[str, Set[str]]:
    if scope.what is What.FORM:
        return {scope.kind: frozenset()}
    if scope.what is What.RECORDS:
        return {kind: set(ids) for kind, ids in scope.records.items()}
    if scope.what is What.CHOSEN:
        return _hanging_on(connection, schema.kind(scope.kind), set(scope.ids))
    if scope.what is What.PARTNERSHIP:
        pairs = {scope.partnership_id}
        return _around(connection, pairs, _pointing(connection, PLAN, "partnership", pairs))
    if not scope.plan_id:
        return {}
    plans = {scope.plan_id}
    if scope.what is not What.PLAN:
        return _plan_tables(connection, plans)
    return _around(connection, _targets(connection, PLAN, "partnership", plans), plans)


def _hanging_on(connection: Connection, kind: RecordKind, ids: Set[str]) -> dict[str, Set[str]]:
    found: dict[str, Set[str]] = {kind.key: ids}
    waiting = [(kind, ids)]
    while waiting:
        parent, its = waiting.pop()
        for child, column in hanging(parent):
            more = _pointing(connection, child, column, its) - found.get(child.key, set())
            found[child.key] = found.get(child.key, set()) | more
            if more:
                waiting.append((child, more))
    return found


def _around(connection: Connection, pairs: Set[str], plans: Set[str]) -> dict[str, Set[str]]:
    """Return partnerships with their members, cities, bodies and people, and plans."""
    found = _plan_tables(connection, plans)
    found[PARTNERSHIP.key] = pairs
    found[MEMBERSHIP.key] = _pointing(connection, MEMBERSHIP, "partnership", pairs)
    cities = _targets(connection, MEMBERSHIP, "city", found[MEMBERSHIP.key])
    bodies = _pointing(connection, ORGANISATION, "city", cities)
    for kind in PLAN_KINDS:
        for column in kind.references():
            if column.field.target == ORGANISATION.key:
                bodies |= _targets(connection, kind, column.name, found[kind.key])
    found[CITY.key] = cities
    found[ORGANISATION.key] = bodies
    found[FIGURE.key] = _pointing(connection, FIGURE, "city", cities)
    found[NEED_OFFER.key] = _pointing(connection, NEED_OFFER, "city", cities)
    found[PERSON.key] = _pointing(connection, PERSON, "organisation", bodies)
    return found


def _plan_tables(connection: Connection, plans: Set[str]) -> dict[str, Set[str]]:
    found: dict[str, Set[str]] = {PLAN.key: plans}
    for kind in PLAN_KINDS:
        if kind is not PLAN:
            found[kind.key] = _pointing(connection, kind, "plan", plans)
    return found


def _pointing(connection: Connection, kind: RecordKind, column: str, ids: Set[str]) -> set[str]:
    """Return the records of ``kind`` that point at one of ``ids``.

    Ids are compared here: a statement holds only so many values.
    """
    pairs = _pairs(connection, kind, column)
    return {key for key, target in pairs if target in ids}


def _targets(connection: Connection, kind: RecordKind, column: str, ids: Set[str]) -> set[str]:
    """Return what the records ``ids`` of ``kind`` point at."""
    pairs = _pairs(connection, kind, column)
    return {target for key, target in pairs if key in ids}


def _pairs(connection: Connection, kind: RecordKind, column: str) -> list[tuple[str, str]]:
    table = kind.table
    statement = select(table.c.id, table.c[column]).where(table.c[column].is_not(None))
    return [(row[0], row[1]) for row in connection.execute(statement)]


def untranslated(connection: Connection, kind: RecordKind, layer: Layer) -> set[str]:
    """Return the records with a text that is missing or outdated in one language."""
    fields = [field for field in kind.fields if field.bilingual and may_leave(field, layer)]
    if not fields:
        return set()
    lacks = or_(*(_lacks(kind, field) for field in fields))
    return set(connection.execute(select(kind.table.c.id).where(lacks)).scalars())


def _lacks(kind: RecordKind, field: Field) -> ColumnElement[bool]:
    table = kind.table.c
    columns = columns_of(field)
    sides = {column.side for column in columns}
    parts: list[ColumnElement[Any]] = []
    for side in sides:
        one, other = (table[c.name] for c in columns if c.side == side and not c.is_status)
        parts.append(and_(one.is_(None), other.is_not(None)))
        parts.append(and_(one.is_not(None), other.is_(None)))
    parts += [table[column.name] == "outdated" for column in columns if column.is_status]
    return or_(*parts)
