"""Charts of a pair: needs and offers, places, figures; whole in both languages, nothing unsaid."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon

from tests.reports import samples
from tests.reports.drawn import bars, outside, overlaps, word_boxes, words
from urbandesk import i18n
from urbandesk.reports import colours, fonts
from urbandesk.reports.city_figures import FigureLine, FiguresData, SideFigure
from urbandesk.reports.city_map_chart import draw_city_map
from urbandesk.reports.figure import ChartFigure
from urbandesk.reports.figures_chart import draw_figures
from urbandesk.reports.needs import NeedsData, ThemeLine
from urbandesk.reports.needs_chart import draw_needs
from urbandesk.reports.places import City, Pair, PlacesData, apart
from urbandesk.reports.saving import FORMATS, chart_bytes
from urbandesk.reports.sides import CN, EU

SOURCE = "Source."


def theme(name: str, **titles: tuple[str, ...]) -> ThemeLine:
    """Return a theme with titles for ``need_eu``, ``offer_cn`` and the like."""

    def of(direction: str) -> dict[str, tuple[str, ...]]:
        return {side: titles.get(f"{direction}_{side}", ()) for side in (EU, CN)}

    return ThemeLine(name, of("need"), of("offer"))


def needs() -> NeedsData:
    said = samples.said
    water = theme(
        said("Water", "水资源"),
        need_eu=(said("Find leaks", "查找漏点"),),
        offer_cn=(said("Sensors in a district", "片区传感器"), said("Training", "培训")),
    )
    energy = theme(said("Energy", "能源"), need_eu=(said("Heat", "供热"),))
    return NeedsData(samples.names(), (water, energy), SOURCE)


def places() -> PlacesData:
    said = samples.said
    rome = City("rome", EU, said("Rome", "罗马"), 41.9, 12.5, own=True)
    yantai = City("yantai", CN, said("Yantai", "烟台"), 37.5, 121.4, own=True)
    leeds = City("leeds", EU, said("Leeds", "利兹"), 53.8, -1.5)
    haikou = City("haikou", CN, said("Haikou", "海口"), 20.0, 110.3)
    county = City("county", EU, said("A county", "某郡"), None, None)
    pairs = (Pair("rome", "yantai", own=True), Pair("leeds", "haikou"), Pair("county", "haikou"))
    return PlacesData(samples.names(), (rome, yantai, leeds, haikou, county), pairs, 3, SOURCE)


def figures() -> FiguresData:
    said = samples.said
    facts = said("persons · 2024 · city proper", "人 · 2024 · 市区")
    people = FigureLine(
        said("Population", "常住人口"),
        {EU: SideFigure(Decimal(2000), facts), CN: SideFigure(Decimal(8000), facts)},
        unlike=said("The areas differ.", "区域口径不同。"),
    )
    loss = FigureLine(
        said("Water loss", "漏损率"),
        {EU: SideFigure(Decimal(0), "%"), CN: SideFigure(None, answer=said("hidden", "未公开"))},
    )
    return FiguresData(samples.names(), (people, loss), SOURCE)


def drawn(chart: str) -> ChartFigure:
    """Return a chart in the language in force."""
    if chart == "needs":
        return draw_needs(needs())
    return draw_city_map(places()) if chart == "places" else draw_figures(figures())


CHARTS = pytest.mark.parametrize("chart", ["needs", "places", "figures"])


@CHARTS
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_word_leaves_the_page_or_covers_another(chart: str, language: str) -> None:
    with i18n.speaking(language):
        figure = drawn(chart)
    assert outside(figure) == []
    boxes = word_boxes(figure)
    for at, (_kind, text, box) in enumerate(boxes):
        assert not [other for _k, other, there in boxes[at + 1 :] if overlaps(box, there, 6)], text


@CHARTS
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_title_subtitle_source_and_alternative_text_are_there_and_can_be_drawn(
    chart: str, language: str
) -> None:
    with i18n.speaking(language):
        said = drawn(chart).words
        for text in (said.title, said.subtitle, said.source, said.alt):
            assert text
            assert fonts.drawable(text) == text
    assert said.alt.startswith(said.title)


@CHARTS
@pytest.mark.parametrize("file_format", FORMATS)
def test_every_format_is_written_the_same_each_time(chart: str, file_format: str) -> None:
    first = chart_bytes(drawn(chart), file_format)
    assert first == chart_bytes(drawn(chart), file_format)


def joins(figure: ChartFigure, width: float) -> list[Line2D]:
    """Return the strong lines between marks."""
    return [
        line
        for line in figure.findobj(Line2D)
        if line.get_color() == colours.TEXT and line.get_linewidth() == pytest.approx(width * 0.72)
    ]


def starts(line: Line2D) -> tuple[float, float]:
    """Return the point at which a line begins."""
    xs, ys = (np.asarray(part) for part in line.get_data())
    return float(xs[0]), float(ys[0])


def test_a_line_joins_a_need_with_the_offer_that_meets_it_and_no_other() -> None:
    figure = draw_needs(needs())
    (join,) = joins(figure, 4)
    hollow = [c for c in figure.findobj(Circle) if c.get_facecolor()[:3] == (1, 1, 1)]
    assert len(hollow) == 2
    assert starts(join) == hollow[0].center


def test_needs_and_offers_are_named_and_several_are_counted() -> None:
    figure = draw_needs(needs())
    assert words(figure, "theme") == ["Water", "Energy"]
    assert " ".join(words(figure, "offer")) == "Sensors in a district and 1 more"
    assert words(figure, "head") == ["Rome seeks", "Yantai shows", "Yantai seeks", "Rome shows"]
    assert words(figure, "title") == ["On one of two themes, one side shows what the other seeks"]


def test_more_themes_than_have_room_are_counted_in_words() -> None:
    many = tuple(theme(f"Theme {at}", need_eu=(samples.LONG,)) for at in range(30))
    figure = draw_needs(replace(needs(), lines=many))
    assert outside(figure) == []
    shown = len(words(figure, "theme"))
    assert f"{30 - shown} more themes are not drawn." in " ".join(words(figure, "source"))
    assert words(figure, "title") == ["No need of one side meets an offer of the other yet"]


def test_without_anything_each_chart_says_so() -> None:
    assert draw_needs(NeedsData(samples.names(), (), SOURCE)).words.title == (
        "No need and no offer is recorded yet"
    )
    assert draw_figures(FiguresData(samples.names(), (), SOURCE)).words.title == (
        "No figure is recorded yet on either side"
    )
    empty = PlacesData(samples.names(), (), (), 0, SOURCE)
    assert draw_city_map(empty).words.title == "Where the cities of the partnerships lie"


def test_cities_lie_north_up_and_east_right_and_the_plans_pair_is_joined_strongly() -> None:
    figure = draw_city_map(places())
    circles = {c.center for c in figure.findobj(Circle) if c.center[1] > 200}
    leeds, rome = sorted(circles)
    assert leeds[1] < rome[1]
    (join,) = joins(figure, 4)
    assert starts(join) == pytest.approx(rome)


def test_no_border_is_drawn_only_lines_of_degrees_pairs_and_marks() -> None:
    figure = draw_city_map(places())
    shapes = [p for p in figure.findobj(Polygon) if not str(p.get_label()).startswith("mark")]
    assert shapes == []
    assert words(figure, "tick")


def test_cities_without_coordinates_are_named_below() -> None:
    figure = draw_city_map(places())
    assert "Without coordinates: A county." in " ".join(words(figure, "source"))
    assert sorted(words(figure, "name")) == ["Haikou", "Leeds", "Rome", "Yantai"]


def test_the_distance_of_the_pair_is_its_way_over_the_globe() -> None:
    rome, yantai = places().cities[:2]
    assert apart(rome, yantai) == 8600
    assert draw_city_map(places()).words.title == "Rome and Yantai lie about 8,600 km apart"
    assert apart(rome, replace(yantai, latitude=None)) is None


def test_sixty_cities_stay_on_the_page_and_names_without_room_are_counted() -> None:
    many = tuple(
        City(str(at), (EU, CN)[at % 2], samples.LONG, 40 + at % 7, 10 + at % 5) for at in range(60)
    )
    figure = draw_city_map(PlacesData(samples.names(), many, (), 30, SOURCE))
    assert outside(figure) == []
    unnamed = 60 - len(words(figure, "name"))
    assert f"{unnamed} names had no room." in " ".join(words(figure, "source"))


def test_bars_are_in_proportion_and_zero_or_unknown_has_none() -> None:
    figure = draw_figures(figures())
    (european,), (chinese,) = bars(figure, EU), bars(figure, CN)
    assert european.width / chinese.width == pytest.approx(0.25, rel=0.05)
    assert words(figure, "value") == ["2,000", "8,000", "0"]
    assert words(figure, "answer") == ["hidden"]


def test_unlike_areas_are_said_at_the_figure_and_in_the_title() -> None:
    figure = draw_figures(figures())
    assert words(figure, "unlike") == ["The areas differ."]
    assert "The areas differ." in figure.words.alt
    assert "Rome 2,000, persons · 2024" in figure.words.alt
    with i18n.speaking(i18n.CHINESE):
        assert "罗马：2,000，人 · 2024" in draw_figures(figures()).words.alt
    assert figure.words.title == (
        "One indicator has a figure on both sides; one is not comparable as it stands"
    )


def test_unlike_units_share_no_scale() -> None:
    first = replace(figures().lines[0], one_scale=False)
    figure = draw_figures(replace(figures(), lines=(first,)))
    assert bars(figure, EU) == []
    assert words(figure, "value") == ["2,000", "8,000"]


def test_more_indicators_than_have_room_are_counted_in_words() -> None:
    many = tuple(replace(figures().lines[0], name=samples.LONG) for _at in range(11))
    figure = draw_figures(replace(figures(), lines=many))
    assert outside(figure) == []
    assert "5 more indicators are not drawn." in " ".join(words(figure, "source"))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_degree_is_written_over_a_city(language: str) -> None:
    with i18n.speaking(language):
        data = places()
        # West of all others, and so where the degrees of latitude are written.
        cardiff = City("cardiff", EU, "Cardiff", 51.48, -3.18)
        figure = draw_city_map(replace(data, cities=(*data.cities, cardiff)))
    marks = [
        patch.get_window_extent()
        for patch in figure.findobj(Circle) + figure.findobj(Polygon)
        if patch.get_label() != "tick"
    ]
    ticks = [box for kind, _text, box in word_boxes(figure) if kind == "tick"]
    assert ticks
    assert not [tick for tick in ticks for mark in marks if overlaps(tick, mark, 1)]
