"""Fixtures for everything with a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from urbandesk import i18n, settings
from urbandesk.services.files.sample import write_sample
from urbandesk.ui import dressing
from urbandesk.ui.command_runner import CommandRunner
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.pages.page import Page


@pytest.fixture(autouse=True)
def kept_widgets(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[QWidget]]:
    """Keep the windows of a test until it is over.

    The bot refers to them weakly: one that a test has let go is collected while it is painted,
    which ends the whole run. A page hears no language switch of the tests after it.
    """
    kept: list[QWidget] = []
    add = qtbot.addWidget

    def add_and_keep(widget: QWidget, **how: Any) -> None:
        kept.append(widget)
        add(widget, **how)

    monkeypatch.setattr(qtbot, "addWidget", add_and_keep)
    yield kept
    for widget in kept:
        if isinstance(widget, Page) and shiboken6.isValid(widget):
            widget.end()


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """Give the application dressed as at a start; everything is as before afterwards."""
    dressing.apply(qapp, "light")
    yield qapp
    switch_language(qapp, i18n.ENGLISH)
    dressing.apply(qapp, "light")


@pytest.fixture
def sample_file(tmp_path: Path) -> Path:
    """Give the closed sample workspace."""
    path = tmp_path / "sample.urbandesk"
    write_sample(path)
    return path


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication) -> Iterator[MainWindow]:
    """Give the window with nothing open, shown and active."""
    made = MainWindow(settings.load())
    CommandRunner(made)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.jobs.stop_all()
    assert made.leave()
    QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


@pytest.fixture
def sample_window(window: MainWindow, sample_file: Path) -> MainWindow:
    """Give the window with the sample workspace open."""
    assert window.opening.open(sample_file)
    return window
