"""Applies a review in a process of its own and is killed at one of its writes.

Run as ``python -m tests.services.homecoming.killed_apply WORKSPACE COPY DATA_DIR N``: the process
ends without warning when SQLite executes its N-th statement after the writing began. Without
being killed it says how many statements there were.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from urbandesk import paths
from urbandesk.progress import Unwatched
from urbandesk.services.files import workspace_files
from urbandesk.services.homecoming import applying, reading


def main() -> None:
    paths.use_data_dir(Path(sys.argv[3]))
    workspace = workspace_files.open_workspace(Path(sys.argv[1]))
    review = reading.read_copies(workspace, [Path(sys.argv[2])], progress=Unwatched())
    fatal, done = int(sys.argv[4]), 0

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
