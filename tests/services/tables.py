"""Every record of a workspace as plain rows, to compare two moments."""

from __future__ import annotations

from urbandesk.models.schema import ALL_KINDS
from urbandesk.services.workspace import Workspace

Picture = dict[str, dict[str, dict[str, object]]]


def picture(workspace: Workspace) -> Picture:
    """Return every row of every record table by kind and id."""
    with workspace.read() as connection:
        return {
            kind.key: {
                str(row["id"]): dict(row)
                for row in connection.execute(kind.table.select()).mappings()
            }
            for kind in ALL_KINDS
        }
