"""Segments: a row of joined buttons of which one is chosen, by key."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from urbandesk.ui import fonts, theme
from urbandesk.ui.live_text import LiveText

_PADDING = 12
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class _Segment(QAbstractButton):
    """One button of the row; painted flat, the chosen one tinted with an accent edge below."""

    def __init__(self, first: bool, last: bool, strong: bool, small: bool) -> None:
        super().__init__()
        self._first, self._last, self._strong, self._small = first, last, strong, small
        self.upright = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _font_size(self) -> QFontMetrics:
        return QFontMetrics(fonts.bold(fonts.small() if self._small else fonts.body()))

    def sizeHint(self) -> QSize:
        """Return a size in which the caption fits in bold."""
        wide = self._font_size().horizontalAdvance(self.text()) + 2 * theme.scaled(_PADDING)
        high = max(theme.scaled(24 if self._small else 28), self._font_size().height() + 4)
        return QSize(max(wide, theme.scaled(24)), high)

    def minimumSizeHint(self) -> QSize:
        """Return the size in which the caption just fits."""
        full = self.sizeHint()
        return QSize(full.width() - theme.scaled(_PADDING), full.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, edge, caption and focus."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = self._outline()
        chosen = self.isChecked()
        strong = chosen and self._strong
        ground = "accent" if strong else "selection" if chosen else "button"
        if self.underMouse() and not chosen and self.isEnabled():
            ground = "line_soft"
        painter.fillPath(outline, tokens.color(ground))
        if chosen and not strong:
            painter.save()
            painter.setClipPath(outline)
            bar = QRectF(0, self.height() - 3, self.width(), 3)
            painter.fillRect(bar, tokens.color("accent"))
            painter.restore()
        painter.setPen(QPen(tokens.color("control_line"), tokens.edge))
        painter.drawPath(outline)
        if self.hasFocus():
            painter.setPen(QPen(tokens.color("on_accent" if strong else "accent"), tokens.focus))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 3, 3)
        font = fonts.small() if self._small else fonts.body()
        painter.setFont(fonts.bold(font) if chosen else font)
        role = "on_accent" if strong else "text"
        # What is chosen is to be read, also where nothing can be changed.
        painter.setPen(tokens.color(role if chosen or self.isEnabled() else "disabled"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _outline(self) -> QPainterPath:
        over = (0.0, 0.5) if self.upright else (0.5, 0.0)
        right, below = (0.0, 0.0) if self._last else over
        box = QRectF(self.rect()).adjusted(0.5, 0.5, 2 * right - 0.5, 2 * below - 0.5)
        path = QPainterPath()
        path.addRoundedRect(box, 4, 4)
        # The inner corners are square: overlay the half that has no round corner.
        half = QRectF(box)
        half.setBottom(box.center().y()) if self.upright else half.setRight(box.center().x())
        other = QRectF(box)
        other.setTop(box.center().y()) if self.upright else other.setLeft(box.center().x())
        square = QPainterPath()
        if not self._first:
            square.addRect(half)
        if not self._last:
            square.addRect(other)
        return path.united(square)


class Segments(QWidget):
    """A choice of one of a few; ``chosen`` tells the key when a person chooses."""

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, Callable[[], str]]],
        parent: QWidget | None = None,
        *,
        name: Callable[[], str],
        strong: bool = False,
        small: bool = False,
    ) -> None:
        """Make one button for each option.

        Args:
            options: key and function that returns the caption.
            parent: the widget it stands in.
            name: returns what a screen reader says for the whole row.
            strong: the chosen one in full accent, as the switch of the language.
            small: the smaller height used inside rows of tables.
        """
        super().__init__(parent)
        self._buttons: dict[str, _Segment] = {}
        self._group = QButtonGroup(self)
        self._folds = False
        self.live = LiveText(self)
        self.live.bind(self.setAccessibleName, name)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for at, (key, caption) in enumerate(options):
            button = _Segment(at == 0, at == len(options) - 1, strong, small)
            self._buttons[key] = button
            self._group.addButton(button)
            row.addWidget(button)
            self.live.bind(self._captioner(button), caption)
            button.clicked.connect(self._announcer(key))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.follow(self, self._dress)

    def _captioner(self, button: _Segment) -> Callable[[str], None]:
        def set_caption(text: str) -> None:
            button.setText(text)
            button.setAccessibleName(text)
            button.updateGeometry()
            self._fold()

        return set_caption

    def _announcer(self, key: str) -> Callable[[], None]:
        return lambda: self.chosen.emit(key)

    def _dress(self) -> None:
        for button in self._buttons.values():
            button.updateGeometry()
            button.update()
        self._fold()

    def set_upright(self, upright: bool) -> None:
        """Put the buttons below each other, where there is no room beside each other."""
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if upright else ways.LeftToRight)
        for button in self._buttons.values():
            button.upright = upright
            button.update()

    def let_fold(self) -> None:
        """From now on stand upright by itself where there is no room beside each other."""
        self._folds = True
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return the least size; what may fold is as narrow as its longest caption."""
        least = super().minimumSizeHint()
        if not self._folds:
            return least
        widest = max(b.minimumSizeHint().width() for b in self._buttons.values())
        return QSize(widest, least.height())

    def sizeHint(self) -> QSize:
        """Return the size wished for: side by side, also while it stands upright."""
        wished = super().sizeHint()
        if not self._folds:
            return wished
        wide = sum(button.sizeHint().width() for button in self._buttons.values())
        return QSize(wide, wished.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand upright, or side by side again, as the room has it."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        if self._folds:
            least = sum(b.minimumSizeHint().width() for b in self._buttons.values())
            self.set_upright(self.width() < least)
            self._row.activate()

    def current(self) -> str:
        """Return the key of the chosen option, or nothing when none is."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Choose ``key`` without telling; an unknown key leaves none chosen."""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)

    def button(self, key: str) -> QAbstractButton:
        """Return the button of ``key``, for a shortcut or an icon."""
        return self._buttons[key]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the neighbour with the arrow keys."""
        step = _ARROWS.get(Qt.Key(event.key()))
        keys = [key for key, button in self._buttons.items() if button.isEnabled()]
        if step is None or not keys:
            super().keyPressEvent(event)
            return
        at = keys.index(self.current()) if self.current() in keys else -1
        target = keys[max(0, min(len(keys) - 1, at + step))]
        self._buttons[target].setFocus(Qt.FocusReason.OtherFocusReason)
        self._buttons[target].click()
