"""What the keys of the method's steps and questions say, for outputs."""

from __future__ import annotations

from urbandesk.exchange.languages import Languages


def by_key(column: str, languages: Languages) -> dict[str, str]:
    """Return key and words of every ``question`` or ``step`` of the method."""
    return {}
