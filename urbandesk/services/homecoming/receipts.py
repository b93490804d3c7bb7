"""The receipt: a workbook for the sender that says what was taken, kept and is still open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from urbandesk.exchange.languages import Languages
from urbandesk.exchange.merge.plan import Item
from urbandesk.exchange.merge.values import Cells
from urbandesk.exchange.workbook import ReceiptLine
from urbandesk.i18n import N_, _, speaking
from urbandesk.models import schema
from urbandesk.models.field import Layer
from urbandesk.progress import Progress
from urbandesk.services.finding import queries
from urbandesk.services.handouts import exporting, packages
from urbandesk.services.handouts.export_scope import Scope, What
from urbandesk.services.homecoming.applying import Applied
from urbandesk.services.homecoming.review import Review
from urbandesk.services.workspace import Workspace

TAKEN = N_("taken")
KEPT = N_("kept as it was")
OPEN = N_("needs an answer")
HELD = N_("held back")


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
        lines = tuple(_lines(workspace, review, applied))
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


def _lines(workspace: Workspace, review: Review, applied: Applied) -> Iterator[ReceiptLine]:
    kept = {one.item for one in applied.kept}
    open_ones = {item.id for item in applied.open}
    held = {item: one.reason.text() for one in applied.held for item in one.items}
    now = _now(workspace, review)
    for item in review.plan.items:
        if item.id in held:
            yield _line(item, HELD, now, held[item.id])
        elif item.id in open_ones:
            yield _line(item, OPEN, now, item.reason.text())
        elif item.id in kept:
            yield _line(item, KEPT, now, item.reason.text())
        else:
            yield _line(item, TAKEN, now, "")


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


def _line(item: Item, outcome: str, now: Mapping[str, queries.Record], why: str) -> ReceiptLine:
    record = now.get(item.record)
    kind = schema.KINDS.get(item.kind)
    return ReceiptLine(
        outcome=_(outcome),
        kind=_(kind.title) if kind else "",
        record=record.label if record else _named(item),
        field=_(", ").join(kind.columns[name].title() for name in item.columns) if kind else "",
        sent=_words(item, item.theirs) or (item.versions[0].raw if item.versions else ""),
        now=_(", ").join(filter(None, (record.text(name) for name in item.columns)))
        if record
        else "",
        why=why,
    )


def _named(item: Item) -> str:
    """Return what a record that is not here is called in the copy."""
    kind = schema.KINDS.get(item.kind)
    return kind.label_of(kind.from_stored(item.theirs)) if kind else ""


def _words(item: Item, cells: Cells) -> str:
    """Return values as people read them; references by what the copy called them."""
    kind = schema.KINDS.get(item.kind)
    if kind is None:
        return ""
    shown = []
    for name in item.columns or kind.label_columns():
        column = kind.columns[name]
        value = column.from_stored(cells.get(name))
        if value is not None:
            shown.append(column.show(value) if not column.field.target else "")
    return _(", ").join(filter(None, shown))
