"""Panels with a ground of the look: base, window, navigation or attention."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def set_ground(widget: QWidget, ground: str) -> None:
    """Give ``widget`` the ground ``base``, ``window``, ``nav``, ``bar`` or ``attention``."""
    widget.setProperty("ground", ground)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
