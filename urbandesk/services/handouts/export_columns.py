"""Which columns a kind's sheet has in the scope of an export."""

from __future__ import annotations

from urbandesk.exchange.layout import SheetColumn, columns_for, worth_a_sheet
from urbandesk.exchange.marks import with_marks
from urbandesk.models.field import Layer
from urbandesk.models.kind import RecordKind
from urbandesk.services.handouts.export_scope import Scope, What


def sheet_columns(kind: RecordKind, scope: Scope, layer: Layer) -> tuple[SheetColumn, ...]:
    """Return the columns of a kind's sheet; none for a kind that gets no sheet."""
    columns = columns_for(kind, scope.languages, layer)
    if not worth_a_sheet(columns):
        return ()
    if scope.untranslated:
        return _texts(columns)
    if scope.what is What.FORM:  # how far a text is, is for whoever takes it home
        columns = tuple(column for column in columns if not column.column.is_status)
    return with_marks(kind, columns, scope.languages)


def _texts(columns: tuple[SheetColumn, ...]) -> tuple[SheetColumn, ...]:
    """Return the key, what names the record, and texts of both languages with their states."""
    if not any(column.column.language for column in columns):
        return ()
    kept = [c for c in columns if c.hidden or c.label or c.column.language]
    return tuple(kept)
