"""Reading what is drawn on a figure: words by kind, bars by name, and where they are."""

from __future__ import annotations

from typing import Any

from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from urbandesk.reports.figure import ChartFigure


def words(figure: ChartFigure, kind: str) -> list[str]:
    """Return the words of one kind, in the order they were drawn."""
    return [text.get_text() for text in _texts(figure) if text.get_label() == kind]


def bars(figure: ChartFigure, name: str) -> list[Bbox]:
    """Return the extents of the bars of one name, in px from the lower left."""
    found = [a for a in figure.findobj(Rectangle) if a.get_label() == name]
    return [bar.get_window_extent() for bar in found]


def word_boxes(figure: ChartFigure) -> list[tuple[str, str, Bbox]]:
    """Return kind, text and extent of all words, as they are really drawn."""
    renderer = rendered(figure)
    return [
        (str(text.get_label()), text.get_text(), text.get_window_extent(renderer))
        for text in _texts(figure)
    ]


def rendered(figure: ChartFigure) -> RendererBase:
    """Draw the figure; return what measured it."""
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    renderer: RendererBase = canvas.get_renderer()
    return renderer


def outside(figure: ChartFigure) -> list[str]:
    """Return the words that leave the figure."""
    page = figure.bbox
    return [
        text
        for _kind, text, box in word_boxes(figure)
        if box.x0 < 0 or box.y0 < 0 or box.x1 > page.width or box.y1 > page.height
    ]


def overlaps(one: Bbox, other: Bbox, slack: float = 0.0) -> bool:
    """Return whether two extents share more than ``slack`` px in both directions."""
    return bool(
        min(one.x1, other.x1) - max(one.x0, other.x0) > slack
        and min(one.y1, other.y1) - max(one.y0, other.y0) > slack
    )


def _texts(figure: ChartFigure) -> list[Text]:
    return [text for text in figure.findobj(Text) if text.get_text()]
