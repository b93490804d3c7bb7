"""A backup is whole and checked, older ones are thinned, and a restore can be taken back."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from urbandesk.errors import CannotWrite, UserError
from urbandesk.models.file_errors import CannotSave, WorkspaceInUse
from urbandesk.services.files import backups, workspace_files
from urbandesk.services.files.backups import Backup
from urbandesk.services.finding import queries
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace

TODAY = datetime(2026, 11, 23, 12, tzinfo=UTC)


def add_city(workspace: Workspace, name: str) -> str:
    return records.add(workspace, "city", {"name_en": name, "country": "IT"})


def names(path: Path) -> list[object]:
    opened = workspace_files.open_workspace(path)
    keys = queries.keys(opened, queries.ListQuery("city"))
    found: list[object] = [r.values["name_en"] for r in queries.records(opened, "city", keys)]
    opened.close()
    return found


def test_a_backup_holds_what_the_workspace_holds(workspace: Workspace) -> None:
    add_city(workspace, "Rome")
    backup = backups.back_up(workspace, reason=backups.ASKED)
    inside = backups.look_inside(backup)
    assert inside.sound
    assert inside.counts["city"] == 1
    assert backups.backups_of(workspace)[0] == backup


def test_a_restore_keeps_the_state_before_it(workspace_file: Path) -> None:
    opened = workspace_files.open_workspace(workspace_file)
    add_city(opened, "Rome")
    old = backups.back_up(opened, reason=backups.ASKED)
    add_city(opened, "Bologna")
    opened.close()

    before = backups.restore(old, workspace_file)
    assert names(workspace_file) == ["Rome"]
    assert before is not None
    backups.restore(before, workspace_file)
    assert names(workspace_file) == ["Bologna", "Rome"]


def test_an_open_workspace_is_not_restored_over(workspace: Workspace) -> None:
    backup = backups.back_up(workspace, reason=backups.ASKED)
    with pytest.raises(WorkspaceInUse):
        backups.restore(backup, workspace.path)


def test_a_damaged_backup_is_not_restored(workspace_file: Path) -> None:
    opened = workspace_files.open_workspace(workspace_file)
    for number in range(200):
        add_city(opened, f"City {number}")
    backup = backups.back_up(opened, reason=backups.ASKED)
    opened.close()
    content = bytearray(backup.path.read_bytes())
    content[-8192:] = b"\x5a" * 8192
    backup.path.write_bytes(content)
    before = workspace_file.read_bytes()
    with pytest.raises(UserError):
        backups.restore(backup, workspace_file)
    assert workspace_file.read_bytes() == before


def test_a_second_place_that_is_missing_is_said_and_harms_nothing(
    workspace: Workspace, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.write_text("not a folder")
    with pytest.raises(CannotWrite):
        backups.back_up(workspace, reason=backups.ASKED, place=stick)
    assert backups.back_up(workspace, reason=backups.ASKED).path.exists()


def test_a_copy_replaces_a_file_only_when_it_is_whole(workspace: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "copy.urbandesk"
    target.write_bytes(b"the old one")
    add_city(workspace, "Rome")
    workspace_files.save_copy(workspace, target)
    assert names(target) == ["Rome"]
    with pytest.raises(WorkspaceInUse):
        workspace_files.save_copy(workspace, workspace.path)


def test_a_full_disk_is_said_and_the_workspace_stays_usable(workspace: Workspace) -> None:
    raw = workspace.database.raw
    pages = raw.execute("PRAGMA page_count").fetchone()[0]
    raw.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(CannotSave) as refused:
        records.add(workspace, "city", {"name_en": "Big", "country": "IT", "note": "x" * 5000})
    assert "disk is full" in refused.value.text()
    raw.execute("PRAGMA max_page_count = 1000000")
    add_city(workspace, "Rome")
    assert queries.total(workspace, "city") == 1


def test_a_read_only_workspace_can_be_read_and_says_why_it_cannot_be_changed(
    workspace_file: Path,
) -> None:
    opened = workspace_files.open_read_only(workspace_file)
    assert queries.total(opened, "city") == 0
    with pytest.raises(CannotSave) as refused:
        add_city(opened, "Rome")
    assert "read-only" in refused.value.text()
    opened.close()


def made(hours_ago: list[int], reason: str = backups.TIMED) -> list[Backup]:
    return [
        Backup(Path(f"{hours:06}-{reason}"), TODAY - timedelta(hours=hours), reason)
        for hours in hours_ago
    ]


def test_all_backups_of_two_days_stay_then_one_a_day_a_week_a_month() -> None:
    found = made(list(range(0, 24 * 400, 6)))
    kept = backups.kept(found, TODAY)
    ages = [(TODAY - backup.made) / timedelta(days=1) for backup in kept]
    assert len([age for age in ages if age <= 2]) == 9
    assert len([age for age in ages if 2 < age <= 14]) == 12
    assert 6 <= len([age for age in ages if 14 < age <= 61]) <= 8
    assert 11 <= len([age for age in ages if age > 61]) <= 13


@given(st.lists(st.integers(min_value=0, max_value=24 * 800), unique=True, min_size=1))
def test_thinning_keeps_the_newest_and_thinning_again_removes_nothing(hours: list[int]) -> None:
    found = made(hours)
    kept = backups.kept(found, TODAY)
    assert max(found, key=lambda backup: backup.made) in kept
    assert {b.path for b in backups.kept(kept, TODAY)} == {b.path for b in kept}


def test_what_a_kill_left_half_written_goes_once_nobody_can_be_writing_it(
    tmp_path: Path,
) -> None:
    old, young, other = (
        tmp_path / name for name in (".urbandesk-a.urbandesk", ".urbandesk-b.urbandesk", ".notes")
    )
    for path, age in ((old, 25), (young, 1), (other, 25)):
        path.write_bytes(b"half")
        moment = (TODAY - timedelta(hours=age)).timestamp()
        os.utime(path, (moment, moment))

    backups.thin(tmp_path, TODAY)

    assert sorted(tmp_path.iterdir()) == [other, young]


def test_what_cannot_be_removed_stays_and_the_backup_stands(workspace: Workspace) -> None:
    first = backups.back_up(workspace, reason=backups.ASKED)
    names = (f"2020010{day}T000000000000-timed.urbandesk" for day in "12")
    oldest, old = map(first.path.with_name, names)
    for path in (oldest, old):
        path.mkdir()  # a folder is not removed like a file
    made = backups.back_up(workspace, reason=backups.ASKED)
    assert made.path.exists()
    assert oldest.exists()


def test_a_backup_before_a_migration_stays_for_a_year() -> None:
    found = made([24 * 40, 24 * 41]) + made([24 * 40 + 1], backups.BEFORE_MIGRATION)
    reasons = [backup.reason for backup in backups.kept(found, TODAY)]
    assert backups.BEFORE_MIGRATION in reasons
