"""What a chart of figures shows: the newest figure of each side, indicator by indicator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from urbandesk.reports.sides import SIDES, SideNames


@dataclass(frozen=True, slots=True)
class SideFigure:
    """The figure of one side.

    Attributes:
        value: the number; ``None`` when there is none, and ``answer`` then says why.
        facts: unit, year and area, in words.
        answer: *not disclosed*, *not recorded* and the like.
        source: who says so; empty when nobody noted it, which ``facts`` then say.
    """

    value: Decimal | None
    facts: str = ""
    answer: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One indicator.

    Attributes:
        name: what it is called.
        figures: by side.
        unlike: why both may not be compared, as a sentence; empty when they may.
        one_scale: whether both bars may share a scale: not with unlike units.
    """

    name: str
    figures: Mapping[str, SideFigure]
    unlike: str = ""
    one_scale: bool = True

    def is_whole(self) -> bool:
        """Return whether both sides have a number."""
        return all(self.figures[side].value is not None for side in SIDES)


@dataclass(frozen=True, slots=True)
class FiguresData:
    """All such a chart needs; indicators with a number on both sides come first."""

    sides: SideNames
    lines: tuple[FigureLine, ...]
    source: str
