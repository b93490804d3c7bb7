"""A workspace that comes home: what it was made of, and its records as rows to be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from urbandesk.exchange.incoming import (
    Address,
    CellKind,
    Incoming,
    IncomingRow,
    IncomingTable,
    Mark,
    Notice,
    RawCell,
)
from urbandesk.exchange.package import DamagedPackage, Package
from urbandesk.i18n import N_, _
from urbandesk.models import schema
from urbandesk.models.field import Stored
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.attachment import ATTACHMENT
from urbandesk.models.records.catalogue import METHOD_EDITION
from urbandesk.models.records.lists import OF_ONE_OFFICE
from urbandesk.services.delegation import laptops, private
from urbandesk.services.delegation.about import copy_of
from urbandesk.services.handouts import packages
from urbandesk.services.handouts.packages import NoSuchPackage
from urbandesk.services.workspace import Workspace


@dataclass(frozen=True)
class Returned:
    """What came.

    Attributes:
        package: what it was made of; None when nobody knows.
        is_known: whether this workspace knows that itself rather than from the copy.
        incoming: its records.
    """

    package: Package | None
    is_known: bool
    incoming: Incoming


def read_returned(workspace: Workspace, name: str, content: bytes) -> Returned:
    """Return what another workspace asks for: a delegation copy, or another laptop's file.

    Raises:
        CannotOpen: the content is no sound workspace.
    """
    with private.opened(content, name) as theirs:
        same = theirs.about.key == workspace.about.key
        package, known = _base(workspace, theirs, same=same)
        with theirs.read() as connection:
            tables = tuple(_tables(connection, package, same=same))
        key = package.id if package else ""
        return Returned(package, known, _with_owners(workspace, Incoming(key, b"", tables)))


def _with_owners(workspace: Workspace, incoming: Incoming) -> Incoming:
    """Leave out files on records that were deleted here: there is nothing to attach them to."""
    stones = schema.TOMBSTONE
    with workspace.read() as connection:
        gone = frozenset(connection.execute(select(stones.c.record)).scalars())
    tables: list[IncomingTable] = []
    left = 0
    for table in incoming.tables:
        if table.kind == ATTACHMENT.key:
            rows = tuple(row for row in table.rows if not _is_on(row, gone))
            left, table = len(table.rows) - len(rows), replace(table, rows=rows)
        tables.append(table)
    if not left:
        return incoming
    sentence = N_("Files left out because what they are attached to was deleted here: {count}.")
    return replace(incoming, tables=tuple(tables), notices=(Notice(sentence, {"count": left}),))


def _is_on(row: IncomingRow, gone: Set[str]) -> bool:
    cell = row.cells.get(schema.OF_RECORD)
    return cell is not None and cell.value in gone


def _base(workspace: Workspace, theirs: Workspace, *, same: bool) -> tuple[Package | None, bool]:
    if same:
        return laptops.common_base(workspace, theirs), True
    copy = copy_of(theirs)
    if copy is None:
        return None, False
    for place in (workspace, theirs):
        try:
            return packages.load(place, copy.package), place is workspace
        except (NoSuchPackage, DamagedPackage):
            continue
    return None, False


def _tables(
    connection: Connection, package: Package | None, *, same: bool
) -> Iterator[IncomingTable]:
    for kind in schema.ALL_KINDS:
        if kind is METHOD_EDITION or (kind in OF_ONE_OFFICE and not same):
            continue
        sheet = _(kind.plural)
        rows = (*_rows(connection, kind, package), *_deleted(connection, kind, package))
        if rows:
            placed = tuple(
                IncomingRow(key, cells, Address(_NO_SHEET, at), mark)
                for at, (key, cells, mark) in enumerate(rows, start=1)
            )
            yield IncomingTable(kind.key, dict.fromkeys(kind.columns, ""), placed, sheet)


_NO_SHEET = ""
"""Records of a workspace stand on no sheet: nobody is told to look there."""

_Row = tuple[str, Mapping[str, RawCell], Mark]


def _rows(connection: Connection, kind: RecordKind, package: Package | None) -> Iterator[_Row]:
    """Yield the records that are there.

    Of what went out, every column counts, also one that was cleared; of anything else, only
    what was filled in.
    """
    base = package.base.get(kind.key) if package else None
    went_out = frozenset(base.columns) if base else frozenset()
    stored = _digests(connection) if kind is ATTACHMENT else frozenset()
    table = kind.table
    wanted = select(table.c.id, *(table.c[name] for name in kind.columns))
    for row in connection.execute(wanted.order_by(table.c.created, table.c.id)):
        key, cells = str(row[0]), dict(zip(kind.columns, row[1:], strict=True))
        is_old = base is not None and key in base.rows
        if kind is ATTACHMENT and not is_old and cells["digest"] not in stored:
            continue  # a file without its content is none
        yield key, _cells(cells, went_out if is_old else frozenset()), Mark.NONE


def _cells(cells: Mapping[str, Stored], counting: Set[str]) -> dict[str, RawCell]:
    return {
        name: RawCell(value, CellKind.STORED)
        for name, value in cells.items()
        if value is not None or name in counting
    }


def _deleted(connection: Connection, kind: RecordKind, package: Package | None) -> Iterator[_Row]:
    """Yield the records that went out and were deleted there on purpose."""
    base = package.base.get(kind.key) if package else None
    if base is None:
        return
    stones = schema.TOMBSTONE
    wanted = select(stones.c.record).where(stones.c.kind == kind.key).order_by(stones.c.record)
    for key in connection.execute(wanted).scalars():
        if key in base.rows:
            yield key, {}, Mark.DELETE


def _digests(connection: Connection) -> frozenset[str]:
    return frozenset(connection.execute(select(schema.ATTACHED_BYTES.c.digest)).scalars())
