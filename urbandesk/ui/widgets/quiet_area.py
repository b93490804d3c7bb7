"""An area that scrolls where its content has no room, and is nothing else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


class YieldingPage(QWidget):
    """A page whose parts give way down to their least heights before its area scrolls.

    An area asks a page with broken lines how high it likes to be, not how low it can be.
    """

    def heightForWidth(self, wide: int) -> int:
        """Return the least height at a width."""
        layout = self.layout()
        return layout.minimumHeightForWidth(wide) if layout is not None else -1


def quiet_area(inner: QWidget) -> QScrollArea:
    """Put a widget into an area without a frame, which takes no focus of its own."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area
