"""Adding a record with what comes along: its population, and what it is not the same as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from urbandesk.content import gazetteer
from urbandesk.content.gazetteer import Place
from urbandesk.i18n import CHINESE, N_, current
from urbandesk.models import schema
from urbandesk.models.field import Value
from urbandesk.models.kind import Values
from urbandesk.models.records.catalogue import INDICATOR
from urbandesk.models.records.countries import CHINA
from urbandesk.models.records.figure import FIGURE
from urbandesk.services import catalogue
from urbandesk.services.finding import queries
from urbandesk.services.register import duplicates, records
from urbandesk.services.workspace import Workspace

POPULATION = catalogue.identity(INDICATOR, "population")


@dataclass(frozen=True)
class Population:
    """How many people live in a new city, according to the gazetteer.

    Attributes:
        value: the number, as the person left it.
        retrieved_on: day of the gazetteer's data.
    """

    value: Decimal
    retrieved_on: date


def values_of(place: Place) -> dict[str, Value]:
    """Return the values of a new city taken from a place; what is not known is empty."""
    return {
        "name_en": place.name,
        "name_zh": place.chinese or None,
        "romanisation": place.name if place.country == CHINA else None,
        "other_names": "\n".join(place.former) or None,
        "country": place.country,
        "region_en": place.region or None,
        "region_zh": place.region_chinese or None,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def population_of(place: Place) -> Population | None:
    """Return the population of a place; None where it is not known."""
    if not place.population:
        return None
    return Population(Decimal(place.population), gazetteer.gazetteer().day)


def add(
    workspace: Workspace,
    kind: str,
    values: Values,
    *,
    population: Population | None = None,
    distinct_from: Sequence[str] = (),
) -> str:
    """Add a record and return its id; everything is one undo step.

    Args:
        workspace: the open workspace.
        kind: record kind.
        values: column name to value.
        population: of a city; becomes a figure with its source and day.
        distinct_from: ids of records that somebody said are not the same.

    Raises:
        InvalidValues: values break the rules of their fields; nothing is stored.
    """
    described = schema.kind(kind)
    checked = described.check(values)
    described.require(checked)
    figure = _figure(workspace, population) if population is not None else {}
    with workspace.change(N_("Add {name}"), details=described.names_of(checked)) as change:
        key = records.insert(change, described, checked)
        if figure:
            records.insert(change, FIGURE, {**figure, "city": key})
        duplicates.note_distinct(change, kind, key, distinct_from)
        return key


def _figure(workspace: Workspace, population: Population) -> dict[str, Value]:
    """Return the values of the figure; none when the workspace has no such indicator."""
    found = queries.records(workspace, INDICATOR.key, [POPULATION])
    if not found:
        return {}
    return FIGURE.check(
        {
            "indicator": POPULATION,
            "value": population.value,
            "unit": found[0].values.get("unit_zh" if current() == CHINESE else "unit_en"),
            "source": gazetteer.SOURCE,
            "retrieved_on": population.retrieved_on,
        }
    )
