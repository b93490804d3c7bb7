"""What the charts about a pair show: needs and offers, places, figures side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlsplit

from urbandesk.i18n import _, join_clauses, join_facts, join_sentences
from urbandesk.models.field import SIDES
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.catalogue import INDICATOR, THEME
from urbandesk.models.records.city import CITY
from urbandesk.models.records.figure import FIGURE
from urbandesk.models.records.need_offer import NEED_OFFER
from urbandesk.planning.figures import LACKS, is_answer, reading, unit_words
from urbandesk.planning.matching import NEED, OFFER, ThemeRows, by_theme
from urbandesk.planning.profiles import MeasureRows, by_measure
from urbandesk.reports.city_figures import FigureLine, FiguresData, SideFigure
from urbandesk.reports.needs import NeedsData, ThemeLine
from urbandesk.reports.places import City, Pair, PlacesData
from urbandesk.services.handouts.plan_figures import PlanFigures, Row, side_names, source_of


@dataclass(frozen=True)
class _Plain:
    """A row as the method reads it."""

    id: str
    values: Row


def needs_of(figures: PlanFigures) -> NeedsData:
    """Return needs and offers of a plan's cities by theme; what meets comes first."""
    sided = {side: plain(figures.needs_offers[side]) for side in SIDES}
    lines = tuple(_theme_line(found, figures) for found in by_theme(sided))
    return NeedsData(side_names(figures), lines, source_of(figures))


def _theme_line(found: ThemeRows, figures: PlanFigures) -> ThemeLine:
    def titles(direction: str) -> dict[str, tuple[str, ...]]:
        return {
            side: tuple(NEED_OFFER.label_of(row.values) for row in found.of(side, direction))
            for side in SIDES
        }

    name = _named(THEME, figures.themes, found.theme) or _("Without a theme")
    return ThemeLine(name, titles(NEED), titles(OFFER))


def places_of(figures: PlanFigures) -> PlacesData:
    """Return the cities of all partnerships, the plan's own ones marked."""
    own = {side: figures.cities[side] for side in SIDES}
    members = {str(city["id"]) for side in SIDES for city in own[side]}
    cities: dict[str, City] = {}
    for side, rows in own.items():
        cities |= {str(row["id"]): _city(row, side, own=True) for row in rows}
    for _partnership, side, city in figures.members:
        cities.setdefault(str(city["id"]), _city(city, side, own=False))
    by_partnership: dict[str, dict[str, list[str]]] = {}
    for partnership, side, city in figures.members:
        both = by_partnership.setdefault(partnership, {each: [] for each in SIDES})
        both[side].append(str(city["id"]))
    joined = {
        (first, second)
        for both in by_partnership.values()
        for first in both["eu"]
        for second in both["cn"]
    }
    pairs = tuple(Pair(a, b, own={a, b} <= members) for a, b in sorted(joined))
    source = source_of(figures)
    return PlacesData(
        side_names(figures), tuple(cities.values()), pairs, len(by_partnership), source
    )


def _city(city: Row, side: str, *, own: bool) -> City:
    latitude, longitude = (_degrees(city.get(name)) for name in ("latitude", "longitude"))
    return City(str(city["id"]), side, CITY.label_of(city), latitude, longitude, own)


def _degrees(value: object) -> float | None:
    return float(value) if isinstance(value, Decimal) else None


def figures_of(figures: PlanFigures) -> FiguresData:
    """Return the newest figures of both sides; indicators with both numbers come first."""
    sided = {side: plain(figures.figures[side]) for side in SIDES}
    order = [_Plain(key, row) for key, row in figures.measures.items()]
    lines = [_figure_line(found, figures) for found in by_measure(sided, order)]
    lines.sort(key=lambda line: not line.is_whole())
    said = join_sentences([source_of(figures), *_sources(lines)])
    return FiguresData(side_names(figures), tuple(lines), said)


def _sources(lines: Sequence[FigureLine]) -> Iterator[str]:
    """Yield the sentence that names where the numbers shown come from; addresses by their site."""
    found = [line.figures[side].source for line in lines for side in SIDES]
    sites = [urlsplit(one).netloc.removeprefix("www.") or one for one in found if one]
    if sites:
        names = join_clauses(dict.fromkeys(sites))
        yield _("Figures: {sources}.").format(sources=names.rstrip("."))


def _figure_line(found: MeasureRows, figures: PlanFigures) -> FigureLine:
    unlike, names = found.unlike(), side_names(figures)
    return FigureLine(
        name=_named(INDICATOR, figures.measures, found.measure),
        figures={side: _side_figure(found, side) for side in SIDES},
        unlike=unlike.text(names.eu, names.cn) if unlike else "",
        one_scale=_one_unit(found),
    )


def _one_unit(found: MeasureRows) -> bool:
    newest = [row for side in SIDES if (row := found.newest(side))]
    return len({unit_words(reading(row.values).unit).casefold() for row in newest} - {""}) <= 1


def _side_figure(found: MeasureRows, side: str) -> SideFigure:
    row = found.newest(side)
    if row is not None:
        figure = reading(row.values)
        area = FIGURE.columns["area_type"].show(figure.area_type or None)
        # A reader of a report must see what nobody knows about a number.
        no_year, no_source = LACKS["year"], LACKS["source"]
        year = str(figure.year) if figure.year else _(no_year)
        unsourced = "" if figure.source else _(no_source)
        parts = [part for part in (unit_words(figure.unit), year, area, unsourced) if part]
        facts = join_facts(parts)
        return SideFigure(figure.value, facts, source=figure.source)
    for answered in found.rows[side]:
        figure = reading(answered.values)
        if is_answer(figure):
            return SideFigure(None, answer=FIGURE.columns["state"].show(figure.state))
    return SideFigure(None, answer=_("not recorded"))


def plain(rows: tuple[Row, ...]) -> tuple[_Plain, ...]:
    """Return rows as the method reads them."""
    return tuple(_Plain(str(row["id"]), row) for row in rows)


def _named(kind: RecordKind, rows: Mapping[str, Row], key: str) -> str:
    return kind.label_of(rows[key]) if key in rows else ""
