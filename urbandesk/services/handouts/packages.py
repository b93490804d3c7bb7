"""Packages kept at home: what each export took along, so that its copies can be compared."""

from __future__ import annotations

from sqlalchemy import select

from urbandesk.errors import UserError
from urbandesk.exchange.package import Package, unpack
from urbandesk.i18n import N_
from urbandesk.models.schema import PACKAGE
from urbandesk.services.workspace import Workspace

OUT = "out"


class NoSuchPackage(UserError):
    """A package that this workspace does not know."""

    def __init__(self, key: str) -> None:
        super().__init__(
            N_("There is no export with the number “{key}” in this workspace."), key=key
        )


def store(workspace: Workspace, package: Package, packed: bytes, *, direction: str = OUT) -> None:
    """Keep a package in the workspace; not an undo step, since no record changes.

    A package that is there already stays as it is: what went out under a number never changes.

    Raises:
        CannotSave: the file cannot be written.
    """
    row = {
        "id": package.id,
        "direction": direction,
        "parent": package.parent or None,
        "made": package.made.isoformat(),
        "made_by": package.made_by,
        "title": package.title,
        "body": packed,
    }
    with workspace.write() as connection:
        known = connection.execute(select(PACKAGE.c.id).where(PACKAGE.c.id == package.id))
        if known.first() is None:
            connection.execute(PACKAGE.insert(), row)


def forget(workspace: Workspace, key: str) -> None:
    """Take a package away, such as one whose workbook was not finished."""
    with workspace.write() as connection:
        connection.execute(PACKAGE.delete().where(PACKAGE.c.id == key))


def is_known(workspace: Workspace, key: str) -> bool:
    """Return whether the workspace keeps a package of that id."""
    with workspace.read() as connection:
        found = connection.execute(select(PACKAGE.c.id).where(PACKAGE.c.id == key))
        return found.first() is not None


def body(workspace: Workspace, key: str) -> bytes:
    """Return a package as it was packed.

    Raises:
        NoSuchPackage: the workspace keeps none of that id.
    """
    with workspace.read() as connection:
        found = connection.execute(select(PACKAGE.c.body).where(PACKAGE.c.id == key)).scalar()
    if found is None:
        raise NoSuchPackage(key)
    return bytes(found)


def load(workspace: Workspace, key: str) -> Package:
    """Return a package.

    Raises:
        NoSuchPackage: the workspace keeps none of that id.
        DamagedPackage: its bytes do not match their checksum.
    """
    return unpack(body(workspace, key))


def parents(workspace: Workspace, key: str) -> list[str]:
    """Return the ids of the packages that one answers, the nearest first.

    The chain ends at the first package that the workspace does not keep, and never goes round.
    """
    chain: list[str] = []
    with workspace.read() as connection:
        rows = connection.execute(select(PACKAGE.c.id, PACKAGE.c.parent))
        answered = {row[0]: row[1] or "" for row in rows}
    above = answered.get(key, "")
    while above and above != key and above not in chain:
        chain.append(above)
        above = answered.get(above, "")
    return chain
