"""Each chart as PNG against bare matplotlib drawing the same artists."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from matplotlib.artist import Artist
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon, Rectangle
from matplotlib.text import Text

from scripts.bench.measure import Row, in_turn, ratio_row, timed
from urbandesk import i18n
from urbandesk.reports.budget_chart import draw_budget
from urbandesk.reports.city_map_chart import draw_city_map
from urbandesk.reports.figure import ChartFigure
from urbandesk.reports.figures_chart import draw_figures
from urbandesk.reports.needs_chart import draw_needs
from urbandesk.reports.saving import PNG, chart_bytes
from urbandesk.reports.stakeholder_chart import draw_stakeholders
from urbandesk.reports.timeline_chart import draw_timeline
from urbandesk.services.files import sample, workspace_files
from urbandesk.services.finding import queries
from urbandesk.services.handouts import pair_figures, plan_figures, reporting
from urbandesk.services.handouts.plan_figures import PlanFigures

Make = Callable[[], Artist]

_RUNS = 15


def measure(folder: Path) -> list[Row]:
    """Return a line per chart, drawn from the sample plan in Chinese."""
    path = folder / "sample.urbandesk"
    sample.write_sample(path)
    workspace = workspace_files.open_workspace(path)
    plan = queries.keys(workspace, queries.ListQuery("plan"))[0]
    with i18n.speaking(i18n.CHINESE):
        timeline = reporting.timeline_data(workspace, plan)
        budget = reporting.budget_data(workspace, plan)
        stakeholders = reporting.stakeholder_data(workspace, plan)
        rows = [
            _row("timeline as PNG", lambda: draw_timeline(timeline)),
            _row("budget as PNG", lambda: draw_budget(budget)),
            _row("stakeholders as PNG", lambda: draw_stakeholders(stakeholders)),
            *_pair_rows(plan_figures.read(workspace, plan)),
        ]
    workspace.close()
    return rows


def _pair_rows(figures: PlanFigures) -> list[Row]:
    """Return a line per chart about a pair."""
    needs, places = pair_figures.needs_of(figures), pair_figures.places_of(figures)
    side_by_side = pair_figures.figures_of(figures)
    return [
        _row("needs and offers as PNG", lambda: draw_needs(needs)),
        _row("map of cities as PNG", lambda: draw_city_map(places)),
        _row("figures side by side as PNG", lambda: draw_figures(side_by_side)),
    ]


def _row(what: str, draw: Callable[[], ChartFigure]) -> Row:
    figure = draw()
    recipes = [_recipe(artist) for artist in figure.get_children() if artist is not figure.patch]
    size = tuple(figure.get_size_inches())
    mine, theirs = in_turn(
        lambda: timed(lambda: chart_bytes(draw(), PNG)),
        lambda: timed(lambda: _bare(size, recipes)),
        runs=_RUNS,
    )
    return ratio_row(what, mine, theirs, unit="ms", limit=1.2)


def _bare(size: tuple[float, ...], recipes: list[Make]) -> None:
    figure = Figure(figsize=(size[0], size[1]), dpi=100, facecolor="white")
    for make in recipes:
        figure.add_artist(make())
    figure.savefig(BytesIO(), format="png", dpi=100)


def _recipe(artist: Artist) -> Make:
    """Return what makes the same artist again, its values taken out beforehand."""
    transform, order = artist.get_transform(), artist.get_zorder()
    make = _MAKERS[type(artist)](artist)

    def again() -> Artist:
        made = make()
        made.set_transform(transform)
        made.set_zorder(order)
        return made

    return again


def _text(artist: Text) -> Make:
    x, y = artist.get_position()
    said, font, colour = artist.get_text(), artist.get_fontproperties(), artist.get_color()
    align = artist.get_horizontalalignment()
    patch = artist.get_bbox_patch()
    box = {"facecolor": patch.get_facecolor(), "edgecolor": "none"} if patch else None
    return lambda: Text(
        x, y, said, fontproperties=font, color=colour, ha=align, parse_math=False, bbox=box
    )


def _line(artist: Line2D) -> Make:
    xs, ys = artist.get_data()
    colour, width, style = artist.get_color(), artist.get_linewidth(), artist.get_linestyle()
    return lambda: Line2D(xs, ys, color=colour, linewidth=width, linestyle=style)


def _lines(artist: LineCollection) -> Make:
    segments, colours = artist.get_segments(), artist.get_colors()
    widths = artist.get_linewidth()
    return lambda: LineCollection(segments, colors=colours, linewidths=widths)


def _looks(artist: Rectangle | Circle | Polygon) -> dict[str, Any]:
    return {
        "facecolor": artist.get_facecolor(),
        "edgecolor": artist.get_edgecolor(),
        "linewidth": artist.get_linewidth(),
        "linestyle": artist.get_linestyle(),
    }


def _rectangle(artist: Rectangle) -> Make:
    corner, looks = artist.get_xy(), _looks(artist)
    width, height = artist.get_width(), artist.get_height()
    return lambda: Rectangle(corner, width, height, **looks)


def _circle(artist: Circle) -> Make:
    centre: Any
    centre, radius, looks = artist.get_center(), artist.get_radius(), _looks(artist)
    return lambda: Circle(centre, radius, **looks)


def _polygon(artist: Polygon) -> Make:
    corners, looks = artist.get_xy(), _looks(artist)
    return lambda: Polygon(corners, closed=True, **looks)


_MAKERS: dict[type[Artist], Callable[..., Make]] = {
    Text: _text,
    Line2D: _line,
    LineCollection: _lines,
    Rectangle: _rectangle,
    Circle: _circle,
    Polygon: _polygon,
}
