"""The search while somebody types: each key narrows down, and nothing is left out on the way."""

from __future__ import annotations

import pytest

from urbandesk.services.finding.search import SearchIndex
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace


@pytest.fixture
def index(workspace: Workspace) -> SearchIndex:
    """Give the index over four cities."""
    for name in ("Barcelona", "Barnsley", "Bari", "Liberec"):
        records.add(workspace, "city", {"name_en": name, "country": "ES"})
    return SearchIndex(workspace)


def _found(index: SearchIndex, text: str) -> set[str]:
    found = [hits for hits in index.everywhere(text) if hits.kind == "city"]
    return {one.label for hits in found for one in hits.first}


def test_each_key_narrows_down_what_was_found_before(index: SearchIndex) -> None:
    found = [_found(index, text) for text in ("b", "ba", "bar", "barc")]

    assert found[0] == {"Barcelona", "Barnsley", "Bari", "Liberec"}
    assert found[1] == found[2] == {"Barcelona", "Barnsley", "Bari"}
    assert found[3] == {"Barcelona"}


def test_taking_a_letter_back_finds_more_again(index: SearchIndex) -> None:
    assert _found(index, "barc") == {"Barcelona"}
    assert _found(index, "bar") == {"Barcelona", "Barnsley", "Bari"}


@pytest.mark.parametrize("before", ["bar", "ley", "bar sl", "ber lib"])
def test_what_was_typed_before_does_not_matter(index: SearchIndex, before: str) -> None:
    _found(index, before)

    assert _found(index, "ley bar") == {"Barnsley"}
    assert _found(index, "lib") == {"Liberec"}


def test_a_record_added_between_two_keys_is_found(index: SearchIndex, workspace: Workspace) -> None:
    _found(index, "bar")

    records.add(workspace, "city", {"name_en": "Bardejov", "country": "SK"})

    assert "Bardejov" in _found(index, "bard")


def test_a_record_removed_between_two_keys_is_not_found(
    index: SearchIndex, workspace: Workspace
) -> None:
    (hits,) = index.everywhere("barc")
    key = hits.first[0].id

    records.remove(workspace, "city", [key])

    assert _found(index, "barce") == set()
