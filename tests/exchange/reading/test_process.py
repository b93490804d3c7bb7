"""The reading process may die, hang, lie or be stopped: the program lives and says so."""

from __future__ import annotations

import os
import pickle
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.exchange.corpus.parts import plain, with_cells
from tests.exchange.reading.reading import read, refused
from urbandesk import __main__
from urbandesk.errors import Cancelled, FileInUse, UserError
from urbandesk.exchange.reading import process
from urbandesk.exchange.reading.frames import BadFrame, unpack_frame
from urbandesk.exchange.reading.limits import Limits
from urbandesk.exchange.reading.reader import read_file
from urbandesk.exchange.reading.refusal import Code
from urbandesk.progress import Unwatched


class Stopping:
    """A progress that stops at its nth step."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def step(self, done: int, total: int) -> None:
        assert 0 <= done <= total
        self.left -= 1
        if self.left < 0:
            raise Cancelled


class Counting:
    """A progress that keeps what it heard."""

    def __init__(self) -> None:
        self.heard: list[tuple[int, int]] = []

    def step(self, done: int, total: int) -> None:
        self.heard.append((done, total))


def children() -> set[str]:
    """Return the command lines of the processes that this one has started."""
    found = subprocess.run(
        ["ps", "-o", "stat=,args=", "--ppid", str(os.getpid())], capture_output=True, text=True
    )
    return {line for line in found.stdout.splitlines() if "reading.child" in line or "-c" in line}


def instead(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Let something else run as the reading process."""
    monkeypatch.setattr(process, "command", lambda: [sys.executable, "-S", "-c", program])


@pytest.mark.parametrize(
    "program",
    [
        "import os; os.abort()",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "raise SystemExit(1)",
        "import sys; sys.stdin.buffer.read(); sys.stdout.write('nonsense' * 9)",
        "import sys; sys.stdout.buffer.write(b'\\0' * 7 + b'\\x09' + b'truncated'[:5])",
    ],
    ids=["aborted", "killed", "ended", "nonsense", "cut"],
)
def test_a_reading_process_that_dies_is_a_sentence(
    program: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    instead(monkeypatch, program)
    assert refused(plain(tmp_path / "a.xlsx")) is Code.DIED


def test_a_reading_process_that_cannot_be_started_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(process, "command", lambda: [str(tmp_path / "no program")])
    assert refused(plain(tmp_path / "a.xlsx")) is Code.DIED


def test_a_reading_process_that_hangs_is_stopped_in_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    instead(monkeypatch, "import threading; threading.Event().wait()")
    begun = time.monotonic()
    assert refused(plain(tmp_path / "a.xlsx"), Limits(seconds=0.3)) is Code.TOO_SLOW
    assert time.monotonic() - begun < 3


def test_a_reading_process_that_floods_is_stopped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    frame = pickle.dumps(("rows", []), 5).ljust(100_000, b".")
    flood = struct.pack(">Q", len(frame)) + frame
    head = pickle.dumps(("sheet", "a", False, {}, ()), 5)
    start = struct.pack(">Q", len(head)) + head
    instead(
        monkeypatch,
        f"import sys; o = sys.stdout.buffer; o.write({start!r}); f = {flood!r}\n"
        "while True: o.write(f)",
    )
    assert refused(plain(tmp_path / "a.xlsx"), Limits(unpacked=1_000_000)) is Code.TOO_MUCH


def test_no_program_code_comes_out_of_an_answer() -> None:
    with pytest.raises(BadFrame):
        unpack_frame(b"cos\nsystem\n(S'true'\ntR.")
    with pytest.raises(BadFrame):
        unpack_frame(pickle.dumps(Limits(), 5))
    assert unpack_frame(pickle.dumps(("a", 1.5, None), 5)) == ("a", 1.5, None)


def test_a_file_that_needs_more_memory_than_allowed_is_refused(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(4, 90_000))
    path = with_cells(tmp_path / "a.xlsx", rows + '<row r="90001"><c r="GA90001"/></row>')
    assert read(path).sheets
    code = refused(path, Limits(memory=60_000_000))
    assert code in (Code.TOO_MUCH, Code.DIED)


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_reading_can_be_stopped_and_leaves_no_process(steps: int, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        read_file(plain(tmp_path / "a.xlsx"), progress=Stopping(steps))
    ends = time.monotonic() + 5
    while children() and time.monotonic() < ends:
        pass
    assert not children()


def test_progress_ends_with_all_parts_done(tmp_path: Path) -> None:
    progress = Counting()
    read_file(plain(tmp_path / "a.xlsx"), progress=progress)
    assert progress.heard[-1] == (1, 1)


def test_a_folder_full_of_modules_does_not_get_into_the_reading_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("zipfile.py", "pickle.py", "sitecustomize.py"):
        (tmp_path / name).write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    assert read(plain(tmp_path / "a.xlsx")).sheets


def test_a_frozen_program_starts_itself_as_the_reading_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert __main__.READING_OPTION == process.CHILD_OPTION
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert process.command() == [sys.executable, process.CHILD_OPTION]


def test_the_option_of_a_frozen_program_reads(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    start = [sys.executable, "-m", "urbandesk", process.CHILD_OPTION]
    monkeypatch.setattr(process, "command", lambda: start)
    assert len(read(plain(tmp_path / "a.xlsx")).sheets[0].rows) == 3


def test_a_file_that_is_gone_or_held_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="could not be opened"):
        read(tmp_path / "gone.xlsx")
    with pytest.raises(UserError, match="could not be opened"):
        read(tmp_path)
    path = plain(tmp_path / "a.xlsx")

    def held(*_given: object, **_more: object) -> None:
        error = PermissionError(13, "held")
        error.winerror = 32  # type: ignore[attr-defined] # as Windows says it
        raise error

    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(FileInUse):
        read_file(path, progress=Unwatched())
