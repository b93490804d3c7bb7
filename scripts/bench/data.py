"""A large workspace with made-up names: 10,000 cities and 50,000 organisations."""

from __future__ import annotations

import random
from pathlib import Path

from urbandesk.models.records.countries import COUNTRIES
from urbandesk.models.records.organisation import ACTOR_TYPES
from urbandesk.models.schema import KINDS
from urbandesk.services.change import Change
from urbandesk.services.files import workspace_files

CITIES = 10_000
ORGANISATIONS = 50_000

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
        change.insert_many(KINDS["organisation"], rows)
    workspace.close()


def _city(dice: random.Random, number: int) -> dict[str, str | int | None]:
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


def _organisation(
    dice: random.Random, number: int, cities: list[str]
) -> dict[str, str | int | None]:
    title = dice.randrange(len(_TITLES))
    return {
        "name_en": f"{_TITLES[title]} department {number}",
        "name_zh": f"{_TITLES_ZH[title]}局{number}",
        "city": dice.choice(cities),
        "actor_type": dice.choice(ACTOR_TYPES).code,
        "influence": dice.randrange(0, 101),
        "interest": dice.randrange(0, 101),
        "web": "https://www.example.eu" if number % 3 else None,
    }
