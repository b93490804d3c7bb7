"""Own values of lists: added without a restart, said in both languages, chosen like any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.delegation.delegates import handed_to_delegation, taken, working
from tests.services.homecoming.copies import Edited, handed_out
from urbandesk import i18n
from urbandesk.errors import InvalidValues
from urbandesk.models import own_values
from urbandesk.models.column import choices_of
from urbandesk.models.records.organisation import ORGANISATION
from urbandesk.services import history
from urbandesk.services.files import workspace_files
from urbandesk.services.finding import list_words, queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.register import list_values, records
from urbandesk.services.register.list_values import InUse
from urbandesk.services.workspace import Workspace

TYPE = ORGANISATION.columns["actor_type"]
PORT = ("Port operator", "港口运营单位")


def a_port(workspace: Workspace) -> str:
    return list_values.add(workspace, "actor_type", *PORT)


def titles() -> list[str]:
    return [title for _code, title in choices_of(TYPE)]


def test_a_new_value_is_offered_at_once_in_the_language_in_force(workspace: Workspace) -> None:
    before = titles()
    code = a_port(workspace)
    assert titles() == [*before, "Port operator"]
    with i18n.speaking(i18n.CHINESE):
        assert dict(choices_of(TYPE))[code] == "港口运营单位"


@pytest.mark.parametrize("text", ["port operator", "港口运营单位"])
def test_a_value_is_read_by_its_name_in_either_language(workspace: Workspace, text: str) -> None:
    code = a_port(workspace)
    assert TYPE.parse(text) == code


@pytest.mark.parametrize(
    ("names", "wrong"),
    [
        (("Port operator", ""), "name_zh"),
        (("  ", "港口运营单位"), "name_en"),
        (("Academia", "港口运营单位"), "name_en"),
        (("Port operator", "社会组织"), "name_zh"),
        (("x" * 81, "港口运营单位"), "name_en"),
    ],
)
def test_a_value_needs_both_names_and_they_are_new(
    workspace: Workspace, names: tuple[str, str], wrong: str
) -> None:
    with pytest.raises(InvalidValues) as refused:
        list_values.add(workspace, "actor_type", *names)
    assert list(refused.value.problems) == [wrong]
    assert list_values.values(workspace) == []


def test_a_value_renamed_keeps_its_code_and_its_records(workspace: Workspace) -> None:
    code = a_port(workspace)
    body = records.add(workspace, "organisation", {"name_en": "Harbour", "actor_type": code})
    list_values.rename(workspace, code, "Port authority", PORT[1])
    assert queries.record(workspace, "organisation", body).text("actor_type") == "Port authority"
    assert [(one.code, one.used) for one in list_values.values(workspace)] == [(code, 1)]


def test_a_value_that_records_say_stays(workspace: Workspace) -> None:
    code = a_port(workspace)
    body = records.add(workspace, "organisation", {"name_en": "Harbour", "actor_type": code})
    with pytest.raises(InUse) as refused:
        list_values.remove(workspace, code)
    assert "1 record" in refused.value.text()
    records.edit(workspace, "organisation", body, {"actor_type": "industry"})
    list_values.remove(workspace, code)
    assert "Port operator" not in titles()


def test_undo_takes_a_value_out_of_the_list_and_redo_puts_it_back(workspace: Workspace) -> None:
    a_port(workspace)
    history.undo(workspace)
    assert "Port operator" not in titles()
    history.redo(workspace)
    assert "Port operator" in titles()


def test_a_value_is_there_after_a_restart_and_in_no_other_workspace(
    workspace_file: Path, tmp_path: Path
) -> None:
    opened = workspace_files.open_workspace(workspace_file)
    code = a_port(opened)
    opened.close()
    assert "Port operator" not in titles()
    other = tmp_path / "other.urbandesk"
    workspace_files.create(other)
    elsewhere = workspace_files.open_workspace(other)
    assert "Port operator" not in titles()
    elsewhere.close()
    again = workspace_files.open_workspace(workspace_file)
    assert dict(choices_of(TYPE))[code] == "Port operator"
    again.close()


def test_lists_are_filtered_counted_and_said_by_a_value(workspace: Workspace) -> None:
    code = a_port(workspace)
    body = records.add(workspace, "organisation", {"name_en": "Harbour", "actor_type": code})
    query = ListQuery("organisation", {"actor_type": (code,)}, sort="actor_type")
    assert queries.keys(workspace, query) == [body]
    assert queries.counts(workspace, "organisation", "actor_type", {}) == {code: 1}
    assert "Port operator" in list_words.sentence(workspace, query)


def test_the_next_workbook_offers_the_value_and_it_comes_home(
    sample: Workspace, tmp_path: Path
) -> None:
    code = a_port(sample)
    body = queries.keys(sample, ListQuery("organisation"))[0]
    edited = Edited(handed_out(sample, tmp_path))
    offered = {cell.value for row in edited.book["Lists"].iter_rows() for cell in row}
    assert {"Port operator", code} <= offered
    edited.write("organisation", body, {"actor_type": "港口运营单位"})
    applied = taken(sample, edited.saved(tmp_path / "back.xlsx"))
    assert applied.changed == 1
    assert queries.record(sample, "organisation", body).values["actor_type"] == code


def test_a_value_added_on_a_delegation_copy_comes_home_with_the_record_that_says_it(
    sample: Workspace, tmp_path: Path
) -> None:
    known = a_port(sample)
    copy = handed_to_delegation(sample, tmp_path / "copy.urbandesk")
    with working(copy) as away:
        assert known in [one.code for one in list_values.values(away)]
        code = list_values.add(away, "actor_type", "River authority", "流域管理机构")
        body = queries.keys(away, ListQuery("organisation"))[0]
        records.edit(away, "organisation", body, {"actor_type": code})
    taken(sample, copy)
    assert queries.record(sample, "organisation", body).text("actor_type") == "River authority"
    assert "River authority" in titles()


def test_a_code_of_a_closed_list_is_never_taken_for_an_own_value(workspace: Workspace) -> None:
    code = a_port(workspace)
    assert own_values.find(ORGANISATION.field("position"), code) is None
    with pytest.raises(InvalidValues):
        records.add(workspace, "organisation", {"name_en": "Harbour", "position": code})
