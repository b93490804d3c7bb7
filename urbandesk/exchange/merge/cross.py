"""Across rows: parents that are gone, deletions with children, and orders moved on both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from urbandesk.exchange.merge.plan import Answer, Category, Ground, Item, Severity
from urbandesk.exchange.merge.values import Cells
from urbandesk.exchange.merge.words import reason
from urbandesk.models.field import Kind
from urbandesk.models.kind import RecordKind

POSITION = "position"
Kinds = Mapping[str, RecordKind]


def across_rows(kinds: Kinds, ground: Ground, items: Iterable[Item]) -> list[Item]:
    """Return ``items`` with those changed that only look harmless on their own."""
    found = list(items)
    found = list(_with_parents(kinds, ground, found))
    found = list(_with_children(kinds, ground, found))
    return list(_in_order(kinds, ground, found))


def references(kind: RecordKind, cells: Cells) -> Iterator[tuple[str, str]]:
    """Yield kind and id of everything that ``cells`` point at, also from within sets."""
    for name, value in cells.items():
        if name in kind.columns:
            yield from kind.columns[name].points_at(value)


def _with_parents(kinds: Kinds, ground: Ground, items: list[Item]) -> Iterator[Item]:
    """Ask where something points at a record that is not here and does not come."""
    coming = {(item.kind, item.record) for item in items if _makes_row(item)}
    for item in items:
        lost = _lost_parent(kinds, ground, coming, item)
        if lost is None:
            yield item
            continue
        gone = lost in ground.tombstones
        back = (Answer.RESTORE,) if gone and not item.about_row else ()
        first = Answer.SKIP if item.about_row else Answer.OURS
        yield replace(
            item,
            category=Category.CONFLICT if gone else Category.ERROR,
            reason=reason("missing_parent" if gone else "unknown_parent"),
            answers=(first, *back, Answer.TYPED),
            needed=gone,
            tags=item.tags | {f"parent:{lost}"},
        )


def _makes_row(item: Item) -> bool:
    return item.about_row and bool({Answer.ADD, Answer.RESTORE} & set(item.answers))


def _lost_parent(
    kinds: Kinds, ground: Ground, coming: set[tuple[str, str]], item: Item
) -> str | None:
    takes = {Answer.THEIRS, Answer.ADD} & set(item.answers)
    if not takes or item.category is Category.ERROR or item.kind not in kinds:
        return None
    values = item.theirs
    if item.ours is not None:
        values = {n: v for n, v in values.items() if v != item.ours.get(n)}
    for target, key in references(kinds[item.kind], values):
        known = ground.ours.get(target)
        if known is not None and key not in known and (target, key) not in coming:
            return key
    return None


def _with_children(kinds: Kinds, ground: Ground, items: list[Item]) -> Iterator[Item]:
    """Ask where something shall be deleted whose children were added or changed."""
    deleted = {item.record for item in items if Answer.DELETE in item.answers}
    touched = {item.record for item in items if item.record not in deleted}
    marked = [i for i in items if i.category is Category.DELETE and i.answers[0] is Answer.DELETE]
    children = _children(kinds, ground, {(i.kind, i.record) for i in marked}) if marked else {}
    new = {
        key for i in items if _makes_row(i) for _kind, key in references(kinds[i.kind], i.theirs)
    }
    for item in items:
        hanging = children.get((item.kind, item.record), [])
        lively = item.record in new or any(
            child not in deleted and (child in touched or _moved(ground, kind, child))
            for kind, child in hanging
        )
        if item in marked and lively:
            yield replace(
                item,
                category=Category.CONFLICT,
                reason=reason("children_edited"),
                answers=(Answer.KEEP, Answer.DELETE),
                needed=True,
                severity=Severity.HIGH,
            )
        else:
            yield item


def _children(
    kinds: Kinds, ground: Ground, parents: set[tuple[str, str]]
) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Return kind and id of the records that go when a parent goes, over all levels."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    above: dict[tuple[str, str], set[tuple[str, str]]] = {each: {each} for each in parents}
    for key, kind in kinds.items():  # parents stand before children
        cascading = [c for c in kind.columns.values() if c.field.cascade and c.field.target]
        if not cascading:
            continue
        for record, cells in ground.ours.get(key, {}).items():
            for column in cascading:
                parent = column.field.target, str(cells.get(column.name) or "")
                for top in above.get(parent, ()):
                    found[top].append((key, record))
                    above.setdefault((key, record), set()).add(top)
    return found


def _moved(ground: Ground, kind: str, record: str) -> bool:
    """Return whether a record was added or changed here since the copy went out."""
    base = ground.base.get(kind, {}).get(record)
    if base is None:
        return True
    ours = ground.ours[kind][record]
    return any(ours.get(name) != value for name, value in base.items())


def _in_order(kinds: Kinds, ground: Ground, items: list[Item]) -> Iterator[Item]:
    """Keep the order of a list here where both sides moved its entries."""
    moved_here = set(_lists_moved_here(kinds, ground, items))
    for item in items:
        if _is_place(kinds, item) and _list_of(kinds, ground, item) in moved_here:
            yield replace(
                item,
                category=Category.CHANGE,
                reason=reason("moved"),
                answers=(Answer.OURS, Answer.THEIRS, Answer.TYPED),
                needed=False,
                severity=Severity.LOW,
                tags=item.tags | {POSITION},
            )
        else:
            yield item


def _is_place(kinds: Kinds, item: Item) -> bool:
    """Return whether an item is about the place of a record in its list."""
    return item.kind in kinds and item.columns == (kinds[item.kind].order,)


def _list_of(kinds: Kinds, ground: Ground, item: Item) -> tuple[str, str]:
    """Return the list that an entry is in: its kind and the record it hangs on."""
    ours = ground.ours.get(item.kind, {}).get(item.record, {})
    return item.kind, _parent(kinds[item.kind], ours)


def _parent(kind: RecordKind, cells: Cells) -> str:
    for name, column in kind.columns.items():
        if column.field.cascade and column.field.kind is Kind.REFERENCE:
            return str(cells.get(name) or "")
    return ""


def _lists_moved_here(kinds: Kinds, ground: Ground, items: list[Item]) -> Iterator[tuple[str, str]]:
    for kind in {item.kind for item in items if _is_place(kinds, item)}:
        order = kinds[kind].order
        for record, base in ground.base.get(kind, {}).items():
            ours = ground.ours.get(kind, {}).get(record)
            if ours is not None and order in base and ours.get(order) != base[order]:
                yield kind, _parent(kinds[kind], ours)
