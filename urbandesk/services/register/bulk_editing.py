"""Editing several records together: first what would change, then one undo step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from urbandesk.errors import InvalidValues, UserError
from urbandesk.i18n import N_
from urbandesk.models import schema
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Value
from urbandesk.models.kind import RecordKind, Values
from urbandesk.services import text_states
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import Record
from urbandesk.services.workspace import Workspace


@dataclass(frozen=True)
class Line:
    """One value of one record that would change, as people read it.

    Attributes:
        record: id of the record.
        name: what it is called.
        column: name of the column.
        before, after: its values in words; empty for none.
        problem: why the new value cannot be taken; None when it can.
    """

    record: str
    name: str
    column: str
    before: str
    after: str
    problem: UserError | None = None


def columns(kind: str) -> list[FieldColumn]:
    """Return the columns that several records can get together: not their names and places."""
    described = schema.kind(kind)
    return [
        column
        for column in described.columns.values()
        if column.field.key != described.label
        and column.name != described.order
        and not column.is_status
    ]


def preview(
    workspace: Workspace, kind: str, keys: Sequence[str], values: Values
) -> tuple[Line, ...]:
    """Return what would change, record by record; what stays as it is is left out.

    Args:
        workspace: the open workspace.
        kind: record kind.
        keys: ids of the records.
        values: column name to the new value; None clears it.

    Raises:
        InvalidValues: a value breaks the rule of its field.
    """
    described = schema.kind(kind)
    checked = described.check(values)
    found = queries.records(workspace, kind, keys)
    named = _names(workspace, described, checked)
    return tuple(line for record in found for line in _lines(described, record, checked, named))


def apply(workspace: Workspace, kind: str, keys: Sequence[str], values: Values) -> int:
    """Give records new values as one undo step; returns how many records changed.

    Raises:
        InvalidValues: a value breaks the rule of its field, or a record would lack what it needs;
            nothing is stored.
        RecordGone: a record was deleted meanwhile; nothing is stored.
    """
    described = schema.kind(kind)
    checked = described.check(values)
    found = queries.records(workspace, kind, keys)
    for record in found:
        described.require({**record.values, **checked})
    changed = 0
    details = {"count": str(len(found)), "name": found[0].label if found else ""}
    label = N_("Edit {name}") if len(found) == 1 else N_("Edit {count} records together")
    with workspace.change(label, details=details) as change:
        for key in keys:
            before = described.from_stored(change.row(described, key))
            settled = text_states.after_edit(described, before, checked)
            if change.update(described, key, described.to_stored(settled)):
                changed += 1
    return changed


def _names(workspace: Workspace, kind: RecordKind, values: Values) -> dict[str, str]:
    """Return what the records that the new values point at are called."""
    named: dict[str, str] = {}
    for name, value in values.items():
        target = kind.columns[name].field.target
        keys = value if isinstance(value, tuple) else (str(value),) if value else ()
        if target and keys:
            found = queries.records(workspace, target, list(keys))
            named.update((record.id, record.label) for record in found)
    return named


def _lines(
    kind: RecordKind, record: Record, values: Mapping[str, Value], named: Mapping[str, str]
) -> list[Line]:
    problems = _problems(kind, record, values)
    after = Record(record.kind, record.id, {**record.values, **values}, {**record.labels, **named})
    return [
        Line(record.id, record.label, name, record.text(name), after.text(name), problems.get(name))
        for name in values
        if record.values.get(name) != values[name]
    ]


def _problems(
    kind: RecordKind, record: Record, values: Mapping[str, Value]
) -> Mapping[str, UserError]:
    try:
        kind.require({**record.values, **values})
    except InvalidValues as error:
        return error.problems
    return {}
