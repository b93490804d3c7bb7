"""Starting: a command or the window, wrong usage, a system without a screen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import urbandesk
from tests.architecture.sources import ROOT, run_apart
from urbandesk import cli, display, i18n, paths
from urbandesk.__main__ import main
from urbandesk.cli.window import WindowOptions, window_options
from urbandesk.settings import Settings

EXIT_CODE_OF_THE_WINDOW = 7


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[WindowOptions]:
    """Stand in for the window; give what it is started with."""
    given: list[WindowOptions] = []

    def run(options: WindowOptions) -> int:
        given.append(options)
        return EXIT_CODE_OF_THE_WINDOW

    window = ModuleType("urbandesk.app")
    window.run = run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "urbandesk.app", window)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return given


WITHOUT_A_SCREEN = """
import os, sys
from urbandesk import display
from urbandesk.__main__ import main

for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
    os.environ.pop(name, None)
sys.platform = "linux"
raise SystemExit(main(["--data-dir", sys.argv[1]]))
"""


def test_without_arguments_the_window_goes_on_with_the_last_work(
    started: list[WindowOptions],
) -> None:
    assert main([]) == EXIT_CODE_OF_THE_WINDOW
    assert started == [WindowOptions(file=None, language="")]


def test_a_file_and_a_language_reach_the_window(started: list[WindowOptions]) -> None:
    assert main(["罗马 plan.urbandesk", "--language", "zh_CN"]) == EXIT_CODE_OF_THE_WINDOW
    assert started == [WindowOptions(Path("罗马 plan.urbandesk"), "zh_CN")]


def test_a_folder_for_the_users_data_is_used(started: list[WindowOptions], tmp_path: Path) -> None:
    main(["--data-dir", str(tmp_path)])
    assert paths.settings_file().is_relative_to(tmp_path)
    assert len(started) == 1


@pytest.mark.parametrize(
    "argv", [["--language", "fr"], ["a.urbandesk", "b.urbandesk"], ["--fly"], ["--data-dir"]]
)
def test_wrong_usage_is_told_and_no_window_opens(
    argv: list[str], started: list[WindowOptions], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argv) == 2
    assert "usage: urbandesk [FILE] [--language en|zh_CN]" in capsys.readouterr().err
    assert started == []


@pytest.mark.parametrize("argv", [["--help"], ["-h"], ["a.urbandesk", "--help"], ["--version"]])
def test_help_and_version_are_no_errors_and_open_no_window(
    argv: list[str], started: list[WindowOptions], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argv) == 0
    assert "urbandesk" in capsys.readouterr().out.lower()
    assert started == []


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_a_command_opens_no_window(command: str, started: list[WindowOptions]) -> None:
    assert main([command]) == 2  # its file is missing
    assert started == []


def test_options_of_the_window_are_values() -> None:
    assert window_options(["a.urbandesk"]) == WindowOptions(Path("a.urbandesk"), "")
    assert window_options(["--language", "en"]) == WindowOptions(None, "en")


@pytest.mark.parametrize(
    ("argv", "kept"), [(["--language", "zh_CN"], ""), ([], "zh_CN")], ids=["asked for", "kept"]
)
def test_what_is_missing_is_said_in_the_language_of_the_window(
    argv: list[str],
    kept: str,
    started: list[WindowOptions],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    Settings(language=kept).save()
    missing = "The screen “{display}” does not answer. Start UrbanDesk from the desktop itself."
    monkeypatch.setattr(display, "missing_for_a_window", lambda: (missing, {"display": ":9"}))
    assert main(argv) == 1
    with i18n.speaking(i18n.CHINESE):
        chinese = i18n._(missing)
    assert chinese != missing
    assert capsys.readouterr().err == chinese.format(display=":9") + "\n"
    assert started == []


def test_the_package_starts_as_a_program() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "urbandesk", "--version"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, f"UrbanDesk {urbandesk.__version__}\n")


def test_a_start_without_a_screen_is_one_sentence_and_never_loads_the_window(
    tmp_path: Path,
) -> None:
    done = run_apart(WITHOUT_A_SCREEN, tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    assert line.startswith("There is no screen to show a window on")
