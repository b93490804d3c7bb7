"""Tells the lists that grow what an open workspace holds of own values, now and after changes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlalchemy import Connection, select

from urbandesk.models import own_values
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
    own_values.tell(workspace, _values(read))
    return lambda: own_values.end(workspace)


def _values(read: Read) -> list[OwnChoice]:
    table = LIST_VALUE.table
    wanted = select(table.c.id, table.c.name_en, table.c.of_list, table.c.name_zh)
    with read() as connection:
        rows = connection.execute(wanted.order_by(table.c.created, table.c.id)).all()
    return [OwnChoice(row[0], row[1] or "", row[2], row[3] or "") for row in rows]
