"""The column in which people mark a row as new, or as one that should go."""

from __future__ import annotations

from collections.abc import Iterable

from urbandesk.exchange.incoming import Mark
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.layout import MARK_KEY, SheetColumn, header, with_unique_headers
from urbandesk.i18n import N_
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Choice, Field, Kind, Layer
from urbandesk.models.kind import RecordKind

MARKS = (Choice(Mark.NEW, N_("new")), Choice(Mark.DELETE, N_("delete")))

COLUMN = FieldColumn(
    Field(
        "mark",
        N_("Mark"),
        Kind.CHOICE,
        choices=MARKS,
        layer=Layer.PUBLIC,
        help=N_("Only for rows that you add or that should go; else leave it empty."),
    ),
    "mark",
)


def with_marks(
    kind: RecordKind, columns: Iterable[SheetColumn], languages: Languages
) -> tuple[SheetColumn, ...]:
    """Return the columns of a sheet with the one for marks, the first that people see."""
    key, *others = columns
    mark = SheetColumn(f"{kind.key}{MARK_KEY}", header(COLUMN, languages), "", COLUMN)
    return with_unique_headers([key, mark, *others])
