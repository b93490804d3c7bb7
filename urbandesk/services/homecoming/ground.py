"""What is here when a copy comes home: today's records of the kinds that it touches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from urbandesk.exchange.merge.values import Cells, Records
from urbandesk.models import schema
from urbandesk.models.stored_values import as_read, select_bare
from urbandesk.services import journal
from urbandesk.services.workspace import Workspace


@dataclass(frozen=True)
class Here:
    """Today's records by kind and id, the ids that were deleted, and those never really added.

    An undone adding leaves a tombstone like a deletion, though nobody deleted anything.
    """

    ours: Records
    tombstones: frozenset[str]
    taken_back: frozenset[str]


def read_here(workspace: Workspace, kinds: Iterable[str]) -> Here:
    """Return the records of ``kinds``, of what they point at and of what points at them."""
    with workspace.read() as connection:
        ours = {key: _rows(connection, key) for key in sorted(_touched(frozenset(kinds)))}
        stones = connection.execute(select(schema.TOMBSTONE.c.record)).scalars()
        return Here(ours, frozenset(stones), _taken_back(connection))


def _taken_back(connection: Connection) -> frozenset[str]:
    """Return the ids of records whose adding was undone and that nobody deleted."""
    sets, rows = schema.CHANGE_SET, schema.ROW_CHANGE
    of_sets = select(rows.c.record).join(sets, rows.c.change_set == sets.c.number)
    is_done = sets.c.state == journal.DONE
    undone = of_sets.where(rows.c.before.is_(None), ~is_done)
    deleted = of_sets.where(rows.c.after.is_(None), is_done)
    return frozenset(connection.execute(undone.except_(deleted)).scalars())


def _touched(kinds: frozenset[str]) -> set[str]:
    """Return ``kinds`` with their neighbours along references, which rules across rows need."""
    touched = set(kinds)
    for kind in schema.ALL_KINDS:
        columns = kind.columns.values()
        if kind.key in kinds:
            touched |= {column.target for column in columns}
        if not kinds.isdisjoint(column.target for column in columns if not column.field.is_set):
            touched.add(kind.key)
    return {key for key in touched if key in schema.KINDS}


def _rows(connection: Connection, kind: str) -> dict[str, Cells]:
    described = schema.kind(kind)
    names = list(described.columns)
    statement = select_bare(described.table.c[name] for name in ("id", *names))
    rows = as_read(connection.execute(statement).all())
    return {row[0]: dict(zip(names, row[1:], strict=True)) for row in rows}
