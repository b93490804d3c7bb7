"""What a figure of a city still lacks, and whether two figures may stand side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from urbandesk.content import library
from urbandesk.i18n import CHINESE, N_, Bilingual, _, current
from urbandesk.models.field import Value
from urbandesk.models.records.figure import AREA_TYPES

ANSWERS = ("not_disclosed", "not_applicable")
"""States that answer without a number; such a figure lacks nothing."""

LACKS = {
    "value": N_("value not recorded"),
    "area_type": N_("definition missing"),
    "year": N_("year missing"),
    "source": N_("source missing"),
}
"""What may be missing, by column, as a person reads it."""

_AREAS = {choice.code: choice.title for choice in AREA_TYPES}


@dataclass(frozen=True)
class Reading:
    """One figure as far as comparing goes; what is empty is not known.

    Attributes:
        value: the number; zero is a number.
        state: empty, ``known`` or one of ``ANSWERS``.
        unit: what the number counts.
        year: the year it is about.
        area_type: the area that it counts.
        source: who says so.
    """

    value: Decimal | None = None
    state: str = ""
    unit: str = ""
    year: int | None = None
    area_type: str = ""
    source: str = ""


def reading(values: Mapping[str, Value]) -> Reading:
    """Return the reading behind the values of a figure."""
    value, year = values.get("value"), values.get("year")
    return Reading(
        value=value if isinstance(value, Decimal) else None,
        state=str(values.get("state") or ""),
        unit=str(values.get("unit") or ""),
        year=year if isinstance(year, int) else None,
        area_type=str(values.get("area_type") or ""),
        source=str(values.get("source") or ""),
    )


@cache
def _known_units() -> Mapping[str, Bilingual]:
    units = [indicator.unit for indicator in library.indicators()]
    return {name.casefold(): unit for unit in units for name in (unit.en, unit.zh) if name}


def unit_words(unit: str) -> str:
    """Return a unit in the language in force if the catalogue names it, else as it was typed."""
    known = _known_units().get(unit.strip().casefold())
    return known.text() if known is not None else unit


def with_unit(value: str, unit: str) -> str:
    """Return a number with its unit; in Chinese no space stands before a per cent sign."""
    words = unit_words(unit)
    between = "" if words.startswith("%") and current() == CHINESE else " "
    return f"{value}{between}{words}" if words else value


def _same_unit(first: str, second: str) -> bool:
    """Return whether two units are the same; ``persons`` and ``人`` are."""
    known = _known_units()
    names = [name.strip().casefold() for name in (first, second)]
    return names[0] == names[1] or (names[0] in known and known[names[0]] == known.get(names[1]))


def is_answer(figure: Reading) -> bool:
    """Return whether a figure says in place of a number why there is none."""
    return figure.value is None and figure.state in ANSWERS


def lacks(figure: Reading) -> tuple[str, ...]:
    """Return the columns of ``LACKS`` that a figure still needs, in that order."""
    if is_answer(figure):
        return ()
    known = {
        "value": figure.value is not None,
        "area_type": bool(figure.area_type),
        "year": figure.year is not None,
        "source": bool(figure.source),
    }
    return tuple(column for column, there in known.items() if not there)


def is_old(figure: Reading, before: int) -> bool:
    """Return whether a figure is about a year before ``before``; without a year nobody knows."""
    return figure.year is not None and figure.year < before


@dataclass(frozen=True)
class Unlike:
    """Why two figures of one indicator may not be compared as they stand.

    Attributes:
        sentence: catalogue key; ``{first}`` and ``{second}`` are what the cities are called.
        first, second: catalogue keys, or words as typed, of what differs.
    """

    sentence: str
    first: str = ""
    second: str = ""

    def text(self, first: str, second: str) -> str:
        """Return the sentence in the language in force, about two cities by name."""
        return _(self.sentence).format(
            first=first,
            second=second,
            first_what=unit_words(_(self.first)) if self.first else "",
            second_what=unit_words(_(self.second)) if self.second else "",
        )


def comparable(first: Reading, second: Reading) -> Unlike | None:
    """Return why two figures of one indicator may not stand side by side; None when they may.

    What has no number is not compared. An area that is not said may be any.
    """
    if first.value is None or second.value is None:
        return None
    if not first.area_type and not second.area_type:
        return Unlike(N_("It is not said which area {first} and {second} count."))
    if not first.area_type:
        return Unlike(N_("It is not said which area {first} counts."))
    if not second.area_type:
        return Unlike(N_("It is not said which area {second} counts."))
    if first.area_type != second.area_type:
        return Unlike(
            N_("{first} counts the {first_what}, {second} the {second_what}: not comparable."),
            _AREAS.get(first.area_type, first.area_type),
            _AREAS.get(second.area_type, second.area_type),
        )
    if first.unit and second.unit and not _same_unit(first.unit, second.unit):
        return Unlike(
            N_("{first} counts in {first_what}, {second} in {second_what}."),
            first.unit,
            second.unit,
        )
    return None
