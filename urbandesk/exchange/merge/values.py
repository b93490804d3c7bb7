"""Stored values by column, and the columns that are decided together."""

from __future__ import annotations

from collections.abc import Mapping

from urbandesk.models.field import Stored
from urbandesk.models.kind import RecordKind

Cells = Mapping[str, Stored]
"""Stored values by column."""

Records = Mapping[str, Mapping[str, Cells]]
"""Kind to id to stored values by column."""


def groups_of(kind: RecordKind) -> dict[str, tuple[str, ...]]:
    """Return, for each column, the columns that are decided together with it, itself included.

    Fields of one declared group move together for each side and language. A text and its status
    move together too: a status says how far exactly this wording is.
    """
    by_key: dict[tuple[str, str, str], list[str]] = {}
    for name, column in kind.columns.items():
        if column.is_status:
            key = ("status", name.removesuffix("_status"), "")
        elif column.field.group:
            key = (f"group {column.field.group}", column.side, column.language)
        else:
            key = ("status", name, "")
        by_key.setdefault(key, []).append(name)
    return {name: tuple(names) for names in by_key.values() for name in names}


def elements(stored: Stored) -> frozenset[str]:
    """Return the elements of a stored set."""
    return frozenset(str(stored).split("\n")) if stored else frozenset()


def joined(found: frozenset[str]) -> Stored:
    """Return a set as it is stored."""
    return "\n".join(sorted(found)) or None
