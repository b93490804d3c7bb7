"""A large workspace with made-up names: 10,000 cities, 50,000 organisations and as many people.

One of the cities is known to 500 organisations; 100,000 figures are spread over all.
"""

from __future__ import annotations

import random
from pathlib import Path

from sqlalchemy import select

from urbandesk.models.records.countries import COUNTRIES
from urbandesk.models.records.organisation import ACTOR_TYPES
from urbandesk.models.schema import KINDS
from urbandesk.services.change import Change
from urbandesk.services.files import workspace_files

CITIES = 10_000
ORGANISATIONS = 50_000
PEOPLE = 50_000
FIGURES = 100_000
LINKS = 500
"""Organisations of the first city."""

_SYLLABLES = [
    "ba",
    "ren",
    "lo",
    "mi",
    "ka",
    "tu",
    "ves",
    "dor",
    "an",
    "gra",
    "pol",
    "ni",
    "sta",
    "wer",
    "hel",
    "bruk",
    "lin",
    "mar",
]
_CHARACTERS = "安北城大东福广海河江金京州山水天西新阳云长重庆青岛宁波南昌沙"
_TITLES = [
    "Environment",
    "Water",
    "Transport",
    "Health",
    "Planning",
    "Innovation",
    "Energy",
    "Culture",
]
Values = dict[str, str | int | None]

_TITLES_ZH = ["环境", "水务", "交通", "卫生", "规划", "创新", "能源", "文化"]


def write_large_workspace(path: Path) -> None:
    """Write the workspace to ``path`` unless it is there already."""
    if path.exists():
        return
    dice = random.Random(7)
    workspace_files.create(path, author="Bench")
    workspace = workspace_files.open_workspace(path)
    with workspace.write() as connection:
        change = Change(connection, "Bench")
        cities = change.insert_many(KINDS["city"], [_city(dice, n) for n in range(CITIES)])
        rows = [_organisation(dice, n, cities) for n in range(ORGANISATIONS)]
        found = change.insert_many(KINDS["organisation"], rows)
        people = [_person(dice, n, found) for n in range(PEOPLE)]
        change.insert_many(KINDS["person"], people)
        measured = list(connection.execute(select(KINDS["indicator"].table.c.id)).scalars())
        figures = [_figure(dice, n, cities, measured) for n in range(FIGURES)]
        change.insert_many(KINDS["figure"], figures)
    workspace.close()


def _city(dice: random.Random, number: int) -> Values:
    name = "".join(dice.choices(_SYLLABLES, k=3)).capitalize()
    return {
        "name_en": f"{name} {number}",
        "name_zh": "".join(dice.choices(_CHARACTERS, k=3)),
        "country": dice.choice(COUNTRIES).code,
        "region_en": dice.choice(_SYLLABLES).capitalize(),
        "level": dice.choice(("municipality", "prefecture", "county", None)),
        "latitude": dice.randrange(2_000_000, 6_500_000),
        "longitude": dice.randrange(-1_000_000, 12_500_000),
    }


def _organisation(dice: random.Random, number: int, cities: list[str]) -> Values:
    title = dice.randrange(len(_TITLES))
    return {
        "name_en": f"{_TITLES[title]} department {number}",
        "name_zh": f"{_TITLES_ZH[title]}局{number}",
        "city": cities[0] if number < LINKS else dice.choice(cities),
        "actor_type": dice.choice(ACTOR_TYPES).code,
        "influence": dice.randrange(0, 101),
        "interest": dice.randrange(0, 101),
        "web": "https://www.example.eu" if number % 3 else None,
    }


def _person(dice: random.Random, number: int, organisations: list[str]) -> Values:
    family, given = dice.choices(_SYLLABLES, k=2)
    return {
        "name_en": f"Example {family.capitalize()} {given}{number}",
        "name_zh": "".join(dice.choices(_CHARACTERS, k=3)),
        "organisation": dice.choice(organisations),
        "function_en": f"{dice.choice(_TITLES)} desk",
        "function_zh": f"{dice.choice(_TITLES_ZH)}处",
    }


def _figure(dice: random.Random, number: int, cities: list[str], measured: list[str]) -> Values:
    return {
        "city": dice.choice(cities),
        "indicator": dice.choice(measured),
        "value": dice.randrange(1, 10**9),
        "unit": "persons",
        "year": dice.randrange(2005, 2026),
        "source": f"Example: yearbook {number % 300}",
    }
