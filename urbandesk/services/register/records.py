"""Adding, editing and removing records; each call is one undo step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from urbandesk.i18n import N_
from urbandesk.models import schema
from urbandesk.models.database import listed
from urbandesk.models.field import Value
from urbandesk.models.kind import RecordKind, Values
from urbandesk.services import text_states
from urbandesk.services.change import Change
from urbandesk.services.finding import queries
from urbandesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Hanging:
    """Records that hang on another one: they go with it, or only lose the link to it."""

    kind: str
    count: int
    goes: bool


def add(workspace: Workspace, kind: str, values: Values, *, origin: object = None) -> str:
    """Add a record and return its id.

    Raises:
        InvalidValues: values break the rules of their fields; nothing is stored.
    """
    described = schema.kind(kind)
    checked = described.check(values)
    described.require(checked)
    with workspace.change(
        N_("Add {name}"), details=described.names_of(checked), origin=origin
    ) as change:
        return insert(change, described, checked)


def insert(change: Change, kind: RecordKind, checked: Mapping[str, Value]) -> str:
    """Write a new record of a running use case; its texts get their first status."""
    return change.insert(kind, kind.to_stored(text_states.of_new(kind, checked)))


def edit(
    workspace: Workspace,
    kind: str,
    key: str,
    values: Values,
    *,
    origin: object = None,
    visit: str = "",
) -> None:
    """Store new values of one record as one undo step; an unchanged value stores nothing.

    Editing one language of a drafted text settles the status of both.

    Args:
        workspace: the open workspace.
        kind: record kind.
        key: id of the record.
        values: column name to value, only those that changed.
        origin: who asked; views that are the origin need not reload.
        visit: token of a focus visit, whose saves become one step.

    Raises:
        InvalidValues: a value breaks its field's rule; nothing is stored.
        RecordGone: the record was deleted meanwhile.
    """
    described = schema.kind(kind)
    checked = described.check(values)
    named_by = described.columns.get(described.label)
    called = queries.label(workspace, kind, key) if named_by and named_by.target else ""
    names = {"name": called}  # filled in below: one transaction reads and writes
    with workspace.change(N_("Edit {name}"), details=names, origin=origin, visit=visit) as change:
        row = change.row(described, key)
        before = described.from_stored(row)
        described.require({**before, **checked})
        settled = text_states.after_edit(described, before, checked)
        names |= described.names_of(before)
        names["name"] = called or described.label_of(before) or described.label_of(settled)
        change.update_row(described, row, described.to_stored(settled))


def remove(workspace: Workspace, kind: str, keys: Sequence[str]) -> None:
    """Remove records and what hangs on them, as one undo step.

    Raises:
        RecordGone: one of them was deleted meanwhile; nothing is removed.
    """
    described = schema.kind(kind)
    named = queries.records(workspace, kind, keys[:1])
    label = N_("Delete {name}") if len(keys) == 1 else N_("Delete {count} records")
    details = {"count": str(len(keys)), "name": ""}
    if named:
        details |= described.names_of(named[0].values) | {"name": named[0].label}
    with workspace.change(label, details=details) as change:
        change.delete_many(described, keys)


def hanging(workspace: Workspace, kind: str, keys: Sequence[str]) -> list[Hanging]:
    """Return what hangs on records: what would go with them, then what would lose a link."""
    found: dict[tuple[str, bool], set[str]] = {}
    _collect(workspace, kind, list(keys), found)
    # What goes anyway has no link to lose.
    left = {
        (other, goes): ids if goes else ids - found.get((other, True), set())
        for (other, goes), ids in found.items()
    }
    lines = [Hanging(other, len(ids), goes) for (other, goes), ids in left.items() if ids]
    return sorted(lines, key=lambda line: (not line.goes, line.kind))


def _collect(
    workspace: Workspace, kind: str, keys: list[str], found: dict[tuple[str, bool], set[str]]
) -> None:
    for other in schema.ALL_KINDS:
        for column in other.references():
            if column.field.target != kind:
                continue
            ids = set(_pointing(workspace, other, column.name, keys))
            known = found.get((other.key, column.field.cascade), set())
            if not ids - known:
                continue
            found[(other.key, column.field.cascade)] = known | ids
            if column.field.cascade:
                _collect(workspace, other.key, sorted(ids - known), found)
    for other in schema.HANGING_ANYWHERE:
        ids = set(_pointing(workspace, other, schema.OF_RECORD, keys))
        if ids:
            found[(other.key, True)] = found.get((other.key, True), set()) | ids


def _pointing(workspace: Workspace, kind: RecordKind, column: str, keys: list[str]) -> list[str]:
    table = kind.table
    with workspace.read() as connection:
        found = select(table.c.id).where(table.c[column].in_(listed(keys)))
        return list(connection.execute(found).scalars())


def next_position(workspace: Workspace, kind: str, plan: str) -> int:
    """Return the order number behind the last record of a plan's table."""
    table = schema.kind(kind).table
    with workspace.read() as connection:
        statement = select(func.max(table.c.position)).where(table.c.plan == plan)
        return int(connection.execute(statement).scalar() or 0) + 1
