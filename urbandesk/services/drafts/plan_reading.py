"""One plan with everything that the wizard shows, copied in one short read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, bindparam, select

from urbandesk.errors import RecordGone
from urbandesk.i18n import CHINESE, current, join_names
from urbandesk.models import schema
from urbandesk.models.derived import SORT_CHINESE, SORT_ENGLISH
from urbandesk.models.field import SIDES
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.action import ACTION, OBJECTIVE
from urbandesk.models.records.catalogue import FUNDING_SCHEME, INDICATOR, THEME
from urbandesk.models.records.city import CITY
from urbandesk.models.records.figure import FIGURE
from urbandesk.models.records.need_offer import NEED_OFFER
from urbandesk.models.records.organisation import ORGANISATION
from urbandesk.models.records.partnership import MEMBERSHIP
from urbandesk.models.records.plan import PLAN, PLAN_TEXT, STEP_MARK
from urbandesk.models.records.plan_tables import PLAN_INDICATOR, RISK
from urbandesk.services.finding.queries import Record
from urbandesk.services.workspace import Workspace


@dataclass(frozen=True)
class Catalogue:
    """What every plan is drafted with, by name in the language in force.

    Attributes:
        schemes: by side, the funding schemes open to it.
        themes: what partnerships are about.
        measures: what figures are about.
    """

    schemes: Mapping[str, tuple[Record, ...]]
    themes: tuple[Record, ...]
    measures: tuple[Record, ...]


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
        figures: by side, the figures of its cities.
        needs_offers: by side, what its cities seek and can show.
        risks, indicators: in their order.
        themes, measures: of the catalogue, by name; measures are what figures are about.
    """

    plan: Record
    cities: Mapping[str, tuple[Record, ...]]
    organisations: Mapping[str, tuple[Record, ...]]
    objectives: tuple[Record, ...]
    actions: tuple[Record, ...]
    texts: Mapping[str, Record]
    marks: Mapping[str, Record]
    schemes: Mapping[str, tuple[Record, ...]]
    figures: Mapping[str, tuple[Record, ...]]
    needs_offers: Mapping[str, tuple[Record, ...]]
    risks: tuple[Record, ...]
    indicators: tuple[Record, ...]
    themes: tuple[Record, ...]
    measures: tuple[Record, ...]

    def city_name(self, side: str) -> str:
        """Return the names of the cities of a side in the language in force."""
        return join_names(city.label for city in self.cities[side])

    def currency(self, side: str) -> str:
        """Return the ISO code of a side's currency; empty while not chosen."""
        return str(self.plan.values.get(f"currency_{side}") or "")


CATALOGUE = (FUNDING_SCHEME, THEME, INDICATOR)
"""The kinds of record that a catalogue is made of."""


def catalogue(workspace: Workspace) -> Catalogue:
    """Return the catalogue; it changes rarely, and several plans can be read with one."""
    with workspace.read() as connection:
        return Catalogue(
            schemes=_schemes(connection),
            themes=tuple(_rows(connection, THEME, "", [])),
            measures=tuple(_rows(connection, INDICATOR, "", [])),
        )


def plan_rows(workspace: Workspace, plan_id: str, known: Catalogue | None = None) -> PlanRows:
    """Return a plan with all that the wizard shows; ``known`` is a catalogue read before.

    Raises:
        RecordGone: there is no such plan any more.
    """
    offered = known or catalogue(workspace)
    with workspace.read() as connection:
        plans = _rows(connection, PLAN, "id", [plan_id])
        if not plans:
            raise RecordGone
        ids = _member_ids(connection, str(plans[0].values["partnership"]))

        def of_cities(kind: RecordKind) -> dict[str, tuple[Record, ...]]:
            found = {side: _rows(connection, kind, "city", ids[side]) for side in SIDES}
            return {side: tuple(_labelled(connection, kind, found[side])) for side in SIDES}

        def of_plan(kind: RecordKind) -> list[Record]:
            return _rows(connection, kind, "plan", [plan_id])

        return PlanRows(
            plan=plans[0],
            cities={side: tuple(_cities(connection, ids[side])) for side in SIDES},
            organisations=of_cities(ORGANISATION),
            objectives=tuple(of_plan(OBJECTIVE)),
            actions=tuple(_labelled(connection, ACTION, of_plan(ACTION))),
            texts={str(row.values["question"]): row for row in of_plan(PLAN_TEXT)},
            marks={str(row.values["step"]): row for row in of_plan(STEP_MARK)},
            schemes=offered.schemes,
            figures=of_cities(FIGURE),
            needs_offers=of_cities(NEED_OFFER),
            risks=tuple(_labelled(connection, RISK, of_plan(RISK))),
            indicators=tuple(_labelled(connection, PLAN_INDICATOR, of_plan(PLAN_INDICATOR))),
            themes=offered.themes,
            measures=offered.measures,
        )


def _member_ids(connection: Connection, partnership: str) -> dict[str, list[str]]:
    """Return the ids of the cities of each side, in their order."""
    members = _rows(connection, MEMBERSHIP, "partnership", [partnership])
    return {
        side: [str(m.values["city"]) for m in members if m.values["side"] == side] for side in SIDES
    }


def _cities(connection: Connection, ids: list[str]) -> Iterator[Record]:
    """Yield cities in the order of their ids."""
    found = {city.id: city for city in _rows(connection, CITY, "id", ids)}
    return (found[key] for key in ids if key in found)


def _schemes(connection: Connection) -> dict[str, tuple[Record, ...]]:
    """Return the funding schemes open to each side."""
    found = _rows(connection, FUNDING_SCHEME, "", [])
    return {side: tuple(each for each in found if _open_to(each, side)) for side in SIDES}


def _open_to(scheme: Record, side: str) -> bool:
    sides = scheme.values.get("sides")
    return not sides or (isinstance(sides, tuple) and side in sides)


def _rows(connection: Connection, kind: RecordKind, column: str, keys: list[str]) -> list[Record]:
    """Return the rows of ``kind`` whose ``column`` is one of ``keys``, in their own order.

    That is their order number where they have one, else their name in the language in force.
    """
    statement = _statement(kind.key, column, _order_of(kind))
    found = connection.execute(statement, {"keys": keys} if column else {}).mappings()
    return [Record(kind.key, str(row["id"]), kind.from_stored(dict(row))) for row in found]


@cache
def _statement(kind: str, column: str, order: str) -> Select[Any]:
    """Return the statement for rows of a kind; making it takes longer than running it."""
    table = schema.kind(kind).table
    statement = select(table)
    if column:
        keys: BindParameter[Any] = bindparam("keys", expanding=True)
        statement = statement.where(table.c[column].in_(keys))
    return statement.order_by(table.c[order], table.c.created, table.c.id)


def _order_of(kind: RecordKind) -> str:
    return kind.order or (SORT_CHINESE if current() == CHINESE else SORT_ENGLISH)


def _labelled(connection: Connection, kind: RecordKind, rows: list[Record]) -> list[Record]:
    """Return rows of a plan's table that know the names of what they point at."""
    pointing = list(kind.references())
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
