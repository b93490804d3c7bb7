"""The plain figures of one plan that charts are made of, copied in one short read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, select

from urbandesk.errors import RecordGone
from urbandesk.i18n import _, join_names
from urbandesk.models.column import side_name
from urbandesk.models.field import SIDES, Value
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.action import ACTION
from urbandesk.models.records.catalogue import INDICATOR, THEME
from urbandesk.models.records.city import CITY
from urbandesk.models.records.figure import FIGURE
from urbandesk.models.records.need_offer import NEED_OFFER
from urbandesk.models.records.organisation import ORGANISATION
from urbandesk.models.records.partnership import MEMBERSHIP
from urbandesk.models.records.plan import PLAN
from urbandesk.reports.sides import SideNames
from urbandesk.services.workspace import Workspace

Row = Mapping[str, Value]


@dataclass(frozen=True)
class PlanFigures:
    """One plan with what stands in its charts.

    Attributes:
        plan: its own values.
        actions: its actions, in their order.
        cities: by side, the member cities, in their order.
        organisations: side and values of each organisation of a member city.
        figures, needs_offers: by side, those of the member cities.
        themes, measures: of the catalogue, by id; measures are what figures are about.
        members: partnership, side and values of each city that is a member of any partnership.
    """

    plan: Row
    actions: tuple[Row, ...]
    cities: Mapping[str, tuple[Row, ...]]
    organisations: tuple[tuple[str, Row], ...]
    figures: Mapping[str, tuple[Row, ...]]
    needs_offers: Mapping[str, tuple[Row, ...]]
    themes: Mapping[str, Row]
    measures: Mapping[str, Row]
    members: tuple[tuple[str, str, Row], ...]

    def currency(self, side: str) -> str:
        """Return the ISO code of a side's currency; empty while not chosen."""
        return str(self.plan.get(f"currency_{side}") or "")

    @property
    def rate(self) -> Decimal | None:
        """Return the units of the Chinese side's currency for one of the European side's."""
        rate = self.plan.get("rate")
        return rate if isinstance(rate, Decimal) else None


def read(workspace: Workspace, plan_id: str) -> PlanFigures:
    """Return the figures of a plan.

    Raises:
        RecordGone: there is no such plan any more.
    """
    with workspace.read() as connection:
        plans = _rows(connection, PLAN, "id", plan_id)
        if not plans:
            raise RecordGone
        plan = plans[0]
        actions = _rows(connection, ACTION, "plan", plan_id)
        of_plan = _rows(connection, MEMBERSHIP, "partnership", str(plan["partnership"]))
        members = [one for one in of_plan if one["side"] in SIDES]  # else another program wrote it
        ids = {side: [str(m["city"]) for m in members if m["side"] == side] for side in SIDES}

        def of_cities(kind: RecordKind, column: str = "city") -> dict[str, tuple[Row, ...]]:
            return {
                side: tuple(row for key in keys for row in _rows(connection, kind, column, key))
                for side, keys in ids.items()
            }

        organisations = [
            (str(member["side"]), row)
            for member in members
            for row in _rows(connection, ORGANISATION, "city", str(member["city"]))
        ]
        return PlanFigures(
            plan=plan,
            actions=tuple(actions),
            cities=of_cities(CITY, "id"),
            organisations=tuple(organisations),
            figures=of_cities(FIGURE),
            needs_offers=of_cities(NEED_OFFER),
            themes=_by_id(connection, THEME),
            measures=_by_id(connection, INDICATOR),
            members=tuple(_members(connection)),
        )


def _by_id(connection: Connection, kind: RecordKind) -> dict[str, Row]:
    table = kind.table
    found = connection.execute(select(table).order_by(table.c.created, table.c.id)).mappings()
    return {str(row["id"]): kind.from_stored(dict(row)) for row in found}


def _members(connection: Connection) -> Iterator[tuple[str, str, Row]]:
    """Yield the cities of all partnerships."""
    member, city = MEMBERSHIP.table, CITY.table
    found = connection.execute(
        select(member.c.partnership, member.c.side, city)
        .join(city, city.c.id == member.c.city)
        .where(member.c.side.in_(SIDES))
        .order_by(member.c.partnership, member.c.position, member.c.id)
    ).mappings()
    for row in found:
        values = {**CITY.from_stored(dict(row)), "id": str(row["id"])}
        yield str(row["partnership"]), str(row["side"]), values


def _rows(connection: Connection, kind: RecordKind, column: str, key: str) -> list[Row]:
    """Return the rows of ``kind`` whose ``column`` is ``key``, in the order of their position."""
    table = kind.table
    ordered = kind in (ACTION, MEMBERSHIP)
    order = [table.c.position] if ordered else []
    statement = select(table).where(table.c[column] == key)
    found = connection.execute(statement.order_by(*order, table.c.created, table.c.id))
    return [{**kind.from_stored(dict(row)), "id": str(row["id"])} for row in found.mappings()]


def day(row: Row, name: str) -> date | None:
    """Return a column that holds a day; None while not set."""
    found = row.get(name)
    return found if isinstance(found, date) else None


def amount(row: Row, name: str) -> Decimal | None:
    """Return a column that holds a number with decimals; None while not known."""
    found = row.get(name)
    return found if isinstance(found, Decimal) else None


def side_names(figures: PlanFigures) -> SideNames:
    """Return what both sides are called: their cities, or the side itself while it has none."""

    def name(side: str) -> str:
        return join_names(map(CITY.label_of, figures.cities[side])) or side_name(side)

    return SideNames(name("eu"), name("cn"))


def source_of(figures: PlanFigures) -> str:
    """Return the sentence that names the plan as the source of a chart."""
    title, version = PLAN.label_of(figures.plan), figures.plan.get("version")
    if version:
        return _("Source: {plan}, version {version}.").format(plan=title, version=version)
    return _("Source: {plan}.").format(plan=title)
