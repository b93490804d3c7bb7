"""Where the program's own files and the user's folders are."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

APP_NAME = "UrbanDesk"

_PACKAGE = Path(__file__).resolve().parent
_data_dir: Path | None = None


def _shipped(name: str) -> Path:
    """Return a shipped folder: beside the package in a checkout, inside it in a wheel."""
    inside = _PACKAGE / f"_{name}"
    return inside if inside.is_dir() else _PACKAGE.parent / name


@cache
def resources() -> Path:
    """Return the folder with content, icons and fonts."""
    return _shipped("resources")


@cache
def translations() -> Path:
    """Return the folder with the catalogues."""
    return _shipped("translations")


def use_data_dir(folder: Path | None) -> None:
    """Keep settings, caches, logs and backups below ``folder`` instead of the usual places."""
    global _data_dir
    _data_dir = folder


def _user_folder(kind: str) -> Path:
    chosen = _data_dir or (Path(given) if (given := os.environ.get("URBANDESK_DATA_DIR")) else None)
    if chosen is not None:
        return chosen / kind
    import platformdirs

    places = {
        "settings": platformdirs.user_config_path,
        "cache": platformdirs.user_cache_path,
        "log": platformdirs.user_log_path,
    }
    return places.get(kind, platformdirs.user_data_path)(APP_NAME, appauthor=False) / (
        kind if kind not in places else ""
    )


def settings_file() -> Path:
    """Return the file with the user's preferences; it need not exist."""
    return _user_folder("settings") / "settings.json"


def cache_dir() -> Path:
    """Return the folder for what can be made again; it need not exist."""
    return _user_folder("cache")


def log_dir() -> Path:
    """Return the folder for log files; it need not exist."""
    return _user_folder("log")


def backups_dir() -> Path:
    """Return the folder below which each workspace has its backups; it need not exist."""
    return _user_folder("backups")
