"""What is linked with a record, seen from it: partnerships, organisations, cities, plans, money."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, func, or_, select

from urbandesk.i18n import CHINESE, current
from urbandesk.models import schema
from urbandesk.models.derived import SEARCH, SORT_CHINESE, SORT_ENGLISH
from urbandesk.models.records.countries import side_of
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import Record
from urbandesk.services.workspace import Workspace

SHOWN = 200
"""Most records of one kind that are read; the rest is only counted."""

Ids = Select[Any]
Way = Callable[[str], Ids]


@dataclass(frozen=True)
class Linked:
    """The records of one kind that are linked with a record.

    Attributes:
        kind: record kind.
        count: how many there are.
        records: the first of them, in the order of their names.
        sides: id to the side it belongs to, for those that belong to one.
    """

    kind: str
    count: int
    records: tuple[Record, ...]
    sides: Mapping[str, str]


_CITY, _ORGANISATION = schema.TABLES["city"], schema.TABLES["organisation"]
_PARTNERSHIP, _MEMBERSHIP = schema.TABLES["partnership"], schema.TABLES["membership"]
_PLAN, _ACTION = schema.TABLES["plan"], schema.TABLES["action"]
_RISK = schema.TABLES["risk"]
_PERSON, _NEED = schema.TABLES["person"], schema.TABLES["need_offer"]


def _members_of(cities: Ids) -> Ids:
    return select(_MEMBERSHIP.c.partnership).where(_MEMBERSHIP.c.city.in_(cities))


def _cities_in(partnerships: Ids) -> Ids:
    return select(_MEMBERSHIP.c.city).where(_MEMBERSHIP.c.partnership.in_(partnerships))


def _plans_of(partnerships: Ids) -> Ids:
    return select(_PLAN.c.id).where(_PLAN.c.partnership.in_(partnerships))


def _itself(table: Table, key: str) -> Ids:
    return select(table.c.id).where(table.c.id == key)


def _city_of(organisation: str) -> Ids:
    return select(_ORGANISATION.c.city).where(_ORGANISATION.c.id == organisation)


def _organisations_in(city: str) -> Ids:
    return select(_ORGANISATION.c.id).where(_ORGANISATION.c.city == city)


def _partnership_of(plan: str) -> Ids:
    return select(_PLAN.c.partnership).where(_PLAN.c.id == plan)


def _having_a_part(key: str) -> Ids:
    """Return the plans in which an organisation leads an action or watches a risk."""
    led = or_(_ACTION.c.lead_eu == key, _ACTION.c.lead_cn == key)
    watched = or_(_RISK.c.watcher_eu == key, _RISK.c.watcher_cn == key)
    plans = select(_ACTION.c.plan).where(led).union(select(_RISK.c.plan).where(watched))
    return plans.subquery().select()


def _paying(key: str) -> Ids:
    paid = or_(_ACTION.c.scheme_eu == key, _ACTION.c.scheme_cn == key)
    return select(_ACTION.c.plan).where(paid)


def _named_in(*columns: ColumnElement[Any]) -> Way:
    """Return the way from a plan to what its rows name in one of ``columns``."""

    def found(plan: str) -> Ids:
        named = [select(column).where(column.table.c.plan == plan) for column in columns]
        return named[0].union(*named[1:]).subquery().select()

    return found


_WAYS: dict[str, dict[str, Way]] = {
    "city": {
        "partnership": lambda key: _members_of(_itself(_CITY, key)),
        "organisation": _organisations_in,
        "person": lambda key: select(_PERSON.c.id).where(
            _PERSON.c.organisation.in_(_organisations_in(key))
        ),
        "plan": lambda key: _plans_of(_members_of(_itself(_CITY, key))),
    },
    "organisation": {
        "city": _city_of,
        "partnership": lambda key: _members_of(_city_of(key)),
        "plan": _having_a_part,
    },
    "person": {
        "organisation": lambda key: select(_PERSON.c.organisation).where(_PERSON.c.id == key),
        "city": lambda key: select(_ORGANISATION.c.city).where(
            _ORGANISATION.c.id.in_(select(_PERSON.c.organisation).where(_PERSON.c.id == key))
        ),
        "need_offer": lambda key: select(_NEED.c.id).where(_NEED.c.contact == key),
    },
    "partnership": {
        "city": lambda key: _cities_in(_itself(_PARTNERSHIP, key)),
        "organisation": lambda key: select(_ORGANISATION.c.id).where(
            _ORGANISATION.c.city.in_(_cities_in(_itself(_PARTNERSHIP, key)))
        ),
        "plan": lambda key: _plans_of(_itself(_PARTNERSHIP, key)),
    },
    "plan": {
        "partnership": _partnership_of,
        "city": lambda key: _cities_in(_partnership_of(key)),
        "organisation": _named_in(
            *(_ACTION.c.lead_eu, _ACTION.c.lead_cn, _RISK.c.watcher_eu, _RISK.c.watcher_cn)
        ),
        "funding_scheme": _named_in(_ACTION.c.scheme_eu, _ACTION.c.scheme_cn),
    },
    "funding_scheme": {"plan": _paying},
}


def named(workspace: Workspace, kind: str, *which: ColumnElement[bool]) -> list[tuple[str, str]]:
    """Return id and name of every record that can be linked, in the order of their names.

    Only ids and names are read: there may be tens of thousands to choose from.

    Args:
        workspace: the open workspace.
        kind: record kind, one that has a name of its own.
        which: conditions that narrow them down.
    """
    table = schema.TABLES[kind]
    name = func.coalesce(*(table.c[column] for column in schema.kind(kind).label_columns()))
    order = table.c[SORT_CHINESE if current() == CHINESE else SORT_ENGLISH]
    wanted = select(table.c.id, name).where(*which).order_by(order, table.c.id)
    with workspace.read() as connection:
        return [(str(key), str(text or "")) for key, text in connection.execute(wanted)]


def spellings(workspace: Workspace, kind: str) -> dict[str, str]:
    """Return for every record that can be linked the folded lines it is found by.

    Among them are its names in both languages, former ones, pinyin and initials.
    """
    table = schema.TABLES[kind]
    with workspace.read() as connection:
        found = connection.execute(select(table.c.id, table.c[SEARCH]))
        return {str(key): str(text or "") for key, text in found}


def linked(workspace: Workspace, kind: str, key: str) -> list[Linked]:
    """Return what is linked with a record, kind by kind; kinds without a link stay, with 0.

    An organisation is linked with the plans in which it leads or watches a risk, a funding scheme
    with those that count on its money.
    """
    return [_linked(workspace, other, way(key)) for other, way in _WAYS.get(kind, {}).items()]


def _linked(workspace: Workspace, kind: str, ids: Ids) -> Linked:
    table = schema.TABLES[kind]
    order = table.c[SORT_CHINESE if current() == CHINESE else SORT_ENGLISH]
    with workspace.read() as connection:
        wanted = select(table.c.id).where(table.c.id.in_(ids)).order_by(order, table.c.id)
        found = list(connection.execute(wanted).scalars())
    records = tuple(queries.records(workspace, kind, found[:SHOWN]))
    return Linked(kind, len(found), records, _sides_of(workspace, kind, records))


def _sides_of(workspace: Workspace, kind: str, records: Sequence[Record]) -> dict[str, str]:
    """Return the side of each city, and of each organisation that of its city."""
    if kind == "city":
        return {city.id: side for city in records if (side := _side_of_city(city))}
    if kind != "organisation":
        return {}
    ids = {str(record.values.get("city") or "") for record in records} - {""}
    cities = queries.records(workspace, "city", sorted(ids))
    known = _sides_of(workspace, "city", cities)
    pairs = ((record.id, known.get(str(record.values.get("city")))) for record in records)
    return {key: side for key, side in pairs if side}


def _side_of_city(city: Record) -> str:
    return side_of(str(city.values.get("country") or ""))


def sides(workspace: Workspace, record: Record) -> tuple[str, ...]:
    """Return the sides a record belongs to: of a city one, of a scheme those that it pays."""
    if record.kind in ("city", "organisation"):
        return tuple(_sides_of(workspace, record.kind, [record]).values())
    if record.kind == "person":
        organisations = queries.records(
            workspace, "organisation", [str(record.values.get("organisation") or "")]
        )
        return tuple(_sides_of(workspace, "organisation", organisations).values())
    if record.kind == "funding_scheme":
        paid = record.values.get("sides")
        known = paid if isinstance(paid, tuple) else ()
        return tuple(side for side in ("eu", "cn") if side in known)
    return ()
