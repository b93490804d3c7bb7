"""RecordLink: the name of a record, which opens it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from urbandesk.services.finding.queries import Record
from urbandesk.ui import theme
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.plain_label import plain_caption, plain_tooltip

_EDGE = 6


class RecordLink(Button):
    """A name that is cut when there is no room; opens with a click, Enter or the space bar."""

    def __init__(self, record: Record) -> None:
        super().__init__(lambda: record.label, kind="link")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def _caption(self, text: str) -> None:
        self.setAccessibleName(text)
        self.updateGeometry()
        self._cut()

    def _cut(self) -> None:
        name = self.accessibleName()
        room = self.width() - 2 * theme.scaled(_EDGE)
        shown = QFontMetrics(self.font()).elidedText(name, Qt.TextElideMode.ElideRight, room)
        self.setText(plain_caption(shown))
        self.setToolTip(plain_tooltip(name) if shown != name else "")

    def sizeHint(self) -> QSize:
        """Return the size of the whole name."""
        wide = QFontMetrics(self.font()).horizontalAdvance(self.accessibleName())
        return QSize(wide + 2 * theme.scaled(_EDGE) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return a size at which an ellipsis and some letters still fit."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), theme.scaled(60)), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the name anew."""
        super().resizeEvent(event)
        self._cut()
