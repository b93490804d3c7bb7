"""What one side seeks against what the other can show, theme by theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from urbandesk.models.field import SIDES
from urbandesk.planning.facts import Row

NEED = "need"
OFFER = "offer"
Sided = Mapping[str, Sequence[Row]]


def other_side(side: str) -> str:
    """Return the side across the table."""
    return "eu" if side == "cn" else "cn"


@dataclass(frozen=True)
class ThemeRows:
    """The needs and offers of both sides on one theme; its id is empty for those without one."""

    theme: str
    rows: Sided

    def of(self, side: str, direction: str) -> tuple[Row, ...]:
        """Return the needs, or the offers, of a side."""
        return tuple(r for r in self.rows[side] if r.values.get("direction") == direction)

    def meets(self, seeker: str) -> bool:
        """Return whether a need of ``seeker`` meets an offer of the other side."""
        if not self.theme:
            return False
        return bool(self.of(seeker, NEED)) and bool(self.of(other_side(seeker), OFFER))

    @property
    def is_matched(self) -> bool:
        """Return whether a need of one side meets an offer of the other."""
        return any(self.meets(side) for side in SIDES)

    @property
    def is_shown_by_none(self) -> bool:
        """Return whether both sides seek it and neither shows anything."""
        if not self.theme:
            return False
        sought = all(self.of(side, NEED) for side in SIDES)
        return sought and not any(self.of(side, OFFER) for side in SIDES)

    def is_met(self, row: Row, side: str) -> bool:
        """Return whether a need or offer of ``side`` has its counterpart on the other side."""
        seeking = row.values.get("direction") == NEED
        return self.meets(side if seeking else other_side(side))


def by_theme(rows: Sided) -> tuple[ThemeRows, ...]:
    """Return needs and offers by theme: what meets first, then in the order they came."""
    themes: dict[str, dict[str, list[Row]]] = {}
    for side in SIDES:
        for row in rows.get(side, ()):
            theme = str(row.values.get("theme") or "")
            themes.setdefault(theme, {each: [] for each in SIDES})[side].append(row)
    found = [
        ThemeRows(theme, {side: tuple(of) for side, of in both.items()})
        for theme, both in themes.items()
    ]
    return tuple(sorted(found, key=lambda each: (not each.theme, not each.is_matched)))
