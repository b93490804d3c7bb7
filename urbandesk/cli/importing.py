"""Taking copies home without a window: what they ask for, and what came of it, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from urbandesk.cli.home_options import DELETE_MISSING, REALIGN, SHEET, TRUST
from urbandesk.errors import UserError
from urbandesk.exchange.merge.plan import Answer, Category, Decision, Item
from urbandesk.exchange.merge.shown import shown_columns
from urbandesk.i18n import N_, _, join_names, ngettext
from urbandesk.models import schema
from urbandesk.models.kind import RecordKind
from urbandesk.progress import Unwatched
from urbandesk.services.homecoming import applying, reading, receipts
from urbandesk.services.homecoming.applying import Applied
from urbandesk.services.homecoming.reading import NO_CHOICES
from urbandesk.services.homecoming.review import Choices, Review
from urbandesk.services.workspace import Workspace

_CATEGORIES = {
    Category.CONFLICT: N_("conflict"),
    Category.CHANGE: N_("change"),
    Category.NEW: N_("new record"),
    Category.DELETE: N_("deletion"),
    Category.DAMAGE: N_("probable damage"),
    Category.ERROR: N_("cannot be read"),
}


_ONE_SIDE_DELETED = {"edited_and_deleted": Answer.DELETE, "deleted_here": Answer.RESTORE}


class NoSuchSheet(UserError):
    """A sheet that was to count, but no file has several sheets of its kind, or none of it."""

    def __init__(self, sheet: str) -> None:
        super().__init__(
            N_("“{sheet}” is not one of several sheets of one kind in these files."), sheet=sheet
        )


def take_home(
    workspace: Workspace,
    copies: Sequence[Path],
    *,
    preview: bool,
    theirs: bool,
    report: Path | None,
    language: str,
    password: str = "",
    choices: Choices = NO_CHOICES,
) -> Iterator[str]:
    """Compare copies with the workspace, take what needs no answer, and say what came of it.

    Args:
        workspace: the open workspace.
        copies: workbooks or delegation copies; several must come from the same export.
        preview: only say what the copies ask for; nothing is written.
        theirs: conflicts take what came, as far as that is one thing; otherwise what is here
            stays, and they stay open.
        report: where the receipt is written; None for none. Not written with ``preview``.
        language: of the receipt.
        password: for sealed copies.
        choices: what is chosen before the copies are compared.

    Raises:
        UserError: a copy cannot be read, or the workspace cannot be written to.
    """
    quiet = Unwatched()
    review = reading.read_copies(
        workspace, copies, progress=quiet, password=password, choices=choices
    )
    _refuse_unknown_sheets(review)
    if preview:
        yield from _preview(review)
        return
    decisions = _decisions(review) if theirs else {}
    applied = applying.apply(workspace, review, decisions, progress=quiet)
    yield from (*_outcome(applied), *_ways(review))
    if report is not None:
        yield str(_receipt(workspace, review, applied, report, language))


def _refuse_unknown_sheets(review: Review) -> None:
    known = {name for source in review.sources for one in source.copied for name in one.sheets}
    for _file, sheet in sorted(review.choices.sheets):
        if sheet not in known:
            raise NoSuchSheet(sheet)


def _receipt(
    workspace: Workspace, review: Review, applied: Applied, target: Path, language: str
) -> Path:
    return receipts.write_receipt(
        workspace, review, applied, target, language=language, progress=Unwatched()
    )


def _preview(review: Review) -> Iterator[str]:
    yield from (_line(item) for item in review.plan.items)
    yield from _missing(review)
    yield from _ways(review)
    yield _count(len(review.plan.items))


def _decisions(review: Review) -> Mapping[str, Decision]:
    """Return what came for every conflict for which that is one thing."""
    return {
        item.id: Decision(answer)
        for item in review.plan.items
        if item.category is Category.CONFLICT and (answer := _what_came(item))
    }


def _what_came(item: Item) -> Answer | None:
    """Return the answer that takes what came; None where a person has to say which.

    A row that was deleted there and changed here, or the other way round, is a conflict like any
    other: asked for theirs, the deletion or the edit holds. What several copies, or several rows
    with one key, say differently is nobody's to choose by the order of their names.
    """
    if len(item.versions) > 1 and item.merged is None:
        return None
    by_reason = _ONE_SIDE_DELETED.get(item.reason.name)
    if by_reason in item.answers:
        return by_reason
    return Answer.THEIRS if Answer.THEIRS in item.answers else None


def _line(item: Item) -> str:
    kind = schema.KINDS.get(item.kind)
    shown = shown_columns(item)
    columns = join_names(kind.columns[name].title() for name in shown) if kind else ""
    parts = (
        _(_CATEGORIES[item.category]),
        _(kind.title) if kind else "",
        item.record,
        columns,
        item.reason.text(),
    )
    return "\t".join(parts)


def _not_back(review: Review) -> Iterator[tuple[RecordKind, list[str]]]:
    """Yield the records that are here, went out and did not come back, kind by kind."""
    for key, ids in review.plan.missing.items():
        here = review.plan.ground.ours.get(key, {})
        left = [record for record in ids if record in here]
        if left and key not in review.choices.missing_as_deleted:
            yield schema.kind(key), left


def _missing(review: Review) -> Iterator[str]:
    """Yield a line for each row that did not come back: they change nothing by themselves."""
    for kind, left in _not_back(review):
        for record in left:
            cells = review.plan.ground.ours[kind.key][record]
            name = kind.label_of(kind.from_stored(cells))
            yield "\t".join((_("did not come back"), _(kind.title), record, "", name))


def _ways(review: Review) -> Iterator[str]:
    """Yield which options would take what is left out now."""
    for item in review.plan.items:
        if item.reason.name == "identity_shift":
            yield _(
                "{kind}: add {realign} {key} to match the rows by what they say, or {trust} {key} "
                "to take them as they are."
            ).format(
                kind=_(schema.kind(item.kind).plural), key=item.kind, realign=REALIGN, trust=TRUST
            )
    for source in review.sources:
        for copied in source.copied:
            others = (name for name in copied.sheets if name != copied.counts)
            yield _("{kind}: “{counts}” counts; {option} takes another sheet: {others}").format(
                kind=_(schema.kind(copied.kind).plural),
                counts=copied.counts,
                option=SHEET,
                others=join_names(others),
            )
    for kind, left in _not_back(review):
        yield ngettext(
            "{kind}: {n} row did not come back; nothing is deleted. Add {option} {key} to delete "
            "its record.",
            "{kind}: {n} rows did not come back; nothing is deleted. Add {option} {key} to delete "
            "their records.",
            len(left),
        ).format(kind=_(kind.plural), n=len(left), key=kind.key, option=DELETE_MISSING)


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
    yield from (_line(item) for item in applied.open)
    for held in applied.held:
        title = _(schema.kind(held.kind).title)
        yield "\t".join((_("held back"), title, held.record, "", held.reason.text()))
