"""The one short read of an export: rows in the order of sheets, and the words for their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, literal, select

from urbandesk.exchange import comment_sheet
from urbandesk.exchange.labels import told_apart
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.layout import SheetColumn, may_leave
from urbandesk.exchange.workbook import Labels, Sheet
from urbandesk.models import schema
from urbandesk.models.column import columns_of
from urbandesk.models.derived import SORT_CHINESE, SORT_ENGLISH
from urbandesk.models.field import Layer, Stored
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.city import CITY
from urbandesk.models.records.figure import FIGURE
from urbandesk.models.records.need_offer import NEED_OFFER
from urbandesk.models.records.plan import PLAN, PLAN_TEXT
from urbandesk.models.records.plan_tables import COMMENT
from urbandesk.services.drafts import method_texts
from urbandesk.services.handouts import unlike_figures
from urbandesk.services.handouts.export_columns import sheet_columns
from urbandesk.services.handouts.export_members import Members, members
from urbandesk.services.handouts.export_scope import PLAN_KINDS, Scope, What

_CHUNK = 500
_FORM_ROWS = 100
_OF_CITIES = (FIGURE, NEED_OFFER)

Columns = tuple[SheetColumn, ...]
Row = tuple[Stored, ...]


def read_sheets(connection: Connection, scope: Scope, layer: Layer) -> tuple[Sheet, ...]:
    """Return the sheets of everything in scope that may leave at that layer."""
    return _Reading(connection, scope, layer).sheets()


@dataclass(frozen=True)
class _Reading:
    """One read; names are asked for once each kind's rows are known."""

    connection: Connection
    scope: Scope
    layer: Layer

    def sheets(self) -> tuple[Sheet, ...]:
        found = members(self.connection, self.scope, self.layer)
        read = []
        for kind in self.scope.kinds:
            columns = sheet_columns(kind, self.scope, self.layer)
            rows = self._rows(kind, columns, found.get(kind.key)) if columns else []
            if columns and (rows or not self.scope.untranslated):
                read.append((kind, columns, rows))
        names = self._names(read, found)
        blank = _FORM_ROWS if self.scope.what is What.FORM else 0
        return tuple(
            Sheet(kind, columns, rows, self._labels(columns, rows, names), blank)
            for kind, columns, rows in read
        )

    def _rows(self, kind: RecordKind, columns: Columns, only: Set[str] | None) -> list[Row]:
        """Return the stored values of a sheet; ``only`` names the records, None means all."""
        table = kind.table
        chosen = select(*(table.c[c.source] if c.source else literal(None) for c in columns))
        ordered = order(kind, self.scope.languages)
        if only is None:
            return [tuple(row) for row in self.connection.execute(chosen.order_by(*ordered))]
        ids = self.connection.execute(select(table.c.id).order_by(*ordered)).scalars()
        wanted = [key for key in ids if key in only] if only else []
        some = chosen.where(table.c.id.in_(bindparam("wanted", expanding=True)))
        rows: dict[Stored, Row] = {}
        for start in range(0, len(wanted), _CHUNK):
            part = {"wanted": wanted[start : start + _CHUNK]}
            rows |= {row[0]: tuple(row) for row in self.connection.execute(some, part)}
        return [rows[key] for key in wanted]

    def _names(
        self, read: Sequence[tuple[RecordKind, Columns, list[Row]]], found: Members
    ) -> dict[str, Labels]:
        """Return, for each kind that is pointed at, the names by id.

        A narrow scope takes along the names of what its rows point at, and no others; what
        ships with the program can be chosen freely.
        """
        pointed = _pointed_at(read)
        narrow = self.scope.what in (What.CHOSEN, What.PARTNERSHIP) or self.scope.untranslated
        names: dict[str, Labels] = {}
        for key, ids in pointed.items():
            kind = schema.kind(key)
            only: Set[str] | None = None
            if key in found and self.scope.what is not What.FORM:
                only = ids | found[key]
            elif narrow and not kind.catalogue:
                only = ids
            names[key] = name_records(self.connection, kind, self.scope.languages, only)
        return names

    def _labels(
        self, columns: Columns, rows: Sequence[Row], names: Mapping[str, Labels]
    ) -> dict[str, Labels]:
        """Return, for columns that show what a key stands for, the words by key."""
        labels: dict[str, Labels] = {}
        for column in columns:
            target = column.column.field.target
            if target:
                labels[column.key] = names[target]
            elif column.derived:
                labels[column.key] = self._words(column, rows)
        return labels

    def _words(self, column: SheetColumn, rows: Sequence[Row]) -> Labels:
        languages = self.scope.languages
        words: dict[str, Callable[[], Labels]] = {
            "plan": lambda: self._currencies(column.column.side),
            "of_kind": lambda: comment_sheet.kind_words(schema.ALL_KINDS, languages),
            "of_column": lambda: comment_sheet.field_words(PLAN_KINDS, languages),
            "of_record": self._commented,
            "id": lambda: unlike_figures.words(
                self.connection, {str(row[0]) for row in rows}, languages
            ),
        }
        if column.source in words:
            return words[column.source]()
        return method_texts.by_key(column.source, languages)

    def _currencies(self, side: str) -> dict[str, str]:
        """Return the ISO code of a side's currency by plan."""
        table = PLAN.table
        rows = self.connection.execute(select(table.c.id, table.c[f"currency_{side}"]))
        return {key: code or "" for key, code in rows}

    def _commented(self) -> dict[str, str]:
        """Return the names of what comments are about, as far as they may leave."""
        table = COMMENT.table
        about = self.connection.execute(
            select(table.c.of_kind, table.c.of_record).where(table.c.of_record.is_not(None))
        ).all()
        names = {row[1]: "" for row in about}
        for key in {row[0] for row in about} & set(schema.KINDS):
            only = {row[1] for row in about if row[0] == key}
            names |= self._names_of(schema.kind(key), only)
        return names

    def _names_of(self, kind: RecordKind, only: set[str]) -> dict[str, str]:
        languages = self.scope.languages
        if kind is PLAN_TEXT:
            table = PLAN_TEXT.table
            words = method_texts.by_key("question", languages)
            rows = self.connection.execute(select(table.c.id, table.c.question))
            return {key: words.get(question, "") for key, question in rows if key in only}
        field = kind.field(kind.label)
        if field.target or not may_leave(field, self.layer):
            return {}
        return name_records(self.connection, kind, languages, only)


def _pointed_at(
    read: Iterable[tuple[RecordKind, Columns, list[Row]]],
) -> dict[str, set[str]]:
    """Return, by kind, the ids that the rows point at."""
    found: dict[str, set[str]] = {}
    for _kind, columns, rows in read:
        for place, column in enumerate(columns):
            target = column.column.field.target
            if target:
                ids = found.setdefault(target, set())
                for stored in {row[place] for row in rows}:
                    if stored is not None:
                        ids.update(str(stored).split("\n"))
    return found


def order(kind: RecordKind, languages: Languages) -> list[Any]:
    """Return what the rows of a sheet are ordered by: what they belong to, then their names."""
    table = kind.table
    named = SORT_CHINESE if languages is Languages.CHINESE else SORT_ENGLISH
    first: list[Any] = []
    if kind in _OF_CITIES:
        city = select(CITY.table.c[named]).where(CITY.table.c.id == table.c.city)
        first = [city.correlate(table).scalar_subquery(), table.c.city]
    elif kind is not PLAN:
        belongs = ("plan", "partnership", kind.order)
        first = [table.c[name] for name in belongs if name in kind.columns]
    return [*first, table.c[named], table.c.id]


def name_records(
    connection: Connection, kind: RecordKind, languages: Languages, only: Set[str] | None
) -> dict[str, str]:
    """Return id and name of the records of ``kind`` in their order, no name twice.

    Args:
        connection: the open read.
        kind: kind of record.
        languages: in which they are named.
        only: only these; None names all.
    """
    names = [column.name for column in columns_of(kind.field(kind.label)) if not column.is_status]
    table = kind.table
    statement = select(table.c.id, *(table.c[name] for name in names))
    preferred = [names[0]] if languages is Languages.ENGLISH else names
    if languages is Languages.CHINESE:
        preferred = names[::-1][:1]
    found: list[tuple[str, str]] = []
    for row in connection.execute(statement.order_by(*order(kind, languages))).mappings():
        if only is None or row["id"] in only:
            said = list(dict.fromkeys(str(row[name]) for name in preferred if row[name]))
            other = [str(row[name]) for name in names if row[name]]
            found.append((row["id"], " ".join(said) or (other[0] if other else "")))
    return told_apart(found)
