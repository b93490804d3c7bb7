"""The log: what went wrong, for the person who mends it; never what a record holds."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from urbandesk import paths

_SIZE = 500_000
_KEPT = 3


def begin() -> Path | None:
    """Write warnings and errors to the log folder; returns the file, None when it cannot be."""
    folder = paths.log_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "urbandesk.log", maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8"
        )
    except OSError:
        return None  # a computer without room for a log still gets its window
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger("urbandesk")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    return folder / "urbandesk.log"
