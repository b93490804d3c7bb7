"""Makes what a merge compares: records, the package that went out, and copies that come back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal

from urbandesk.exchange.incoming import (
    Address,
    CellKind,
    Incoming,
    IncomingRow,
    IncomingTable,
    Mark,
    RawCell,
)
from urbandesk.exchange.merge.engine import Copy, Here
from urbandesk.exchange.merge.names import labels_of_row
from urbandesk.exchange.merge.options import Options
from urbandesk.exchange.merge.outcome import Resolution
from urbandesk.exchange.merge.plan import Answer, Decision, Item, MergePlan
from urbandesk.exchange.merge.resolving import resolve
from urbandesk.exchange.merge.several import plan_copies
from urbandesk.exchange.merge.values import Cells, Records
from urbandesk.exchange.package import BaseTable, Package
from urbandesk.i18n import _, speaking
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Kind, Stored
from urbandesk.models.kind import RecordKind
from urbandesk.models.schema import KINDS

HERE = "workspace-here"
Kinds = Mapping[str, RecordKind]
Rows = dict[str, dict[str, dict[str, Stored]]]


def key(number: int) -> str:
    """Return a record's id."""
    return f"{number:08x}-0000-4000-8000-{number:012x}"


def records(kind: str, *rows: Cells) -> Rows:
    """Return records of a kind, numbered from 1, with every column filled in or empty."""
    columns = KINDS[kind].columns
    return {
        kind: {
            key(number): {name: row.get(name) for name in columns}
            for number, row in enumerate(rows, 1)
        }
    }


def copied(source: Records) -> Rows:
    """Return a deep copy that may be edited."""
    return {k: {r: dict(cells) for r, cells in rows.items()} for k, rows in source.items()}


def package(
    source: Records, *, id: str = "package-1", workspace: str = HERE, schema: int = 3
) -> Package:
    """Return the package with which ``source`` went out, every column visible."""
    base = {}
    for kind, rows in source.items():
        columns = tuple(next(iter(rows.values()), {}))
        base[kind] = BaseTable(
            columns, {record: tuple(row[n] for n in columns) for record, row in rows.items()}
        )
    made = datetime(2026, 7, 1, tzinfo=UTC)
    return Package(
        id, workspace, "", schema, "1", "en", "both", "Title", made, "International office", base
    )


def cell(value: object, formula: str = "") -> RawCell:
    """Return a cell with what a spreadsheet program keeps for ``value``."""
    if value is None:
        return RawCell(None, CellKind.EMPTY, formula)
    if isinstance(value, bool):
        return RawCell(value, CellKind.YES_NO, formula)
    if isinstance(value, date):
        return RawCell(value, CellKind.DATE, formula)
    if isinstance(value, int | float):
        return RawCell(float(value), CellKind.NUMBER, formula)
    return RawCell(str(value), CellKind.TEXT, formula)


Labels = Mapping[str, Mapping[str, str]]
"""Kind to id to what a record is called in a workbook."""


def shown(column: FieldColumn, stored: Stored, labels: Labels, language: str) -> RawCell:
    """Return the cell that shows a stored value in a workbook of that language."""
    if stored is None:
        return RawCell()
    kind = column.field.kind
    if kind is Kind.DATE:
        return cell(date.fromisoformat(str(stored)))
    if column.field.is_number:
        return cell(float(Decimal(int(stored)).scaleb(-column.field.decimals)))
    titles = {choice.code: choice.title for choice in column.field.choices}
    names = labels.get(column.field.target, {})
    with speaking(language):
        if kind is Kind.YES_NO:
            return cell(_("yes") if stored else _("no"))
        if kind in (Kind.CHOICE, Kind.CHOICES, Kind.REFERENCE):
            parts = [_(titles.get(p, "")) or names.get(p, p) for p in str(stored).split("\n")]
            return cell("; ".join(parts))
    return cell(stored)


@dataclass(frozen=True)
class Sender:
    """Somebody who edits a copy of a workbook: gives its rows as they come back."""

    kinds: Kinds = field(default_factory=lambda: KINDS)
    language: str = "en"

    def names(self, source: Records) -> Labels:
        """Return what each record is called in the workbook's language, no name of a kind twice."""
        found: dict[str, dict[str, str]] = {}
        for kind, rows in source.items():
            taken: set[str] = set()
            for record, row in rows.items():
                said = labels_of_row(self.kinds[kind], row)
                label = said[min(self.language == "zh_CN", len(said) - 1)] if said else ""
                if not label or label in taken:
                    label = f"{label} #{record[:8]}".strip()
                taken.add(label)
                found.setdefault(kind, {})[record] = label
        return found

    def tables(self, source: Records, names: Records | None = None) -> tuple[IncomingTable, ...]:
        """Return the tables that show ``source``; ``names`` are the records they point at."""
        labels = self.names(names or source)
        return tuple(self.table(kind, rows, labels) for kind, rows in source.items())

    def table(self, kind: str, rows: Mapping[str, Cells], labels: Labels) -> IncomingTable:
        """Return the table of one kind."""
        described = self.kinds[kind].columns
        columns = list(next(iter(rows.values()), described))
        found = tuple(
            IncomingRow(
                record,
                {n: shown(described[n], row[n], labels, self.language) for n in columns},
                Address(kind, number),
            )
            for number, (record, row) in enumerate(rows.items(), 3)
        )
        letters = {name: f"C{place}" for place, name in enumerate(columns)}
        return IncomingTable(kind, letters, found, kind)


def incoming(tables: Iterable[IncomingTable], *, package: str = "package-1") -> Incoming:
    """Return a returned file."""
    return Incoming(package, b"", tuple(tables))


def came(source: Records, *, language: str = "en", package: str = "package-1") -> Incoming:
    """Return the file in which ``source`` comes back."""
    return incoming(Sender(language=language).tables(source), package=package)


def with_cells(file: Incoming, kind: str, record: str, **cells: RawCell) -> Incoming:
    """Return ``file`` with cells of one row replaced by exactly these."""
    return with_row(file, kind, record, cells=cells)


def with_row(
    file: Incoming,
    kind: str,
    record: str,
    *,
    cells: Mapping[str, RawCell] | None = None,
    mark: Mark | None = None,
    id: str | None = None,
) -> Incoming:
    """Return ``file`` with cells, mark or id of one row replaced."""
    tables = []
    for table in file.tables:
        rows = tuple(
            row._replace(
                cells={**row.cells, **(cells or {})},
                mark=row.mark if mark is None else mark,
                id=row.id if id is None else id,
            )
            if table.kind == kind and row.id == record
            else row
            for row in table.rows
        )
        tables.append(replace(table, rows=rows))
    return replace(file, tables=tuple(tables))


def with_new(file: Incoming, kind: str, *rows: Mapping[str, RawCell], id: str = "") -> Incoming:
    """Return ``file`` with rows added at the end of a kind's table."""
    tables = []
    for table in file.tables:
        if table.kind == kind:
            last = max((row.at.row for row in table.rows), default=2)
            new = tuple(
                IncomingRow(id, row, Address(table.sheet, last + number))
                for number, row in enumerate(rows, 1)
            )
            table = replace(table, rows=table.rows + new)
        tables.append(table)
    return replace(file, tables=tuple(tables))


def without_rows(file: Incoming, kind: str, *gone: str) -> Incoming:
    """Return ``file`` without the rows of these records."""
    tables = tuple(
        replace(t, rows=tuple(r for r in t.rows if t.kind != kind or r.id not in gone))
        for t in file.tables
    )
    return replace(file, tables=tables)


def merge(
    base: Records | None,
    ours: Records,
    file: Incoming,
    *,
    tombstones: Sequence[str] = (),
    options: Options | None = None,
    kinds: Kinds = KINDS,
    sender: str = "",
) -> MergePlan:
    """Return the plan for a file; without a base it is a foreign one."""
    chosen = replace(options or Options(), workspace=HERE, schema=3)
    sent = None if base is None else package(base)
    return make_plan(sent, file, ours, tombstones, kinds=kinds, sender=sender, options=chosen)


def make_plan(
    package: Package | None,
    incoming: Incoming,
    ours: Records,
    tombstones: Iterable[str] = (),
    *,
    kinds: Kinds = KINDS,
    sender: str = "",
    options: Options | None = None,
) -> MergePlan:
    """Return the plan for one copy."""
    here = Here(ours, frozenset(tombstones), kinds, options or Options())
    return plan_copies([Copy(package, incoming, sender)], here)


def everything(plan: MergePlan, answer: Answer) -> dict[str, Decision]:
    """Return decisions that give every item that answer, where it fits."""
    return {item.id: Decision(answer) for item in plan.items if answer in item.answers}


def applied(ours: Records, done: Resolution, gone: set[str] | None = None) -> Rows:
    """Return the records after ``done`` was written, as a workspace would write it."""
    after = copied(ours)
    for restored in done.restores:
        after.setdefault(restored.kind, {})[restored.record] = dict(restored.values)
    for made in done.inserts:
        after.setdefault(made.kind, {})[made.record] = dict(made.values)
    for update in done.updates:
        row = after[update.kind][update.record]
        assert {name: row.get(name) for name in update.values} == dict(update.expected)
        row.update(update.values)
    for removal in done.removals:
        after[removal.kind].pop(removal.record, None)
        if gone is not None:
            gone.add(removal.record)
    return after


def only(plan: MergePlan) -> Item:
    """Return the one item of a plan."""
    [item] = plan.items
    return item


def resolved(ours: Records, plan: MergePlan, answer: Answer | None = None) -> Rows:
    """Return the records after the plan was applied with that answer wherever it fits."""
    return applied(ours, resolve(plan, everything(plan, answer) if answer else {}))
