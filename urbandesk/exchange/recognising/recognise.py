"""recognise: from the sheets of a file to the tables that are ours."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cache

from urbandesk.exchange.incoming import (
    Address,
    Incoming,
    IncomingTable,
    Notice,
    RawBook,
    RawSheet,
)
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.layout import safe_sheet_name
from urbandesk.exchange.reading.columns import column_letters
from urbandesk.exchange.recognising.carried import carried_by
from urbandesk.exchange.recognising.folding import folded, text_of
from urbandesk.exchange.recognising.headers import headers_of
from urbandesk.exchange.recognising.layouts import Layout, layout_of
from urbandesk.exchange.recognising.tables import table_of, unclaimed
from urbandesk.i18n import N_, _

OUR_SHEETS = (
    N_("Cover"),
    N_("Contents"),
    N_("How to edit"),
    N_("Check"),
    N_("Charts"),
    N_("Lists"),
)
"""Sheets for people: nothing of theirs comes home."""

TWICE = N_(
    "On the sheet “{sheet}” the same column stands more than once ({columns}). The sheet was not "
    "read: please delete the copy that is not meant, then try again."
)
COPIED = N_(
    "The sheets “{first}” and “{second}” hold the same kind of records. “{first}” counts; you can "
    "choose the other one instead."
)
BY_HEADER = N_(
    "The hidden first row of “{sheet}” is gone. Its columns were recognised by their headers."
)
NO_IDS = N_(
    "The hidden column with the ids of the records is gone from “{sheet}”. Rows are compared by "
    "what they say."
)
RENAMED = N_(
    "The header of column {column} on “{sheet}” was changed to “{header}”. The column still "
    "counts as what it was."
)
MERGED = N_(
    "On “{sheet}” cells were merged ({areas}). A merged cell has one value, in its first row; the "
    "others count as empty."
)
_MOST_AREAS = 5


def recognise(book: RawBook, counting: Collection[str] = ()) -> Incoming:
    """Return the tables of a file that are ours, and what else is in it.

    Columns are known by their keys, wherever they stand and whatever their headers say; where the
    keys are gone, by the headers we write in either language. Of several sheets of one kind, one
    named in ``counting`` counts, else the first one whose rows have ids.
    """
    carried = carried_by(book)
    # Sheets with keys show that the file is ours, even when everything else about it is lost.
    ours = bool(carried.package) or any(_has_keys(sheet) for sheet in book.sheets)
    skipped = set(carried.sheets)
    skipped.update(sheet.name for sheet in book.sheets if ours and _is_for_people(sheet))
    # What the reading noticed on sheets that are not read home concerns nobody.
    told = [notice for notice in book.notices if notice.details.get("sheet") not in skipped]
    found = _Found(notices=[*told, *carried.notices])
    for sheet in book.sheets:
        if sheet.name not in skipped:
            _take(sheet, found, ours=ours)
    _choose(found, counting)
    return Incoming(
        carried.package,
        carried.body,
        tuple(found.tables),
        tuple(found.ignored),
        tuple(found.notices),
        tuple(found.spare),
    )


@dataclass
class _Found:
    notices: list[Notice]
    tables: list[IncomingTable] = field(default_factory=list)
    spare: list[IncomingTable] = field(default_factory=list)
    ignored: list[Address] = field(default_factory=list)


def _has_keys(sheet: RawSheet) -> bool:
    layout = layout_of(sheet, ours=False)
    return layout is not None and not layout.by_header


@cache
def _names_for_people() -> frozenset[str]:
    return frozenset(
        folded(safe_sheet_name(languages.say(lambda: _(title))))  # noqa: B023 - used at once
        for languages in Languages
        for title in OUR_SHEETS
    )


def _is_for_people(sheet: RawSheet) -> bool:
    return folded(sheet.name) in _names_for_people() and not _has_keys(sheet)


def _take(sheet: RawSheet, found: _Found, *, ours: bool) -> None:
    layout = layout_of(sheet, ours=ours)
    if layout is None:
        if any(text_of(cell) for row in sheet.rows for cell in row):
            found.ignored.append(Address(sheet.name, 1))
        return
    if layout.twice:
        names = ", ".join(key.partition(".")[2] for key in layout.twice)
        found.notices.append(Notice(TWICE, {"sheet": sheet.name, "columns": names}))
        found.ignored.append(Address(sheet.name, 1))
        return
    found.ignored += unclaimed(sheet, layout)
    found.notices += _notices(sheet, layout)
    found.tables.append(table_of(sheet, layout))


def _choose(found: _Found, counting: Collection[str]) -> None:
    """Leave one table of each kind among those that count, and say which the others are."""

    def rank(table: IncomingTable) -> tuple[bool, bool]:
        return table.sheet not in counting, not any(row.id for row in table.rows)

    best: dict[str, IncomingTable] = {}
    for table in sorted(found.tables, key=rank):
        best.setdefault(table.kind, table)
    for table in found.tables:
        first = best[table.kind]
        if table is not first:
            found.spare.append(table)
            found.notices.append(Notice(COPIED, {"first": first.sheet, "second": table.sheet}))
    found.tables = [table for table in found.tables if best[table.kind] is table]


def _notices(sheet: RawSheet, layout: Layout) -> Iterator[Notice]:
    if layout.by_header:
        yield Notice(BY_HEADER, {"sheet": sheet.name})
    if not layout.id:
        yield Notice(NO_IDS, {"sheet": sheet.name})
    elif layout.header_row and not layout.by_header:
        yield from _renamed(sheet, layout)
    yield from _merged(sheet, layout)


def _renamed(sheet: RawSheet, layout: Layout) -> Iterator[Notice]:
    row = sheet.rows[layout.header_row - 1] if layout.header_row <= len(sheet.rows) else ()
    for name, number in layout.columns.items():
        header = text_of(row[number - 1]) if number <= len(row) else ""
        key = f"{layout.kind}.{name}"
        if header and folded(header) not in headers_of(key) | {key}:
            letters = column_letters(number)
            yield Notice(RENAMED, {"sheet": sheet.name, "column": letters, "header": header})


def _merged(sheet: RawSheet, layout: Layout) -> Iterator[Notice]:
    """Say which merged cells lie over records: what stood in them is gone."""
    numbers = set(layout.columns.values()) | {layout.id}
    areas = [
        f"{column_letters(left)}{top}:{column_letters(right)}{bottom}"
        for top, left, bottom, right in sheet.merged
        if bottom >= layout.first_row and numbers & set(range(left, min(right, 1000) + 1))
    ]
    if areas:
        named = ", ".join(areas[:_MOST_AREAS]) + (" …" if len(areas) > _MOST_AREAS else "")
        yield Notice(MERGED, {"sheet": sheet.name, "areas": named})
