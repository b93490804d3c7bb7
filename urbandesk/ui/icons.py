"""Icons in the colours of the palette, and the marks of the two sides painted by code."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QIconEngine, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtSvg import QSvgRenderer

from urbandesk import paths
from urbandesk.ui import theme
from urbandesk.ui.theme import Tokens

SMALL = 14
NORMAL = 16

_SAME = (
    "search",
    "history",
    "settings",
    "copy",
    "calendar",
    "info",
    "check",
    "flag",
    "x",
    "chevron-down",
    "chevron-left",
    "chevron-right",
    "chevron-up",
)

# Name in the program and Lucide file, where they differ.
_FILES = {
    "home": "house",
    "cities": "landmark",
    "stakeholders": "users",
    "partnerships": "handshake",
    "plans": "route",
    "funding": "coins",
    "visits": "plane",
    "sessions": "presentation",
    "show_in_room": "presentation",
    "assessment": "scale",
    "reports": "chart-column",
    "exchange": "arrow-left-right",
    "saved": "check",
    "done": "check",
    "reviewed": "check",
    "draft": "pencil-line",
    "translated": "languages",
    "outdated": "history",
    "step_complete": "square-check",
    "step_in_progress": "square-dot",
    "step_not_started": "square",
    "step_not_applicable": "square-minus",
    "gap": "flag",
    "due": "clock",
    "overdue": "clock",
    "damage": "octagon-alert",
    "failed": "octagon-alert",
    "information": "info",
    "help_why": "lightbulb",
    "help_example": "book-open",
    "help_question": "message-circle-question-mark",
    "fold_help": "panel-right-close",
    "open_list": "chevron-down",
    "undo": "undo-2",
    "redo": "redo-2",
    "back": "arrow-left",
    "forward": "arrow-right",
    "filter": "list-filter",
    "columns": "sliders-horizontal",
    "lists": "list-ordered",
    "add": "plus",
    "more": "ellipsis",
    "links": "link",
    "export": "download",
    "spreadsheet": "file-spreadsheet",
    "document": "file-text",
    "picture": "image",
    "print": "printer",
    "merge": "git-merge",
    "backup": "database-backup",
    "on_this_computer": "hard-drive",
    "hidden": "lock",
    "drag": "move",
    "moved": "move",
    "zoom_in": "zoom-in",
    "zoom_out": "zoom-out",
    "table": "table-2",
    "delete": "trash-2",
    "compare": "columns-2",
    "rank": "list-ordered",
    "change_over_time": "trending-up",
    "place": "map-pin",
    "relation": "waypoints",
}


NAMES = frozenset({*_FILES, *_SAME})


def file_name(name: str) -> str:
    """Return the Lucide file, without its ending, for a name of the program or of Lucide."""
    return _FILES.get(name, name)


@cache
def _drawing(name: str) -> bytes:
    """Return the SVG text of an icon; a missing file is a defect of the installation."""
    return (paths.resources() / "icons" / f"{file_name(name)}.svg").read_bytes()


_pixmaps: dict[tuple[str, str, int, int], QPixmap] = {}
_painted_for: list[Tokens] = []


def _follow_palette() -> None:
    """Drop all painted icons when the colours have changed."""
    tokens = theme.current()
    if _painted_for != [tokens]:
        _painted_for[:] = [tokens]
        _pixmaps.clear()


def pixmap(name: str, color: str, size: QSize, *, ratio: float = 1.0) -> QPixmap:
    """Return an icon in ``color``; ``size`` in logical pixels, ``ratio`` of the screen."""
    _follow_palette()
    wide, high = round(size.width() * ratio), round(size.height() * ratio)
    key = (name, color, wide, high)
    found = _pixmaps.get(key)
    if found is None:
        found = QPixmap(wide, high)
        found.fill(Qt.GlobalColor.transparent)
        painter = QPainter(found)
        svg = _drawing(name).replace(b"currentColor", color.encode())
        # Square and at the left: what is wider leaves room between icon and caption.
        side = min(wide, high)
        box = QRectF(0, (high - side) / 2, side, side)
        QSvgRenderer(QByteArray(svg)).render(painter, box)
        painter.end()
        _pixmaps[key] = found
    found.setDevicePixelRatio(ratio)
    return found


def paint(painter: QPainter, name: str, rect: QRect, *, role: str = "text") -> None:
    """Paint an icon into ``rect`` in the colour ``role`` of the tokens."""
    ratio = painter.deviceTransform().m11()
    color = getattr(theme.current(), role)
    painter.drawPixmap(rect.topLeft(), pixmap(name, color, rect.size(), ratio=ratio))


class _Engine(QIconEngine):
    """Paints an icon in the colours in force, so that icons follow light and dark by themselves."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def _color(self, mode: QIcon.Mode) -> str:
        role = "disabled" if mode is QIcon.Mode.Disabled else self._role
        return str(getattr(theme.current(), role))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.deviceTransform().m11()
        made = pixmap(self._name, self._color(mode), rect.size(), ratio=ratio)
        painter.drawPixmap(rect.topLeft(), made)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return QPixmap(pixmap(self._name, self._color(mode), size))

    def scaledPixmap(  # noqa: N802 - Qt's name
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        logical = QSize(round(size.width() / scale), round(size.height() / scale))
        return QPixmap(pixmap(self._name, self._color(mode), logical, ratio=scale))

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role)


@cache
def icon(name: str, role: str = "text") -> QIcon:
    """Return the icon ``name`` in the colour ``role``; it follows palette and disabled state."""
    return QIcon(_Engine(name, role))


def icon_size(pixels: int = NORMAL) -> QSize:
    """Return the size of an icon at the zoom in force."""
    side = theme.scaled(pixels)
    return QSize(side, side)


def paint_side_mark(
    painter: QPainter, rect: QRectF, side: str, *, filling: str = "full", tokens: Tokens
) -> None:
    """Paint the mark of a side: blue circle for Europe, vermilion diamond for China.

    Args:
        painter: an active painter.
        rect: the square in whose middle the mark stands; the mark fills it.
        side: ``eu`` or ``cn``.
        filling: ``full`` (there), ``half`` (under way, lower half) or ``hollow`` (not yet).
        tokens: the colours in force.
    """
    color = tokens.color("chinese" if side == "cn" else "european")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = 1.5 * max(rect.width() / 12, 0.8)
    inner = rect if filling == "full" else rect.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2)
    if filling != "hollow":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(color))
        if filling == "half":
            painter.setClipRect(
                QRectF(rect.left(), rect.center().y(), rect.width(), rect.height() / 2 + 1)
            )
        _shape(painter, inner, side)
        painter.setClipping(False)
    if filling != "full":
        painter.setPen(QPen(QColor(color), pen))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _shape(painter, inner, side)
    painter.restore()


def _shape(painter: QPainter, rect: QRectF, side: str) -> None:
    if side != "cn":
        painter.drawEllipse(rect)
        return
    middle = rect.center()
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(middle.x(), rect.top()),
                QPointF(rect.right(), middle.y()),
                QPointF(middle.x(), rect.bottom()),
                QPointF(rect.left(), middle.y()),
            ]
        )
    )


def mark_size(side: str) -> int:
    """Return how wide a side's mark is in rows: both weigh the same to the eye (10 and 12)."""
    return theme.scaled(12 if side == "cn" else 10)
