"""Deleting for good: what lies in the trash leaves the file, its history and what travelled.

Tombstones stay, so that a record does not come back from another laptop; so do steps of other
records. Backups made before are named, so that they can be removed as well.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, delete, or_

from urbandesk.errors import RecordGone, UserError
from urbandesk.i18n import N_
from urbandesk.models.database import listed
from urbandesk.models.records.lists import DISTINCT_PAIR
from urbandesk.services.bus import Changes
from urbandesk.services.erasure import erased_journal, held_backups
from urbandesk.services.erasure.erased_packages import scrub_packages
from urbandesk.services.files.backup_listing import Listed
from urbandesk.services.register import attachments, trash
from urbandesk.services.register.trash import Key
from urbandesk.services.workspace import Workspace

FOR_GOOD = N_("Delete for good")


def holding(
    workspace: Workspace, chosen: Collection[Key], second: Path | None = None
) -> list[Listed]:
    """Return the backups that still hold records of the trash, or what goes with them."""
    with workspace.read() as connection:
        gone = trash.bound_to(connection, chosen)
    by_kind: dict[str, set[str]] = {}
    for kind, record in gone:
        by_kind.setdefault(kind, set()).add(record)
    return held_backups.holding(workspace, by_kind, second)


def delete_for_good(workspace: Workspace, chosen: Collection[Key]) -> int:
    """Take records out of the trash and out of the file, with all that hangs on them.

    The file is written anew afterwards, so that no page keeps a trace. This cannot be undone.

    Returns:
        How many records are gone.

    Raises:
        RecordGone: none of them is in the trash any more.
        CannotSave: the workspace is read-only, or the disk refused; nothing was deleted.
        UserError: they are deleted, but there was no room to write the file anew.
    """
    with workspace.write() as connection:
        gone = trash.bound_to(connection, chosen)
        if not gone:
            raise RecordGone
        _take_out(connection, gone, workspace.author)
    workspace.bus.announce(Changes({}, FOR_GOOD))
    try:
        workspace.database.rewrite()
    except sqlite3.Error as error:
        raise UserError(
            N_(
                "The records are deleted, but the file could not be written anew for want of "
                "room. Make room and delete another one for good to clear its pages."
            )
        ) from error
    return len(gone)


def empty_older(workspace: Workspace, days: int, today: datetime) -> int:
    """Delete for good what lies in the trash for more than ``days``; returns how many records.

    With ``days`` of 0 everything stays until somebody deletes it.
    """
    if workspace.read_only or not days:
        return 0
    before = today - timedelta(days=days)
    old = {(one.kind, one.record) for one in trash.deleted(workspace) if one.moment < before}
    return delete_for_good(workspace, old) if old else 0


def _take_out(connection: Connection, gone: dict[Key, str], author: str) -> None:
    ids = {record for _kind, record in gone}
    pairs = DISTINCT_PAIR.table
    named = or_(pairs.c.first.in_(listed(ids)), pairs.c.second.in_(listed(ids)))
    connection.execute(delete(pairs).where(named))
    erased_journal.take_out(connection, gone)
    scrub_packages(connection, ids, set())
    attachments.drop(connection, attachments.unreferenced(connection))
    erased_journal.note(connection, FOR_GOOD, author)
