"""What goes along in a delegation copy: chosen partnerships, all around them, nothing narrower."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from urbandesk.exchange.languages import Languages
from urbandesk.exchange.layout import may_leave
from urbandesk.models import schema
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Kind, Layer, Stored
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.attachment import ATTACHMENT
from urbandesk.models.records.lists import LIST_VALUE, OF_ONE_OFFICE
from urbandesk.services.handouts.export_members import members
from urbandesk.services.handouts.export_scope import Scope, What

Row = dict[str, Stored]


@dataclass
class Contents:
    """What goes along.

    Attributes:
        columns: by kind, the columns that reach the layer; parents before children.
        rows: by kind, stored values by column with the ``id``; other columns are not in them.
        files: the bytes of attachments by their digest.
    """

    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)


def gather(connection: Connection, partnerships: Sequence[str], layer: Layer) -> Contents:
    """Return the records around partnerships with what of them may be seen at ``layer``.

    What points at a record that does not go along points at nothing; where it must point at
    one, it does not go along either.
    """
    found = Contents()
    chosen = _chosen(connection, partnerships, layer)
    kept: dict[str, set[str]] = {}
    going = {kind: _columns(kind, layer) for kind in schema.ALL_KINDS if _goes(kind, layer)}
    chosen[LIST_VALUE.key] = _own_values(connection, going)
    for kind, names in going.items():
        wanted = None if kind.catalogue else chosen.get(kind.key, set())
        rows = [
            row
            for row in _rows(connection, kind, names)
            if wanted is None or kind is ATTACHMENT or row["id"] in wanted
        ]
        rows = [row for row in rows if _fits(kind, row, kept, layer)]
        found.columns[kind.key], found.rows[kind.key] = names, rows
        kept[kind.key] = {str(row["id"]) for row in rows}
    digests = {str(row["digest"]) for row in found.rows[ATTACHMENT.key]}
    found.files = files(connection, digests)
    return found


def files(connection: Connection, digests: Set[str]) -> dict[str, bytes]:
    """Return the bytes of attachments by digest; those that are not there are left out."""
    table = schema.ATTACHED_BYTES
    found: dict[str, bytes] = {}
    for digest in sorted(digests):
        wanted = select(table.c.bytes).where(table.c.digest == digest)
        content = connection.execute(wanted).scalar()
        if content is not None:
            found[digest] = bytes(content)
    return found


def _chosen(
    connection: Connection, partnerships: Iterable[str], layer: Layer
) -> dict[str, set[str]]:
    chosen: dict[str, set[str]] = {}
    for partnership in partnerships:
        scope = Scope(What.PARTNERSHIP, Languages.BOTH, partnership_id=partnership)
        for key, ids in members(connection, scope, layer).items():
            chosen.setdefault(key, set()).update(ids)
    return chosen


def _own_values(connection: Connection, going: Mapping[RecordKind, Sequence[str]]) -> set[str]:
    """Return the own values of lists that are chosen from in the copy; others would tell."""
    lists = {kind.columns[name].field.grows for kind, names in going.items() for name in names}
    table = LIST_VALUE.table
    wanted = select(table.c.id).where(table.c.of_list.in_(lists))
    return set(connection.execute(wanted).scalars())


def _goes(kind: RecordKind, layer: Layer) -> bool:
    """Return whether all that a record must have may be seen; a file says of itself who may."""
    if kind is ATTACHMENT:
        return True
    return kind not in OF_ONE_OFFICE and all(
        may_leave(each, layer) for each in kind.fields if each.required
    )


def _columns(kind: RecordKind, layer: Layer) -> tuple[str, ...]:
    every = kind is ATTACHMENT
    return tuple(n for n, c in kind.columns.items() if every or may_leave(c.field, layer))


def _rows(connection: Connection, kind: RecordKind, names: Sequence[str]) -> list[Row]:
    table = kind.table
    wanted = select(table.c.id, *(table.c[name] for name in names))
    ordered = wanted.order_by(table.c.created, table.c.id)
    return [dict(row) for row in connection.execute(ordered).mappings()]


def _fits(kind: RecordKind, row: Row, kept: Mapping[str, Set[str]], layer: Layer) -> bool:
    """Return whether a row goes along; what it points at and does not is emptied in it."""
    if kind is ATTACHMENT and not Layer(str(row["circle"] or Layer.OWN)).reaches(layer):
        return False
    if schema.OF_RECORD in row and row[schema.OF_RECORD] is not None:
        # A word or a file about what stays at home would tell of it.
        about = str(row.get("of_kind") or "")
        if row[schema.OF_RECORD] not in kept.get(about, ()):
            return False
    for name, column in kind.columns.items():
        if row.get(name) is not None and column.field.target:
            row[name] = _pointing(column, row[name], kept.get(column.field.target, set()))
            if row[name] is None and column.required:
                return False
    return True


def _pointing(column: FieldColumn, value: Stored, kept: Set[str]) -> Stored:
    if column.field.kind is Kind.CHOICES:
        return "\n".join(key for key in str(value).split("\n") if key in kept) or None
    return value if value in kept else None
