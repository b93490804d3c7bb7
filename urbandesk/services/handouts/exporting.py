"""Handing out a workbook: one short read of plain rows, then the writing without the file."""

from __future__ import annotations

import uuid
from collections.abc import Set
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, func, select

from urbandesk.errors import UserError
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.layout import goes_out, sheet_name
from urbandesk.exchange.workbook import Book, PlanCharts, ReceiptLine, Sheet
from urbandesk.exchange.writer import write_book
from urbandesk.i18n import N_, _
from urbandesk.models import schema
from urbandesk.models.database import refuse_held
from urbandesk.models.field import Layer
from urbandesk.models.file_errors import CannotSave
from urbandesk.models.kind import RecordKind
from urbandesk.models.migrations import SCHEMA_VERSION
from urbandesk.models.records.action import ACTION
from urbandesk.models.records.partnership import PARTNERSHIP
from urbandesk.models.records.plan import PLAN
from urbandesk.progress import Progress
from urbandesk.services.finding import queries
from urbandesk.services.handouts import export_words, native_figures, packages
from urbandesk.services.handouts.export_columns import sheet_columns
from urbandesk.services.handouts.export_members import members
from urbandesk.services.handouts.export_rows import name_records, read_sheets
from urbandesk.services.handouts.export_scope import Scope, What
from urbandesk.services.workspace import Workspace


class NoSuchPlan(UserError):
    """A plan that is not in the workspace."""

    def __init__(self, key: str) -> None:
        super().__init__(
            N_("There is no plan with the key “{key}” in this workspace. Please check the key."),
            key=key,
        )


class NoSuchPartnership(UserError):
    """A partnership that is not in the workspace."""

    def __init__(self, key: str) -> None:
        super().__init__(
            N_(
                "There is no partnership with the key “{key}” in this workspace. "
                "Please check the key."
            ),
            key=key,
        )


class NothingToHandOut(UserError):
    """A scope without anything that may leave."""

    def __init__(self, *, untranslated: bool) -> None:
        super().__init__(
            N_("Every text is there and up to date in both languages: nothing is to be translated.")
            if untranslated
            else N_("Nothing of this may leave in an output for this circle of readers.")
        )


def export_workbook(
    workspace: Workspace,
    target: Path,
    *,
    progress: Progress,
    what: What = What.ALL,
    plan_id: str | None = None,
    languages: Languages = Languages.ENGLISH,
    layer: Layer = Layer.BOTH,
) -> Path:
    """Write everything or a part as a workbook; see ``hand_out``, which takes every scope."""
    scope = Scope(what, languages, plan_id=plan_id or "")
    return hand_out(workspace, target, scope, progress=progress, layer=layer)


def hand_out(
    workspace: Workspace,
    target: Path,
    scope: Scope,
    *,
    progress: Progress,
    layer: Layer = Layer.BOTH,
    parent: str = "",
    receipt: tuple[ReceiptLine, ...] | None = None,
) -> Path:
    """Write the records in scope as a workbook to ``target``, replacing what is there at the end.

    The workbook is a package: it carries what went out; so does a workspace that is writable.

    Args:
        workspace: the open workspace.
        target: the new file.
        scope: which records, in which languages.
        progress: told after some rows; may stop the writing.
        layer: the widest circle that it is for; nothing narrower goes out.
        parent: id of the package that this one answers; empty for a first one.
        receipt: what came of a copy, for its sender; None for other workbooks.

    Raises:
        NoSuchPlan, NoSuchPartnership: it is not in the workspace.
        NoSuchPackage: the workspace does not know ``parent``.
        NothingToHandOut: nothing in scope may leave, or nothing is to be translated.
        Cancelled: the user stopped; an existing file is as it was.
        FileInUse, WorkspaceInUse: ``target`` is open, here or elsewhere; it is as it was.
        CannotWrite: the disk is full, or the folder missing or protected.
        CannotSave: the package could not be kept in the workspace; nothing was written.
    """
    refuse_held(target)
    if parent and not packages.is_known(workspace, parent):
        raise packages.NoSuchPackage(parent)
    scope = _looked_up(workspace, scope)
    book = replace(_gathered(workspace, scope, layer), parent=parent, receipt=receipt)
    if workspace.read_only:
        return write_book(target, book, progress=progress)
    return _written_and_kept(workspace, target, book, progress)


def _written_and_kept(workspace: Workspace, target: Path, book: Book, progress: Progress) -> Path:
    """Write the workbook and keep its package; without the one there is not the other."""
    try:
        return write_book(target, book, progress=progress, keep=partial(packages.store, workspace))
    except BaseException:
        with suppress(CannotSave):  # its number is then of no workbook, which harms nothing
            packages.forget(workspace, book.export)
        raise


def _looked_up(workspace: Workspace, scope: Scope) -> Scope:
    """Return the scope with the records that its list shows."""
    scope = scope.settled()
    if scope.query is None:
        return scope
    return replace(scope, ids=tuple(queries.keys(workspace, scope.query)))


def _gathered(workspace: Workspace, scope: Scope, layer: Layer) -> Book:
    """Return the whole workbook as plain values."""
    with workspace.read() as connection:
        title = _title(connection, scope)
        sheets = read_sheets(connection, scope, layer)
    if not sheets:
        raise NothingToHandOut(untranslated=scope.untranslated)
    book = _blank_book(workspace, scope.languages, layer)
    return replace(
        book,
        title=title or book.name,
        sheets=sheets,
        charts=_charts(workspace, sheets, scope, layer),
        shown=export_words.shown(workspace, scope, layer),
    )


def _title(connection: Connection, scope: Scope) -> str:
    """Return what the workbook is about; empty for the whole workspace."""
    languages = scope.languages
    if scope.plan_id:
        plans = name_records(connection, PLAN, languages, {scope.plan_id})
        if scope.plan_id not in plans:
            raise NoSuchPlan(scope.plan_id)
        return plans[scope.plan_id]
    if scope.what is What.PARTNERSHIP:
        pairs = name_records(connection, PARTNERSHIP, languages, {scope.partnership_id})
        if scope.partnership_id not in pairs:
            raise NoSuchPartnership(scope.partnership_id)
        return pairs[scope.partnership_id]
    if scope.what in (What.CHOSEN, What.FORM):
        return languages.say(lambda: _(schema.kind(scope.kind).plural))
    return ""


def _charts(
    workspace: Workspace, sheets: tuple[Sheet, ...], scope: Scope, layer: Layer
) -> tuple[PlanCharts, ...]:
    """Return the figures of the plans that go out; none where their sums may not leave."""
    if scope.untranslated or not goes_out(ACTION.columns["budget_eu"], scope.languages, layer):
        return ()
    plans = [str(row[0]) for sheet in sheets if sheet.kind is PLAN for row in sheet.rows]
    return native_figures.of_plans(workspace, plans, scope.languages)


def _blank_book(workspace: Workspace, languages: Languages, layer: Layer) -> Book:
    """Return a workbook that says where it comes from and holds nothing yet."""
    return Book(
        title="",
        name=workspace.path.stem,
        workspace=workspace.about.key,
        export=str(uuid.uuid4()),
        schema=SCHEMA_VERSION,
        made=datetime.now(UTC).astimezone(),
        author=workspace.author,
        sample=workspace.about.sample,
        languages=languages,
        layer=layer,
        sheets=(),
    )


@dataclass(frozen=True, slots=True)
class SheetOutline:
    """One sheet that a workbook will have: its name there, and how many records stand on it."""

    name: str
    rows: int


def outline(
    workspace: Workspace, what: What, plan_id: str, languages: Languages, *, layer: Layer
) -> tuple[SheetOutline, ...]:
    """Return the sheets that ``export_workbook`` would write, in their order; see ``outlined``."""
    return outlined(workspace, Scope(what, languages, plan_id=plan_id), layer=layer)


def outlined(workspace: Workspace, scope: Scope, *, layer: Layer) -> tuple[SheetOutline, ...]:
    """Return the sheets that ``hand_out`` would write, in their order."""
    scope = _looked_up(workspace, scope)
    sheets = []
    with workspace.read() as connection:
        found = members(connection, scope, layer)
        for kind in scope.kinds:
            if not sheet_columns(kind, scope, layer):
                continue
            count = _number(connection, kind, found.get(kind.key))
            if count or not scope.untranslated:
                sheets.append(SheetOutline(sheet_name(kind, scope.languages), count))
    return tuple(sheets)


def _number(connection: Connection, kind: RecordKind, only: Set[str] | None) -> int:
    table = kind.table
    if only is None:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())
    return sum(key in only for key in connection.execute(select(table.c.id)).scalars())


__all__ = [
    "NoSuchPartnership",
    "NoSuchPlan",
    "NothingToHandOut",
    "Scope",
    "SheetOutline",
    "What",
    "export_workbook",
    "hand_out",
    "outline",
    "outlined",
]
