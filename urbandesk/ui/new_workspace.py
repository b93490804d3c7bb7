"""NewWorkspace: what a person asks for when making a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class NewWorkspace(NamedTuple):
    """What a person asked for when making a workspace.

    Attributes:
        path: where the file goes.
        sample: whether it is the sample.
        author: who works in it, by function; may be empty.
        side: the side its office sits on: ``eu``, ``cn`` or empty.
    """

    path: Path
    sample: bool = False
    author: str = ""
    side: str = ""
