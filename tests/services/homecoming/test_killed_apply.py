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
_POINTS = 12


def _regions(path: Path) -> list[object]:
    workspace = workspace_files.open_workspace(path)
    try:
        assert database.problems_of(workspace.database.raw) == []
        keys = queries.keys(workspace, ListQuery("city"))
        return [record.values["region_en"] for record in queries.records(workspace, "city", keys)]
    finally:
        workspace.close()


def _run(workspace: Path, copy: Path, folder: Path, point: int) -> str:
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
    return done.stdout


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
    outcomes = set()
    for point in (*range(1, _POINTS), 10_000):
        victim = tmp_path / f"victim-{point}.urbandesk"
        shutil.copyfile(origin, victim)
        applied = "applied" in _run(victim, copy, tmp_path / "user", point)
        found = _regions(victim)
        after = all(str(region).startswith(_CHANGED) for region in found)
        assert found == before or after
        assert after or not applied
        outcomes.add(found == before)
    assert outcomes == {True, False}
