"""The program's own sign: a blue circle and a vermilion diamond touching."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from urbandesk.ui import icons, theme

_SIZES = (16, 24, 32, 48, 64, 128, 256)


def program_icon() -> QIcon:
    """Return the sign in every size that systems ask for."""
    found = QIcon()
    for size in _SIZES:
        found.addPixmap(program_sign(size))
    return found


def program_sign(size: int) -> QPixmap:
    """Return the sign as a picture ``size`` pixels wide and high."""
    sign = QPixmap(size, size)
    sign.fill(Qt.GlobalColor.transparent)
    painter = QPainter(sign)
    half = size / 2
    circle = QRectF(0, size * 0.27, half * 0.95, half * 0.95)
    diamond = QRectF(half * 0.90, size * 0.22, half * 1.1, half * 1.1)
    icons.paint_side_mark(painter, circle, "eu", tokens=theme.LIGHT)
    icons.paint_side_mark(painter, diamond, "cn", tokens=theme.LIGHT)
    painter.end()
    return sign
