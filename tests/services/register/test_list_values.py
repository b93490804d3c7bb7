"""Own values of lists: added without a restart, said in both languages, chosen like any other."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.services.delegation.delegates import handed_to_delegation, taken, working
from tests.services.homecoming.copies import Edited, handed_out
from tests.services.tables import picture
from urbandesk import i18n
from urbandesk.errors import InvalidValues, UserError
from urbandesk.models import own_values
from urbandesk.models.column import choices_of
from urbandesk.models.records.organisation import ORGANISATION
from urbandesk.progress import Unwatched
from urbandesk.services import history
from urbandesk.services.files import checking, workspace_files
from urbandesk.services.finding import list_words, queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.register import (
    bulk_editing,
    list_values,
    record_merging,
    records,
    saved_lists,
    trash,
)
from urbandesk.services.register.list_values import InUse
from urbandesk.services.register.saved_lists import SavedList
from urbandesk.services.workspace import Workspace

TYPE = ORGANISATION.columns["actor_type"]
PORT = ("Port operator", "港口运营单位")

_AFTER_A_RESTART = """
import sys
from pathlib import Path
from urbandesk.errors import InvalidValues, UserError
from urbandesk.models.records.organisation import ORGANISATION
from urbandesk.services.files import workspace_files
from urbandesk.services.finding import list_words
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.register import records

path, code, body = sys.argv[1:]
opened = workspace_files.open_workspace(Path(path))
print(ORGANISATION.columns["actor_type"].show(code))
print(list_words.sentence(opened, ListQuery("organisation", {"actor_type": (code,)})))
try:
    records.edit(opened, "organisation", body, {"actor_type": code})
except InvalidValues as error:
    print(error.problems["actor_type"].text())
opened.close()
"""


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


def deleted_since(workspace: Workspace) -> tuple[str, str]:
    """Return a value that was deleted, and an organisation that said it before."""
    code = a_port(workspace)
    body = records.add(workspace, "organisation", {"name_en": "Harbour", "actor_type": code})
    records.edit(workspace, "organisation", body, {"actor_type": "industry"})
    list_values.remove(workspace, code)
    return code, body


def test_a_deleted_value_is_said_by_its_name_but_not_chosen_again(workspace_file: Path) -> None:
    opened = workspace_files.open_workspace(workspace_file)
    code, body = deleted_since(opened)
    opened.close()
    forgotten = subprocess.run(
        [sys.executable, "-c", _AFTER_A_RESTART, str(workspace_file), code, body],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    shown, filtered, refused = forgotten.stdout.splitlines()
    assert shown == "Port operator"
    assert filtered == "Stakeholders: Port operator. 0 of 1 records."
    assert refused.startswith("“Port operator” is not in the list.")


def test_a_value_deleted_for_good_is_said_to_be_deleted(workspace: Workspace) -> None:
    unknown = "0d9c6f1e-8a3e-4f2b-9b58-3b7f6c2f4a10"
    assert TYPE.show(unknown) == "a value that was deleted"


def test_a_record_from_the_trash_loses_a_value_that_was_deleted_since(
    workspace: Workspace,
) -> None:
    code = a_port(workspace)
    body = records.add(workspace, "organisation", {"name_en": "Harbour", "actor_type": code})
    records.remove(workspace, "organisation", [body])
    list_values.remove(workspace, code)
    restored = trash.restore(workspace, "organisation", body)
    assert restored.emptied == ("Type of actor",)
    assert queries.record(workspace, "organisation", body).values["actor_type"] is None
    trash.restore(workspace, "list_value", code)
    assert "Port operator" in titles()


def test_the_check_finds_a_record_that_says_a_value_which_is_not_there(
    workspace: Workspace,
) -> None:
    code = a_port(workspace)
    records.add(workspace, "organisation", {"name_en": "Harbour", "actor_type": code})
    assert checking.problems_in(workspace, Unwatched()) == ()
    records.remove(workspace, "list_value", [code])
    [problem] = checking.problems_in(workspace, Unwatched())
    assert "Harbour" in problem
    assert "Port operator" in problem


def test_merging_two_records_takes_the_value_of_either(workspace: Workspace) -> None:
    code = a_port(workspace)
    keep = records.add(workspace, "organisation", {"name_en": "Harbour"})
    give = records.add(workspace, "organisation", {"name_en": "Port", "actor_type": code})
    record_merging.merge(workspace, "organisation", keep, give)
    assert [(one.code, one.used) for one in list_values.values(workspace)] == [(code, 1)]
    history.undo(workspace)
    assert queries.record(workspace, "organisation", keep).values["actor_type"] is None
    assert queries.record(workspace, "organisation", give).values["actor_type"] == code


def two_ports(workspace: Workspace) -> tuple[str, str]:
    """Return two values of one name, as after a copy that came home."""
    first = a_port(workspace)
    names = dict(zip(("name_en", "name_zh"), PORT, strict=True))
    return first, records.add(workspace, "list_value", {"of_list": "actor_type", **names})


def test_of_two_values_one_stays_and_every_record_says_it(workspace: Workspace) -> None:
    keep, give = two_ports(workspace)
    for name, code in (("Harbour", keep), ("Quay", give), ("Dock", give)):
        records.add(workspace, "organisation", {"name_en": name, "actor_type": code})
    before = picture(workspace)
    record_merging.merge(workspace, "list_value", keep, give)
    assert [(one.code, one.used) for one in list_values.values(workspace)] == [(keep, 3)]
    assert titles().count("Port operator") == 1
    history.undo(workspace)
    assert picture(workspace) == before
    assert titles().count("Port operator") == 2


def test_a_saved_list_that_names_both_values_names_the_one_that_stays_once(
    workspace: Workspace,
) -> None:
    keep, give = two_ports(workspace)
    both = ListQuery("organisation", {"actor_type": (give, keep)})
    mine = saved_lists.save(workspace, "Ports", SavedList(both))
    record_merging.merge(workspace, "list_value", keep, give)
    query = saved_lists.read(workspace, mine).query
    assert query.filters == {"actor_type": (keep,)}


def test_values_of_two_lists_do_not_become_one(workspace: Workspace) -> None:
    port = a_port(workspace)
    area = list_values.add(workspace, "city_level", "New area", "新区")
    with pytest.raises(UserError, match="different lists"):
        record_merging.merge(workspace, "list_value", port, area)
    assert len(list_values.values(workspace)) == 2


def test_several_records_get_a_value_together(workspace: Workspace) -> None:
    code = a_port(workspace)
    bodies = [records.add(workspace, "organisation", {"name_en": name}) for name in "AB"]
    lines = bulk_editing.preview(workspace, "organisation", bodies, {"actor_type": code})
    assert [line.after for line in lines] == ["Port operator"] * 2
    assert bulk_editing.apply(workspace, "organisation", bodies, {"actor_type": code}) == 2
    assert [one.used for one in list_values.values(workspace)] == [2]


def test_values_are_listed_by_list_and_name(workspace: Workspace) -> None:
    list_values.add(workspace, "city_level", "Polder", "圩区")
    list_values.add(workspace, "actor_type", "Zeal", "热心组织")
    list_values.add(workspace, "actor_type", "Alpine club", "高山会")
    listed = [one.english for one in list_values.values(workspace)]
    assert listed == ["Alpine club", "Zeal", "Polder"]
