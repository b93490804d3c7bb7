"""Taking lines that are shown no more out of a page, without showing them on their own."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QLayout, QWidget


def clear(layout: QLayout, widgets: Iterable[QWidget]) -> None:
    """Take widgets out of ``layout`` for good."""
    for widget in widgets:
        layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
