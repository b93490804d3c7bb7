"""What a map of cities shows: where they lie, and which of them work together."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from urbandesk.reports.sides import SideNames

_RADIUS = 6371.0


@dataclass(frozen=True, slots=True)
class City:
    """One city; ``own`` when it is a member of the plan that the chart is about.

    Coordinates are degrees, ``None`` when nobody recorded them.
    """

    key: str
    side: str
    name: str
    latitude: float | None
    longitude: float | None
    own: bool = False

    def is_placed(self) -> bool:
        """Return whether it has a place on the map."""
        return self.latitude is not None and self.longitude is not None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two cities that work together, by their keys."""

    first: str
    second: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class PlacesData:
    """All a map of cities needs; ``partnerships`` counts those that its cities are members of."""

    sides: SideNames
    cities: tuple[City, ...]
    pairs: tuple[Pair, ...]
    partnerships: int
    source: str

    def city(self, key: str) -> City | None:
        """Return a city by its key."""
        return next((city for city in self.cities if city.key == key), None)

    def distance(self) -> int | None:
        """Return how far the plan's first two cities lie apart, in km rounded to hundreds."""
        for pair in self.pairs:
            first, second = self.city(pair.first), self.city(pair.second)
            if pair.own and first and second:
                return apart(first, second)
        return None


def apart(first: City, second: City) -> int | None:
    """Return the way over the globe in km, rounded to hundreds; None when a place is unknown."""
    if (
        first.latitude is None
        or first.longitude is None
        or second.latitude is None
        or second.longitude is None
    ):
        return None
    north = radians(second.latitude - first.latitude)
    east = radians(second.longitude - first.longitude)
    share = (
        sin(north / 2) ** 2
        + cos(radians(first.latitude)) * cos(radians(second.latitude)) * sin(east / 2) ** 2
    )
    return round(2 * _RADIUS * asin(sqrt(min(share, 1.0))) / 100) * 100
