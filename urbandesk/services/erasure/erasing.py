"""Erasing a person: out of records, search, journal, packages and files; never to be undone.

What stays is that something was erased, when and by whom. Copies made before, such as backups,
are named, so that they can be removed as well.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, or_, select, update

from urbandesk.errors import UserError
from urbandesk.i18n import N_
from urbandesk.models import schema
from urbandesk.models.database import holds
from urbandesk.models.derived import fold
from urbandesk.models.records.attachment import ATTACHMENT
from urbandesk.models.records.person import PERSON
from urbandesk.services.bus import Changes, Deed
from urbandesk.services.change import now
from urbandesk.services.erasure import erased_journal, held_backups
from urbandesk.services.erasure.erased_packages import scrub_packages
from urbandesk.services.files.backup_listing import Listed
from urbandesk.services.finding import queries
from urbandesk.services.register import attachments
from urbandesk.services.workspace import Workspace

ERASED = N_("Erase a person")

_SHORTEST = 2
"""Names of one character would be found in every text."""


@dataclass(frozen=True)
class WhatGoes:
    """What erasing a person takes along, and what only a human can mend.

    Attributes:
        name: what the person is called.
        files: how many files on the person go.
        links: how many records lose the link to the person.
        mentions: records whose texts still hold the name; they stay as they are.
    """

    name: str
    files: int
    links: int
    mentions: tuple[tuple[str, str], ...]


def what_goes(workspace: Workspace, person: str) -> WhatGoes:
    """Return what erasing a person means, before it is done.

    Raises:
        RecordGone: the person was deleted meanwhile.
    """
    record = queries.record(workspace, PERSON.key, person)
    with workspace.read() as connection:
        names = erased_journal.names_of(connection, {person})
        links = sum(
            int(connection.execute(select(func.count()).where(column == person)).scalar() or 0)
            for column in _pointing_at_people()
        )
        mentions = _mentions(connection, names)
    return WhatGoes(record.label, attachments.count(workspace, person), links, mentions)


def _pointing_at_people() -> list[ColumnElement[Any]]:
    return [
        kind.table.c[column.name]
        for kind in schema.ALL_KINDS
        for column in kind.references()
        if column.field.target == PERSON.key
    ]


def _mentions(connection: Connection, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return kind and id of each record of another kind whose texts hold one of the names."""
    folded = {fold(name) for name in names if len(name) >= _SHORTEST}
    found: list[tuple[str, str]] = []
    for kind in schema.ALL_KINDS if folded else ():
        if kind in (PERSON, ATTACHMENT) or kind.catalogue:
            continue
        table = kind.table
        held = or_(*(holds(table.c.search, name) for name in sorted(folded)))
        rows = connection.execute(select(table.c.id).where(held).order_by(table.c.id))
        found += [(kind.key, str(key)) for key in rows.scalars()]
    return tuple(found)


def erase(workspace: Workspace, person: str) -> None:
    """Erase a person for good; the file is written anew afterwards, so that no page keeps a trace.

    Raises:
        RecordGone: the person was deleted meanwhile.
        CannotSave: the workspace is read-only, or the disk refused; nothing was erased.
        UserError: the person is erased, but there was no room to write the file anew.
    """
    queries.record(workspace, PERSON.key, person)
    with workspace.write() as connection:
        deeds = _erase(connection, person, workspace.author)
    workspace.bus.announce(Changes(deeds, ERASED))
    try:
        workspace.database.rewrite()
    except sqlite3.Error as error:
        raise UserError(
            N_(
                "The person is erased, but the file could not be written anew for lack of room. "
                "Make room and erase another record, or copy the workspace, to clear its pages."
            )
        ) from error


def _erase(connection: Connection, person: str, author: str) -> dict[str, dict[str, Deed]]:
    people = erased_journal.same_person(connection, person)
    names = erased_journal.names_of(connection, people)
    gone = {(PERSON.key, key) for key in people} | _hanging(connection, people)
    deeds: dict[str, dict[str, Deed]] = {}
    for kind, key in _loosen(connection, people):
        deeds.setdefault(kind, {})[key] = "changed"
    for kind, key in sorted(gone):
        _remove(connection, kind, key, author)
        deeds.setdefault(kind, {})[key] = "removed"
    erased_journal.scrub(connection, gone, people, names)
    scrub_packages(connection, {key for _kind, key in gone}, names)
    attachments.drop(connection, attachments.unreferenced(connection))
    erased_journal.note(connection, ERASED, author)
    return deeds


def _hanging(connection: Connection, people: set[str]) -> set[tuple[str, str]]:
    """Return what hangs on a person, also what hung there and is deleted."""
    found: set[tuple[str, str]] = set()
    for kind in schema.HANGING_ANYWHERE:
        table = kind.table
        there = select(table.c.id).where(table.c[schema.OF_RECORD].in_(people))
        found |= {(kind.key, str(key)) for key in connection.execute(there).scalars()}
        found |= {
            (kind.key, key)
            for key, images in erased_journal.images_of(connection, kind.key)
            if any(image.get(schema.OF_RECORD) in people for image in images)
        }
    return found


def _loosen(connection: Connection, people: set[str]) -> list[tuple[str, str]]:
    """Take every link to a person away; returns which records had one."""
    loosened: list[tuple[str, str]] = []
    for kind in schema.ALL_KINDS:
        table = kind.table
        for column in kind.references():
            if column.field.target != PERSON.key:
                continue
            here = table.c[column.name].in_(people)
            found = connection.execute(select(table.c.id).where(here)).scalars()
            loosened += [(kind.key, str(key)) for key in found]
            connection.execute(update(table).where(here), {column.name: None})
    return loosened


def _remove(connection: Connection, kind: str, key: str, author: str) -> None:
    """Remove a row; a tombstone tells other laptops that it does not come back."""
    table, stones = schema.TABLES[kind], schema.TOMBSTONE
    connection.execute(delete(table).where(table.c.id == key))
    connection.execute(delete(stones).where(stones.c.record == key))
    stone = {"record": key, "kind": kind, "deleted": now(), "deleted_by": author}
    connection.execute(insert(stones), stone)


def holding(workspace: Workspace, person: str, second: Path | None = None) -> list[Listed]:
    """Return the backups that still hold a person; one that cannot be read counts as such."""
    with workspace.read() as connection:
        people = erased_journal.same_person(connection, person)
    return held_backups.holding(workspace, {PERSON.key: people}, second)
