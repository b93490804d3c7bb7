"""What is deleted for good leaves file, history and packages; nothing else is lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.services.tables import picture
from urbandesk.errors import RecordGone
from urbandesk.models.file_errors import CannotSave
from urbandesk.progress import Unwatched
from urbandesk.services import history
from urbandesk.services.drafts import partnerships
from urbandesk.services.erasure import emptying, held_backups
from urbandesk.services.files import backups, checking, workspace_files
from urbandesk.services.finding import queries
from urbandesk.services.register import attachments, duplicates, record_merging, records, trash
from urbandesk.services.register.attachments import NewFile
from urbandesk.services.workspace import Workspace

NAME, FORMER, NOTE = "Qxcity", "Qxformer", "Zwnote about the port"
PAPER = b"Qxpaper: a signed paper"

Ids = dict[str, str]


@pytest.fixture
def ids(workspace: Workspace) -> Ids:
    """Add two cities with a partnership, a bureau and a paper; delete one of the cities."""
    rome = records.add(workspace, "city", {"name_en": "Rome", "country": "IT"})
    city = records.add(workspace, "city", {"name_en": FORMER, "country": "CN", "note": NOTE})
    records.edit(workspace, "city", city, {"name_en": "Yantai"})
    joined = partnerships.join(workspace, {"eu": rome, "cn": city})
    records.edit(workspace, "city", city, {"name_en": NAME})
    bureau = records.add(workspace, "organisation", {"name_en": "Bureau", "city": city})
    attachments.attach(workspace, "city", city, [NewFile("Qxmap.jpg", PAPER, date(2026, 1, 1))])
    records.remove(workspace, "city", [city])
    return {"rome": rome, "city": city, "joined": joined, "bureau": bureau}


def held(path: Path) -> bytes:
    return b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))


def test_no_byte_of_it_is_left_in_the_file_nor_beside_it(workspace: Workspace, ids: Ids) -> None:
    words = [word.encode() for word in (NAME, FORMER, NOTE, "Qxmap")] + [PAPER]
    assert all(word in held(workspace.path) for word in words)
    count = emptying.delete_for_good(workspace, [("city", ids["city"])])
    assert count == 3  # with its place in the partnership and its file
    assert trash.deleted(workspace) == []
    found = held(workspace.path)
    assert [word for word in words if word in found or word.lower() in found] == []


def test_other_records_and_the_way_back_through_their_steps_stay(
    workspace: Workspace, ids: Ids
) -> None:
    before = picture(workspace)
    emptying.delete_for_good(workspace, [("city", ids["city"])])
    assert picture(workspace) == before
    while history.undo_label(workspace):
        history.undo(workspace)
    assert picture(workspace)["city"] == {}
    assert list(checking.problems_in(workspace, Unwatched())) == []


def test_a_merge_stays_undone_by_nothing_that_points_at_what_is_gone(
    workspace: Workspace,
) -> None:
    keep, give = (
        records.add(workspace, "city", {"name_en": name, "country": "CN"})
        for name in ("Yantai", "Yen-tai")
    )
    rome = records.add(workspace, "city", {"name_en": "Rome", "country": "IT"})
    joined = partnerships.join(workspace, {"eu": rome, "cn": give})
    record_merging.merge(workspace, "city", keep, give)
    emptying.delete_for_good(workspace, [("city", give)])
    history.undo(workspace)
    members = queries.related(workspace, "membership", "partnership", joined)
    assert {str(one.values["city"]) for one in members} == {rome, keep}
    assert list(checking.problems_in(workspace, Unwatched())) == []


def test_one_of_several_deleted_together_can_go_and_the_others_come_back(
    workspace: Workspace,
) -> None:
    first, second = (
        records.add(workspace, "city", {"name_en": name, "country": "DE"})
        for name in ("Aachen", "Bonn")
    )
    records.remove(workspace, "city", [first, second])
    emptying.delete_for_good(workspace, [("city", first)])
    assert [one.name for one in trash.deleted(workspace)] == ["Bonn"]
    assert trash.restore(workspace, "city", second).name == "Bonn"


def test_what_cannot_stand_without_it_goes_as_well(workspace: Workspace, ids: Ids) -> None:
    history.undo(workspace)
    place = queries.related(workspace, "membership", "city", ids["city"])[0].id
    records.remove(workspace, "membership", [place])
    records.remove(workspace, "city", [ids["city"]])
    emptying.delete_for_good(workspace, [("city", ids["city"])])
    assert trash.deleted(workspace) == []


def test_a_pair_told_apart_goes_with_one_of_the_two(workspace: Workspace, ids: Ids) -> None:
    history.undo(workspace)
    duplicates.tell_apart(workspace, "city", ids["rome"], [ids["city"]])
    records.remove(workspace, "city", [ids["city"]])
    emptying.delete_for_good(workspace, [("city", ids["city"])])
    assert duplicates.distinct_from(workspace, ids["rome"]) == set()


def test_what_lies_there_longer_than_the_days_goes_and_the_rest_stays(
    workspace: Workspace, ids: Ids
) -> None:
    today = datetime.now(UTC)
    assert emptying.empty_older(workspace, 90, today + timedelta(days=89)) == 0
    assert emptying.empty_older(workspace, 0, today + timedelta(days=9000)) == 0
    assert [one.name for one in trash.deleted(workspace)] == [NAME]
    assert emptying.empty_older(workspace, 90, today + timedelta(days=91)) == 3
    assert trash.deleted(workspace) == []


def test_backups_that_still_hold_it_are_named_and_can_go(workspace: Workspace, ids: Ids) -> None:
    made = backups.back_up(workspace, reason=backups.ASKED)
    key = ("city", ids["city"])
    found = emptying.holding(workspace, [key])
    assert [one.backup.path for one in found] == [made.path]
    emptying.delete_for_good(workspace, [key])
    after = backups.back_up(workspace, reason=backups.ASKED)
    assert after.path not in [one.backup.path for one in emptying.holding(workspace, [key])]
    held_backups.delete_backups(found)
    assert [one.path for one in backups.backups_of(workspace)] == [after.path]


def test_what_is_not_in_the_trash_is_not_deleted_for_good(workspace: Workspace, ids: Ids) -> None:
    with pytest.raises(RecordGone):
        emptying.delete_for_good(workspace, [("city", ids["rome"])])
    assert queries.label(workspace, "city", ids["rome"]) == "Rome"


def test_nothing_leaves_a_read_only_workspace(workspace: Workspace, ids: Ids) -> None:
    path = workspace.path
    workspace.close()
    reading = workspace_files.open_read_only(path)
    with pytest.raises(CannotSave):
        emptying.delete_for_good(reading, [("city", ids["city"])])
    assert emptying.empty_older(reading, 90, datetime.now(UTC) + timedelta(days=91)) == 0
    reading.close()
