"""What is linked with a record, seen from either end."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from urbandesk import i18n
from urbandesk.models.records.organisation import ORGANISATION
from urbandesk.services.drafts import partnerships, plans
from urbandesk.services.finding import queries
from urbandesk.services.register import links, people, records
from urbandesk.services.workspace import Workspace


@dataclass(frozen=True)
class Net:
    """Two cities in a partnership with a plan, and two organisations of which one leads."""

    rome: str
    yantai: str
    partnership: str
    plan: str
    office: str
    port: str
    action: str


@pytest.fixture
def net(workspace: Workspace) -> Net:
    rome = records.add(workspace, "city", {"name_en": "Rome", "name_zh": "罗马", "country": "IT"})
    yantai = records.add(
        workspace, "city", {"name_en": "Yantai", "name_zh": "烟台", "country": "CN"}
    )
    partnership = partnerships.join(workspace, {"eu": rome, "cn": yantai})
    plan = plans.begin(workspace, partnership)
    office = records.add(workspace, "organisation", {"name_en": "Office", "city": rome})
    port = records.add(workspace, "organisation", {"name_zh": "港口", "city": yantai})
    action = records.add(workspace, "action", {"plan": plan, "lead_eu": office})
    return Net(rome, yantai, partnership, plan, office, port, action)


def found(workspace: Workspace, kind: str, key: str) -> dict[str, set[str]]:
    linked = links.linked(workspace, kind, key)
    return {one.kind: {record.id for record in one.records} for one in linked}


def test_a_city_is_linked_with_its_partnerships_organisations_people_and_plans(
    workspace: Workspace, net: Net
) -> None:
    head = people.add(workspace, {"name_en": "Example head", "organisation": net.port})
    assert found(workspace, "city", net.yantai) == {
        "partnership": {net.partnership},
        "organisation": {net.port},
        "person": {head},
        "plan": {net.plan},
    }


def test_a_partnership_is_linked_with_both_cities_and_the_organisations_of_both(
    workspace: Workspace, net: Net
) -> None:
    assert found(workspace, "partnership", net.partnership) == {
        "city": {net.rome, net.yantai},
        "organisation": {net.office, net.port},
        "plan": {net.plan},
    }


def test_an_organisation_is_linked_with_the_plans_in_which_it_leads(
    workspace: Workspace, net: Net
) -> None:
    assert found(workspace, "organisation", net.office)["plan"] == {net.plan}
    assert found(workspace, "organisation", net.port)["plan"] == set()


def test_a_plan_is_linked_with_the_organisations_that_lead_in_it(
    workspace: Workspace, net: Net
) -> None:
    linked = found(workspace, "plan", net.plan)
    assert linked["partnership"] == {net.partnership}
    assert linked["organisation"] == {net.office}
    assert linked["city"] == {net.rome, net.yantai}


def test_an_organisation_that_watches_a_risk_and_its_plan_are_linked_from_both_ends(
    workspace: Workspace, net: Net
) -> None:
    records.add(workspace, "risk", {"plan": net.plan, "title_en": "Dry", "watcher_cn": net.port})
    assert found(workspace, "organisation", net.port)["plan"] == {net.plan}
    assert found(workspace, "plan", net.plan)["organisation"] == {net.office, net.port}


def test_a_funding_scheme_is_linked_with_the_plans_that_count_on_it(
    workspace: Workspace, net: Net
) -> None:
    scheme = queries.keys(workspace, queries.ListQuery("funding_scheme"))[0]
    assert found(workspace, "funding_scheme", scheme) == {"plan": set()}

    records.edit(workspace, "action", net.action, {"scheme_cn": scheme})

    assert found(workspace, "funding_scheme", scheme) == {"plan": {net.plan}}
    assert found(workspace, "plan", net.plan)["funding_scheme"] == {scheme}


def test_linked_cities_and_organisations_know_their_side(workspace: Workspace, net: Net) -> None:
    linked = {one.kind: one for one in links.linked(workspace, "partnership", net.partnership)}
    assert linked["city"].sides == {net.rome: "eu", net.yantai: "cn"}
    assert linked["organisation"].sides == {net.office: "eu", net.port: "cn"}


def test_an_organisation_without_a_city_belongs_to_no_side(workspace: Workspace) -> None:
    key = records.add(workspace, "organisation", {"name_en": "Network"})
    record = queries.record(workspace, "organisation", key)
    assert links.sides(workspace, record) == ()


def test_linked_records_stand_in_the_order_of_the_language_in_force(
    workspace: Workspace, net: Net
) -> None:
    for english, chinese in (("Alpha", "乙"), ("Beta", "甲")):
        values = {"name_en": english, "name_zh": chinese, "city": net.rome}
        records.add(workspace, "organisation", values)

    def names() -> list[str]:
        linked = links.linked(workspace, "city", net.rome)
        return [record.label for record in linked[1].records]

    assert names() == ["Alpha", "Beta", "Office"]
    i18n.use(i18n.CHINESE)
    assert names() == ["Office", "甲", "乙"]


def test_what_can_be_linked_is_named_in_the_language_in_force(
    workspace: Workspace, net: Net
) -> None:
    assert links.named(workspace, "city") == [(net.rome, "Rome"), (net.yantai, "Yantai")]
    i18n.use(i18n.CHINESE)
    assert links.named(workspace, "city") == [(net.rome, "罗马"), (net.yantai, "烟台")]
    assert (net.office, "Office") in links.named(workspace, "organisation")


def test_what_can_be_linked_is_found_by_all_its_names(workspace: Workspace, net: Net) -> None:
    rome = links.spellings(workspace, "city")[net.rome].splitlines()
    assert {"rome", "罗马", "luoma"} <= set(rome)


def test_of_very_many_links_the_first_are_read_and_all_are_counted(
    workspace: Workspace, net: Net
) -> None:
    many = links.SHOWN + 3
    with workspace.change("Add {name}", details={"name": "many"}) as change:
        for number in range(many):
            values = {"name_en": f"Office {number:03}", "city": net.yantai}
            records.insert(change, ORGANISATION, values)
    linked = links.linked(workspace, "city", net.yantai)[1]
    assert linked.count == many + 1
    assert len(linked.records) == links.SHOWN
