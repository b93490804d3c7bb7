"""The small drawings of the report list: each a hint at what the report looks like."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from urbandesk.services.handouts.reporting import (
    BUDGET,
    CITY_MAP,
    FIGURES,
    NEEDS,
    STAKEHOLDERS,
    TIMELINE,
)
from urbandesk.ui import icons, theme
from urbandesk.ui.theme import LIGHT

# Drawn on a sheet of 48 by 30; charts are always light, so are their small drawings.
_WIDE, _HIGH = 48.0, 30.0
_BARS = (
    (8.0, ((5.0, 12.0, 1.0), (17.0, 18.0, 0.45), (35.0, 7.0, 0.15)), "european"),
    (17.0, ((5.0, 20.0, 1.0), (25.0, 9.0, 0.45), (34.0, 5.0, 0.15)), "chinese"),
)
_SPANS = ((6.0, 5.0, 18.0), (12.5, 14.0, 20.0), (19.0, 24.0, 18.0))
_MARKS = ((34.0, 8.0, "eu"), (40.0, 14.0, "cn"), (28.0, 17.0, "cn"), (13.0, 21.0, "eu"))
_FIGURES = ((4.0, 26.0, 34.0), (17.0, 30.0, 14.0))
_NEEDS = ((8.0, True, True), (15.0, True, False), (22.0, False, True))
_PLACES = ((9.0, 10.0, "eu"), (13.0, 15.0, "eu"), (36.0, 19.0, "cn"), (40.0, 13.0, "cn"))
_JOINED = (((9.0, 10.0), (40.0, 13.0)), ((13.0, 15.0), (36.0, 19.0)))


def paint_drawing(painter: QPainter, key: str, rect: QRect) -> None:
    """Paint the drawing of the report ``key`` into ``rect``."""
    painter.save()
    painter.fillRect(rect, LIGHT.color("base"))
    painter.setPen(theme.current().color("line"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0, 0, -1, -1))
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / _WIDE, rect.height() / _HIGH)
    _DRAWINGS.get(key, _paint_sheet)(painter)
    painter.restore()


def _paint_budget(painter: QPainter) -> None:
    for top, parts, role in _BARS:
        for left, wide, strength in parts:
            color = LIGHT.color(role)
            color.setAlphaF(strength)
            painter.fillRect(QRectF(left, top, wide, 6), color)


def _paint_timeline(painter: QPainter) -> None:
    for top, left, wide in _SPANS:
        painter.fillRect(QRectF(left, top, wide, 2.2), LIGHT.color("european"))
        painter.fillRect(QRectF(left + 2, top + 2.8, wide, 2.2), LIGHT.color("chinese"))


def _paint_stakeholders(painter: QPainter) -> None:
    painter.setPen(QPen(LIGHT.color("line"), 1))
    painter.drawLine(QPointF(24, 4), QPointF(24, 26))
    painter.drawLine(QPointF(5, 15), QPointF(43, 15))
    for x, y, side in _MARKS:
        _mark(painter, x, y, side)


def _mark(painter: QPainter, x: float, y: float, side: str, *, filling: str = "full") -> None:
    wide = 5.5 if side == "cn" else 4.5
    box = QRectF(x - wide / 2, y - wide / 2, wide, wide)
    icons.paint_side_mark(painter, box, side, filling=filling, tokens=LIGHT)


def _paint_figures(painter: QPainter) -> None:
    for top, european, chinese in _FIGURES:
        painter.fillRect(QRectF(6, top, european, 4), LIGHT.color("european"))
        painter.fillRect(QRectF(6, top + 5, chinese, 4), LIGHT.color("chinese"))


def _paint_needs(painter: QPainter) -> None:
    for y, seeks, shows in _NEEDS:
        if seeks and shows:
            painter.setPen(QPen(LIGHT.color("text"), 1))
            painter.drawLine(QPointF(16, y), QPointF(32, y))
        if seeks:
            _mark(painter, 14, y, "eu", filling="hollow")
        if shows:
            _mark(painter, 34, y, "cn")


def _paint_places(painter: QPainter) -> None:
    painter.setPen(QPen(LIGHT.color("line"), 0.8))
    for x in (16.0, 32.0):
        painter.drawLine(QPointF(x, 3), QPointF(x, 27))
    painter.setPen(QPen(LIGHT.color("secondary"), 0.8))
    for first, second in _JOINED:
        painter.drawLine(QPointF(*first), QPointF(*second))
    for x, y, side in _PLACES:
        _mark(painter, x, y, side)


def _paint_sheet(painter: QPainter) -> None:
    painter.fillRect(QRectF(6, 5, 36, 5), LIGHT.color("selection"))
    painter.setPen(QPen(LIGHT.color("control_line"), 0.8))
    for top in (5.0, 10.0, 15.0, 20.0, 25.0):
        painter.drawLine(QPointF(6, top), QPointF(42, top))
    for left in (6.0, 18.0, 30.0, 42.0):
        painter.drawLine(QPointF(left, 5), QPointF(left, 25))


_DRAWINGS: Mapping[str, Callable[[QPainter], None]] = {
    BUDGET: _paint_budget,
    TIMELINE: _paint_timeline,
    STAKEHOLDERS: _paint_stakeholders,
    FIGURES: _paint_figures,
    NEEDS: _paint_needs,
    CITY_MAP: _paint_places,
}
