"""Settings come back as they were left; nonsense in their file costs only the preferences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from urbandesk import paths, settings
from urbandesk.settings import RECENT, Settings


def store(text: str) -> None:
    """Write the settings file by hand."""
    paths.settings_file().parent.mkdir(parents=True, exist_ok=True)
    paths.settings_file().write_text(text, encoding="utf-8")


def test_the_first_start_has_no_language_yet_and_no_recent_work() -> None:
    assert settings.load() == Settings()
    assert settings.load().language == ""
    assert settings.load().recent == []
    assert not paths.settings_file().exists()


def test_what_was_saved_comes_back() -> None:
    chosen = Settings(
        language="zh_CN",
        scheme="dark",
        zoom=1.25,
        help_folded=True,
        second_backup_place="/media/优盘",
        window={"main": "geometry"},
    )
    chosen.note_opened(Path("罗马与烟台.urbandesk"))
    chosen.save()
    assert settings.load() == chosen


def test_a_file_name_that_is_no_text_comes_back_too() -> None:
    chosen = Settings(recent=["caf\udce9.urbandesk"])  # as the system tells a name in Latin-1
    chosen.save()
    assert settings.load().recent == chosen.recent


@pytest.mark.parametrize(
    "text", ["", "not json", "[]", '"en"', "null", '{"language": ', "[" * 200_000]
)
def test_a_broken_file_is_as_at_the_first_start(text: str) -> None:
    store(text)
    assert settings.load() == Settings()


def test_bytes_that_are_no_text_are_as_at_the_first_start() -> None:
    store("")
    paths.settings_file().write_bytes(b"\xff\xfe\x00{")
    assert settings.load() == Settings()


@pytest.mark.parametrize(
    ("stored", "name", "usual"),
    [
        ({"language": "fr"}, "language", ""),
        ({"language": 7}, "language", ""),
        ({"scheme": "pink"}, "scheme", "system"),
        ({"zoom": "large"}, "zoom", 1.0),
        ({"zoom": float("nan")}, "zoom", 1.0),
        ({"recent": "a.urbandesk"}, "recent", []),
        ({"help_folded": 1}, "help_folded", False),
        ({"window": []}, "window", {}),
    ],
)
def test_a_value_that_makes_no_sense_is_as_at_the_first_start(
    stored: dict[str, object], name: str, usual: object
) -> None:
    store(json.dumps(stored))
    assert getattr(settings.load(), name) == usual


def test_one_bad_value_does_not_cost_the_others() -> None:
    store('{"language": "zh_CN", "scheme": 3, "of_a_later_version": true, "recent": ["a", 5]}')
    found = settings.load()
    assert (found.language, found.scheme, found.recent) == ("zh_CN", "system", ["a"])


@pytest.mark.parametrize(("stored", "zoom"), [(1.3, 1.25), (0.1, 0.8), (9.0, 2.0), (1.5, 1.5)])
def test_a_zoom_between_two_sizes_is_the_nearer_one(stored: float, zoom: float) -> None:
    store(json.dumps({"zoom": stored}))
    assert settings.load().zoom == zoom


def test_the_last_opened_workspace_stands_first_and_only_once() -> None:
    chosen = Settings()
    for name in ("a", "b", "a"):
        chosen.note_opened(Path(name))
    assert chosen.recent == ["a", "b"]
    chosen.forget(Path("a"))
    chosen.forget(Path("never there"))
    assert chosen.recent == ["b"]


def test_only_so_many_recent_workspaces_are_kept() -> None:
    chosen = Settings()
    for number in range(RECENT + 3):
        chosen.note_opened(Path(f"{number}.urbandesk"))
    assert len(chosen.recent) == RECENT
    assert chosen.recent[0] == f"{RECENT + 2}.urbandesk"


def test_a_place_that_cannot_be_written_to_costs_only_the_preferences(own_folders: Path) -> None:
    (own_folders / "settings").write_bytes(b"a file where the folder should be")
    Settings(language="zh_CN").save()
    assert settings.load() == Settings()
    assert (own_folders / "settings").read_bytes() == b"a file where the folder should be"
