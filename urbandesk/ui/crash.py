"""What happens when the program has a defect: it is logged, told, and the work goes on."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtWidgets import QWidget

_log = logging.getLogger(__name__)


def watch_for_crashes(window: QWidget) -> None:
    """Log every error that nobody caught and tell of the first one, with the log to send."""
    shown = threading.Event()

    def caught(
        kind: type[BaseException], error: BaseException, place: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, place)
            return
        # Only the place of the defect: a message may hold what somebody typed.
        where = "".join(traceback.format_tb(place))
        _log.error("%s\n%s", kind.__name__, where)
        if shown.is_set() or threading.current_thread() is not threading.main_thread():
            return
        shown.set()
        from urbandesk.ui.dialogs.crash_dialog import CrashDialog

        CrashDialog(f"{kind.__name__}\n{where}", window).exec()
        shown.clear()

    sys.excepthook = caught
