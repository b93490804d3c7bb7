"""One writer at a time, in two real processes; the second is told who holds the file."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from urbandesk.models.file_errors import (
    DamagedWorkspace,
    ForeignDatabase,
    NewerWorkspace,
    NoSuchWorkspace,
    NotAWorkspace,
    WorkspaceInUse,
)
from urbandesk.services import history
from urbandesk.services.files import workspace_files
from urbandesk.services.finding import queries
from urbandesk.services.register import records

HOLD = """
import sys
from pathlib import Path
from urbandesk.services.register import records
from urbandesk.services.files import workspace_files
workspace = workspace_files.open_workspace(Path(sys.argv[1]), who="Desk in Rome")
for number in range(3):
    records.add(workspace, "city", {"name_en": f"City {number}", "country": "IT"})
print("holding", flush=True)
sys.stdin.readline()
workspace.close()
"""


@contextmanager
def another_process_holding(path: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    with process:
        assert process.stdout.readline().strip() == "holding"
        yield process
        if process.poll() is None:
            process.stdin.write("\n")
            process.stdin.flush()


def test_a_second_opener_is_refused_and_told_who_holds_the_file(workspace_file: Path) -> None:
    with another_process_holding(workspace_file):
        with pytest.raises(WorkspaceInUse) as refused:
            workspace_files.open_workspace(workspace_file)
        assert "Desk in Rome" in refused.value.text()
    workspace_files.open_workspace(workspace_file).close()


def test_what_somebody_else_holds_can_be_looked_at_in_a_copy(workspace_file: Path) -> None:
    with another_process_holding(workspace_file):
        looked_at = workspace_files.open_read_only(workspace_file)
        assert len(queries.keys(looked_at, queries.ListQuery("city"))) == 3
        assert looked_at.read_only
        looked_at.close()
        with pytest.raises(WorkspaceInUse):
            workspace_files.open_workspace(workspace_file)


def test_the_same_process_cannot_open_a_file_twice(workspace_file: Path) -> None:
    first = workspace_files.open_workspace(workspace_file)
    with pytest.raises(WorkspaceInUse):
        workspace_files.open_workspace(workspace_file)
    records.add(first, "city", {"name_en": "Still locked", "country": "IT"})
    first.close()


def test_a_killed_process_loses_nothing_that_was_saved(workspace_file: Path) -> None:
    with another_process_holding(workspace_file) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    opened = workspace_files.open_workspace(workspace_file)
    assert opened.recovered
    assert len(queries.keys(opened, queries.ListQuery("city"))) == 3
    assert history.undo_label(opened) == "Add City 2"
    opened.close()
    opened = workspace_files.open_workspace(workspace_file)
    assert not opened.recovered
    opened.close()


def test_a_text_file_is_no_workspace(tmp_path: Path) -> None:
    path = tmp_path / "letter.urbandesk"
    path.write_text("Dear colleagues, " * 100)
    with pytest.raises(NotAWorkspace):
        workspace_files.open_workspace(path)


def test_an_empty_file_is_no_workspace(tmp_path: Path) -> None:
    path = tmp_path / "empty.urbandesk"
    path.touch()
    with pytest.raises(NotAWorkspace):
        workspace_files.open_workspace(path)
    assert path.read_bytes() == b""


def test_a_database_of_another_program_is_refused_and_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "cards.urbandesk"
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE notes (id INTEGER)")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(ForeignDatabase):
        workspace_files.open_workspace(path)
    assert path.read_bytes() == before


def test_a_newer_workspace_is_refused_and_unchanged(workspace_file: Path) -> None:
    raw = sqlite3.connect(workspace_file)
    raw.execute("PRAGMA user_version = 999")
    raw.close()
    before = workspace_file.read_bytes()
    with pytest.raises(NewerWorkspace) as refused:
        workspace_files.open_workspace(workspace_file)
    assert "999" in refused.value.text()
    assert workspace_file.read_bytes() == before


def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoSuchWorkspace):
        workspace_files.open_workspace(tmp_path / "gone.urbandesk")


def test_a_damaged_file_is_recognised_and_left_as_it_is(workspace_file: Path) -> None:
    content = bytearray(workspace_file.read_bytes())
    content[100:4096] = b"\xff" * 3996
    workspace_file.write_bytes(content)
    with pytest.raises(DamagedWorkspace):
        workspace_files.open_workspace(workspace_file)
    assert workspace_file.read_bytes() == bytes(content)


@pytest.mark.parametrize(
    "name", ["50% plan?#1.urbandesk", "罗马 烟台.urbandesk", "a'b\"c😀.urbandesk"]
)
def test_any_file_name_works(workspace_file: Path, name: str) -> None:
    path = workspace_file.with_name(name)
    shutil.move(workspace_file, path)
    opened = workspace_files.open_workspace(path)
    records.add(opened, "city", {"name_en": "Rome", "country": "IT"})
    opened.close()
    assert path.exists()


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/home/x/OneDrive - City/plan.urbandesk", "OneDrive"),
        ("/home/x/Dropbox/plan.urbandesk", "Dropbox"),
        ("/home/x/Nutstore/plan.urbandesk", "Nutstore 坚果云"),
        ("/home/x/WPS云文档/plan.urbandesk", "WPS 云文档"),
        ("/home/x/Documents/plan.urbandesk", ""),
    ],
)
def test_folders_that_synchronise_are_known(path: str, service: str) -> None:
    assert workspace_files.cloud_service(Path(path)) == service


def test_a_conflicted_copy_beside_the_workspace_is_noticed(workspace_file: Path) -> None:
    for name in ("work (1).urbandesk", "work - 副本.urbandesk", "other.urbandesk"):
        shutil.copyfile(workspace_file, workspace_file.with_name(name))
    found = [path.name for path in workspace_files.conflicted_copies(workspace_file)]
    assert found == ["work (1).urbandesk", "work - 副本.urbandesk"]
