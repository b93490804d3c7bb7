"""Several returned copies of one package in one plan; what they say differently, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from urbandesk.exchange.merge.cells import equal
from urbandesk.exchange.merge.cross import across_rows
from urbandesk.exchange.merge.engine import Analysis, Copy, Here, analyse, finish
from urbandesk.exchange.merge.plan import (
    Answer,
    Category,
    Ground,
    Item,
    MergePlan,
    Severity,
    Version,
    item_id,
)
from urbandesk.exchange.merge.values import elements, joined
from urbandesk.exchange.merge.words import reason
from urbandesk.models.field import Stored
from urbandesk.models.kind import RecordKind

_APART = frozenset({"duplicate_id", "identity_shift", "copied_sheet"})
_GONE = 0  # the row of what did not come back


def plan_copies(copies: Sequence[Copy], here: Here) -> MergePlan:
    """Return what several copies of one package ask for together; their order does not matter.

    What all of them say alike is one item. Sets take everybody's additions and removals. Where
    they say different things, their versions stand side by side and nothing is chosen.

    Raises:
        NewerCopy: a copy was handed out by a newer version of the program.
        ValueError: two copies have the same sender, or they are copies of different packages.
    """
    ordered = sorted(copies, key=lambda copy: copy.sender)
    if len({copy.sender for copy in ordered}) < len(ordered):
        raise ValueError("two copies have the same sender")
    if len({copy.package.id if copy.package else "" for copy in ordered}) > 1:
        raise ValueError("copies of different packages")
    analyses = [analyse(copy, here) for copy in ordered]
    base = analyses[0].base if analyses else {}
    ground = Ground(here.ours, base, here.tombstones)
    items = list(_together(here, analyses)) if len(analyses) > 1 else analyses[0].items
    return finish(analyses, across_rows(here.kinds, ground, items), ground, here)


Identity = tuple[str, str, tuple[str, ...], str]


def _together(here: Here, analyses: Sequence[Analysis]) -> Iterator[Item]:
    found: dict[Identity, list[Item]] = defaultdict(list)
    for done in analyses:
        for item in done.items:
            if not _came_back_elsewhere(item, analyses):
                found[_identity(item)].append(item)
    changed = {(i.kind, i.record) for items in found.values() for i in items if not i.about_row}
    for items in found.values():
        item = items[0] if len(items) == 1 else _one_of(here, items)
        deletes = item.category is Category.DELETE and item.answers[0] is Answer.DELETE
        if deletes and (item.kind, item.record) in changed:
            item = replace(
                item,
                category=Category.CONFLICT,
                reason=reason("deleted_and_changed"),
                answers=(Answer.KEEP, Answer.DELETE),
                needed=True,
                severity=Severity.HIGH,
            )
        yield item


def _came_back_elsewhere(item: Item, analyses: Sequence[Analysis]) -> bool:
    """Return whether an item is about a row that is missing in one copy but not in another."""
    if not item.about_row or item.at is None or item.at.row != _GONE or not item.record:
        return False
    tallies = [done.tallies[item.kind] for done in analyses if item.kind in done.tallies]
    return any(item.record not in tally.missing for tally in tallies)


def _identity(item: Item) -> Identity:
    """Return what makes two items of different copies the same question."""
    apart = ""
    if item.reason.name in _APART or (item.category is Category.ERROR and item.columns):
        apart = f"{item.id}:{item.versions[0].sender if item.versions else ''}:{item.reason.name}"
        if item.category is Category.ERROR:
            apart += f":{item.versions[0].raw}"
    return item.kind, item.record, item.columns, apart


def _one_of(here: Here, items: list[Item]) -> Item:
    """Return one item made of the same question in several copies."""
    kind = here.kinds[items[0].kind]
    versions = _distinct(kind, [version for item in items for version in item.versions])
    first = items[0]
    if len(versions) == 1:
        worst = min(items, key=lambda item: list(Category).index(item.category))
        return replace(worst, versions=versions)
    tags = frozenset().union(*(item.tags for item in items))
    if len(first.columns) == 1 and kind.columns[first.columns[0]].field.is_set:
        return _sets(first, versions)
    if first.about_row:
        return _rows(items, versions)
    answers = (Answer.OURS, Answer.THEIRS, Answer.BASE, Answer.TYPED)
    return replace(
        first,
        id=item_id(first.id, first.kind, first.record, first.columns, "copies"),
        category=Category.CONFLICT,
        versions=versions,
        reason=reason("copies_differ"),
        answers=answers if first.base is not None else (*answers[:2], Answer.TYPED),
        needed=True,
        severity=Severity.NORMAL,
        bulk="",
        tags=tags,
        merged=None,
    )


def _rows(items: list[Item], versions: tuple[Version, ...]) -> Item:
    """Return the item for one row that several copies fill differently."""
    first = items[0]
    if all(item.reason.name == "deleted_here" for item in items):
        return replace(first, versions=versions)
    if all(Answer.DELETE in item.answers for item in items):
        return replace(first, versions=versions[:1])
    same = (Answer.SAME,) if any(item.like for item in items) else ()
    return replace(
        first,
        category=Category.CONFLICT,
        versions=versions,
        reason=reason("copies_differ"),
        answers=(Answer.SKIP, Answer.ADD, *same),
        needed=True,
        like=tuple(dict.fromkeys(key for item in items for key in item.like)),
    )


def _sets(first: Item, versions: tuple[Version, ...]) -> Item:
    """Return the item for a set to which several copies added, or from which they took."""
    name = first.columns[0]
    was = elements((first.base or {}).get(name))
    here = elements((first.ours or {}).get(name))
    added: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    for version in versions:
        came = elements(version.values.get(name))
        added, gone = added | (came - was), gone | (was - came)
    result: dict[str, Stored] = {name: joined((here | added) - gone)}
    return replace(first, versions=versions, merged=result)


def _distinct(kind: RecordKind, versions: list[Version]) -> tuple[Version, ...]:
    """Return the versions that differ, those that say the same named with the first of them."""
    found: list[Version] = []
    for version in versions:
        for place, other in enumerate(found):
            if _says_same(kind, version, other):
                if version.sender != other.sender:
                    found[place] = replace(other, also=(*other.also, version.sender))
                break
        else:
            found.append(version)
    return tuple(found)


def _says_same(kind: RecordKind, one: Version, other: Version) -> bool:
    if one.values.keys() != other.values.keys() or one.raw != other.raw:
        return False
    return all(
        equal(kind.columns[n], v, other.values[n]) if n in kind.columns else v == other.values[n]
        for n, v in one.values.items()
    )
