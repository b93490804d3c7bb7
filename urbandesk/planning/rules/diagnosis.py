"""Rules about the starting points of both cities: figures on both sides, and comparable ones."""

from __future__ import annotations

from collections.abc import Iterator

from urbandesk.content.method import Step
from urbandesk.i18n import N_, Bilingual
from urbandesk.models.field import SIDES
from urbandesk.planning.facts import Facts, label_of, side_name
from urbandesk.planning.figures import lacks, reading
from urbandesk.planning.finding import Finding
from urbandesk.planning.profiles import MeasureRows, by_measure

_UNLIKE = {
    False: N_("{indicator}: the figures of both sides count different areas."),
    True: N_("{indicator}: the figures of both sides count in different units."),
}
_LACKS = {
    "value": N_("{indicator}, {city}: no value yet."),
    "area_type": N_("{indicator}, {city}: it is not said yet which area it counts."),
    "year": N_("{indicator}, {city}: no year yet."),
    "source": N_("{indicator}, {city}: no source yet."),
}


def figures_missing(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each side with a city of which no figure is recorded."""
    for side in SIDES:
        if facts.cities.get(side) and not facts.figures.get(side):
            yield Finding(
                "figures_missing",
                step.key,
                N_("No figure recorded for {side} yet."),
                "figure",
                "",
                side,
                {"side": side_name(facts, side)},
            )


def figure_on_one_side(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each indicator on which one side has a figure and the other says nothing."""
    if not all(facts.figures.get(side) for side in SIDES):
        return  # a side without any figure is told once, not for each indicator
    for measure in by_measure(facts.figures, facts.measures):
        for side in measure.lacking():
            yield Finding(
                "figure_on_one_side",
                step.key,
                N_("{indicator}: no figure for {side} yet, the other side has one."),
                "figure",
                "",
                f"{measure.measure}_{side}",
                {"indicator": _name(facts, measure), "side": side_name(facts, side)},
            )


def figures_not_comparable(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each indicator whose figures count unlike areas or units on the two sides.

    A figure of which the area is not said is told as incomplete.
    """
    for measure in by_measure(facts.figures, facts.measures):
        unlike = measure.unlike()
        if unlike is not None and unlike.second:
            yield Finding(
                "figures_not_comparable",
                step.key,
                _UNLIKE[_same_area(measure)],
                "figure",
                "",
                measure.measure,
                {"indicator": _name(facts, measure)},
            )


def figure_incomplete(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield what a figure lacks; one that is not disclosed or does not apply needs nothing."""
    for side in SIDES:
        names = {city.id: label_of(city, "city") for city in facts.cities.get(side, ())}
        for measure in by_measure({side: facts.figures.get(side, ())}, facts.measures):
            for row in measure.rows[side]:
                for column in lacks(reading(row.values))[:1]:
                    city = names.get(str(row.values.get("city")), side_name(facts, side))
                    said = {"indicator": _name(facts, measure), "city": city}
                    rule, sentence = "figure_incomplete", _LACKS[column]
                    yield Finding(rule, step.key, sentence, "figure", row.id, column, said)


def _same_area(measure: MeasureRows) -> bool:
    areas = {row.values.get("area_type") for side in SIDES if (row := measure.newest(side))}
    return len(areas) == 1


def _name(facts: Facts, measure: MeasureRows) -> Bilingual:
    named = next((row for row in facts.measures if row.id == measure.measure), None)
    return label_of(named, "indicator") if named else Bilingual("", "")
