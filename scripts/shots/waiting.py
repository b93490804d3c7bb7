"""Waiting until a window shows what it is going to show: for signals, never for a time."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

from urbandesk.ui.main_window import MainWindow

LIMIT = 20_000
"""Milliseconds after which a page that is still at work is taken as it is."""

_SOON = 400
"""Timers longer than this are clocks, not work that is about to be shown."""


_DEEP = 24
"""Rounds after which every layout has its room: a wish for more climbs one step in each."""


def settle(window: MainWindow) -> bool:
    """Wait for jobs, for what a page does a moment later and for its room; returns whether done."""
    deadline = QDeadlineTimer(LIMIT)
    QApplication.processEvents()
    while (signal := next(_pending(window), None)) is not None:
        if deadline.hasExpired():
            return False
        _wait(signal, deadline.remainingTime())
    QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    for _round in range(_DEEP):
        QApplication.sendPostedEvents(None, int(QEvent.Type.LayoutRequest))
    QApplication.processEvents()
    return True


def _pending(window: MainWindow) -> Iterator[SignalInstance]:
    """Give what is still to be waited for."""
    for job in window.jobs.with_quiet:
        yield job.finished
    for timer in window.findChildren(QTimer):
        if timer.isActive() and timer.isSingleShot() and timer.interval() <= _SOON:
            yield timer.timeout


def _wait(signal: SignalInstance, at_most: int) -> None:
    loop = QEventLoop()
    limit = QTimer(singleShot=True)
    limit.timeout.connect(loop.quit)
    limit.start(at_most)
    connection = signal.connect(loop.quit)
    loop.exec()
    limit.stop()
    signal.disconnect(connection)
    QApplication.processEvents()
