"""One plan with everything that the wizard shows, copied in one short read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from urbandesk.errors import RecordGone
from urbandesk.i18n import CHINESE, current, pgettext
from urbandesk.models import schema
from urbandesk.models.derived import SORT_CHINESE, SORT_ENGLISH
from urbandesk.models.field import SIDES, Kind
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.action import ACTION, OBJECTIVE
from urbandesk.models.records.catalogue import FUNDING_SCHEME
from urbandesk.models.records.city import CITY
from urbandesk.models.records.organisation import ORGANISATION
from urbandesk.models.records.partnership import MEMBERSHIP
from urbandesk.models.records.plan import PLAN, PLAN_TEXT, STEP_MARK
from urbandesk.services.queries import Record
from urbandesk.services.workspace import Workspace


@dataclass(frozen=True)
class PlanRows:
    """A plan and what belongs to it.

    Attributes:
        plan: the plan itself.
        cities: by side, the member cities in their order.
        organisations: by side, the organisations of those cities, by name.
        objectives, actions: in their order.
        texts: by key of the question, the answers.
        marks: by key of the step, the marks set by hand.
        schemes: by side, the funding schemes open to it.
    """

    plan: Record
    cities: Mapping[str, tuple[Record, ...]]
    organisations: Mapping[str, tuple[Record, ...]]
    objectives: tuple[Record, ...]
    actions: tuple[Record, ...]
    texts: Mapping[str, Record]
    marks: Mapping[str, Record]
    schemes: Mapping[str, tuple[Record, ...]]

    def city_name(self, side: str) -> str:
        """Return the names of the cities of a side in the language in force."""
        joint = pgettext("between names", ", ")
        return joint.join(city.label for city in self.cities[side])

    def currency(self, side: str) -> str:
        """Return the ISO code of a side's currency; empty while not chosen."""
        return str(self.plan.values.get(f"currency_{side}") or "")


def plan_rows(workspace: Workspace, plan_id: str) -> PlanRows:
    """Return a plan with all that the wizard shows.

    Raises:
        RecordGone: there is no such plan any more.
    """
    with workspace.read() as connection:
        plans = _rows(connection, PLAN, "id", [plan_id])
        if not plans:
            raise RecordGone
        partnership = str(plans[0].values["partnership"])
        members = _rows(connection, MEMBERSHIP, "partnership", [partnership])
        cities: dict[str, tuple[Record, ...]] = {}
        organisations: dict[str, tuple[Record, ...]] = {}
        for side in SIDES:
            ids = [str(m.values["city"]) for m in members if m.values["side"] == side]
            found = {city.id: city for city in _rows(connection, CITY, "id", ids)}
            cities[side] = tuple(found[key] for key in ids if key in found)
            organisations[side] = tuple(_rows(connection, ORGANISATION, "city", ids))
        schemes = _rows(connection, FUNDING_SCHEME, "", [])
        return PlanRows(
            plan=plans[0],
            cities=cities,
            organisations=organisations,
            objectives=tuple(_rows(connection, OBJECTIVE, "plan", [plan_id])),
            actions=tuple(_labelled(connection, _rows(connection, ACTION, "plan", [plan_id]))),
            texts={
                str(row.values["question"]): row
                for row in _rows(connection, PLAN_TEXT, "plan", [plan_id])
            },
            marks={
                str(row.values["step"]): row
                for row in _rows(connection, STEP_MARK, "plan", [plan_id])
            },
            schemes={side: tuple(s for s in schemes if _open_to(s, side)) for side in SIDES},
        )


def _open_to(scheme: Record, side: str) -> bool:
    sides = scheme.values.get("sides")
    return not sides or (isinstance(sides, tuple) and side in sides)


def _rows(connection: Connection, kind: RecordKind, column: str, keys: list[str]) -> list[Record]:
    """Return the rows of ``kind`` whose ``column`` is one of ``keys``, in their own order.

    That is their order number where they have one, else their name in the language in force.
    """
    table = kind.table
    statement = select(table)
    if column:
        statement = statement.where(table.c[column].in_(keys))
    order = table.c[_order_of(kind)]
    found = connection.execute(statement.order_by(order, table.c.created, table.c.id)).mappings()
    return [Record(kind.key, str(row["id"]), kind.from_stored(dict(row))) for row in found]


def _order_of(kind: RecordKind) -> str:
    # An organisation has a position too, but that is what it thinks of the partnership.
    position = kind.columns.get("position")
    if position is not None and position.field.kind is Kind.COUNT:
        return position.name
    return SORT_CHINESE if current() == CHINESE else SORT_ENGLISH


def _labelled(connection: Connection, rows: Iterable[Record]) -> list[Record]:
    """Return actions that know the names of what they point at."""
    rows = list(rows)
    pointing = [c for c in ACTION.columns.values() if c.field.kind is Kind.REFERENCE]
    wanted: dict[str, set[str]] = {}
    for row in rows:
        for column in pointing:
            if row.values.get(column.name):
                wanted.setdefault(column.field.target, set()).add(str(row.values[column.name]))
    wanted.pop(PLAN.key, None)
    labels = {
        record.id: record.label
        for target, keys in wanted.items()
        for record in _rows(connection, schema.kind(target), "id", sorted(keys))
    }
    return [Record(row.kind, row.id, row.values, labels) for row in rows]
