"""What lists and forms show: keys sorted and filtered by SQL, rows fetched when visible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, bindparam, func, select

from urbandesk.errors import RecordGone
from urbandesk.i18n import CHINESE, current, join_names
from urbandesk.models import schema
from urbandesk.models.database import holds, in_lines
from urbandesk.models.derived import SORT_CHINESE, SORT_ENGLISH, fold
from urbandesk.models.field import Kind, Value
from urbandesk.models.kind import RecordKind
from urbandesk.services.finding import list_terms
from urbandesk.services.workspace import Workspace

_CHUNK = 500


@dataclass(frozen=True)
class ListQuery:
    """Which records a list shows, and in which order.

    Attributes:
        kind: record kind.
        filters: term, as in ``list_terms``, to the codes or ids of which one must match.
        sort: a term; empty sorts by name in the order of the language in force.
        descending: whether the order is turned round.
        text: words that all stand somewhere in the texts of a record.
    """

    kind: str
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False
    text: str = ""


@dataclass(frozen=True)
class Record:
    """One record as plain values.

    Attributes:
        kind, id: which record.
        values: column name to value.
        labels: id of each record it points at to what that is called.
    """

    kind: str
    id: str
    values: Mapping[str, Value]
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Return what the record is called in the language in force."""
        described = schema.kind(self.kind)
        pointing = self.labels.get(str(self.values.get(described.label) or ""), "")
        return pointing or described.label_of(self.values)

    def text(self, column: str) -> str:
        """Return a column as people read it, references by name."""
        value = self.values.get(column)
        found = schema.kind(self.kind).columns[column]
        if found.field.kind is Kind.REFERENCE:
            return self.labels.get(str(value), "") if value else ""
        if found.field.target and isinstance(value, tuple):
            return join_names(self.labels.get(key, key) for key in value)
        return found.show(value)


def keys(workspace: Workspace, query: ListQuery) -> list[str]:
    """Return the ids a list shows, in its order."""
    with workspace.read() as connection:
        # As one text: 50,000 rows of their own take longer to hand over than to find.
        found = connection.execute(in_lines(_keys(schema.kind(query.kind), query))).scalar()
    return str(found).split("\n") if found else []


def _keys(kind: RecordKind, query: ListQuery) -> Select[Any]:
    statement = list_terms.filtered(select(kind.table.c.id), kind, query.filters)
    for word in fold(query.text).split():
        statement = statement.where(holds(kind.table.c.search, word))
    order = list_terms.order(kind, query.sort, descending=query.descending)
    return statement.order_by(*order)


def counts(
    workspace: Workspace,
    kind: str,
    term: str,
    filters: Mapping[str, tuple[str, ...]],
    among: Set[str] | None = None,
) -> dict[str, int]:
    """Return how many records have each value of ``term``, under the other filters.

    Args:
        workspace: the open workspace.
        kind: record kind.
        term: a term as in ``list_terms``; a record counts under each code of a set.
        filters: the filters in force; that of ``term`` itself is passed over.
        among: only these ids count; None counts all.
    """
    described = schema.kind(kind)
    others = {name: codes for name, codes in filters.items() if name != term}
    wanted = list_terms.term(described, term)
    columns = [wanted, func.count()] if among is None else [wanted, described.table.c.id]
    chosen: Select[Any] = select(*columns).select_from(described.table)
    statement = list_terms.filtered(chosen, described, others)
    if among is None:
        statement = statement.group_by(wanted)
    with workspace.read() as connection:
        rows = connection.execute(statement).all()
    found: Counter[str] = Counter()
    for value, other in rows:
        if among is None:
            found[value or ""] += other
        elif other in among:
            found[value or ""] += 1
    return _by_code(found) if list_terms.is_set(described, term) else dict(found)


def _by_code(found: Mapping[str, int]) -> dict[str, int]:
    by_code: Counter[str] = Counter()
    for stored, number in found.items():
        for code in stored.split("\n"):
            by_code[code] += number
    return dict(by_code)


def total(workspace: Workspace, kind: str) -> int:
    """Return how many records of a kind there are."""
    with workspace.read() as connection:
        table = schema.kind(kind).table
        return int(connection.execute(select(func.count()).select_from(table)).scalar() or 0)


def record(workspace: Workspace, kind: str, key: str) -> Record:
    """Return one record.

    Raises:
        RecordGone: there is no such record any more.
    """
    found = records(workspace, kind, [key])
    if not found:
        raise RecordGone
    return found[0]


def records(workspace: Workspace, kind: str, wanted: Sequence[str]) -> list[Record]:
    """Return the records with those ids, in that order; those that are gone are left out."""
    described = schema.kind(kind)
    with workspace.read() as connection:
        rows = _by_id(connection, described, wanted)
        found = {key: described.from_stored(row) for key, row in rows.items()}
        named = _labels(connection, described, found.values())
    return [Record(kind, key, found[key], named) for key in wanted if key in found]


def related(workspace: Workspace, kind: str, column: str, key: str) -> list[Record]:
    """Return the records of ``kind`` whose ``column`` points at ``key``, in their own order."""
    described = schema.kind(kind)
    table = described.table
    order = [table.c[name] for name in (described.order, "side") if name in described.columns]
    statement = select(table.c.id).where(table.c[column] == key)
    with workspace.read() as connection:
        found = connection.execute(statement.order_by(*order, table.c.created, table.c.id))
        ids = list(found.scalars())
    return records(workspace, kind, ids)


def choices(
    workspace: Workspace, kind: str, text: str = "", limit: int = 50
) -> list[tuple[str, str]]:
    """Return id and label of records a reference may point at; ``text`` narrows them down."""
    described = schema.kind(kind)
    table = described.table
    order = table.c[SORT_CHINESE if current() == CHINESE else SORT_ENGLISH]
    statement = select(table).order_by(order).limit(limit)
    if text:
        statement = statement.where(holds(table.c.search, fold(text)))
    with workspace.read() as connection:
        rows = [dict(row) for row in connection.execute(statement).mappings()]
    return [(str(row["id"]), described.label_of(described.from_stored(row))) for row in rows]


def label(workspace: Workspace, kind: str, key: str) -> str:
    """Return what a record is called in the language in force; empty when it is gone."""
    found = records(workspace, kind, [key])
    return found[0].label if found else ""


def _by_id(
    connection: Connection, kind: RecordKind, wanted: Sequence[str], only: Sequence[str] = ()
) -> dict[str, dict[str, Any]]:
    """Return stored rows by their ids; ``only`` names the columns that are needed."""
    names = ("id", *(only or kind.columns))
    statement = _some(kind.key, names)
    rows: dict[str, dict[str, Any]] = {}
    for start in range(0, len(wanted), _CHUNK):
        part = list(wanted[start : start + _CHUNK])
        for row in connection.execute(statement, {"wanted": part}).all():
            rows[row[0]] = dict(zip(names, row, strict=True))
    return rows


@cache
def _some(kind: str, names: tuple[str, ...]) -> Select[Any]:
    """Return the statement for some rows; making it takes longer than running it."""
    table = schema.kind(kind).table
    wanted: BindParameter[Any] = bindparam("wanted", expanding=True)
    return select(*(table.c[name] for name in names)).where(table.c.id.in_(wanted))


def _labels(
    connection: Connection, kind: RecordKind, rows: Iterable[Mapping[str, Value]]
) -> dict[str, str]:
    wanted: dict[str, set[str]] = {}
    pointing = [c for c in kind.columns.values() if c.field.target]
    for row in rows:
        for column in pointing:
            value = row.get(column.name)
            keys = value if isinstance(value, tuple) else (value,) if value else ()
            wanted.setdefault(column.field.target, set()).update(map(str, keys))
    named: dict[str, str] = {}
    for target, ids in wanted.items():
        described = schema.kind(target)
        found = _by_id(connection, described, sorted(ids), described.label_columns())
        for key, stored in found.items():
            named[key] = described.label_of(described.from_stored(stored))
    return named
