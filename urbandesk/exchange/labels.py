"""What records are called in a workbook: no name twice, since it must be known again at home."""

from __future__ import annotations

from collections.abc import Iterable


def told_apart(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return keys and names in their order; what has no name of its own takes its key along."""
    labels: dict[str, str] = {}
    taken: set[str] = set()
    for key, name in names:
        label = name if name and name not in taken else with_key(name, key)
        taken.add(label)
        labels[key] = label
    return labels


def with_key(name: str, key: str) -> str:
    """Return a name with the beginning of the key of its record, which tells it from others."""
    return f"{name} #{key[:8]}".strip()
