"""Numbered steps that bring an older workspace file to today's schema.

``PRAGMA user_version`` holds the number of the last step taken. A step is plain SQL, and where that
is not enough a rule of its own, never the declarations of today; it is never changed once a version
with it went out.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sqlalchemy import Connection

from urbandesk.models.migrations import step_0002, step_0003
from urbandesk.models.migrations.statements import run_file

# One per version, in order; what a step does stands at the head of its file.
STEPS: tuple[Callable[[Connection], None], ...] = (
    partial(run_file, name="step_0001.sql"),
    step_0002.run,
    step_0003.run,
    partial(run_file, name="step_0004.sql"),
)

SCHEMA_VERSION = len(STEPS)


def upgrade(connection: Connection, version: int) -> None:
    """Take the steps after ``version`` inside the transaction that is open on ``connection``.

    Undo steps of before a migration cannot be played back, since their row images do not fit the
    new schema; the journal therefore counts them to an older era.
    """
    for step in STEPS[version:]:
        step(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
