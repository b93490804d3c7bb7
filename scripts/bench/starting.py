"""The start with a large file, and the memory then, against Qt and SQLAlchemy alone."""

from __future__ import annotations

import json
from pathlib import Path

from scripts.bench.data import CITIES, ORGANISATIONS
from scripts.bench.measure import RUNS, Process, Row, ratio_row, run_process
from urbandesk import i18n
from urbandesk.services.files import workspace_files

_PAGE = "stakeholders"


def measure(large: Path, folder: Path) -> list[Row]:
    """Return the lines for time and memory; fresh processes in turn, one pair to warm up."""
    workspace = workspace_files.open_workspace(large)
    workspace.set_about(place=json.dumps({"page": _PAGE, "place": ""}))
    workspace.close()
    pairs = [_pair(large, folder / "start") for _ in range(RUNS + 1)][1:]
    ours, floor = zip(*pairs, strict=True)
    what = f"start to usable: Chinese, {CITIES:,} cities, {ORGANISATIONS:,} organisations"
    return [
        ratio_row(
            what,
            [each.ready_ms for each in ours],
            [each.ready_ms for each in floor],
            unit="ms",
            limit=1.5,
        ),
        ratio_row(
            "resident memory then",
            [each.resident_mb for each in ours],
            [each.resident_mb for each in floor],
            unit="MB",
            limit=1.5,
        ),
    ]


def _pair(large: Path, data_dir: Path) -> tuple[Process, Process]:
    chinese = ("--language", i18n.CHINESE)
    return (
        run_process("ours_start.py", str(large), *chinese, data_dir=data_dir),
        run_process("floor_start.py", str(large), data_dir=data_dir),
    )
