"""Messages: how every page says what happened, what went wrong, and how far a job is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from urbandesk.errors import UserError
from urbandesk.ui.jobs import Job
from urbandesk.ui.widgets.message_bar import Deed, MessageBar

Text = Callable[[], str]

PROGRESS_AFTER = 1000
"""Milliseconds after which a job that still runs shows its progress."""


class Messages(QObject):
    """The message bar as pages know it.

    Signals:
        refused: a ``UserError`` that was told; saving shows there when it failed.
    """

    refused = Signal(object)

    def __init__(self, bar: MessageBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._watched: Job | None = None

    def say(self, text: Text, *deeds: Deed, icon: str = "done") -> None:
        """Say what happened; ``text`` is asked again when the language is switched."""
        self._bar.say(text, *deeds, icon=icon)

    def warn(self, what: UserError | Text, *deeds: Deed) -> None:
        """Say what a person should mend; it stays until acted on or dismissed."""
        if isinstance(what, UserError):
            self._bar.warn(what.text, *deeds)
            self.refused.emit(what)
        else:
            self._bar.warn(what, *deeds)

    def watch(self, job: Job, text: Text) -> None:
        """Show the progress of a job with *Stop* once it takes longer than a second."""
        self._watched = job
        timer = QTimer(job, singleShot=True, interval=PROGRESS_AFTER)
        timer.timeout.connect(lambda: self._show(job, text))
        job.progressed.connect(lambda done, total: self._progress(job, done, total))
        job.finished.connect(lambda: self._end(job, timer))
        job.failed.connect(self.warn)
        timer.start()

    def _show(self, job: Job, text: Text) -> None:
        if job is self._watched:
            self._bar.start_progress(text, job.cancel)

    def _progress(self, job: Job, done: int, total: int) -> None:
        if job is self._watched:
            self._bar.set_progress(done, total)

    def _end(self, job: Job, timer: QTimer) -> None:
        timer.stop()
        if job is self._watched:
            self._watched = None
            self._bar.end_progress()
