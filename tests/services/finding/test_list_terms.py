"""Lists filter, count and sort by what hangs together: cities, sides, links, sets."""

from __future__ import annotations

import pytest

from urbandesk import i18n
from urbandesk.services.drafts import partnerships
from urbandesk.services.finding import list_counts, queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace


@pytest.fixture
def known(workspace: Workspace) -> dict[str, str]:
    """Add three cities, an organisation in each, one without a city, and a partnership."""
    ids = {}
    for en, zh, country in (
        ("Rome", "罗马", "IT"),
        ("Bonn", "波恩", "DE"),
        ("Yantai", "烟台", "CN"),
    ):
        values = {"name_en": en, "name_zh": zh, "country": country}
        ids[en] = records.add(workspace, "city", values)
        office = {"name_en": f"Office of {en}", "city": ids[en]}
        ids[f"Office of {en}"] = records.add(workspace, "organisation", office)
    ids["Network"] = records.add(workspace, "organisation", {"name_en": "Network"})
    ids["pair"] = partnerships.join(workspace, {"eu": ids["Rome"], "cn": ids["Yantai"]})
    return ids


def names(workspace: Workspace, query: ListQuery) -> list[str]:
    found = queries.records(workspace, query.kind, queries.keys(workspace, query))
    return [record.label for record in found]


def test_a_city_is_found_by_its_side(workspace: Workspace, known: dict[str, str]) -> None:
    assert names(workspace, ListQuery("city", {"country.side": ("eu",)})) == ["Bonn", "Rome"]
    assert queries.counts(workspace, "city", "country.side", {}) == {"eu": 2, "cn": 1}


def test_an_organisation_is_found_by_the_country_and_side_of_its_city(
    workspace: Workspace, known: dict[str, str]
) -> None:
    german = ListQuery("organisation", {"city.country": ("DE",)})
    assert names(workspace, german) == ["Office of Bonn"]
    european = ListQuery("organisation", {"city.country.side": ("eu",)})
    assert names(workspace, european) == ["Office of Bonn", "Office of Rome"]
    counted = queries.counts(workspace, "organisation", "city.country.side", {})
    assert counted == {"eu": 2, "cn": 1, "": 1}


def test_what_is_not_stated_can_be_asked_for(workspace: Workspace, known: dict[str, str]) -> None:
    nowhere = ListQuery("organisation", {"city.country.side": ("",)})
    assert names(workspace, nowhere) == ["Network"]
    either = ListQuery("organisation", {"city.country": ("CN", "")})
    assert names(workspace, either) == ["Network", "Office of Yantai"]


def test_cities_are_found_and_sorted_by_their_partnerships(
    workspace: Workspace, known: dict[str, str]
) -> None:
    linked = ListQuery("city", {"?membership.city": ("yes",)})
    assert names(workspace, linked) == ["Rome", "Yantai"]
    records.remove(workspace, "city", [known["Rome"]])
    assert queries.counts(workspace, "city", "?membership.city", {}) == {"yes": 1, "no": 1}
    by_links = ListQuery("city", sort="#membership.city", descending=True)
    assert names(workspace, by_links) == ["Yantai", "Bonn"]


def test_a_set_of_codes_counts_under_each_of_them(
    workspace: Workspace, known: dict[str, str]
) -> None:
    all_ = queries.keys(workspace, ListQuery("funding_scheme"))
    found = queries.records(workspace, "funding_scheme", all_)
    chinese = [one.id for one in found if "cn" in (one.values["sides"] or ())]  # type: ignore[operator]
    shown = queries.keys(workspace, ListQuery("funding_scheme", {"sides": ("cn",)}))
    assert shown == chinese
    assert queries.counts(workspace, "funding_scheme", "sides", {})["cn"] == len(chinese) > 0


def test_only_ids_that_the_search_found_are_counted(
    workspace: Workspace, known: dict[str, str]
) -> None:
    among = {known["Rome"], known["Yantai"]}
    counted = queries.counts(workspace, "city", "country.side", {}, among)
    assert counted == {"eu": 1, "cn": 1}


def test_states_sort_in_their_own_order_and_countries_by_name(
    workspace: Workspace, known: dict[str, str]
) -> None:
    records.edit(workspace, "partnership", known["pair"], {"state": "active"})
    other = partnerships.join(workspace, {"eu": known["Bonn"], "cn": known["Yantai"]})
    records.edit(workspace, "partnership", other, {"state": "signed"})
    by_state = queries.keys(workspace, ListQuery("partnership", sort="state"))
    assert by_state == [other, known["pair"]]
    by_country = ListQuery("city", sort="country")
    assert names(workspace, by_country) == ["Yantai", "Bonn", "Rome"]
    i18n.use(i18n.CHINESE)  # 德国, 意大利, 中国
    assert names(workspace, by_country) == ["波恩", "罗马", "烟台"]


def test_a_list_sorts_by_the_name_of_what_a_reference_points_at(
    workspace: Workspace, known: dict[str, str]
) -> None:
    by_city = ListQuery("organisation", sort="city")
    expected = ["Office of Bonn", "Office of Rome", "Office of Yantai", "Network"]
    assert names(workspace, by_city) == expected


def test_partnerships_sort_by_their_city_on_a_side(
    workspace: Workspace, known: dict[str, str]
) -> None:
    other = partnerships.join(workspace, {"eu": known["Bonn"], "cn": known["Yantai"]})
    by_city = queries.keys(workspace, ListQuery("partnership", sort="@eu"))
    assert by_city == [other, known["pair"]]
    turned = queries.keys(workspace, ListQuery("partnership", sort="@eu", descending=True))
    assert turned == [known["pair"], other]


def test_a_term_that_names_no_column_is_refused(workspace: Workspace) -> None:
    with pytest.raises(KeyError):
        queries.keys(workspace, ListQuery("city", {"mayor": ("yes",)}))


def test_rows_know_links_members_and_sides(workspace: Workspace, known: dict[str, str]) -> None:
    cities = [known["Rome"], known["Bonn"]]
    assert list_counts.pointing(workspace, "membership", "city", cities) == {known["Rome"]: 1}
    assert list_counts.sides(workspace, cities) == dict.fromkeys(cities, "eu")
    members = list_counts.members(workspace, [known["pair"]])[known["pair"]]
    assert {(one.side, one.name) for one in members} == {("eu", "Rome"), ("cn", "Yantai")}
