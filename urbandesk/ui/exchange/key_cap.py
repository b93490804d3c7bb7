"""KeyCap: a key as it is printed on a keyboard, with what it does beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from urbandesk.i18n import _
from urbandesk.ui import fonts, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.wrap_row import WrapRow

_HIGH = 20
_PADDING = 6


class KeyCap(QWidget):
    """One key; a screen reader hears of keys from the table that knows them."""

    def __init__(self, key: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        LiveText(self).bind(self._show, key)
        theme.follow(self, self.updateGeometry)

    def _show(self, key: str) -> None:
        self._key = key
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the cap around its word."""
        metrics = QFontMetrics(fonts.small())
        high = max(theme.scaled(_HIGH), metrics.height() + 4)
        wide = metrics.horizontalAdvance(self._key) + 2 * theme.scaled(_PADDING)
        return QSize(max(wide, high), high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint edge and word."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.color("control_line"), tokens.edge))
        painter.setBrush(tokens.color("button"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(fonts.small())
        painter.setPen(tokens.color("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._key)


def _key_group(caps: Sequence[Callable[[], str]], text: Callable[[], str]) -> QWidget:
    """Return keys with what they do."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.scaled(6))
    for cap in caps:
        row.addWidget(KeyCap(cap))
    label = PlainLabel(role="secondary", size="small")
    LiveText(label).bind(label.setText, text)
    row.addWidget(label)
    return whole


def review_keys() -> QWidget:
    """Return the keys of the review."""
    keys: tuple[tuple[tuple[Callable[[], str], ...], Callable[[], str]], ...] = (
        ((lambda: "↑", lambda: "↓"), lambda: _("move")),
        ((lambda: "O",), lambda: _("ours")),
        ((lambda: "T",), lambda: _("theirs")),
        ((lambda: "B",), lambda: _("base")),
        ((lambda: "E",), lambda: _("edit")),
        ((lambda: _("Space"),), lambda: _("next open")),
    )
    return WrapRow([_key_group(*each) for each in keys], gap=14)
