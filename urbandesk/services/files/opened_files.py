"""Files opened with another program or dragged out: private copies, gone on closing."""

from __future__ import annotations

import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from weakref import WeakKeyDictionary

from urbandesk import filing, paths
from urbandesk.errors import CannotWrite, UserError
from urbandesk.i18n import N_
from urbandesk.services.finding import queries
from urbandesk.services.register import attachments
from urbandesk.services.register.attached_names import may_be_program, safe_name
from urbandesk.services.workspace import Workspace

_FOLDER = "opened"


_of_workspaces: WeakKeyDictionary[Workspace, OpenedFiles] = WeakKeyDictionary()


def of(workspace: Workspace) -> OpenedFiles:
    """Return the copies made for a workspace, which are one place for the whole window."""
    if workspace not in _of_workspaces:
        _of_workspaces[workspace] = OpenedFiles(workspace)
    return _of_workspaces[workspace]


class OpenedFiles:
    """The copies made for one open workspace; they are removed when it closes."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._folder: Path | None = None
        workspace.before_closing(self.remove_all)

    def copy(self, attachment: str) -> Path:
        """Write an attached file where only this user may read it; returns where.

        What is changed in the copy does not come back, so it is read-only.

        Raises:
            CannotWrite: there is no room for it.
            UserError: it could be a program, or its bytes are gone.
        """
        name = safe_name(queries.record(self._workspace, "attachment", attachment).label)
        if may_be_program(name):
            raise UserError(
                N_(
                    "“{name}” could start a program, so it is not opened from here. Save it, have "
                    "it checked and open it then."
                ),
                name=name,
            )
        return self.write(name, attachments.content(self._workspace, attachment))

    def write(self, name: str, content: bytes) -> Path:
        """Write something that is dragged out of the window where only this user may read it.

        Raises:
            CannotWrite: there is no room for it.
        """
        target = self._new_folder() / safe_name(name)
        filing.write_bytes(target, content)
        target.chmod(stat.S_IRUSR)
        return target

    def _new_folder(self) -> Path:
        whole = paths.cache_dir() / _FOLDER
        try:
            if self._folder is None:
                _remove(whole)  # what a crash left behind
                whole.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
                self._folder = whole
            return Path(tempfile.mkdtemp(dir=whole))
        except OSError as error:
            raise CannotWrite(whole, filing.reason(error)) from error

    def remove_all(self) -> None:
        """Remove every copy; one that another program holds goes at the next chance."""
        if self._folder is not None:
            _remove(self._folder)
            self._folder = None


def _remove(folder: Path) -> None:
    for path in folder.rglob("*") if folder.is_dir() else ():
        with suppress(OSError):  # Windows keeps what is read-only
            path.chmod(stat.S_IRWXU)
    shutil.rmtree(folder, ignore_errors=True)
