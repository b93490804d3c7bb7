"""Deciding: what was decided about the items of a review so far, and what is still open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from urbandesk.exchange.merge.plan import Answer, Category, Decision, Item
from urbandesk.services.homecoming.review import Review

TAKES = (Answer.THEIRS, Answer.ADD, Answer.DELETE, Answer.RESTORE)
STAYS = (Answer.OURS, Answer.KEEP, Answer.SKIP)


@dataclass(frozen=True)
class Outlook:
    """How many items of each sort are taken, as things stand; what is open is not among them.

    Attributes:
        decided, conflicts: how many conflicts have an answer, and how many there are.
        changes: changed fields that are taken.
        added, removed: new records, and records that go.
        open: items that need an answer and have none.
        left: by category, items that are left out or stay as they are.
    """

    decided: int
    conflicts: int
    changes: int
    added: int
    removed: int
    open: int
    left: Mapping[Category, int]

    @property
    def is_empty(self) -> bool:
        """Return whether nothing would be written."""
        return not (self.changes or self.added or self.removed)


OPEN = "open"
_SORTS = ("changes", "added", "removed", OPEN)


class _State(NamedTuple):
    """How one item is counted: what is written (empty: nothing), and whether a person said so."""

    category: Category
    sort: str
    made: bool


class Deciding(QObject):
    """The decisions about one review.

    Signals:
        changed: ids of the items about which something else is decided now.
    """

    changed = Signal(object)

    def __init__(
        self, review: Review, decisions: Mapping[str, Decision], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.review = review
        self.decisions = dict(decisions)
        self.items = {item.id: item for item in review.plan.items}
        # Counted once and kept up to date: a large review has tens of thousands of items.
        self._states: dict[str, _State] = {}
        self._counts: Counter[_State] = Counter()
        self._count(self.items)

    @cached_property
    def by_category(self) -> Mapping[Category, tuple[Item, ...]]:
        """Return the items of each category, in the order of the plan."""
        return {category: self.review.plan.of(category) for category in Category}

    def made(self, item: Item) -> Decision | None:
        """Return what a person decided about an item; None while nobody did."""
        found = self.decisions.get(item.id)
        return found if found is not None and fits(item, found) else None

    def effective(self, item: Item) -> Decision | None:
        """Return what will be done with an item; None while it is open."""
        return self.made(item) or (None if item.needed else item.default)

    def is_open(self, item: Item) -> bool:
        """Return whether an item needs an answer and has none."""
        return item.needed and self.made(item) is None

    def decide(self, items: Iterable[Item], decision: Decision) -> int:
        """Decide the same about each of ``items`` that it fits; returns how many that were."""
        return self._give({item.id: decision for item in items if fits(item, decision)})

    def answer(self, items: Iterable[Item], wanted: Iterable[Answer]) -> int:
        """Give each of ``items`` the first of the wanted answers that fits it.

        Where copies say different things, taking what came means one of them: asked for a single
        item, the first, then the next each time; asked for many at once, they stay as they are.
        """
        order, asked = tuple(wanted), tuple(items)
        given: dict[str, Decision] = {}
        for item in asked:
            if len(asked) > 1 and names_sender(item) and not set(order) & set(STAYS):
                continue
            possible = (self._decision(item, answer) for answer in order)
            found = next((decision for decision in possible if fits(item, decision)), None)
            if found is not None:
                given[item.id] = found
        return self._give(given)

    def _give(self, decisions: Mapping[str, Decision]) -> int:
        self.decisions.update(decisions)
        self._tell(decisions)
        return len(decisions)

    def _tell(self, keys: Iterable[str]) -> None:
        touched = frozenset(keys)
        if touched:
            self._count(touched)
            self.changed.emit(touched)

    def _count(self, keys: Iterable[str]) -> None:
        """Count some items anew."""
        for key in keys:
            item = self.items[key]
            made, decision = self.made(item), self.effective(item)
            sort = OPEN if decision is None else _sort(item, decision)
            before, state = self._states.get(key), _State(item.category, sort, made is not None)
            if before is not None:
                self._counts[before] -= 1
            self._states[key] = state
            self._counts[state] += 1

    def _decision(self, item: Item, answer: Answer) -> Decision:
        same = item.like[0] if answer is Answer.SAME and item.like else ""
        sender = self._next_sender(item, answer) if answer in TAKES else ""
        return Decision(answer, same=same, sender=sender)

    def _next_sender(self, item: Item, answer: Answer) -> str:
        """Return whose version is taken: after one was, that of the next copy."""
        if not names_sender(item):
            return ""
        senders = [version.sender for version in item.versions]
        made = self.made(item)
        if made is None or made.answer is not answer or made.sender not in senders:
            return senders[0]
        return senders[(senders.index(made.sender) + 1) % len(senders)]

    def accept(self, items: Iterable[Item]) -> int:
        """Decide what is proposed about each item that needs no answer; the others stay open."""
        waiting = (item for item in items if not item.needed and self.made(item) is None)
        return self._give({item.id: item.default for item in waiting})

    def reopen(self, items: Iterable[Item]) -> None:
        """Take decisions back; what is proposed holds again."""
        self._tell([i.id for i in items if self.decisions.pop(i.id, None) is not None])

    def left(self, category: Category) -> int:
        """Return how many items of a category nobody decided about yet."""
        return self._sum(category=category, made=False)

    def _sum(
        self,
        *,
        category: Category | None = None,
        sort: str | None = None,
        made: bool | None = None,
    ) -> int:
        """Return how many items are of a category, are done with so, and were decided or not."""
        return sum(
            count
            for state, count in self._counts.items()
            if category in (None, state.category)
            and sort in (None, state.sort)
            and made in (None, state.made)
        )

    def next_open(self, after: str = "") -> Item | None:
        """Return the next item that needs an answer, in the order of the plan; goes round."""
        items = self.review.plan.items
        start = next((at for at, item in enumerate(items) if item.id == after), -1) + 1
        for item in (*items[start:], *items[:start]):
            if self.is_open(item):
                return item
        return None

    def outlook(self) -> Outlook:
        """Return what will happen, item by item."""
        sorts = {sort: self._sum(sort=sort) for sort in _SORTS}
        left = {category: self._sum(category=category, sort="") for category in Category}
        conflicts = len(self.by_category[Category.CONFLICT])
        undecided = self._sum(category=Category.CONFLICT, sort=OPEN)
        return Outlook(conflicts - undecided, conflicts, **sorts, left=left)


def names_sender(item: Item) -> bool:
    """Return whether copies say different things, so that taking one must say whose."""
    return len(item.versions) > 1 and item.merged is None


def fits(item: Item, decision: Decision) -> bool:
    """Return whether a decision can be made about an item."""
    if decision.answer not in item.answers:
        return False
    return decision.answer is not Answer.SAME or bool(decision.same)


def _sort(item: Item, decision: Decision) -> str:
    """Return what a decision writes; empty when it leaves everything as it is."""
    answer = decision.answer
    if answer in STAYS:
        return ""
    if answer is Answer.DELETE:
        return "removed"
    if answer in (Answer.ADD, Answer.RESTORE) and item.about_row:
        return "added"
    if item.about_row and answer is Answer.TYPED:
        return "added"
    return "changes"
