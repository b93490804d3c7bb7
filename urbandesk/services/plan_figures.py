"""The plain figures of one plan that charts are made of, copied in one short read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, select

from urbandesk.errors import RecordGone
from urbandesk.models.field import SIDES, Value
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.action import ACTION
from urbandesk.models.records.city import CITY
from urbandesk.models.records.organisation import ORGANISATION
from urbandesk.models.records.partnership import MEMBERSHIP
from urbandesk.models.records.plan import PLAN
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
    """

    plan: Row
    actions: tuple[Row, ...]
    cities: Mapping[str, tuple[Row, ...]]
    organisations: tuple[tuple[str, Row], ...]

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
        members = _rows(connection, MEMBERSHIP, "partnership", str(plan["partnership"]))
        cities: dict[str, tuple[Row, ...]] = dict.fromkeys(SIDES, ())
        organisations: list[tuple[str, Row]] = []
        for member in members:
            side, city = str(member["side"]), str(member["city"])
            cities[side] += tuple(_rows(connection, CITY, "id", city))
            found = _rows(connection, ORGANISATION, "city", city)
            organisations += [(side, row) for row in found]
    return PlanFigures(plan, tuple(actions), cities, tuple(organisations))


def _rows(connection: Connection, kind: RecordKind, column: str, key: str) -> list[Row]:
    """Return the rows of ``kind`` whose ``column`` is ``key``, in the order of their position."""
    table = kind.table
    ordered = kind not in (ORGANISATION, CITY, PLAN)
    order = [table.c.position] if ordered else []
    statement = select(table).where(table.c[column] == key)
    found = connection.execute(statement.order_by(*order, table.c.created, table.c.id))
    return [kind.from_stored(dict(row)) for row in found.mappings()]


def day(row: Row, name: str) -> date | None:
    """Return a column that holds a day; None while not set."""
    found = row.get(name)
    return found if isinstance(found, date) else None


def amount(row: Row, name: str) -> Decimal | None:
    """Return a column that holds a number with decimals; None while not known."""
    found = row.get(name)
    return found if isinstance(found, Decimal) else None
