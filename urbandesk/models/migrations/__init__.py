"""Numbered steps that bring an older workspace file to today's schema.

``PRAGMA user_version`` holds the number of the last step taken. A step is plain SQL, never the
declarations of today, and is never changed once a version with it went out.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection

from urbandesk.models.migrations import step_0002

_FOLDER = Path(__file__).parent


def _run_sql(name: str) -> Callable[[Connection], None]:
    def step(connection: Connection) -> None:
        for statement in (_FOLDER / name).read_text(encoding="utf-8").split(";\n"):
            if statement.strip():
                connection.exec_driver_sql(statement)

    return step


# One per version, in order; what a step does stands at the head of its file.
STEPS: tuple[Callable[[Connection], None], ...] = (
    _run_sql("step_0001.sql"),
    step_0002.run,
    _run_sql("step_0003.sql"),
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
