"""Workspace files: made, opened, copied; each either complete or not at all."""

from __future__ import annotations

import shutil
import tempfile
import uuid
from contextlib import suppress
from pathlib import Path

from urbandesk import filing
from urbandesk.errors import UserError
from urbandesk.i18n import N_
from urbandesk.models import database as files
from urbandesk.models import migrations, schema
from urbandesk.models.database import Database
from urbandesk.models.file_errors import DamagedWorkspace, WorkspaceInUse
from urbandesk.models.holder import holder_file, note_holder
from urbandesk.services import catalogue
from urbandesk.services.files import backups
from urbandesk.services.workspace import Workspace

SUFFIX = ".urbandesk"


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
    if path.exists():
        raise AlreadyThere(path)
    with filing.new_file(path) as partial:
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
    unclean = holder_file(path).exists()
    if not _writable(path):
        return open_read_only(path)
    database = files.connect(path)
    try:
        if unclean and not files.quickly_sound(database.raw):
            raise DamagedWorkspace(path)
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
    if not path.exists():
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
    folder = Path(tempfile.mkdtemp(prefix="urbandesk-"))
    copy = folder / path.name
    try:
        shutil.copyfile(path, copy)
        journal = path.with_name(path.name + "-journal")
        if journal.exists():
            shutil.copyfile(journal, copy.with_name(copy.name + "-journal"))
        _settle(copy)
        database = files.connect_read_only(copy)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    workspace = Workspace(database, path)
    workspace.before_closing(lambda: _discard(database, folder))
    return workspace


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
        WorkspaceInUse: ``target`` is the open file itself.
    """
    if target.exists() and target.samefile(workspace.path):
        raise WorkspaceInUse(target, None)
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
