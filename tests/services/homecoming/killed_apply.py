"""Applies a review in a process of its own, to be killed on the way.

Run as ``python -m tests.services.homecoming.killed_apply WORKSPACE COPY DATA_DIR N``: the process
ends without warning when SQLite executes its N-th statement after the writing began; without being
killed it says how many statements there were. With ``files`` in the place of N its operations on
files are for a tracer to count, from the backup to the closed workspace.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from tests import file_operations
from urbandesk import paths
from urbandesk.progress import Unwatched
from urbandesk.services.files import workspace_files
from urbandesk.services.homecoming import applying, reading
from urbandesk.services.homecoming.review import Review
from urbandesk.services.workspace import Workspace

AT_FILES = "files"


def main() -> None:
    paths.use_data_dir(Path(sys.argv[3]))
    workspace = workspace_files.open_workspace(Path(sys.argv[1]))
    review = reading.read_copies(workspace, [Path(sys.argv[2])], progress=Unwatched())
    if sys.argv[4] == AT_FILES:
        file_operations.let_be_traced()
        applying.apply(workspace, review, {}, progress=Unwatched())
        workspace.close()
    else:
        _die_at_statement(workspace, review, int(sys.argv[4]))


def _die_at_statement(workspace: Workspace, review: Review, fatal: int) -> None:
    done = 0

    def count(statement: str) -> None:
        nonlocal done
        done += 1
        if done == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    workspace.database.raw.set_trace_callback(count)
    applying.apply(workspace, review, {}, progress=Unwatched(), backup=False)
    workspace.database.raw.set_trace_callback(None)
    workspace.close()
    sys.stdout.write(f"{done}\n")


if __name__ == "__main__":
    main()
