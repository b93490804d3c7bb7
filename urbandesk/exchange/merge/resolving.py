"""Resolving: from a plan and decisions to what is written; whatever is in doubt stays as it is."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Mapping

from urbandesk.exchange.merge.checks import violations
from urbandesk.exchange.merge.cross import references
from urbandesk.exchange.merge.draft import Action, Draft, Entry, Key
from urbandesk.exchange.merge.outcome import (
    Held,
    Insert,
    Kept,
    Removal,
    Resolution,
    Restore,
    Update,
)
from urbandesk.exchange.merge.plan import (
    Answer,
    Decision,
    Decisions,
    Item,
    MergePlan,
    Reason,
    Version,
)
from urbandesk.exchange.merge.values import Cells
from urbandesk.exchange.merge.words import reason
from urbandesk.models.field import Stored
from urbandesk.models.kind import RecordKind
from urbandesk.models.schema import KINDS

_SPACE = uuid.UUID("6a1f2f52-0a3c-4c57-8f0e-2f6f4d1f7c11")


def resolve(
    plan: MergePlan, decisions: Decisions, *, kinds: Mapping[str, RecordKind] = KINDS
) -> Resolution:
    """Return what is to be written once ``decisions`` were made.

    Items without a decision get their default; those that need one stay open, and what is here
    stays. A decision that does not fit its item, since the plan was made again, counts as none.
    """
    resolver = _Resolver(plan, kinds)
    for item in plan.items:
        resolver.decide(item, decisions.get(item.id))
    return resolver.result()


class _Resolver:
    """Gathers what the decisions write, then lets the rules across rows hold back what breaks."""

    def __init__(self, plan: MergePlan, kinds: Mapping[str, RecordKind]) -> None:
        self._plan = plan
        self._kinds = kinds
        self._draft = Draft(plan.ground)
        self._open: list[Item] = []
        self._kept: list[Kept] = []
        self._held: list[Held] = []
        self._settled: dict[str, str] = {}
        self._same: dict[str, str] = {}

    def decide(self, item: Item, decision: Decision | None) -> None:
        """Put down what was decided about ``item``."""
        if decision is None or not _fits(item, decision):
            if item.needed:
                self._open.append(item)
                return
            decision = item.default
        self._settled[item.id] = item.mark
        if item.about_row:
            self._row(item, decision)
        else:
            self._cells(item, decision)

    def _cells(self, item: Item, decision: Decision) -> None:
        values = self._chosen(item, decision)
        if values is None:
            self._keep(item, item.theirs)
            return
        if decision.answer is Answer.RESTORE:
            self._restore_parent(item)
        ours = item.ours or {}
        changed = {name: value for name, value in values.items() if value != ours.get(name)}
        if changed:
            self._draft.put((item.kind, item.record), Action.UPDATE, changed, item.id)
        if decision.answer in (Answer.BASE, Answer.TYPED):
            self._keep(item, item.theirs)

    def _chosen(self, item: Item, decision: Decision) -> Cells | None:
        """Return the values that a decision about cells gives; None keeps what is here."""
        if decision.answer is Answer.TYPED:
            return {n: v for n, v in decision.typed.items() if n in item.columns}
        if decision.answer is Answer.BASE:
            return item.base
        version = item.version(decision.sender)
        if version is None or decision.answer is Answer.OURS:
            return None
        if decision.answer is Answer.BOTH:
            return item.both
        if item.merged is not None and not decision.sender:
            return item.merged
        return version.values

    def _restore_parent(self, item: Item) -> None:
        lost = next((t.removeprefix("parent:") for t in item.tags if t.startswith("parent:")), "")
        for target, key in references(self._kinds[item.kind], item.theirs):
            if key == lost:
                self._draft.put((target, key), Action.RESTORE, {}, item.id)

    def _row(self, item: Item, decision: Decision) -> None:
        version = item.version(decision.sender)
        values = {**(version.values if version else {}), **decision.typed}
        key = item.kind, item.record
        answer = decision.answer
        if answer is Answer.THEIRS or (
            answer is Answer.ADD and len(item.versions) > 1 and item.ours
        ):
            self._doubled(item, decision, version)
        elif answer in (Answer.ADD, Answer.TYPED):
            self._draft.put(key, Action.INSERT, _filled(values), item.id)
        elif answer is Answer.SAME:
            self._fill(item, decision.same, values)
        elif answer is Answer.RESTORE:
            self._draft.put(key, Action.RESTORE, values, item.id)
        elif answer is Answer.DELETE:
            self._draft.put(key, Action.REMOVE, {}, item.id)
        elif item.theirs or not item.record:
            self._keep(item, item.theirs)

    def _doubled(self, item: Item, decision: Decision, chosen: Version | None) -> None:
        """Give a key that several rows carry to one of them; add the others, or leave them out."""
        for number, version in enumerate(item.versions):
            if version is chosen:
                changed = {n: v for n, v in version.values.items() if v != (item.ours or {}).get(n)}
                if changed:
                    self._draft.put((item.kind, item.record), Action.UPDATE, changed, item.id)
            elif decision.answer is Answer.ADD:
                name = json.dumps([item.id, number])
                whole = _filled({**(item.base or item.ours or {}), **version.values})
                made = item.kind, str(uuid.uuid5(_SPACE, name))
                self._draft.put(made, Action.INSERT, whole, item.id)
            else:
                self._keep(item, version.values)

    def _fill(self, item: Item, same: str, values: Cells) -> None:
        """Bring a row to the record that it stands for.

        Where it is known how that record went out, what the row changed is taken unless it was
        changed here, too; otherwise only empty fields are filled.
        """
        ground = self._plan.ground
        ours = ground.ours.get(item.kind, {}).get(same, {})
        base = ground.base.get(item.kind, {}).get(same, {})
        taken: dict[str, Stored] = {}
        other: dict[str, Stored] = {}
        for name, value in values.items():
            here = ours.get(name)
            if value is None or value == here or (name in base and value == base[name]):
                continue
            free = here == base[name] if name in base else here is None
            (taken if free else other)[name] = value
        if taken:
            self._draft.put((item.kind, same), Action.UPDATE, taken, item.id)
        if other:
            self._keep(item, other, same, ours)
        self._same[item.record] = same

    def _keep(self, item: Item, theirs: Cells, record: str = "", ours: Cells | None = None) -> None:
        here = item.ours if ours is None else ours
        self._kept.append(
            Kept(item.id, item.kind, record or item.record, item.columns, here or {}, theirs)
        )

    def result(self) -> Resolution:
        """Return everything, once the rules across rows were checked."""
        self._rename()
        self._drop_lone_values()
        while broken := violations(self._kinds, self._draft):
            for violation in broken:
                entry = self._draft.entries.pop(violation.key, None)
                if entry is not None:
                    self._hold(violation.key, violation.reason, entry)
        return Resolution(
            tuple(self._inserts()),
            tuple(
                Restore(kind, record, dict(entry.values), tuple(entry.items))
                for kind, record, entry in self._entries(Action.RESTORE)
            ),
            tuple(self._updates()),
            tuple(self._removals()),
            tuple(self._open),
            tuple(self._held),
            tuple(self._kept),
            frozenset(self._settled.values()),
        )

    def _hold(self, key: Key, why: Reason, entry: Entry) -> None:
        """Note what is held back; its items are not settled, so that they are asked again."""
        self._held.append(Held(*key, why, tuple(entry.items)))
        for each in entry.items:
            self._settled.pop(each, None)

    def _rename(self) -> None:
        """Let rows that point at a row which stands for another record point at that record."""
        if not self._same:
            return
        for (key, _record), entry in self._draft.entries.items():
            for name, value in entry.values.items():
                if any(self._kinds[key].columns[name].points_at(value)):
                    entry.values[name] = _renamed(str(value), self._same)

    def _drop_lone_values(self) -> None:
        """Take out values for records that are not made: cells of a row that was left out."""
        ours = self._plan.ground.ours
        for (kind, record), entry in list(self._draft.entries.items()):
            if entry.action is Action.UPDATE and record not in ours.get(kind, {}):
                del self._draft.entries[kind, record]
                self._hold((kind, record), reason("row_not_added"), entry)

    def _entries(self, action: Action) -> Iterator[tuple[str, str, Entry]]:
        drafted = self._draft.by_kind()
        for kind in self._kinds:
            for record, entry in drafted.get(kind, ()):
                if entry.action is action:
                    yield kind, record, entry

    def _inserts(self) -> Iterator[Insert]:
        for kind, record, entry in self._parents_first():
            yield Insert(kind, record, dict(entry.values), tuple(entry.items))

    def _parents_first(self) -> list[tuple[str, str, Entry]]:
        """Return the new records so that each comes after those of its own kind it points at."""
        waiting = list(self._entries(Action.INSERT))
        new = {(kind, record) for kind, record, _entry in waiting}
        done: dict[Key, tuple[str, str, Entry]] = {}
        while waiting:
            later = []
            for kind, record, entry in waiting:
                own = {
                    (kind, str(value))
                    for name, value in entry.values.items()
                    if value and self._kinds[kind].columns[name].field.target == kind
                }
                if (own & new) <= done.keys():
                    done[kind, record] = kind, record, entry
                else:
                    later.append((kind, record, entry))
            if len(later) == len(waiting):  # a circle through sets, in which no order is better
                return [*done.values(), *later]
            waiting = later
        return list(done.values())

    def _updates(self) -> Iterator[Update]:
        for kind, record, entry in self._entries(Action.UPDATE):
            ours = self._plan.ground.ours[kind][record]
            expected = {name: ours.get(name) for name in entry.values}
            yield Update(kind, record, dict(entry.values), expected, tuple(entry.items))

    def _removals(self) -> Iterator[Removal]:
        for kind, record, entry in self._entries(Action.REMOVE):
            ours = self._plan.ground.ours.get(kind, {}).get(record, {})
            yield Removal(kind, record, dict(ours), tuple(entry.items))


def _fits(item: Item, decision: Decision) -> bool:
    if decision.answer not in item.answers:
        return False
    return decision.answer is not Answer.SAME or bool(decision.same)


def _filled(values: Cells) -> dict[str, Stored]:
    return {name: value for name, value in values.items() if value is not None}


def _renamed(value: str, same: Mapping[str, str]) -> Stored:
    keys = [same.get(key, key) for key in value.split("\n")]
    return "\n".join(sorted(set(keys))) if len(keys) > 1 else keys[0]
