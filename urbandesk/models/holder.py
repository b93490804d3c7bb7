"""Who has a workspace open: a small file beside it, since nobody can read a locked file."""

from __future__ import annotations

import json
import os
import platform
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from urbandesk import filing
from urbandesk.errors import UserError


class Holder(NamedTuple):
    """Who opened a workspace, on which computer, since when."""

    who: str
    computer: str
    since: datetime
    process: int


def holder_file(workspace: Path) -> Path:
    """Return where the holder of ``workspace`` is noted."""
    return workspace.with_name(f".{workspace.name}.holder")


def read_holder(workspace: Path) -> Holder | None:
    """Return who is noted as holding ``workspace``; None when nobody is or the note is damaged."""
    try:
        note = json.loads(holder_file(workspace).read_text(encoding="utf-8")[:2000])
        return Holder(
            who=str(note["who"])[:100],
            computer=str(note["computer"])[:100],
            since=datetime.fromisoformat(note["since"]),
            process=int(note["process"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def note_holder(workspace: Path, who: str) -> None:
    """Note ``who`` as the holder; a place where that cannot be written is left without a note."""
    note = {
        "who": who,
        "computer": platform.node(),
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
        "process": os.getpid(),
    }
    with suppress(UserError):
        filing.write_bytes(holder_file(workspace), json.dumps(note).encode())


def forget_holder(workspace: Path) -> None:
    """Take the note away; it stays only after a crash, which the next opening then notices."""
    with suppress(OSError):
        holder_file(workspace).unlink(missing_ok=True)
