"""Gaps: what a record still lacks, counted by SQL so that a list can show it and sort by it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, case, func, or_, select

from urbandesk.models.column import FieldColumn, columns_of
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.city import CITY
from urbandesk.models.records.figure import FIGURE

_OUTDATED = "outdated"

Term = ColumnElement[Any]


def gaps(kind: RecordKind) -> Term:
    """Return how many gaps a record has, as SQL.

    A name that stands in one language only, a text that is outdated or stands in one language
    only, and a figure without year or source each count as one.
    """
    found: list[Term] = [case((lacks, 1), else_=0) for lacks in _lacking(kind)]
    if kind is CITY:
        found.append(_figures_without_origin())
    counted: Term = sum(found[1:], found[0])
    return counted


def _lacking(kind: RecordKind) -> Iterator[Term]:
    table = kind.table
    named = kind.field(kind.label)
    for field in kind.fields:
        if not field.bilingual or not (field.drafted or field is named):
            continue
        columns = columns_of(field)
        texts = [table.c[column.name] for column in columns if not column.is_status]
        empty = [or_(text.is_(None), text == "") for text in texts]
        one_sided = empty[0] != empty[1]
        outdated = [_is_outdated(kind, column) for column in columns if column.is_status]
        yield or_(one_sided, *outdated)


def _is_outdated(kind: RecordKind, column: FieldColumn) -> Term:
    return func.coalesce(kind.table.c[column.name], "") == _OUTDATED


def _figures_without_origin() -> Term:
    """Return how many known figures of a city say neither when nor who says so."""
    figure = FIGURE.table
    without = or_(figure.c.year.is_(None), figure.c.source.is_(None))
    counted = (
        select(func.count())
        .select_from(figure)
        .where(figure.c.city == CITY.table.c.id, figure.c.value.is_not(None), without)
    )
    return counted.correlate(CITY.table).scalar_subquery()
