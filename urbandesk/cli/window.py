"""What the window is started with, as said on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from urbandesk import i18n, paths
from urbandesk.i18n import _

_WINDOW_USAGE = "urbandesk [FILE] [--language en|zh_CN] [--data-dir DIR]"


class WindowOptions(NamedTuple):
    """What the window is started with.

    Attributes:
        file: workspace to open; None to go on with the last one.
        language: language of the window; empty as it was.
    """

    file: Path | None
    language: str


def asked_language(argv: Sequence[str]) -> str:
    """Return the language that help and wrong usage speak: nothing is read yet by then."""
    words = [part for word in argv for part in word.split("=", 1)]
    asked = (language for option, language in pairwise(words) if option == "--language")
    return next((one for one in asked if one in i18n.LANGUAGES), i18n.current())


def add_data_dir(options: argparse.ArgumentParser) -> None:
    """Add the option that says where the program keeps what is its own."""
    own = _("where settings, logs and backups are kept, instead of the usual folders")
    options.add_argument("--data-dir", type=Path, metavar="DIR", help=own)


def window_options(argv: Sequence[str]) -> WindowOptions | int:
    """Read ``[FILE] [--language L] [--data-dir DIR]``.

    Returns:
        The options, or an exit code when the usage was told: 0 for asked for, 2 for wrong usage.
    """
    with i18n.speaking(asked_language(argv)):
        try:
            given = window_parser().parse_args(argv)
        except SystemExit as leaving:  # argparse has said what is wrong, or shown the help
            return int(leaving.code or 0)
    if given.data_dir:
        paths.use_data_dir(given.data_dir)
    return WindowOptions(given.file, given.language)


def window_parser() -> argparse.ArgumentParser:
    """Return the parser of what the window is started with, in the language in force."""
    options = argparse.ArgumentParser(prog="urbandesk", usage=_WINDOW_USAGE)
    file = _("the workspace file to open; without it, the one that was open last")
    options.add_argument("file", type=Path, nargs="?", metavar="FILE", help=file)
    language = _("the language of the window; without it, as it was last")
    options.add_argument("--language", choices=i18n.LANGUAGES, default="", help=language)
    add_data_dir(options)
    return options
