"""The page of a chart: 1600 x 900 px, title, subtitle, key and source in the house style.

Everything is placed in px from the upper left corner (100 px to the inch), so the same numbers
hold for png, svg and pdf at any resolution.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from matplotlib.artist import Artist
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from urbandesk import i18n
from urbandesk.i18n import join_sentences
from urbandesk.reports import colours, fonts
from urbandesk.reports.line_breaking import ELLIPSIS, fit_heading, fit_lines, shorten
from urbandesk.reports.sides import EU

WIDTH = 1600
HEIGHT = 900
LEFT = 40
RIGHT = WIDTH - 40
_TITLE_SIZE = 36
_TITLE_STEP = 54
_SUBTITLE_SIZE = 25
_SOURCE_SIZE = 22
KEY_SIZE = 26
SOLID = (0.0, ())
DASHED = (0.0, (4.0, 2.5))
Dashes = tuple[float, tuple[float, ...]]
_Drawn = TypeVar("_Drawn", bound=Artist)
_MIDDLE = 0.36  # from the baseline to the middle of capitals and ideographs, in sizes


@dataclass(frozen=True, slots=True)
class ChartWords:
    """The words every chart needs: the finding, unit and scope, source, and what it shows.

    ``notes`` are sentences after the source; when room is short, the source gives way to them.
    """

    title: str
    subtitle: str
    source: str
    alt: str
    notes: str = ""


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One entry of the key at the upper right: what is painted, and the word beside it."""

    symbol: str
    side: str
    word: str


class ChartFigure(Figure):
    """A figure that knows its words and its language, and is drawn on in px."""

    def __init__(self, words: ChartWords, *, height: float = HEIGHT) -> None:
        """Make an empty page of 1600 by ``height`` px."""
        fonts.prepare()
        super().__init__(figsize=(WIDTH / 100, height / 100), dpi=100, facecolor=colours.PAPER)
        self.words = words
        self.language = i18n.current()
        self.page_height = height
        self._px = Affine2D().scale(0.01, -0.01).translate(0, height / 100) + self.dpi_scale_trans

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        *,
        colour: str,
        width: float,
        dashes: Dashes = SOLID,
        order: float = 1,
    ) -> Line2D:
        """Draw a straight line ``width`` px thick."""
        return self._add(
            Line2D(
                [start[0], end[0]],
                [start[1], end[1]],
                color=colour,
                linewidth=width * 0.72,
                linestyle=dashes if dashes[1] else "-",
                solid_capstyle="butt",
                zorder=order,
            )
        )

    def bar(
        self,
        left: float,
        top: float,
        *,
        width: float,
        height: float,
        fill: str,
        edge: str = "none",
        edge_width: float = 2,
        dashes: Dashes = SOLID,
        order: float = 2,
        name: str = "",
    ) -> Rectangle:
        """Draw a rectangle; the edge lies inside, so the size is the visible one."""
        inset = edge_width / 2 if edge != "none" else 0
        return self._add(
            Rectangle(
                (left + inset, top + inset),
                max(width - 2 * inset, 0),
                max(height - 2 * inset, 0),
                facecolor=fill,
                edgecolor=edge,
                linewidth=edge_width * 0.72 if edge != "none" else 0,
                linestyle=dashes if dashes[1] else "-",
                joinstyle="miter",
                zorder=order,
                label=name,
            )
        )

    def stripes(
        self,
        left: float,
        top: float,
        *,
        width: float,
        height: float,
        colour: str,
        step: float,
        order: float = 2.1,
    ) -> None:
        """Draw rising diagonals ``step`` px apart inside a rectangle; the same in every format."""
        if width <= 0 or height <= 0:
            return
        segments = []
        for at in range(1, int((width + height) / step) + 1):
            reach = at * step  # where the diagonal meets the upper edge, counted from the left
            low = (max(0.0, reach - height), min(height, reach))
            high = (min(width, reach), max(0.0, reach - width))
            segments.append(((left + low[0], top + low[1]), (left + high[0], top + high[1])))
        lines = LineCollection(segments, colors=colour, linewidths=2.4 * 0.72, zorder=order)
        self._add(lines)

    def mark(self, side: str, x: float, y: float, *, size: float, hollow: str = "") -> None:
        """Draw the mark of ``side``, ``size`` px across: a circle or a diamond.

        ``hollow`` names the colour of the inside for something not there yet; else it is full.
        """
        edge = colours.SIDE_COLOURS[side].edge
        reach = size * 0.66
        corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
        shape = Circle((x, y), size / 2) if side == EU else Polygon(corners, closed=True)
        shape.set(
            facecolor=hollow or edge,
            edgecolor=edge,
            linewidth=3 * 0.72 if hollow else 0,
            zorder=4,
            label=f"mark-{side}",
        )
        self._add(shape)

    def words_at(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float,
        colour: str = colours.TEXT,
        bold: bool = False,
        align: Literal["left", "center", "right"] = "left",
        ground: str = "",
        order: float = 5,
        name: str = "words",
    ) -> Text:
        """Draw one line of text whose capitals are centred on ``y``; nothing in it is markup.

        ``ground`` paints the area behind the text, where it stands on lines or patterns.
        """
        box = {"facecolor": ground, "edgecolor": "none", "pad": size * 0.14} if ground else None
        return self._add(
            Text(
                x,
                y + _MIDDLE * size,
                text,
                color=colour,
                fontproperties=fonts.font(size, bold=bold),
                horizontalalignment=align,
                verticalalignment="baseline",
                parse_math=False,
                bbox=box,
                zorder=order,
                label=name,
            )
        )

    def _add(self, artist: _Drawn) -> _Drawn:
        artist.set_transform(self._px)
        self.add_artist(artist)
        return artist


def draw_frame(figure: ChartFigure, key: Sequence[KeyEntry]) -> None:
    """Draw what stands on every chart: title, subtitle, key and source."""
    words = figure.words
    room = _draw_key(figure, key) - LEFT - 40
    title = fonts.drawable(words.title)
    lines = fit_heading(title, room, measure=lambda part: fonts.width(part, _TITLE_SIZE, bold=True))
    y = 55.0
    for line in lines:
        figure.words_at(LEFT, y, line, size=_TITLE_SIZE, bold=True, name="title")
        y += _TITLE_STEP
    y += 5
    for line in _small_lines(words.subtitle, size=_SUBTITLE_SIZE):
        figure.words_at(
            LEFT, y, line, size=_SUBTITLE_SIZE, colour=colours.SECONDARY, name="subtitle"
        )
        y += 34
    source = _source_lines(words)
    y = figure.page_height - 33 - 29 * (len(source) - 1)
    for line in source:
        figure.words_at(LEFT, y, line, size=_SOURCE_SIZE, colour=colours.SECONDARY, name="source")
        y += 29


def _small_lines(text: str, *, size: float = _SOURCE_SIZE, most: int = 2) -> list[str]:
    return fit_lines(
        fonts.drawable(text), RIGHT - LEFT, most, measure=lambda part: fonts.width(part, size)
    )


def _source_lines(words: ChartWords) -> list[str]:
    """Return one or two lines with the source and the notes, the notes whole."""
    both = _small_lines(join_sentences((words.source, words.notes)))
    if not words.notes or not both[-1].endswith(ELLIPSIS):
        return both
    return [*_small_lines(words.source, most=1), *_small_lines(words.notes, most=1)]


def _draw_key(figure: ChartFigure, key: Sequence[KeyEntry]) -> float:
    """Draw the key from the right edge leftwards; return where it begins."""
    x = float(RIGHT)
    for entry in reversed(key):
        word = shorten(fonts.drawable(entry.word), 240, lambda part: fonts.width(part, KEY_SIZE))
        side = colours.SIDE_COLOURS.get(entry.side)
        x -= fonts.width(word, KEY_SIZE)
        colour = side.edge if side else colours.TEXT
        figure.words_at(x, 59, word, size=KEY_SIZE, colour=colour, name="key")
        x = _draw_symbol(figure, entry, x - 12) - 32
    return x + 32


def _draw_symbol(figure: ChartFigure, entry: KeyEntry, right: float) -> float:
    """Draw the painted part of a key entry; return its left edge."""
    if entry.symbol == "mark":
        figure.mark(entry.side, right - 11, 59, size=18)
        return right - 22
    if entry.symbol == "stroke":
        figure.line((right - 4, 42), (right - 4, 76), colour=colours.TEXT, width=4)
        return right - 6
    side = colours.SIDE_COLOURS[entry.side]
    figure.bar(
        right - 40,
        48,
        width=40,
        height=22,
        fill=side.fill,
        edge=side.edge,
        name="key",
    )
    if side.striped:
        figure.stripes(right - 39, 49, width=38, height=20, colour=side.edge, step=12)
    return right - 40
