"""Items about cells: what one row that came asks for, field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from urbandesk.exchange.incoming import CellKind
from urbandesk.exchange.merge.canonical import text_of
from urbandesk.exchange.merge.cells import Merged, Verdict, both_texts, merge
from urbandesk.exchange.merge.damage import is_script_only, suspect
from urbandesk.exchange.merge.patterns import Pattern
from urbandesk.exchange.merge.plan import (
    Address,
    Answer,
    Category,
    Cells,
    Item,
    Reason,
    Severity,
    Version,
    item_id,
)
from urbandesk.exchange.merge.rows import ReadRow
from urbandesk.exchange.merge.values import groups_of
from urbandesk.exchange.merge.words import reason
from urbandesk.models.field import Stored
from urbandesk.models.kind import RecordKind

_LIGHT = frozenset({"autocorrect"})


@dataclass
class Tally:
    """What is counted rather than listed, while one kind is looked at."""

    rows: int = 0
    unchanged: int = 0
    converged: int = 0
    empty: int = 0
    missing: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Where:
    """What all items of one kind in one copy share.

    Attributes:
        package: id of the package; empty for a foreign file.
        sender: whose copy it is.
        kind: the kind of record.
        letters: stored column to the letters under which it stands.
        went_out: the columns that went out.
        author: who works here, by function; may be empty.
    """

    package: str
    sender: str
    kind: RecordKind
    letters: Mapping[str, str]
    went_out: frozenset[str]
    author: str = ""

    def at(self, row: ReadRow, column: str = "") -> Address:
        """Return the address of a row, or of its cell in a column."""
        place = row.row.at
        return Address(place.sheet, place.row, self.letters.get(column, ""))

    def group(self, column: str) -> tuple[str, ...]:
        """Return the columns decided together with ``column``: all that went out, or none."""
        return self._groups[column]

    @cached_property
    def _groups(self) -> Mapping[str, tuple[str, ...]]:
        groups = groups_of(self.kind)
        return {name: self._narrowed(name, names) for name, names in groups.items()}

    def _narrowed(self, column: str, names: tuple[str, ...]) -> tuple[str, ...]:
        if column in self.went_out:
            return tuple(name for name in names if name in self.went_out)
        return tuple(n for n in names if n in self.letters and n not in self.went_out) or (column,)


PatternOf = Callable[[str, str], Pattern | None]


def cell_items(where: Where, row: ReadRow, pattern_of: PatternOf, tally: Tally) -> Iterator[Item]:
    """Yield an item for each group of fields that a row of a known record changed."""
    groups = dict.fromkeys(where.group(name) for name in (*row.values, *row.problems))
    for columns in groups:
        problem = next((name for name in columns if name in row.problems), "")
        if problem:
            yield _not_understood(where, row, columns, problem)
            continue
        ours = _part(columns, row.ours)
        base = None if row.base is None else _base_part(where, columns, row.base)
        theirs = {**ours, **(base or {}), **_present(columns, row.values)}
        merged = merge(where.kind, columns, base, ours, theirs)
        changed = [name for name in columns if name in row.values]
        if merged.verdict is Verdict.CONVERGED:
            tally.converged += len(changed)
        elif merged.verdict is not Verdict.SAME:
            change = _Change(where, row, columns, base, ours, theirs, merged, changed)
            yield change.item(pattern_of)


def _part(columns: tuple[str, ...], cells: Cells | None) -> dict[str, Stored]:
    return {name: (cells or {}).get(name) for name in columns}


def _present(columns: tuple[str, ...], cells: Cells) -> dict[str, Stored]:
    return {name: cells[name] for name in columns if name in cells}


def _base_part(where: Where, columns: tuple[str, ...], base: Cells) -> dict[str, Stored] | None:
    """Return what went out; None when these columns did not."""
    return _part(columns, base) if columns[0] in where.went_out else None


def _not_understood(where: Where, row: ReadRow, columns: tuple[str, ...], problem: str) -> Item:
    raw = text_of(row.row.cells[problem]) or row.row.cells[problem].formula
    known = _present(columns, row.values)
    return Item(
        item_id(where.package, where.kind.key, row.record, columns, "error"),
        Category.ERROR,
        where.kind.key,
        row.record,
        columns,
        None if row.base is None else _base_part(where, columns, row.base),
        None if row.ours is None else _part(columns, row.ours),
        (Version(where.sender, known, where.at(row, problem), raw),),
        row.problems[problem],
        (Answer.OURS, Answer.TYPED),
        tags=frozenset({f"problem:{problem}"}),
    )


@dataclass(frozen=True)
class _Change:
    """One group of fields that the copy changed."""

    where: Where
    row: ReadRow
    columns: tuple[str, ...]
    base: Cells | None
    ours: Cells
    theirs: Cells
    merged: Merged
    changed: list[str]

    def item(self, pattern_of: PatternOf) -> Item:
        """Return the item: damage before conflict before change."""
        damage, bulk = self._damage(pattern_of)
        if damage is not None:
            light = damage.name in _LIGHT
            level = Severity.LOW if light else Severity.NORMAL
            answers = (Answer.OURS, Answer.THEIRS, Answer.TYPED)
            return self._made(Category.DAMAGE, damage, answers, severity=level, bulk=bulk)
        if self.merged.verdict is Verdict.TAKE:
            answers = (Answer.THEIRS, Answer.OURS, Answer.TYPED)
            return self._made(Category.CHANGE, self._why_taken(), answers)
        return self._conflict()

    def _damage(self, pattern_of: PatternOf) -> tuple[Reason | None, str]:
        before = self.ours if self.base is None else self.base
        for name in self.changed:
            column, cell = self.where.kind.columns[name], self.row.row.cells[name]
            if cell.kind is CellKind.STORED:  # no spreadsheet program had it
                continue
            found = suspect(column, before.get(name), self.theirs[name], cell)
            if found:
                return reason(found), f"{found}:{name}"
            pattern = pattern_of(self.row.record, name)
            if pattern is not None:
                return pattern.reason, pattern.key
        return None, ""

    def _why_taken(self) -> Reason:
        if self.base is None:
            return reason("filled")
        column = self.where.kind.columns[self.columns[0]]
        return reason("added_to_set" if column.field.is_set else "edited")

    def _conflict(self) -> Item:
        answers = [Answer.OURS, Answer.THEIRS, Answer.TYPED]
        if self.base is not None:
            answers.insert(2, Answer.BASE)
        names = self.where.author, self.where.sender
        both = both_texts(self.where.kind, self.columns, self.ours, self.theirs, names)
        if both:
            answers.append(Answer.BOTH)
        name = "both_edited"
        if self.base is None:
            name = "no_base"
        elif len(self.columns) > 1 and not self._is_wording():
            name = "group_edited"
        why = reason(name)
        made = self._made(Category.CONFLICT, why, tuple(answers), needed=True)
        return replace(made, both=both or None)

    def _is_wording(self) -> bool:
        return any(self.where.kind.columns[name].is_status for name in self.columns)

    def _made(
        self,
        category: Category,
        why: Reason,
        answers: tuple[Answer, ...],
        *,
        needed: bool = False,
        severity: Severity = Severity.NORMAL,
        bulk: str = "",
    ) -> Item:
        where, result = self.where, self.merged.result
        takes = self.merged.verdict is Verdict.TAKE and dict(result) != dict(self.theirs)
        return Item(
            item_id(where.package, where.kind.key, self.row.record, self.columns),
            category,
            where.kind.key,
            self.row.record,
            self.columns,
            self.base,
            self.ours,
            (Version(where.sender, self.theirs, where.at(self.row, self.changed[0])),),
            why,
            answers,
            needed=needed,
            severity=severity,
            bulk=f"{where.kind.key}:{bulk}" if bulk else "",
            tags=self._tags(),
            merged=result if takes else None,
        )

    def _tags(self) -> frozenset[str]:
        tags = {"no_base"} if self.base is None else set()
        before = self.ours if self.base is None else self.base
        if all(self._script_only(name, before) for name in self.changed):
            tags.add("script_only")
        return frozenset(tags)

    def _script_only(self, name: str, before: Cells) -> bool:
        column = self.where.kind.columns[name]
        return is_script_only(column, before.get(name), self.theirs[name])
