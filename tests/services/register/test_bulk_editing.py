"""Several records get a value together: first looked at, then one step, all or none."""

from __future__ import annotations

import pytest

from urbandesk.errors import InvalidValues, RecordGone
from urbandesk.services import history
from urbandesk.services.finding import queries
from urbandesk.services.register import bulk_editing, records
from urbandesk.services.workspace import Workspace


@pytest.fixture
def cities(workspace: Workspace) -> list[str]:
    return [
        records.add(workspace, "city", {"name_en": name, "country": "IT", "level": level})
        for name, level in (("Rome", "municipality"), ("Bologna", None), ("R&D <b>", "region"))
    ]


def test_the_preview_names_old_and_new_of_each_record_that_changes(
    workspace: Workspace, cities: list[str]
) -> None:
    lines = bulk_editing.preview(workspace, "city", cities, {"level": "region"})
    assert [(line.name, line.before, line.after) for line in lines] == [
        ("Rome", "Municipality", "Region"),
        ("Bologna", "", "Region"),
    ]
    assert queries.record(workspace, "city", cities[0]).values["level"] == "municipality"


def test_clearing_is_a_change_to_nothing(workspace: Workspace, cities: list[str]) -> None:
    lines = bulk_editing.preview(workspace, "city", cities, {"level": None})
    assert [(line.name, line.after) for line in lines] == [("Rome", ""), ("R&D <b>", "")]


def test_all_records_change_in_one_undo_step(workspace: Workspace, cities: list[str]) -> None:
    values = {"level": "region", "source": "Survey"}
    assert bulk_editing.apply(workspace, "city", cities, values) == 3
    levels = {one.values["level"] for one in queries.records(workspace, "city", cities)}
    assert levels == {"region"}
    assert history.undo_label(workspace) == "Edit 3 records together"
    history.undo(workspace)
    found = queries.records(workspace, "city", cities)
    assert [one.values["level"] for one in found] == ["municipality", None, "region"]
    assert {one.values["source"] for one in found} == {None}


def test_values_that_break_their_rule_are_refused_before(
    workspace: Workspace, cities: list[str]
) -> None:
    with pytest.raises(InvalidValues):
        bulk_editing.preview(workspace, "city", cities, {"source": "x" * 501})
    lines = bulk_editing.preview(workspace, "city", cities[:1], {"name_en": None})
    assert lines[0].problem is not None
    with pytest.raises(InvalidValues):
        bulk_editing.apply(workspace, "city", cities, {"name_en": None})
    assert history.undo_label(workspace) == "Add R&D <b>"


def test_a_record_deleted_meanwhile_stops_the_whole_step(
    workspace: Workspace, cities: list[str]
) -> None:
    records.remove(workspace, "city", cities[1:2])
    with pytest.raises(RecordGone):
        bulk_editing.apply(workspace, "city", cities, {"level": "zone"})
    assert queries.record(workspace, "city", cities[0]).values["level"] == "municipality"


def test_references_stand_in_the_preview_by_name(workspace: Workspace, cities: list[str]) -> None:
    bureau = records.add(workspace, "organisation", {"name_en": "Bureau", "city": cities[0]})
    (line,) = bulk_editing.preview(workspace, "organisation", [bureau], {"city": cities[1]})
    assert (line.before, line.after) == ("Rome", "Bologna")


def test_names_are_not_offered_and_texts_get_their_status(
    workspace: Workspace, cities: list[str]
) -> None:
    offered = {column.name for column in bulk_editing.columns("city")}
    assert {"level", "summary_en"} <= offered
    assert not offered & {"name_en", "name_zh", "summary_en_status"}
    bulk_editing.apply(workspace, "city", cities, {"summary_en": "A port."})
    found = queries.record(workspace, "city", cities[0])
    assert found.values["summary_en_status"] == "draft"


def test_organisations_get_what_they_think_together_but_no_row_its_place() -> None:
    assert "position" in [column.name for column in bulk_editing.columns("organisation")]
    assert "position" not in [column.name for column in bulk_editing.columns("action")]
