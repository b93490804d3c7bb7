"""What a record was when a focus visit began, read back from the journal."""

from __future__ import annotations

from sqlalchemy import select

from urbandesk.models import schema
from urbandesk.models.field import Value
from urbandesk.models.kind import RecordKind
from urbandesk.services import journal
from urbandesk.services.workspace import Workspace

_SETS = schema.CHANGE_SET


def values_before(
    workspace: Workspace, kind: RecordKind, record: str, visit: str
) -> dict[str, Value]:
    """Return the columns that the saves of this visit changed, as they were before it.

    Only a visit that is the newest step counts, since only that one is extended; a record that
    began in this visit had nothing before.
    """
    if not visit:
        return {}
    with workspace.read() as connection:
        newest = (
            connection.execute(select(_SETS).order_by(_SETS.c.number.desc()).limit(1))
            .mappings()
            .first()
        )
        if newest is None or newest["visit"] != visit or newest["state"] != journal.DONE:
            return {}
        steps = journal.read_steps(connection, int(newest["number"]))
    if (kind.key, record) not in steps:
        return {}
    before, after = steps[(kind.key, record)]
    if before is None:
        return dict.fromkeys(kind.columns)
    return kind.from_stored(before) if after is not None else {}
