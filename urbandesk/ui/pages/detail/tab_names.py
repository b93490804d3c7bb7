"""The tabs of a record, by their keys."""

from __future__ import annotations

_OWN: dict[str, tuple[str, ...]] = {"city": ("figures", "needs"), "organisation": ("people",)}


def tabs_of(kind: str) -> tuple[str, ...]:
    """Return the tabs of a kind of record in their order; history is always the last one."""
    return ("overview", *_OWN.get(kind, ()), "links", "files", "history")
