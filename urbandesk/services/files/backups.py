"""Backups: verified copies, thinned to days, weeks and months; restored with a look inside."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from urbandesk import filing, paths
from urbandesk.errors import CannotWrite, UserError
from urbandesk.i18n import N_, _
from urbandesk.models import database as files
from urbandesk.models.database import Database
from urbandesk.models.file_errors import WorkspaceInUse, reason_of
from urbandesk.services.workspace import Workspace

ON_CLOSING = "closing"
TIMED = "timed"
ASKED = "asked"
BEFORE_MIGRATION = "migration"
BEFORE_IMPORT = "import"
BEFORE_RESTORE = "restore"

# Never thinned away by age alone: they mark a moment one may want back much later.
_KEPT_LONGER = (BEFORE_MIGRATION, BEFORE_RESTORE)

_STAMP = "%Y%m%dT%H%M%S%f"
INTERVAL = timedelta(minutes=30)


class Backup(NamedTuple):
    """One backup: where it is, when and why it was made; it was verified when it was written."""

    path: Path
    made: datetime
    reason: str


class Inside(NamedTuple):
    """What a look inside a backup shows: its records by kind, and whether it is sound."""

    backup: Backup
    counts: dict[str, int]
    sound: bool


def folder_of(database: Database, place: Path | None = None) -> Path:
    """Return where backups of this workspace lie, in ``place`` or the usual folder."""
    row = database.raw.execute("SELECT value FROM about WHERE key = 'key'").fetchone()
    return (place or paths.backups_dir()) / str(row[0] if row else database.path.stem)


def back_up(workspace: Workspace, *, reason: str, place: Path | None = None) -> Backup:
    """Write a verified backup of an open workspace and thin the older ones.

    Args:
        workspace: the open workspace.
        reason: one of the reasons above.
        place: a second place, such as a USB stick; the usual folder when None.

    Raises:
        CannotWrite: the place is full, missing or protected; older backups are as they were.
    """
    return back_up_database(workspace.database, reason=reason, place=place)


def back_up_database(database: Database, *, reason: str, place: Path | None = None) -> Backup:
    """Write a verified backup of an open database; see ``back_up``."""
    folder = folder_of(database, place)
    filing.make_folder(folder)
    made = datetime.now(UTC)
    target = folder / f"{made:{_STAMP}}-{reason}.urbandesk"
    write_verified_copy(database, target)
    thin(folder, made)
    return Backup(target, made, reason)


def write_verified_copy(database: Database, target: Path) -> None:
    """Copy the open file to ``target``: integrity, references and row counts checked, then moved.

    Raises:
        CannotWrite: the place cannot be written to, or what was written is not sound.
    """
    with filing.new_file(target) as partial:
        try:
            database.copy_to(partial)
        except sqlite3.Error as error:
            raise CannotWrite(target, reason_of(error) or str(error)) from error
        wanted = files.row_counts(database.raw)
        if not _matches(partial, wanted):
            raise CannotWrite(target, _("the copy differs from the original"))


def _matches(copy: Path, wanted: dict[str, int]) -> bool:
    raw = sqlite3.connect(files.uri(copy, "ro"), uri=True)
    try:
        return not files.problems_of(raw) and files.row_counts(raw) == wanted
    except sqlite3.DatabaseError:
        return False
    finally:
        raw.close()


def backups_in(folder: Path) -> list[Backup]:
    """Return the backups in a folder, newest first."""
    found = [read for path in _files_in(folder) if (read := _read_name(path)) is not None]
    return sorted(found, key=lambda backup: backup.made, reverse=True)


def backups_of(workspace: Workspace, place: Path | None = None) -> list[Backup]:
    """Return the backups of a workspace, newest first."""
    return backups_in(folder_of(workspace.database, place))


def _files_in(folder: Path) -> list[Path]:
    try:
        return list(folder.glob("*.urbandesk"))
    except OSError:
        return []


def _read_name(path: Path) -> Backup | None:
    stamp, _dash, reason = path.stem.partition("-")
    try:
        made = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, made, reason)


def thin(folder: Path, today: datetime) -> list[Path]:
    """Remove backups that are no longer needed; returns what was removed.

    What a kill left half written a day ago or earlier goes too: it holds records that nobody
    would find there when they are to be erased.
    """
    filing.forget_partial(folder, today - timedelta(days=1))
    keep = {backup.path for backup in kept(backups_in(folder), today)}
    gone = [backup.path for backup in backups_in(folder) if backup.path not in keep]
    for path in gone:
        with suppress(OSError):  # another program may hold it; the next backup tries again
            path.unlink(missing_ok=True)
    return [path for path in gone if not filing.is_there(path)]


def kept(found: list[Backup], today: datetime) -> list[Backup]:
    """Return which backups stay: all of two days, one a day for two weeks, then weeks, months.

    One a week stays for two months and one a month for good. Those made before a migration or a
    restore stay for a year. The rule is that of flash-card program Anki, with months added.
    """
    keep: dict[Path, Backup] = {}
    spans: set[tuple[str, str]] = set()
    for backup in sorted(found, key=lambda each: each.made, reverse=True):
        age = today - backup.made
        if age <= timedelta(days=2):
            keep[backup.path] = backup
        if backup.reason in _KEPT_LONGER and age <= timedelta(days=366):
            keep[backup.path] = backup
        span = _span(backup.made, age)
        if span not in spans:
            spans.add(span)
            keep[backup.path] = backup
    return list(keep.values())


def _span(made: datetime, age: timedelta) -> tuple[str, str]:
    if age <= timedelta(days=14):
        return "day", f"{made:%Y-%m-%d}"
    if age <= timedelta(days=61):
        return "week", f"{made:%G-%V}"
    return "month", f"{made:%Y-%m}"


def is_due(workspace: Workspace, now: datetime) -> bool:
    """Return whether there is no backup yet, or the last one is half an hour old."""
    made = backups_of(workspace)
    return not made or now - made[0].made >= INTERVAL


def look_inside(backup: Backup) -> Inside:
    """Return what a backup holds without touching anything.

    Raises:
        CannotOpen: it cannot be read at all.
    """
    database = files.connect_read_only(backup.path)
    try:
        sound = not files.problems_of(database.raw)
        return Inside(backup, files.row_counts(database.raw) if sound else {}, sound)
    finally:
        database.close()


def restore(backup: Backup, target: Path) -> Backup | None:
    """Put a backup in the place of the closed workspace ``target``.

    The state before the restore becomes a backup itself; returns it (None when ``target`` was
    missing or could not be read).

    Raises:
        UserError: the backup is not sound; ``target`` is as it was.
        CannotOpen: somebody has ``target`` open.
    """
    if not look_inside(backup).sound:
        raise UserError(N_("This backup is damaged. Choose the one before it."))
    before = _keep_current(target)
    source = files.connect_read_only(backup.path)
    try:
        write_verified_copy(source, target)
    finally:
        source.close()
    return before


def _keep_current(target: Path) -> Backup | None:
    if not filing.is_there(target):
        return None
    try:
        current = files.connect(target)
    except WorkspaceInUse:
        raise
    except UserError:
        _keep_damaged(target)
        return None
    try:
        return back_up_database(current, reason=BEFORE_RESTORE)
    finally:
        current.close()


def _keep_damaged(target: Path) -> None:
    """Keep a file that cannot be read beside itself, since it may still hold something."""
    made = datetime.now(UTC)
    target.replace(target.with_name(f"{target.stem}-{made:{_STAMP}}.damaged"))


def changed_since(workspace: Workspace, version: int) -> bool:
    """Return whether anything was written since ``version`` (see ``Database.data_version``)."""
    return workspace.database.data_version() != version
