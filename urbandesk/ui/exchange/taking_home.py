"""TakingHome: asks which files came back, reads them in a job, and takes reviews up again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from urbandesk.errors import RecordGone, UserError
from urbandesk.exchange.home_files import SUFFIXES
from urbandesk.exchange.incoming import RawBook
from urbandesk.filing import is_folder
from urbandesk.i18n import _
from urbandesk.progress import Progress
from urbandesk.sealing import WrongPassword
from urbandesk.services.delegation.private import NeedsPassword
from urbandesk.services.homecoming import waiting
from urbandesk.services.homecoming.reading import NothingOfOurs
from urbandesk.services.homecoming.review import Review
from urbandesk.services.homecoming.waiting import CameHome
from urbandesk.services.workspace import Workspace
from urbandesk.ui.exchange.assigning import Assigned
from urbandesk.ui.exchange.password_dialog import PasswordDialog
from urbandesk.ui.jobs import Job, Work
from urbandesk.ui.window_context import Context

_FOLDER = "exchange.folder"


@dataclass(frozen=True)
class Foreign:
    """A file whose columns have to be assigned first."""

    path: Path
    book: RawBook
    error: NothingOfOurs


ReadForeign = Callable[[Workspace, Foreign, Assigned, Progress], Review]
"""Compares a foreign file by what its columns were said to mean; nothing is written."""


@dataclass(frozen=True)
class Sealed:
    """Files of which one wants a password; the error says which, or that it was the wrong one."""

    paths: tuple[Path, ...]
    encoding: str
    error: UserError


def last_folder(context: Context) -> Path:
    """Return the folder that files were last taken home from, else that of the user."""
    kept = Path(str(context.settings.window.get(_FOLDER) or Path.home()))
    return kept if is_folder(kept) else Path.home()


class TakingHome(QObject):
    """Reads one after the other; files are only read.

    Signals:
        came: a ``Review`` and the decisions made about it so far.
        foreign: a ``Foreign`` file, in which nothing of ours was found.
        busy_changed: whether something is being read now.
    """

    came = Signal(object, object)
    foreign = Signal(object)
    busy_changed = Signal(bool)

    def __init__(
        self, context: Context, page: QWidget, read_foreign: ReadForeign | None = None
    ) -> None:
        super().__init__(page)
        self._read_foreign = read_foreign
        self._context = context
        self._page = page
        self.busy = False

    def ask(self) -> None:
        """Let a person choose one or several files, and read them."""
        types = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        chosen, _filter = QFileDialog.getOpenFileNames(
            self._page.window(),
            _("Take home"),
            str(last_folder(self._context)),
            _("Returned files ({types})").format(types=types),
        )
        if chosen:
            self._context.settings.window[_FOLDER] = str(Path(chosen[0]).parent)
            self.read([Path(one) for one in chosen])

    def read(self, paths: Sequence[Path], encoding: str = "", password: str = "") -> None:
        """Read returned files; what came of it is told by ``came`` or ``foreign``."""
        if self.busy or not paths:
            return
        workspace, files = self._context.workspace, tuple(paths)

        def work(progress: Progress) -> object:
            try:
                return waiting.come_home(
                    workspace, files, progress=progress, password=password, encoding=encoding
                )
            except (NeedsPassword, WrongPassword) as error:
                return Sealed(files, encoding, error)
            except NothingOfOurs as error:
                if len(files) > 1:
                    raise
                return Foreign(files[0], error.book, error)

        job = self._run(work)
        self._context.messages.watch(job, lambda: _("Reading what came back"))

    @property
    def can_read_foreign(self) -> bool:
        """Return whether a foreign file can be compared once its columns are assigned."""
        return self._read_foreign is not None

    def compare(self, foreign: Foreign, assigned: Assigned) -> None:
        """Compare a foreign file by what its columns were said to mean."""
        read, workspace = self._read_foreign, self._context.workspace
        if self.busy or read is None:
            return
        job = self._run(lambda progress: read(workspace, foreign, assigned, progress))
        self._context.messages.watch(job, lambda: _("Reading what came back"))

    def take_up(self, key: str) -> None:
        """Go on with a review that waits; one that is gone is passed over."""
        if self.busy:
            return
        workspace = self._context.workspace

        def work(progress: Progress) -> object:
            try:
                return waiting.take_up(workspace, key, progress=progress)
            except RecordGone:
                return None

        job = self._run(work)
        self._context.messages.watch(job, lambda: _("Comparing with today's records"))

    def _run(self, work: Work) -> Job:
        self._set_busy(True)
        job = self._context.jobs.run(work)
        job.succeeded.connect(self._tell)
        job.finished.connect(lambda: self._set_busy(False))
        return job

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit(busy)

    def _tell(self, found: object) -> None:
        if isinstance(found, Foreign):
            self.foreign.emit(found)
        elif isinstance(found, Sealed):
            self._ask_password(found)
        elif isinstance(found, Review):
            self.came.emit(found, {})
        elif isinstance(found, CameHome):
            self.came.emit(found.review, found.decisions)
            if found.waited:
                self._say_it_waited(found.review.title)
        elif isinstance(found, tuple):
            review, decisions = found
            self.came.emit(review, decisions)

    def _say_it_waited(self, title: str) -> None:
        self._context.messages.say(
            lambda: _(
                "The review of {name} was waiting here already: you go on where you left it."
            ).format(name=title)
        )

    def _ask_password(self, sealed: Sealed) -> None:
        """Read sealed files again with the password that a person gives; otherwise leave them."""
        password = PasswordDialog.ask(sealed.error.text, self._page.window())
        if password:
            self._set_busy(False)
            self.read(sealed.paths, sealed.encoding, password)
