"""Rows of a sheet that become cells only when somebody looks at them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import overload

from urbandesk.exchange.incoming import NO_CELL, CellKind, RawCell
from urbandesk.exchange.reading.content import Odd, Plain, PlainRow

_DAY = timedelta(days=1)

_KINDS: Mapping[type, CellKind] = {
    str: CellKind.TEXT,
    int: CellKind.NUMBER,
    float: CellKind.NUMBER,
    bool: CellKind.YES_NO,
    date: CellKind.DATE,
    datetime: CellKind.DATE,
    time: CellKind.DATE,
}


class RawRow(Sequence[RawCell]):
    """One row; a cell is made each time somebody looks at it."""

    __slots__ = ("_odd", "_values")

    def __init__(self, values: PlainRow, odd: Mapping[int, Odd] | None) -> None:
        self._values = values
        self._odd = odd

    @property
    def plain(self) -> PlainRow | None:
        """Return its values; None where some cell holds an error or a formula."""
        return None if self._odd else self._values

    def __len__(self) -> int:
        return len(self._values)

    @overload
    def __getitem__(self, index: int) -> RawCell: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[RawCell]: ...

    def __getitem__(self, index: int | slice) -> RawCell | Sequence[RawCell]:
        if isinstance(index, slice):
            return [self._cell(at) for at in range(len(self._values))[index]]
        return self._cell(index if index >= 0 else index + len(self._values))

    def __iter__(self) -> Iterator[RawCell]:
        return map(self._cell, range(len(self._values)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RawRow) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"RawRow{tuple(self)!r}"

    def _cell(self, at: int) -> RawCell:
        value = self._values[at]
        if isinstance(value, timedelta):
            value = value / _DAY  # spreadsheets keep spans of time as numbers of days
        if self._odd and (odd := self._odd.get(at + 1)):
            return _odd_cell(value, odd)
        return NO_CELL if value == "" else RawCell(value, _KINDS[type(value)])


class RawRows(Sequence[Sequence[RawCell]]):
    """The rows of a sheet, kept as plain values.

    300,000 cells as objects would cost as much time as reading them.
    """

    def __init__(self, rows: list[PlainRow], odd: Mapping[tuple[int, int], Odd]) -> None:
        self._rows = rows
        self._odd: dict[int, dict[int, Odd]] = {}
        for (row, column), found in odd.items():
            self._odd.setdefault(row, {})[column] = found

    @property
    def width(self) -> int:
        """Return how many cells the longest row has."""
        return max(map(len, self._rows), default=0)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Sequence[RawCell]: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Sequence[RawCell]]: ...

    def __getitem__(self, index: int | slice) -> Sequence[RawCell] | Sequence[Sequence[RawCell]]:
        if isinstance(index, slice):
            return [self._row(number) for number in range(len(self._rows))[index]]
        return self._row(index if index >= 0 else index + len(self._rows))

    def __iter__(self) -> Iterator[Sequence[RawCell]]:
        return map(self._row, range(len(self._rows)))

    def _row(self, number: int) -> RawRow:
        return RawRow(self._rows[number], self._odd.get(number + 1))


def _odd_cell(value: Plain, odd: Odd) -> RawCell:
    if odd.error:
        return RawCell(odd.error, CellKind.ERROR, odd.formula)
    if value == "":
        return RawCell(None, CellKind.EMPTY, odd.formula)
    return RawCell(value, _KINDS[type(value)], odd.formula)
