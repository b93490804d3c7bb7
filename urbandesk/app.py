"""The composition root: the only place that wires settings, look, language and window together."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from urbandesk import i18n, log, settings
from urbandesk.cli.window import WindowOptions
from urbandesk.filing import is_there
from urbandesk.settings import Settings
from urbandesk.ui import dressing
from urbandesk.ui.command_runner import CommandRunner
from urbandesk.ui.crash import watch_for_crashes
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.window.instance import Instance


def run(options: WindowOptions) -> int:
    """Show the window and return the exit code when it is closed.

    A second start hands its file to the window that is open already and ends with 0.
    """
    log.begin()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    instance = Instance(app)
    if instance.hand_over(options.file):
        return 0
    window = make_window(app, options)
    watch_for_crashes(window)
    instance.asked.connect(lambda path: raise_window(window, path))
    window.list_first = True
    window.restore_geometry()
    window.show()
    begin(window, options.file)
    # What is there now stays: later collections need not walk through it.
    gc.freeze()
    gc.enable()
    code: int = app.exec()
    instance.close()
    return code


def make_window(app: QApplication, options: WindowOptions) -> MainWindow:
    """Return the window, dressed and in its language, with nothing open yet."""
    preferences = settings.load()
    _name(app)
    i18n.use(options.language or preferences.language or _language_of_system())
    dressing.apply(app, preferences.scheme, zoom=preferences.zoom)
    switch_language(app, i18n.current())
    window = MainWindow(preferences)
    CommandRunner(window)
    window.closed.connect(app.quit)
    return window


def begin(window: MainWindow, file: Path | None) -> None:
    """Open the file that was asked for, else the one open last, else show where to begin."""
    wanted = file.absolute() if file else _last(window.settings)
    if wanted is None or not window.opening.open(wanted):
        window.show_start()


def raise_window(window: MainWindow, path: str) -> None:
    """Bring the window to the front and open the file that a second start asked for."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    if path and (window.desk is None or Path(path) != window.desk.workspace.path.absolute()):
        window.opening.open(Path(path))


def _name(app: QApplication) -> None:
    app.setApplicationName("UrbanDesk")
    app.setApplicationDisplayName("UrbanDesk")
    app.setDesktopFileName("urbandesk")
    from urbandesk.ui.program_sign import program_icon

    app.setWindowIcon(program_icon())


def _last(preferences: Settings) -> Path | None:
    """Return the workspace open last, when it is still there."""
    recent = Path(preferences.recent[0]) if preferences.recent else None
    return recent if recent is not None and is_there(recent) else None


def _language_of_system() -> str:
    chinese = QLocale.system().language() is QLocale.Language.Chinese
    return i18n.CHINESE if chinese else i18n.ENGLISH
