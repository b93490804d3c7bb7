"""Figures of a pair side by side: two bars per indicator, unlike areas said in words."""

from __future__ import annotations

from decimal import Decimal

from urbandesk import i18n
from urbandesk.i18n import ngettext
from urbandesk.reports import colours, fonts
from urbandesk.reports.city_figures import FigureLine, FiguresData, SideFigure
from urbandesk.reports.figure import (
    LEFT,
    RIGHT,
    ChartFigure,
    ChartWords,
    KeyEntry,
    draw_frame,
)
from urbandesk.reports.line_breaking import fit_lines, shorten
from urbandesk.reports.pair_findings import figures_alt, figures_subtitle, figures_title
from urbandesk.reports.sides import SIDES

_TOP, _BOTTOM = 214.0, 804.0
_MOST = 6
_TALLEST = 140.0
_BARS = LEFT + 360.0
_WIDEST_BAR = 420.0
_NAME, _VALUE, _FACTS, _UNLIKE = 24.0, 24.0, 19.0, 19.0


def draw_figures(data: FiguresData) -> ChartFigure:
    """Return the figures of ``data``, in the language in force.

    Each indicator has a scale of its own, from zero. Units that differ share none: then only
    numbers stand there. Indicators without room are counted in words at the foot.
    """
    shown = data.lines[:_MOST]
    title = figures_title(data)
    words = ChartWords(
        title,
        figures_subtitle(data),
        data.source,
        figures_alt(data, title),
        notes=_left_out(len(data.lines) - len(shown)),
    )
    figure = ChartFigure(words)
    draw_frame(figure, [KeyEntry("mark", side, data.sides.of(side)) for side in SIDES])
    high = min(_TALLEST, (_BOTTOM - _TOP) / max(len(shown), 1))
    for at, line in enumerate(shown):
        _draw_line(figure, line, _TOP + at * high, high)
    return figure


def _left_out(count: int) -> str:
    if count <= 0:
        return ""
    return ngettext(
        "{n} more indicator is not drawn.", "{n} more indicators are not drawn.", count
    ).format(n=count)


def _draw_line(figure: ChartFigure, line: FigureLine, top: float, high: float) -> None:
    room = high - 30 if line.unlike else high - 14
    bar = min(34.0, room / 2 - 5)
    names = fit_lines(
        fonts.drawable(line.name),
        _BARS - LEFT - 28,
        2,
        measure=lambda part: fonts.width(part, _NAME, bold=True),
    )
    middle = top + 6 + bar + 3
    for at, name in enumerate(names):
        y = middle + (at - (len(names) - 1) / 2) * 32
        figure.words_at(LEFT, y, name, size=_NAME, bold=True, name="indicator")
    highest = max((abs(v) for side in SIDES if (v := line.figures[side].value)), default=Decimal(0))
    for at, side in enumerate(SIDES):
        found = line.figures[side]
        drawn = line.one_scale and found.value is not None and found.value > 0 and highest > 0
        width = float((found.value or Decimal(0)) / highest) * _WIDEST_BAR if drawn else 0.0
        _draw_figure(figure, side, found, top + 6 + at * (bar + 6), bar=bar, width=width)
    figure.line(
        (_BARS, top + 2), (_BARS, top + 2 * bar + 16), colour=colours.AXIS, width=2, order=6
    )
    if line.unlike:
        words = shorten(
            fonts.drawable(line.unlike), RIGHT - _BARS, lambda part: fonts.width(part, _UNLIKE)
        )
        figure.words_at(_BARS, top + 2 * bar + 30, words, size=_UNLIKE, name="unlike")
    figure.line((LEFT, top + high - 2), (RIGHT, top + high - 2), colour=colours.GRID, width=2)


def _draw_figure(
    figure: ChartFigure, side: str, found: SideFigure, top: float, *, bar: float, width: float
) -> None:
    colour = colours.SIDE_COLOURS[side]
    if width:
        figure.bar(
            _BARS, top, width=width, height=bar, fill=colour.fill, edge=colour.edge, name=side
        )
        if colour.striped:
            figure.stripes(
                _BARS + 1, top + 1, width=width - 2, height=bar - 2, colour=colour.edge, step=14
            )
    y = top + bar / 2
    figure.mark(side, _BARS - 16, y, size=12)
    x = _BARS + width + 12
    if found.value is None:
        figure.words_at(x, y, found.answer, size=_FACTS, colour=colours.SECONDARY, name="answer")
        return
    value = i18n.format_number(found.value)
    figure.words_at(x, y, value, size=_VALUE, bold=True, name="value")
    x += fonts.width(value, _VALUE, bold=True) + 12
    facts = shorten(fonts.drawable(found.facts), RIGHT - x, lambda p: fonts.width(p, _FACTS))
    figure.words_at(x, y, facts, size=_FACTS, colour=colours.SECONDARY, name="facts")
