"""Columns of the file: text and whole numbers, and what other programs wrote there instead.

SQLite keeps any value in any column. Whatever is neither text nor a whole number leaves the file
as ``NoValue``, so that journal, packages and workbooks carry it like any other text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Dialect, Integer, Row, Select, String, select, type_coerce
from sqlalchemy.sql import ColumnElement


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


_ODD = frozenset({bytes, float})


def select_bare(columns: Iterable[ColumnElement[Any]]) -> Select[Any]:
    """Return a statement for whole tables, whose rows go through ``as_read`` together."""
    bare: list[ColumnElement[Any]] = [type_coerce(column, String) for column in columns]
    return select(*bare)


def as_read(rows: Sequence[Row[Any]]) -> Sequence[Sequence[Any]]:
    """Return rows that were selected bare, with ``NoValue`` for what is none.

    Looking at every value in its column takes as long as reading it; a whole table has odd ones
    hardly ever, and is told so at once.
    """
    if _ODD.isdisjoint(map(type, chain.from_iterable(rows))):
        return rows
    return [tuple(map(_as_read, row)) for row in rows]
