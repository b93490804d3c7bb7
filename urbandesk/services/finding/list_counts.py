"""What the rows of a list show beside their own values: links, members, sides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import func, select

from urbandesk.models import schema
from urbandesk.models.records.city import CITY
from urbandesk.models.records.countries import side_of
from urbandesk.models.records.partnership import MEMBERSHIP
from urbandesk.services.finding import list_gaps
from urbandesk.services.workspace import Workspace


class Member(NamedTuple):
    """A city of a partnership: its id, the side it stands on, its name."""

    city: str
    side: str
    name: str


def pointing(workspace: Workspace, kind: str, column: str, keys: Sequence[str]) -> dict[str, int]:
    """Return how many records of ``kind`` point at each of ``keys``; those without are left out."""
    here = schema.kind(kind).table.c[column]
    statement = select(here, func.count()).where(here.in_(keys)).group_by(here)
    with workspace.read() as connection:
        return {str(row[0]): int(row[1]) for row in connection.execute(statement)}


def gaps(workspace: Workspace, kind: str, keys: Sequence[str]) -> dict[str, int]:
    """Return how many gaps each of ``keys`` has; those without are left out."""
    described = schema.kind(kind)
    here = described.table.c.id
    statement = select(here, list_gaps.gaps(described)).where(here.in_(keys))
    with workspace.read() as connection:
        return {str(row[0]): int(row[1]) for row in connection.execute(statement) if row[1]}


def members(workspace: Workspace, partnerships: Sequence[str]) -> dict[str, tuple[Member, ...]]:
    """Return the cities of each partnership in their order, named in the language in force."""
    member, city = MEMBERSHIP.table, CITY.table
    named = [city.c[name] for name in CITY.label_columns()]
    statement = (
        select(member.c.partnership, member.c.side, city.c.id, *named)
        .join(city, city.c.id == member.c.city)
        .where(member.c.partnership.in_(partnerships))
        .order_by(member.c.position, member.c.created)
    )
    found: dict[str, tuple[Member, ...]] = {}
    with workspace.read() as connection:
        for row in connection.execute(statement):
            one = Member(city=row[2], side=row[1], name=str(row[3] or row[4] or ""))
            found[row[0]] = (*found.get(row[0], ()), one)
    return found


def sides(workspace: Workspace, cities: Sequence[str]) -> dict[str, str]:
    """Return the side of each city, by its country."""
    city = CITY.table
    statement = select(city.c.id, city.c.country).where(city.c.id.in_(cities))
    with workspace.read() as connection:
        return {str(row[0]): side_of(row[1]) for row in connection.execute(statement)}
