"""Columns of the file: text and whole numbers, and what other programs wrote there instead.

SQLite keeps any value in any column. Whatever is neither text nor a whole number leaves the file
as ``NoValue``, so that journal, packages and workbooks carry it like any other text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Dialect, Integer, String


class NoValue(str):
    """Bytes or a fraction where only text or a whole number can stand, written as SQL does."""

    __slots__ = ()


def _as_read(found: Any) -> Any:
    if not isinstance(found, (bytes, float)):
        return found
    return NoValue(f"X'{found.hex().upper()}'" if isinstance(found, bytes) else found)


class StoredText(String):
    """A column of texts."""

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """Return what reads a value from the file."""
        return _as_read


class StoredWhole(Integer):
    """A column of whole numbers."""

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """Return what reads a value from the file."""
        return _as_read
