"""Killed at any statement while a review is applied, a workspace is as before or as after."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.services.homecoming.victims import Victims, made_in, regions

_POINTS = 14


@pytest.fixture(scope="module")
def victims(tmp_path_factory: pytest.TempPathFactory) -> Victims:
    return made_in(tmp_path_factory.mktemp("killed"))


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


def test_a_kill_leaves_the_state_before_or_after(victims: Victims, tmp_path: Path) -> None:
    whole = victims.fresh("whole")
    statements = _run(whole, victims.copy, tmp_path / "user", 0)
    after = regions(whole)
    assert after != victims.before
    # The first ones, the last ones with the commit among them, and some between.
    between = range(4, statements - 4, max(1, (statements - 8) // (_POINTS - 8)))
    points = sorted({1, 2, 3, *between, *range(statements - 4, statements + 1)})
    outcomes = []
    for point in points:
        victim = victims.fresh(f"victim-{point}")
        assert _run(victim, victims.copy, tmp_path / "user", point) == 0
        outcomes.append(regions(victim))
    assert all(found in (victims.before, after) for found in outcomes)
    assert outcomes[0] == victims.before
    assert outcomes == sorted(outcomes, key=lambda found: found == after)
