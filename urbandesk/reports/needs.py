"""What a chart of needs and offers shows: both sides of a pair, theme by theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from urbandesk.reports.sides import CN, EU, SIDES, SideNames

Titles = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """One theme: the titles of needs and of offers by side."""

    theme: str
    needs: Titles
    offers: Titles

    def meets(self, seeker: str) -> bool:
        """Return whether the other side shows what ``seeker`` seeks."""
        return bool(self.needs[seeker]) and bool(self.offers[CN if seeker == EU else EU])

    def is_matched(self) -> bool:
        """Return whether one side shows what the other seeks."""
        return any(self.meets(side) for side in SIDES)


@dataclass(frozen=True, slots=True)
class NeedsData:
    """All such a chart needs; what meets comes first."""

    sides: SideNames
    lines: tuple[ThemeLine, ...]
    source: str

    def matched(self) -> int:
        """Return on how many themes one side shows what the other seeks."""
        return sum(line.is_matched() for line in self.lines)
