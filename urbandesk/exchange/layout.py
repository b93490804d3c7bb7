"""Which sheet a kind of record gets, and which columns stand on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from urbandesk.exchange.languages import Languages
from urbandesk.i18n import N_, _
from urbandesk.models import schema
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Field, Layer
from urbandesk.models.kind import RecordKind

KEY_ROW = 1
HEADER_ROW = 2
FIRST_ROW = 3
DERIVED = "~"
"""Before the key of a column that is shown for reading only and ignored on the way home."""

MARK_KEY = ".~mark"
"""End of the key of the column in which people say that a row is new or to be deleted."""

SHEET_NAME_LIMIT = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True)
class SheetColumn:
    """One column of a sheet.

    Attributes:
        key: what the hidden key row says: kind and column, such as ``city.name_en``.
        header: what people read above it, in the workbook's language.
        source: name of the stored column whose values it shows; empty for marks.
        column: the declared column; its kind decides the form of the cells.
        derived: whether it is for reading only.
        hidden: whether it is there for the program alone.
        label: whether it names the record.
    """

    key: str
    header: str
    source: str
    column: FieldColumn
    derived: bool = False
    hidden: bool = False
    label: bool = False

    @property
    def is_mark(self) -> bool:
        """Return whether people mark rows in it."""
        return self.key.endswith(MARK_KEY)

    @property
    def is_value(self) -> bool:
        """Return whether it carries a stored value that may come home changed."""
        return not (self.derived or self.is_mark or self.source == "id")


@dataclass(frozen=True)
class Lookup:
    """A column for reading that stands beside another and says what its values mean.

    Attributes:
        source: the stored column whose values are looked up.
        after: the column it follows.
        key: its own name.
        title: catalogue key of its header.
        instead: whether it hides the column it follows.
        limit: how long its texts are, in characters.
    """

    source: str
    after: str
    key: str
    title: str
    instead: bool = False
    limit: int = 300


_ID = FieldColumn(Field("id", "id", layer=Layer.PUBLIC), "id")

LOOKUPS: Mapping[str, tuple[Lookup, ...]] = {
    "plan_text": (
        Lookup("question", "question", "question_text", N_("Question"), instead=True, limit=1000),
    ),
    "figure": (Lookup("id", "area_type", "unlike", N_("Not comparable as it stands"), limit=1000),),
    "step_mark": (Lookup("step", "step", "step_title", N_("Step"), instead=True),),
    "action": (
        Lookup("plan", "budget_eu", "currency_eu", N_("Currency")),
        Lookup("plan", "budget_cn", "currency_cn", N_("Currency")),
    ),
    "comment": (
        Lookup("of_kind", "of_kind", "of_kind_text", N_("Kind of record"), instead=True),
        Lookup("of_record", "of_record", "of_record_text", N_("Record"), instead=True),
        Lookup("of_column", "of_column", "of_column_text", N_("Field"), instead=True),
    ),
}


def columns_for(kind: RecordKind, languages: Languages, layer: Layer) -> tuple[SheetColumn, ...]:
    """Return the columns of a kind's sheet, the hidden key first.

    Fields of a layer narrower than ``layer`` and texts in other languages are not among them.
    """
    lookups = {lookup.after: lookup for lookup in LOOKUPS.get(kind.key, ())}
    key = f"{kind.key}.id"
    columns = [SheetColumn(key, key, "id", _ID, hidden=True)]
    for name, column in kind.columns.items():
        if not goes_out(column, languages, layer):
            continue
        lookup = lookups.get(name)
        key = f"{kind.key}.{name}"
        hidden = lookup is not None and lookup.instead
        columns.append(
            SheetColumn(
                key,
                key if hidden else header(column, languages),
                name,
                column,
                hidden=hidden,
                label=column.field.key == kind.label and not column.is_status,
            )
        )
        if lookup:
            columns.append(_lookup_column(kind, lookup, languages))
    return with_unique_headers(columns)


def goes_out(column: FieldColumn, languages: Languages, layer: Layer) -> bool:
    """Return whether a column leaves in a workbook of these languages and that layer."""
    spoken = not column.language or column.language in languages.texts
    return spoken and may_leave(column.field, layer)


def may_leave(field: Field, layer: Layer) -> bool:
    """Return whether what a field shows may leave, names of what it points at included."""
    if not field.layer.reaches(layer):
        return False
    target = schema.kind(field.target) if field.target else None
    return target is None or may_leave(target.field(target.label), layer)


def worth_a_sheet(columns: Iterable[SheetColumn]) -> bool:
    """Return whether the name of the records leaves; without it a sheet would say nothing."""
    return any(column.label for column in columns)


def header(column: FieldColumn, languages: Languages) -> str:
    """Return what stands above a column; a language is named only where there are two."""
    if languages is not Languages.BOTH:
        column = replace(column, language="")
    return languages.say(column.title)


def _lookup_column(kind: RecordKind, lookup: Lookup, languages: Languages) -> SheetColumn:
    beside = kind.columns[lookup.after]
    field = Field(lookup.key, lookup.title, layer=beside.field.layer, limit=lookup.limit)
    column = FieldColumn(field, lookup.key, side=beside.side)
    return SheetColumn(
        f"{DERIVED}{kind.key}.{lookup.key}",
        header(column, languages),
        lookup.source,
        column,
        derived=True,
        label=lookup.instead and kind.label == beside.field.key,
    )


def with_unique_headers(columns: Iterable[SheetColumn]) -> tuple[SheetColumn, ...]:
    """Return the columns with no header twice, since a table refuses that."""
    seen: dict[str, int] = {}
    unique = []
    for column in columns:
        count = seen[column.header.casefold()] = seen.get(column.header.casefold(), 0) + 1
        name = column.header if count == 1 else f"{column.header} ({count})"
        unique.append(replace(column, header=name))
    return tuple(unique)


def sheet_name(kind: RecordKind, languages: Languages) -> str:
    """Return the name of a kind's sheet in the workbook's language."""
    return safe_sheet_name(languages.say(lambda: _(kind.plural)))


def safe_sheet_name(text: str) -> str:
    """Return ``text`` as a name that spreadsheet programs take: at most 31 characters."""
    return _FORBIDDEN.sub(" ", text).strip()[:SHEET_NAME_LIMIT].strip()


def table_name(kind: RecordKind) -> str:
    """Return the name of a kind's table, which cannot be taken for a cell."""
    return f"tbl_{kind.key}"
