"""Applying a review: a verified backup, one transaction, everything read back, one undo step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from urbandesk.errors import UserError
from urbandesk.exchange.merge.outcome import (
    Held,
    Insert,
    Kept,
    Removal,
    Resolution,
    Restore,
    Update,
)
from urbandesk.exchange.merge.plan import Decision, Item
from urbandesk.exchange.merge.resolving import resolve
from urbandesk.exchange.merge.values import Cells
from urbandesk.i18n import N_
from urbandesk.models import database as files
from urbandesk.models import schema
from urbandesk.progress import Progress
from urbandesk.services import journal
from urbandesk.services.change import Change, Row, new_id
from urbandesk.services.files import backups
from urbandesk.services.homecoming import bringing, settled, waiting
from urbandesk.services.homecoming.review import Review
from urbandesk.services.register import trash
from urbandesk.services.register.trash import Key
from urbandesk.services.workspace import Workspace
from urbandesk.uncollected import uncollected


class ChangedMeanwhile(UserError):
    """Records that were changed after the review was made; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            N_(
                "Some of these records were changed while you looked. Nothing was taken yet; the "
                "review is compared again with today's records."
            )
        )


class NotAsPlanned(UserError):
    """A result that differs from the plan; everything was taken back."""

    def __init__(self) -> None:
        super().__init__(
            N_(
                "The result did not match what was planned, so nothing was changed. Your records "
                "are as they were; please send the log to those who look after UrbanDesk."
            )
        )


@dataclass(frozen=True)
class Applied:
    """What came of applying a review.

    Attributes:
        step: number of the change set; 0 when nothing had to be written.
        added, changed, removed: how many records.
        cells: how many columns of records got another value.
        kept: what came and was not taken.
        open: items that still need an answer.
        held: what was held back by rules across rows.
        resolution: all of it, for the receipt.
    """

    step: int
    added: int
    changed: int
    removed: int
    cells: int
    kept: tuple[Kept, ...]
    open: tuple[Item, ...]
    held: tuple[Held, ...]
    resolution: Resolution


@uncollected()
def apply(
    workspace: Workspace,
    review: Review,
    decisions: Mapping[str, Decision],
    *,
    progress: Progress,
    backup: bool = True,
) -> Applied:
    """Write what was decided, as one undo step; open conflicts keep what is here.

    The review is kept while items are open and forgotten when none is.

    Args:
        workspace: the open workspace.
        review: what came home.
        decisions: item id to decision.
        progress: hears how far it is; can be stopped until the writing begins.
        backup: whether a verified backup is made first.

    Raises:
        ChangedMeanwhile: records were changed since the review was made; nothing was written.
        NotAsPlanned: the result was not what was planned; nothing was written.
        BelongsToGone: what shall come back cannot stand without what is deleted as well; nothing
            was written.
        CannotWrite: the backup could not be made; nothing was written.
        CannotSave: the workspace is read-only or the disk refused; nothing was written.
        Cancelled: the user stopped before the writing began.
    """
    resolution = resolve(review.plan, decisions)
    progress.step(0, 3)
    if backup and not resolution.is_empty:
        backups.back_up(workspace, reason=backups.BEFORE_IMPORT)
    progress.step(1, 3)
    _take_in(workspace, review, resolution, bringing.bytes_of(review, resolution))
    if resolution.open:
        waiting.keep(workspace, review, decisions)
    else:
        waiting.forget(workspace, review.id)
    return _applied(workspace, resolution)


def _take_in(
    workspace: Workspace, review: Review, resolution: Resolution, attached: Mapping[str, bytes]
) -> None:
    """Write a resolution as one use case; what does not match the plan takes all of it back."""
    images, key = _images(workspace, resolution), new_id()
    details = {"name": review.title, settled.ROW: key}
    with workspace.change(N_("Take in {name}"), details=details) as change:
        workspace.database.defer_references()
        before = _row_counts(change, resolution)
        _expect(change, resolution)
        _write(change, resolution, images)
        if any(change.keep_bytes(content) != digest for digest, content in attached.items()):
            raise NotAsPlanned
        _read_back(workspace, change, resolution, before)
        change.write_beside(schema.PACKAGE, settled.row_of(workspace, key, review, resolution))


def _expect(change: Change, resolution: Resolution) -> None:
    """See that the records are as they were when the review was made."""
    for kind, expected in _by_kind(resolution).items():
        rows = change.rows(schema.kind(kind), list(expected), _columns(expected))
        for key, cells in expected.items():
            row = rows.get(key)
            if row is None or any(row[name] != value for name, value in cells.items()):
                raise ChangedMeanwhile
    made: list[Insert | Restore] = [*resolution.inserts, *resolution.restores]
    for one in made:
        if change.rows(schema.kind(one.kind), [one.record]):
            raise ChangedMeanwhile


def _columns(cells: Mapping[str, Cells]) -> list[str]:
    """Return every column that is named for any record, each once."""
    return list(dict.fromkeys(name for values in cells.values() for name in values))


def _by_kind(resolution: Resolution) -> dict[str, dict[str, Cells]]:
    expected: dict[str, dict[str, Cells]] = defaultdict(dict)
    touched: list[Update | Removal] = [*resolution.updates, *resolution.removals]
    for one in touched:
        expected[one.kind][one.record] = one.expected
    return expected


def _images(workspace: Workspace, resolution: Resolution) -> dict[Key, Row]:
    """Return what the records that come back were when they were deleted, and what they named."""
    images: dict[Key, Row] = {}
    with workspace.read() as connection:
        for back in resolution.restores:
            kind = schema.kind(back.kind)
            row = journal.removed_image(connection, back.kind, back.record) or {}
            images[back.kind, back.record] = row
            for column in kind.columns.values():
                for target in column.points_at(row.get(column.name)):
                    images.setdefault(target, journal.removed_image(connection, *target) or {})
    return images


def _write(change: Change, resolution: Resolution, images: Mapping[Key, Row]) -> None:
    for made in resolution.inserts:
        change.insert_many(schema.kind(made.kind), [{"id": made.record, **made.values}])
    for back in resolution.restores:
        _bring_back(change, back, resolution, images)
    updates: dict[str, dict[str, Cells]] = defaultdict(dict)
    for update in resolution.updates:
        updates[update.kind][update.record] = update.values
    for kind, values in updates.items():
        change.update_many(schema.kind(kind), values)
    for gone in resolution.removals:
        if change.rows(schema.kind(gone.kind), [gone.record]):
            change.delete(schema.kind(gone.kind), gone.record)


def _bring_back(
    change: Change, back: Restore, resolution: Resolution, images: Mapping[Key, Row]
) -> None:
    """Write a deleted record again, with what came; what it pointed at may be gone by now."""
    kind = schema.kind(back.kind)
    row: Row = {**dict.fromkeys(kind.columns), **images[back.kind, back.record]}
    row |= {"id": back.record, **back.values}
    coming = {(one.kind, one.record) for one in resolution.restores}

    def name(gone: Key) -> str:
        described = schema.kind(gone[0])
        return described.label_of(described.from_stored(images.get(gone, {}))) or gone[1]

    trash.empty_dead_links(change, kind, row, coming, name)
    change.insert_many(kind, [row])


def _row_counts(change: Change, resolution: Resolution) -> dict[str, int]:
    made: list[Insert | Restore] = [*resolution.inserts, *resolution.restores]
    touched: list[Update | Removal] = [*resolution.updates, *resolution.removals]
    kinds = {one.kind for one in made} | {one.kind for one in touched}
    return {
        kind: change.scalar(select(func.count()).select_from(schema.kind(kind).table))
        for kind in kinds
    }


def _read_back(
    workspace: Workspace, change: Change, resolution: Resolution, before: Mapping[str, int]
) -> None:
    """Compare every touched row with the plan before anything is final; row numbers too."""
    gone = {one.record for one in resolution.removals}
    for kind, wanted in _wanted(resolution).items():
        rows = change.rows(schema.kind(kind), list(wanted), _columns(wanted))
        for key, cells in wanted.items():
            row = rows.get(key)
            if key in gone:
                continue
            if row is None or any(row[name] != value for name, value in cells.items()):
                raise NotAsPlanned
    cascades = any(one.kind in before for one in resolution.removals)
    after = _row_counts(change, resolution)
    if not cascades and after != resolution.rows_after(before):
        raise NotAsPlanned
    if files.broken_references(workspace.database.raw):
        raise NotAsPlanned


def _wanted(resolution: Resolution) -> dict[str, dict[str, Cells]]:
    wanted: dict[str, dict[str, Cells]] = defaultdict(dict)
    written: list[Insert | Restore | Update] = [
        *resolution.inserts,
        *resolution.restores,
        *resolution.updates,
    ]
    for one in written:
        wanted[one.kind][one.record] = one.values
    return wanted


def _applied(workspace: Workspace, resolution: Resolution) -> Applied:
    with workspace.read() as connection:
        step = journal.newest_number(connection) if not resolution.is_empty else 0
    return Applied(
        step=step,
        added=len(resolution.inserts) + len(resolution.restores),
        changed=len(resolution.updates),
        removed=len(resolution.removals),
        cells=sum(_cells(update) for update in resolution.updates),
        kept=resolution.kept,
        open=resolution.open,
        held=resolution.held,
        resolution=resolution,
    )


def _cells(update: Update) -> int:
    return len(update.values)
