"""One window for one person: a second start, in a process of its own, reaches the first."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer
from pytestqt.qtbot import QtBot

from urbandesk.ui.window.instance import Instance, pipe_name

_SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from urbandesk import paths
from urbandesk.ui.window.instance import Instance
paths.use_data_dir(Path(sys.argv[1]))
app = QCoreApplication([])
sys.exit(7 if Instance(app).hand_over(Path(sys.argv[2])) else 0)
"""


def test_a_second_start_hands_its_file_to_the_first(
    qtbot: QtBot, own_folders: Path, tmp_path: Path
) -> None:
    keeper = QObject()
    first = Instance(keeper)
    assert not first.hand_over(None)
    wanted = tmp_path / "烟台 plan.urbandesk"
    environment = {**os.environ, "PYTHONUTF8": "1"}
    second = subprocess.Popen(
        [sys.executable, "-c", _SECOND, str(own_folders), str(wanted)], env=environment
    )
    with qtbot.waitSignal(first.asked, timeout=20_000) as asked:
        pass
    assert asked.args == [str(wanted)]
    assert second.wait(20) == 7
    first.close()


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
