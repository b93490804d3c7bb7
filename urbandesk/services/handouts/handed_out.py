"""What was handed out: the workbooks that left this workspace, and which of them came home."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from urbandesk.exchange.package import DamagedPackage, unpack
from urbandesk.models.schema import PACKAGE
from urbandesk.services.handouts.packages import OUT
from urbandesk.services.workspace import Workspace

MOST = 20
"""The newest ones are listed: each has to be opened to say its language."""

_TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class HandedOut:
    """One workbook that went out.

    Attributes:
        id: id of its package.
        title: what it is about.
        made: when it was handed out.
        made_by: by whom, by function.
        language: ``en``, ``zh_CN`` or ``both``; empty when the package is damaged.
        rows: how many records it holds.
        returned: when a copy of it was taken home last; None when none was.
    """

    id: str
    title: str
    made: datetime
    made_by: str
    language: str
    rows: int
    returned: datetime | None


def handed_out(workspace: Workspace, most: int = MOST) -> tuple[HandedOut, ...]:
    """Return what was handed out last, newest first."""
    wanted = (
        select(PACKAGE).where(PACKAGE.c.direction == OUT).order_by(PACKAGE.c.made.desc())
    ).limit(most)
    taken = (
        select(PACKAGE.c.parent, func.max(PACKAGE.c.made))
        .where(PACKAGE.c.direction == _TAKEN)
        .group_by(PACKAGE.c.parent)
    )
    with workspace.read() as connection:
        rows = connection.execute(wanted).mappings().all()
        returned = {row[0]: row[1] for row in connection.execute(taken)}
    found = []
    for row in rows:
        language, count = _inside(row["body"])
        back = returned.get(row["id"])
        found.append(
            HandedOut(
                row["id"],
                row["title"],
                datetime.fromisoformat(row["made"]),
                row["made_by"],
                language,
                count,
                datetime.fromisoformat(back) if back else None,
            )
        )
    return tuple(found)


def _inside(body: bytes) -> tuple[str, int]:
    try:
        package = unpack(body)
    except DamagedPackage:
        return "", 0
    return package.language, sum(len(table.rows) for table in package.base.values())
