"""Tells the lists that grow what an open workspace holds of own values, now and after changes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Connection, select

from urbandesk.models import own_values, schema
from urbandesk.models.own_values import OwnChoice
from urbandesk.models.records.lists import LIST_VALUE
from urbandesk.services.bus import Bus, Changes

Read = Callable[[], AbstractContextManager[Connection]]


def follow(workspace: object, read: Read, bus: Bus) -> Callable[[], None]:
    """Offer the own values of a workspace as they change; returns what ends it."""

    def hear(changes: Changes) -> None:
        if changes.touch(LIST_VALUE.key):
            own_values.tell(workspace, _values(read))

    bus.subscribe(hear)
    own_values.tell(workspace, _values(read), _deleted(read))
    return lambda: own_values.end(workspace)


def _values(read: Read) -> list[OwnChoice]:
    table = LIST_VALUE.table
    with read() as connection:
        rows = connection.execute(select(table).order_by(table.c.created, table.c.id)).mappings()
        return [_choice(row) for row in rows]


def _deleted(read: Read) -> list[OwnChoice]:
    """Return what the journal still knows of deleted ones; those deleted for good have no name."""
    stones, rows = schema.TOMBSTONE, schema.ROW_CHANGE
    images = (
        select(rows.c.before)
        .join(stones, stones.c.record == rows.c.record)
        .where(stones.c.kind == LIST_VALUE.key, rows.c.kind == LIST_VALUE.key)
        .where(rows.c.before.is_not(None), rows.c.after.is_(None))
        .order_by(rows.c.number)
    )
    with read() as connection:
        return [_choice(json.loads(image)) for image in connection.execute(images).scalars()]


def _choice(row: Mapping[Any, Any]) -> OwnChoice:
    english, chinese = (row.get(name) or "" for name in LIST_VALUE.names)
    return OwnChoice(row["id"], english, row["of_list"], chinese)
