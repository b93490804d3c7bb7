"""Opening and making workspaces from the window: choosing files, and what can go wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from urbandesk import filing, sealing
from urbandesk.errors import UserError
from urbandesk.i18n import _
from urbandesk.models.file_errors import NoSuchWorkspace, WorkspaceInUse
from urbandesk.services.delegation.about import copy_of
from urbandesk.services.files import workspace_files
from urbandesk.services.workspace import Workspace
from urbandesk.settings import Settings
from urbandesk.ui.ages import now
from urbandesk.ui.messages import Messages
from urbandesk.ui.new_workspace import NewWorkspace
from urbandesk.ui.widgets.message_bar import Deed
from urbandesk.ui.window.copy_words import about_copy


class Opening:
    """Opens and makes workspaces; hands each one to ``take``."""

    def __init__(
        self,
        window: QWidget,
        messages: Messages,
        settings: Settings,
        take: Callable[[Workspace], None],
        *,
        leave: Callable[[], bool],
    ) -> None:
        """Prepare.

        Args:
            window: parent of the file dialogs.
            messages: where problems are told.
            settings: holds the recent files.
            take: shows an opened workspace.
            leave: closes the workspace that is open; returns whether it is closed.
        """
        self._window = window
        self._messages = messages
        self._settings = settings
        self._take = take
        self._leave = leave
        self.take_home: Callable[[Sequence[Path]], object] | None = None

    def make(self, wanted: NewWorkspace) -> bool:
        """Write a new workspace and open it; returns whether it is open now."""
        try:
            if wanted.sample:
                from urbandesk.services.files.sample import write_sample

                write_sample(wanted.path)
            else:
                workspace_files.create(wanted.path, author=wanted.author, side=wanted.side)
        except UserError as error:
            self._messages.warn(error)
            return False
        return self.open(wanted.path)

    def open(self, path: Path) -> bool:
        """Open the workspace at ``path`` in place of the open one; returns whether it is open.

        A sealed copy is unsealed first, to where a person wants to work in it.
        """
        if sealing.is_sealed(path):
            return self._open_sealed(path)
        return self._open(path, lambda: workspace_files.open_workspace(path))

    def _open_sealed(self, path: Path) -> bool:
        from urbandesk.services.delegation import private
        from urbandesk.ui.exchange.password_dialog import PasswordDialog

        error: UserError = private.NeedsPassword(path)
        while password := PasswordDialog.ask(error.text, self._window):
            try:
                content = private.unsealed(path, password)
            except sealing.WrongPassword as wrong:
                error = wrong
                continue
            except UserError as refused:
                self._messages.warn(refused)
                return False
            return self._work_in(content, path)
        return False

    def _work_in(self, content: bytes, sealed: Path) -> bool:
        """Write an unsealed copy to where a person wants to work in it, and open it."""
        title = _("Where do you want to work in the copy?")
        target = self._ask_target(title, sealed.stem, folder=sealed.parent)
        if target is None:
            return False
        try:
            if filing.is_there(target):
                raise workspace_files.AlreadyThere(target)
            filing.write_bytes(target, content)
        except UserError as error:
            self._messages.warn(error)
            return False
        return self.open(target)

    def read(self, path: Path) -> bool:
        """Open a private copy of ``path`` for reading only."""
        return self._open(path, lambda: workspace_files.open_read_only(path))

    def _open(self, path: Path, opened: Callable[[], Workspace]) -> bool:
        if not filing.is_there(path):
            self._say_missing(path)
            return False
        if not self._leave():
            return False
        try:
            workspace = opened()
        except WorkspaceInUse as error:
            self._messages.warn(error, Deed(lambda: _("Open for reading"), lambda: self.read(path)))
            return False
        except UserError as error:
            self._messages.warn(error)
            return False
        self._note_opened(path.absolute())
        self._take(workspace)
        self._say_how_it_was(workspace)
        return True

    def _say_missing(self, path: Path) -> None:
        """Say that a file is not there; it stays among the recent ones until somebody lets it go.

        It may lie on a stick that is not plugged in now.
        """
        known = str(path) in self._settings.recent
        deeds = [Deed(lambda: _("Remove from the list"), lambda: self._forget(path))]
        self._messages.warn(NoSuchWorkspace(path), *(deeds if known else []))

    def _forget(self, path: Path) -> None:
        self._settings.forget(path)
        self._settings.save()

    def _note_opened(self, path: Path) -> None:
        before = self._settings.recent
        self._settings.note_opened(path)
        if self._settings.recent != before:  # usually it is the one that was open last
            self._settings.save()

    def _say_how_it_was(self, workspace: Workspace) -> None:
        name = workspace.path.name
        if workspace.recovered:
            self._messages.say(
                lambda: _(
                    "UrbanDesk was not closed properly last time. “{name}” was checked and is "
                    "sound; everything stored is there, and you are where you stopped."
                ).format(name=name),
                icon="information",
            )
        elif workspace.read_only:
            self._messages.say(
                lambda: _("“{name}” is open for reading only; nothing can be changed.").format(
                    name=name
                ),
                icon="hidden",
            )
        else:
            self._messages.say(lambda: _("Opened {name}.").format(name=name), icon="information")
        self._say_whose_copy(workspace)
        self._warn_of_folder(workspace)

    def _say_whose_copy(self, workspace: Workspace) -> None:
        copy = copy_of(workspace)
        if copy is None:
            return
        if copy.is_expired(now().date()):
            self._messages.warn(lambda: about_copy(copy, now().date()))
        else:
            self._messages.say(lambda: about_copy(copy, now().date()), icon="information")

    def _warn_of_folder(self, workspace: Workspace) -> None:
        path = workspace.path
        service = workspace_files.cloud_service(path)
        if service:
            self._messages.warn(
                lambda: _(
                    "This workspace lies in a folder of {service}. Open it on one computer at a "
                    "time, and wait until it is synchronised before you open it on another."
                ).format(service=service)
            )
        elif workspace_files.is_network_path(path):
            self._messages.warn(
                lambda: _(
                    "This workspace lies on a network drive, where two people may open it without "
                    "noticing. Agree who works in it."
                )
            )
        copies = workspace_files.conflicted_copies(path)
        if copies and not workspace.read_only:
            self._offer_second_version(copies[0])

    def _offer_second_version(self, other: Path) -> None:
        """Offer to compare a version that a synchronising service or a mail program left."""
        self._messages.warn(
            lambda: _(
                "Beside this workspace lies “{name}”, which looks like a second version of it. "
                "Compare both and take over what only the other one holds."
            ).format(name=other.name),
            Deed(lambda: _("Compare"), lambda: self._compare(other)),
        )

    def _compare(self, other: Path) -> None:
        if self.take_home is not None:
            self.take_home([other])

    def ask_open(self) -> None:
        """Let a person choose a workspace to open."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window, _("Open a workspace"), self._folder(), _files()
        )
        if chosen:
            self.open(Path(chosen))

    def ask_new(self) -> Path | None:
        """Let a person choose where a new workspace goes; None when they did not."""
        return self._ask_target(_("New workspace"), _("partnerships"))

    def ask_copy(self) -> Path | None:
        """Let a person choose where a copy goes; None when they did not."""
        return self._ask_target(_("Save a copy"), _("copy"))

    def ask_delegation(self) -> Path | None:
        """Let a person choose where a delegation copy goes; None when they did not."""
        return self._ask_target(_("Make a delegation copy"), _("delegation"))

    def _ask_target(self, title: str, name: str, folder: Path | None = None) -> Path | None:
        start = str((folder or Path(self._folder())) / f"{name}{workspace_files.SUFFIX}")
        chosen, _kind = QFileDialog.getSaveFileName(self._window, title, start, _files())
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(workspace_files.SUFFIX)

    def _folder(self) -> str:
        for path in self._settings.recent:
            if filing.is_there(Path(path).parent):
                return str(Path(path).parent)
        return str(Path.home())


def _files() -> str:
    return _("UrbanDesk workspaces") + f" (*{workspace_files.SUFFIX})"
