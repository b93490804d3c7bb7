"""What was answered when a copy came home before, so that nobody is asked twice.

Answers go with the step that wrote them: once it is taken back, the same file asks again.
"""

from __future__ import annotations

import json

from sqlalchemy import select

from urbandesk.exchange.merge.outcome import Resolution
from urbandesk.models.schema import CHANGE_SET, PACKAGE
from urbandesk.services import journal
from urbandesk.services.change import now
from urbandesk.services.homecoming.review import Review
from urbandesk.services.workspace import Workspace

TAKEN = "taken"
ROW = "taken"
"""In the details of a step, the id of the row that remembers its answers."""


def row_of(
    workspace: Workspace, key: str, review: Review, resolution: Resolution
) -> dict[str, object]:
    """Return the row of the packages' table that remembers the answers of a review as ``key``."""
    body = {"review": review.id, "settled": sorted(resolution.settled)}
    return {
        "id": key,
        "direction": TAKEN,
        "parent": next((package for package in review.plan.packages if package), None),
        "made": now(),
        "made_by": workspace.author,
        "title": review.title,
        "body": json.dumps(body).encode(),
    }


def marks(workspace: Workspace) -> frozenset[str]:
    """Return the marks of all items that were answered in this workspace and still are."""
    wanted = select(PACKAGE.c.id, PACKAGE.c.body).where(PACKAGE.c.direction == TAKEN)
    undone = select(CHANGE_SET.c.details).where(CHANGE_SET.c.state != journal.DONE)
    with workspace.read() as connection:
        back = {json.loads(details).get(ROW) for (details,) in connection.execute(undone)}
        bodies = [json.loads(body) for key, body in connection.execute(wanted) if key not in back]
    return frozenset(mark for body in bodies for mark in body["settled"])
