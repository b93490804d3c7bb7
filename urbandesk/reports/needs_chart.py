"""Needs and offers of a pair by theme: hollow marks seek, full ones show, lines join what meets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from urbandesk.i18n import _, ngettext
from urbandesk.reports import colours, fonts
from urbandesk.reports.figure import (
    LEFT,
    RIGHT,
    ChartFigure,
    ChartWords,
    KeyEntry,
    draw_frame,
)
from urbandesk.reports.line_breaking import Measure, fit_lines, shorten
from urbandesk.reports.needs import NeedsData, ThemeLine
from urbandesk.reports.pair_findings import needs_alt, needs_subtitle, needs_title
from urbandesk.reports.sides import CN, EU, SIDES

_TOP, _BOTTOM = 276.0, 800.0
_THEME = 300.0
_TALLEST = 92.0
_MOST = 9
_MARK = 20.0
_BETWEEN = 76.0
_NAME, _HEAD, _TITLE = 24.0, 24.0, 21.0


@dataclass(frozen=True, slots=True)
class _Lane:
    """One side that seeks, at the left, and the other that shows, at the right."""

    seeker: str
    left: float
    right: float

    @property
    def shower(self) -> str:
        return CN if self.seeker == EU else EU

    @property
    def need_x(self) -> float:
        return (self.left + self.right - _BETWEEN) / 2

    @property
    def offer_x(self) -> float:
        return (self.left + self.right + _BETWEEN) / 2

    @property
    def room(self) -> float:
        return self.need_x - _MARK - self.left - 6


def _lanes() -> tuple[_Lane, ...]:
    start = LEFT + _THEME
    half = (RIGHT - start) / 2
    return (_Lane(EU, start, start + half - 10), _Lane(CN, start + half + 10, float(RIGHT)))


def draw_needs(data: NeedsData) -> ChartFigure:
    """Return the needs and offers of ``data`` by theme, in the language in force.

    Themes without room are counted in words at the foot.
    """
    shown = data.lines[:_MOST]
    title = needs_title(data)
    words = ChartWords(
        title,
        needs_subtitle(data),
        data.source,
        needs_alt(data, title),
        notes=_left_out(len(data.lines) - len(shown)),
    )
    figure = ChartFigure(words)
    draw_frame(figure, [KeyEntry("mark", side, data.sides.of(side)) for side in SIDES])
    if shown:
        _draw_heads(figure, data)
        _draw_lines(figure, shown)
    return figure


def _left_out(count: int) -> str:
    if count <= 0:
        return ""
    return ngettext("{n} more theme is not drawn.", "{n} more themes are not drawn.", count).format(
        n=count
    )


def _draw_heads(figure: ChartFigure, data: NeedsData) -> None:
    y = _TOP - 30
    for lane in _lanes():
        seeks = _("{city} seeks").format(city=data.sides.of(lane.seeker))
        shows = _("{city} shows").format(city=data.sides.of(lane.shower))
        for words, x, align, side in (
            (seeks, lane.need_x + _MARK / 2, "right", lane.seeker),
            (shows, lane.offer_x - _MARK / 2, "left", lane.shower),
        ):
            cut = shorten(fonts.drawable(words), lane.room, _measure(_HEAD, bold=True))
            figure.words_at(
                x, y, cut, size=_HEAD, bold=True, colour=colours.SIDE_COLOURS[side].edge,
                align="right" if align == "right" else "left", name="head",
            )  # fmt: skip


def _draw_lines(figure: ChartFigure, lines: Sequence[ThemeLine]) -> None:
    high = min(_TALLEST, (_BOTTOM - _TOP) / len(lines))
    figure.line((LEFT, _TOP), (RIGHT, _TOP), colour=colours.CROSS, width=2)
    for at, line in enumerate(lines):
        y = _TOP + (at + 0.5) * high
        figure.line((LEFT, y + high / 2), (RIGHT, y + high / 2), colour=colours.GRID, width=2)
        _draw_text(
            figure, line.theme, LEFT, y, room=_THEME - 24, size=_NAME, high=high, name="theme",
            bold=line.is_matched(),
        )  # fmt: skip
        for lane in _lanes():
            _draw_lane(figure, lane, line, y, high)


def _draw_lane(figure: ChartFigure, lane: _Lane, line: ThemeLine, y: float, high: float) -> None:
    needs, offers = line.needs[lane.seeker], line.offers[lane.shower]
    if line.meets(lane.seeker):
        figure.line((lane.need_x, y), (lane.offer_x, y), colour=colours.TEXT, width=4, order=3)
    if needs:
        figure.mark(lane.seeker, lane.need_x, y, size=_MARK, hollow=colours.PAPER)
        words, x = _joined(needs), lane.need_x - _MARK
        _draw_text(
            figure, words, x, y, room=lane.room, size=_TITLE, high=high, name="need", right=True
        )
    if offers:
        figure.mark(lane.shower, lane.offer_x, y, size=_MARK)
        words, x = _joined(offers), lane.offer_x + _MARK
        _draw_text(figure, words, x, y, room=lane.room, size=_TITLE, high=high, name="offer")


def _joined(titles: tuple[str, ...]) -> str:
    if len(titles) == 1:
        return titles[0]
    return _("{names} and {n} more").format(names=titles[0], n=len(titles) - 1)


def _draw_text(
    figure: ChartFigure,
    text: str,
    x: float,
    y: float,
    *,
    room: float,
    size: float,
    high: float,
    name: str,
    right: bool = False,
    bold: bool = False,
) -> None:
    """Draw a text in as many lines as the row has room for, two at most."""
    step = size * 1.3
    most = 2 if high >= 2 * step + 4 else 1
    lines = fit_lines(fonts.drawable(text), room, most, measure=_measure(size, bold=bold))
    for at, line in enumerate(lines):
        figure.words_at(
            x, y + (at - (len(lines) - 1) / 2) * step, line, size=size, bold=bold,
            align="right" if right else "left", name=name,
        )  # fmt: skip


def _measure(size: float, *, bold: bool = False) -> Measure:
    return lambda part: fonts.width(part, size, bold=bold)
