"""The figures of a city: what is known, what is missing, what must not be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from urbandesk.content import library
from urbandesk.i18n import N_
from urbandesk.models import schema
from urbandesk.models.field import Value
from urbandesk.models.kind import Values
from urbandesk.models.records.catalogue import INDICATOR
from urbandesk.models.records.figure import FIGURE
from urbandesk.planning.figures import Unlike, comparable, reading
from urbandesk.services.catalogue import identity
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import Record
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace

_MEMBER = schema.TABLES["membership"]


@dataclass(frozen=True)
class UnlikePair:
    """A figure of a city beside that of a partner, which counts something else.

    Attributes:
        indicator: what both are about.
        city, partner: what the cities are called.
        why: what differs.
    """

    indicator: str
    city: str
    partner: str
    why: Unlike

    def text(self) -> str:
        """Return the sentence in the language in force."""
        return self.why.text(self.city, self.partner)


def of_city(workspace: Workspace, city: str) -> list[Record]:
    """Return the figures of a city in the order of the catalogue, the newest first of each."""
    found = queries.related(workspace, FIGURE.key, "city", city)
    places = _places()
    return sorted(found, key=lambda figure: _order(figure, places))


def _places() -> dict[str, int]:
    """Return the place of each indicator in the catalogue, by its id."""
    return {identity(INDICATOR, entry.key): at for at, entry in enumerate(library.indicators())}


def _order(figure: Record, places: Mapping[str, int]) -> tuple[int, str, int]:
    year = figure.values.get("year")
    newest_first = -year if isinstance(year, int) else 0  # what has no year comes last
    indicator = str(figure.values["indicator"])
    return places.get(indicator, len(places)), indicator, newest_first


def add(workspace: Workspace, city: str, values: Values) -> str:
    """Add a figure to a city and return its id.

    Raises:
        InvalidValues: values break the rules of their fields; nothing is stored.
        RecordGone: the city was deleted meanwhile.
    """
    checked = FIGURE.check({**values, "city": city})
    FIGURE.require(checked)
    name = queries.label(workspace, "indicator", str(checked["indicator"]))
    of = queries.record(workspace, "city", city).label
    with workspace.change(
        N_("Add figure: {name}, {city}"), details={"name": name, "city": of}
    ) as change:
        return records.insert(change, FIGURE, checked)


def unit_of(workspace: Workspace, indicator: str) -> Mapping[str, str]:
    """Return the unit that the catalogue says for an indicator, by language; empty when none."""
    found = queries.records(workspace, "indicator", [indicator])
    values: Mapping[str, Value] = found[0].values if found else {}
    return {language: str(values.get(f"unit_{language}") or "") for language in ("en", "zh")}


def old_before(today: date, years: int) -> int:
    """Return the year before which a figure is older than ``years`` years."""
    return today.year - max(1, years)


def old_term(today: date, years: int) -> str:
    """Return the list term for cities with a figure older than ``years`` years."""
    return f"?figure.city.year<{old_before(today, years)}"


def unlike(workspace: Workspace, city: str) -> list[UnlikePair]:
    """Return where a figure of a city stands beside one of a partner that counts otherwise.

    Each indicator is looked at once per partner, by its newest figures.
    """
    own = _newest(of_city(workspace, city))
    if not own:
        return []
    here = queries.label(workspace, "city", city)
    found: list[UnlikePair] = []
    for partner in _partners(workspace, city):
        there = queries.label(workspace, "city", partner)
        for indicator, theirs in _newest(of_city(workspace, partner)).items():
            mine = own.get(indicator)
            why = comparable(reading(mine.values), reading(theirs.values)) if mine else None
            if why is not None and mine is not None:
                found.append(UnlikePair(mine.label, here, there, why))
    return found


def _newest(found: list[Record]) -> dict[str, Record]:
    newest: dict[str, Record] = {}
    for record in found:  # the newest comes first
        newest.setdefault(str(record.values["indicator"]), record)
    return newest


def _partners(workspace: Workspace, city: str) -> list[str]:
    """Return the cities on the other side of the partnerships of a city."""
    mine, other = _MEMBER.alias(), _MEMBER.alias()
    wanted = (
        select(other.c.city)
        .join(mine, mine.c.partnership == other.c.partnership)
        .where(mine.c.city == city, other.c.city != city, other.c.side != mine.c.side)
        .distinct()
        .order_by(other.c.city)
    )
    with workspace.read() as connection:
        return [str(key) for key in connection.execute(wanted).scalars()]
