"""Figures of a city: added, ordered, compared with those of its partners."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from urbandesk.errors import InvalidValues
from urbandesk.models.field import Value
from urbandesk.models.records.catalogue import INDICATOR
from urbandesk.models.records.figure import FIGURE
from urbandesk.services import history
from urbandesk.services.catalogue import identity
from urbandesk.services.drafts import partnerships
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.register import figures, records
from urbandesk.services.workspace import Workspace


def a_city(workspace: Workspace, name: str, country: str) -> str:
    return records.add(workspace, "city", {"name_en": name, "country": country})


def indicator(workspace: Workspace, name: str) -> str:
    for key in queries.keys(workspace, ListQuery("indicator")):
        if queries.label(workspace, "indicator", key) == name:
            return key
    raise AssertionError(name)


def a_figure(workspace: Workspace, city: str, about: str, **values: Value) -> str:
    return figures.add(workspace, city, {"indicator": indicator(workspace, about), **values})


def population(workspace: Workspace) -> str:
    return queries.label(workspace, "indicator", identity(INDICATOR, "population"))


def test_a_figure_is_one_named_step_that_can_be_taken_back(workspace: Workspace) -> None:
    rome = a_city(workspace, "Rome", "IT")
    about = population(workspace)
    a_figure(workspace, rome, about, value=Decimal(2_800_000), year=2020)
    assert history.undo_label(workspace) == f"Add figure: {about}, Rome"
    history.undo(workspace)
    assert figures.of_city(workspace, rome) == []
    history.redo(workspace)
    (found,) = figures.of_city(workspace, rome)
    assert found.label == about
    assert found.values["value"] == Decimal(2_800_000)


def test_changing_and_removing_a_figure_are_steps_named_after_the_indicator(
    workspace: Workspace,
) -> None:
    about = population(workspace)
    figure = a_figure(workspace, a_city(workspace, "Rome", "IT"), about, value=Decimal(1))
    records.edit(workspace, "figure", figure, {"year": 2021})
    assert history.undo_label(workspace) == f"Edit {about}"
    records.remove(workspace, "figure", [figure])
    assert history.undo_label(workspace) == f"Delete {about}"


def test_the_newest_figure_of_an_indicator_comes_first(workspace: Workspace) -> None:
    rome, about = a_city(workspace, "Rome", "IT"), population(workspace)
    years: list[int | None] = [2018, None, 2022]
    for year in years:
        a_figure(workspace, rome, about, value=Decimal(1), year=year)
    assert [one.values["year"] for one in figures.of_city(workspace, rome)] == [2022, 2018, None]


def test_a_figure_without_an_indicator_is_refused(workspace: Workspace) -> None:
    with pytest.raises(InvalidValues) as refused:
        figures.add(workspace, a_city(workspace, "Rome", "IT"), {"value": Decimal(1)})
    assert "indicator" in refused.value.problems


@pytest.mark.parametrize("typed", ["1e308", "1" + "0" * 308, "9" * 400])
def test_a_figure_beyond_all_measure_is_refused_in_words(workspace: Workspace, typed: str) -> None:
    column = FIGURE.columns["value"]
    with pytest.raises(Exception, match="Please write a number") as refused:
        column.parse(typed)
    assert "Traceback" not in str(refused.value)


def test_a_number_of_that_size_from_elsewhere_is_refused_too(workspace: Workspace) -> None:
    rome = a_city(workspace, "Rome", "IT")
    with pytest.raises(InvalidValues) as refused:
        a_figure(workspace, rome, population(workspace), value=Decimal("1e308"))
    said = refused.value.problems["value"].text()
    assert said.startswith("Please write a number from")
    assert figures.of_city(workspace, rome) == []


def test_the_years_that_are_possible_are_said_without_thousands(workspace: Workspace) -> None:
    rome = a_city(workspace, "Rome", "IT")
    with pytest.raises(InvalidValues) as refused:
        a_figure(workspace, rome, population(workspace), value=Decimal(1), year=1700)
    assert refused.value.problems["year"].text() == "Please write a number from 1900 to 2200."


def test_not_disclosed_is_an_answer_without_a_number(workspace: Workspace) -> None:
    rome = a_city(workspace, "Rome", "IT")
    a_figure(workspace, rome, population(workspace), state="not_disclosed")
    (found,) = figures.of_city(workspace, rome)
    assert found.values["value"] is None
    assert found.text("state") == "not disclosed"


def test_years_are_shown_without_thousands(workspace: Workspace) -> None:
    rome = a_city(workspace, "Rome", "IT")
    a_figure(workspace, rome, population(workspace), value=Decimal(7_000_000), year=2018)
    (found,) = figures.of_city(workspace, rome)
    assert (found.text("value"), found.text("year")) == ("7,000,000", "2018")


def test_figures_of_partners_that_count_another_area_are_told_from_both_ends(
    workspace: Workspace,
) -> None:
    rome, yantai = a_city(workspace, "Rome", "IT"), a_city(workspace, "Yantai", "CN")
    partnerships.join(workspace, {"eu": rome, "cn": yantai})
    about = population(workspace)
    a_figure(workspace, rome, about, value=Decimal(1), area_type="city_proper")
    a_figure(workspace, yantai, about, value=Decimal(2), area_type="administrative", year=2020)
    a_figure(workspace, yantai, about, value=Decimal(3), area_type="city_proper", year=2010)
    (seen,) = figures.unlike(workspace, rome)
    assert seen.indicator == about
    assert seen.text().startswith("Rome counts the city proper, Yantai the whole")
    (back,) = figures.unlike(workspace, yantai)
    assert back.text().startswith("Yantai counts the whole administrative area, Rome")


def test_cities_without_a_common_partnership_are_not_compared(workspace: Workspace) -> None:
    rome, yantai = a_city(workspace, "Rome", "IT"), a_city(workspace, "Yantai", "CN")
    about = population(workspace)
    a_figure(workspace, rome, about, value=Decimal(1), area_type="city_proper")
    a_figure(workspace, yantai, about, value=Decimal(2), area_type="administrative")
    assert figures.unlike(workspace, rome) == []


def test_cities_with_old_figures_are_found_by_a_filter(workspace: Workspace) -> None:
    rome, yantai = a_city(workspace, "Rome", "IT"), a_city(workspace, "Yantai", "CN")
    about = population(workspace)
    a_figure(workspace, rome, about, value=Decimal(1), year=2020)
    a_figure(workspace, yantai, about, value=Decimal(1), year=2021)
    a_figure(workspace, yantai, about, value=Decimal(1))
    term = figures.old_term(date(2026, 7, 1), 5)
    assert queries.keys(workspace, ListQuery("city", {term: ("yes",)})) == [rome]
    assert queries.counts(workspace, "city", term, {}) == {"yes": 1, "no": 1}


def test_the_usual_unit_of_an_indicator_comes_from_the_catalogue(workspace: Workspace) -> None:
    unit = figures.unit_of(workspace, indicator(workspace, population(workspace)))
    assert unit == {"en": "persons", "zh": "人"}
    assert figures.unit_of(workspace, "gone") == {"en": "", "zh": ""}


def test_figures_go_with_their_city_and_come_back_with_it(workspace: Workspace) -> None:
    rome = a_city(workspace, "Rome", "IT")
    a_figure(workspace, rome, population(workspace), value=Decimal(1))
    assert [(h.kind, h.count, h.goes) for h in records.hanging(workspace, "city", [rome])] == [
        ("figure", 1, True)
    ]
    records.remove(workspace, "city", [rome])
    assert queries.total(workspace, "figure") == 0
    history.undo(workspace)
    assert len(figures.of_city(workspace, rome)) == 1
