"""Which of two records says the newer thing, matter by matter: what a merge proposes."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import select

from urbandesk.models import schema
from urbandesk.services import journal
from urbandesk.services.finding.queries import Record
from urbandesk.services.register.record_merging import Matter
from urbandesk.services.workspace import Workspace


def newer(
    workspace: Workspace, first: Record, second: Record, matters: Sequence[Matter]
) -> list[str]:
    """Return the keys of the matters that the second record says since later than the first one.

    A value is as old as the step that wrote it. Where no step is known of either, as in a
    workspace that was written whole, the record that changed last says the newer thing.
    """
    ages = [_written(workspace, record) for record in (first, second)]
    last = [_changed(workspace, record) for record in (first, second)]
    found = []
    for matter in matters:
        names = [column.name for column in matter.columns]
        mine, theirs = (max(age.get(name, 0) for name in names) for age in ages)
        if theirs > mine or (theirs == mine and last[1] > last[0]):
            found.append(matter.key)
    return found


def _written(workspace: Workspace, record: Record) -> dict[str, int]:
    """Return for each column of a record the number of the change that wrote it last."""
    rows, sets = schema.ROW_CHANGE, schema.CHANGE_SET
    wanted = (
        select(rows.c.number, rows.c.after)
        .join(sets, sets.c.number == rows.c.change_set)
        .where(rows.c.record == record.id, rows.c.kind == record.kind)
        .where(rows.c.after.is_not(None), sets.c.state == journal.DONE)
        .order_by(rows.c.number)
    )
    found: dict[str, int] = {}
    with workspace.read() as connection:
        for number, after in connection.execute(wanted):
            found |= dict.fromkeys(json.loads(after), int(number))
    return found


def _changed(workspace: Workspace, record: Record) -> str:
    table = schema.kind(record.kind).table
    with workspace.read() as connection:
        moment = connection.execute(select(table.c.changed).where(table.c.id == record.id))
        return str(moment.scalar() or "")
