"""Backups that still hold records which left the workspace for good, and their removal."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy import Connection, select

from urbandesk import filing
from urbandesk.errors import CannotWrite, UserError
from urbandesk.models import database as files
from urbandesk.models import schema
from urbandesk.models.database import listed
from urbandesk.services.files import backup_listing
from urbandesk.services.files.backup_listing import Listed
from urbandesk.services.workspace import Workspace

Keys = Mapping[str, set[str]]
"""Ids by kind."""


def holding(workspace: Workspace, gone: Keys, second: Path | None = None) -> list[Listed]:
    """Return the backups that hold one of some records; one that cannot be read counts as such.

    Args:
        workspace: the open workspace.
        gone: the records.
        second: the second place of backups, when one is set.
    """
    found = backup_listing.of_workspace(workspace.about.key, workspace.path, second)
    return [one for one in found if _may_hold(one.backup.path, gone)]


def _may_hold(path: Path, gone: Keys) -> bool:
    try:
        backup = files.connect_read_only(path)
    except (UserError, sqlite3.Error):
        return True
    try:
        # A backup may be older than some kinds.
        tables = files.row_counts(backup.raw)
        with backup.transaction() as connection:
            return any(
                kind in tables and _holds(connection, kind, ids) for kind, ids in gone.items()
            )
    except (UserError, sqlite3.Error):
        return True
    finally:
        backup.close()


def _holds(connection: Connection, kind: str, ids: set[str]) -> bool:
    rows, table = schema.ROW_CHANGE, schema.TABLES[kind]
    places = (
        select(table.c.id).where(table.c.id.in_(listed(ids))),
        select(rows.c.number).where(rows.c.record.in_(listed(ids)), rows.c.kind == kind),
    )
    return any(connection.execute(place.limit(1)).first() is not None for place in places)


def delete_backups(found: Sequence[Listed]) -> None:
    """Remove backups that still hold what left for good.

    Raises:
        CannotWrite: one cannot be removed; the others are gone.
    """
    refused: CannotWrite | None = None
    for one in found:
        try:
            one.backup.path.unlink(missing_ok=True)
        except OSError as error:
            refused = CannotWrite(one.backup.path, filing.reason(error))
    if refused is not None:
        raise refused
