"""Joining cities: names proposed, cities added on the spot, one undo step each."""

from __future__ import annotations

import pytest

from tests.services.tables import picture
from urbandesk import i18n
from urbandesk.errors import InvalidValues, RecordGone
from urbandesk.services import history
from urbandesk.services.drafts import partnerships
from urbandesk.services.finding import queries
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace


@pytest.fixture
def cities(workspace: Workspace) -> dict[str, str]:
    rome = {"name_en": "Rome", "name_zh": "罗马", "country": "IT"}
    yantai = {"name_en": "Yantai", "name_zh": "烟台", "country": "CN"}
    return {
        "eu": records.add(workspace, "city", rome),
        "cn": records.add(workspace, "city", yantai),
    }


def members(workspace: Workspace, partnership: str) -> list[tuple[str, str]]:
    found = queries.related(workspace, "membership", "partnership", partnership)
    return [(str(m.values["side"]), m.labels[str(m.values["city"])]) for m in found]


def test_the_names_are_those_of_both_cities(workspace: Workspace, cities: dict[str, str]) -> None:
    names = partnerships.proposed_names(workspace, cities)
    assert names == {"name_en": "Rome and Yantai", "name_zh": "罗马与烟台"}


def test_a_city_that_is_not_there_yet_lends_its_typed_name(
    workspace: Workspace, cities: dict[str, str]
) -> None:
    new: dict[str, partnerships.City] = {
        "eu": {"name_en": "Granada", "country": "ES"},
        "cn": cities["cn"],
    }
    names = partnerships.proposed_names(workspace, new)
    assert names == {"name_en": "Granada and Yantai", "name_zh": "Granada与烟台"}


def test_joining_makes_a_partnership_with_a_member_on_each_side(
    workspace: Workspace, cities: dict[str, str]
) -> None:
    key = partnerships.join(workspace, cities)
    assert queries.label(workspace, "partnership", key) == "Rome and Yantai"
    assert members(workspace, key) == [("cn", "Yantai"), ("eu", "Rome")]


def test_a_name_of_ones_own_is_kept(workspace: Workspace, cities: dict[str, str]) -> None:
    key = partnerships.join(workspace, cities, {"name_en": "Sea and <b>Tiber</b>"})
    found = queries.record(workspace, "partnership", key)
    assert found.values["name_en"] == "Sea and <b>Tiber</b>"
    assert found.values["name_zh"] is None


def test_joining_with_a_new_city_is_one_step_that_undo_takes_back_whole(
    workspace: Workspace, cities: dict[str, str]
) -> None:
    before = picture(workspace)
    new: dict[str, partnerships.City] = {
        "eu": cities["eu"],
        "cn": {"name_zh": "威海", "country": "CN"},
    }

    key = partnerships.join(workspace, new)
    assert members(workspace, key) == [("cn", "威海"), ("eu", "Rome")]

    history.undo(workspace)
    assert picture(workspace) == before


def test_a_new_city_without_a_country_stores_nothing(
    workspace: Workspace, cities: dict[str, str]
) -> None:
    before = picture(workspace)
    with pytest.raises(InvalidValues) as caught:
        partnerships.join(workspace, {"eu": {"name_en": "Granada"}, "cn": cities["cn"]})
    assert set(caught.value.problems) == {"country"}
    assert picture(workspace) == before


def test_a_city_that_was_deleted_meanwhile_is_said(
    workspace: Workspace, cities: dict[str, str]
) -> None:
    records.remove(workspace, "city", [cities["cn"]])
    with pytest.raises(RecordGone):
        partnerships.join(workspace, cities, {"name_en": "Both"})


def test_a_third_city_joins_behind_the_first_of_its_side(
    workspace: Workspace, cities: dict[str, str]
) -> None:
    key = partnerships.join(workspace, cities)
    partnerships.add_member(workspace, key, {"name_en": "Granada", "country": "ES"}, "eu")
    found = queries.related(workspace, "membership", "partnership", key)
    european = [m for m in found if m.values["side"] == "eu"]
    assert [m.values["position"] for m in european] == [1, 2]
    assert members(workspace, key)[-1] == ("eu", "Granada")


def test_a_member_that_is_there_already_stays_as_it_is(
    workspace: Workspace, cities: dict[str, str]
) -> None:
    key = partnerships.join(workspace, cities)
    before = picture(workspace)
    partnerships.add_member(workspace, key, cities["eu"], "eu")
    assert picture(workspace) == before


def test_nobody_joins_a_partnership_that_was_deleted(
    workspace: Workspace, cities: dict[str, str]
) -> None:
    key = partnerships.join(workspace, cities)
    records.remove(workspace, "partnership", [key])
    with pytest.raises(RecordGone):
        partnerships.add_member(workspace, key, cities["eu"], "eu")


def test_a_member_taken_out_leaves_city_and_partnership_and_comes_back(
    workspace: Workspace, cities: dict[str, str]
) -> None:
    key = partnerships.join(workspace, cities)
    whole = picture(workspace)
    member = queries.related(workspace, "membership", "city", cities["cn"])[0]

    partnerships.remove_member(workspace, member.id)
    assert members(workspace, key) == [("eu", "Rome")]
    assert queries.label(workspace, "city", cities["cn"]) == "Yantai"
    assert history.undo_label(workspace) == "Take out Yantai"

    history.undo(workspace)
    assert picture(workspace) == whole


def test_the_cities_of_a_side_stand_in_the_order_of_the_language_in_force(
    workspace: Workspace, cities: dict[str, str]
) -> None:
    zibo = records.add(workspace, "city", {"name_zh": "淄博", "country": "CN"})
    anqing = records.add(workspace, "city", {"name_en": "Zeta", "name_zh": "安庆", "country": "CN"})
    i18n.use(i18n.CHINESE)
    assert partnerships.cities_of_side(workspace, "cn") == [
        (anqing, "安庆"),
        (cities["cn"], "烟台"),
        (zibo, "淄博"),
    ]
    assert partnerships.cities_of_side(workspace, "eu") == [(cities["eu"], "罗马")]
