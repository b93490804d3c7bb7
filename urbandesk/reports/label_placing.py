"""Finding room for labels beside marks, so that no label covers a mark or another label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in px; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Return whether the two share an area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def inside(self, other: Box) -> bool:
        """Return whether this lies within ``other``, edges included."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )

    def grown(self, by: float) -> Box:
        """Return the rectangle with ``by`` px more on every side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True, slots=True)
class Label:
    """A label to place: its size, and the middle of the mark it belongs to."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label went; ``far`` when it needs a thin line back to its mark."""

    box: Box
    far: bool


_GAP = 22.0  # from the middle of a mark to its label
_RINGS = (48.0, 76.0, 108.0, 150.0)
_DIRECTIONS = 16
_LEADER_STEP = 6.0
_SIDE_SHIFTS = (0.0, -8.0, 8.0, -14.0, 14.0)


def place_labels(
    labels: Sequence[Label],
    room: Box,
    *,
    taken: Sequence[Box],
    better_free: Sequence[Box] = (),
    mark_radius: float,
) -> list[Place | None]:
    """Return a place for each label in ``room``, clear of ``taken``, marks and other labels.

    Labels with the least room choose first; beside its mark, a label keeps off ``better_free`` if
    it can. ``None`` where no room is left.
    """
    occupied = [
        *taken,
        *(Box(label.x, label.y, label.x, label.y).grown(mark_radius) for label in labels),
    ]
    places: list[Place | None] = [None] * len(labels)
    for index in sorted(range(len(labels)), key=lambda at: -_crowding(labels, at)):
        places[index] = _first_free(labels[index], room, occupied, better_free=better_free)
        found = places[index]
        if found is not None:
            occupied.append(found.box)
            occupied += _leader(labels[index], found)
    return places


def _crowding(labels: Sequence[Label], at: int) -> int:
    mine = labels[at]
    return sum(
        abs(other.x - mine.x) < mine.width + other.width and abs(other.y - mine.y) < 2 * mine.height
        for other in labels
    )


def _first_free(
    label: Label, room: Box, occupied: Sequence[Box], *, better_free: Sequence[Box]
) -> Place | None:
    free = (
        place
        for place in _candidates(label, room)
        if place.box.inside(room)
        and not any(place.box.overlaps(box) for box in occupied)
        and not any(part.overlaps(box) for part in _leader(label, place) for box in occupied)
    )
    first = next(free, None)
    if first is None or first.far or not any(first.box.overlaps(box) for box in better_free):
        return first
    for place in free:
        if place.far:
            break
        if not any(place.box.overlaps(box) for box in better_free):
            return place
    return first


def leader_end(label: Label, place: Place) -> tuple[float, float]:
    """Return the point of the label nearest to its mark, where a thin line ends."""
    box = place.box
    return min(max(label.x, box.left), box.right), min(max(label.y, box.top), box.bottom)


def _leader(label: Label, place: Place) -> list[Box]:
    """Return small boxes along the thin line of a label that is far from its mark."""
    if not place.far:
        return []
    x, y = leader_end(label, place)
    length = hypot(x - label.x, y - label.y)
    count = int((length - _GAP) / _LEADER_STEP)
    shares = [1 - at * _LEADER_STEP / length for at in range(1, count + 1)]
    return [
        Box(px, py, px, py).grown(1)
        for px, py in ((label.x + (x - label.x) * s, label.y + (y - label.y) * s) for s in shares)
    ]


def _candidates(label: Label, room: Box) -> Iterator[Place]:
    """Yield places from best to worst: right or left, above or below, then further and further."""
    right_first = label.x + _GAP + label.width <= room.right - 40
    for shift in _SIDE_SHIFTS:
        for to_right in (right_first, not right_first):
            left = label.x + _GAP if to_right else label.x - _GAP - label.width
            yield Place(_box(label, left, label.y - label.height / 2 + shift), far=False)
    for top in (label.y - _GAP + 4 - label.height, label.y + _GAP - 4):
        for share in (0.5, 0.1, 0.9):
            yield Place(_box(label, label.x - label.width * share, top), far=False)
    for radius in _RINGS:
        for step in range(_DIRECTIONS):
            yield Place(_on_ring(label, radius, 2 * pi * step / _DIRECTIONS), far=True)


def _on_ring(label: Label, radius: float, angle: float) -> Box:
    """Return the label hung outwards from a point on a ring around its mark."""
    x, y = label.x + radius * cos(angle), label.y + radius * sin(angle)
    left = x - label.width * (1 - cos(angle)) / 2
    return _box(label, left, y - label.height * (1 - sin(angle)) / 2)


def _box(label: Label, left: float, top: float) -> Box:
    return Box(left, top, left + label.width, top + label.height)


def spread(wanted: Sequence[tuple[float, float]], low: float, high: float) -> list[float]:
    """Return left edges for ``(middle, width)`` pairs in order, side by side without overlap.

    Each stays as near to its middle as room between ``low`` and ``high`` allows.
    """
    lefts: list[float] = []
    edge = low
    for middle, size in wanted:
        left = max(edge, middle - size / 2)
        lefts.append(left)
        edge = left + size
    edge = high
    for at in reversed(range(len(wanted))):
        lefts[at] = min(lefts[at], edge - wanted[at][1])
        edge = lefts[at]
    return lefts
