"""Handing out a workbook: one short read of plain rows, then the writing without the file."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, func, select

from urbandesk.errors import UserError
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.layout import (
    SheetColumn,
    columns_for,
    goes_out,
    sheet_name,
    worth_a_sheet,
)
from urbandesk.exchange.workbook import Book, Labels, Sheet
from urbandesk.exchange.writer import write_book
from urbandesk.i18n import N_
from urbandesk.models.field import Layer
from urbandesk.models.kind import RecordKind
from urbandesk.models.migrations import SCHEMA_VERSION
from urbandesk.models.records.action import ACTION
from urbandesk.models.records.plan import PLAN
from urbandesk.progress import Progress
from urbandesk.services import method_texts, native_figures
from urbandesk.services.export_scope import Scope, What, name_records, targets
from urbandesk.services.workspace import Workspace


class NoSuchPlan(UserError):
    """A plan that is not in the workspace."""

    def __init__(self, key: str) -> None:
        super().__init__(
            N_("There is no plan with the key “{key}” in this workspace. Please check the key."),
            key=key,
        )


@dataclass(frozen=True)
class _Read:
    """What the one short read gives: rows by kind, and names of records by kind."""

    sheets: tuple[Sheet, ...]
    names: Mapping[str, Labels]


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
    """Write the records in scope as a workbook to ``target``, replacing what is there at the end.

    Returns:
        ``target``.

    Raises:
        NoSuchPlan: there is no plan ``plan_id``.
        Cancelled: the user stopped; an existing file is as it was.
        FileInUse: ``target`` is open in another program; it is as it was.
        CannotWrite: the disk is full, or the folder missing or protected.
    """
    scope = Scope(what, plan_id or "", languages)
    with workspace.read() as connection:
        read = _read(connection, scope, layer)
    plans = read.names.get(PLAN.key, {})
    if plan_id and plan_id not in plans:
        raise NoSuchPlan(plan_id)
    shows_money = goes_out(ACTION.columns["budget_eu"], languages, layer)
    charts = native_figures.of_plans(workspace, list(plans), languages) if shows_money else ()
    book = _blank_book(workspace, languages, layer)
    title = plans[plan_id] if plan_id else book.name
    shown = charts if scope.has_plans else ()
    book = replace(book, title=title, sheets=read.sheets, charts=shown)
    return write_book(target, book, progress=progress)


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
    """Return the sheets with records that ``export_workbook`` would write, in their order."""
    scope = Scope(what, plan_id, languages)
    sheets = []
    with workspace.read() as connection:
        for kind in scope.kinds:
            if worth_a_sheet(columns_for(kind, languages, layer)):
                rows = scope.narrowed(select(kind.table.c.id), kind).order_by(None).subquery()
                count = connection.execute(select(func.count()).select_from(rows)).scalar_one()
                sheets.append(SheetOutline(sheet_name(kind, languages), count))
    return tuple(sheets)


def _read(connection: Connection, scope: Scope, layer: Layer) -> _Read:
    names = {k.key: name_records(connection, k, scope) for k in targets(scope.kinds)}
    if scope.has_plans:
        names[PLAN.key] = name_records(connection, PLAN, scope)
    sheets = []
    for kind in scope.kinds:
        columns = columns_for(kind, scope.languages, layer)
        if not worth_a_sheet(columns):
            continue
        table = kind.table
        statement = scope.narrowed(select(*(table.c[c.source] for c in columns)), kind)
        rows = [tuple(row) for row in connection.execute(statement)]
        labels = _labels(connection, kind, columns, names=names, scope=scope)
        sheets.append(Sheet(kind, columns, rows, labels))
    return _Read(tuple(sheets), names)


def _labels(
    connection: Connection,
    kind: RecordKind,
    columns: tuple[SheetColumn, ...],
    *,
    names: Mapping[str, Labels],
    scope: Scope,
) -> dict[str, Labels]:
    """Return, for columns that show what a key stands for, the words by key."""
    labels: dict[str, Labels] = {}
    for column in columns:
        target = column.column.field.target
        if target:
            labels[column.key] = names[target]
        elif column.derived and column.source == "plan":
            labels[column.key] = _currencies(connection, column.column.side)
        elif column.derived:
            labels[column.key] = method_texts.by_key(column.source, scope.languages)
    return labels


def _currencies(connection: Connection, side: str) -> dict[str, str]:
    """Return the ISO code of a side's currency by plan."""
    table = PLAN.table
    rows = connection.execute(select(table.c.id, table.c[f"currency_{side}"]))
    return {key: code or "" for key, code in rows}


__all__ = ["NoSuchPlan", "SheetOutline", "What", "export_workbook", "outline"]
