"""The start as a user has it: a file as argument, and the work goes on at a full list.

Prints ``ready`` and the resident memory once the list stands on the screen and has answered a key;
then the window closes as a person closes it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from scripts.bench.measure import resident_mb

if TYPE_CHECKING:
    from urbandesk.ui.main_window import MainWindow

_ROWS = 10_000


def watch(window: MainWindow) -> None:
    """See from the event loop whether the list answers, as soon as it has the turn."""
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, lambda: _use(window))


def _use(window: MainWindow) -> None:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    from urbandesk.ui.pages.lists.records_page import RecordsPage

    QApplication.processEvents()  # what is still to be laid out and painted
    page = window.stack.page()
    if not isinstance(page, RecordsPage) or page.table.rowCount() < _ROWS:
        _give_up("the list is not there")
    before = page.view.current()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(page.view, key)
    QApplication.processEvents()
    if page.view.current() == before:
        _give_up("the key was not answered")
    print("ready", resident_mb(), flush=True)
    window.close()


def _give_up(why: str) -> NoReturn:
    """End at once: an error in the event loop would only be told in a dialog."""
    print(why, flush=True)
    os._exit(1)


def main(given: list[str]) -> int:
    """Start the program by its own entry, watched from the moment its work has begun."""
    from urbandesk import __main__ as program
    from urbandesk import log

    # The log is what ``app.run`` begins with: the first moment when ``app`` can be reached without
    # importing it earlier than the program itself does.
    begin_log = log.begin

    def begin_log_and_watch() -> Path | None:
        _watch_begin()
        return begin_log()

    log.begin = begin_log_and_watch
    return program.main(given)


def _watch_begin() -> None:
    from urbandesk import app

    begin = app.begin

    def begin_and_watch(window: MainWindow, file: Path | None) -> None:
        begin(window, file)
        watch(window)

    app.begin = begin_and_watch


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
