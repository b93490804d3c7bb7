"""StakeholderMap: organisations by interest and influence, moved by dragging or by keys."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from urbandesk.i18n import _, format_number
from urbandesk.reports.label_placing import Place
from urbandesk.ui import fonts, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import plain_tooltip
from urbandesk.ui.widgets.side_mark import side_words
from urbandesk.ui.wizard.map import map_painting
from urbandesk.ui.wizard.map.map_plot import STEP, MapMark, MapPlot, bounded, name_places

_REACH = 14
_WIDEST_NAME = 170
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_NEIGHBOURS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_NUMBERS = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StakeholderMap(QWidget):
    """The map itself; it knows marks and scores, not where they are kept.

    The list beside it is the equal way: whatever can be done here can be done there.

    Signals:
        chosen: key of the mark that the person went to.
        moved: key of a mark that was dragged, and its new interest and influence.
        stepped: the same for a mark moved by a key.
        numbers_wanted: the scores of the chosen mark are to be typed.
    """

    chosen = Signal(str)
    moved = Signal(str, object, object)
    stepped = Signal(str, object, object)
    numbers_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[MapMark, ...] = ()
        self._key = ""
        self._read_only = False
        self._old: MapMark | None = None
        self._dragged: MapMark | None = None
        self._grip = QPointF()
        self._places: dict[str, tuple[str, Place]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._live = LiveText(self)
        self._live.bind_name(self, lambda: _("Map of stakeholders by interest and influence"))
        self._live.bind(self.setAccessibleDescription, self._spoken)
        theme.follow(self, self._replace)

    # What is shown

    def set_marks(self, marks: Sequence[MapMark]) -> None:
        """Show these organisations; the chosen one stays chosen."""
        self._marks = tuple(marks)
        if self._mark() is None:
            self._key = ""
        self._replace()

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting move."""
        self._read_only = read_only

    def choose(self, key: str) -> None:
        """Choose a mark without telling; what was moved before is no longer traced."""
        if key != self._key:
            self._key, self._old = key, None
            self._replace()

    def current(self) -> str:
        """Return the key of the chosen mark; empty while none is."""
        return self._key

    def marks(self) -> tuple[MapMark, ...]:
        """Return the marks shown, the dragged one where it is now."""
        dragged = self._dragged
        return tuple(dragged if dragged and m.key == dragged.key else m for m in self._marks)

    def old_place(self) -> MapMark | None:
        """Return the chosen mark where it stood before it was moved; None while it was not."""
        return self._old

    def point_of(self, key: str) -> QPointF:
        """Return the middle of a mark."""
        return self._plot().spots(self.marks(), theme.scaled(17))[key]

    def names(self) -> dict[str, tuple[str, Place]]:
        """Return the names that found room, as far as shown, with their places."""
        return dict(self._places)

    def _mark(self) -> MapMark | None:
        return next((mark for mark in self.marks() if mark.key == self._key), None)

    def _plot(self) -> MapPlot:
        left, top = theme.scaled(40), theme.scaled(28)
        right, bottom = theme.scaled(16), theme.scaled(44)
        box = QRectF(self.rect()).adjusted(left, top, -right, -bottom)
        return MapPlot(box)

    def _replace(self) -> None:
        """Find room for the names anew."""
        plot = self._plot()
        metrics = QFontMetrics(fonts.bold(fonts.small()))
        widest = min(theme.scaled(_WIDEST_NAME), round(plot.box.width() * 0.4))
        shown = {
            mark.key: metrics.elidedText(mark.name, Qt.TextElideMode.ElideRight, widest)
            for mark in self._marks
        }
        spots = plot.spots(self._marks, theme.scaled(17))
        corners = [room for _word, room in map_painting.corner_boxes(plot)]
        found = name_places(
            [(spots[mark.key], shown[mark.key]) for mark in self._marks],
            plot.box,
            taken=[*self._old_room(plot), *corners],
            radius=theme.scaled(10),
            width=metrics.horizontalAdvance,
            height=metrics.height(),
        )
        self._places = {
            mark.key: (shown[mark.key], place)
            for mark, place in zip(self._marks, found, strict=True)
            if place is not None
        }
        self._live.refresh()
        self.update()

    def _old_room(self, plot: MapPlot) -> list[QRectF]:
        """Return the room of the hollow mark at the old place, while there is one."""
        if self._old is None:
            return []
        return [map_painting.mark_rect(plot.point(*self._old.place), self._old.side)]

    def _spoken(self) -> str:
        mark = self._mark()
        if mark is None:
            return _("The list beside it says the same.")
        return _("{name}, {side}: interest {interest}, influence {influence}").format(
            name=mark.name,
            side=side_words(mark.side),
            interest=format_number(mark.interest, 1),
            influence=format_number(mark.influence, 1),
        )

    def sizeHint(self) -> QSize:
        """Return a size at which about twenty names find room."""
        return QSize(theme.scaled(520), theme.scaled(480))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which the map is of use."""
        return QSize(theme.scaled(280), theme.scaled(320))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find room for the names anew."""
        super().resizeEvent(event)
        self._replace()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint field, marks and names; the chosen one last, over all others."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, plot = theme.current(), self._plot()
        painter.fillRect(self.rect(), tokens.color("base"))
        marks = self.marks()
        spots = plot.spots(marks, theme.scaled(17))
        chosen = self._mark()
        map_painting.paint_field(painter, plot, chosen)
        if chosen is not None:
            map_painting.paint_move(painter, plot, chosen, self._old)
        for mark in marks:
            if mark.key in self._places and mark is not self._dragged:
                name, place = self._places[mark.key]
                at, key = spots[mark.key], mark.key
                map_painting.paint_name(painter, at, name, place, chosen=key == self._key)
        for mark in sorted(marks, key=lambda each: each.key == self._key):
            map_painting.paint_mark(painter, spots[mark.key], mark.side)
        if chosen is not None:
            map_painting.paint_ring(painter, spots[chosen.key])
        if self.hasFocus():
            painter.setPen(QPen(tokens.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    # What a person does

    def _at(self, where: QPointF) -> MapMark | None:
        """Return the mark under the pointer, the nearest when several are."""
        spots = self._plot().spots(self._marks, theme.scaled(17))

        def distance(mark: MapMark) -> float:
            gap = spots[mark.key] - where
            return float(gap.x() ** 2 + gap.y() ** 2)

        near = min(self._marks, key=distance, default=None)
        reach = theme.scaled(_REACH)
        return near if near is not None and distance(near) <= reach**2 else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the mark under the pointer and take hold of it."""
        mark = self._at(event.position()) if event.button() is Qt.MouseButton.LeftButton else None
        if mark is None:
            super().mousePressEvent(event)
            return
        if mark.key != self._key:
            self.choose(mark.key)
            self.chosen.emit(mark.key)
        if not self._read_only:
            self._grip = event.position() - self._plot().point(*mark.place)
            self._dragged = self._old = mark
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the mark along; over one that can be dragged the pointer says so."""
        if self._dragged is not None:
            self._dragged = self._dragged.at(*self._plot().scores(event.position() - self._grip))
            self._live.refresh()
            self.update()
            return
        over = self._at(event.position()) is not None and not self._read_only
        shape = Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the mark; where it is now is where it stays."""
        dragged, self._dragged = self._dragged, None
        if dragged is not None:
            self._settle(dragged)
        super().mouseReleaseEvent(event)

    def _settle(self, mark: MapMark) -> None:
        before = next((each for each in self._marks if each.key == mark.key), None)
        if before is None or before.place == mark.place:
            self._old = None
            self.update()
            return
        self.moved.emit(mark.key, mark.interest, mark.influence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by 0.1 with the arrow keys (with Shift by 1), type numbers with F2."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._dragged is not None:
            self._dragged = self._old = None
            self.update()
        elif key in _ARROWS and self._mark() is not None and not self._read_only:
            wide = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step(*_ARROWS[key], Decimal(1) if wide else STEP)
        elif key in _NEIGHBOURS and self._marks:
            self._choose_next(_NEIGHBOURS[key])
        elif key in _NUMBERS and self._key:
            self.numbers_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _step(self, across: int, up: int, by: Decimal) -> None:
        mark = self._mark()
        if mark is None:
            return
        there = mark.at(bounded(mark.interest + across * by), bounded(mark.influence + up * by))
        self._old = self._old or mark
        if there.place != mark.place:
            self.stepped.emit(there.key, there.interest, there.influence)

    def _choose_next(self, by: int) -> None:
        keys = [mark.key for mark in self._marks]
        at = keys.index(self._key) + by if self._key in keys else 0
        key = keys[max(0, min(len(keys) - 1, at))]
        self.choose(key)
        self.chosen.emit(key)

    def event(self, event: QEvent) -> bool:
        """Tell the name and the scores of the mark under the pointer."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._at(QPointF(event.pos()))
            words = _("{name}: interest {interest}, influence {influence}")
            said = (
                words.format(
                    name=mark.name,
                    interest=format_number(mark.interest, 1),
                    influence=format_number(mark.influence, 1),
                )
                if mark
                else ""
            )
            QToolTip.showText(event.globalPos(), plain_tooltip(said), self)
            return True
        return super().event(event)
