"""Everything that needs no window runs without Qt: on servers, in scripts, without a screen."""

from __future__ import annotations

from pathlib import Path

from tests.architecture.sources import run_apart
from tests.exchange.records import fill
from urbandesk.services.files import workspace_files

COMMANDS = """
import sys
from urbandesk.__main__ import main

new, file, workbook, folder, data = sys.argv[1:]
for argv in (
    ["--help"],
    ["new", new],
    ["export", file, "--to", workbook, "--language", "both"],
    ["charts", file, "--to", folder, "--format", "svg"],
    ["check", file, "--language", "zh_CN"],
):
    code = main([*argv, "--data-dir", data] if "--help" not in argv else argv)
    assert code == 0, (argv, code)
print(sorted({name.partition(".")[0] for name in sys.modules} & {"PySide6", "shiboken6"}))
"""


def test_the_commands_never_load_qt(workspace_file: Path, tmp_path: Path) -> None:
    workspace = workspace_files.open_workspace(workspace_file)
    fill(workspace)
    workspace.close()
    new, workbook, folder = tmp_path / "new.urbandesk", tmp_path / "out.xlsx", tmp_path / "charts"
    done = run_apart(COMMANDS, new, workspace_file, workbook, folder, tmp_path / "user")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"
    assert new.is_file()
    assert workbook.is_file()
    assert len(list(folder.glob("*.svg"))) == 6
