"""Workspaces as bytes: read from where they lie, unsealed, opened in a private folder."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from urbandesk import filing, sealing
from urbandesk.errors import UserError
from urbandesk.i18n import N_
from urbandesk.models.file_errors import NotAWorkspace, WorkspaceInUse
from urbandesk.services.files import workspace_files
from urbandesk.services.workspace import Workspace

LARGEST = 500_000_000
"""Bytes that a workspace may have that comes home: a half-done review keeps it whole."""

_HEAD = b"SQLite format 3\0"


class NeedsPassword(UserError):
    """A sealed copy whose password was not given yet."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("“{name}” is sealed with a password. Enter it to open the copy."), name=path.name
        )
        self.path = path


class TooLarge(UserError):
    """A workspace that is too large to be kept in a review."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("“{name}” is larger than {limit} MB, more than can be taken home at once."),
            name=path.name,
            limit=LARGEST // 1_000_000,
        )


def is_workspace(content: bytes) -> bool:
    """Return whether ``content`` is that of a workspace rather than of a workbook."""
    return content.startswith(_HEAD)


def may_be_workspace(path: Path) -> bool:
    """Return whether the file at ``path`` is a workspace, sealed or not."""
    if sealing.is_sealed(path):
        return True
    try:
        if not path.is_file():  # opening a pipe would wait for ever
            return False
        with path.open("rb") as file:
            return is_workspace(file.read(len(_HEAD)))
    except OSError:
        return False


def content_of(workspace: Workspace, path: Path, password: str = "") -> bytes:
    """Return the settled content of another workspace; the file itself is only read.

    Raises:
        NeedsPassword: it is sealed, and there is no password.
        WrongPassword: the password does not fit, or the file was changed on its way.
        WorkspaceInUse: it is the open workspace itself.
        TooLarge: it does not fit into a review.
        CannotOpen: it is no sound workspace.
    """
    if not workspace.read_only and path.samefile(workspace.path):
        raise WorkspaceInUse(path, None)
    if path.stat().st_size > LARGEST:
        raise TooLarge(path)
    if sealing.is_sealed(path):
        return unsealed(path, password)
    theirs = workspace_files.open_read_only(path)
    try:
        return theirs.database.path.read_bytes()
    finally:
        theirs.close()


def unsealed(path: Path, password: str) -> bytes:
    """Return the workspace that is sealed at ``path``.

    Raises:
        NeedsPassword: there is no password.
        WrongPassword: the password does not fit, or the file was changed on its way.
        NotAWorkspace: something else was sealed.
    """
    if not password:
        raise NeedsPassword(path)
    content = sealing.unseal(path, password)
    if not is_workspace(content):
        raise NotAWorkspace(path)
    return content


@contextmanager
def opened(content: bytes, name: str = "copy") -> Iterator[Workspace]:
    """Give a workspace whose content is at hand, open for reading in a private folder.

    Raises:
        CannotOpen: it is no sound workspace.
    """
    with tempfile.TemporaryDirectory(prefix="urbandesk-") as folder:
        path = Path(folder) / f"{Path(name).stem}{workspace_files.SUFFIX}"
        filing.write_bytes(path, content)
        theirs = workspace_files.open_read_only(path)
        try:
            yield theirs
        finally:
            theirs.close()
