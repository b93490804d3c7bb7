"""What the reading process hands over: plain values, sheet by sheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from urbandesk.exchange.reading.refusal import Remark

Plain = str | float | int | bool | date | datetime | time
PlainRow = list[Plain | timedelta]
"""The values of a row from column 1; an empty cell is an empty text, a span of time as it is."""

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, all from 1."""


class Odd(NamedTuple):
    """What a cell holds beside a plain value.

    Attributes:
        error: the error as the spreadsheet shows it, such as ``#REF!``.
        formula: its formula with the sign before it.
    """

    error: str = ""
    formula: str = ""


class SheetContent(NamedTuple):
    """One sheet.

    Attributes:
        name: as people see it.
        hidden: whether people do not see it.
        rows: from row 1, made while they are asked for.
        odd: row and column, from 1, of cells that hold an error or a formula.
        merged: areas of cells that were made one.
    """

    name: str
    hidden: bool
    rows: Iterator[PlainRow]
    odd: dict[tuple[int, int], Odd]
    merged: tuple[Area, ...] = ()


class BookContent(NamedTuple):
    """What a file says beside its sheets.

    Attributes:
        properties: custom document properties.
        program: what the program that saved it calls itself.
        from_1904: whether its dates count from 1904.
        encoding: how a text file was decoded; empty for others.
        remarks: what was left out or looked odd.
        saved_by: who saved it last, as that person's program is set up.
    """

    properties: dict[str, str]
    program: str = ""
    from_1904: bool = False
    encoding: str = ""
    remarks: tuple[Remark, ...] = ()
    saved_by: str = ""
