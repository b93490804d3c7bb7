"""RecordKind: one kind of record, its fields and the table made from them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, MetaData, Table

from urbandesk.errors import InvalidValues, UserError
from urbandesk.i18n import CHINESE, N_, current
from urbandesk.models.column import FieldColumn, columns_of
from urbandesk.models.derived import DERIVED, SORT_CHINESE, SORT_ENGLISH, derive
from urbandesk.models.field import Field, Kind, Stored, Value
from urbandesk.models.stored_values import StoredText, StoredWhole

metadata = MetaData(
    naming_convention={
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

_STAMPS = ("created", "changed", "changed_by")
_NUMERIC = (Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.SCORE, Kind.YES_NO)

Values = Mapping[str, Value]


@dataclass(frozen=True)
class RecordKind:
    """One kind of record.

    Attributes:
        key: stable name, also of its table.
        title, plural: catalogue keys.
        fields: its attributes in the order of forms and sheets.
        label: the field that names a record; bilingual where people name it in both languages.
        catalogue: whether its records ship with the program rather than being typed.
        indexed: columns that lists sort or filter by.
        ranked: numbers that long lists sort by; an index for each language answers alone.
        unique: columns that together occur once.
    """

    key: str
    title: str
    plural: str
    fields: tuple[Field, ...]
    label: str = "name"
    catalogue: bool = False
    indexed: tuple[str, ...] = ()
    ranked: tuple[str, ...] = ()
    unique: tuple[str, ...] = ()

    @cached_property
    def columns(self) -> dict[str, FieldColumn]:
        """Return every column by name, in order."""
        return {column.name: column for field in self.fields for column in columns_of(field)}

    @cached_property
    def table(self) -> Table:
        """Return the table that keeps these records."""
        columns: list[Column[Any]] = [
            Column("id", StoredText, primary_key=True),
            *(self._stored_column(column) for column in self.columns.values()),
            *(Column(name, StoredText, nullable=False) for name in _STAMPS),
            *(Column(name, StoredText) for name in DERIVED),
        ]
        table = Table(self.key, metadata, *columns)
        # Long lists are filtered through the references.
        pointing = [table.c[column.name] for column in self.references()] if self.ranked else []
        for name in self.indexed:
            # With the id the index alone answers which records a list shows, in its order.
            covered = (table.c.id, *pointing) if name in DERIVED else ()
            Index(f"ix_{self.key}_{name}", table.c[name], *covered)
        for name in self.ranked:
            # Behind equal numbers come the names.
            for order in (SORT_ENGLISH, SORT_CHINESE):
                whole = (table.c[name], table.c[order], table.c.id, *pointing)
                Index(f"ix_{self.key}_{name}_{order}", *whole)
        if self.unique:
            Index(f"ux_{self.key}", *(table.c[name] for name in self.unique), unique=True)
        return table

    def _stored_column(self, column: FieldColumn) -> Column[Any]:
        type_ = StoredWhole if column.field.kind in _NUMERIC else StoredText
        if column.field.kind is not Kind.REFERENCE:
            return Column(column.name, type_, nullable=not column.required)
        goes = column.field.cascade
        return Column(
            column.name,
            type_,
            ForeignKey(f"{column.field.target}.id", ondelete="CASCADE" if goes else "SET NULL"),
            nullable=not column.required,
            index=True,
        )

    @cached_property
    def order(self) -> str:
        """Return the column with the place of a record among its like; empty where there is none.

        An organisation has a position, too, but that is what it thinks of the partnership.
        """
        column = self.columns.get("position")
        return column.name if column is not None and column.field.kind is Kind.COUNT else ""

    def field(self, key: str) -> Field:
        """Return the field with that key.

        Raises:
            KeyError: there is none.
        """
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)

    def check(self, values: Values) -> dict[str, Value]:
        """Return ``values`` by column in canonical form.

        Raises:
            InvalidValues: some break their rules; says which and why.
        """
        checked: dict[str, Value] = {}
        problems: dict[str, UserError] = {}
        for name, value in values.items():
            try:
                checked[name] = self.columns[name].check(value)
            except UserError as error:
                problems[name] = error
        if problems:
            raise InvalidValues(problems)
        return checked

    def require(self, values: Values) -> None:
        """See that a whole record has what it must have.

        Raises:
            InvalidValues: a required field is empty; a bilingual one is, in both languages.
        """
        missing = {
            names[0]: UserError(N_("Please fill this in: it is needed."))
            for names in self.needed
            if all(values.get(name) in (None, "", ()) for name in names)
        }
        if missing:
            raise InvalidValues(missing)

    def to_stored(self, values: Values) -> dict[str, Stored]:
        """Return canonical values as the file keeps them."""
        return {name: self.columns[name].to_stored(value) for name, value in values.items()}

    def from_stored(self, row: Mapping[str, Stored]) -> dict[str, Value]:
        """Return the values behind a row of the table; unknown columns are left out."""
        return {
            name: column.from_stored(row[name])
            for name, column in self.columns.items()
            if name in row
        }

    @cached_property
    def needed(self) -> tuple[tuple[str, ...], ...]:
        """Return the columns of each required field; one of them must be filled in."""
        needed = (columns_of(field) for field in self.fields if field.required)
        return tuple(tuple(column.name for column in columns) for columns in needed)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the columns that name a record, in the order of the languages."""
        return tuple(c.name for c in columns_of(self.field(self.label)) if not c.is_status)

    def derived(
        self, row: Mapping[str, Stored], changed: Collection[str] | None = None
    ) -> dict[str, Stored]:
        """Return the derived columns of a whole stored row.

        With the columns that ``changed``, only those of them that depend on these.
        """
        if changed is not None and self.derives_from.isdisjoint(changed):
            return {}
        names = self.names
        return derive(
            row,
            texts=self.searched,
            english=names[0],
            chinese=names[-1],
            spoken=self.spoken,
            person=self.is_person,
            named=changed is None or not set(names).isdisjoint(changed),
        )

    @property
    def is_person(self) -> bool:
        """Return whether its records are people, whose names begin with a surname."""
        return "family_name_zh" in self.columns

    @cached_property
    def spoken(self) -> tuple[str, ...]:
        """Return the columns that are also found by pinyin: names, not sentences."""
        names = (n for n in self.searched if self.columns[n].field.kind is Kind.TEXT)
        chinese = [name for name in names if self.columns[name].language != "en"]
        return (*chinese, *(name for name in ("other_names",) if name in self.columns))

    @cached_property
    def searched(self) -> tuple[str, ...]:
        """Return the columns that search looks in: every text."""
        kinds = (Kind.TEXT, Kind.LONG_TEXT, Kind.LINK)
        return tuple(n for n, c in self.columns.items() if c.field.kind in kinds)

    @cached_property
    def derives_from(self) -> frozenset[str]:
        """Return the columns from which search text and sort keys are worked out."""
        return frozenset({*self.searched, *self.names})

    def label_columns(self) -> tuple[str, ...]:
        """Return the columns that name a record, that of the language in force first."""
        return self.names[::-1] if current() == CHINESE else self.names

    def label_of(self, values: Values) -> str:
        """Return what a record is called in the language in force, else in the other one."""
        for name in self.label_columns():
            if values.get(name):
                return str(values[name])
        return ""

    def names_of(self, values: Values) -> dict[str, str]:
        """Return how a step of the journal names a record, in both languages if it can.

        So the history speaks the language of the window, not that of the day it was written.
        """
        spoken = {f"name_{name[-2:]}": str(values[name]) for name in self.names if values.get(name)}
        both = spoken if len(spoken) > 1 else {}
        return {"name": self.label_of(values), **both}

    def references(self) -> Iterator[FieldColumn]:
        """Yield the columns that point at other records."""
        return (c for c in self.columns.values() if c.field.kind is Kind.REFERENCE)
