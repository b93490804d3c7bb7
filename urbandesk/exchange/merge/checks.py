"""Rules across rows, checked on what would be: parents, unique entries, required fields, order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from urbandesk.exchange.merge.cross import references
from urbandesk.exchange.merge.draft import Action, Draft, Entry, Key
from urbandesk.exchange.merge.plan import Reason
from urbandesk.exchange.merge.values import Cells
from urbandesk.exchange.merge.words import reason
from urbandesk.models import own_values
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Kind
from urbandesk.models.kind import RecordKind


@dataclass(frozen=True)
class Violation:
    """A record whose entry breaks a rule."""

    key: Key
    reason: Reason


def violations(kinds: Mapping[str, RecordKind], draft: Draft) -> list[Violation]:
    """Return the entries of ``draft`` that break a rule which was kept before."""
    removed = draft.removed(_cascades(kinds, draft))
    found: list[Violation] = []
    drafted = draft.by_kind()
    for key, kind in kinds.items():
        entries = [(r, e) for r, e in drafted.get(key, ()) if e.action is not Action.REMOVE]
        if not entries:
            continue
        periods = list(_periods(kind))
        for record, entry in entries:
            why = _parent(kind, draft, removed, (key, record), entry) or _row(
                kind, draft, (key, record), entry, periods
            )
            if why is not None:
                found.append(Violation((key, record), why))
        found += _unique(kind, draft, removed, entries)
        found += _cycles(kind, draft, entries)
    return found + list(_still_said(kinds, draft, removed))


def _still_said(
    kinds: Mapping[str, RecordKind], draft: Draft, removed: set[Key]
) -> Iterator[Violation]:
    """Yield the own values of lists that shall go although records would say them."""
    going = {record for kind, record in removed if kind == own_values.KIND}
    if not going:
        return
    drafted = draft.by_kind()
    said: set[str] = set()
    for key, kind in kinds.items():
        names = [name for name, column in kind.columns.items() if column.field.grows]
        new = (record for record, _entry in drafted.get(key, ()))
        for record in {*draft.ground.ours.get(key, {}), *new} if names else ():
            if (key, record) not in removed:
                cells = draft.row((key, record))
                said |= {str(cells.get(name)) for name in names}
    for code in sorted(going & said):
        yield Violation((own_values.KIND, code), reason("still_said"))


def _cascades(kinds: Mapping[str, RecordKind], draft: Draft) -> dict[Key, list[Key]]:
    """Return the records that go with each, where anything is to be removed at all."""
    found: dict[Key, list[Key]] = defaultdict(list)
    if not any(entry.action is Action.REMOVE for entry in draft.entries.values()):
        return found
    drafted = draft.by_kind()
    for key, kind in kinds.items():
        names = [n for n, c in kind.columns.items() if c.field.cascade and c.field.target]
        if not names:
            continue
        new = {record: draft.row((key, record)) for record, _entry in drafted.get(key, ())}
        for record, cells in {**draft.ground.ours.get(key, {}), **new}.items():
            for name in names:
                parent = kind.columns[name].field.target, str(cells.get(name) or "")
                found[parent].append((key, record))
    return found


def _parent(
    kind: RecordKind, draft: Draft, removed: set[Key], key: Key, entry: Entry
) -> Reason | None:
    if key in removed:
        return reason("parent_deleted")
    for parent in references(kind, entry.values):
        if parent in removed:
            return reason("parent_deleted")
        if draft.exists(parent, removed) is False:
            return reason("parent_not_added")
    return None


Period = tuple[FieldColumn, FieldColumn]


def _row(
    kind: RecordKind, draft: Draft, key: Key, entry: Entry, periods: list[Period]
) -> Reason | None:
    after, before = draft.row(key), draft.ground.ours.get(kind.key, {}).get(key[1])
    if entry.action is Action.RESTORE:
        return None  # it is checked with its last image, when that is brought back
    for lacking in _lacking(kind, after):
        if before is None or lacking not in _lacking(kind, before):
            return reason("required", field=kind.columns[lacking].field.title)
    for first, second in periods:
        if _reversed(after, first, second) and not (before and _reversed(before, first, second)):
            return reason("wrong_order", first=first.field.title, second=second.field.title)
    return None


def _lacking(kind: RecordKind, cells: Cells) -> list[str]:
    return [
        names[0] for names in kind.needed if all(cells.get(name) in (None, "") for name in names)
    ]


def _periods(kind: RecordKind) -> Iterator[Period]:
    """Yield the pairs of days that are one group: a first and a last one."""
    groups: dict[tuple[str, str], list[FieldColumn]] = defaultdict(list)
    for column in kind.columns.values():
        if column.field.group and column.field.kind is Kind.DATE:
            groups[column.field.group, column.side].append(column)
    for columns in groups.values():
        if len(columns) == 2:
            yield columns[0], columns[1]


def _reversed(cells: Cells, first: FieldColumn, second: FieldColumn) -> bool:
    begins, ends = cells.get(first.name), cells.get(second.name)
    return bool(begins and ends) and str(begins) > str(ends)


def _unique(
    kind: RecordKind, draft: Draft, removed: set[Key], entries: list[tuple[str, Entry]]
) -> Iterator[Violation]:
    if not kind.unique:
        return
    concerned = {
        record
        for record, entry in entries
        if entry.action is not Action.UPDATE or set(kind.unique) & entry.values.keys()
    }
    if not concerned:
        return
    here = draft.ground.ours.get(kind.key, {})
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for record in {*here, *concerned}:
        key = kind.key, record
        if key not in removed:
            cells = draft.row(key)
            holders[tuple(str(cells.get(name)) for name in kind.unique)].append(record)
    for records in holders.values():
        for record in records if len(records) > 1 else ():
            if record in concerned:
                yield Violation((kind.key, record), reason("unique"))


def _cycles(
    kind: RecordKind, draft: Draft, entries: list[tuple[str, Entry]]
) -> Iterator[Violation]:
    own = [n for n, c in kind.columns.items() if c.field.target == kind.key and not c.field.is_set]
    for record, entry in entries:
        for name in own:
            if name in entry.values and _comes_back(kind, draft, name, record):
                yield Violation((kind.key, record), reason("cycle"))


def _comes_back(kind: RecordKind, draft: Draft, name: str, record: str) -> bool:
    seen: set[str] = set()
    at = record
    while at and at not in seen:
        seen.add(at)
        at = str(draft.row((kind.key, at)).get(name) or "")
    return at == record
