"""Options: what was decided before the plan is made, and what it needs to know of this place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Options:
    """What was chosen before; making the plan again with other options changes nothing else.

    Attributes:
        workspace: key of the workspace that the copy is merged into.
        schema: number of its schema; 0 when that does not matter.
        missing_as_deleted: kinds whose missing rows shall be deleted; ask only after showing them.
        realigned: kinds whose rows get the hidden keys that fit them best, after an identity shift.
        trusted: kinds whose rows are taken as they are although they look shifted.
        settled: marks of items that were answered before; they are counted, not listed.
        taken_back: ids of records whose adding was undone: their rows are new, not deleted here.
        author: who works in that workspace, by function; named beside a text that is kept with
            another one.
        exact: whether the copies are workspaces: their values are known, no spreadsheet program
            had them, and kinds that no workbook brings home may come.
        match: by kind, the columns by which rows of a foreign file are matched with records.
    """

    workspace: str = ""
    schema: int = 0
    missing_as_deleted: frozenset[str] = frozenset()
    realigned: frozenset[str] = frozenset()
    trusted: frozenset[str] = frozenset()
    settled: frozenset[str] = frozenset()
    taken_back: frozenset[str] = frozenset()
    author: str = ""
    exact: bool = False
    match: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
