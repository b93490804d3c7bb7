"""Two records become one: with every link of both, every name, and one step to undo."""

from __future__ import annotations

import pytest

from tests.services.tables import picture
from urbandesk.errors import UserError
from urbandesk.models.field import Value
from urbandesk.models.records.city import CITY
from urbandesk.services import history
from urbandesk.services.drafts import partnerships, plans
from urbandesk.services.finding import queries
from urbandesk.services.register import duplicates, record_merging, records
from urbandesk.services.workspace import Workspace

Ids = dict[str, str]


def a_city(workspace: Workspace, english: str, country: str, **values: Value) -> str:
    return records.add(workspace, "city", {"name_en": english, "country": country, **values})


@pytest.fixture
def twice(workspace: Workspace) -> Ids:
    """Add Chongqing twice, each with links of its own."""
    rome = a_city(workspace, "Rome", "IT")
    ids = {
        "rome": rome,
        "bonn": a_city(workspace, "Bonn", "DE"),
        "keep": a_city(workspace, "Chongqing", "CN", name_zh="重庆", note="Met in May"),
        "give": a_city(
            workspace, "Chungking", "CN", name_zh="重庆市", level="direct", other_names="Yuzhou"
        ),
    }
    ids["pair"] = partnerships.join(workspace, {"eu": rome, "cn": ids["give"]})
    ids["port"] = records.add(workspace, "organisation", {"name_en": "Port", "city": ids["give"]})
    ids["need"] = records.add(
        workspace,
        "need_offer",
        {"city": ids["give"], "direction": "need", "title_en": "Clean air"},
    )
    ids["file"] = records.add(
        workspace,
        "attachment",
        {"of_kind": "city", "of_record": ids["give"], "name": "map.pdf", "digest": "0" * 64},
    )
    ids["list"] = records.add(
        workspace,
        "saved_list",
        {"name_en": "Mine", "of_kind": "organisation", "query": f'{{"city": ["{ids["give"]}"]}}'},
    )
    return ids


def value(workspace: Workspace, kind: str, key: str, column: str) -> Value:
    return queries.record(workspace, kind, key).values[column]


def merge(workspace: Workspace, ids: Ids, *taken: str) -> None:
    record_merging.merge(workspace, "city", ids["keep"], ids["give"], taken)


def test_everything_that_pointed_at_either_points_at_the_one_that_stays(
    workspace: Workspace, twice: Ids
) -> None:
    merge(workspace, twice)
    keep = twice["keep"]
    assert value(workspace, "organisation", twice["port"], "city") == keep
    assert value(workspace, "need_offer", twice["need"], "city") == keep
    assert value(workspace, "attachment", twice["file"], "of_record") == keep
    assert keep in str(value(workspace, "saved_list", twice["list"], "query"))
    members = queries.related(workspace, "membership", "partnership", twice["pair"])
    assert {member.values["city"] for member in members} == {twice["rome"], keep}
    assert queries.records(workspace, "city", [twice["give"]]) == []
    assert twice["give"] not in str(picture(workspace))


def test_one_step_of_undo_brings_everything_back(workspace: Workspace, twice: Ids) -> None:
    before = picture(workspace)
    merge(workspace, twice, "name_en")
    assert history.undo_label(workspace) == "Merge Chungking into Chongqing"
    history.undo(workspace)
    assert picture(workspace) == before
    history.redo(workspace)
    assert queries.records(workspace, "city", [twice["give"]]) == []


def test_what_is_chosen_is_taken_and_what_only_one_says_is_kept(
    workspace: Workspace, twice: Ids
) -> None:
    merge(workspace, twice, "name_zh")
    merged = queries.record(workspace, "city", twice["keep"]).values
    assert (merged["name_en"], merged["name_zh"]) == ("Chongqing", "重庆市")
    assert (merged["level"], merged["note"]) == ("direct", "Met in May")


def test_both_names_are_kept_as_other_names(workspace: Workspace, twice: Ids) -> None:
    merge(workspace, twice)
    others = str(value(workspace, "city", twice["keep"], "other_names")).splitlines()
    assert others == ["Yuzhou", "Chungking", "重庆市"]


def test_other_names_beyond_their_limit_are_left_out_not_refused(
    workspace: Workspace, twice: Ids
) -> None:
    many = "\n".join(f"Old name {number:03}" for number in range(80))[:1000]
    records.edit(workspace, "city", twice["keep"], {"other_names": many})
    merge(workspace, twice)
    assert len(str(value(workspace, "city", twice["keep"], "other_names"))) <= 1000


def test_fields_of_one_group_move_together() -> None:
    keys = {matter.key: matter for matter in record_merging.matters(CITY)}
    assert [column.name for column in keys["latitude"].columns] == ["latitude", "longitude"]
    summary = [column.name for column in keys["summary_en"].columns]
    assert summary == ["summary_en", "summary_en_status"]


def test_only_what_differs_is_asked(workspace: Workspace, twice: Ids) -> None:
    first, second = (queries.record(workspace, "city", twice[one]) for one in ("keep", "give"))
    asked = [matter.key for matter in record_merging.open_matters(first, second)]
    assert asked == ["name_en", "name_zh", "level", "note"]


def test_two_members_of_one_partnership_on_one_side_become_one_member(
    workspace: Workspace, twice: Ids
) -> None:
    records.add(
        workspace,
        "membership",
        {"partnership": twice["pair"], "city": twice["keep"], "side": "cn", "position": 2},
    )
    merge(workspace, twice)
    members = queries.related(workspace, "membership", "partnership", twice["pair"])
    assert sorted(str(member.values["city"]) for member in members) == sorted(
        [twice["rome"], twice["keep"]]
    )


def test_partners_of_each_other_are_refused_in_words(workspace: Workspace, twice: Ids) -> None:
    before = picture(workspace)
    with pytest.raises(UserError, match="one on each side"):
        record_merging.merge(workspace, "city", twice["rome"], twice["give"])
    assert picture(workspace) == before


def test_a_record_is_not_merged_with_itself(workspace: Workspace, twice: Ids) -> None:
    with pytest.raises(UserError, match="with itself"):
        record_merging.merge(workspace, "city", twice["keep"], twice["keep"])


def test_two_are_not_merged_into_each_other(workspace: Workspace, twice: Ids) -> None:
    merge(workspace, twice)
    before = picture(workspace)
    with pytest.raises(UserError, match="merged into the other already"):
        record_merging.merge(workspace, "city", twice["give"], twice["keep"])
    assert picture(workspace) == before


def test_pairs_told_apart_follow_and_the_pair_itself_goes(workspace: Workspace, twice: Ids) -> None:
    duplicates.tell_apart(workspace, "city", twice["give"], [twice["keep"], twice["bonn"]])
    duplicates.tell_apart(workspace, "city", twice["keep"], [twice["bonn"]])
    merge(workspace, twice)
    assert duplicates.distinct_from(workspace, twice["keep"]) == {twice["bonn"]}
    assert duplicates.distinct_from(workspace, twice["bonn"]) == {twice["keep"]}


def test_organisations_keep_their_actions_people_and_risks(
    workspace: Workspace, twice: Ids
) -> None:
    other = records.add(workspace, "organisation", {"name_en": "Harbour", "concerns": "Noise"})
    plan = plans.begin(workspace, twice["pair"])
    action = records.add(
        workspace,
        "action",
        {"plan": plan, "title_en": "Quay", "lead_eu": other, "lead_cn": twice["port"]},
    )
    person = records.add(workspace, "person", {"name_en": "Head", "organisation": other})
    record_merging.merge(workspace, "organisation", twice["port"], other)
    lead = queries.record(workspace, "action", action).values
    assert lead["lead_eu"] == lead["lead_cn"] == twice["port"]
    assert value(workspace, "person", person, "organisation") == twice["port"]
    assert value(workspace, "organisation", twice["port"], "concerns") == "Noise"


def test_themes_in_sets_are_repointed_without_doubles(workspace: Workspace, twice: Ids) -> None:
    first, second = queries.keys(workspace, queries.ListQuery("theme"))[:2]
    records.edit(workspace, "partnership", twice["pair"], {"themes": (first, second)})
    record_merging.merge(workspace, "theme", first, second)
    assert value(workspace, "partnership", twice["pair"], "themes") == (first,)
