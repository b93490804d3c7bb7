"""Files on records: taken in, kept, opened, saved, removed, brought back and let go."""

from __future__ import annotations

import os
import stat
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from urbandesk.errors import RecordGone, UserError
from urbandesk.models import schema
from urbandesk.models.records.attachment import ATTACHMENT
from urbandesk.services import history
from urbandesk.services.drafts import drafting, plans
from urbandesk.services.files import backups, opened_files, workspace_files
from urbandesk.services.finding import queries
from urbandesk.services.register import attachments, records
from urbandesk.services.register.attached_names import may_be_program, safe_name
from urbandesk.services.register.attachments import LARGEST, NewFile, TooLarge
from urbandesk.services.workspace import Workspace

DAY = date(2026, 7, 1)


@pytest.fixture
def rome(workspace: Workspace) -> str:
    """Give the id of a city."""
    return records.add(workspace, "city", {"name_en": "Rome", "country": "IT"})


def attach(workspace: Workspace, city: str, name: str = "mou.pdf", content: bytes = b"x") -> str:
    (made,) = attachments.attach(workspace, "city", city, [NewFile(name, content, DAY)])
    return made


def digests(workspace: Workspace) -> set[str]:
    with workspace.read() as connection:
        return set(connection.execute(select(schema.ATTACHED_BYTES.c.digest)).scalars())


def test_a_file_is_kept_with_what_a_person_needs_to_know(workspace: Workspace, rome: str) -> None:
    key = attach(workspace, rome, "mou.pdf", b"signed")
    (found,) = attachments.of_record(workspace, rome)
    assert found.id == key
    assert found.label == "mou.pdf"
    assert found.values["media_type"] == "application/pdf"
    assert found.values["size"] == 6
    assert found.values["made_on"] == DAY
    assert found.text("circle") == "own side"
    assert attachments.content(workspace, key) == b"signed"


@pytest.mark.parametrize("kind", ["organisation", "person", "partnership", "funding_scheme"])
def test_any_record_takes_files(workspace: Workspace, kind: str) -> None:
    found = queries.keys(workspace, queries.ListQuery(kind))
    record = found[0] if found else records.add(workspace, kind, {"name_en": "Example"})
    attachments.attach(workspace, kind, record, [NewFile("a.txt", b"a", DAY)])
    assert attachments.count(workspace, record) == 1


def test_several_files_are_one_step(workspace: Workspace, rome: str) -> None:
    files = [NewFile(f"{n}.jpg", bytes([n]), DAY) for n in range(3)]
    attachments.attach(workspace, "city", rome, files)
    assert history.undo_label(workspace) == "Attach files to Rome"
    history.undo(workspace)
    assert attachments.count(workspace, rome) == 0
    history.redo(workspace)
    kept = attachments.of_record(workspace, rome)
    assert [attachments.content(workspace, one.id) for one in kept] == [b"\0", b"\1", b"\2"]


def test_the_same_bytes_are_kept_once(workspace: Workspace, rome: str) -> None:
    attach(workspace, rome, "a.pdf", b"same")
    attach(workspace, rome, "b.pdf", b"same")
    assert len(digests(workspace)) == 1
    assert attachments.total(workspace) == (2, 8)


def test_a_file_of_200_mb_is_refused_before_it_is_read(
    workspace: Workspace, rome: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = tmp_path / "film.mp4"
    with large.open("wb") as file:
        file.truncate(200_000_000)

    def fail(*_how: object, **_more: object) -> object:
        raise AssertionError("it was opened")

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(TooLarge) as refused:
        attachments.read_files([large])
    assert refused.value.text().startswith("“film.mp4” has 200 MB; at most 20 MB fit")


def test_one_file_too_many_and_nothing_is_taken(workspace: Workspace, rome: str) -> None:
    files = [NewFile("a", b"a", DAY), NewFile("b", bytes(LARGEST + 1), DAY)]
    with pytest.raises(TooLarge):
        attachments.attach(workspace, "city", rome, files)
    assert attachments.count(workspace, rome) == 0
    assert digests(workspace) == set()


def test_a_file_of_just_the_limit_fits(workspace: Workspace, rome: str) -> None:
    key = attach(workspace, rome, "scan.tif", bytes(LARGEST))
    assert len(attachments.content(workspace, key)) == LARGEST


def test_what_is_no_file_is_refused_in_words(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    with pytest.raises(UserError, match="“papers” is a folder"):
        attachments.read_files([tmp_path / "papers"])
    with pytest.raises(UserError, match=r"“gone\.pdf” cannot be read: the file does not exist"):
        attachments.read_files([tmp_path / "gone.pdf"])


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UserError, match="is a folder or no file"):
        attachments.read_files([tmp_path / "pipe"])


def test_an_empty_file_is_refused(workspace: Workspace, rome: str) -> None:
    with pytest.raises(UserError, match=r"“a\.txt” is empty"):
        attach(workspace, rome, "a.txt", b"")


def test_a_file_from_the_disk_brings_its_day(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"p")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    (read,) = attachments.read_files([path])
    assert (read.name, read.content, read.day) == ("photo.jpg", b"p", date(2023, 11, 14))


def test_nothing_is_attached_to_what_is_gone(workspace: Workspace, rome: str) -> None:
    records.remove(workspace, "city", [rome])
    with pytest.raises(RecordGone):
        attach(workspace, rome)


def test_files_go_with_their_record_and_undo_brings_both_back(
    workspace: Workspace, rome: str
) -> None:
    key = attach(workspace, rome, "mou.pdf", b"signed")
    hanging = records.hanging(workspace, "city", [rome])
    assert [(one.kind, one.count, one.goes) for one in hanging] == [("attachment", 1, True)]
    records.remove(workspace, "city", [rome])
    assert queries.total(workspace, "attachment") == 0
    history.undo(workspace)
    assert attachments.content(workspace, key) == b"signed"


def test_comments_go_with_the_record_that_they_are_about(workspace: Workspace, rome: str) -> None:
    partnership = records.add(workspace, "partnership", {"name_en": "Example"})
    plan = plans.begin(workspace, partnership)
    on_action = drafting.add_action(workspace, plan)
    about = {"of_kind": "action", "of_record": on_action}
    records.add(workspace, "comment", {"plan": plan, "text": "Really?", **about})
    records.add(workspace, "comment", {"plan": plan, "text": "On the whole"})
    records.remove(workspace, "action", [on_action])
    assert queries.total(workspace, "comment") == 1
    history.undo(workspace)
    records.remove(workspace, "plan", [plan])
    assert queries.total(workspace, "comment") == 0
    history.undo(workspace)
    assert queries.total(workspace, "comment") == 2


def test_bytes_stay_while_undo_could_bring_the_file_back_also_after_a_restart(
    workspace_file: Path,
) -> None:
    opened = workspace_files.open_workspace(workspace_file)
    city = records.add(opened, "city", {"name_en": "Rome", "country": "IT"})
    key = attach(opened, city, "mou.pdf", b"signed")
    records.remove(opened, "attachment", [key])
    opened.close()
    again = workspace_files.open_workspace(workspace_file)
    history.undo(again)
    assert attachments.content(again, key) == b"signed"
    again.close()


def test_bytes_that_nothing_can_bring_back_go_on_closing(workspace_file: Path) -> None:
    opened = workspace_files.open_workspace(workspace_file)
    city = records.add(opened, "city", {"name_en": "Rome", "country": "IT"})
    attach(opened, city, "kept.pdf", b"kept")
    attach(opened, city, "mou.pdf", b"a paper that nobody wants any more")
    history.undo(opened)
    records.edit(opened, "city", city, {"name_zh": "罗马"})  # there is nothing to redo now
    assert len(digests(opened)) == 2
    opened.close()
    assert b"nobody wants" not in workspace_file.read_bytes()
    again = workspace_files.open_workspace(workspace_file)
    assert len(digests(again)) == 1
    again.close()


def test_lost_bytes_are_told_in_words(workspace: Workspace, rome: str) -> None:
    key = attach(workspace, rome)
    kept = list(digests(workspace))
    with workspace.write() as connection:
        attachments.drop(connection, kept)
    with pytest.raises(UserError, match="no longer in this workspace"):
        attachments.content(workspace, key)


def test_every_backup_has_the_files(workspace: Workspace, rome: str) -> None:
    key = attach(workspace, rome, "mou.pdf", b"signed")
    made = backups.back_up(workspace, reason=backups.ASKED)
    copy = workspace_files.open_read_only(made.path)
    assert attachments.content(copy, key) == b"signed"
    copy.close()


def test_a_file_is_saved_whole_or_not_at_all(
    workspace: Workspace, rome: str, tmp_path: Path
) -> None:
    key = attach(workspace, rome, "mou.pdf", b"signed")
    attachments.save_as(workspace, key, tmp_path / "new" / "mou.pdf")
    assert (tmp_path / "new" / "mou.pdf").read_bytes() == b"signed"


def test_sizes_are_said_as_people_read_them() -> None:
    said = [attachments.size_words(size) for size in (1, 1_000, 999_999, 4_260_000, LARGEST)]
    assert said == ["1 kB", "1 kB", "1,000 kB", "4.2 MB", "20 MB"]


# Names


@pytest.mark.parametrize(
    ("hostile", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("..", "file"),
        ("/", "file"),
        ("", "file"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1.tar.gz", "_com1.tar.gz"),
        ("contract.pdf", "contract.pdf"),
        ("report.pdf.", "report.pdf"),
        (" . . ", "file"),
        ("annex\u202efdp.exe", "annexfdp.exe"),
        ("a\u200bb\ufeff.pdf", "ab.pdf"),
        ("line\nbreak\tin.pdf", "line break in.pdf"),
        ('who? what: "x" <y>|*.doc', "who_ what_ _x_ _y___.doc"),
        ("bad\udcffname.txt", "bad_name.txt"),
        ("合作备忘录.pdf", "合作备忘录.pdf"),
    ],
)
def test_hostile_names_become_plain_ones(hostile: str, safe: str) -> None:
    assert safe_name(hostile) == safe


def test_a_name_of_300_characters_keeps_its_ending_and_fits_any_disk() -> None:
    for letter in ("a", "城"):
        made = safe_name(letter * 300 + ".pdf")
        assert made.endswith(f"{letter}.pdf")
        assert len(made.encode()) <= 255


@pytest.mark.parametrize("hostile", ["../x.pdf", "CON", "a\u202eb.pdf", "n" * 300 + ".pdf"])
def test_a_file_with_a_hostile_name_is_attached_opened_and_stays_in_its_folder(
    workspace: Workspace, rome: str, hostile: str, own_folders: Path
) -> None:
    key = attach(workspace, rome, hostile, b"content")
    copy = opened_files.of(workspace).copy(key)
    assert copy.read_bytes() == b"content"
    assert own_folders in copy.resolve().parents


def test_programs_are_not_opened(workspace: Workspace, rome: str) -> None:
    key = attach(workspace, rome, "annex\u202efdp.exe", b"MZ")
    with pytest.raises(UserError, match="could start a program"):
        opened_files.of(workspace).copy(key)
    assert not may_be_program("minutes.docx")
    assert may_be_program("MINUTES.DOCM")


# Opened copies


def test_an_opened_copy_is_private_and_read_only_and_gone_after_closing(
    workspace_file: Path, own_folders: Path
) -> None:
    opened = workspace_files.open_workspace(workspace_file)
    city = records.add(opened, "city", {"name_en": "Rome", "country": "IT"})
    first = opened_files.of(opened).copy(attach(opened, city, "mou.pdf", b"secret"))
    second = opened_files.of(opened).copy(attach(opened, city, "mou.pdf", b"other"))
    assert first != second
    assert first.read_bytes() == b"secret"
    assert stat.S_IMODE(first.stat().st_mode) == stat.S_IRUSR
    assert stat.S_IMODE(first.parent.stat().st_mode) == stat.S_IRWXU
    opened.close()
    assert not first.exists()
    assert list(own_folders.rglob("mou.pdf")) == []


def test_what_a_crash_left_behind_goes_when_the_next_file_is_opened(
    workspace: Workspace, rome: str, own_folders: Path
) -> None:
    left = own_folders / "cache" / "opened" / "x" / "old.pdf"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"left behind")
    left.chmod(stat.S_IRUSR)
    opened_files.of(workspace).copy(attach(workspace, rome))
    assert not left.exists()


def test_a_file_without_a_record_to_hang_on_is_no_record(workspace: Workspace) -> None:
    with pytest.raises(UserError):
        records.add(workspace, ATTACHMENT.key, {"name": "a.txt"})
