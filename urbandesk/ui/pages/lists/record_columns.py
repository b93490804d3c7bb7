"""The columns of a list, made from the listed fields of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from urbandesk.i18n import CHINESE, _, current
from urbandesk.models import schema
from urbandesk.models.column import columns_of
from urbandesk.models.field import Field, Value
from urbandesk.models.kind import RecordKind
from urbandesk.services.finding.list_terms import GAPS
from urbandesk.services.finding.queries import Record
from urbandesk.ui.tables.cells import Cell, Column, Part, text_cell

OTHER = "other"
"""Key of the column with the name in the language that is not in force."""


class Look(NamedTuple):
    """How a field stands in a list; see ``Column``."""

    wide: int = 110
    stretch: int = 1
    rank: int = 3
    quiet: bool = False


_USUAL = Look()


def listed(
    kind: RecordKind, looks: Mapping[str, Look], *, marked: bool = False
) -> tuple[Column, ...]:
    """Return a column for each listed field; the name has two, that of the language first.

    Args:
        kind: record kind.
        looks: field key to how it stands; fields that are not named stand as usual.
        marked: whether a side's mark stands before the name.
    """
    columns: list[Column] = []
    for field in kind.fields:
        if not field.listed:
            continue
        if field.key == kind.label:
            columns += _name_columns(field, looks, marked=marked)
        else:
            columns.append(field_column(field, looks.get(field.key, _USUAL)))
    return tuple(columns)


def field_column(field: Field, look: Look) -> Column:
    """Return the column of a field in the language in force."""
    return Column(
        field.key,
        _(field.title),
        sort=column_name(field),
        wide=look.wide,
        stretch=0 if field.is_number else look.stretch,
        rank=look.rank,
        number=field.is_number,
        quiet=look.quiet,
    )


def _name_columns(field: Field, looks: Mapping[str, Look], *, marked: bool) -> list[Column]:
    name = looks.get(field.key, Look(150, 4, 0))
    other = looks.get(OTHER, Look(104, 1, 1))
    language = "en" if current() == CHINESE else "zh"
    title = "English" if language == "en" else "中文"  # the same in either interface
    first = Column(
        field.key,
        _(field.title),
        sort="",
        wide=name.wide,
        stretch=name.stretch,
        rank=name.rank,
        marked=marked,
    )
    second = Column(
        OTHER,
        title,
        sort=f"{field.key}_{language}",
        wide=other.wide,
        stretch=other.stretch,
        rank=other.rank,
        language=language,
    )
    return [first, second]


def gaps_column() -> Column:
    """Return the column that says how much a record lacks."""
    return Column(GAPS, _("Gaps"), sort=GAPS, wide=62, stretch=0, rank=2, number=True)


def column_name(field: Field) -> str:
    """Return the stored column of a field in the language in force."""
    return _names(field, current())[0]


@cache
def _names(field: Field, language: str) -> tuple[str, ...]:
    """Return the stored columns of a field, that of ``language`` first."""
    names = tuple(column.name for column in columns_of(field) if not column.is_status)
    return names[::-1] if language == CHINESE else names


def field_cell(record: Record, kind: RecordKind, key: str) -> Cell:
    """Return the cell of a listed field; a text in one language alone stands for both."""
    if key == OTHER:
        return text_cell(other_name(record, kind))
    if key == kind.label:
        return text_cell(record.label)
    field = _fields(kind.key)[key]
    if field.is_number:
        value = record.values.get(key)
        return _number_cell(kind.key, key, value, current())
    texts = (record.text(name) for name in _names(field, current()))
    return text_cell(next(filter(None, texts), ""))


@cache
def _fields(kind: str) -> dict[str, Field]:
    return {field.key: field for field in schema.kind(kind).fields}


@lru_cache(maxsize=2000)
def _number_cell(kind: str, column: str, value: Value, language: str) -> Cell:
    """Return a number as people read it; lists show the same few again and again."""
    return text_cell(schema.kind(kind).columns[column].show(value))


def other_name(record: Record, kind: RecordKind) -> str:
    """Return the name in the language that is not in force, where it is another one."""
    value = record.values.get(_names(_fields(kind.key)[kind.label], current())[-1])
    return str(value) if value and value != record.label else ""


def marked(cell: Cell, side: str) -> Cell:
    """Return a cell with the mark of a side before its words."""
    return Cell((Part(cell.text, side),)) if side else cell
