"""The figures of both sides beside each other, indicator by indicator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from urbandesk.models.field import SIDES
from urbandesk.planning.facts import Row
from urbandesk.planning.figures import Unlike, comparable, reading


@dataclass(frozen=True)
class MeasureRows:
    """The figures of both sides on one indicator, the newest of a side first."""

    measure: str
    rows: Mapping[str, Sequence[Row]]

    def newest(self, side: str) -> Row | None:
        """Return the newest figure of a side that has a number; None without one."""
        return next((row for row in self.rows[side] if row.values.get("value") is not None), None)

    def unlike(self) -> Unlike | None:
        """Return why the newest figures of both sides may not be compared; None when they may."""
        first, second = (self.newest(side) for side in SIDES)
        if first is None or second is None:
            return None
        return comparable(reading(first.values), reading(second.values))

    def lacking(self) -> tuple[str, ...]:
        """Return the sides that say nothing on it although the other one does."""
        return tuple(side for side in SIDES if not self.rows[side])


def by_measure(
    figures: Mapping[str, Sequence[Row]], order: Sequence[Row] = ()
) -> tuple[MeasureRows, ...]:
    """Return the figures of both sides by indicator, in the order of the catalogue."""
    found: dict[str, dict[str, list[Row]]] = {}
    for side in SIDES:
        for row in figures.get(side, ()):
            measure = str(row.values.get("indicator") or "")
            found.setdefault(measure, {each: [] for each in SIDES})[side].append(row)
    places = {row.id: place for place, row in enumerate(order)}
    return tuple(
        MeasureRows(measure, {side: sorted(of, key=_newness) for side, of in both.items()})
        for measure, both in sorted(
            found.items(), key=lambda item: (places.get(item[0], len(places)), item[0])
        )
    )


def _newness(row: Row) -> int:
    year = row.values.get("year")
    return -year if isinstance(year, int) else 0
