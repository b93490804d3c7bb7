"""The receipt: a workbook for the sender that says what was taken, kept and is still open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from urbandesk.exchange.languages import Languages
from urbandesk.exchange.layout import may_leave
from urbandesk.exchange.merge.plan import Category, Item, Version
from urbandesk.exchange.merge.shown import question_title, senders, shown_columns
from urbandesk.exchange.merge.values import Cells
from urbandesk.exchange.workbook import ReceiptLine
from urbandesk.i18n import N_, _, join_clauses, join_names, speaking
from urbandesk.models import schema
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Layer, Stored
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.plan import PLAN_TEXT
from urbandesk.progress import Progress
from urbandesk.services.finding import queries
from urbandesk.services.handouts import exporting, packages
from urbandesk.services.handouts.export_scope import Scope, What
from urbandesk.services.homecoming.applying import Applied
from urbandesk.services.homecoming.review import Review
from urbandesk.services.workspace import Workspace

TAKEN = N_("taken")
KEPT = N_("kept as it was")
OTHERWISE = N_("decided otherwise")
OPEN = N_("needs an answer")
HELD = N_("held back")
MISSING = N_("did not come back")
UNUSED = N_("was not used")
_MOST_MISSING = 200


def write_receipt(
    workspace: Workspace,
    review: Review,
    applied: Applied,
    target: Path,
    *,
    language: str,
    progress: Progress,
    layer: Layer = Layer.BOTH,
) -> Path:
    """Write the receipt of a review to ``target`` and return it.

    The records that the sender touched stand in it as they are now, with the same ids, and it is
    a package itself: what is open can be answered in it.

    Args:
        workspace: the open workspace.
        review: what came home.
        applied: what came of it.
        target: the new file.
        language: ``en``, ``zh_CN`` or ``both``.
        progress: told how far it is.
        layer: the widest circle that it is for.

    Raises:
        NothingToHandOut: none of the touched records may leave in that layer.
        FileInUse, CannotWrite: the place cannot be written to; an old file is as it was.
        Cancelled: the user stopped.
    """
    languages = Languages(language)
    touched = _touched(review, applied)
    with speaking(languages.spoken[0]):
        lines = (*_Lines(workspace, review, layer).answers(applied), *_besides(review, layer))
    scope = Scope(What.RECORDS, languages, records=touched)
    parent = next((p for p in review.plan.packages if p and packages.is_known(workspace, p)), "")
    return exporting.hand_out(
        workspace, target, scope, progress=progress, layer=layer, parent=parent, receipt=lines
    )


def _touched(review: Review, applied: Applied) -> dict[str, tuple[str, ...]]:
    """Return the records that still are there, by kind, of which a line is written."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    gone = {one.record for one in applied.resolution.removals}
    for item in review.plan.items:
        if item.record and item.record not in gone:
            found[item.kind][item.record] = None
    return {kind: tuple(ids) for kind, ids in found.items()}


class _Lines:
    """Says of each item what came of it; nothing that a narrower circle keeps to itself."""

    def __init__(self, workspace: Workspace, review: Review, layer: Layer) -> None:
        self._plan = review.plan
        self._layer = layer
        self._now = _now(workspace, review)

    def answers(self, applied: Applied) -> Iterator[ReceiptLine]:
        """Yield a line for each item that the reader may know of."""
        kept = {one.item for one in applied.kept}
        written = {i: one.values for one in applied.resolution.updates for i in one.items}
        open_ones = {item.id for item in applied.open}
        held = {item: one.reason.text() for one in applied.held for item in one.items}
        for item in self._plan.items:
            if item.id in held:
                line = self._line(item, HELD, held[item.id])
            elif item.id in open_ones:
                line = self._line(item, OPEN, item.reason.text())
            elif item.id in kept:
                outcome = _kept_how(item, written.get(item.id))
                line = self._line(item, outcome, "" if outcome == TAKEN else item.reason.text())
            else:
                line = self._line(item, TAKEN, "")
            if line is not None:
                yield line

    def _line(self, item: Item, outcome: str, why: str) -> ReceiptLine | None:
        kind = schema.KINDS.get(item.kind)
        if kind is None:
            return ReceiptLine(_(outcome), "", "", "", _raw(item), "", why)
        columns = [n for n in shown_columns(item) if may_leave(kind.columns[n].field, self._layer)]
        if not may_leave(kind.field(kind.label), self._layer) or (item.columns and not columns):
            return None
        record = self._now.get(item.record)
        return ReceiptLine(
            outcome=_(outcome),
            kind=_(kind.title),
            record=_called(record) if record else _named(item),
            field=join_names(kind.columns[name].title() for name in columns) or _whole(item),
            sent=self._sent(kind, item, columns),
            now=_said(record.text(name) for name in columns) if record and columns else "",
            why=why,
        )

    def _sent(self, kind: RecordKind, item: Item, columns: list[str]) -> str:
        """Return what came; of copies that say different things each, so that all find theirs."""
        if columns and len(item.versions) > 1:
            return join_clauses(
                _("{name}: {text}").format(
                    name=senders(one), text=one.raw or self._cells(kind, one, columns)
                )
                for one in item.versions
            )
        if _raw(item):
            return _raw(item)
        if columns:
            return self._cells(kind, item.versions[0], columns) if item.versions else _("empty")
        if item.category is Category.DELETE:
            return ""
        return _named(item)

    def _cells(self, kind: RecordKind, version: Version, columns: list[str]) -> str:
        return _said(self._value(kind.columns[n], version.values.get(n)) for n in columns)

    def _value(self, column: FieldColumn, stored: Stored) -> str:
        """Return a value as people read it; references by name."""
        target = column.field.target
        if stored is None or not target:
            return "" if stored is None else column.show(column.from_stored(stored))
        here, kind = self._plan.ground.ours.get(target, {}), schema.kind(target)
        found = (here.get(key) for key in str(stored).split("\n"))
        return join_names(kind.label_of(kind.from_stored(cells)) for cells in found if cells)


def _kept_how(item: Item, written: Cells | None) -> str:
    """Return what came of what was not simply taken: somebody may have typed something else."""
    if written is None or item.about_row:
        return KEPT
    now = {**(item.ours or {}), **written}
    came = (version.values for version in item.versions if version.values)
    taken = any(all(now.get(name) == value for name, value in one.items()) for one in came)
    return TAKEN if taken else OTHERWISE


def _said(words: Iterable[str]) -> str:
    """Return values in one text; that all are empty is said."""
    return join_names(filter(None, words)) or _("empty")


def _called(record: queries.Record) -> str:
    """Return what a record is called; an answer by its question, since its texts stand beside."""
    if record.kind == PLAN_TEXT.key:
        return question_title(str(record.values.get("question") or ""))
    return record.label


def _raw(item: Item) -> str:
    return item.versions[0].raw if item.versions else ""


def _whole(item: Item) -> str:
    """Return what was asked of a whole record; of a whole sheet nothing."""
    if not item.record:
        return ""
    return _("delete it") if item.category is Category.DELETE else _("the whole record")


def _named(item: Item) -> str:
    """Return what a record that is not here is called: in the copy, else as it was.

    What is about a whole sheet is called as that sheet.
    """
    if not item.record:
        return item.at.sheet if item.at is not None else ""
    kind = schema.KINDS[item.kind]
    if kind is PLAN_TEXT:
        return question_title(str((item.theirs or item.ours or {}).get("question") or ""))
    for cells in (item.theirs, item.ours, item.base):
        name = kind.label_of(kind.from_stored(cells)) if cells else ""
        if name:
            return name
    return ""


def _besides(review: Review, layer: Layer) -> Iterator[ReceiptLine]:
    """Yield what did not come back, and what came and is nobody's."""
    for key, ids in review.plan.missing.items():
        kind = schema.KINDS[key]
        if may_leave(kind.field(kind.label), layer):
            for one in ids[:_MOST_MISSING]:
                cells = review.plan.ground.base.get(key, {}).get(one, {})
                name = kind.label_of(kind.from_stored(cells))
                why = _("A missing row changes nothing. Mark a row to delete its record.")
                yield ReceiptLine(_(MISSING), _(kind.title), name, "", "", "", why)
    for source in review.sources:
        for at in source.ignored:
            place = _("sheet {sheet}").format(sheet=at.sheet)
            if at.column:
                place = _("sheet {sheet}, column {column}").format(sheet=at.sheet, column=at.column)
            why = _("It has no field here.")
            yield ReceiptLine(_(UNUSED), "", place, "", "", "", why)


def _now(workspace: Workspace, review: Review) -> dict[str, queries.Record]:
    wanted: dict[str, list[str]] = defaultdict(list)
    for item in review.plan.items:
        if item.record:
            wanted[item.kind].append(item.record)
    return {
        record.id: record
        for kind, ids in wanted.items()
        for record in queries.records(workspace, kind, list(dict.fromkeys(ids)))
    }
