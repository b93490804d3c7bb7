"""Running the SQL file of a step."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

_FOLDER = Path(__file__).parent


def run_file(connection: Connection, name: str) -> None:
    """Run the statements of a file of this folder, one after another."""
    for statement in (_FOLDER / name).read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            connection.exec_driver_sql(statement)
