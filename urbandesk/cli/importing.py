"""Taking copies home without a window: what they ask for, and what came of it, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from urbandesk.exchange.merge.plan import Answer, Category, Decision, Item
from urbandesk.i18n import N_, _, ngettext
from urbandesk.models import schema
from urbandesk.progress import Unwatched
from urbandesk.services.homecoming import applying, reading, receipts
from urbandesk.services.homecoming.applying import Applied
from urbandesk.services.homecoming.review import Review
from urbandesk.services.workspace import Workspace

_CATEGORIES = {
    Category.CONFLICT: N_("conflict"),
    Category.CHANGE: N_("change"),
    Category.NEW: N_("new record"),
    Category.DELETE: N_("deletion"),
    Category.DAMAGE: N_("probable damage"),
    Category.ERROR: N_("cannot be read"),
}


def take_home(
    workspace: Workspace,
    copies: Sequence[Path],
    *,
    preview: bool,
    theirs: bool,
    report: Path | None,
    language: str,
    password: str = "",
) -> Iterator[str]:
    """Compare copies with the workspace, take what needs no answer, and say what came of it.

    Args:
        workspace: the open workspace.
        copies: workbooks or delegation copies; several must come from the same export.
        preview: only say what the copies ask for; nothing is written.
        theirs: what was changed on both sides takes what came; otherwise what is here stays, and
            the sender's value stays open in the receipt.
        report: where the receipt is written; None for none. Not written with ``preview``.
        language: of the receipt.
        password: for sealed copies.

    Raises:
        UserError: a copy cannot be read, or the workspace cannot be written to.
    """
    review = reading.read_copies(workspace, copies, progress=Unwatched(), password=password)
    if preview:
        yield from (_line(item) for item in review.plan.items)
        yield _count(len(review.plan.items))
        return
    decisions = _decisions(review) if theirs else {}
    applied = applying.apply(workspace, review, decisions, progress=Unwatched())
    yield from _outcome(applied)
    if report is not None:
        receipts.write_receipt(
            workspace, review, applied, report, language=language, progress=Unwatched()
        )
        yield str(report)


def _decisions(review: Review) -> Mapping[str, Decision]:
    """Return THEIRS for every conflict that can be answered so."""
    return {
        item.id: Decision(Answer.THEIRS)
        for item in review.plan.items
        if item.category is Category.CONFLICT and Answer.THEIRS in item.answers
    }


def _line(item: Item) -> str:
    kind = schema.KINDS.get(item.kind)
    columns = _(", ").join(kind.columns[name].title() for name in item.columns) if kind else ""
    parts = (
        _(_CATEGORIES[item.category]),
        _(kind.title) if kind else "",
        item.record,
        columns,
        item.reason.text(),
    )
    return "\t".join(parts)


def _count(items: int) -> str:
    words = ngettext(
        "{n} thing differs. Nothing was written.",
        "{n} things differ. Nothing was written.",
        items,
    )
    return words.format(n=items)


def _outcome(applied: Applied) -> Iterator[str]:
    yield _("Added: {added}. Changed: {changed}. Removed: {removed}.").format(
        added=applied.added, changed=applied.changed, removed=applied.removed
    )
    waiting = len(applied.open) + len(applied.held)
    if waiting:
        words = ngettext(
            "{n} thing needs an answer and was left as it is here.",
            "{n} things need an answer and were left as they are here.",
            waiting,
        )
        yield words.format(n=waiting)
