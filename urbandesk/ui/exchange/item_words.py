"""ItemWords: records, fields, values and answers of a review as people read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from urbandesk.exchange.merge.plan import Address, Answer, Cells, Decision, Item, MergePlan, Version
from urbandesk.exchange.merge.shown import question_title, senders, shown_columns
from urbandesk.i18n import N_, _, join_clauses, join_names
from urbandesk.models.column import FieldColumn, language_name
from urbandesk.models.field import Kind, Stored
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.plan import PLAN_TEXT
from urbandesk.models.schema import KINDS, OF_RECORD

ANSWERS: Mapping[Answer, str] = {
    Answer.OURS: N_("Ours"),
    Answer.THEIRS: N_("Theirs"),
    Answer.BASE: N_("Base"),
    Answer.BOTH: N_("Both texts"),
    Answer.TYPED: N_("Edit"),
    Answer.ADD: N_("Add"),
    Answer.SAME: N_("Same"),
    Answer.SKIP: N_("Leave out"),
    Answer.DELETE: N_("Delete"),
    Answer.KEEP: N_("Keep"),
    Answer.RESTORE: N_("Restore"),
}
"""What the button of each answer says; catalogue keys."""

IN_ROWS = (
    Answer.OURS,
    Answer.KEEP,
    Answer.THEIRS,
    Answer.ADD,
    Answer.RESTORE,
    Answer.SAME,
    Answer.SKIP,
    Answer.DELETE,
    Answer.TYPED,
)
"""The answers that are buttons in the table, in their order; the others have keys."""

_RESULTS: Mapping[Answer, str] = {
    Answer.ADD: N_("a new record"),
    Answer.SKIP: N_("left out"),
    Answer.DELETE: N_("deleted"),
    Answer.KEEP: N_("stays"),
    Answer.RESTORE: N_("brought back"),
}

_ICONS = {
    "city": "cities",
    "figure": "reports",
    "organisation": "stakeholders",
    "person": "stakeholders",
    "partnership": "partnerships",
    "membership": "partnerships",
    "funding_scheme": "funding",
    "attachment": "document",
    "theme": "table",
    "indicator": "table",
}


_OF_KIND = "of_kind"
_INNER = frozenset({"digest"})
"""Columns that say nothing to people."""


def icon_of(item: Item) -> str:
    """Return the icon of the kind of record that an item is about."""
    return _ICONS.get(item.kind, "plans" if item.kind else "document")


def buttons_of(item: Item) -> tuple[Answer, ...]:
    """Return the answers that are buttons in the row of an item."""
    return tuple(answer for answer in IN_ROWS if answer in item.answers)


def place_words(at: Address | None) -> str:
    """Return where something stands in its file; empty when it stands nowhere."""
    if at is None or not at.row:
        return _("sheet {sheet}").format(sheet=at.sheet) if at is not None and at.sheet else ""
    if not at.sheet:
        return ""
    if at.column:
        return _("sheet {sheet}, cell {cell}").format(sheet=at.sheet, cell=f"{at.column}{at.row}")
    return _("sheet {sheet}, row {row}").format(sheet=at.sheet, row=at.row)


def is_wording(item: Item) -> bool:
    """Return whether an item is about texts, whose words can be compared."""
    columns = KINDS[item.kind].columns
    fields = [columns[name].field for name in shown_columns(item) if not columns[name].is_status]
    return all(field.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.LINK) for field in fields)


class ItemWords:
    """Says what the items of one plan are about; names are looked up once in each language."""

    def __init__(self, plan: MergePlan) -> None:
        self._plan = plan
        self._names: dict[tuple[str, str], str] = {}
        self._new = {(i.kind, i.record): i.theirs for i in plan.items if i.about_row and i.theirs}

    def forget(self) -> None:
        """Say names anew: the language was switched."""
        self._names.clear()

    def cells(self, kind: str, record: str) -> Cells:
        """Return what is known of a record: as it is here, as it went out, as it came."""
        for rows in (self._plan.ground.ours, self._plan.ground.base):
            found = rows.get(kind, {}).get(record)
            if found is not None:
                return found
        return self._new.get((kind, record), {})

    def name(self, kind: str, record: str) -> str:
        """Return what a record is called; empty when nothing is known of it."""
        key = kind, record
        if key not in self._names:
            self._names[key] = ""  # records that name each other in a circle end here
            self._names[key] = self._called(kind, self.cells(kind, record))
        return self._names[key]

    def _called(self, key: str, cells: Cells) -> str:
        kind = KINDS.get(key)
        if kind is None or not cells:
            return ""
        if key == PLAN_TEXT.key:  # called by what was asked: the texts stand beside it
            return question_title(str(cells.get("question") or ""))
        for name in kind.label_columns():
            if cells.get(name):
                return self.value(kind.columns[name], cells[name])
        return ""

    def record(self, item: Item) -> str:
        """Return what the record of an item is called; a whole sheet by its name."""
        if not item.record:
            return item.at.sheet if item.at is not None else _("the file")
        kind = KINDS.get(item.kind)
        unnamed = _("{kind} without a name").format(kind=_(kind.title)) if kind else ""
        return self.name(item.kind, item.record) or unnamed

    def field(self, item: Item) -> str:
        """Return the fields that an item is about, or what a whole row is."""
        kind = KINDS.get(item.kind)
        if kind is None:
            return ""
        if item.about_row:
            return _("whole record: {kind}").format(kind=_(kind.title)) if item.record else ""
        return join_names(kind.columns[name].title() for name in shown_columns(item))

    def value(self, column: FieldColumn, stored: Stored) -> str:
        """Return one stored value as people read it; references by name."""
        if stored is None:
            return ""
        target = column.field.target
        if target and column.field.kind is Kind.REFERENCE:
            return self.name(target, str(stored)) or _("a record that is not here")
        if target:
            return join_names(self.name(target, key) or key for key in str(stored).split("\n"))
        return column.show(column.from_stored(stored))

    def values(self, item: Item, cells: Cells | None) -> str:
        """Return the values of the fields that an item is about, in one text."""
        if cells is None:
            return ""
        kind = KINDS[item.kind]
        if item.about_row:
            return self.summary(kind, cells)
        return self.text(item, cells) or _("empty")

    def text(self, item: Item, cells: Cells) -> str:
        """Return the same; empty when nothing is filled, so that it can be compared as text."""
        kind = KINDS[item.kind]
        names = [name for name in shown_columns(item) if name in cells]
        said = [self.value(kind.columns[name], cells[name]) for name in names]
        return join_names(said) if any(said) else ""

    def summary(self, kind: RecordKind, cells: Cells) -> str:
        """Return the first few values of a whole row."""
        return join_names(words for _name, words in list(self.lines(kind, cells))[:4])

    def lines(self, kind: RecordKind, cells: Cells) -> Iterator[tuple[str, str]]:
        """Yield column and words of each filled field of a row."""
        owner = self._owner(cells)
        for name, column in kind.columns.items():
            if name in _INNER:
                continue
            said = owner.get(name) or self.value(column, cells.get(name))
            if words := " ".join(said.split()):
                yield name, words

    def _owner(self, cells: Cells) -> Mapping[str, str]:
        """Return what a file or a comment hangs on: kind and record by their names."""
        key = str(cells.get(_OF_KIND) or "")
        if key not in KINDS:
            return {}
        name = self.name(key, str(cells.get(OF_RECORD) or ""))
        return {_OF_KIND: _(KINDS[key].title), OF_RECORD: name or _("a record that is not here")}

    def came(self, item: Item) -> str:
        """Return what came; of copies that say different things each, in short."""
        said = list(dict.fromkeys(self._version(item, version) for version in item.versions))
        if len(said) > 1 and (item.about_row or is_wording(item)):
            return _("{value} (and {n} more)").format(value=said[0], n=len(said) - 1)
        return " / ".join(said)

    def each_came(self, item: Item) -> str:
        """Return what came in whole; of copies that say different things each with its name."""
        if len(item.versions) < 2:
            return self.came(item)
        return join_clauses(
            _("{name}: {text}").format(name=senders(version), text=self._version(item, version))
            for version in item.versions
        )

    def _version(self, item: Item, version: Version) -> str:
        """Return what one copy says: what it gives, or its raw text when nobody knows."""
        if version.raw:
            return version.raw
        return self.values(item, version.values) if item.kind in KINDS else ""

    def result(self, item: Item, decision: Decision | None) -> str:
        """Return what will stand there after ``decision``; empty while it is open."""
        if decision is None:
            return ""
        answer = decision.answer
        if answer is Answer.SAME:
            return _("same as {name}").format(name=self.name(item.kind, decision.same))
        if item.about_row and answer in (Answer.OURS, Answer.THEIRS, Answer.TYPED):
            return _("left out") if answer is Answer.OURS else _("taken")
        if answer in _RESULTS:
            return _(_RESULTS[answer])
        return self.values(item, result_cells(item, decision))

    def other_language(self, item: Item) -> tuple[str, str]:
        """Return the same text in the other language as it is here: its language, its words."""
        kind = KINDS.get(item.kind)
        names = shown_columns(item)
        if kind is None or len(names) != 1 or not kind.columns[names[0]].language:
            return "", ""
        column = kind.columns[names[0]]
        other = "zh" if column.language == "en" else "en"
        stem = column.name.removesuffix("_status").removesuffix(f"_{column.language}")
        found = self.cells(item.kind, item.record).get(f"{stem}_{other}")
        return (language_name(other), str(found)) if found else ("", "")


def result_cells(item: Item, decision: Decision) -> Cells | None:
    """Return the values that a decision about cells leaves; None where nothing is known."""
    if decision.answer is Answer.TYPED:
        return {**(item.ours or {}), **decision.typed}
    if decision.answer is Answer.BASE:
        return item.base
    version = item.version(decision.sender)
    if version is None or decision.answer is Answer.OURS:
        return item.ours or {}
    if decision.answer is Answer.BOTH:
        return item.both
    if item.merged is not None and not decision.sender:
        return item.merged
    return version.values
