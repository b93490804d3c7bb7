"""Draft: what decisions would write, while rules across rows may still hold some of it back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from urbandesk.exchange.merge.plan import Ground
from urbandesk.exchange.merge.values import Cells
from urbandesk.models.field import Stored

Key = tuple[str, str]
"""Kind and id of a record."""


class Action(StrEnum):
    """What becomes of a record."""

    INSERT = "insert"
    RESTORE = "restore"
    UPDATE = "update"
    REMOVE = "remove"


@dataclass
class Entry:
    """What becomes of one record: the action, the values, and the items that led to it."""

    action: Action
    values: dict[str, Stored] = field(default_factory=dict)
    items: list[str] = field(default_factory=list)


class Draft:
    """What would be written, by record."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.entries: dict[Key, Entry] = {}

    def put(self, key: Key, action: Action, values: Cells, item: str) -> None:
        """Add an action; a removal goes before an update, a new record takes further values."""
        entry = self.entries.setdefault(key, Entry(action))
        if action is not Action.UPDATE:
            entry.action = action
        entry.values.update(values)
        entry.items.append(item)

    def by_kind(self) -> dict[str, list[tuple[str, Entry]]]:
        """Return id and entry of each record, by kind."""
        found: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
        for (kind, record), entry in self.entries.items():
            found[kind].append((record, entry))
        return found

    def row(self, key: Key) -> Cells:
        """Return how a record would be: what is here, or was known, with the new values on it."""
        kind, record = key
        before = self.ground.ours.get(kind, {}).get(record)
        if before is None:
            before = self.ground.base.get(kind, {}).get(record, {})
        entry = self.entries.get(key)
        return {**before, **entry.values} if entry else before

    def removed(self, cascading: Mapping[Key, list[Key]]) -> set[Key]:
        """Return the records that would go, those that go with their parents included."""
        gone = [key for key, entry in self.entries.items() if entry.action is Action.REMOVE]
        found: set[Key] = set()
        while gone:
            key = gone.pop()
            if key not in found:
                found.add(key)
                gone += cascading.get(key, [])
        return found

    def exists(self, key: Key, removed: set[Key]) -> bool | None:
        """Return whether a record would be there; None when nothing is known of its kind."""
        entry = self.entries.get(key)
        if key in removed:
            return False
        if entry is not None and entry.action in (Action.INSERT, Action.RESTORE):
            return True
        known = self.ground.ours.get(key[0])
        return None if known is None else key[1] in known
