"""The three-way merge of one copy: what went out, what is here, what came back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import compress

from urbandesk.errors import UserError
from urbandesk.exchange.incoming import Incoming, IncomingTable, Notice
from urbandesk.exchange.merge.copied_sheets import left_out
from urbandesk.exchange.merge.items import Tally, Where
from urbandesk.exchange.merge.names import Names, RecordNames
from urbandesk.exchange.merge.options import Options
from urbandesk.exchange.merge.plan import Counts, Ground, Item, MergePlan, need_order
from urbandesk.exchange.merge.rows import Side
from urbandesk.exchange.merge.tables import Compared, TableComparison
from urbandesk.exchange.merge.values import Cells, Records
from urbandesk.exchange.package import Package
from urbandesk.i18n import N_
from urbandesk.models.kind import RecordKind
from urbandesk.models.schema import KINDS

NEVER_FROM_WORKBOOKS = frozenset(
    {"attachment", "list_value", "saved_list", "distinct_pair", "method_edition"}
)
"""Kinds that no workbook brings home: a path in a cell is never followed."""

_MUCH_CHANGED = 0.3


class NewerCopy(UserError):
    """A copy that a newer version of the program handed out."""

    def __init__(self, theirs: int, ours: int) -> None:
        super().__init__(
            N_(
                "This copy was handed out by a newer version of UrbanDesk (format {theirs}, here "
                "{ours}). Please update this program, then read the copy again."
            ),
            theirs=theirs,
            ours=ours,
        )


@dataclass(frozen=True)
class Copy:
    """One returned file.

    Attributes:
        package: what went out; None for a foreign file, or when its base is lost.
        incoming: what came.
        sender: who sent it; must differ between copies of one plan.
    """

    package: Package | None
    incoming: Incoming
    sender: str = ""


@dataclass(frozen=True)
class Here:
    """What is here, and what was chosen.

    Attributes:
        ours: the records of today: kind to id to stored values by column.
        tombstones: ids deleted here.
        kinds: the record kinds, parents before children.
        options: what was chosen before.
    """

    ours: Records
    tombstones: frozenset[str] = frozenset()
    kinds: Mapping[str, RecordKind] = field(default_factory=lambda: KINDS)
    options: Options = field(default_factory=Options)


@dataclass
class Analysis:
    """What one copy asks for."""

    copy: Copy
    base: Records
    items: list[Item] = field(default_factory=list)
    tallies: dict[str, Tally] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)


def analyse(copy: Copy, here: Here) -> Analysis:
    """Return what one copy asks for, before rules across rows were looked at.

    Raises:
        NewerCopy: the copy was handed out by a newer version of the program.
    """
    package, options = copy.package, here.options
    if package is not None and options.schema and package.schema > options.schema:
        raise NewerCopy(package.schema, options.schema)
    base = base_records(package, here.kinds)
    done = Analysis(copy, base, notices=list(copy.incoming.notices))
    came: dict[str, dict[str, Cells]] = {}
    names = RecordNames(here.kinds, here.ours, base, came)
    never: Collection[str] = () if options.exact else NEVER_FROM_WORKBOOKS
    tables = _tables(copy.incoming, here.kinds, never, done)
    every_id = frozenset(
        key for source in (here.ours, base) for rows in source.values() for key in rows
    )
    for key, kind in here.kinds.items():
        if key in tables:
            side = _side(kind, package, base, here, every_id)
            compared = _compare(copy, tables[key], side, names, options)
            came[key] = compared.came
            done.items += compared.items
            done.tallies[key] = compared.tally
            others = [
                (spare.sheet, _compare(copy, spare, side, names, options).items)
                for spare in copy.incoming.spare
                if spare.kind == key
            ]
            where = _where(copy, tables[key], side, options)
            counted = tables[key].sheet, compared.items
            done.items += left_out(where, counted, others, options.settled)
            if compared.odd_marks:
                done.notices.append(_odd_marks(tables[key].sheet, compared.odd_marks))
    done.notices += _about_base(copy, base, here)
    return done


def _compare(
    copy: Copy, table: IncomingTable, side: Side, names: Names, options: Options
) -> Compared:
    package = copy.package
    foreign = package is not None and package.workspace != options.workspace
    where = _where(copy, table, side, options)
    return TableComparison(where, side, names, options, foreign=foreign).compare(table)


def base_records(package: Package | None, kinds: Mapping[str, RecordKind]) -> Records:
    """Return what went out by kind, id and column; columns that are no more are left out."""
    if package is None:
        return {}
    found: dict[str, dict[str, Cells]] = {}
    for key, table in package.base.items():
        kind = kinds.get(key)
        if kind is None:
            continue
        names = [name for name in table.columns if name in kind.columns]
        known = [name in kind.columns for name in table.columns]
        rows = table.rows.items()
        if all(known):
            found[key] = {record: dict(zip(names, row, strict=False)) for record, row in rows}
        else:
            found[key] = {
                record: dict(zip(names, compress(row, known), strict=False)) for record, row in rows
            }
    return found


def _tables(
    incoming: Incoming, kinds: Mapping[str, RecordKind], never: Collection[str], done: Analysis
) -> dict[str, IncomingTable]:
    """Return the table of each kind; what nobody knows, or comes twice, is said."""
    found: dict[str, IncomingTable] = {}
    for table in incoming.tables:
        if table.kind not in kinds or table.kind in never or table.kind in found:
            sentence = N_(
                "The sheet “{sheet}” is left out: its records cannot come from a workbook."
            )
            if table.kind in found:
                sentence = N_("The sheet “{sheet}” is left out: another sheet holds such records.")
            done.notices.append(Notice(sentence, {"sheet": table.sheet}))
        else:
            found[table.kind] = table
    return found


def _side(
    kind: RecordKind, package: Package | None, base: Records, here: Here, every_id: frozenset[str]
) -> Side:
    went_out = package.base.get(kind.key) if package is not None else None
    columns = tuple(n for n in went_out.columns if n in kind.columns) if went_out else ()
    return Side(
        kind,
        base.get(kind.key, {}),
        columns,
        here.ours.get(kind.key, {}),
        here.tombstones,
        every_id,
        here.options.match.get(kind.key, ()),
    )


def _where(copy: Copy, table: IncomingTable, side: Side, options: Options) -> Where:
    package = copy.package.id if copy.package else copy.incoming.package
    went_out = frozenset(side.columns)
    return Where(package, copy.sender, side.kind, table.columns, went_out, options.author)


def _odd_marks(sheet: str, count: int) -> Notice:
    sentence = N_(
        "Marks in “{sheet}” that were not understood or do not fit: {count}. Those rows were "
        "taken by their hidden keys."
    )
    return Notice(sentence, {"sheet": sheet, "count": count})


def _about_base(copy: Copy, base: Records, here: Here) -> Iterable[Notice]:
    """Yield what a person should know of the base: it is missing, or much has changed since."""
    if copy.package is None:
        yield Notice(
            N_(
                "Nobody knows what this file said when it went out. It is compared with today's "
                "records; whatever differs is yours to decide, and nothing is deleted."
            )
        )
        return
    if copy.package.workspace == here.options.workspace:
        return
    yield Notice(N_("This copy was handed out from another workspace."))
    rows = [(key, record) for key, records in base.items() for record in records]
    differing = sum(
        any(ours.get(n) != v for n, v in base[key][record].items())
        for key, record in rows
        if (ours := here.ours.get(key, {}).get(record)) is not None
    )
    if rows and differing > _MUCH_CHANGED * len(rows):
        yield Notice(
            N_(
                "Many of its records have changed here since ({count}). A fresh export would "
                "leave less to decide."
            ),
            {"count": differing},
        )


def finish(analyses: list[Analysis], items: list[Item], ground: Ground, here: Here) -> MergePlan:
    """Return the plan made of ``items``, without those that were answered before."""
    settled = (
        {item.id for item in items if item.mark in here.options.settled}
        if here.options.settled
        else set()
    )
    order = {key: place for place, key in enumerate(here.kinds)}
    listed = sorted((i for i in items if i.id not in settled), key=lambda i: _place(i, order))
    counts = {}
    missing: dict[str, tuple[str, ...]] = {}
    for key in here.kinds:
        tallies = [done.tallies[key] for done in analyses if key in done.tallies]
        if not tallies:
            continue
        missing[key] = tuple(sorted(set.intersection(*(set(t.missing) for t in tallies))))
        counts[key] = Counts(
            rows=sum(tally.rows for tally in tallies),
            unchanged=sum(tally.unchanged for tally in tallies),
            converged=sum(tally.converged for tally in tallies),
            missing=len(missing[key]),
            settled=sum(item.kind == key and item.id in settled for item in items),
            empty=sum(tally.empty for tally in tallies),
        )
    packages = (d.copy.package.id if d.copy.package else d.copy.incoming.package for d in analyses)
    notices = dict.fromkeys(
        (n.sentence, tuple(n.details.items())) for d in analyses for n in d.notices
    )
    return MergePlan(
        tuple(packages),
        tuple(done.copy.sender for done in analyses),
        tuple(listed),
        counts,
        {key: records for key, records in missing.items() if records},
        tuple(Notice(sentence, dict(details)) for sentence, details in notices),
        ground,
    )


def _place(item: Item, order: Mapping[str, int]) -> tuple[int, int, int, str, tuple[str, ...]]:
    row = item.at.row if item.at else 0
    return need_order(item), order.get(item.kind, 0), row, item.record, item.columns
