"""The viewport of a scrolled view, made here instead of by Qt."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def own_viewport(
    area: QAbstractScrollArea, ground: QPalette.ColorRole = QPalette.ColorRole.Base
) -> None:
    """Give ``area`` a viewport that PySide knows from the beginning.

    Asked for one that Qt has made, PySide makes all its classes of widgets ready to find the right
    one among them: a sixtieth of the start of the program.
    """
    made = QWidget()
    made.setAutoFillBackground(True)
    made.setBackgroundRole(ground)
    area.setViewport(made)
