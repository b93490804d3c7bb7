"""Killed at any operation on files while a review is applied, a workspace is as before or after.

SQLite's own writes are among them, those of the backup and within the commit.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests import file_operations
from tests.services.homecoming.killed_apply import AT_FILES
from tests.services.homecoming.victims import Victims, made_in, regions
from urbandesk import paths
from urbandesk.services.files import backups, workspace_files

_POINTS = 24


@pytest.fixture(scope="module")
def victims(tmp_path_factory: pytest.TempPathFactory) -> Victims:
    return made_in(tmp_path_factory.mktemp("killed"))


def _kill_at_files(workspace: Path, copy: Path, folder: Path, point: int) -> file_operations.Ended:
    argv = [sys.executable, "-m", "tests.services.homecoming.killed_apply"]
    argv += [str(workspace), str(copy), str(folder), AT_FILES]
    return file_operations.run(argv, kill_before=point)


def _sound_backups(path: Path, folder: Path) -> int:
    """Return how many backups of a workspace there are, after a look into each of them."""
    paths.use_data_dir(folder)
    workspace = workspace_files.open_workspace(path)
    try:
        made = backups.backups_of(workspace)
        assert all(backups.look_inside(one).sound for one in made)
        return len(made)
    finally:
        workspace.close()


def test_a_kill_at_an_operation_on_files_leaves_all_of_before_or_all_of_after(
    victims: Victims, tmp_path: Path
) -> None:
    whole, user = victims.fresh("whole-files"), tmp_path / "whole-user"
    ended = _kill_at_files(whole, victims.copy, user, 0)
    assert ended.code == 0
    after = regions(whole)
    assert after != victims.before
    assert _sound_backups(whole, user) == 1
    outcomes = []
    for point in _points_of(ended.operations):
        victim, user = victims.fresh(f"victim-files-{point}"), tmp_path / f"user-{point}"
        assert _kill_at_files(victim, victims.copy, user, point).code == -signal.SIGKILL
        copies = _sound_backups(victim, user)
        found = regions(victim)
        assert found in (victims.before, after)
        # Nothing is taken in before a backup stands.
        assert copies == 1 or found == victims.before
        outcomes.append((copies, found == after))
    assert outcomes[0] == (0, False)
    assert outcomes[-1] == (1, True)
    assert (1, False) in outcomes
    assert outcomes == sorted(outcomes)


def _points_of(operations: int) -> list[int]:
    """Return where to kill: at the first and the last operations, and at many between."""
    last = range(max(1, operations - 8), operations + 1)
    between = range(1, operations, max(1, operations // _POINTS))
    return sorted({*between, *last})
