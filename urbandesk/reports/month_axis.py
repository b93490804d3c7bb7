"""The months of a timeline: days to px, month names below, holidays as bands above."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from urbandesk.i18n import _
from urbandesk.reports import colours, fonts
from urbandesk.reports.figure import LEFT, RIGHT, ChartFigure
from urbandesk.reports.line_breaking import shorten
from urbandesk.reports.sides import SIDES
from urbandesk.reports.timeline import TimelineData, show_month, show_month_alone, tick_months

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400)
_SIZE = 24.0
_NAME_SIZE = 22.0


@dataclass(frozen=True, slots=True)
class MonthAxis:
    """Days from ``first`` to the day before ``after``, spread from ``left`` to ``right`` px."""

    first: date
    after: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Return where ``day`` begins."""
        share = (day - self.first).days / (self.after - self.first).days
        return self.left + share * (self.right - self.left)

    def x_after(self, day: date) -> float:
        """Return where ``day`` ends."""
        return self.x(day) + (self.right - self.left) / (self.after - self.first).days

    def ticks(self) -> list[tuple[float, str]]:
        """Return px and names of as many months as stand side by side; a new year is named."""
        for step in _STEPS:
            ticks = self._ticks(step)
            ends = [x + fonts.width(name, _SIZE) + 14 for x, name in ticks]
            if all(end <= x for end, (x, _name) in zip(ends, ticks[1:], strict=False)):
                break
        return [
            (x, name if x + fonts.width(name, _SIZE) <= self.right + 1 else "") for x, name in ticks
        ]

    def _ticks(self, step: int) -> list[tuple[float, str]]:
        ticks: list[tuple[float, str]] = []
        year = None
        for month in tick_months(self.first, self.after, step):
            name = show_month_alone(month) if month.year == year else show_month(month)
            ticks.append((self.x(month), name))
            year = month.year
        return ticks


def draw_months(figure: ChartFigure, axis: MonthAxis, top: float, bottom: float) -> None:
    """Draw a light line at each named month and its name below."""
    for x, name in axis.ticks():
        figure.line((x, top), (x, bottom), colour=colours.GRID, width=2)
        if name:
            figure.words_at(
                x, bottom + 22, name, size=_SIZE, colour=colours.SECONDARY, name="month"
            )


def draw_holidays(
    figure: ChartFigure, axis: MonthAxis, data: TimelineData, *, top: float, bottom: float
) -> None:
    """Draw holidays as grey bands, named above them in one row per side."""
    if not data.holidays:
        return
    for row, side in enumerate(SIDES):
        y = top - 54 + row * 33
        colour = colours.SIDE_COLOURS[side].edge
        figure.mark(side, LEFT + 9, y, size=14)
        words = _("Holidays, {city}").format(city=data.sides.of(side))
        text = shorten(
            fonts.drawable(words), axis.left - 90, lambda part: fonts.width(part, _NAME_SIZE)
        )
        figure.words_at(LEFT + 33, y, text, size=_NAME_SIZE, colour=colour, name="holidays")
        _draw_bands(figure, axis, data, side=side, y=y, top=top, bottom=bottom)


def _draw_bands(
    figure: ChartFigure,
    axis: MonthAxis,
    data: TimelineData,
    *,
    side: str,
    y: float,
    top: float,
    bottom: float,
) -> None:
    """Draw the bands of one side; a name that would cover another is left out."""
    free = axis.left
    ink = colours.SIDE_COLOURS[side].edge
    last_day = axis.after - timedelta(days=1)
    for holiday in sorted(data.holidays, key=lambda one: one.starts):
        if holiday.side != side or holiday.ends < axis.first or holiday.starts > last_day:
            continue
        left = axis.x(max(holiday.starts, axis.first))
        right = axis.x_after(min(holiday.ends, last_day))
        figure.bar(
            left,
            top,
            width=right - left,
            height=bottom - top,
            fill=colours.HOLIDAY,
            order=0.5,
            name=f"holiday-{side}",
        )
        name = fonts.drawable(holiday.name)
        size = fonts.width(name, _NAME_SIZE)
        start = min(max((left + right - size) / 2, free), RIGHT - size)
        if start < free:
            continue
        figure.words_at(start, y, name, size=_NAME_SIZE, colour=ink, name="holiday-name")
        free = start + size + 16
