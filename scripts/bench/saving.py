"""Saving one field, journal included, against the same rows through sqlite3."""

from __future__ import annotations

import json
import shutil
import sqlite3
import uuid
from pathlib import Path

from scripts.bench.measure import Row, in_turn, ratio_row, timed
from urbandesk.services.files import workspace_files
from urbandesk.services.finding import queries
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace

_EDITS = 100


def measure(large: Path, folder: Path) -> Row:
    """Return the line for saving one field."""
    ours_file, floor_file = folder / "saving.urbandesk", folder / "floor.urbandesk"
    shutil.copyfile(large, ours_file)
    shutil.copyfile(large, floor_file)
    workspace = workspace_files.open_workspace(ours_file)
    city = queries.keys(workspace, queries.ListQuery("city"))[500]
    raw = open_floor(floor_file)
    try:
        mine, theirs = in_turn(
            lambda: timed(lambda: _ours(workspace, city)) / _EDITS,
            lambda: timed(lambda: _floor(raw, city)) / _EDITS,
        )
    finally:
        workspace.close()
        raw.close()
    return ratio_row("saving one field, journal included", mine, theirs, unit="ms", limit=3.5)


def _ours(workspace: Workspace, city: str) -> None:
    for _ in range(_EDITS):
        records.edit(workspace, "city", city, {"note": f"note {uuid.uuid4()}"})


def open_floor(path: Path) -> sqlite3.Connection:
    """Return a connection with the same pragmas as the product's own."""
    raw = sqlite3.connect(path, isolation_level=None)
    for pragma in (
        "locking_mode = EXCLUSIVE",
        "journal_mode = DELETE",
        "synchronous = EXTRA",
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "mmap_size = 0",
        "secure_delete = ON",
        "temp_store = MEMORY",
    ):
        raw.execute(f"PRAGMA {pragma}")
    return raw


def _floor(raw: sqlite3.Connection, city: str) -> None:
    """Write the same rows: the city, the change set and its row change."""
    for _ in range(_EDITS):
        note = f"note {uuid.uuid4()}"
        moment = "2026-11-23T12:00:00.000+00:00"
        before = {"note": note, "changed": moment, "changed_by": "Bench", "search": note * 2}
        raw.execute("BEGIN")
        raw.execute(
            "UPDATE city SET note = ?, changed = ?, changed_by = ?, search = ? WHERE id = ?",
            (note, moment, "Bench", note * 2, city),
        )
        cursor = raw.execute(
            "INSERT INTO change_set (label, details, made, made_by, visit, state, era)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            ("Edit {name}", json.dumps({"name": "City"}), moment, "Bench", "", "done", 2),
        )
        raw.execute(
            "INSERT INTO row_change (change_set, kind, record, before, after)"
            " VALUES (?, ?, ?, ?, ?)",
            (cursor.lastrowid, "city", city, json.dumps(before), json.dumps(before)),
        )
        raw.execute("COMMIT")
