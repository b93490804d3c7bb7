"""Reading a foreign file by what a person said its columns mean, which is remembered."""

from __future__ import annotations

from urbandesk.progress import Progress
from urbandesk.services.homecoming import foreign, reading
from urbandesk.services.homecoming.review import Review
from urbandesk.services.workspace import Workspace
from urbandesk.ui.exchange.assigning import Assigned
from urbandesk.ui.exchange.taking_home import Foreign


def read_foreign(
    workspace: Workspace, file: Foreign, assigned: Assigned, progress: Progress
) -> Review:
    """Keep what the columns of a sheet mean, and compare the file with the records here.

    Raises:
        CannotSave: the workspace is read-only, or the disk refused.
        CannotRead: the file is gone.
    """
    sheet = next(one for one in file.book.sheets if one.name == assigned.sheet)
    meaning = foreign.Meaning(assigned.kind, assigned.columns, assigned.match)
    foreign.remember(workspace, sheet, meaning)
    return reading.read_copies(workspace, [file.path], progress=progress)
