"""A saved list shows the same records again, also as scope of an export, and says why these."""

from __future__ import annotations

import pytest

from urbandesk import i18n
from urbandesk.errors import InvalidValues
from urbandesk.services import history
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.register import records, saved_lists
from urbandesk.services.register.saved_lists import ListNotUnderstood, NameTaken, SavedList
from urbandesk.services.workspace import Workspace

CHINESE_SIDE = SavedList(
    ListQuery("city", {"country.side": ("cn",), "level": ("prefecture", "")}, "level", True, "an"),
    column="level",
    columns=("name", "level"),
)


@pytest.fixture
def cities(workspace: Workspace) -> dict[str, str]:
    """Add four cities; returns English name to id."""
    found = {}
    for name, country, level in (
        ("Rome", "IT", "municipality"),
        ("Yantai", "CN", "prefecture"),
        ("Jinan", "CN", None),
        ("Chongqing", "CN", "direct"),
    ):
        values = {"name_en": name, "country": country, "level": level}
        found[name] = records.add(workspace, "city", values)
    return found


def test_a_saved_list_gives_back_what_was_saved(
    workspace: Workspace, cities: dict[str, str]
) -> None:
    key = saved_lists.save(workspace, "Prefectures", CHINESE_SIDE)
    assert saved_lists.read(workspace, key) == CHINESE_SIDE
    query = saved_lists.query_of(workspace, key)
    found = queries.keys(workspace, query)
    assert set(found) == {cities["Yantai"], cities["Jinan"]}


def test_lists_are_offered_by_kind_and_name(workspace: Workspace) -> None:
    first = saved_lists.save(workspace, "B", CHINESE_SIDE)
    second = saved_lists.save(workspace, "A", CHINESE_SIDE)
    other = saved_lists.save(workspace, "A", SavedList(ListQuery("organisation")))
    assert saved_lists.of_kind(workspace, "city") == [(second, "A"), (first, "B")]
    assert (other, "A") in saved_lists.of_kind(workspace)


def test_saving_replacing_renaming_and_removing_are_undo_steps(workspace: Workspace) -> None:
    key = saved_lists.save(workspace, "One", CHINESE_SIDE)
    saved_lists.replace(workspace, key, SavedList(ListQuery("city", text="rome")))
    saved_lists.rename(workspace, key, "Two")
    saved_lists.remove(workspace, key)
    for names in (["Two"], ["One"], ["One"], []):
        history.undo(workspace)
        assert [name for _key, name in saved_lists.of_kind(workspace)] == names
        if names == ["One"] and history.undo_label(workspace) == "Add One":
            assert saved_lists.read(workspace, key) == CHINESE_SIDE


def test_a_name_is_needed_and_free(workspace: Workspace) -> None:
    key = saved_lists.save(workspace, "One", CHINESE_SIDE)
    other = saved_lists.save(workspace, "Two", CHINESE_SIDE)
    with pytest.raises(NameTaken):
        saved_lists.save(workspace, " one ", CHINESE_SIDE)
    with pytest.raises(NameTaken):
        saved_lists.rename(workspace, other, "ONE")
    with pytest.raises(InvalidValues):
        saved_lists.save(workspace, "  ", CHINESE_SIDE)
    saved_lists.rename(workspace, key, "one")
    assert queries.label(workspace, "saved_list", key) == "one"


@pytest.mark.parametrize(
    "stored",
    ["{", "[]", '{"filters": {"altitude": ["1"]}}', '{"sort": "altitude"}', '{"filters": 3}'],
)
def test_a_list_that_is_not_understood_is_never_shown_in_part(
    workspace: Workspace, stored: str
) -> None:
    values = {"name_en": "Odd", "of_kind": "city", "query": stored}
    key = records.add(workspace, "saved_list", values)
    with pytest.raises(ListNotUnderstood) as refused:
        saved_lists.query_of(workspace, key)
    assert "“Odd”" in refused.value.text()


def test_the_sentence_says_how_many_and_why_in_the_language_in_force(
    workspace: Workspace, cities: dict[str, str]
) -> None:
    key = saved_lists.save(workspace, "Prefectures", CHINESE_SIDE)
    assert saved_lists.sentence(workspace, key) == (
        "Cities: “an”; Chinese side; Prefecture-level city or Level of government not stated. "
        "2 of 4 records."
    )
    all_of_them = saved_lists.save(workspace, "All", SavedList(ListQuery("city")))
    assert saved_lists.sentence(workspace, all_of_them) == "Cities: all 4 records."
    with i18n.speaking(i18n.CHINESE):
        assert "中方" in saved_lists.sentence(workspace, key)


def test_references_are_said_by_name_and_many_values_by_their_number(
    workspace: Workspace, cities: dict[str, str]
) -> None:
    many = tuple(f"level {n}" for n in range(10_000))
    by_city = ListQuery("organisation", {"city": (cities["Rome"],), "city.level": many})
    key = saved_lists.save(workspace, "Rome", SavedList(by_city))
    said = saved_lists.sentence(workspace, key)
    assert said.startswith("Stakeholders: Rome; level 0 or ")
    assert "9,994 more" in said
    assert queries.keys(workspace, saved_lists.query_of(workspace, key)) == []
