"""Why a workspace file cannot be opened or written, in plain words with what to do next."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from urbandesk import filing
from urbandesk.errors import CannotWrite, UserError
from urbandesk.i18n import N_, _, format_moment
from urbandesk.models.holder import Holder


class CannotOpen(UserError):
    """A workspace file that cannot be opened; the file is as it was."""


class NotAWorkspace(CannotOpen):
    """A file of another kind."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("“{name}” is not an UrbanDesk workspace. Choose a file that ends in .urbandesk."),
            name=path.name,
        )


class NoSuchWorkspace(CannotOpen):
    """A file that is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("“{name}” is no longer there. It may have been moved, renamed or deleted."),
            name=path.name,
        )


class ForeignDatabase(CannotOpen):
    """A database that another program made."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("“{name}” is a database of another program. It was not changed."), name=path.name
        )


class NewerWorkspace(CannotOpen):
    """A workspace written by a later version of the program."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            N_(
                "“{name}” was written by a newer UrbanDesk (format {found}; this one knows "
                "{known}). It was not changed. Install the newer version to open it."
            ),
            name=path.name,
            found=found,
            known=known,
        )


class DamagedWorkspace(CannotOpen):
    """A workspace whose content cannot be read any more."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("“{name}” is damaged and was left as it is. Restore the newest backup instead."),
            name=path.name,
        )


class CannotReach(CannotOpen):
    """A workspace that this computer cannot read from where it lies."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            N_(
                "“{name}” could not be opened: {reason}. It was not changed. Mend that, or copy "
                "it to another place and open it there."
            ),
            name=path.name,
            reason=reason,
        )


class WorkspaceInUse(CannotOpen):
    """A workspace that another window or computer has open."""

    def __init__(self, path: Path, holder: Holder | None) -> None:
        self.holder = holder
        if holder is None:
            super().__init__(
                N_("“{name}” is open in another window or program. Close it there first."),
                name=path.name,
            )
            return
        super().__init__(
            N_("“{name}” is open at {who} ({computer}) since {since}. Close it there first."),
            name=path.name,
            who=holder.who,
            computer=holder.computer,
            since=holder.since,
        )

    def text(self) -> str:
        """Return the sentence with the moment as people write it."""
        details = dict(self.details)
        if self.holder is not None:
            details["who"] = self.holder.who or _("somebody")
            details["since"] = format_moment(self.holder.since)
        return _(self.message).format(**details)


class CannotSave(UserError):
    """A change that could not be written; the file holds what it held before."""


_SAVE_PROBLEMS = {
    sqlite3.SQLITE_FULL: N_("The disk is full; the change was not saved. Make room and try again."),
    sqlite3.SQLITE_READONLY: N_("This workspace is read-only; the change was not saved."),
    sqlite3.SQLITE_IOERR: N_(
        "The disk reported an error; the change was not saved. Save a copy on another disk."
    ),
    sqlite3.SQLITE_CORRUPT: N_(
        "The workspace file is damaged; the change was not saved. Restore the newest backup."
    ),
    sqlite3.SQLITE_CANTOPEN: N_(
        "The folder of the workspace cannot be written to; the change was not saved."
    ),
}


_REASONS = {
    sqlite3.SQLITE_FULL: N_("the disk is full"),
    sqlite3.SQLITE_READONLY: N_("the medium is read-only"),
    sqlite3.SQLITE_PERM: N_("you may not write there"),
    sqlite3.SQLITE_IOERR: N_("the disk reported an error"),
    sqlite3.SQLITE_CANTOPEN: N_("the folder cannot be written to, or its path is too long"),
}


def reason_of(error: BaseException | None) -> str:
    """Return what the disk has to do with an error, in the language in force; else nothing."""
    if isinstance(error, OSError):
        return filing.reason(error)
    orig = error.orig if isinstance(error, DBAPIError) else error
    known = _REASONS.get(getattr(orig, "sqlite_errorcode", 0) & 0xFF)
    return _(known) if known else ""


@contextmanager
def new_workspace_at(target: Path) -> Iterator[None]:
    """Turn what the disk refuses while a new file is filled into ``CannotWrite``.

    People know the name they chose, not that of the file beside it that is filled first.
    """
    try:
        yield
    except CannotWrite as error:
        raise CannotWrite(target, str(error.details["reason"])) from error
    except (sqlite3.Error, CannotSave, CannotReach, OSError) as error:
        told = isinstance(error, (CannotSave, CannotReach))
        reason = reason_of(error.__cause__ if told else error)
        if not reason:
            raise
        raise CannotWrite(target, reason) from error


# What has no code of its own: text that is none, and what another program took out of the file.
_SIGNS_OF_DAMAGE = ("decode to UTF-8", "no such table", "no such column")


@contextmanager
def plain_words() -> Iterator[None]:
    """Turn what the disk or the file brings about into ``CannotSave``; bugs pass through."""
    try:
        yield
    except DBAPIError as error:
        code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
        if any(sign in str(error.orig) for sign in _SIGNS_OF_DAMAGE):
            code = sqlite3.SQLITE_CORRUPT
        if code not in _SAVE_PROBLEMS:
            raise
        raise CannotSave(_SAVE_PROBLEMS[code]) from error
