"""Reading many records inside a use case: the same rows, however they are found."""

from __future__ import annotations

import pytest

from urbandesk.models.schema import KINDS
from urbandesk.services.change import Change
from urbandesk.services.workspace import Workspace

CITY = KINDS["city"]


@pytest.mark.parametrize("wanted", [3, 1_400])
def test_the_wanted_rows_are_read_and_no_others(workspace: Workspace, wanted: int) -> None:
    rows = [{"name_en": f"Made-up {number}", "country": "IT"} for number in range(1_500)]
    with workspace.write() as connection:
        change = Change(connection, "Bench")
        keys = change.insert_many(CITY, rows)[:wanted]
        found = change.rows(CITY, [*keys, "not there"], ["name_en"])
        assert found == {
            key: {"id": key, "name_en": f"Made-up {number}"} for number, key in enumerate(keys)
        }


def test_sort_keys_follow_a_new_name_and_search_every_text(workspace: Workspace) -> None:
    with workspace.write() as connection:
        change = Change(connection, "Bench")
        renamed, described = change.insert_many(
            CITY,
            [{"name_en": "Älpha", "country": "IT"}, {"name_en": "Beta", "country": "IT"}],
        )
        change.update_many(
            CITY, {renamed: {"name_en": "Żeta"}, described: {"summary_en": "Has a Harbour"}}
        )
        rows = change.rows(CITY, [renamed, described])
        for row in rows.values():
            assert row == {**row, **CITY.derived(row)}
        assert rows[renamed]["sort_en"] == "zeta"
        assert "harbour" in str(rows[described]["search"])
