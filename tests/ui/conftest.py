"""Fixtures for everything with a window."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def kept_widgets(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> list[QWidget]:
    """Keep the windows of a test until it is over.

    The bot refers to them weakly: one that a test has let go is collected while it is painted,
    which ends the whole run.
    """
    kept: list[QWidget] = []
    add = qtbot.addWidget

    def add_and_keep(widget: QWidget, **how: Any) -> None:
        kept.append(widget)
        add(widget, **how)

    monkeypatch.setattr(qtbot, "addWidget", add_and_keep)
    return kept
