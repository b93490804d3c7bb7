"""One table of one copy: its rows placed, read, compared, and turned into items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from urbandesk.exchange.incoming import IncomingRow, IncomingTable, Mark
from urbandesk.exchange.merge import row_items
from urbandesk.exchange.merge.cells import equal
from urbandesk.exchange.merge.duplicates import Lookalikes
from urbandesk.exchange.merge.items import Tally, Where, cell_items
from urbandesk.exchange.merge.names import Names
from urbandesk.exchange.merge.options import Options
from urbandesk.exchange.merge.patterns import Changed, Pattern, find_patterns
from urbandesk.exchange.merge.plan import Cells, Item
from urbandesk.exchange.merge.rows import (
    Placed,
    ReadRow,
    RowReader,
    Side,
    match_by,
    place,
    with_new_ids,
)
from urbandesk.exchange.merge.shift import find_shift

_NEAREST_KEY = 4


@dataclass
class Compared:
    """What comparing one table gave.

    Attributes:
        items: the items.
        tally: what was counted.
        came: labels of the rows that came, by record, for references from other tables.
        odd_marks: how many marks were not understood or did not fit.
    """

    items: list[Item] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    came: dict[str, Cells] = field(default_factory=dict)
    odd_marks: int = 0


class TableComparison:
    """Compares one table with what went out and what is here."""

    def __init__(
        self, where: Where, side: Side, names: Names, options: Options, *, foreign: bool
    ) -> None:
        self._where = where
        self._side = side
        self._reader = RowReader(side, names)
        self._options = options
        self._foreign = foreign
        self._done = Compared()
        self._patterns: dict[tuple[str, str], Pattern] = {}

    def compare(self, table: IncomingTable) -> Compared:
        """Return what ``table`` asks for."""
        placed, known = self._read(table)
        done = self._done
        done.tally.rows = len(table.rows)
        done.odd_marks = placed.odd_marks
        key = self._side.kind.key
        trusted = self._options.exact or key in self._options.trusted
        shift = None if trusted else find_shift(self._side.base, known)
        if shift is not None and key in self._options.realigned:
            placed, known = self._read(_realigned(table, shift.fits))
        elif shift is not None:
            done.items.append(row_items.shift_item(self._where, shift, table.sheet))
            return done
        if not self._options.exact:
            self._patterns = find_patterns(self._changed(known))
        for row in sorted(known, key=lambda row: row.record):  # the order of the sheet says nothing
            self._came(row)
            done.tally.empty += row.empty
            done.items += self._known(row)
        for record, rows in placed.doubled.items():
            read = [self._reader.known(record, row) for row in rows]
            done.items.append(row_items.doubled_item(self._where, record, read))
        self._add(placed.added)
        self._odd_rows(placed)
        self._missing(placed)
        return done

    def _read(self, table: IncomingTable) -> tuple[Placed, list[ReadRow]]:
        placed = place(self._side, table)
        if self._side.matched_by and not self._side.base:
            placed = self._matched(placed)
        return placed, [self._reader.known(record, row) for record, row in placed.known]

    def _matched(self, placed: Placed) -> Placed:
        """Return the rows with those counted as known that match a record by chosen columns."""
        found, rest = match_by(self._side, (self._reader.new(row) for row in placed.added))
        once = tuple((record, rows[0]) for record, rows in found.items() if len(rows) == 1)
        doubled = {record: tuple(rows) for record, rows in found.items() if len(rows) > 1}
        return replace(
            placed,
            known=placed.known + once,
            added=tuple(rest),
            doubled={**placed.doubled, **doubled},
        )

    def _changed(self, rows: Iterable[ReadRow]) -> Changed:
        went_out = [row for row in rows if row.base is not None and row.ours is not None]
        went_out.sort(key=lambda row: row.row.at.row)
        return Changed(self._side.kind, went_out, len(self._side.base))

    def _pattern_of(self, record: str, column: str) -> Pattern | None:
        return self._patterns.get((record, column))

    def _came(self, row: ReadRow) -> None:
        known = row.base or row.ours or {}
        self._done.came[row.record] = {**known, **row.values} if row.values else known

    def _known(self, row: ReadRow) -> Iterator[Item]:
        where, tally = self._where, self._done.tally
        if row.row.mark is Mark.DELETE:
            if row.ours is None:
                tally.converged += 1
            else:
                yield row_items.delete_item(where, row, same=self._as_it_was(row))
        elif row.ours is None:
            yield from self._not_here(row)
        elif row.is_touched:
            yield from cell_items(where, row, self._pattern_of, tally)
        else:
            tally.unchanged += 1

    def _as_it_was(self, row: ReadRow) -> bool:
        columns = self._side.kind.columns
        ours, base = row.ours or {}, row.base or {}
        return all(equal(columns[n], ours.get(n), base.get(n)) for n in self._side.columns)

    def _not_here(self, row: ReadRow) -> Iterator[Item]:
        """Yield what a row asks for whose record is not here: deleted, or never was."""
        deleted = row.record in self._side.tombstones
        if deleted or (row.base is not None and not self._foreign):
            if row.is_touched:
                yield row_items.deleted_here(self._where, row)
                yield from row_items.unread_cells(self._where, row)
            else:
                self._done.tally.unchanged += 1
            return
        whole = {n: v for n, v in {**(row.base or {}), **row.values}.items() if v is not None}
        yield from self._new(row._replace(base=None, values=whole), elsewhere=True)

    def _new(self, row: ReadRow, *, elsewhere: bool = False) -> Iterator[Item]:
        like = self._lookalikes.like(row.values)
        yield row_items.new_item(self._where, row, like, elsewhere=elsewhere)
        yield from row_items.unread_cells(self._where, row)
        self._lookalikes.add(row.record, row.values)

    @cached_property
    def _lookalikes(self) -> Lookalikes:
        return Lookalikes(self._side.kind, self._side.ours)

    def _add(self, rows: Sequence[IncomingRow]) -> None:
        read = [row for row in map(self._reader.new, rows) if row.is_touched]
        for row in with_new_ids(self._where.package, self._side.kind, read):
            self._came(row)
            if row.record in self._side.ours:  # the same file was taken before
                self._done.items += self._known(self._reader.known(row.record, row.row))
            elif row.record in self._side.tombstones - self._options.taken_back:
                self._done.items.append(row_items.deleted_here(self._where, row))
            else:
                self._done.items += self._new(row)

    def _odd_rows(self, placed: Placed) -> None:
        for each in placed.damaged:
            row = self._numbered(each)
            like = self._like_key(each.id, placed) + self._lookalikes.like(row.values)
            self._done.items.append(
                row_items.damaged_item(self._where, row, tuple(dict.fromkeys(like)))
            )
            self._done.items += row_items.unread_cells(self._where, row)
        for each in placed.strangers:
            self._done.items.append(row_items.stranger_item(self._where, self._numbered(each)))

    def _numbered(self, row: IncomingRow) -> ReadRow:
        """Return a row that has no record, with an id made from what it says and its odd key."""
        [read] = with_new_ids(
            f"{self._where.package}|{row.id}", self._side.kind, [self._reader.new(row)]
        )
        return read

    def _like_key(self, key: str, placed: Placed) -> tuple[str, ...]:
        """Return the records that did not come back and whose id begins or ends like ``key``."""
        came = {record for record, _row in placed.known}
        cut = key.strip().casefold()
        if len(cut) < _NEAREST_KEY:
            return ()
        return tuple(
            record
            for record in self._side.base
            if record not in came and (record.startswith(cut) or record.endswith(cut))
        )

    def _missing(self, placed: Placed) -> None:
        came = {record for record, _row in placed.known} | placed.doubled.keys()
        tally = self._done.tally
        tally.missing = [record for record in self._side.base if record not in came]
        if self._side.kind.key not in self._options.missing_as_deleted:
            return
        for record in tally.missing:
            ours = self._side.ours.get(record)
            if ours is not None:
                row = row_items.not_in_the_file(record, self._side.base[record], ours)
                same = self._as_it_was(row)
                item = row_items.delete_item(self._where, row, same=same, missing=True)
                self._done.items.append(item)


def _realigned(table: IncomingTable, fits: Mapping[str, str]) -> IncomingTable:
    """Return the table with the hidden keys that fit the rows best."""
    rows = tuple(row._replace(id=fits.get(row.id.strip().casefold(), row.id)) for row in table.rows)
    return replace(table, rows=rows)
