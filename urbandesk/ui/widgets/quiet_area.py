"""An area that scrolls where its content has no room, and is nothing else."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget


class ModestSplitter(QSplitter):
    """Parts that ask for no more than they need: the area around them scrolls only below that."""

    def sizeHint(self) -> QSize:
        """Return the width they like, and the least height that all of them can have."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())


def quiet_area(inner: QWidget) -> QScrollArea:
    """Put a widget into an area without a frame, which takes no focus of its own."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area
