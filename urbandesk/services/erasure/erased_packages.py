"""The part of erasing that concerns what travelled: bases of packages, half-done reviews."""

from __future__ import annotations

import zlib
from contextlib import suppress
from dataclasses import replace

from sqlalchemy import Connection, delete, select, update

from urbandesk.exchange.package import BaseTable, DamagedPackage, Package, pack, unpack
from urbandesk.models import schema
from urbandesk.models.records.person import PERSON
from urbandesk.services.erasure.erased_journal import GONE

_PACKAGES, _SESSIONS = schema.PACKAGE, schema.MERGE_SESSION
_CHECKSUM = 32


def scrub_packages(connection: Connection, gone: set[str], names: set[str]) -> None:
    """Take erased records out of the bases of packages; reviews that hold them are dropped.

    Args:
        connection: inside a transaction.
        gone: ids of the erased records.
        names: what the person is and was called.
    """
    wanted = {*gone, *names}
    for key, title, body in connection.execute(
        select(_PACKAGES.c.id, _PACKAGES.c.title, _PACKAGES.c.body)
    ).all():
        if _says(title.encode(), names) or _says(_readable(body), wanted):
            _scrub(connection, key, title, body, gone, names)
    for key, title, body in connection.execute(
        select(_SESSIONS.c.id, _SESSIONS.c.title, _SESSIONS.c.body)
    ).all():
        if _says(title.encode(), names) or _says(_readable(body), wanted):
            connection.execute(delete(_SESSIONS).where(_SESSIONS.c.id == key))


def _readable(body: bytes) -> bytes:
    """Return what is in a body, whether it is plain, compressed or has a checksum before it."""
    for start in (0, _CHECKSUM):
        with suppress(zlib.error):
            return zlib.decompress(body[start:])
    return body


def _says(text: bytes, words: set[str]) -> bool:
    return any(word.encode() in text for word in words)


def _scrub(
    connection: Connection, key: str, title: str, body: bytes, gone: set[str], names: set[str]
) -> None:
    mine = _PACKAGES.c.id == key
    try:
        package = unpack(body)
    except DamagedPackage:  # of no use for comparing either
        connection.execute(delete(_PACKAGES).where(mine))
        return
    for name in names:
        title = title.replace(name, GONE)
    left = pack(_without(replace(package, title=title), gone))
    connection.execute(update(_PACKAGES).where(mine), {"title": title, "body": left})


def _without(package: Package, gone: set[str]) -> Package:
    """Return a package without the rows of erased records and without links to them."""
    base = {
        kind: BaseTable(
            table.columns,
            {
                key: tuple(None if value in gone else value for value in values)
                for key, values in table.rows.items()
                if key not in gone
            },
        )
        for kind, table in package.base.items()
    }
    return replace(package, base={k: t for k, t in base.items() if t.rows or k != PERSON.key})
