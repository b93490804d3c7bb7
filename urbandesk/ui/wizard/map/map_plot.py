"""MapPlot: where on the stakeholder map a score lies, and where the names of marks find room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import QPointF, QRectF

from urbandesk.reports.label_placing import Box, Label, Place, place_labels

HIGHEST = Decimal(10)
MIDDLE = Decimal(5)
STEP = Decimal("0.1")
_LEAST_APART = 4


@dataclass(frozen=True, slots=True)
class MapMark:
    """One organisation on the map: who it is, and its two scores from 0 to 10."""

    key: str
    side: str
    name: str
    interest: Decimal
    influence: Decimal

    def at(self, interest: Decimal, influence: Decimal) -> MapMark:
        """Return the same organisation at another place."""
        return MapMark(self.key, self.side, self.name, interest, influence)

    @property
    def place(self) -> tuple[Decimal, Decimal]:
        """Return interest and influence."""
        return self.interest, self.influence


def bounded(score: Decimal) -> Decimal:
    """Return a score in steps of 0.1 between 0 and 10."""
    rounded = score.quantize(STEP, ROUND_HALF_UP)
    return min(max(rounded, Decimal("0.0")), HIGHEST.quantize(STEP))


@dataclass(frozen=True)
class MapPlot:
    """The square field of the map in pixels; interest goes right, influence up."""

    box: QRectF

    def point(self, interest: Decimal, influence: Decimal) -> QPointF:
        """Return where two scores lie."""
        return QPointF(
            self.box.left() + float(interest / HIGHEST) * self.box.width(),
            self.box.bottom() - float(influence / HIGHEST) * self.box.height(),
        )

    def scores(self, at: QPointF) -> tuple[Decimal, Decimal]:
        """Return interest and influence of a place, bounded to the field."""
        across = (at.x() - self.box.left()) / max(self.box.width(), 1.0)
        up = (self.box.bottom() - at.y()) / max(self.box.height(), 1.0)
        return bounded(Decimal(str(across)) * HIGHEST), bounded(Decimal(str(up)) * HIGHEST)

    def spots(self, marks: Sequence[MapMark], size: float) -> dict[str, QPointF]:
        """Return the middle of each mark; those with the same scores stand side by side."""
        same: dict[tuple[Decimal, Decimal], list[MapMark]] = {}
        for mark in marks:
            same.setdefault(mark.place, []).append(mark)
        found: dict[str, QPointF] = {}
        apart = size + _LEAST_APART
        for place, group in same.items():
            middle = self.point(*place)
            reach = (len(group) - 1) * apart / 2
            left = min(max(middle.x(), self.box.left() + reach), self.box.right() - reach)
            for at, mark in enumerate(group):
                found[mark.key] = QPointF(left - reach + at * apart, middle.y())
        return found


def name_places(
    spots: Sequence[tuple[QPointF, str]],
    room: QRectF,
    *,
    taken: Sequence[QRectF],
    radius: float,
    width: Callable[[str], float],
    height: float,
) -> list[Place | None]:
    """Return a place for the name beside each spot, clear of marks and of each other."""
    labels = [Label(at.x(), at.y(), width(name) + 4, height) for at, name in spots]
    return place_labels(
        labels, _box(room), taken=[_box(rect) for rect in taken], mark_radius=radius
    )


def _box(rect: QRectF) -> Box:
    return Box(rect.left(), rect.top(), rect.right(), rect.bottom())
