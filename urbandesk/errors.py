"""The one kind of error that a user can mend; everything else is a bug."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from urbandesk.i18n import N_, _


class UserError(Exception):
    """Something a user can mend, said in plain words with what to do next.

    ``message`` is a catalogue key marked with ``N_``; it is translated where it is shown.
    """

    def __init__(self, message: str, **details: object) -> None:
        super().__init__(message)
        self.message = message
        self.details = details

    def text(self) -> str:
        """Return the sentence in the language in force, details filled in."""
        return _(self.message).format(**self.details)

    def __str__(self) -> str:
        return self.message.format(**self.details)


class InvalidValues(UserError):
    """Values that break the rules of their fields; nothing was stored."""

    def __init__(self, problems: Mapping[str, UserError]) -> None:
        super().__init__(N_("Some fields need your attention. Nothing was stored."))
        self.problems = dict(problems)


class RecordGone(UserError):
    """A record that was deleted meanwhile."""

    def __init__(self) -> None:
        super().__init__(N_("This record was deleted meanwhile. Undo brings it back."))


class FileInUse(UserError):
    """A file that another program holds open."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("“{name}” is open in another program. Close it there and try again."),
            name=path.name,
        )


class CannotWrite(UserError):
    """A place that cannot be written to: full, protected or gone."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            N_(
                "“{name}” could not be written: {reason}. The old file, if any, is as it was. "
                "Choose another place or make room, then try again."
            ),
            name=path.name,
            reason=reason,
        )


class Cancelled(Exception):
    """The user stopped a job."""
