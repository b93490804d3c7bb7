"""The trash: deleted records, read from the journal, and the way back for each of them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from urbandesk.errors import RecordGone, UserError
from urbandesk.i18n import N_
from urbandesk.models import schema
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.lists import DISTINCT_PAIR
from urbandesk.services import journal
from urbandesk.services.change import Change, Row
from urbandesk.services.finding import queries
from urbandesk.services.workspace import Workspace

_OF_ANY = ("of_kind", "of_record")
"""Columns by which files and comments say of any record that they belong to it."""

_UNSEEN = (DISTINCT_PAIR.key,)
"""Kinds that nobody looks for in the trash: a mark between two records, set again at any time."""

Key = tuple[str, str]


class BelongsToGone(UserError):
    """A record that cannot stand without another one, which is deleted as well."""

    def __init__(self, name: str) -> None:
        super().__init__(
            N_("This belongs to “{name}”, which is deleted as well. Please restore that first."),
            name=name,
        )


class PlaceTaken(UserError):
    """A record in whose place another one stands now."""

    def __init__(self) -> None:
        super().__init__(N_("This cannot come back: another record stands in its place now."))


@dataclass(frozen=True)
class Deleted:
    """A record in the trash.

    Attributes:
        kind, record: which one.
        name: what it was called.
        moment, author: when it was deleted, and by whom.
        along: how many records went with it.
    """

    kind: str
    record: str
    name: str
    moment: datetime
    author: str
    along: int


@dataclass(frozen=True)
class Restored:
    """What came back.

    Attributes:
        name: what the record is called.
        count: how many records came back, itself included.
        emptied: titles (catalogue keys) of the fields that point at nothing any more.
    """

    name: str
    count: int
    emptied: tuple[str, ...]


@dataclass(frozen=True)
class _Removal:
    """One removed row: its last image, and when, by whom and in which change set it went."""

    image: Row
    step: int
    moment: str
    author: str


def deleted(workspace: Workspace) -> list[Deleted]:
    """Return the records in the trash, newest first; what went with one stands with it."""
    with workspace.read() as connection:
        removals = _removals(connection)
    children = _children(removals)
    within = {key for family in children.values() for key in family}
    labels = _live_labels(workspace, removals)
    found = [
        Deleted(
            *key,
            _name(key, removals, labels),
            datetime.fromisoformat(removal.moment),
            removal.author,
            len(_family(key, children)) - 1,
        )
        for key, removal in removals.items()
        if key not in within and key[0] not in _UNSEEN
    ]
    return sorted(found, key=lambda one: one.moment, reverse=True)


def restore(workspace: Workspace, kind: str, record: str) -> Restored:
    """Bring a record back with what went with it, and the links it had, as one undo step.

    A field that points at a record which is gone becomes empty.

    Raises:
        RecordGone: it is not in the trash, because it is back already or was erased.
        BelongsToGone: it cannot stand without a record that is deleted as well.
        PlaceTaken: another record stands in its place.
    """
    key = (kind, record)
    with workspace.read() as connection:
        removals = _removals(connection)
        if key not in removals:
            raise RecordGone
        links = _lost_links(connection, removals[key].step)
    family = _family(key, _children(removals))
    name = _name(key, removals, _live_labels(workspace, {key: removals[key]}))
    try:
        with workspace.change(N_("Restore {name}"), details={"name": name}) as change:
            workspace.database.defer_references()
            emptied = [
                title
                for one in _parents_first(family)
                for title in _bring_back(change, one, removals, family)
            ]
            for (owner, column), target in links.items():
                if target in {record for _kind, record in family}:
                    _point_again(change, owner, column, target)
    except IntegrityError:
        raise PlaceTaken from None
    return Restored(name, len(family), tuple(dict.fromkeys(emptied)))


def bound_to(connection: Connection, chosen: Collection[Key]) -> dict[Key, str]:
    """Return what of the trash can never come back without some records, with their names.

    That is what went with them, what cannot stand without them, and they themselves.
    """
    removals = _removals(connection)
    found = {key for key in chosen if key in removals}
    fresh = found
    while fresh:
        fresh = {
            key
            for key, removal in removals.items()
            if key not in found and not found.isdisjoint(_parents(key, removal.image))
        }
        found |= fresh
    return {key: _name(key, removals, {}) for key in found}


# Reading the journal


def _removals(connection: Connection) -> dict[Key, _Removal]:
    """Return the last removal of every row that still is gone."""
    rows, sets, stones = schema.ROW_CHANGE, schema.CHANGE_SET, schema.TOMBSTONE
    query = (
        select(rows.c.kind, rows.c.record, rows.c.before, sets.c.number)
        .add_columns(sets.c.made, sets.c.made_by)
        .join(stones, (stones.c.record == rows.c.record) & (stones.c.kind == rows.c.kind))
        .join(sets, sets.c.number == rows.c.change_set)
        .where(rows.c.after.is_(None), rows.c.before.is_not(None), sets.c.state == journal.DONE)
        .order_by(rows.c.number)
    )
    found: dict[Key, _Removal] = {}
    for kind, record, before, number, made, author in connection.execute(query):
        image = json.loads(before)
        # What was erased for good leaves no image that a record could be made of.
        if kind in schema.KINDS and image.get("id") == record:
            found[kind, record] = _Removal(image, number, made, author)
    return found


def _lost_links(connection: Connection, step: int) -> dict[tuple[Key, str], str]:
    """Return the references that became empty in a change set: row and column to their target."""
    rows = schema.ROW_CHANGE
    query = (
        select(rows.c.kind, rows.c.record, rows.c.before, rows.c.after)
        .where(rows.c.change_set == step, rows.c.before.is_not(None), rows.c.after.is_not(None))
        .order_by(rows.c.number)
    )
    found: dict[tuple[Key, str], str] = {}
    for kind, record, before, after in connection.execute(query):
        old, new = json.loads(before), json.loads(after)
        for column in schema.kind(kind).references() if kind in schema.KINDS else ():
            name = column.name
            if old.get(name) and name in new and new[name] is None:
                found[(kind, record), name] = old[name]
    return found


# What belongs together


def _parents(key: Key, image: Row) -> Iterator[Key]:
    """Yield the records without which a record cannot stand."""
    for column in schema.kind(key[0]).references():
        if column.field.cascade and image.get(column.name):
            yield column.field.target, str(image[column.name])
    kind, record = (image.get(name) for name in _OF_ANY)
    if kind and record:
        yield str(kind), str(record)


def _children(removals: Mapping[Key, _Removal]) -> dict[Key, list[Key]]:
    """Return for each removed record what hung on it and went in the same step."""
    children: dict[Key, list[Key]] = defaultdict(list)
    for key, removal in removals.items():
        for parent in _parents(key, removal.image):
            if parent != key and parent in removals and removals[parent].step == removal.step:
                children[parent].append(key)
    return children


def _family(key: Key, children: Mapping[Key, list[Key]]) -> list[Key]:
    """Return a removed record and all that hung on it, directly or not."""
    family = {key: None}
    waiting = [key]
    while waiting:
        for child in children.get(waiting.pop(), ()):
            if child not in family:
                family[child] = None
                waiting.append(child)
    return list(family)


def _parents_first(family: list[Key]) -> list[Key]:
    place = {kind.key: at for at, kind in enumerate(schema.ALL_KINDS)}
    return sorted(family, key=lambda key: place[key[0]])


# Names


def _live_labels(workspace: Workspace, removals: Mapping[Key, _Removal]) -> dict[str, str]:
    """Return what the records are called that name removed ones and are still there."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for (kind, _record), removal in removals.items():
        label = schema.kind(kind).columns.get(schema.kind(kind).label)
        if label is not None and label.field.target and removal.image.get(label.name):
            wanted[label.field.target].add(str(removal.image[label.name]))
    return {
        one.id: one.label
        for kind, keys in wanted.items()
        for one in queries.records(workspace, kind, sorted(keys))
    }


def _name(key: Key, removals: Mapping[Key, _Removal], labels: Mapping[str, str]) -> str:
    kind = schema.kind(key[0])
    image = removals[key].image
    label = kind.columns.get(kind.label)
    if label is None or not label.field.target:
        return kind.label_of(kind.from_stored(image)) or str(image.get("sort_en") or "")
    target = (label.field.target, str(image.get(label.name) or ""))
    if target in removals:
        return _name(target, removals, labels)
    return labels.get(target[1], "")


# Writing


def _bring_back(
    change: Change, key: Key, removals: Mapping[Key, _Removal], family: list[Key]
) -> list[str]:
    """Write a row again; returns the titles of the fields that had to become empty."""
    kind = schema.kind(key[0])
    image = removals[key].image
    row: Row = {name: image.get(name) for name in kind.table.c.keys()}  # noqa: SIM118 - no mapping
    emptied = empty_dead_links(change, kind, row, family, lambda gone: _gone(gone, removals))
    change.restore(kind, key[1], None, {**row, **kind.derived(row)})
    return emptied


def _gone(key: Key, removals: Mapping[Key, _Removal]) -> str:
    return _name(key, removals, {}) if key in removals else key[1]


def empty_dead_links(
    change: Change, kind: RecordKind, row: Row, coming: Collection[Key], name: Callable[[Key], str]
) -> list[str]:
    """Empty the fields of an old image that point at what is gone; returns their titles.

    Args:
        change: the running use case.
        kind: the kind of the record that comes back.
        row: its image.
        coming: what comes back with it.
        name: returns what a record that is gone was called.

    Raises:
        BelongsToGone: it cannot stand without one of them.
    """
    emptied = []
    for column in kind.columns.values():
        for target in () if column.field.is_set else column.points_at(row[column.name]):
            if target in coming or _is_there(change, target):
                continue
            if column.required or column.field.cascade:
                raise BelongsToGone(name(target))
            row[column.name] = None
            emptied.append(column.field.title)
    return emptied


def _is_there(change: Change, key: Key) -> bool:
    try:
        change.row(schema.kind(key[0]), key[1])
    except RecordGone:
        return False
    return True


def _point_again(change: Change, owner: Key, column: str, target: str) -> None:
    """Give a record its link back, unless it is gone or points elsewhere by now."""
    kind = schema.kind(owner[0])
    if _is_there(change, owner) and change.row(kind, owner[1])[column] is None:
        change.update(kind, owner[1], {column: target})
