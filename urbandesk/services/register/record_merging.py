"""Merging two records field by field: one stays with everything that pointed at either."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from urbandesk.errors import RecordGone, UserError
from urbandesk.i18n import N_, join_names, join_parts
from urbandesk.models import schema
from urbandesk.models.column import FieldColumn, columns_of
from urbandesk.models.field import Field, Stored, Value
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.lists import DISTINCT_PAIR, LIST_VALUE, SAVED_LIST
from urbandesk.models.records.partnership import MEMBERSHIP
from urbandesk.services.change import Change, Row
from urbandesk.services.finding import names, queries
from urbandesk.services.finding.queries import Record
from urbandesk.services.workspace import Workspace

OTHER_NAMES = "other_names"


@dataclass(frozen=True)
class Matter:
    """What is chosen from one record or the other as a whole.

    Attributes:
        columns: the columns that move together: a group of fields, or a text with its status.
    """

    columns: tuple[FieldColumn, ...]

    @property
    def key(self) -> str:
        """Return the name of its first column."""
        return self.columns[0].name

    def title(self) -> str:
        """Return what it is called in the language in force."""
        shown = [column.title() for column in self.columns if not column.is_status]
        return join_names(shown)

    def text(self, record: Record) -> str:
        """Return what a record has there, as people read it."""
        texts = (record.text(column.name) for column in self.columns if not column.is_status)
        return join_parts(texts)

    def is_empty(self, values: Mapping[str, Value]) -> bool:
        """Return whether nothing stands there."""
        return all(values.get(column.name) in (None, "", ()) for column in self.columns)

    def differs(self, first: Mapping[str, Value], second: Mapping[str, Value]) -> bool:
        """Return whether the two records say different things there."""
        return any(first.get(c.name) != second.get(c.name) for c in self.columns)


def matters(kind: RecordKind) -> list[Matter]:
    """Return everything that can be chosen when two records of ``kind`` are merged."""
    groups: dict[str, list[FieldColumn]] = {}
    for field in kind.fields:
        columns = columns_of(field)
        for column in columns:
            groups.setdefault(_group_of(field, column), []).append(column)
    return [Matter(tuple(columns)) for columns in groups.values()]


def _group_of(field: Field, column: FieldColumn) -> str:
    return f"{field.group or field.key} {column.language} {column.side}"


def open_matters(first: Record, second: Record) -> list[Matter]:
    """Return what the two say differently, former names aside: both keep those."""
    found = matters(schema.kind(first.kind))
    return [
        matter
        for matter in found
        if matter.key != OTHER_NAMES and matter.differs(first.values, second.values)
    ]


def merge(
    workspace: Workspace, kind: str, keep: str, give: str, taken: Collection[str] = ()
) -> None:
    """Make one record of two, as one undo step.

    Everything that points at the record given up points at the one kept afterwards. A name that
    is not chosen stays as one of its other names, where the kind has such.

    Args:
        workspace: the open workspace.
        kind: their kind.
        keep: id of the record that stays.
        give: id of the record that goes.
        taken: keys of the matters whose values come from the record that goes.

    Raises:
        UserError: it is one and the same record, one of them is gone, or what hangs on them
            forbids it; says why.
    """
    check(workspace, kind, keep, give)
    described = schema.kind(kind)
    kept, given = queries.record(workspace, kind, keep), queries.record(workspace, kind, give)
    values = _merged(described, kept, given, taken)
    checked = described.check(values)
    described.require({**kept.values, **checked})
    pointing = list(_pointing(workspace, described, give))
    details = {"name": given.label, "other": kept.label}
    with workspace.change(N_("Merge {name} into {other}"), details=details) as change:
        for other, row in pointing:
            _repoint(change, other, row, described, keep, give)
        change.update(described, keep, described.to_stored(checked))
        change.delete(described, give)


def check(workspace: Workspace, kind: str, keep: str, give: str) -> None:
    """See that two records can become one.

    Raises:
        UserError: they cannot; says why.
        RecordGone: one of them was deleted meanwhile.
    """
    if keep == give:
        raise UserError(N_("A record cannot be merged with itself. Please choose two records."))
    if workspace.read_only:
        raise UserError(N_("This workspace is read-only: nothing can be merged."))
    found = {one.id for one in queries.records(workspace, kind, [keep, give])}
    if len(found) == 1:
        raise UserError(
            N_(
                "One of the two is not there any more: it was deleted, or merged into the other "
                "already. Undo brings it back."
            )
        )
    if not found:
        raise RecordGone
    if kind == "city":
        _refuse_partners(workspace, keep, give)
    if kind == LIST_VALUE.key:
        _refuse_other_list(workspace, keep, give)


def _refuse_other_list(workspace: Workspace, keep: str, give: str) -> None:
    """Refuse values of two lists: records would say what their list does not have."""
    found = queries.records(workspace, LIST_VALUE.key, [keep, give])
    if len({one.values["of_list"] for one in found}) > 1:
        raise UserError(N_("These two stand in different lists. Please choose two of one list."))


def _refuse_partners(workspace: Workspace, keep: str, give: str) -> None:
    """Refuse two cities that are partners of each other: a city is no partner of itself."""
    sides: dict[object, object] = {}
    for key in (keep, give):
        for member in queries.related(workspace, MEMBERSHIP.key, "city", key):
            partnership, side = member.values["partnership"], member.values["side"]
            if sides.setdefault(partnership, side) != side:
                raise UserError(
                    N_(
                        "These two are partners in “{name}”, one on each side, so they cannot "
                        "become one city. Take one of them out of the partnership first."
                    ),
                    name=queries.label(workspace, "partnership", str(partnership)),
                )


def _merged(
    kind: RecordKind, kept: Record, given: Record, taken: Collection[str]
) -> dict[str, Value]:
    """Return what changes in the record that stays; an empty matter takes what is known."""
    values: dict[str, Value] = {}
    for matter in open_matters(kept, given):
        if matter.key in taken or matter.is_empty(kept.values):
            values |= {column.name: given.values.get(column.name) for column in matter.columns}
    if OTHER_NAMES in kind.columns:
        values[OTHER_NAMES] = _other_names(kind, {**kept.values, **values}, (kept, given))
    return values


def _other_names(
    kind: RecordKind, merged: Mapping[str, Value], records: tuple[Record, Record]
) -> Value:
    """Return every name of both that is not the name now, one a line, as many as fit."""
    now = [str(merged.get(name) or "") for name in (*kind.label_columns(), "romanisation")]
    known = {names.plain(name) for name in now}
    found: list[str] = []
    for record in records:
        given = (record.values.get(name) for name in (*kind.label_columns(), "romanisation"))
        lines = str(record.values.get(OTHER_NAMES) or "").splitlines()
        for name in (*lines, *(str(one or "") for one in given)):
            plain = names.plain(name)
            if plain and plain not in known:
                known.add(plain)
                found.append(name.strip())
    limit = kind.field(OTHER_NAMES).limit
    while len("\n".join(found)) > limit:
        found.pop()
    return "\n".join(found) or None


def _pointing(
    workspace: Workspace, kind: RecordKind, give: str
) -> Iterator[tuple[RecordKind, Row]]:
    """Yield every row that points at a record, by whatever column."""
    for other in schema.ALL_KINDS:
        table = other.table
        asked: list[ColumnElement[bool]] = []
        for column in other.columns.values():
            here, points = table.c[column.name], column.target == kind.key
            if (points and column.field.is_set) or (other is SAVED_LIST and column.name == "query"):
                asked.append(here.contains(give, autoescape=True))
            elif points:
                asked.append(here == give)
        for name in _LOOSE.get(other.key, (schema.OF_RECORD,)):
            if name in other.columns:
                asked.append((table.c.of_kind == kind.key) & (table.c[name] == give))
        for condition in asked:
            with workspace.read() as connection:
                rows = connection.execute(select(table).where(condition)).mappings().all()
            yield from ((other, dict(row)) for row in rows)


_LOOSE = {DISTINCT_PAIR.key: ("first", "second")}


def _repoint(
    change: Change, other: RecordKind, row: Row, kind: RecordKind, keep: str, give: str
) -> None:
    """Let a row point at the record that stays; one that would then be double goes."""
    key = str(row["id"])
    wanted: dict[str, Stored] = {
        name: _instead(other.columns[name], value, keep, give)
        for name, value in change.row(other, key).items()
        if name in other.columns and isinstance(value, str) and give in value
    }
    after = {**row, **wanted}
    if other is DISTINCT_PAIR:
        wanted["first"], wanted["second"] = sorted((str(after["first"]), str(after["second"])))
        after |= wanted
    if (other is DISTINCT_PAIR and after["first"] == after["second"]) or (
        other.unique and change.scalar(_doubles(other, after, key))
    ):
        change.delete(other, key)
        return
    change.update(other, key, wanted)


def _instead(column: FieldColumn, value: str, keep: str, give: str) -> str:
    if column.field.is_set:
        return "\n".join(sorted({keep if one == give else one for one in value.split("\n")}))
    return value.replace(give, keep)


def _doubles(kind: RecordKind, row: Row, key: str) -> Select[Any]:
    """Return the query that counts other rows with the same unique columns."""
    table = kind.table
    same = [table.c[name] == row[name] for name in kind.unique]
    return select(func.count()).select_from(table).where(*same, table.c.id != key)
