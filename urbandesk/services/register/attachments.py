"""Attachments: files, photos and signed papers on any record, kept inside the workspace.

Bytes lie once per content in a table of their own. They stay as long as an attachment, or a step
of the journal that can bring one back, knows them; the rest goes when the workspace closes.
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from sqlalchemy import Connection, delete, func, select

from urbandesk import filing
from urbandesk.errors import UserError
from urbandesk.i18n import N_, _, format_number
from urbandesk.models import schema
from urbandesk.models.database import refuse_held
from urbandesk.models.field import Value
from urbandesk.models.records.attachment import ATTACHMENT
from urbandesk.services import journal
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import Record
from urbandesk.services.register import records
from urbandesk.services.register.attached_names import safe_name
from urbandesk.services.workspace import Workspace

LARGEST = 20_000_000
"""Bytes that one file may have; said before a file is chosen."""

_BYTES = schema.ATTACHED_BYTES


class TooLarge(UserError):
    """A file that is larger than what a workspace takes."""

    def __init__(self, name: str, size: int) -> None:
        super().__init__(
            N_(
                "“{name}” has {size} MB; at most {limit} MB fit into one file here. Keep it beside "
                "the workspace and note in a text where it lies."
            ),
            name=name,
            size=format_number(_megabytes(size, up=True)),
            limit=format_number(_megabytes(LARGEST)),
        )


@dataclass(frozen=True)
class NewFile:
    """A file to be attached: what it is called, what is in it, the day it is of."""

    name: str
    content: bytes
    day: date


def of_record(workspace: Workspace, record: str) -> list[Record]:
    """Return the files on a record, in the order in which they came."""
    table = ATTACHMENT.table
    wanted = select(table.c.id).where(table.c.of_record == record)
    with workspace.read() as connection:
        found = connection.execute(wanted.order_by(table.c.created, table.c.sort_en, table.c.id))
        ids = list(found.scalars())
    return queries.records(workspace, ATTACHMENT.key, ids)


def count(workspace: Workspace, record: str) -> int:
    """Return how many files a record has."""
    table = ATTACHMENT.table
    wanted = select(func.count()).where(table.c.of_record == record)
    with workspace.read() as connection:
        return int(connection.execute(wanted).scalar() or 0)


def total(workspace: Workspace) -> tuple[int, int]:
    """Return how many files the whole workspace has, and their size in bytes."""
    table = ATTACHMENT.table
    with workspace.read() as connection:
        row = connection.execute(select(func.count(), func.sum(table.c.size))).one()
    return int(row[0]), int(row[1] or 0)


def size_words(size: int) -> str:
    """Return a size as people read it: kB up to a megabyte, then MB with one digit."""
    if size < 1_000_000:
        return _("{n} kB").format(n=format_number(-(-size // 1000)))
    return _("{n} MB").format(n=format_number(Decimal(size // 100_000) / 10))


def _megabytes(size: int, *, up: bool = False) -> int:
    return -(-size // 1_000_000) if up else size // 1_000_000


def read_files(paths: Sequence[Path]) -> list[NewFile]:
    """Return files from a disk, all of them or none; sizes are looked at before anything is read.

    Raises:
        TooLarge: one is too large.
        UserError: one is no file, is empty or cannot be read.
    """
    for path in paths:
        _see_that_it_fits(path)
    return [_read(path) for path in paths]


def _see_that_it_fits(path: Path) -> None:
    try:
        regular, size = path.is_file(), path.stat().st_size
    except OSError as error:
        raise _unreadable(path, error) from error
    if not regular:
        raise UserError(
            N_("“{name}” is a folder or no file. Attach the files in it one by one."),
            name=_shown(path),
        )
    if size > LARGEST:
        raise TooLarge(_shown(path), size)


def _read(path: Path) -> NewFile:
    try:
        changed = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)  # it may have grown since it was looked at
    except OSError as error:
        raise _unreadable(path, error) from error
    return NewFile(path.name, content, changed)


def _unreadable(path: Path, error: OSError) -> UserError:
    return UserError(
        N_("“{name}” cannot be read: {reason}."),
        name=_shown(path),
        reason=filing.reason_unread(error),
    )


def _shown(path: Path) -> str:
    return safe_name(path.name)


def attach(workspace: Workspace, kind: str, record: str, files: Sequence[NewFile]) -> list[str]:
    """Attach files to a record as one undo step; returns the ids of the attachments.

    Each belongs to the own side until somebody says otherwise.

    Raises:
        TooLarge: one is too large; nothing is attached.
        UserError: one is empty; nothing is attached.
        RecordGone: the record was deleted meanwhile.
    """
    for file in files:
        if len(file.content) > LARGEST:
            raise TooLarge(safe_name(file.name), len(file.content))
        if not file.content:
            raise UserError(N_("“{name}” is empty."), name=safe_name(file.name))
    on = queries.record(workspace, kind, record).label
    label = N_("Attach {name} to {record}") if len(files) == 1 else N_("Attach files to {record}")
    details = {"name": safe_name(files[0].name) if files else "", "record": on}
    made = []
    with workspace.change(label, details=details) as change:
        for file in files:
            name = safe_name(file.name)
            values: dict[str, Value] = {
                "of_kind": kind,
                "of_record": record,
                "name": name,
                "media_type": mimetypes.guess_type(name)[0] or "application/octet-stream",
                "size": len(file.content),
                "digest": change.keep_bytes(file.content),
                "made_on": file.day,
                "circle": "own",
            }
            made.append(records.insert(change, ATTACHMENT, ATTACHMENT.check(values)))
    return made


def content(workspace: Workspace, attachment: str) -> bytes:
    """Return what is in an attached file.

    Raises:
        RecordGone: the attachment was deleted meanwhile.
        UserError: its bytes are no longer in the file.
    """
    record = queries.record(workspace, ATTACHMENT.key, attachment)
    wanted = select(_BYTES.c.bytes).where(_BYTES.c.digest == str(record.values["digest"]))
    with workspace.read() as connection:
        found = connection.execute(wanted).scalar()
    if found is None:
        raise UserError(
            N_("The content of “{name}” is no longer in this workspace. A backup may have it."),
            name=record.label,
        )
    return bytes(found)


def save_as(workspace: Workspace, attachment: str, target: Path) -> None:
    """Write an attached file to ``target``, complete or not at all.

    Raises:
        CannotWrite: the place cannot be written to.
        UserError: see ``content``.
        WorkspaceInUse: ``target`` is a workspace that is open, such as this one.
    """
    refuse_held(target)
    filing.write_bytes(target, content(workspace, attachment))


def clean(workspace: Workspace) -> int:
    """Let go of bytes that nothing can bring back any more; returns how many files' worth."""
    if workspace.read_only:
        return 0
    with workspace.read() as connection:
        stray = unreferenced(connection)
    if not stray:
        return 0
    with workspace.write() as connection:
        drop(connection, stray)
    return len(stray)


def unreferenced(connection: Connection) -> list[str]:
    """Return the digests that no attachment and no step of the journal knows."""
    known = set(connection.execute(select(_BYTES.c.digest)).scalars())
    if known:
        known -= set(connection.execute(select(ATTACHMENT.table.c.digest)).scalars())
    if known:
        known -= set(_in_journal(connection))
    return sorted(known)


def drop(connection: Connection, digests: Sequence[str]) -> None:
    """Remove the bytes behind some digests."""
    for digest in digests:
        connection.execute(delete(_BYTES).where(_BYTES.c.digest == digest))


def _in_journal(connection: Connection) -> Iterator[str]:
    """Yield the digests that undo, redo or the trash could bring back."""
    rows, sets = schema.ROW_CHANGE, schema.CHANGE_SET
    wanted = (
        select(rows.c.before, rows.c.after)
        .join(sets, sets.c.number == rows.c.change_set)
        .where(rows.c.kind == ATTACHMENT.key, sets.c.state != journal.DROPPED)
    )
    for images in connection.execute(wanted):
        for image in images:
            digest = json.loads(image).get("digest") if image else None
            if digest:
                yield str(digest)
