"""Progress of a job that takes a while, and the way it is stopped."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Hears how far a job is and may stop it."""

    def step(self, done: int, total: int) -> None:
        """Note that ``done`` of ``total`` parts are done.

        Raises:
            Cancelled: the user stopped the job.
        """


class Unwatched:
    """The progress of a job that nobody watches and nobody stops."""

    def step(self, done: int, total: int) -> None:
        """Note nothing."""
