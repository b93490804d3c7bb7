"""The command line where the disk refuses: one sentence, exit code 1, nothing half written."""

from __future__ import annotations

import gc
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.services.test_locking import another_process_holding
from urbandesk import cli
from urbandesk.services.files import workspace_files
from urbandesk.services.files.sample import write_sample
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a sample workspace to copy."""
    path = tmp_path_factory.mktemp("written") / "sample.urbandesk"
    write_sample(path)
    return path


@pytest.fixture
def sample(written: Path, tmp_path: Path) -> Path:
    """Give a closed sample workspace in a folder of its own."""
    path = tmp_path / "home" / "sample.urbandesk"
    path.parent.mkdir()
    return Path(shutil.copyfile(written, path))


@contextmanager
def a_disk_with_room(room: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes, as on a disk that is full then."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def told(argv: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Run a command that must fail as a user's error; return its one line."""
    assert cli.run(argv) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    return said.err


def partnership_of(path: Path) -> str:
    workspace = workspace_files.open_workspace(path)
    try:
        return queries.keys(workspace, ListQuery("partnership"))[0]
    finally:
        workspace.close()


def content_of(path: Path) -> list[str]:
    """Return every row of a workspace that nobody has open."""
    raw = sqlite3.connect(path)
    try:
        return list(raw.iterdump())
    finally:
        raw.close()


@pytest.mark.parametrize(
    ("command", "room"),
    [
        ("new", 0),
        ("new", 40_000),
        ("sample", 3_000),
        ("export", 3_000),
        ("export", 50_000),
        ("charts", 3_000),
        ("copy", 3_000),
        ("copy", 40_000),
        ("check", 0),
        ("check", 40_000),
    ],
)
def test_a_disk_without_room_is_said_in_one_line(
    command: str, room: int, sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    partnership = partnership_of(sample)
    before = content_of(sample)
    argv = {
        "new": ["new", f"{out}/n.urbandesk"],
        "sample": ["sample", f"{out}/s.urbandesk"],
        "export": ["export", f"{sample}", "--to", f"{out}/x.xlsx"],
        "charts": ["charts", f"{sample}", "--to", f"{out}", "--format", "pdf"],
        "copy": ["copy", f"{sample}", "--to", f"{out}/c.urbandesk", "--partnership", partnership],
        "check": ["check", f"{sample}"],
    }[command]
    with a_disk_with_room(room):
        told(argv, capsys)
        gc.collect()  # what writes once more when it goes would complain here
    assert not list(out.iterdir())
    assert content_of(sample) == before


def test_a_workbook_never_takes_the_place_of_the_workspace_it_is_made_of(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sample.read_bytes()
    for target in (sample, sample.parent / ".." / "home" / sample.name):
        argv = ["export", str(sample), "--to", str(target), "--overwrite"]
        assert "is open" in told(argv, capsys)
        assert sample.read_bytes() == before


def test_no_file_takes_the_place_of_a_workspace_that_is_open_elsewhere(
    sample: Path, workspace_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    partnership = partnership_of(sample)
    with another_process_holding(workspace_file):
        held = workspace_file.stat()
        for argv in (
            ["export", str(sample), "--to", str(workspace_file)],
            ["copy", str(sample), "--to", str(workspace_file), "--partnership", partnership],
        ):
            assert "Desk in Rome" in told([*argv, "--overwrite"], capsys)
            assert workspace_file.stat().st_ino == held.st_ino


def test_a_device_is_not_replaced_by_a_file(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = tmp_path / "pipe.xlsx"
    os.mkfifo(pipe)
    argv = ["export", str(sample), "--to", str(pipe), "--overwrite"]
    assert "what is there is no file" in told(argv, capsys)
    assert pipe.is_fifo()


def test_a_pipe_does_not_keep_the_import_waiting(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = tmp_path / "pipe.xlsx"
    os.mkfifo(pipe)
    assert "it is no file" in told(["import", str(sample), str(pipe)], capsys)


@pytest.mark.parametrize("name", ["x" * 300, "城" * 100, "x" * 250, f"{'城' * 80}.urbandesk"])
@pytest.mark.parametrize("command", ["new", "sample"])
def test_a_name_under_which_it_could_not_be_opened_is_refused(
    command: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "the name is too long" in told([command, str(tmp_path / name)], capsys)
    assert not list(tmp_path.iterdir())


def test_a_name_that_is_too_long_is_said_of_every_file(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long = tmp_path / ("x" * 300)
    assert "the name is too long" in told(["check", str(long)], capsys)
    assert "the name is too long" in told(["export", str(long), "--to", "a.xlsx"], capsys)
    assert "the name is too long" in told(["export", str(sample), "--to", str(long)], capsys)
    assert "the name is too long" in told(["charts", str(sample), "--to", str(long)], capsys)
    assert "the name is too long" in told(["import", str(sample), str(long)], capsys)


def test_a_workspace_with_a_name_just_too_long_for_its_journal_is_open_for_reading(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long = tmp_path / ("x" * 255)
    sample.rename(long)
    assert cli.run(["check", str(long)]) == 0
    assert cli.run(["export", str(long), "--to", str(tmp_path / "x.xlsx")]) == 0
    assert capsys.readouterr().err == ""


def test_a_folder_whose_name_is_no_text_is_a_place_like_any_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / os.fsdecode(b"\xff\xfe \xb1\xb1\xbe\xa9") / "w.urbandesk"
    path.parent.mkdir()
    assert cli.run(["new", str(path)]) == 0
    assert cli.run(["check", str(path)]) == 0
    assert cli.run(["export", str(path), "--to", str(path.with_suffix(".xlsx"))]) == 0
    assert capsys.readouterr().err == ""


def test_a_path_too_long_for_the_database_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deep = tmp_path.joinpath(*["城市合作" * 10] * 6)
    deep.mkdir(parents=True)
    assert "could not be written" in told(["new", str(deep / "w.urbandesk")], capsys)
    assert not list(deep.iterdir())


def test_output_that_nobody_can_read_is_said_in_one_line(sample: Path) -> None:
    command = [sys.executable, "-m", "urbandesk", "check", str(sample)]
    reading, writing = os.pipe()
    os.close(reading)
    for place in (os.open("/dev/full", os.O_WRONLY), writing):
        ended = subprocess.run(
            command, stdout=place, stderr=subprocess.PIPE, text=True, check=False
        )
        os.close(place)
        assert ended.returncode == 1
        assert "what there is to say could not be written" in ended.stderr
        assert len(ended.stderr.splitlines()) == 1


def test_a_plan_that_is_not_there_is_said_by_its_key(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    argv = ["charts", str(sample), "--to", str(tmp_path / "charts"), "--plan", "nope"]
    assert "no plan with the key “nope”" in told(argv, capsys)
