"""People of an organisation: their order, their names, what is due."""

from __future__ import annotations

from datetime import date

import pytest

from urbandesk import i18n
from urbandesk.errors import InvalidValues
from urbandesk.models.field import Layer, Value
from urbandesk.models.records.person import PERSON
from urbandesk.services.finding import queries
from urbandesk.services.finding.search import SearchIndex
from urbandesk.services.register import links, people, records
from urbandesk.services.workspace import Workspace


def an_office(workspace: Workspace) -> str:
    city = records.add(workspace, "city", {"name_en": "Rome", "country": "IT"})
    return records.add(workspace, "organisation", {"name_en": "Office", "city": city})


def a_person(workspace: Workspace, name: str, **values: Value) -> str:
    return people.add(workspace, {"name_en": name, **values})


def test_people_stand_in_rank_order_and_those_without_rank_last(workspace: Workspace) -> None:
    office = an_office(workspace)
    for name, rank in (("Bb", None), ("Zz", 2), ("Cc", 1), ("Aa", None)):
        a_person(workspace, name, organisation=office, rank=rank)
    found = people.of_organisation(workspace, office)
    assert [one.label for one in found] == ["Cc", "Zz", "Aa", "Bb"]


def test_a_person_without_any_name_is_refused_in_words(workspace: Workspace) -> None:
    with pytest.raises(InvalidValues) as refused:
        people.add(workspace, {"function_en": "Head of office", "name_zh": " \u200b"})
    assert refused.value.problems["name_en"].text() == "Please fill this in: it is needed."
    assert queries.total(workspace, "person") == 0


def test_a_name_cannot_be_taken_away_from_a_person(workspace: Workspace) -> None:
    person = a_person(workspace, "Example")
    with pytest.raises(InvalidValues):
        records.edit(workspace, "person", person, {"name_en": None})
    assert queries.record(workspace, "person", person).label == "Example"


def test_a_printed_name_that_is_missing_is_made_of_its_parts(workspace: Workspace) -> None:
    parts: dict[str, Value] = {
        "family_name_en": "Example",
        "given_name_en": "Ann",
        "family_name_zh": "示",
        "given_name_zh": "例",
    }
    made = queries.record(workspace, "person", people.add(workspace, parts))
    assert (made.values["name_en"], made.values["name_zh"]) == ("Ann Example", "示例")


def test_a_printed_name_that_is_there_is_left_as_it_is(workspace: Workspace) -> None:
    person = a_person(workspace, "A. EXAMPLE", family_name_en="Example", given_name_en="Ann")
    assert queries.label(workspace, "person", person) == "A. EXAMPLE"


def test_a_review_is_due_on_its_day(workspace: Workspace) -> None:
    person = queries.record(
        workspace, "person", a_person(workspace, "Example", review_on=date(2026, 7, 1))
    )
    assert not people.review_is_due(person, date(2026, 6, 30))
    assert people.review_is_due(person, date(2026, 7, 1))


def test_without_a_day_no_review_is_due_and_a_missing_basis_is_told(workspace: Workspace) -> None:
    person = queries.record(workspace, "person", a_person(workspace, "Example"))
    assert not people.review_is_due(person, date(2030, 1, 1))
    assert people.needs_basis(person)


def test_everything_about_a_person_belongs_to_the_own_side() -> None:
    assert {column.field.layer for column in PERSON.columns.values()} == {Layer.OWN}


def test_what_is_linked_with_a_person_is_found_from_there(workspace: Workspace) -> None:
    office = an_office(workspace)
    person = a_person(workspace, "Example", organisation=office)
    city = str(queries.record(workspace, "organisation", office).values["city"])
    values: dict[str, Value] = {"city": city, "direction": "offer", "title_en": "Rain gardens"}
    records.add(workspace, "need_offer", {**values, "contact": person})
    found = {
        one.kind: [r.label for r in one.records]
        for one in links.linked(workspace, "person", person)
    }
    assert found == {"organisation": ["Office"], "city": ["Rome"], "need_offer": ["Rain gardens"]}
    assert links.sides(workspace, queries.record(workspace, "person", person)) == ("eu",)


def test_a_person_is_found_by_either_name_and_by_function(workspace: Workspace) -> None:
    person = a_person(workspace, "Ann Example", name_zh="示例安", function_zh="主任")
    index = SearchIndex(workspace)
    for text in ("example", "示例", "主任"):
        assert [
            hit.kind for hit in index.everywhere(text) if person in {one.id for one in hit.first}
        ] == ["person"], text


def test_the_order_follows_the_language(workspace: Workspace) -> None:
    office = an_office(workspace)
    a_person(workspace, "Aa", name_zh="郑", organisation=office)
    a_person(workspace, "Bb", name_zh="安", organisation=office)
    assert [one.label for one in people.of_organisation(workspace, office)] == ["Aa", "Bb"]
    with i18n.speaking(i18n.CHINESE):
        assert [one.label for one in people.of_organisation(workspace, office)] == ["安", "郑"]
