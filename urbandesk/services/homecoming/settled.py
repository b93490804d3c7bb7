"""What was answered when a copy came home before, so that nobody is asked twice."""

from __future__ import annotations

import json

from sqlalchemy import select

from urbandesk.exchange.merge.outcome import Resolution
from urbandesk.models.schema import PACKAGE
from urbandesk.services.change import new_id, now
from urbandesk.services.homecoming.review import Review
from urbandesk.services.workspace import Workspace

TAKEN = "taken"


def row_of(workspace: Workspace, review: Review, resolution: Resolution) -> dict[str, object]:
    """Return the row of the packages' table that remembers the answers of a review."""
    body = {"review": review.id, "settled": sorted(resolution.settled)}
    return {
        "id": new_id(),
        "direction": TAKEN,
        "parent": next((package for package in review.plan.packages if package), None),
        "made": now(),
        "made_by": workspace.author,
        "title": review.title,
        "body": json.dumps(body).encode(),
    }


def marks(workspace: Workspace) -> frozenset[str]:
    """Return the marks of all items that were answered in this workspace."""
    wanted = select(PACKAGE.c.body).where(PACKAGE.c.direction == TAKEN)
    with workspace.read() as connection:
        bodies = [json.loads(body) for (body,) in connection.execute(wanted)]
    return frozenset(mark for body in bodies for mark in body["settled"])
