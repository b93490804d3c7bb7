"""One window for one person: a second start, in a process of its own, reaches the first."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from urbandesk.ui.window.instance import Instance, lock_file, pipe_name

_SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from urbandesk import paths
from urbandesk.ui.window.instance import Instance
paths.use_data_dir(Path(sys.argv[1]))
app = QCoreApplication([])
print("started", flush=True)
handed = Instance(app).hand_over(Path(sys.argv[2]))
print("handed over" if handed else "first", flush=True)
if not handed:
    sys.stdin.read()
"""


def _start(folder: Path, file: Path) -> subprocess.Popen[str]:
    """Start again, in a process that stays when it finds no other."""
    return subprocess.Popen(
        [sys.executable, "-c", _SECOND, str(folder), str(file)],
        env={**os.environ, "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def _says(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_second_start_hands_its_file_to_the_first(
    qtbot: QtBot, own_folders: Path, tmp_path: Path
) -> None:
    keeper = QObject()
    first = Instance(keeper)
    assert not first.hand_over(None)
    wanted = tmp_path / "烟台 plan.urbandesk"
    second = _start(own_folders, wanted)
    with qtbot.waitSignal(first.asked, timeout=20_000) as asked:
        pass
    assert asked.args == [str(wanted)]
    assert second.communicate(timeout=20)[0].split("\n")[1] == "handed over"
    first.close()


def test_a_second_start_waits_for_a_first_that_is_just_starting(
    qtbot: QtBot, own_folders: Path, tmp_path: Path
) -> None:
    first = Instance(QApplication.instance() or QObject())
    assert not first.hand_over(None)
    second = _start(own_folders, tmp_path / "a.urbandesk")
    # Until here no event was handled: the first one cannot hear yet, as before its window stands.
    assert _says(second) == "started"
    with qtbot.waitSignal(first.asked, timeout=20_000):
        pass
    assert second.communicate(timeout=20)[0].strip() == "handed over"
    first.close()


def test_a_start_that_was_killed_is_in_nobodys_way(own_folders: Path, tmp_path: Path) -> None:
    killed = _start(own_folders, tmp_path / "a.urbandesk")
    assert [_says(killed) for _ in range(2)] == ["started", "first"]
    killed.kill()
    killed.communicate(timeout=20)

    keeper = QObject()
    next_start = Instance(keeper)

    assert not next_start.hand_over(None)
    assert not QLockFile(str(lock_file())).tryLock(0)  # the next one holds it now
    next_start.close()
    assert QLockFile(str(lock_file())).tryLock(0)


def test_what_a_crashed_start_left_behind_is_in_nobodys_way(qtbot: QtBot) -> None:
    keeper = QObject()
    QLocalServer.removeServer(pipe_name())
    first = Instance(keeper)
    assert not first.hand_over(None)
    first.close()
    assert not Instance(keeper).hand_over(None)


def test_starts_of_different_people_do_not_meet(own_folders: Path, tmp_path: Path) -> None:
    from urbandesk import paths

    mine = pipe_name()
    paths.use_data_dir(tmp_path)
    assert pipe_name() != mine
