"""Backups are listed from every place, newest first, and know their workspace where they can."""

from __future__ import annotations

import shutil
from pathlib import Path

from urbandesk.services.files import backup_listing, backups, workspace_files
from urbandesk.services.files.backup_listing import CHOSEN, SECOND, USUAL
from urbandesk.services.workspace import Workspace


def test_both_places_of_a_workspace_are_listed_newest_first(
    workspace: Workspace, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    backups.back_up(workspace, reason=backups.ASKED)
    backups.back_up(workspace, reason=backups.ASKED, place=stick)
    backups.back_up(workspace, reason=backups.TIMED)
    found = backup_listing.of_workspace(workspace.about.key, workspace.path, stick)
    assert [each.place for each in found] == [USUAL, SECOND, USUAL]
    moments = [each.backup.made for each in found]
    assert moments == sorted(moments, reverse=True)


def test_a_second_place_that_is_not_there_lists_nothing(
    workspace: Workspace, tmp_path: Path
) -> None:
    assert backup_listing.of_workspace(workspace.about.key, None, tmp_path / "gone") == []


def test_backups_of_all_workspaces_are_named_by_recent_files(workspace_file: Path) -> None:
    other = workspace_file.with_name("other.urbandesk")
    workspace_files.create(other)
    for path in (workspace_file, other):
        opened = workspace_files.open_workspace(path)
        backups.back_up(opened, reason=backups.ASKED)
        opened.close()
    broken = workspace_file.with_name("broken.urbandesk")
    broken.write_bytes(b"no database at all")
    found = backup_listing.of_all([workspace_file, broken], None)
    assert [each.workspace for each in found] == [None, workspace_file]


def test_a_folder_is_searched_with_the_folders_inside_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    made = backups.back_up(workspace, reason=backups.ASKED, place=tmp_path / "stick")
    (found,) = backup_listing.in_folder(tmp_path / "stick")
    assert (found.backup, found.place) == (made, CHOSEN)


def test_any_file_can_be_chosen_whatever_it_is_called(workspace: Workspace, tmp_path: Path) -> None:
    made = backups.back_up(workspace, reason=backups.ASKED)
    renamed = tmp_path / "sent by mail.urbandesk"
    shutil.copyfile(made.path, renamed)
    assert backup_listing.of_file(made.path).backup == made
    chosen = backup_listing.of_file(renamed).backup
    assert (chosen.path, chosen.reason) == (renamed, "")
