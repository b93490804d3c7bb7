"""The one way files are written: complete and on disk, or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from urbandesk.errors import CannotWrite, FileInUse
from urbandesk.i18n import N_, _

_PARTIAL = ".urbandesk-"


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """Give a temporary path beside ``target``; on leaving, it takes the target's place.

    Whatever goes wrong, an existing ``target`` stays as it was and the temporary file is gone.

    Raises:
        FileInUse: another program holds ``target`` open.
        CannotWrite: the disk is full, the folder is missing or protected.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=_PARTIAL, suffix=target.suffix, dir=target.parent)
    except OSError as error:
        raise CannotWrite(target, reason(error)) from error
    os.close(handle)
    partial = Path(name)
    try:
        partial.chmod(_usual_mode())
        yield partial
        _sync(partial)
        replace_file(partial, target)
    except OSError as error:
        raise CannotWrite(target, reason(error)) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def write_bytes(target: Path, content: bytes) -> None:
    """Write ``content`` to ``target``, complete or not at all; missing folders are made."""
    make_folder(target.parent)
    with new_file(target) as partial:
        partial.write_bytes(content)


def make_folder(folder: Path) -> None:
    """Make ``folder``, and those above it, where they are missing.

    Raises:
        CannotWrite: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(folder, reason(error)) from error


def forget_partial(folder: Path, before: datetime) -> None:
    """Remove what a program that was killed left half written in ``folder`` before that moment.

    A younger file may be one that somebody is writing now.
    """
    for path in folder.glob(f"{_PARTIAL}*"):
        with suppress(OSError):
            if path.stat().st_mtime < before.timestamp():
                path.unlink()


def is_there(path: Path) -> bool:
    """Return whether there is something at ``path``, as far as this computer can tell.

    A name that is too long, or a folder that may not be looked into, is said where it is written.
    """
    try:
        return path.exists()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Return whether there is a folder at ``path``, as far as this computer can tell."""
    try:
        return path.is_dir()
    except OSError:
        return False


def replace_file(finished: Path, target: Path) -> None:
    """Put ``finished`` where ``target`` is; the old file stays if that fails."""
    if is_there(target) and not target.is_file():  # a folder, or a device that others need
        raise CannotWrite(target, _("what is there is no file"))
    try:
        finished.replace(target)
    except PermissionError as error:  # Windows: a spreadsheet program holds the file
        raise FileInUse(target) from error
    _sync_folder(target.parent)


def reason(error: OSError) -> str:
    """Return why ``error`` came up, in plain words of the language in force."""
    known = {
        errno.ENOSPC: N_("the disk is full"),
        errno.EDQUOT: N_("the disk is full"),
        errno.EACCES: N_("you may not write there"),
        errno.EPERM: N_("you may not write there"),
        errno.EROFS: N_("the medium is read-only"),
        errno.ENOENT: N_("the folder does not exist"),
        errno.ENOTDIR: N_("the folder does not exist"),
        errno.ENAMETOOLONG: N_("the name is too long"),
        errno.EEXIST: N_("there is a file of that name already"),
        errno.EISDIR: N_("it is a folder"),
        errno.EFBIG: N_("the file would be too large for that place"),
    }
    other = N_("the disk reported an error")  # by itself: inside the call it is not extracted
    return _(known.get(error.errno or 0, other))


def reason_unread(error: OSError) -> str:
    """Return why ``error`` came up while a file was read, in the language in force."""
    known = {
        errno.ENOENT: N_("the file does not exist"),
        errno.ENOTDIR: N_("the file does not exist"),
        errno.EACCES: N_("you may not read it"),
        errno.EPERM: N_("you may not read it"),
        errno.EISDIR: N_("it is a folder"),
    }
    words = known.get(error.errno or 0)
    return _(words) if words else reason(error)


def _usual_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
