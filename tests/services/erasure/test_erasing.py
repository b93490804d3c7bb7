"""Erasing a person: nothing of it is left in the file, and nothing else is lost."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from urbandesk.errors import RecordGone
from urbandesk.exchange.package import BaseTable, Package, pack, unpack
from urbandesk.models import schema
from urbandesk.models.file_errors import CannotSave
from urbandesk.services import history
from urbandesk.services.erasure import erasing, held_backups
from urbandesk.services.files import backups, workspace_files
from urbandesk.services.finding import queries
from urbandesk.services.finding.search import SearchIndex
from urbandesk.services.register import attachments, people, records
from urbandesk.services.register.attachments import NewFile
from urbandesk.services.workspace import Workspace

# Words that stand nowhere else: functions and invented syllables, no human being.
NAME, CHINESE, FORMER = "Qxexample Zwperson", "示例乾坤爻", "Qxformer Zwname"
SECRETS = (NAME, CHINESE, FORMER, "qx@zw.example", "+99 555 0100", "Qxfunction", "Zwnote")
PAPER = b"Qxpaper: a signed paper about the person"


@dataclass(frozen=True)
class Known:
    """A person with traces wherever a workspace keeps any, and what must survive."""

    person: str
    office: str
    need: str


def leave_traces(workspace: Workspace) -> Known:
    """Add a person, change it, link it, attach to it, delete and bring back what it hangs on."""
    city = records.add(workspace, "city", {"name_en": "Rome", "country": "IT"})
    office = records.add(workspace, "organisation", {"name_en": "Office", "city": city})
    person = people.add(
        workspace,
        {
            "name_en": FORMER,
            "name_zh": CHINESE,
            "email": "qx@zw.example",
            "phone": "+99 555 0100",
            "function_en": "Qxfunction",
            "note": "Zwnote",
            "organisation": office,
            "review_on": date(2026, 1, 1),
        },
    )
    records.edit(workspace, "person", person, {"name_en": NAME})
    need = records.add(
        workspace,
        "need_offer",
        {"city": city, "direction": "need", "title_en": "Rain", "contact": person},
    )
    attachments.attach(
        workspace, "person", person, [NewFile("Qxcard.jpg", PAPER, date(2026, 1, 1))]
    )
    records.remove(workspace, "organisation", [office])
    history.undo(workspace)
    return Known(person, office, need)


def traces(path: Path) -> list[str]:
    """Return what of the person is still in the file or beside it, byte by byte."""
    held = b"".join(one.read_bytes() for one in path.parent.iterdir() if one.is_file())
    words = [*SECRETS, "Qxcard", PAPER.decode()]
    forms = [(word, (word, word.lower(), json.dumps(word)[1:-1])) for word in words]
    return [word for word, ways in forms if any(way.encode() in held for way in ways)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a new workspace in a folder where nothing else is."""
    path = tmp_path / "alone" / "work.urbandesk"
    path.parent.mkdir()
    workspace_files.create(path, author="International office", side="eu")
    return path


@pytest.fixture
def opened(file: Path) -> Iterator[Workspace]:
    """Give it open."""
    workspace = workspace_files.open_workspace(file)
    yield workspace
    workspace.close()


def test_the_test_would_find_a_trace(opened: Workspace, file: Path) -> None:
    leave_traces(opened)
    assert NAME in traces(file)
    assert PAPER.decode() in traces(file)


def test_no_byte_of_an_erased_person_is_left_in_the_file_nor_beside_it(
    opened: Workspace, file: Path
) -> None:
    known = leave_traces(opened)
    erasing.erase(opened, known.person)
    assert traces(file) == []
    opened.close()
    assert traces(file) == []


def test_a_person_is_erased_when_it_was_deleted_and_brought_back(
    opened: Workspace, file: Path
) -> None:
    known = leave_traces(opened)
    records.remove(opened, "person", [known.person])
    history.undo(opened)
    erasing.erase(opened, known.person)
    assert traces(file) == []


def test_a_long_history_around_it_leaves_no_trace_either(opened: Workspace, file: Path) -> None:
    known = leave_traces(opened)
    for number in range(120):
        records.edit(opened, "person", known.person, {"note": f"Zwnote {number} " + "n" * 400})
        records.edit(opened, "organisation", known.office, {"concerns": f"other {number}" * 30})
    erasing.erase(opened, known.person)
    assert traces(file) == []
    assert b"other 119" in file.read_bytes()


def test_only_that_something_was_erased_when_and_by_whom_stays(opened: Workspace) -> None:
    known = leave_traces(opened)
    erasing.erase(opened, known.person)
    with opened.read() as connection:
        last = (
            connection.execute(
                select(schema.CHANGE_SET).order_by(schema.CHANGE_SET.c.number.desc())
            )
            .mappings()
            .first()
        )
        stones = connection.execute(select(schema.TOMBSTONE)).mappings().all()
    assert last is not None
    assert (last["label"], last["details"]) == ("Erase a person", "{}")
    assert last["made_by"] == "International office"
    assert datetime.fromisoformat(last["made"]).date() == datetime.now(UTC).date()
    assert known.person in {stone["record"] for stone in stones}


def test_it_cannot_be_undone_but_what_came_before_still_can(opened: Workspace) -> None:
    known = leave_traces(opened)
    records.edit(opened, "organisation", known.office, {"name_zh": "办公室"})
    erasing.erase(opened, known.person)
    assert history.undo_label(opened) == "Edit Office"
    history.undo(opened)
    assert queries.record(opened, "organisation", known.office).values["name_zh"] is None
    assert history.undo_label(opened) == "Add Rain"
    while history.undo(opened):
        pass
    assert queries.total(opened, "person") == 0
    assert queries.total(opened, "city") == 0
    while history.redo(opened):
        pass
    assert queries.record(opened, "need_offer", known.need).values["contact"] is None
    assert queries.total(opened, "person") == 0


def test_what_was_undone_cannot_bring_the_person_back(opened: Workspace, file: Path) -> None:
    known = leave_traces(opened)
    records.edit(opened, "person", known.person, {"function_en": "Qxfunction of old"})
    history.undo(opened)
    erasing.erase(opened, known.person)
    assert history.redo_label(opened) is None
    assert traces(file) == []


def test_names_in_the_names_of_steps_go_and_other_names_stay(opened: Workspace) -> None:
    known = leave_traces(opened)
    records.add(opened, "city", {"name_en": "Yantai", "country": "CN"})
    erasing.erase(opened, known.person)
    with opened.read() as connection:
        details = list(connection.execute(select(schema.CHANGE_SET.c.details)).scalars())
    assert '{"name": "Yantai"}' in details
    assert '{"name": "Office"}' in details
    assert '{"name": "…", "name_en": "…", "name_zh": "…"}' in details


def test_links_to_the_person_become_empty_and_records_stay(opened: Workspace) -> None:
    known = leave_traces(opened)
    goes = erasing.what_goes(opened, known.person)
    assert (goes.name, goes.files, goes.links) == (NAME, 1, 1)
    erasing.erase(opened, known.person)
    assert queries.record(opened, "need_offer", known.need).values["contact"] is None
    with pytest.raises(RecordGone):
        queries.record(opened, "person", known.person)


def test_search_finds_nothing_of_it_at_once(opened: Workspace) -> None:
    known = leave_traces(opened)
    index = SearchIndex(opened)
    assert index.everywhere("Zwperson")
    erasing.erase(opened, known.person)
    assert index.everywhere("Zwperson") == []
    assert index.everywhere("Qxcard") == []


def test_names_in_other_texts_are_told_and_left_to_a_human(opened: Workspace) -> None:
    known = leave_traces(opened)
    records.edit(opened, "organisation", known.office, {"concerns": f"Ask {NAME} first."})
    goes = erasing.what_goes(opened, known.person)
    assert goes.mentions == (("organisation", known.office),)


def test_records_merged_into_the_person_go_with_it(opened: Workspace, file: Path) -> None:
    known = leave_traces(opened)
    twin = people.add(opened, {"name_en": "Qxtwin Zwsame"})
    with opened.change("Merge {name}", details={"name": "Qxtwin Zwsame"}) as change:
        change.update(schema.kind("person"), known.person, {"messenger": "Qxtwin"})
        change.delete(schema.kind("person"), twin)
    erasing.erase(opened, known.person)
    assert b"Qxtwin" not in file.read_bytes()


def a_package(person: str) -> Package:
    base = {
        "person": BaseTable(("name_en",), {person: (NAME,), "another": ("Example",)}),
        "need_offer": BaseTable(("contact", "title_en"), {"n": (person, "Rain")}),
    }
    made = datetime(2026, 7, 1, tzinfo=UTC)
    return Package("p", "w", "", 3, "1", "en", "own", f"People: {NAME}", made, "office", base)


def test_packages_that_went_out_forget_the_person_and_nothing_else(
    opened: Workspace, file: Path
) -> None:
    known = leave_traces(opened)
    package = a_package(known.person)
    row = {
        "id": "p",
        "direction": "out",
        "parent": "",
        "made": package.made.isoformat(),
        "made_by": "office",
        "title": package.title,
        "body": pack(package),
    }
    session = {
        "id": "s",
        "title": "Half done",
        "made": "2026-07-01",
        "body": zlib.compress(f"review of {NAME}".encode()),
    }
    with opened.write() as connection:
        connection.execute(insert(schema.PACKAGE), row)
        connection.execute(insert(schema.MERGE_SESSION), session)
    erasing.erase(opened, known.person)
    with opened.read() as connection:
        title, body = connection.execute(
            select(schema.PACKAGE.c.title, schema.PACKAGE.c.body)
        ).one()
        assert connection.execute(select(schema.MERGE_SESSION)).all() == []
    left = unpack(body)
    assert title == left.title == "People: …"
    assert dict(left.base["person"].rows) == {"another": ("Example",)}
    assert left.base["need_offer"].value("n", "contact") is None
    assert left.base["need_offer"].value("n", "title_en") == "Rain"
    assert traces(file) == []


def test_backups_that_still_hold_the_person_are_named_and_can_go(opened: Workspace) -> None:
    before = backups.back_up(opened, reason=backups.ASKED)
    known = leave_traces(opened)
    with_it = backups.back_up(opened, reason=backups.ASKED)
    records.remove(opened, "person", [known.person])
    deleted = backups.back_up(opened, reason=backups.ASKED)
    history.undo(opened)
    erasing.erase(opened, known.person)
    after = backups.back_up(opened, reason=backups.ASKED)
    found = erasing.holding(opened, known.person)
    assert {one.backup.path for one in found} == {with_it.path, deleted.path}
    held_backups.delete_backups(found)
    assert erasing.holding(opened, known.person) == []
    assert before.path.exists()
    assert after.path.exists()
    assert not with_it.path.exists()


def test_a_backup_at_the_second_place_is_named_too(opened: Workspace, tmp_path: Path) -> None:
    known = leave_traces(opened)
    backups.back_up(opened, reason=backups.ASKED, place=tmp_path / "stick")
    (found,) = erasing.holding(opened, known.person, tmp_path / "stick")
    assert found.place == "second"


def test_a_backup_that_cannot_be_read_may_hold_the_person(opened: Workspace) -> None:
    known = leave_traces(opened)
    made = backups.back_up(opened, reason=backups.ASKED)
    made.path.write_bytes(b"no workspace")
    assert [one.backup.path for one in erasing.holding(opened, known.person)] == [made.path]


def test_nothing_is_erased_in_a_read_only_workspace(opened: Workspace, file: Path) -> None:
    known = leave_traces(opened)
    made = backups.back_up(opened, reason=backups.ASKED)
    copy = workspace_files.open_read_only(made.path)
    with pytest.raises(CannotSave):
        erasing.erase(copy, known.person)
    copy.close()


def test_a_person_that_is_gone_is_said(opened: Workspace) -> None:
    with pytest.raises(RecordGone):
        erasing.erase(opened, "nobody")
