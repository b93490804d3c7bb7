"""A record that may be there already is said while it is typed, in any script or spelling."""

from __future__ import annotations

import pytest

from urbandesk.services import history
from urbandesk.services.drafts import partnerships
from urbandesk.services.finding import names
from urbandesk.services.finding.search import SearchIndex
from urbandesk.services.register import duplicates, records, trash
from urbandesk.services.register.adding import values_of
from urbandesk.services.workspace import Workspace


@pytest.fixture
def chongqing(workspace: Workspace) -> str:
    return records.add(
        workspace, "city", {"name_en": "Chongqing", "name_zh": "重庆", "country": "CN"}
    )


def found(workspace: Workspace, kind: str = "city", but: str = "", **values: str) -> list[str]:
    index = SearchIndex(workspace)
    return [one.id for one in duplicates.similar(workspace, index, kind, values, but=but)]


@pytest.mark.parametrize(
    "typed",
    [
        "Chongqing",
        "chongqing",
        "CHONG QING",
        "Chong-qing",
        "City of Chongqing",
        "Chongqing Municipality",
        "Municipality of Chongqing",
        "Ch'ung-ch'ing",
        "Ch’ung-ch’ing",
        "Chungking",
    ],
)
def test_a_city_is_known_by_every_latin_spelling(
    workspace: Workspace, chongqing: str, typed: str
) -> None:
    assert found(workspace, name_en=typed) == [chongqing]


@pytest.mark.parametrize("typed", ["重庆", "重庆市", "重慶", "重慶市"])
def test_a_city_is_known_by_its_characters(
    workspace: Workspace, chongqing: str, typed: str
) -> None:
    assert found(workspace, name_zh=typed) == [chongqing]


@pytest.mark.parametrize(
    "values",
    [
        {"name_zh": "重庆", "country": "CN"},
        {"name_en": "City of Chongqing", "country": "CN"},
    ],
)
def test_a_record_with_one_name_only_is_known_by_the_others(
    workspace: Workspace, values: dict[str, str]
) -> None:
    key = records.add(workspace, "city", values)
    assert found(workspace, name_en="Chongqing") == [key]
    assert found(workspace, name_zh="重庆市") == [key]


def test_a_former_name_that_was_noted_is_known(workspace: Workspace, chongqing: str) -> None:
    records.edit(workspace, "city", chongqing, {"other_names": "Yuzhou\n渝州"})
    assert found(workspace, name_en="Yuzhou") == [chongqing]
    assert found(workspace, name_zh="渝州") == [chongqing]


@pytest.mark.parametrize(
    "typed", ["Chong", "Chongqin", "Qing", "重", "Ch", "", "   ", "%", "Chongqing Port"]
)
def test_part_of_a_name_or_another_name_is_no_duplicate(
    workspace: Workspace, chongqing: str, typed: str
) -> None:
    assert found(workspace, name_en=typed) == []


def test_places_of_one_romanisation_are_the_same_until_something_tells_them_apart(
    workspace: Workspace,
) -> None:
    jiangsu, anhui = (
        records.add(workspace, "city", values_of(place)) for place in names.places("suzhou")[:2]
    )
    assert set(found(workspace, name_en="Suzhou")) == {jiangsu, anhui}
    assert found(workspace, name_en="Suzhou", name_zh="苏州") == [jiangsu]
    assert found(workspace, name_en="Suzhou", region_en="Anhui") == [anhui]
    assert found(workspace, name_en="Suzhou", region_zh="江苏") == [jiangsu]


def test_cities_of_two_countries_are_not_the_same(workspace: Workspace) -> None:
    spain = records.add(workspace, "city", {"name_en": "Valencia", "country": "ES"})
    assert found(workspace, name_en="Valencia") == [spain]
    assert found(workspace, name_en="Valencia", country="IT") == []


def test_a_word_in_a_note_or_a_region_is_no_name(workspace: Workspace) -> None:
    records.add(
        workspace,
        "city",
        {"name_en": "Wanzhou", "country": "CN", "region_en": "Chongqing", "note": "Chongqing"},
    )
    assert found(workspace, name_en="Chongqing") == []


def test_an_organisation_is_known_in_its_city_only(workspace: Workspace, chongqing: str) -> None:
    rome = records.add(workspace, "city", {"name_en": "Rome", "country": "IT"})
    port = records.add(
        workspace, "organisation", {"name_en": "The Port Authority", "city": chongqing}
    )
    assert found(workspace, "organisation", name_en="Port authority") == [port]
    assert found(workspace, "organisation", name_en="Port authority", city=chongqing) == [port]
    assert found(workspace, "organisation", name_en="Port authority", city=rome) == []


def test_other_kinds_are_not_looked_through(workspace: Workspace, chongqing: str) -> None:
    assert found(workspace, "funding_scheme", name_en="Horizon Europe") == []


def test_a_record_is_no_duplicate_of_itself(workspace: Workspace, chongqing: str) -> None:
    assert found(workspace, name_en="Chongqing", but=chongqing) == []


def test_what_was_told_apart_stays_apart_until_it_is_undone(
    workspace: Workspace, chongqing: str
) -> None:
    other = records.add(workspace, "city", {"name_en": "Chongqing", "country": "CN"})
    assert found(workspace, name_en="Chongqing", but=other) == [chongqing]

    duplicates.tell_apart(workspace, "city", other, [chongqing])
    duplicates.tell_apart(workspace, "city", chongqing, [other])

    assert found(workspace, name_en="Chongqing", but=other) == []
    assert found(workspace, name_en="Chongqing", but=chongqing) == []
    history.undo(workspace)
    assert found(workspace, name_en="Chongqing", but=other) == [chongqing]


def test_what_was_told_apart_is_listed_and_can_be_revoked(
    workspace: Workspace, chongqing: str
) -> None:
    other = records.add(workspace, "city", {"name_en": "Chungking", "country": "CN"})
    duplicates.tell_apart(workspace, "city", other, [chongqing])
    (pair,) = duplicates.pairs(workspace)
    assert {pair.first, pair.second} == {"Chongqing", "Chungking"}
    assert (pair.kind, pair.author) == ("city", "International office")
    duplicates.revoke(workspace, pair)
    assert duplicates.pairs(workspace) == []
    assert found(workspace, but=other, name_en="Chungking") == [chongqing]
    history.undo(workspace)
    assert duplicates.pairs(workspace) == [pair]
    assert found(workspace, but=other, name_en="Chungking") == []


def test_a_pair_with_a_deleted_record_is_not_listed_nor_is_a_pair_in_the_trash(
    workspace: Workspace, chongqing: str
) -> None:
    other = records.add(workspace, "city", {"name_en": "Chungking", "country": "CN"})
    duplicates.tell_apart(workspace, "city", other, [chongqing])
    (pair,) = duplicates.pairs(workspace)
    records.remove(workspace, "city", [other])
    assert duplicates.pairs(workspace) == []
    history.undo(workspace)
    duplicates.revoke(workspace, pair)
    assert trash.deleted(workspace) == []


def test_at_most_three_are_shown(workspace: Workspace) -> None:
    for _number in range(5):
        records.add(workspace, "city", {"name_en": "Newtown", "country": "GB"})
    assert len(found(workspace, name_en="Newtown")) == 3


def test_a_city_that_is_partner_of_another_is_found_with_its_links(
    workspace: Workspace, chongqing: str
) -> None:
    rome = records.add(workspace, "city", {"name_en": "Rome", "country": "IT"})
    partnerships.join(workspace, {"eu": rome, "cn": chongqing})
    assert found(workspace, name_en="Roma") == [rome]
