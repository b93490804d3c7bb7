"""A killed window loses nothing that was typed two seconds ago, and returns to the same field."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.ui.killed_window import QUESTION, TYPED
from urbandesk.services.files import workspace_files
from urbandesk.ui.main_window import MainWindow


def _type_and_be_killed(file: Path, folder: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.killed_window", str(file), str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert child.stdout is not None
    lines: set[str] = set()
    for line in child.stdout:
        lines.add(line.strip())
        if lines >= {"stored", "kept"}:
            break
    child.kill()
    child.wait(30)
    child.stdout.close()
    assert lines >= {"stored", "kept"}


def test_the_next_start_finds_the_words_and_the_field_and_says_so(
    window: MainWindow, sample_file: Path, tmp_path: Path
) -> None:
    _type_and_be_killed(sample_file, tmp_path / "user")
    assert window.opening.open(sample_file)
    assert "not closed properly" in window.bar.text()
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText().startswith(TYPED)
    assert window.stack.spot().place.endswith(f"/frame/{QUESTION}/text_en")


def test_what_was_typed_before_the_kill_can_be_undone(sample_file: Path, tmp_path: Path) -> None:
    from urbandesk.services import history
    from urbandesk.services.finding import queries

    _type_and_be_killed(sample_file, tmp_path / "user")
    workspace = workspace_files.open_workspace(sample_file)
    try:
        assert workspace.recovered
        assert history.undo(workspace) is not None
        texts = queries.records(
            workspace, "plan_text", queries.keys(workspace, queries.ListQuery("plan_text"))
        )
        assert not any(TYPED in str(row.values["text_en"]) for row in texts)
    finally:
        workspace.close()
