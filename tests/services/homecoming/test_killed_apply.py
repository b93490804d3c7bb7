"""Killed at any point while a review is applied, a workspace is as before or as after."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.services.homecoming.copies import Edited, handed_out
from urbandesk.models import database
from urbandesk.services.files import workspace_files
from urbandesk.services.files.sample import write_sample
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery

_CHANGED = "Somewhere else"
_POINTS = 14


def _regions(path: Path) -> list[object]:
    workspace = workspace_files.open_workspace(path)
    try:
        assert database.problems_of(workspace.database.raw) == []
        keys = queries.keys(workspace, ListQuery("city"))
        return [record.values["region_en"] for record in queries.records(workspace, "city", keys)]
    finally:
        workspace.close()


def _run(workspace: Path, copy: Path, folder: Path, point: int) -> int:
    """Apply and be killed at that statement; returns how many there were, 0 when killed."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tests.services.homecoming.killed_apply"),
            *(str(workspace), str(copy), str(folder), str(point)),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return int(done.stdout or 0)


def test_a_kill_leaves_the_state_before_or_after(tmp_path: Path) -> None:
    origin = tmp_path / "s.urbandesk"
    write_sample(origin)
    workspace = workspace_files.open_workspace(origin)
    edited = Edited(handed_out(workspace, tmp_path))
    for key in queries.keys(workspace, ListQuery("city")):
        edited.write("city", key, {"region_en": f"{_CHANGED} {key[:6]}"})
    copy = edited.saved(tmp_path / "back.xlsx")
    workspace.close()
    before = _regions(origin)
    whole = tmp_path / "whole.urbandesk"
    shutil.copyfile(origin, whole)
    statements = _run(whole, copy, tmp_path / "user", 0)
    after = _regions(whole)
    assert after != before
    # The first ones, the last ones with the commit among them, and some between.
    between = range(4, statements - 4, max(1, (statements - 8) // (_POINTS - 8)))
    points = sorted({1, 2, 3, *between, *range(statements - 4, statements + 1)})
    outcomes = []
    for point in points:
        victim = tmp_path / f"victim-{point}.urbandesk"
        shutil.copyfile(origin, victim)
        assert _run(victim, copy, tmp_path / "user", point) == 0
        outcomes.append(_regions(victim))
    assert all(found in (before, after) for found in outcomes)
    assert outcomes[0] == before
    assert outcomes == sorted(outcomes, key=lambda found: found == after)
