"""The window while work is running, while the system changes its look, and by the keys of size."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStyleHints
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from urbandesk.progress import Progress
from urbandesk.settings import ZOOMS
from urbandesk.ui import dressing, theme
from urbandesk.ui.dialogs.stop_dialog import StopDialog
from urbandesk.ui.main_window import MainWindow


class Asked:
    """Answers the question about running work, and counts how often it was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self.agree = False
        monkeypatch.setattr(StopDialog, "exec", self._answer)

    def _answer(self, *_dialog: object) -> int:
        self.count += 1
        return int(self.agree)


def test_closing_during_a_job_asks_once_and_stops_it_only_when_agreed(
    sample_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked(monkeypatch)
    stopped = threading.Event()

    def work(progress: Progress) -> None:
        try:
            while True:
                progress.step(0, 1)
        finally:
            stopped.set()

    sample_window.jobs.run(work)
    assert not sample_window.close()
    assert (asked.count, sample_window.desk is None, stopped.is_set()) == (1, False, False)
    asked.agree = True
    assert sample_window.close()
    assert asked.count == 2
    assert stopped.is_set()
    assert sample_window.desk is None


def test_without_a_job_closing_asks_nothing(
    sample_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked(monkeypatch)
    assert sample_window.close()
    assert asked.count == 0


def change_system(
    app: QApplication, monkeypatch: pytest.MonkeyPatch, scheme: Qt.ColorScheme
) -> None:
    """Let the desktop change its look, as the program hears of it."""
    monkeypatch.setattr(QStyleHints, "colorScheme", lambda _hints: scheme)
    app.styleHints().colorSchemeChanged.emit(scheme)


@pytest.mark.parametrize(
    ("system", "tokens"),
    [(Qt.ColorScheme.Dark, theme.DARK), (Qt.ColorScheme.Light, theme.LIGHT)],
)
def test_the_window_follows_the_system_while_it_is_open(
    sample_window: MainWindow,
    dressed: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    system: Qt.ColorScheme,
    tokens: theme.Tokens,
) -> None:
    dressing.apply(dressed, "system")
    change_system(dressed, monkeypatch, system)
    assert theme.current() == tokens
    ground = sample_window.palette().color(sample_window.backgroundRole())
    assert ground == tokens.color("window")


def test_a_look_of_ones_own_does_not_follow_the_system(
    sample_window: MainWindow, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    dressing.apply(dressed, "light")
    change_system(dressed, monkeypatch, Qt.ColorScheme.Dark)
    assert theme.current() == theme.LIGHT


@pytest.mark.parametrize("key", [Qt.Key.Key_Plus, Qt.Key.Key_Equal])
def test_keys_go_from_80_to_200_percent_and_back_to_usual(
    sample_window: MainWindow, key: Qt.Key
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    for _press in range(len(ZOOMS)):
        QTest.keyClick(sample_window, key, control)
    assert theme.zoom() == 2.0
    for _press in range(len(ZOOMS)):
        QTest.keyClick(sample_window, Qt.Key.Key_Minus, control)
    assert theme.zoom() == 0.8
    QTest.keyClick(sample_window, Qt.Key.Key_0, control)
    assert theme.zoom() == 1.0
