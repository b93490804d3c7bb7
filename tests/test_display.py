"""Before Qt could abort: what keeps a window from being shown is said in plain words."""

from __future__ import annotations

import ctypes
import re
import sys
from types import SimpleNamespace

import pytest

from tests.architecture.sources import ROOT
from urbandesk import i18n
from urbandesk.display import missing_for_a_window

LACKING = "libEGL.so.1: cannot open shared object file: No such file or directory"


@pytest.fixture(autouse=True)
def linux_with_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin each test as on a Linux desktop without Wayland."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)


def load(monkeypatch: pytest.MonkeyPatch, *, lacking: str = "", answers: bool = True) -> list[str]:
    """Let libraries load, all but one that says what is ``lacking``; return what is loaded."""
    loaded: list[str] = []

    def connect(*_given: object) -> int:
        return 1

    def load_one(name: str) -> SimpleNamespace:
        loaded.append(name)
        if lacking and name.endswith("libQt6Gui.so.6"):
            raise OSError(lacking)
        return SimpleNamespace(
            xcb_connect=connect,
            xcb_connection_has_error=lambda _connection: 0 if answers else 1,
            xcb_disconnect=connect,
        )

    monkeypatch.setattr(ctypes, "CDLL", load_one)
    return loaded


def said() -> str:
    """Return the sentence that a person would read."""
    missing = missing_for_a_window()
    assert missing is not None
    return i18n._(missing[0]).format(**missing[1])


def test_nothing_is_missing_on_a_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    load(monkeypatch)
    assert missing_for_a_window() is None


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_are_not_asked(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load(monkeypatch, lacking=LACKING)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.delenv("DISPLAY")
    assert missing_for_a_window() is None
    assert loaded == []


def test_who_chooses_a_way_of_showing_windows_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load(monkeypatch, lacking=LACKING)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert missing_for_a_window() is None
    assert loaded == []


def test_without_a_screen_the_commands_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    assert "no screen" in said()
    assert "urbandesk --help" in said()


def test_a_missing_library_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    load(monkeypatch, lacking=LACKING)
    assert "needs libEGL.so.1," in said()
    assert "sudo apt install libegl1 " in said()


def test_a_library_that_is_there_but_broken_is_said_as_the_system_says_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    load(monkeypatch, lacking="/usr/lib/x.so: invalid ELF header")
    assert "invalid ELF header" in said()


def test_a_screen_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    load(monkeypatch, answers=False)
    monkeypatch.setenv("DISPLAY", "far:7")
    assert "“far:7” does not answer" in said()


def test_with_wayland_neither_the_other_screen_nor_its_library_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loaded = load(monkeypatch, answers=False)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert missing_for_a_window() is None
    assert not [name for name in loaded if "xcb" in name]


@pytest.mark.usefixtures("chinese")
def test_a_chinese_reader_is_told_in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    load(monkeypatch, lacking=LACKING)
    assert re.search("[\u4e00-\u9fff]", said())
    assert "libEGL.so.1" in said()


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", ".ci/run"])
def test_every_place_that_names_the_packages_names_the_same(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(monkeypatch, lacking=LACKING)
    missing = missing_for_a_window()
    assert missing is not None
    text = (ROOT / name).read_text(encoding="utf-8")
    written = set(re.findall(r"\blib(?!reoffice|rar)[a-z0-9-]+\b", text))
    assert written == set(missing[1]["packages"].split())
