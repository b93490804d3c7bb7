"""More values than a statement has room for: filters, deletions, sentences."""

from __future__ import annotations

import sqlite3

import pytest

from urbandesk.models.schema import KINDS
from urbandesk.services.change import Change
from urbandesk.services.erasure import emptying
from urbandesk.services.finding import list_words, queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.register import records, trash
from urbandesk.services.workspace import Workspace

MANY = tuple(f"value {n}" for n in range(40_000))


@pytest.fixture(autouse=True)
def as_everywhere(workspace: Workspace) -> None:
    """Let a statement have as much room as SQLite gives it by itself; some systems give more."""
    workspace.database.raw.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 32_766)


@pytest.fixture
def cities(workspace: Workspace) -> list[str]:
    rows = [{"name_en": f"City {n}", "country": "IT"} for n in range(40_000)]
    with workspace.write() as connection:
        return Change(connection, "").insert_many(KINDS["city"], rows)


def test_a_filter_with_ten_thousand_values_finds_what_a_short_one_finds(
    workspace: Workspace,
) -> None:
    key = records.add(workspace, "city", {"name_en": "Rome", "country": "IT"})
    records.add(workspace, "city", {"name_en": "Yantai", "country": "CN"})
    bureau = records.add(workspace, "organisation", {"name_en": "Bureau", "city": key})
    for filters in ({"country": (*MANY, "IT")}, {"country": (*MANY, "IT"), "level": (*MANY, "")}):
        assert queries.keys(workspace, ListQuery("city", filters)) == [key]
    through = ListQuery("organisation", {"city.country": (*MANY, "IT")})
    assert queries.keys(workspace, through) == [bureau]


def test_sets_are_looked_through_for_many_values_too(workspace: Workspace) -> None:
    all_of_them = queries.keys(workspace, ListQuery("funding_scheme"))
    short = queries.keys(workspace, ListQuery("funding_scheme", {"sides": ("cn",)}))
    assert 0 < len(short) < len(all_of_them)
    many = ListQuery("funding_scheme", {"sides": (*MANY, "cn")})
    assert queries.keys(workspace, many) == short


def test_forty_thousand_records_can_be_looked_at_before_they_are_deleted(
    workspace: Workspace, cities: list[str]
) -> None:
    records.add(workspace, "organisation", {"name_en": "Bureau", "city": cities[-1]})
    (hanging,) = records.hanging(workspace, "city", cities)
    assert (hanging.kind, hanging.count, hanging.goes) == ("organisation", 1, False)


def test_a_filter_with_many_values_is_said_in_a_few_words(workspace: Workspace) -> None:
    said = list_words.say_filter(workspace, ListQuery("city", {"country": MANY}))
    assert said.endswith(" or 39,994 more")
    assert len(said) < 200


def test_more_records_than_fit_into_a_statement_leave_the_trash_for_good(
    workspace: Workspace,
) -> None:
    rows = [{"name_en": f"City {n}", "country": "IT"} for n in range(1_500)]
    with workspace.write() as connection:
        cities = Change(connection, "").insert_many(KINDS["city"], rows)
    records.remove(workspace, "city", cities)
    workspace.database.raw.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 1_000)
    chosen = {("city", key) for key in cities}
    assert emptying.delete_for_good(workspace, chosen) == len(cities)
    assert trash.deleted(workspace) == []
