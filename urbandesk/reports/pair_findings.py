"""Titles, subtitles and alternative texts of the charts about a pair: proposals from the rows."""

from __future__ import annotations

from urbandesk.i18n import (
    _,
    as_sentence,
    format_number,
    join_clauses,
    join_names,
    join_parts,
    ngettext,
)
from urbandesk.reports.alt_text import all_of
from urbandesk.reports.city_figures import FiguresData, SideFigure
from urbandesk.reports.findings import counted
from urbandesk.reports.needs import NeedsData, ThemeLine
from urbandesk.reports.places import PlacesData
from urbandesk.reports.sides import SIDES, naming_order

_MOST = 20


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def needs_title(data: NeedsData) -> str:
    """Return on how many themes one side shows what the other seeks."""
    if not data.lines:
        return _("No need and no offer is recorded yet")
    matched = data.matched()
    if not matched:
        return _("No need of one side meets an offer of the other yet")
    text = ngettext(
        "on {n} of {total} theme, one side shows what the other seeks",
        "on {n} of {total} themes, one side shows what the other seeks",
        len(data.lines),
    )
    return _begun(text.format(n=counted(matched), total=counted(len(data.lines))))


def needs_subtitle(data: NeedsData) -> str:
    """Return what stands in the chart and what its lines mean."""
    return _("Needs and offers of both sides by theme; a line joins what meets")


def needs_alt(data: NeedsData, title: str) -> str:
    """Return the finding, then each theme with what both sides seek and show."""
    parts = [as_sentence(title), *(_theme(line, data) for line in data.lines[:_MOST])]
    return all_of(parts, len(data.lines) - _MOST)


def _theme(line: ThemeLine, data: NeedsData) -> str:
    said = []
    for side in SIDES:
        for titles, words in (
            (line.needs[side], _("{city} seeks {titles}")),
            (line.offers[side], _("{city} shows {titles}")),
        ):
            if titles:
                said.append(words.format(city=data.sides.of(side), titles=join_names(titles)))
    return _("{theme}: {said}.").format(theme=line.theme, said=join_clauses(said))


def places_title(data: PlacesData) -> str:
    """Return how far the pair lies apart; without coordinates, how many cities are shown."""
    first, second = (data.sides.of(side) for side in naming_order())
    distance = data.distance()
    if distance is not None:
        return _("{first} and {second} lie about {distance} km apart").format(
            first=first, second=second, distance=format_number(distance, 0)
        )
    return _("Where the cities of the partnerships lie")


def places_subtitle(data: PlacesData) -> str:
    """Return how many cities of how many partnerships, and how they are placed."""
    placed = sum(city.is_placed() for city in data.cities)
    cities = ngettext("{n} city", "{n} cities", placed).format(n=placed)
    joined = ngettext("{n} partnership", "{n} partnerships", data.partnerships)
    return _("{cities} of {partnerships} by latitude and longitude; no borders are drawn").format(
        cities=cities, partnerships=joined.format(n=data.partnerships)
    )


def places_alt(data: PlacesData, title: str) -> str:
    """Return the finding, then each city with its coordinates, then those without."""
    placed = [city for city in data.cities if city.is_placed()]
    words = _("{name} ({side}): latitude {latitude}, longitude {longitude}.")
    parts = [as_sentence(title)]
    for city in placed[:_MOST]:
        parts.append(
            words.format(
                name=city.name,
                side=_("Chinese side") if city.side == "cn" else _("European side"),
                latitude=format_number(city.latitude or 0.0, 1),
                longitude=format_number(city.longitude or 0.0, 1),
            )
        )
    return all_of([*parts, unplaced_note(data)], len(placed) - _MOST)


def unplaced_note(data: PlacesData) -> str:
    """Return the names of the cities without coordinates, as a sentence; empty without any."""
    names = [city.name for city in data.cities if not city.is_placed()]
    if not names:
        return ""
    shown = join_names(names[:6])
    if len(names) > 6:
        return _("Without coordinates: {names} and {n} more.").format(names=shown, n=len(names) - 6)
    return _("Without coordinates: {names}.").format(names=shown)


def figures_title(data: FiguresData) -> str:
    """Return on how many indicators both sides have a figure, and how many are unlike."""
    if not data.lines:
        return _("No figure is recorded yet on either side")
    whole = [line for line in data.lines if line.is_whole()]
    if not whole:
        return _("No indicator has a figure on both sides yet")
    text = ngettext(
        "{n} indicator has a figure on both sides",
        "{n} indicators have a figure on both sides",
        len(whole),
    ).format(n=counted(len(whole)))
    unlike = sum(bool(line.unlike) for line in whole)
    if not unlike:
        return _begun(text)
    gap = ngettext(
        "{n} is not comparable as it stands", "{n} are not comparable as they stand", unlike
    ).format(n=counted(unlike))
    return _begun(_("{first}; {second}").format(first=text, second=gap))


def figures_subtitle(data: FiguresData) -> str:
    """Return which figures are shown and how they are scaled."""
    return _("Newest figure of each side with year and area; each indicator on its own scale")


def figures_alt(data: FiguresData, title: str) -> str:
    """Return the finding, then each indicator with the figures of both sides."""
    parts = [as_sentence(title)]
    for line in data.lines[:_MOST]:
        said = [
            _("{city} {figure}").format(
                city=data.sides.of(side), figure=_figure(line.figures[side])
            )
            for side in SIDES
        ]
        parts.append(_("{name}: {said}.").format(name=line.name, said=join_clauses(said)))
        parts.append(line.unlike)
    return all_of(parts, len(data.lines) - _MOST)


def _figure(figure: SideFigure) -> str:
    if figure.value is None:
        return figure.answer
    return join_parts((format_number(figure.value), figure.facts))
