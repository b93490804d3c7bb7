"""What was done can be seen, taken back and brought back, also after closing the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.tables import picture
from urbandesk import i18n
from urbandesk.errors import InvalidValues, RecordGone
from urbandesk.models.schema import KINDS
from urbandesk.services import history
from urbandesk.services.bus import Changes
from urbandesk.services.files import workspace_files
from urbandesk.services.finding import queries
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace


def add_rome(workspace: Workspace) -> str:
    return records.add(workspace, "city", {"name_en": "Rome", "name_zh": "罗马", "country": "IT"})


def test_undo_names_the_step_in_the_language_of_the_window(workspace: Workspace) -> None:
    add_rome(workspace)
    assert history.undo_label(workspace) == "Add Rome"
    i18n.use(i18n.CHINESE)
    label = history.undo_label(workspace)
    assert label is not None
    assert "Rome" in label or "罗马" in label


def test_a_thousand_steps_can_be_taken_back_after_reopening(workspace_file: Path) -> None:
    opened = workspace_files.open_workspace(workspace_file)
    opened.database.raw.execute("PRAGMA synchronous = OFF")
    city = add_rome(opened)
    before = picture(opened)
    for number in range(1000):
        records.edit(opened, "city", city, {"note": f"note {number}"})
    opened.close()

    opened = workspace_files.open_workspace(workspace_file)
    opened.database.raw.execute("PRAGMA synchronous = OFF")
    for _ in range(1000):
        assert history.undo(opened) is not None
    assert picture(opened) == before
    opened.close()


def test_one_undo_brings_back_a_deleted_city_with_all_that_hung_on_it(workspace: Workspace) -> None:
    rome = add_rome(workspace)
    office = records.add(workspace, "organisation", {"name_en": "Office", "city": rome})
    with workspace.change("Add") as change:
        pair = change.insert(KINDS["partnership"], {"name_en": "Pair"})
        change.insert(KINDS["membership"], {"partnership": pair, "city": rome, "side": "eu"})
    before = picture(workspace)

    hanging = {(h.kind, h.goes): h.count for h in records.hanging(workspace, "city", [rome])}
    assert hanging == {("membership", True): 1, ("organisation", False): 1}
    records.remove(workspace, "city", [rome])
    assert queries.record(workspace, "organisation", office).values["city"] is None
    assert queries.related(workspace, "membership", "partnership", pair) == []

    history.undo(workspace)
    assert picture(workspace) == before


def test_saves_of_one_visit_to_a_field_are_one_step(workspace: Workspace) -> None:
    city = add_rome(workspace)
    for text in ("p", "po", "port"):
        records.edit(workspace, "city", city, {"note": text}, visit="visit-1")
    history.undo(workspace)
    assert queries.record(workspace, "city", city).values["note"] is None
    assert history.undo_label(workspace) == "Add Rome"


def test_a_new_step_ends_what_could_be_redone(workspace: Workspace) -> None:
    city = add_rome(workspace)
    records.edit(workspace, "city", city, {"note": "first"})
    history.undo(workspace)
    records.edit(workspace, "city", city, {"note": "second"})
    assert history.redo_label(workspace) is None
    assert history.redo(workspace) is None


def test_the_history_of_a_field_says_who_when_and_what(workspace: Workspace) -> None:
    city = add_rome(workspace)
    records.edit(workspace, "city", city, {"web": "www.comune.roma.it"})
    records.edit(workspace, "city", city, {"web": None})
    lines = history.history(workspace, "city", city, "web")
    assert [(line.before, line.after) for line in lines] == [
        ("https://www.comune.roma.it", None),
        (None, "https://www.comune.roma.it"),
    ]
    assert {line.author for line in lines} == {"International office"}


def test_a_failed_use_case_leaves_no_trace(workspace: Workspace) -> None:
    before = picture(workspace)

    def two_deeds() -> None:
        with workspace.change("Two deeds") as change:
            change.insert(KINDS["city"], {"name_en": "Half", "country": "IT"})
            change.delete(KINDS["city"], "not-there")

    with pytest.raises(RecordGone):
        two_deeds()
    assert picture(workspace) == before
    assert history.undo_label(workspace) is None


def test_values_that_break_a_rule_store_nothing_and_say_why(workspace: Workspace) -> None:
    city = add_rome(workspace)
    with pytest.raises(InvalidValues) as refused:
        records.edit(workspace, "city", city, {"country": "XX", "note": "kept out"})
    assert list(refused.value.problems) == ["country"]
    assert queries.record(workspace, "city", city).values["note"] is None


def test_a_city_may_be_known_by_its_chinese_name_alone(workspace: Workspace) -> None:
    key = records.add(workspace, "city", {"name_zh": "烟台", "country": "CN"})
    assert queries.label(workspace, "city", key) == "烟台"
    with pytest.raises(InvalidValues):
        records.edit(workspace, "city", key, {"name_zh": None})


def test_listeners_hear_of_a_change_after_it_is_stored(workspace: Workspace) -> None:
    heard: list[Changes] = []
    workspace.bus.subscribe(heard.append)
    city = add_rome(workspace)
    records.edit(workspace, "city", city, {"note": "x"}, origin="form")
    records.edit(workspace, "city", city, {"note": "x"})
    assert [changes.rows for changes in heard] == [
        {"city": {city: "added"}},
        {"city": {city: "changed"}},
    ]
    assert heard[1].origin == "form"


def test_editing_one_language_makes_a_reviewed_text_of_the_other_outdated(
    workspace: Workspace,
) -> None:
    city = add_rome(workspace)
    records.edit(workspace, "city", city, {"summary_en": "Capital", "summary_zh": "首都"})
    records.edit(workspace, "city", city, {"summary_zh_status": "reviewed"})
    records.edit(workspace, "city", city, {"summary_en": "Capital of Italy"})
    values = queries.record(workspace, "city", city).values
    assert (values["summary_en_status"], values["summary_zh_status"]) == ("draft", "outdated")
    history.undo(workspace)
    assert queries.record(workspace, "city", city).values["summary_zh_status"] == "reviewed"


def test_a_step_names_the_record_in_the_language_of_the_window(workspace: Workspace) -> None:
    rome = add_rome(workspace)
    records.edit(workspace, "city", rome, {"note": "capital"})
    i18n.use(i18n.CHINESE)
    assert "罗马" in str(history.undo_label(workspace))
    records.edit(workspace, "city", rome, {"note": "capital of Italy"})
    records.remove(workspace, "city", [rome])
    assert "罗马" in str(history.undo_label(workspace))
    i18n.use(i18n.ENGLISH)
    assert history.undo_label(workspace) == "Delete Rome"


def test_a_record_with_one_name_is_called_by_it_in_both_languages(workspace: Workspace) -> None:
    records.add(workspace, "city", {"name_zh": "鞍山", "country": "CN"})
    assert history.undo_label(workspace) == "Add 鞍山"
