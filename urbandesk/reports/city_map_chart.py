"""Where cities lie, on a field of degrees without borders; pairs are joined by lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, cos, floor, radians

from urbandesk.i18n import _, join_sentences, ngettext
from urbandesk.reports import colours, fonts
from urbandesk.reports.figure import (
    LEFT,
    RIGHT,
    ChartFigure,
    ChartWords,
    KeyEntry,
    draw_frame,
)
from urbandesk.reports.label_placing import Box, Label, Place, leader_end, place_labels
from urbandesk.reports.line_breaking import shorten
from urbandesk.reports.pair_findings import (
    places_alt,
    places_subtitle,
    places_title,
    unplaced_note,
)
from urbandesk.reports.places import City, PlacesData
from urbandesk.reports.sides import CN, EU, SIDES

_FIELD = Box(float(LEFT), 206.0, float(RIGHT), 792.0)
_MARGIN = 46.0
_LEAST_SPAN = 6.0
_MARK, _OWN_MARK = 13.0, 20.0
_NAME, _OWN_NAME, _TICK = 18.0, 24.0, 19.0
_WIDEST = 220.0
_STEPS = (1, 2, 5, 10, 20, 30)


@dataclass(frozen=True, slots=True)
class _Dot:
    city: City
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Projection:
    """Degrees to px: equal lengths to east and north in the middle latitude of what is shown."""

    middle: tuple[float, float]
    scale: float
    squeeze: float

    def x(self, longitude: float) -> float:
        centre = (_FIELD.left + _FIELD.right) / 2
        return centre + (longitude - self.middle[1]) * self.squeeze * self.scale

    def y(self, latitude: float) -> float:
        return (_FIELD.top + _FIELD.bottom) / 2 - (latitude - self.middle[0]) * self.scale


def draw_city_map(data: PlacesData) -> ChartFigure:
    """Return the cities of ``data`` by their coordinates, in the language in force.

    Cities without coordinates are named at the foot, names without room are counted there.
    """
    placed = [city for city in data.cities if city.is_placed()]
    projection = _projection(placed)
    dots = [
        _Dot(city, projection.x(city.longitude or 0.0), projection.y(city.latitude or 0.0))
        for city in placed
    ]
    own = [dot for dot in dots if dot.city.own]
    rest = [dot for dot in dots if not dot.city.own]
    degrees = [_clear_of(degree, _marks(dots)) for degree in _degrees(projection)]
    held = [degree.box() for degree in degrees if degree.words]
    first = _place(own, _OWN_NAME, taken=[*held, *_marks(rest)], radius=_OWN_MARK)
    beside = [*held, *_marks(own), *(place.box for place in first if place)]
    second = _place(rest, _NAME, taken=beside, radius=_MARK)
    title = places_title(data)
    unnamed = first.count(None) + second.count(None)
    notes = join_sentences((unplaced_note(data), _unnamed(unnamed)))
    words = ChartWords(
        title, places_subtitle(data), data.source, places_alt(data, title), notes=notes
    )
    figure = ChartFigure(words)
    sides = {EU: _("European side"), CN: _("Chinese side")}
    draw_frame(figure, [KeyEntry("mark", side, sides[side]) for side in SIDES])
    if dots:
        _draw_degrees(figure, degrees)
        _draw_pairs(figure, data, {dot.city.key: dot for dot in dots})
        for dot, place in zip((*own, *rest), (*first, *second), strict=True):
            _draw_city(figure, dot, place)
    return figure


def _unnamed(count: int) -> str:
    if not count:
        return ""
    return ngettext("{n} name had no room.", "{n} names had no room.", count).format(n=count)


def _projection(cities: Sequence[City]) -> _Projection:
    """Return the projection in which all cities lie within the field."""
    north = [city.latitude or 0.0 for city in cities] or [0.0]
    east = [city.longitude or 0.0 for city in cities] or [0.0]
    middle = ((min(north) + max(north)) / 2, (min(east) + max(east)) / 2)
    squeeze = max(cos(radians(middle[0])), 0.1)
    high = max(max(north) - min(north), _LEAST_SPAN)
    wide = max(max(east) - min(east), _LEAST_SPAN) * squeeze
    across = _FIELD.right - _FIELD.left - 2 * _MARGIN
    down = _FIELD.bottom - _FIELD.top - 2 * _MARGIN
    return _Projection(middle, min(across / wide, down / high), squeeze)


def _marks(dots: Sequence[_Dot]) -> list[Box]:
    return [
        Box(dot.x, dot.y, dot.x, dot.y).grown((_OWN_MARK if dot.city.own else _MARK) * 0.7)
        for dot in dots
    ]


def _place(
    dots: Sequence[_Dot], size: float, *, taken: Sequence[Box], radius: float
) -> list[Place | None]:
    names = [_name(dot.city, size) for dot in dots]
    labels = [
        Label(dot.x, dot.y, fonts.width(name, size, bold=dot.city.own) + 8, size * 1.2)
        for dot, name in zip(dots, names, strict=True)
    ]
    return place_labels(labels, _FIELD, taken=taken, mark_radius=radius * 0.7)


def _name(city: City, size: float) -> str:
    return shorten(
        fonts.drawable(city.name),
        _WIDEST,
        lambda part: fonts.width(part, size, bold=city.own),
    )


@dataclass(frozen=True, slots=True)
class _Degree:
    """A line of equal latitude or longitude, and the words at its end, if they have room."""

    start: tuple[float, float]
    end: tuple[float, float]
    words: str
    x: float
    y: float

    def box(self) -> Box:
        width = fonts.width(self.words, _TICK)
        return Box(self.x, self.y - _TICK * 0.7, self.x + width, self.y + _TICK * 0.7)


def _degrees(projection: _Projection) -> list[_Degree]:
    """Return the lines of equal latitude and longitude that cross the field."""
    step = next((s for s in _STEPS if s * projection.scale >= 90), _STEPS[-1])
    half = (_FIELD.right - _FIELD.left) / 2 / projection.scale / projection.squeeze
    found = []
    for degree in _multiples(projection.middle[1], half, step):
        x, words = projection.x(degree), _longitude(degree)
        fits = x + fonts.width(words, _TICK) + 8 <= _FIELD.right
        line = ((x, _FIELD.top), (x, _FIELD.bottom))
        found.append(_Degree(*line, words if fits else "", x + 6, _FIELD.bottom - 12))
    high = (_FIELD.bottom - _FIELD.top) / 2 / projection.scale
    for degree in _multiples(projection.middle[0], high, step):
        y = projection.y(degree)
        fits = _FIELD.top + 30 < y < _FIELD.bottom - 30 and abs(degree) <= 90
        line = ((_FIELD.left, y), (_FIELD.right, y))
        words = _latitude(degree) if fits else ""
        found.append(_Degree(*line, words, _FIELD.left + 2, y - 13))
    return found


def _clear_of(degree: _Degree, marks: Sequence[Box]) -> _Degree:
    """Return a line with its words above it, or below it where a city lies above, or with none."""
    below = replace(degree, y=degree.y + 26)
    for tried in (degree, below):
        if not any(tried.box().overlaps(mark) for mark in marks):
            return tried
    return replace(degree, words="")


def _draw_degrees(figure: ChartFigure, degrees: Sequence[_Degree]) -> None:
    for degree in degrees:
        figure.line(degree.start, degree.end, colour=colours.GRID, width=2)
        if degree.words:
            figure.words_at(
                degree.x, degree.y, degree.words, size=_TICK, colour=colours.SECONDARY,
                name="tick",
            )  # fmt: skip


def _multiples(middle: float, reach: float, step: int) -> range:
    return range(ceil((middle - reach) / step) * step, floor(middle + reach) + 1, step)


def _longitude(degree: int) -> str:
    if degree % 180 == 0:
        return f"{abs(degree)}°"
    return (_("{n}° W") if degree < 0 else _("{n}° E")).format(n=abs(degree))


def _latitude(degree: int) -> str:
    if not degree:
        return "0°"
    return (_("{n}° S") if degree < 0 else _("{n}° N")).format(n=abs(degree))


def _draw_pairs(figure: ChartFigure, data: PlacesData, dots: dict[str, _Dot]) -> None:
    for pair in sorted(data.pairs, key=lambda each: each.own):
        first, second = dots.get(pair.first), dots.get(pair.second)
        if first is None or second is None:
            continue
        figure.line(
            (first.x, first.y),
            (second.x, second.y),
            colour=colours.TEXT if pair.own else colours.CROSS,
            width=4 if pair.own else 2,
            order=2.5 if pair.own else 2,
        )


def _draw_city(figure: ChartFigure, dot: _Dot, place: Place | None) -> None:
    own = dot.city.own
    figure.mark(dot.city.side, dot.x, dot.y, size=_OWN_MARK if own else _MARK)
    if place is None:
        return
    size, box = _OWN_NAME if own else _NAME, place.box
    if place.far:
        end = leader_end(Label(dot.x, dot.y, 0, 0), place)
        figure.line((dot.x, dot.y), end, colour=colours.AXIS, width=1.5, order=3)
    left = box.right < dot.x
    figure.words_at(
        box.right - 4 if left else box.left + 4, (box.top + box.bottom) / 2,
        _name(dot.city, size), size=size, bold=own, align="right" if left else "left",
        ground=colours.PAPER, order=3.5, name="name",
    )  # fmt: skip
