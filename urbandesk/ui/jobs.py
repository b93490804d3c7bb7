"""Jobs: work off the window's thread, with progress, and stopped when the user asks for it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from urbandesk.errors import Cancelled, UserError
from urbandesk.progress import Progress

Work = Callable[[Progress], object]


class Job(QObject):
    """One piece of work in a thread of its own; exactly one of the outcomes is told, then the end.

    The work gets plain values and never a widget.

    Signals:
        progressed: done and total.
        succeeded: what the work returned.
        failed: the ``UserError`` that it raised.
        cancelled: it was stopped and left nothing behind.
        finished: it is over, whatever the outcome.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()

    _over = Signal(object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._thread = _Thread(work, self)
        self._over.connect(self._tell)

    def start(self) -> None:
        """Begin the work."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def wait(self) -> None:
        """Return when the thread has ended; for closing the window."""
        self._thread.wait()

    def step(self, done: int, total: int) -> None:
        """Note how far the work is; called in its thread.

        Raises:
            Cancelled: the user stopped it.
        """
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(done, total)

    def _tell(self, outcome: object) -> None:
        self._thread.wait()
        if isinstance(outcome, Cancelled):
            self.cancelled.emit()
        elif isinstance(outcome, UserError):
            self.failed.emit(outcome)
        elif isinstance(outcome, BaseException):
            # A bug: it goes where every bug goes, with the place where it happened.
            sys.excepthook(type(outcome), outcome, outcome.__traceback__)
        else:
            self.succeeded.emit(outcome)
        self.finished.emit()


class _Thread(QThread):
    def __init__(self, work: Work, job: Job) -> None:
        super().__init__(job)
        self._work = work
        self._job = job

    def run(self) -> None:
        outcome: object
        try:
            outcome = self._work(self._job)
        except Exception as error:
            # Nothing may be lost in a thread: the window's thread decides what it was.
            outcome = error
        self._job._over.emit(outcome)


class JobRunner(QObject):
    """Starts jobs and keeps them until they are over.

    Signals:
        started: a job that was begun.
        done: one that was not quiet succeeded.
    """

    started = Signal(object)
    done = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Job] = []
        self._quiet: set[Job] = set()

    def run(self, work: Work, *, quiet: bool = False) -> Job:
        """Begin ``work`` and return its job; connect to its signals before the event loop runs.

        ``quiet`` work, such as drawing a preview, is stopped on closing without a question.
        """
        job = Job(work, self)
        if quiet:
            self._quiet.add(job)
        else:
            job.succeeded.connect(lambda _result: self.done.emit())
        self._running.append(job)
        job.finished.connect(lambda: self._forget(job))
        job.start()
        self.started.emit(job)
        return job

    @property
    def running(self) -> tuple[Job, ...]:
        """Return the jobs that are not over, without the quiet ones."""
        return tuple(job for job in self._running if job not in self._quiet)

    @property
    def with_quiet(self) -> tuple[Job, ...]:
        """Return every job that is not over, the quiet ones too."""
        return tuple(self._running)

    def stop_all(self) -> None:
        """Stop every job and wait for it; for closing the window."""
        for job in self._running:
            job.cancel()
        for job in self._running:
            job.wait()

    def _forget(self, job: Job) -> None:
        self._running.remove(job)
        self._quiet.discard(job)
        job.deleteLater()
