"""The timeline of actions: two bars per action, one per side, over months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from urbandesk.i18n import _, ngettext
from urbandesk.reports import colours, fonts
from urbandesk.reports.alt_text import timeline_alt
from urbandesk.reports.figure import (
    DASHED,
    HEIGHT,
    LEFT,
    RIGHT,
    SOLID,
    ChartFigure,
    ChartWords,
    KeyEntry,
    draw_frame,
)
from urbandesk.reports.findings import timeline_subtitle, timeline_title
from urbandesk.reports.lanes import Lane
from urbandesk.reports.line_breaking import fit_lines
from urbandesk.reports.month_axis import MonthAxis, draw_holidays, draw_months
from urbandesk.reports.sides import CN, EU, SIDES
from urbandesk.reports.timeline import Span, TimelineData, TimelineRow, period

MOST_ROWS = 50  # what still keeps the shape of an upright sheet of paper
_TOP = 250.0
_HOLIDAY_NAMES = 62.0
_BOTTOM_MARGIN = 122.0  # month names and source
_LARGEST_ROW = 76.0
_SMALLEST_ROW = 40.0
_TITLE_LEFT = 73.0
_WIDEST_TITLE = 430.0
_NARROWEST_TITLE = 150.0
_NARROWEST_BAR = 6.0


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where rows and months stand on the page."""

    top: float
    row: float
    axis: MonthAxis | None
    left: float

    @property
    def text(self) -> float:
        """The size of words in a row."""
        return min(24.0, self.row * 0.46)

    @property
    def bar(self) -> float:
        """The height of a bar."""
        return self.row * 0.32

    def lane(self, index: int, side: str) -> float:
        """Return the middle of the bar of ``side`` in row ``index``."""
        middle = self.top + (index + 0.5) * self.row
        shift = self.bar / 2 + 1.5
        return middle - shift if side == EU else middle + shift


def draw_timeline(data: TimelineData) -> ChartFigure:
    """Return the timeline of ``data`` in the language in force.

    Up to 12 actions share a page of 1600 x 900 px; with more the page grows, up to 50. Dates that
    are missing are said in words, never guessed.
    """
    shown = data.rows[:MOST_ROWS]
    top = _TOP + (_HOLIDAY_NAMES if data.holidays else 0)
    room = HEIGHT - _BOTTOM_MARGIN - top
    row = min(_LARGEST_ROW, max(_SMALLEST_ROW, room / max(len(shown), 1)))
    figure = ChartFigure(_words(data), height=HEIGHT + max(0.0, row * len(shown) - room))
    draw_frame(figure, _key(data))
    if not shown:
        figure.words_at(LEFT, top + 40, _("No action yet."), size=24, colour=colours.SECONDARY)
        return figure
    months = period(data)
    left = _TITLE_LEFT + _title_width(shown, row) + 20
    axis = MonthAxis(months[0], months[1], left, RIGHT) if months else None
    grid = _Grid(top, row, axis, left)
    bottom = top + row * len(shown)
    if axis is not None:
        draw_months(figure, axis, top, bottom)
        draw_holidays(figure, axis, data, top=top, bottom=bottom)
    for index, action in enumerate(shown):
        _draw_row(figure, grid, index, action=action)
    return figure


def _words(data: TimelineData) -> ChartWords:
    hidden = len(data.rows) - MOST_ROWS
    notes = ""
    if hidden > 0:
        notes = ngettext(
            "{n} more action is not drawn.", "{n} more actions are not drawn.", hidden
        ).format(n=hidden)
    title = data.title or timeline_title(data)
    return ChartWords(
        title,
        data.subtitle or timeline_subtitle(data),
        data.source,
        timeline_alt(data, title),
        notes=notes,
    )


def _key(data: TimelineData) -> list[KeyEntry]:
    if not data.rows:
        return [KeyEntry("mark", side, data.sides.of(side)) for side in SIDES]
    sides = [KeyEntry("bar", side, data.sides.of(side)) for side in SIDES]
    return [*sides, KeyEntry("stroke", "", _("first step"))]


def _title_width(rows: tuple[TimelineRow, ...], row: float) -> float:
    size = min(24.0, row * 0.46)
    widest = max(fonts.width(fonts.drawable(action.title), size) for action in rows)
    return min(_WIDEST_TITLE, max(_NARROWEST_TITLE, widest))


def _draw_row(figure: ChartFigure, grid: _Grid, index: int, *, action: TimelineRow) -> None:
    top = grid.top + index * grid.row
    if index:
        figure.line((LEFT, top), (RIGHT, top), colour=colours.GRID, width=2, order=1.6)
    _draw_title(figure, grid, top + grid.row / 2, action=action)
    lanes = {
        side: Lane(grid.left, RIGHT, grid.lane(index, side), size=grid.row * 0.42, bar=grid.bar)
        for side in SIDES
    }
    if grid.axis is not None:
        for side in SIDES:
            _draw_span(figure, grid, lanes[side], span=action.of(side), side=side)
        if action.first_step is not None:
            _draw_first_step(figure, grid, index, day=action.first_step)
            for lane in lanes.values():
                lane.occupy_stroke(grid.axis.x(action.first_step))
    _say_what_is_missing(figure, lanes, action)


def _draw_title(figure: ChartFigure, grid: _Grid, y: float, *, action: TimelineRow) -> None:
    size = grid.text
    figure.words_at(LEFT, y, str(action.number), size=size, colour=colours.SECONDARY, name="number")
    lines = fit_lines(
        fonts.drawable(action.title),
        grid.left - 18 - _TITLE_LEFT,
        2 if grid.row >= 2.4 * size else 1,
        measure=lambda part: fonts.width(part, size),
    )
    step = size * 1.2
    for at, line in enumerate(lines):
        shift = (at - (len(lines) - 1) / 2) * step
        figure.words_at(_TITLE_LEFT, y + shift, line, size=size, name="action")


def _draw_span(figure: ChartFigure, grid: _Grid, lane: Lane, *, span: Span, side: str) -> None:
    """Draw the bar of one side, or a stroke at the one date that is known."""
    assert grid.axis is not None
    if span.is_complete():
        assert span.starts is not None
        assert span.ends is not None
        left = grid.axis.x(span.starts)
        right = max(grid.axis.x_after(span.ends), left + _NARROWEST_BAR)
        _draw_bar(figure, grid, lane, left=left, right=right, side=side, led=span.has_lead)
        return
    colour = colours.SIDE_COLOURS[side].edge
    top = lane.y - grid.bar / 2
    for day in (span.starts, span.ends):
        if day is not None:
            x = grid.axis.x(day)
            figure.line((x, top), (x, top + grid.bar), colour=colour, width=5, order=3)
            lane.occupy(x - 3, x + 3)


def _draw_bar(
    figure: ChartFigure, grid: _Grid, lane: Lane, *, left: float, right: float, side: str, led: bool
) -> None:
    """Draw a bar in the colour of its side; only its dashed edge while nobody leads."""
    colour = colours.SIDE_COLOURS[side]
    top = lane.y - grid.bar / 2
    ground = colour.fill if led else colours.PAPER
    figure.bar(
        left,
        top,
        width=right - left,
        height=grid.bar,
        fill=ground,
        edge=colour.edge,
        dashes=SOLID if led else DASHED,
        name=f"bar-{side}",
    )
    if colour.striped and led:
        figure.stripes(
            left + 1,
            top + 1,
            width=right - left - 2,
            height=grid.bar - 2,
            colour=colour.edge,
            step=17,
        )
    lane.occupy_bar(left, right, ground=ground, ink=colour.on_fill if led else colour.edge)


def _draw_first_step(figure: ChartFigure, grid: _Grid, index: int, *, day: date) -> None:
    assert grid.axis is not None
    x = grid.axis.x(day)
    figure.line(
        (x, grid.lane(index, EU) - grid.bar / 2 - grid.row * 0.07),
        (x, grid.lane(index, CN) + grid.bar / 2 + grid.row * 0.07),
        colour=colours.TEXT,
        width=4,
        order=4,
    ).set_label("first-step")


def _say_what_is_missing(figure: ChartFigure, lanes: dict[str, Lane], action: TimelineRow) -> None:
    dates = {side: _missing_dates(action.of(side)) for side in SIDES}
    leads = {side: "" if action.of(side).has_lead else _("no lead yet") for side in SIDES}
    shared = dates[EU] if dates[EU] == dates[CN] else ""
    for side in SIDES:
        own = [leads[side], "" if shared else dates[side]]
        lanes[side].say(
            figure,
            " · ".join(part for part in own if part),
            colour=colours.SIDE_COLOURS[side].edge,
        )
    if shared:
        lanes[EU].say(figure, shared, colour=colours.SECONDARY)
    if action.first_step is None:
        words = _("no first step yet")
        lane = max(lanes.values(), key=lambda one: (one.fits_left(words), -one.y))
        lane.say_left(figure, words, colour=colours.SECONDARY)


def _missing_dates(span: Span) -> str:
    if span.is_complete():
        return ""
    if span.starts is None and span.ends is None:
        return _("no dates yet")
    if span.starts is None:
        return _("no start date yet")
    if span.ends is None:
        return _("no end date yet")
    return _("ends before it starts")
