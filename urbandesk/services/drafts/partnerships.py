"""Partnerships: two cities joined, members added and taken out; each call is one undo step."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from urbandesk.i18n import N_
from urbandesk.models.field import SIDES
from urbandesk.models.kind import Values
from urbandesk.models.records.city import CITY
from urbandesk.models.records.countries import CHINA
from urbandesk.models.records.partnership import MEMBERSHIP, PARTNERSHIP
from urbandesk.services.change import Change
from urbandesk.services.finding import queries
from urbandesk.services.register import links, records
from urbandesk.services.workspace import Workspace

City = str | Values
"""A city that is there, by its id, or the values of one that is to be added on the spot."""


def cities_of_side(workspace: Workspace, side: str) -> list[tuple[str, str]]:
    """Return id and name of every city on a side, in the order of the language in force."""
    country = CITY.table.c.country
    return links.named(workspace, CITY.key, country == CHINA if side == "cn" else country != CHINA)


def proposed_names(workspace: Workspace, cities: Mapping[str, City]) -> dict[str, str]:
    """Return the English and Chinese name that a partnership of two cities usually has.

    Args:
        workspace: the open workspace.
        cities: side to its city.

    Raises:
        RecordGone: one of the cities was deleted meanwhile.
    """
    found = [_values_of(workspace, cities[side]) for side in SIDES]
    names = {}
    for column, joint in (("name_en", " and "), ("name_zh", "与")):
        parts = [str(values.get(column) or CITY.label_of(values)) for values in found]
        names[column] = joint.join(parts)
    return names


def _values_of(workspace: Workspace, city: City) -> Values:
    return queries.record(workspace, CITY.key, city).values if isinstance(city, str) else city


def join(
    workspace: Workspace,
    cities: Mapping[str, City],
    values: Values | None = None,
    *,
    origin: object = None,
) -> str:
    """Make a partnership of one city on each side and return its id; one undo step.

    Args:
        workspace: the open workspace.
        cities: side to its city; one that is not there yet is added in the same step.
        values: further values; a name that is missing in both languages is proposed.
        origin: who asked.

    Raises:
        InvalidValues: a value breaks its field's rule; nothing is stored.
        RecordGone: one of the cities was deleted meanwhile.
    """
    wanted = dict(values or {})
    proposed = proposed_names(workspace, cities)
    if not (wanted.get("name_en") or wanted.get("name_zh")):
        wanted |= proposed
    checked = PARTNERSHIP.check(wanted)
    PARTNERSHIP.require(checked)
    whole = {side: _checked(city) for side, city in cities.items()}
    label, details = N_("Add {name}"), {"name": PARTNERSHIP.label_of(checked)}
    with workspace.change(label, details=details, origin=origin) as change:
        made = records.insert(change, PARTNERSHIP, checked)
        for side, city in whole.items():
            member = {"partnership": made, "city": _there(change, city), "side": side}
            records.insert(change, MEMBERSHIP, MEMBERSHIP.check({**member, "position": 1}))
    return made


def _checked(city: City) -> City:
    if isinstance(city, str):
        return city
    checked = CITY.check(city)
    CITY.require(checked)
    return checked


def _there(change: Change, city: City) -> str:
    return city if isinstance(city, str) else records.insert(change, CITY, city)


def add_member(
    workspace: Workspace, partnership: str, city: City, side: str, *, origin: object = None
) -> str:
    """Let another city join a partnership on a side; returns the id of the membership.

    A city that is a member already stays as it is; one that is not there yet is added in the
    same step.

    Raises:
        InvalidValues: a value of a new city breaks its field's rule; nothing is stored.
        RecordGone: the partnership or the city was deleted meanwhile.
    """
    queries.record(workspace, PARTNERSHIP.key, partnership)
    known = _membership(workspace, partnership, city) if isinstance(city, str) else ""
    if known:
        return known
    there = queries.related(workspace, MEMBERSHIP.key, "partnership", partnership)
    position = 1 + sum(1 for member in there if member.values.get("side") == side)
    checked = _checked(city)
    details = {"name": CITY.label_of(_values_of(workspace, checked))}
    with workspace.change(N_("Add {name}"), details=details, origin=origin) as change:
        values = {"partnership": partnership, "city": _there(change, checked), "side": side}
        return records.insert(
            change, MEMBERSHIP, MEMBERSHIP.check({**values, "position": position})
        )


def _membership(workspace: Workspace, partnership: str, city: str) -> str:
    table = MEMBERSHIP.table
    of_both = select(table.c.id).where(table.c.partnership == partnership, table.c.city == city)
    with workspace.read() as connection:
        return str(connection.execute(of_both).scalar() or "")


def remove_member(workspace: Workspace, membership: str) -> None:
    """Take a city out of a partnership; city and partnership stay.

    Raises:
        RecordGone: it was taken out meanwhile.
    """
    found = queries.record(workspace, MEMBERSHIP.key, membership)
    name = queries.label(workspace, CITY.key, str(found.values["city"]))
    with workspace.change(N_("Take out {name}"), details={"name": name}) as change:
        change.delete(MEMBERSHIP, membership)
