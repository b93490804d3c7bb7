"""Panels with a ground of the look: base, window, navigation or attention."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def set_ground(widget: QWidget, ground: str, *, edge: str = "") -> None:
    """Give ``widget`` a ground and, where a panel ends, its hairline.

    Args:
        widget: the panel.
        ground: ``base``, ``window``, ``nav``, ``bar`` or ``attention``.
        edge: ``left``, ``right``, ``top`` or ``bottom``; empty for none.
    """
    widget.setProperty("ground", ground)
    widget.setProperty("edge", edge)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
