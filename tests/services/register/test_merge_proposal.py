"""A merge proposes the newer value of each pair, whichever record says it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from urbandesk.models.field import Value
from urbandesk.services import history
from urbandesk.services.finding import queries
from urbandesk.services.register import merge_proposal, record_merging, records
from urbandesk.services.workspace import Workspace

Pair = tuple[str, str]


def position(latitude: str, longitude: str) -> dict[str, Value]:
    return {"latitude": Decimal(latitude), "longitude": Decimal(longitude)}


@pytest.fixture
def pair(workspace: Workspace) -> Pair:
    """Add the same city twice; the second one later."""
    values: dict[str, Value] = {"country": "CN", "level": "prefecture", **position("37.5", "121.4")}
    first = records.add(workspace, "city", {"name_en": "Yantai", **values})
    other = {**values, "level": "direct", "latitude": Decimal("37.6")}
    return first, records.add(workspace, "city", {"name_en": "Yen-tai", **other})


def proposed(workspace: Workspace, pair: Pair) -> list[str]:
    first, second = (queries.record(workspace, "city", key) for key in pair)
    matters = record_merging.open_matters(first, second)
    return merge_proposal.newer(workspace, first, second, matters)


def test_a_value_is_as_old_as_the_step_that_wrote_it(workspace: Workspace, pair: Pair) -> None:
    assert proposed(workspace, pair) == ["name_en", "level", "latitude"]
    records.edit(workspace, "city", pair[0], {"level": "county"})
    assert proposed(workspace, pair) == ["name_en", "latitude"]
    assert proposed(workspace, (pair[1], pair[0])) == ["level"]


def test_a_change_that_was_taken_back_makes_nothing_newer(workspace: Workspace, pair: Pair) -> None:
    records.edit(workspace, "city", pair[0], {"level": "county"})
    history.undo(workspace)
    assert proposed(workspace, pair) == ["name_en", "level", "latitude"]


def test_what_moves_together_is_as_new_as_its_newest_part(workspace: Workspace, pair: Pair) -> None:
    records.edit(workspace, "city", pair[0], {"longitude": Decimal("121.5")})
    assert "latitude" not in proposed(workspace, pair)


def test_without_a_history_the_record_that_changed_last_says_the_newer_thing(
    sample: Workspace,
) -> None:
    first, second = queries.keys(sample, queries.ListQuery("city"))[:2]
    assert proposed(sample, (first, second)) == []
    records.edit(sample, "city", second, {"note": "Seen in May"})
    assert "name_en" in proposed(sample, (first, second))
    assert proposed(sample, (second, first)) == []
