"""Which records an export takes along, and what each is called in the workbook's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, or_, select

from urbandesk.exchange.languages import Languages
from urbandesk.models import schema
from urbandesk.models.column import columns_of
from urbandesk.models.derived import SORT_CHINESE, SORT_ENGLISH
from urbandesk.models.field import Kind
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.action import ACTION, OBJECTIVE
from urbandesk.models.records.catalogue import FUNDING_SCHEME, INDICATOR, THEME
from urbandesk.models.records.city import CITY
from urbandesk.models.records.organisation import ORGANISATION
from urbandesk.models.records.partnership import MEMBERSHIP, PARTNERSHIP
from urbandesk.models.records.plan import PLAN, PLAN_TEXT, STEP_MARK


class What(StrEnum):
    """Which records go out."""

    ALL = "all"
    CITIES = "cities"
    STAKEHOLDERS = "stakeholders"
    PLAN = "plan"


_PLAN_KINDS = (PLAN, PLAN_TEXT, OBJECTIVE, ACTION, STEP_MARK)
_CITY_KINDS = (CITY, PARTNERSHIP, MEMBERSHIP)

KINDS: Mapping[What, tuple[RecordKind, ...]] = {
    What.ALL: (
        *(CITY, ORGANISATION, PARTNERSHIP, MEMBERSHIP),
        *_PLAN_KINDS,
        *(FUNDING_SCHEME, THEME, INDICATOR),
    ),
    What.CITIES: _CITY_KINDS,
    What.STAKEHOLDERS: (ORGANISATION, CITY),
    What.PLAN: (*_PLAN_KINDS, PARTNERSHIP, MEMBERSHIP, CITY, ORGANISATION),
}


@dataclass(frozen=True)
class Scope:
    """The records of one export.

    Attributes:
        what: which kinds.
        plan_id: the one plan whose tables go out; empty for every plan.
        languages: the workbook's languages; they decide order and names.
    """

    what: What
    plan_id: str
    languages: Languages

    @property
    def kinds(self) -> tuple[RecordKind, ...]:
        """Return the kinds in the order of their sheets."""
        return KINDS[self.what]

    @property
    def has_plans(self) -> bool:
        """Return whether plans are among them."""
        return PLAN in self.kinds

    def narrowed(self, statement: Select[Any], kind: RecordKind) -> Select[Any]:
        """Return ``statement`` for the records of ``kind`` in scope, in the order of sheets."""
        condition = self._condition(kind) if self.plan_id else None
        if condition is not None:
            statement = statement.where(condition)
        return statement.order_by(*self._order(kind))

    def _condition(self, kind: RecordKind) -> ColumnElement[bool] | None:
        """Return what limits a kind to the plan; None for kinds that stand beside every plan."""
        table = kind.table
        if kind is PLAN:
            return table.c.id == self.plan_id
        if kind in _PLAN_KINDS:
            return table.c.plan == self.plan_id
        if self.what is not What.PLAN:
            return None
        partnership = select(PLAN.table.c.partnership).where(PLAN.table.c.id == self.plan_id)
        members = MEMBERSHIP.table.c
        cities = select(members.city).where(members.partnership.in_(partnership))
        if kind is PARTNERSHIP:
            return table.c.id.in_(partnership)
        if kind is MEMBERSHIP:
            return table.c.partnership.in_(partnership)
        if kind is CITY:
            return table.c.id.in_(cities)
        if kind is ORGANISATION:
            actions = ACTION.table.c
            leads = [
                select(lead).where(actions.plan == self.plan_id, lead.is_not(None))
                for lead in (actions.lead_eu, actions.lead_cn)
            ]
            return or_(table.c.city.in_(cities), *(table.c.id.in_(lead) for lead in leads))
        return None

    def _order(self, kind: RecordKind) -> list[Any]:
        table = kind.table
        named = SORT_CHINESE if self.languages is Languages.CHINESE else SORT_ENGLISH
        first = ("plan", "partnership") if kind is not PLAN else ()
        names = [name for name in first if name in kind.columns]
        names += [name for name in ("position",) if name in kind.columns and kind is not CITY]
        if kind is ORGANISATION:
            names = []
        return [*(table.c[name] for name in names), table.c[named], table.c.id]


def name_records(connection: Connection, kind: RecordKind, scope: Scope) -> dict[str, str]:
    """Return id and name of the records of ``kind`` in scope, no name twice."""
    names = [column.name for column in columns_of(kind.field(kind.label)) if not column.is_status]
    table = kind.table
    statement = scope.narrowed(select(table.c.id, *(table.c[name] for name in names)), kind)
    preferred = [names[0]] if scope.languages is Languages.ENGLISH else names
    if scope.languages is Languages.CHINESE:
        preferred = names[::-1][:1]
    labels: dict[str, str] = {}
    taken: set[str] = set()
    for row in connection.execute(statement).mappings():
        said = list(dict.fromkeys(str(row[name]) for name in preferred if row[name]))
        other = [str(row[name]) for name in names if row[name]]
        label = " ".join(said) or (other[0] if other else "")
        if not label or label in taken:
            label = f"{label} #{row['id'][:8]}".strip()
        taken.add(label)
        labels[row["id"]] = label
    return labels


def targets(kinds: tuple[RecordKind, ...]) -> list[RecordKind]:
    """Return the kinds that the records of ``kinds`` point at."""
    found = {
        column.field.target
        for kind in kinds
        for column in kind.columns.values()
        if column.field.kind in (Kind.REFERENCE, Kind.CHOICES) and column.field.target
    }
    return [schema.kind(key) for key in sorted(found)]
