"""A window in a process of its own that types into a plan and is killed by the test.

Run as ``python -m tests.ui.killed_window FILE DATA_DIR``. Prints ``stored`` when what was typed is
in the file and ``kept`` when the place of the work is, then goes on until it is killed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from urbandesk import app as program
from urbandesk import paths
from urbandesk.cli.window import WindowOptions
from urbandesk.services.finding import queries

TYPED = "Words typed just before the power went"
QUESTION = "frame.benefit_cn"


def main() -> None:
    paths.use_data_dir(Path(sys.argv[2]))
    app = QApplication([])
    window = program.make_window(app, WindowOptions(None, "en"))
    window.show()
    assert QTest.qWaitForWindowActive(window)
    program.begin(window, Path(sys.argv[1]))
    assert window.desk is not None
    workspace = window.desk.workspace
    plan = queries.keys(workspace, queries.ListQuery("plan"))[0]
    workspace.bus.subscribe(lambda _changes: _tell("stored"))
    window.open_plan(plan, "frame", f"{QUESTION}/text_en")
    field = app.focusWidget()
    assert field is not None
    QTest.keyClicks(field, TYPED)
    watch = QTimer()
    watch.timeout.connect(lambda: _tell_place(watch, workspace.about.place))
    watch.start(50)
    app.exec()


def _tell_place(watch: QTimer, place: str) -> None:
    if QUESTION in place:
        watch.stop()
        _tell("kept")


def _tell(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
