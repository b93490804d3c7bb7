"""A city chosen in the gazetteer is added with everything known of it, as one step."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.services.tables import picture
from urbandesk import i18n
from urbandesk.content.gazetteer import Place, gazetteer
from urbandesk.services import history
from urbandesk.services.finding import names, queries
from urbandesk.services.register import adding, duplicates, records
from urbandesk.services.workspace import Workspace


@pytest.fixture
def yantai() -> Place:
    (place,) = names.places("yantai", 1)
    return place


def added(workspace: Workspace, place: Place) -> str:
    return adding.add(
        workspace,
        "city",
        adding.values_of(place),
        population=adding.population_of(place),
    )


def test_names_region_and_position_come_from_the_place(workspace: Workspace, yantai: Place) -> None:
    values = queries.record(workspace, "city", added(workspace, yantai)).values
    assert (values["name_en"], values["name_zh"], values["country"]) == ("Yantai", "烟台", "CN")
    assert (values["romanisation"], values["other_names"]) == ("Yantai", "Chefoo\n芝罘")
    assert (values["region_en"], values["region_zh"]) == ("Shandong", "山东省")
    assert round(Decimal(str(values["latitude"]))) == 37


def test_the_population_is_a_figure_with_source_and_day(
    workspace: Workspace, yantai: Place
) -> None:
    key = added(workspace, yantai)
    (figure,) = queries.related(workspace, "figure", "city", key)
    assert figure.label == "Resident population"
    assert figure.values["value"] == yantai.population
    assert figure.values["source"] == "GeoNames"
    assert figure.values["retrieved_on"] == gazetteer().day
    assert figure.values["unit"] == "persons"
    # GeoNames says neither of which year nor of which area it is.
    assert figure.values["year"] is None
    assert figure.values["area_type"] is None


def test_the_unit_is_that_of_the_language_in_force(workspace: Workspace, yantai: Place) -> None:
    i18n.use(i18n.CHINESE)
    (figure,) = queries.related(workspace, "figure", "city", added(workspace, yantai))
    assert figure.values["unit"] == "人"


def test_everything_is_one_step(workspace: Workspace, yantai: Place) -> None:
    before = picture(workspace)
    added(workspace, yantai)
    assert history.undo_label(workspace) == "Add Yantai"
    history.undo(workspace)
    assert picture(workspace) == before


def test_a_european_place_has_no_romanisation(workspace: Workspace) -> None:
    (rome,) = names.places("rome", 1)
    values = adding.values_of(rome)
    assert (values["romanisation"], values["region_zh"]) == (None, None)
    assert values["name_zh"] == "罗马"


def test_what_was_said_to_be_distinct_is_noted_with_it(workspace: Workspace, yantai: Place) -> None:
    other = records.add(workspace, "city", {"name_en": "Yantai", "country": "CN"})
    key = adding.add(workspace, "city", adding.values_of(yantai), distinct_from=[other])
    assert duplicates.distinct_from(workspace, other) == {key}


def test_a_workspace_without_the_indicator_takes_the_city_alone(
    workspace: Workspace, yantai: Place
) -> None:
    records.remove(workspace, "indicator", [adding.POPULATION])
    key = added(workspace, yantai)
    assert queries.related(workspace, "figure", "city", key) == []
