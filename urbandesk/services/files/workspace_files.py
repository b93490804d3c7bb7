"""Workspace files: made, opened, copied; each either complete or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from urbandesk import filing
from urbandesk.errors import CannotWrite, UserError
from urbandesk.i18n import N_, _
from urbandesk.models import database as files
from urbandesk.models import migrations, schema
from urbandesk.models.database import Database
from urbandesk.models.file_errors import (
    CannotReach,
    CannotSave,
    DamagedWorkspace,
    NoSuchWorkspace,
    new_workspace_at,
    reason_of,
)
from urbandesk.models.holder import holder_file, note_holder
from urbandesk.services import catalogue
from urbandesk.services.files import backups
from urbandesk.services.workspace import Workspace

SUFFIX = ".urbandesk"
_LONGEST_NAME = 255 - len(".12345678.")


class AlreadyThere(UserError):
    """A file that would be overwritten."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("“{name}” is already there. Choose another name, or say that it may be replaced."),
            name=path.name,
        )


def create(path: Path, *, author: str = "", side: str = "", sample: bool = False) -> None:
    """Write a new workspace that holds themes, indicators, funding schemes and the method.

    Raises:
        AlreadyThere: there is a file at ``path``.
        CannotWrite: the place cannot be written to.
    """
    if filing.is_there(path):
        raise AlreadyThere(path)
    see_name_fits(path)
    with filing.new_file(path) as partial, new_workspace_at(path):
        partial.unlink()
        files.create_empty(partial)
        database = files.connect(partial)
        try:
            with database.transaction() as connection:
                migrations.upgrade(connection, 0)
                about = {
                    "key": str(uuid.uuid4()),
                    "sample": "yes" if sample else "no",
                    "author": author,
                    "side": side,
                }
                rows = [{"key": key, "value": value} for key, value in about.items()]
                connection.execute(schema.ABOUT.insert(), rows)
                catalogue.fill(connection)
        finally:
            database.close()


def see_name_fits(path: Path) -> None:
    """See that a new workspace could be opened: its journal and its note need longer names.

    Raises:
        CannotWrite: its name is too long for them.
    """
    if not _name_fits(path):
        raise CannotWrite(path, _("the name is too long"))


def _name_fits(path: Path) -> bool:
    return len(os.fsencode(path.name)) <= _LONGEST_NAME


def open_workspace(path: Path, *, who: str = "") -> Workspace:
    """Open ``path`` for writing; the caller closes it.

    An older schema is brought up to date after a backup; a file that was not closed properly is
    checked first and marked as recovered.

    Args:
        path: the file.
        who: how a second opener is told who holds it; the author noted inside when empty.

    Raises:
        CannotOpen: one of its kinds says why; the file is as it was.
    """
    unclean = filing.is_there(holder_file(path))
    if not _writable(path):
        return open_read_only(path)
    database = files.connect(path)
    try:
        if unclean and not files.quickly_sound(database.raw):
            raise DamagedWorkspace(path)
        with _as_said_of(path):
            _bring_up_to_date(database)
            workspace = Workspace(database, path, recovered=unclean)
    except BaseException:
        database.close()
        raise
    note_holder(path, who or workspace.author)
    workspace.before_closing(lambda: _let_bytes_go(workspace))
    return workspace


def _let_bytes_go(workspace: Workspace) -> None:
    """Clean up before closing; where that cannot be written, it is done another time."""
    from urbandesk.services.register import attachments

    with suppress(UserError):
        attachments.clean(workspace)


def _bring_up_to_date(database: Database) -> None:
    version = files.schema_version(database)
    if version == migrations.SCHEMA_VERSION:
        return
    backups.back_up_database(database, reason=backups.BEFORE_MIGRATION)
    with database.transaction() as connection:
        migrations.upgrade(connection, version)


def _writable(path: Path) -> bool:
    """Return whether the file and its folder (for the journal beside it) can be written to."""
    if not filing.is_there(path):
        return True
    try:
        with path.parent.joinpath(f".{path.name}.{uuid.uuid4().hex[:8]}").open("xb") as probe:
            name = Path(probe.name)
        name.unlink()
    except OSError:
        return False
    return bool(path.stat().st_mode & 0o222)


def open_read_only(path: Path) -> Workspace:
    """Open a private copy of ``path`` for reading; the file itself is left alone.

    Serves files on read-only media and files that somebody else has open.

    Raises:
        CannotOpen: the copy is no sound workspace.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix="urbandesk-"))
    except OSError as error:
        raise CannotReach(path, filing.reason(error)) from error
    database: Database | None = None
    try:
        with _as_said_of(path):
            database = _private_copy(path, folder)
            workspace = Workspace(database, path)
    except BaseException:
        if database is not None:  # Windows removes no file that is open
            database.close()
        shutil.rmtree(folder, ignore_errors=True)
        raise
    workspace.before_closing(lambda: _discard(database, folder))
    return workspace


def _private_copy(path: Path, folder: Path) -> Database:
    copy = folder / (path.name if _name_fits(path) else f"copy{SUFFIX}")
    _copy_file(path, copy)
    journal = path.with_name(path.name + "-journal")
    if filing.is_there(journal):
        _copy_file(journal, copy.with_name(copy.name + "-journal"))
    _settle(copy)
    return files.connect_read_only(copy)


def _copy_file(source: Path, target: Path) -> None:
    try:
        if not source.is_file():  # reading from a pipe would wait for ever
            raise NoSuchWorkspace(source)
        with source.open("rb") as file:
            file.read(1)
    except OSError as error:
        raise CannotReach(source, filing.reason_unread(error)) from error
    shutil.copyfile(source, target)


@contextmanager
def _as_said_of(path: Path) -> Iterator[None]:
    """Say of opening ``path`` what the disk has to say."""
    try:
        yield
    except OSError as error:
        raise CannotReach(path, filing.reason(error)) from error
    except CannotSave as error:
        reason = reason_of(error.__cause__)
        raise (CannotReach(path, reason) if reason else DamagedWorkspace(path)) from error


def _settle(copy: Path) -> None:
    """Roll back a hot journal and take missing migration steps, on the private copy."""
    copy.chmod(0o600)
    database = files.connect(copy)
    try:
        if not files.quickly_sound(database.raw):
            raise DamagedWorkspace(copy)
        with database.transaction() as connection:
            migrations.upgrade(connection, files.schema_version(database))
    finally:
        database.close()


def _discard(database: Database, folder: Path) -> None:
    database.close()
    shutil.rmtree(folder, ignore_errors=True)


def save_copy(workspace: Workspace, target: Path) -> None:
    """Write a verified copy of the open workspace to ``target``, replacing what is there.

    Raises:
        CannotWrite: the place cannot be written to, or what was written is not sound.
        WorkspaceInUse: ``target`` is open, here or elsewhere.
    """
    see_name_fits(target)
    files.refuse_held(target)
    backups.write_verified_copy(workspace.database, target)


_CLOUD_FOLDERS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nutstore": "Nutstore 坚果云",
    "坚果云": "Nutstore 坚果云",
    "wps云文档": "WPS 云文档",
    "wpsdrive": "WPS 云文档",
    "wps cloud files": "WPS 云文档",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "baidunetdisk": "百度网盘",
}


def cloud_service(path: Path) -> str:
    """Return the service that synchronises the folder of ``path``; empty when none is known."""
    for part in path.absolute().parts[:-1]:
        plain = part.casefold()
        for sign, name in _CLOUD_FOLDERS.items():
            if plain == sign or plain.startswith((f"{sign} ", f"{sign}-", f"{sign}(", f"{sign}~")):
                return name
    return ""


def is_network_path(path: Path) -> bool:
    """Return whether ``path`` lies on another computer as far as its form tells."""
    text = str(path)
    if text.startswith(("\\\\", "//")):
        return True
    with suppress(OSError):
        return _mount_kind(path.absolute()) in {
            "cifs",
            "smb3",
            "smbfs",
            "nfs",
            "nfs4",
            "fuse.sshfs",
        }
    return False


def _mount_kind(path: Path) -> str:
    best, kind = "", ""
    for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines():
        _, place, found, *_ = line.split(" ")
        if path.is_relative_to(place) and len(place) > len(best):
            best, kind = place, found
    return kind


_CONFLICT_SIGNS = ("conflicted copy", "conflict", "(1)", "(2)", "副本", "冲突")


def conflicted_copies(path: Path) -> list[Path]:
    """Return files beside ``path`` that a synchronising service or a mail program left behind."""
    try:
        beside = sorted(path.parent.glob(f"*{SUFFIX}"))
    except OSError:
        return []
    return [
        other
        for other in beside
        if other.name != path.name
        and path.stem.split("(")[0].strip().casefold() in other.stem.casefold()
        and any(sign in other.stem.casefold() for sign in _CONFLICT_SIGNS)
    ]
