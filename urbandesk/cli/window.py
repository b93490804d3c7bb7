"""What the window is started with, as said on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from urbandesk import i18n, paths

_WINDOW_USAGE = "urbandesk [FILE] [--language en|zh_CN] [--data-dir DIR]"


class WindowOptions(NamedTuple):
    """What the window is started with.

    Attributes:
        file: workspace to open; None to go on with the last one.
        language: language of the window; empty as it was.
    """

    file: Path | None
    language: str


def window_options(argv: Sequence[str]) -> WindowOptions | int:
    """Read ``[FILE] [--language L] [--data-dir DIR]``.

    Returns:
        The options, or an exit code when the usage was told: 0 for asked for, 2 for wrong usage.
    """
    options = argparse.ArgumentParser(prog="urbandesk", usage=_WINDOW_USAGE)
    options.add_argument("file", type=Path, nargs="?")
    options.add_argument("--language", choices=i18n.LANGUAGES, default="")
    options.add_argument("--data-dir", type=Path)
    try:
        given = options.parse_args(argv)
    except SystemExit as leaving:  # argparse has said what is wrong, or shown the help
        return int(leaving.code or 0)
    if given.data_dir:
        paths.use_data_dir(given.data_dir)
    return WindowOptions(given.file, given.language)
