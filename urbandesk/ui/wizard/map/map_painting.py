"""How the stakeholder map is painted: grid, words in the corners, marks, names, a move."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from urbandesk.i18n import _, format_number, pgettext
from urbandesk.reports.label_placing import Label, Place, leader_end
from urbandesk.ui import fonts, icons, theme
from urbandesk.ui.wizard.map.map_plot import MIDDLE, MapMark, MapPlot

_RIGHT = Qt.AlignmentFlag.AlignRight
_LEFT = Qt.AlignmentFlag.AlignLeft
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter
_TICKS = (Decimal(0), MIDDLE, Decimal(10))
_BESIDE = Decimal("0.6")


def corner_words() -> tuple[tuple[str, bool, bool], ...]:
    """Return the words of the four corners, and whether each is at the right and at the top."""
    return (
        (_("Keep satisfied"), False, True),
        (_("Work together"), True, True),
        (pgettext("stakeholders", "Watch"), False, False),
        (_("Keep informed"), True, False),
    )


def corner_boxes(plot: MapPlot) -> list[tuple[str, QRectF]]:
    """Return the words of the corners with their room."""
    metrics = QFontMetrics(fonts.bold(fonts.small()))
    edge, high = theme.scaled(8), metrics.height()
    found = []
    for word, right, upper in corner_words():
        wide = metrics.horizontalAdvance(word)
        left = plot.box.right() - edge - wide if right else plot.box.left() + edge
        top = plot.box.top() + edge if upper else plot.box.bottom() - edge - high
        found.append((word, QRectF(left, top, wide + 1, high)))
    return found


def paint_field(painter: QPainter, plot: MapPlot, chosen: MapMark | None = None) -> None:
    """Paint grid, cross, axes, their numbers and the words of the corners.

    Numbers of the axes give way to those of the chosen mark.
    """
    tokens, box = theme.current(), plot.box
    for number in range(1, 11):
        strong = number == MIDDLE
        painter.setPen(QPen(tokens.color("line" if strong else "line_soft"), 1))
        at = plot.point(Decimal(number), Decimal(number))
        painter.drawLine(QPointF(at.x(), box.top()), QPointF(at.x(), box.bottom()))
        painter.drawLine(QPointF(box.left(), at.y()), QPointF(box.right(), at.y()))
    painter.setPen(QPen(tokens.color("secondary"), 1))
    painter.drawLine(box.bottomLeft(), box.bottomRight())
    painter.drawLine(box.topLeft(), box.bottomLeft())
    painter.setFont(fonts.small())
    for tick in _TICKS:
        at = plot.point(tick, tick)
        if chosen is None or abs(chosen.interest - tick) >= _BESIDE:
            _number(painter, str(tick), QPointF(at.x(), box.bottom()), below=True)
        if chosen is None or abs(chosen.influence - tick) >= _BESIDE:
            _number(painter, str(tick), QPointF(box.left(), at.y()), below=False)
    painter.setPen(tokens.color("text"))
    high = painter.fontMetrics().height()
    above = QRectF(box.left(), box.top() - high - theme.scaled(6), box.width(), high)
    painter.drawText(above, _LEFT | _MIDDLE, "↑ " + _("Influence"))
    below = QRectF(box.left(), box.bottom() + high + theme.scaled(2), box.width(), high)
    painter.drawText(below, _RIGHT | _MIDDLE, _("Interest") + " →")
    painter.setPen(tokens.color("secondary"))
    painter.setFont(fonts.bold(fonts.small()))
    for word, room in corner_boxes(plot):
        painter.drawText(room, _CENTER, word)


def _number(painter: QPainter, text: str, at: QPointF, *, below: bool) -> None:
    metrics = painter.fontMetrics()
    wide, high, gap = metrics.horizontalAdvance(text) + 2, metrics.height(), theme.scaled(4)
    room = (
        QRectF(at.x() - wide / 2, at.y() + gap / 2, wide, high)
        if below
        else QRectF(at.x() - wide - gap, at.y() - high / 2, wide, high)
    )
    painter.drawText(room, _CENTER, text)


def mark_rect(at: QPointF, side: str) -> QRectF:
    """Return the square of a mark on the map: 13 and 17 wide, which weigh the same to the eye."""
    wide = theme.scaled(17 if side == "cn" else 13)
    return QRectF(at.x() - wide / 2, at.y() - wide / 2, wide, wide)


def paint_mark(painter: QPainter, at: QPointF, side: str, *, filling: str = "full") -> None:
    """Paint the mark of a side at its place."""
    tokens = theme.current()
    icons.paint_side_mark(painter, mark_rect(at, side), side, filling=filling, tokens=tokens)


def paint_ring(painter: QPainter, at: QPointF) -> None:
    """Paint the ring around the chosen mark."""
    painter.setPen(QPen(theme.current().color("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    reach = theme.scaled(13)
    painter.drawEllipse(at, reach, reach)


def paint_name(painter: QPainter, at: QPointF, name: str, place: Place, *, chosen: bool) -> None:
    """Paint the name of a mark; a thin line leads to it when it had to move far."""
    tokens, box = theme.current(), place.box
    if place.far:
        end = leader_end(Label(at.x(), at.y(), 0, 0), place)
        painter.setPen(QPen(tokens.color("secondary"), 1))
        painter.drawLine(at, QPointF(*end))
    painter.setFont(fonts.bold(fonts.small()) if chosen else fonts.small())
    painter.setPen(tokens.color("text"))
    room = QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)
    align = _RIGHT if box.right < at.x() else _LEFT
    painter.drawText(room, align | _MIDDLE, name)


def paint_move(painter: QPainter, plot: MapPlot, mark: MapMark, old: MapMark | None) -> None:
    """Paint the lines from a mark to both axes with its values, and the way from its old place."""
    tokens, box = theme.current(), plot.box
    at = plot.point(mark.interest, mark.influence)
    painter.setPen(QPen(tokens.color("accent"), 1, Qt.PenStyle.DashLine))
    painter.drawLine(at, QPointF(box.left(), at.y()))
    painter.drawLine(at, QPointF(at.x(), box.bottom()))
    if old is not None and old.place != mark.place:
        there = plot.point(old.interest, old.influence)
        painter.setPen(QPen(tokens.color("secondary"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(there, at)
        paint_mark(painter, there, old.side, filling="hollow")
    painter.setFont(fonts.bold(fonts.small()))
    high = painter.fontMetrics().height()
    for score, room in (
        (mark.influence, QRectF(box.left() - theme.scaled(34), at.y() - high / 2, 0, high)),
        (mark.interest, QRectF(at.x() - theme.scaled(15), box.bottom() + 2, 0, high)),
    ):
        room.setWidth(theme.scaled(30))
        painter.setPen(tokens.color("accent"))
        painter.drawText(room, _CENTER, format_number(score, 1))
