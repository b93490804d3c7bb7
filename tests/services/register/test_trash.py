"""What was deleted is listed with who and when, and comes back with all that went with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.services.tables import picture
from urbandesk.errors import RecordGone
from urbandesk.services import history
from urbandesk.services.drafts import partnerships
from urbandesk.services.files import workspace_files
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.register import attachments, records, trash
from urbandesk.services.register.attachments import NewFile
from urbandesk.services.workspace import Workspace


@pytest.fixture
def pair(workspace: Workspace) -> dict[str, str]:
    """Add two cities with a partnership, and an organisation of one of them."""
    rome = records.add(workspace, "city", {"name_en": "Rome", "country": "IT"})
    yantai = records.add(workspace, "city", {"name_en": "Yantai", "country": "CN"})
    joined = partnerships.join(workspace, {"eu": rome, "cn": yantai})
    bureau = records.add(workspace, "organisation", {"name_en": "Bureau", "city": yantai})
    return {"rome": rome, "yantai": yantai, "joined": joined, "bureau": bureau}


def ids(workspace: Workspace) -> dict[str, set[str]]:
    return {kind: set(rows) for kind, rows in picture(workspace).items()}


def test_a_deleted_record_is_listed_with_who_and_what_went_with_it(
    workspace: Workspace, pair: dict[str, str]
) -> None:
    records.remove(workspace, "city", [pair["yantai"]])
    (found,) = trash.deleted(workspace)
    assert (found.kind, found.name, found.author) == ("city", "Yantai", "International office")
    assert found.along == 1  # its place in the partnership


def test_a_record_comes_back_with_its_links_and_one_undo_takes_it_away_again(
    workspace: Workspace, pair: dict[str, str]
) -> None:
    before = ids(workspace)
    records.remove(workspace, "city", [pair["yantai"]])
    without = ids(workspace)
    back = trash.restore(workspace, "city", pair["yantai"])
    assert (back.name, back.count, back.emptied) == ("Yantai", 2, ())
    bureau = queries.record(workspace, "organisation", pair["bureau"])
    assert bureau.values["city"] == pair["yantai"]
    assert ids(workspace) == before
    assert len(queries.keys(workspace, ListQuery("membership"))) == 2
    assert trash.deleted(workspace) == []
    assert history.undo_label(workspace) == "Restore Yantai"
    history.undo(workspace)
    assert ids(workspace) == without
    assert [one.name for one in trash.deleted(workspace)] == ["Yantai"]


def test_a_field_that_points_at_what_is_gone_becomes_empty_and_is_named(
    workspace: Workspace, pair: dict[str, str]
) -> None:
    records.remove(workspace, "organisation", [pair["bureau"]])
    records.remove(workspace, "city", [pair["yantai"]])
    back = trash.restore(workspace, "organisation", pair["bureau"])
    assert back.emptied == ("City",)
    assert queries.record(workspace, "organisation", pair["bureau"]).values["city"] is None


def test_what_cannot_stand_alone_says_what_to_restore_first(
    workspace: Workspace, pair: dict[str, str]
) -> None:
    membership = queries.related(workspace, "membership", "city", pair["yantai"])[0].id
    records.remove(workspace, "membership", [membership])
    records.remove(workspace, "city", [pair["yantai"]])
    with pytest.raises(trash.BelongsToGone) as refused:
        trash.restore(workspace, "membership", membership)
    assert "“Yantai”" in refused.value.text()
    assert queries.total(workspace, "membership") == 1


def test_a_link_that_points_elsewhere_by_now_stays_so(
    workspace: Workspace, pair: dict[str, str]
) -> None:
    records.remove(workspace, "city", [pair["yantai"]])
    records.edit(workspace, "organisation", pair["bureau"], {"city": pair["rome"]})
    trash.restore(workspace, "city", pair["yantai"])
    bureau = queries.record(workspace, "organisation", pair["bureau"])
    assert bureau.values["city"] == pair["rome"]


def test_what_undo_brought_back_or_never_was_deleted_is_not_in_the_trash(
    workspace: Workspace, pair: dict[str, str]
) -> None:
    records.remove(workspace, "city", [pair["rome"]])
    history.undo(workspace)
    assert trash.deleted(workspace) == []
    with pytest.raises(RecordGone):
        trash.restore(workspace, "city", pair["rome"])
    history.undo(workspace)  # what was added and taken back comes with redo, not from the trash
    assert trash.deleted(workspace) == []


def test_several_deleted_in_one_step_are_restored_one_by_one(
    workspace: Workspace, pair: dict[str, str]
) -> None:
    records.remove(workspace, "city", [pair["rome"], pair["yantai"]])
    assert {one.name for one in trash.deleted(workspace)} == {"Rome", "Yantai"}
    trash.restore(workspace, "city", pair["rome"])
    assert [one.name for one in trash.deleted(workspace)] == ["Yantai"]
    assert queries.total(workspace, "membership") == 1


def test_a_record_whose_place_is_taken_stays_in_the_trash(
    workspace: Workspace, pair: dict[str, str]
) -> None:
    membership = queries.related(workspace, "membership", "city", pair["yantai"])[0]
    records.remove(workspace, "membership", [membership.id])
    records.add(workspace, "membership", membership.values)
    with pytest.raises(trash.PlaceTaken):
        trash.restore(workspace, "membership", membership.id)
    assert queries.total(workspace, "membership") == 2


def test_files_go_with_their_record_and_come_back_with_it_also_after_a_reopening(
    workspace_file: Path,
) -> None:
    first = workspace_files.open_workspace(workspace_file)
    rome = records.add(first, "city", {"name_en": "Rome", "country": "IT"})
    attachments.attach(first, "city", rome, [NewFile("letter.txt", b"signed", date(2026, 5, 4))])
    records.remove(first, "city", [rome])
    first.close()
    again = workspace_files.open_workspace(workspace_file)
    try:
        assert [one.along for one in trash.deleted(again)] == [1]
        trash.restore(again, "city", rome)
        (kept,) = attachments.of_record(again, rome)
        assert attachments.content(again, kept.id) == b"signed"
    finally:
        again.close()
