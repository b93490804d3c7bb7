"""The rows behind the charts of a pair: read from the file, in the language in force."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.services.planned import begun_plan
from urbandesk.i18n import CHINESE, speaking
from urbandesk.models.field import Value
from urbandesk.services.drafts import partnerships
from urbandesk.services.drafts.plan_reading import PlanRows, plan_rows
from urbandesk.services.handouts import pair_figures, plan_figures
from urbandesk.services.handouts.plan_figures import PlanFigures
from urbandesk.services.register import figures, records
from urbandesk.services.workspace import Workspace


@pytest.fixture
def plan(workspace: Workspace) -> str:
    """Give the id of a plan of Rome and Yantai that was just begun."""
    return begun_plan(workspace)


@pytest.fixture
def rows(workspace: Workspace, plan: str) -> PlanRows:
    """Give the rows of that plan."""
    return plan_rows(workspace, plan)


def read(workspace: Workspace, plan: str) -> PlanFigures:
    return plan_figures.read(workspace, plan)


def test_what_one_side_seeks_stands_beside_what_the_other_shows(
    workspace: Workspace, plan: str, rows: PlanRows
) -> None:
    for side, direction in (("eu", "need"), ("cn", "offer")):
        values: dict[str, Value] = {"city": rows.cities[side][0].id, "direction": direction}
        title = {"title_en": f"A {direction}", "title_zh": "水"}
        records.add(workspace, "need_offer", {**values, **title, "theme": rows.themes[0].id})
    (line,) = pair_figures.needs_of(read(workspace, plan)).lines
    assert line.theme == rows.themes[0].label
    assert (line.needs["eu"], line.offers["cn"]) == (("A need",), ("A offer",))
    assert line.meets("eu")
    assert line.is_matched()
    with speaking(CHINESE):
        (line,) = pair_figures.needs_of(read(workspace, plan)).lines
    assert line.needs["eu"] == ("水",)


def test_cities_of_all_partnerships_have_a_place_and_the_plans_own_are_marked(
    workspace: Workspace, plan: str, rows: PlanRows
) -> None:
    rome = rows.cities["eu"][0].id
    place: dict[str, Value] = {"latitude": Decimal("41.9"), "longitude": Decimal("12.5")}
    records.edit(workspace, "city", rome, place)
    leeds = records.add(workspace, "city", {"name_en": "Leeds", "country": "GB"})
    haikou = records.add(workspace, "city", {"name_en": "Haikou", "country": "CN"})
    partnerships.join(workspace, {"eu": leeds, "cn": haikou})
    found = pair_figures.places_of(read(workspace, plan))
    assert {city.name: city.own for city in found.cities} == {
        "Rome": True,
        "Yantai": True,
        "Leeds": False,
        "Haikou": False,
    }
    assert found.city(rome) is not None
    assert [city.name for city in found.cities if city.is_placed()] == ["Rome"]
    assert sorted(pair.own for pair in found.pairs) == [False, True]
    assert found.partnerships == 2
    assert found.distance() is None


def test_figures_of_both_sides_stand_by_indicator_and_answers_are_words(
    workspace: Workspace, plan: str, rows: PlanRows
) -> None:
    rome, yantai = (rows.cities[side][0].id for side in ("eu", "cn"))
    first, second = rows.measures[0], rows.measures[1]
    whole: dict[str, Value] = {
        "indicator": first.id,
        "value": Decimal(5),
        "unit": "persons",
        "year": 2024,
    }
    figures.add(workspace, rome, {**whole, "area_type": "city_proper"})
    figures.add(workspace, yantai, {**whole, "area_type": "metropolitan", "value": Decimal(9)})
    figures.add(workspace, rome, {"indicator": second.id, "state": "not_disclosed"})
    found = pair_figures.figures_of(read(workspace, plan))
    assert [line.name for line in found.lines] == [first.label, second.label]
    both = found.lines[0]
    assert both.figures["eu"].facts == "persons · 2024 · city proper · source missing"
    assert both.unlike.startswith("Rome counts the city proper")
    assert both.one_scale
    answers = found.lines[1].figures
    assert (answers["eu"].answer, answers["cn"].answer) == ("not disclosed", "not recorded")


def test_a_report_says_source_and_year_of_each_figure_or_that_they_are_missing(
    workspace: Workspace, plan: str, rows: PlanRows
) -> None:
    rome, yantai = (rows.cities[side][0].id for side in ("eu", "cn"))
    measure = rows.measures[0].id
    page = "https://www.example.org/statistics/2024?x=1"
    known: dict[str, Value] = {"indicator": measure, "value": Decimal(5), "year": 2024}
    figures.add(workspace, rome, {**known, "source": page})
    figures.add(workspace, yantai, {"indicator": measure, "value": Decimal(9)})
    found = pair_figures.figures_of(read(workspace, plan))
    both = found.lines[0].figures
    assert both["eu"].source == page
    assert both["eu"].facts == "2024"
    assert both["cn"].facts == "year missing · source missing"
    assert found.source.endswith(" Figures: example.org.")
