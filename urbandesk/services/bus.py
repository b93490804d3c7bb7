"""The bus: who wants to know what a use case changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Deed = Literal["added", "changed", "removed"]


@dataclass(frozen=True)
class Changes:
    """What one use case changed.

    Attributes:
        rows: record kind to record id to what happened to it.
        label: catalogue key of the use case.
        details: values for the placeholders of the label.
        origin: who asked; a view that is the origin need not reload.
        step: number of the change set; 0 when undo or redo brought it about.
    """

    rows: Mapping[str, Mapping[str, Deed]]
    label: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    origin: object = None
    step: int = 0

    def touch(self, *kinds: str) -> bool:
        """Return whether records of one of ``kinds`` were touched."""
        return any(kind in self.rows for kind in kinds)


Listener = Callable[[Changes], None]


class Bus:
    """Tells listeners about changes, in the order in which they came."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after every change; returns the function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def announce(self, changes: Changes) -> None:
        """Tell every listener, those who joined first come first."""
        for listener in tuple(self._listeners):
            listener(changes)
