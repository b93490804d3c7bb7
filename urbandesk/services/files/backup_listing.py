"""Which backups there are to choose from: of one workspace, of all, or in a folder."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from urbandesk import filing, paths
from urbandesk.errors import UserError
from urbandesk.models import database as files
from urbandesk.services.files import backups
from urbandesk.services.files.backups import Backup

USUAL = "usual"
SECOND = "second"
CHOSEN = "chosen"


@dataclass(frozen=True)
class Listed:
    """A backup to choose.

    Attributes:
        backup: the backup.
        place: ``usual``, ``second`` or ``chosen``.
        workspace: the file it was made of, as far as that is known.
    """

    backup: Backup
    place: str
    workspace: Path | None


def of_workspace(key: str, path: Path | None, second: Path | None) -> list[Listed]:
    """Return the backups of one workspace, newest first.

    Args:
        key: what the workspace says its key is.
        path: where it lies.
        second: the second place, when one is set.
    """
    found = [
        Listed(backup, place, path)
        for place, folder in _places(second)
        for backup in backups.backups_in(folder / key)
    ]
    return _newest_first(found)


def of_all(recent: Iterable[Path], second: Path | None) -> list[Listed]:
    """Return the backups of every workspace on this computer, newest first.

    Args:
        recent: workspaces opened lately; those that can be read give their backups a name.
        second: the second place, when one is set.
    """
    known = {key: path for path in recent if (key := _key_of(path))}
    found = [
        Listed(backup, place, known.get(folder.name))
        for place, whole in _places(second)
        for folder in _folders_in(whole)
        for backup in backups.backups_in(folder)
    ]
    return _newest_first(found)


def in_folder(folder: Path) -> list[Listed]:
    """Return the backups in a folder and in the folders inside it, newest first."""
    found = [
        Listed(backup, CHOSEN, None)
        for place in (folder, *_folders_in(folder))
        for backup in backups.backups_in(place)
    ]
    return _newest_first(found)


def of_file(path: Path) -> Listed:
    """Return one file as a backup, whatever it is called."""
    for backup in backups.backups_in(path.parent):
        if backup.path == path:
            return Listed(backup, CHOSEN, None)
    moment = path.stat().st_mtime if filing.is_there(path) else 0
    return Listed(Backup(path, datetime.fromtimestamp(moment, UTC), ""), CHOSEN, None)


def _places(second: Path | None) -> Iterator[tuple[str, Path]]:
    yield USUAL, paths.backups_dir()
    if second is not None:
        yield SECOND, second


def _folders_in(folder: Path) -> list[Path]:
    try:
        return sorted(inner for inner in folder.iterdir() if inner.is_dir())
    except OSError:
        return []


def _newest_first(found: list[Listed]) -> list[Listed]:
    return sorted(found, key=lambda each: each.backup.made, reverse=True)


def _key_of(path: Path) -> str:
    """Return the key of a workspace that nobody has open; empty when it cannot be read."""
    try:
        database = files.connect_read_only(path)
    except (UserError, sqlite3.Error):
        return ""
    try:
        return backups.folder_of(database).name
    except sqlite3.Error:
        return ""
    finally:
        database.close()
