"""What a new workspace holds from the start, taken from the content that ships."""

from __future__ import annotations

from sqlalchemy import Connection


def fill(connection: Connection) -> None:
    """Write themes, indicators, funding schemes and the method into a new workspace."""
