"""The frame of the home page: rows that keep the focus, the right column, the empty state."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from urbandesk.i18n import _
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import main_button, outlined_button
from urbandesk.ui.widgets.line_button import LineButton
from urbandesk.ui.widgets.plain_label import PlainLabel


class Rows(QWidget):
    """Rows by key; the focus stays on the key when they are made anew."""

    def __init__(self, nothing: Callable[[], str]) -> None:
        super().__init__()
        self.rows: dict[str, LineButton] = {}
        self._nothing = PlainLabel(role="secondary")
        LiveText(self).bind(self._nothing.setText, nothing)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._nothing)

    def show_rows(self, rows: dict[str, LineButton]) -> None:
        """Show these rows and no others."""
        focused = next((key for key, row in self.rows.items() if row.hasFocus()), "")
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = rows
        for row in rows.values():
            self._column.addWidget(row)
            # Shown now rather than by the event loop: only what is shown can take the focus.
            row.show()
        self._nothing.setVisible(not rows)
        if focused in rows:
            rows[focused].setFocus(Qt.FocusReason.OtherFocusReason)


class SidePanel(QWidget):
    """The right column; a line parts it from what stands at its left or above."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        super().paintEvent(event)
        painter = QPainter(self)
        line = theme.current().color("line")
        if self.y() > 0:
            painter.fillRect(0, 0, self.width(), 1, line)
        else:
            painter.fillRect(0, 0, 1, self.height(), line)


class EmptyHome(QWidget):
    """What belongs here, and the two ways to begin."""

    def __init__(self) -> None:
        super().__init__()
        self._sentence = PlainLabel(wrap=True)
        self.city_button = main_button(lambda: _("Add a city"), "add")
        self.join_button = outlined_button(lambda: _("Join two cities"), "partnerships")
        row = QHBoxLayout()
        row.addWidget(self.city_button)
        row.addWidget(self.join_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.scaled(8), 0, 0)
        column.setSpacing(theme.scaled(12))
        column.addWidget(self._sentence)
        column.addLayout(row)
        LiveText(self).bind(
            self._sentence.setText,
            lambda: _(
                "Partnerships of two cities, their plans and what they still need are shown here."
            ),
        )

    def set_writable(self, writable: bool) -> None:
        """Let things be begun, or not in a read-only workspace."""
        self.city_button.setEnabled(writable)
        self.join_button.setEnabled(writable)


def fill(column: QWidget, parts: tuple[QWidget, ...]) -> None:
    """Put ``parts`` below each other, with the edge of a page around them."""
    edge = theme.scaled(16)
    inside = QVBoxLayout(column)
    inside.setContentsMargins(edge, edge, edge, edge)
    inside.setSpacing(theme.scaled(24))
    for part in parts:
        inside.addWidget(part)
    inside.addStretch(1)
