"""Chips: how far a text is, and filters with their counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from urbandesk.i18n import N_, _
from urbandesk.ui import fonts, icons, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import press_by_enter


class _Face(NamedTuple):
    """What one status looks like; colours are names of tokens, an empty ground is outlined."""

    word: str
    icon: str
    text: str
    ground: str


STATUS_WORDS = {
    "draft": N_("draft"),
    "translated": N_("translated"),
    "reviewed": N_("reviewed"),
    "outdated": N_("outdated"),
}
_FACES = {
    "draft": _Face(STATUS_WORDS["draft"], "draft", "secondary", ""),
    "translated": _Face(STATUS_WORDS["translated"], "translated", "secondary", "chip_ground"),
    "reviewed": _Face(STATUS_WORDS["reviewed"], "reviewed", "accent", "selection"),
    "outdated": _Face(STATUS_WORDS["outdated"], "outdated", "attention", "attention_ground"),
}


class Pill(QAbstractButton):
    """A rounded button with a picture, a caption and a count; subclasses say the colours."""

    def __init__(self, parent: QWidget | None, *, height: int) -> None:
        super().__init__(parent)
        self._height = height
        self._count = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.follow(self, self._dress)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def _ground(self) -> str:
        return "button"

    def _edge(self) -> str:
        return "control_line"

    def _text_role(self) -> str:
        return "text"

    def _caption_font(self) -> QFont:
        return fonts.small()

    def _picture_width(self) -> int:
        return 0

    def _paint_picture(self, painter: QPainter, box: QRect) -> None:
        """Paint what stands before the caption into ``box``."""

    def _widths(self) -> tuple[int, int, int]:
        metrics = QFontMetrics(self._caption_font())
        count = metrics.horizontalAdvance(self._count) if self._count else 0
        return self._picture_width(), metrics.horizontalAdvance(self.text()), count

    def sizeHint(self) -> QSize:
        """Return a size that is at least 24 high, so that it is easy to hit."""
        gap = theme.scaled(5)
        parts = [width for width in self._widths() if width]
        wide = sum(parts) + gap * max(0, len(parts) - 1) + 2 * theme.scaled(9)
        high = max(theme.scaled(24), QFontMetrics(fonts.small()).height() + theme.scaled(4))
        return QSize(max(wide, theme.scaled(24)), high)

    def minimumSizeHint(self) -> QSize:
        """Return the full size; a chip is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter, too."""
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, picture, caption, count and focus."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = theme.scaled(self._height)
        box = QRectF(0.5, (self.height() - high) / 2 + 0.5, self.width() - 1, high - 1)
        ground, edge = self._ground(), self._edge()
        painter.setBrush(tokens.color(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.color(edge), tokens.edge) if edge else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.color("accent"), tokens.focus))
            inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
        self._paint_words(painter)

    def _is_pale(self) -> bool:
        """Return whether the words say nothing now and are shown as disabled."""
        return not self.isEnabled()

    def _paint_words(self, painter: QPainter) -> None:
        tokens = theme.current()
        gap, left = theme.scaled(5), theme.scaled(9)
        picture, caption, count = self._widths()
        if picture:
            top = (self.height() - picture) // 2
            self._paint_picture(painter, QRect(left, top, picture, picture))
            left += picture + gap
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._caption_font())
        role = "disabled" if self._is_pale() else self._text_role()
        painter.setPen(tokens.color(role))
        painter.drawText(QRect(left, 0, caption + 2, self.height()), middle, self.text())
        if count:
            painter.setPen(tokens.color("disabled" if self._is_pale() else "secondary"))
            left += caption + gap
            painter.drawText(QRect(left, 0, count + 2, self.height()), middle, self._count)


class StatusChip(Pill):
    """How far a text is: draft, translated, reviewed or outdated; always icon and word."""

    def __init__(self, status: str = "draft", parent: QWidget | None = None) -> None:
        super().__init__(parent, height=20)
        self._status = status
        self._live = LiveText(self)
        self._live.bind(self._set_caption, lambda: _(_FACES[self._status].word))

    def _is_pale(self) -> bool:
        """Stay readable where nothing can be changed: how far a text is, is still to be known."""
        return False

    def status(self) -> str:
        """Return the code of the status shown."""
        return self._status

    def set_status(self, status: str) -> None:
        """Show another status.

        Raises:
            KeyError: an unknown status.
        """
        _FACES[status]  # an unknown status shows here, not at the next paint
        self._status = status
        self._live.refresh()
        self._dress()

    def _set_caption(self, word: str) -> None:
        self.setText(word)
        self.setAccessibleName(_("Status of the text: {status}").format(status=word))

    def _ground(self) -> str:
        return _FACES[self._status].ground

    def _edge(self) -> str:
        return "" if _FACES[self._status].ground else "control_line"

    def _text_role(self) -> str:
        return _FACES[self._status].text

    def _picture_width(self) -> int:
        return theme.scaled(icons.SMALL)

    def _paint_picture(self, painter: QPainter, box: QRect) -> None:
        face = _FACES[self._status]
        icons.paint(painter, face.icon, box, role=face.text)


class FilterChip(Pill):
    """A filter that is on or off, with the number of records it would show."""

    def __init__(
        self,
        text: Callable[[], str],
        parent: QWidget | None = None,
        *,
        side: str = "",
        icon: str = "",
        opens: bool = False,
    ) -> None:
        """Make a chip.

        Args:
            text: returns the caption.
            parent: the widget it stands in.
            side: ``eu`` or ``cn`` puts the mark of that side first.
            icon: name of an icon put first, such as ``gap``.
            opens: it opens a list instead of being switched on; an arrow says so.
        """
        super().__init__(parent, height=24)
        self._side = side
        self._icon = icon
        self._opens = opens
        self._number: int | None = None
        self.setCheckable(not opens)
        self._live = LiveText(self)
        self._live.bind(self._set_caption, text)

    def set_count(self, count: int | None) -> None:
        """Show the number of records behind the filter, or none."""
        self._number = count
        self._count = "" if count is None else str(count)
        self._live.refresh()
        self._dress()

    def count(self) -> int | None:
        """Return the number shown."""
        return self._number

    def set_active(self, active: bool) -> None:
        """Tint a chip that opens a list while something in that list is chosen."""
        self.setProperty("active", active)
        self.update()

    def _set_caption(self, text: str) -> None:
        self.setText(text)
        name = text
        if self._number is not None:
            name = _("{filter}, {count}").format(filter=text, count=self._number)
        self.setAccessibleName(name)
        self.updateGeometry()

    def _on(self) -> bool:
        return self.isChecked() or self.property("active") is True

    def _ground(self) -> str:
        return "selection" if self._on() else "line_soft" if self.underMouse() else "button"

    def _edge(self) -> str:
        return "accent" if self._on() else "control_line"

    def _picture_width(self) -> int:
        if self._side:
            return icons.mark_size(self._side)
        return theme.scaled(icons.SMALL) if self._icon else 0

    def _paint_picture(self, painter: QPainter, box: QRect) -> None:
        if self._side:
            icons.paint_side_mark(painter, QRectF(box), self._side, tokens=theme.current())
        else:
            role = "attention" if self._icon == "gap" else "secondary"
            icons.paint(painter, self._icon, box, role=role)

    def sizeHint(self) -> QSize:
        """Leave room for the arrow of a chip that opens a list."""
        plain = super().sizeHint()
        return QSize(plain.width() + (theme.scaled(17) if self._opens else 0), plain.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip and, if it opens a list, its arrow."""
        super().paintEvent(event)
        if self._opens:
            side = theme.scaled(icons.SMALL)
            left = self.width() - side - theme.scaled(7)
            box = QRect(left, (self.height() - side) // 2, side, side)
            icons.paint(QPainter(self), "open_list", box, role="secondary")
