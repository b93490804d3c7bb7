"""What the check sheet counts: each check's formula, and what it gives before anybody edits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from openpyxl.utils import get_column_letter, quote_sheetname

from urbandesk.exchange.languages import Languages
from urbandesk.exchange.layout import FIRST_ROW, SheetColumn, sheet_name
from urbandesk.exchange.lists import DropDown
from urbandesk.exchange.workbook import Sheet
from urbandesk.models.field import Stored

Row = Sequence[Stored]


class Sort(StrEnum):
    """What a check counts."""

    ROWS = "rows"
    TWICE = "twice"
    MISSING = "missing"
    NOT_LISTED = "not_listed"


@dataclass(frozen=True)
class Check:
    """One count on one sheet.

    Attributes:
        sort: what it counts.
        header: the column or columns that it looks at; empty for whole rows.
        formula: the live formula, without its equals sign.
        result: what the formula gives before anybody edits.
    """

    sort: Sort
    header: str
    formula: str
    result: int


class SheetChecks:
    """The checks of one sheet."""

    def __init__(self, sheet: Sheet, languages: Languages, lists: Mapping[str, DropDown]) -> None:
        self._sheet = sheet
        self._lists = lists
        self._name = quote_sheetname(sheet_name(sheet.kind, languages))
        self._filled = [
            place
            for place, column in enumerate(sheet.columns)
            if place == 0 or (_open(column) and (column.column.field.required or column.label))
        ]

    def all(self) -> Iterator[Check]:
        """Yield the checks of rows, of needed values and of lists, in this order."""
        yield self._rows()
        yield self._twice()
        yield from self._missing()
        yield from self._not_listed()

    def _range(self, place: int) -> str:
        letter = get_column_letter(place + 1)
        return f"{self._name}!${letter}${FIRST_ROW}:${letter}${self._sheet.last_row}"

    def _used(self) -> str:
        """Return the formula of the rows that hold a record: a key, a name or a needed value."""
        said = "+".join(f'({self._range(place)}<>"")' for place in self._filled)
        return f"({said}>0)"

    def _rows(self) -> Check:
        return Check(Sort.ROWS, "", f"SUMPRODUCT(--{self._used()})", len(self._sheet.rows))

    def _twice(self) -> Check:
        keys = self._range(0)
        counted = Counter(row[0] for row in self._sheet.rows)
        found = sum(number for number in counted.values() if number > 1)
        formula = f'SUMPRODUCT(({keys}<>"")*(COUNTIF({keys},{keys})>1))'
        return Check(Sort.TWICE, "", formula, found)

    def _missing(self) -> Iterator[Check]:
        by_field: dict[str, list[int]] = {}
        for place, column in enumerate(self._sheet.columns):
            if _open(column) and column.column.field.required:
                by_field.setdefault(column.column.field.key, []).append(place)
        for places in by_field.values():
            field = self._sheet.columns[places[0]].column.field
            # The other language may hold the name of a record that is not new.
            only_new = field.bilingual and len(places) == 1
            parts = [self._used(), *(f'({self._range(place)}="")' for place in places)]
            if only_new:
                parts.append(f'({self._range(0)}="")')
            rows = () if only_new else self._sheet.rows
            found = sum(all(row[place] is None for place in places) for row in rows)
            header = " / ".join(self._sheet.columns[place].header for place in places)
            yield Check(Sort.MISSING, header, f"SUMPRODUCT({'*'.join(parts)})", found)

    def _not_listed(self) -> Iterator[Check]:
        for place, column in enumerate(self._sheet.columns):
            listed = self._lists.get(column.key)
            if listed is None:
                continue
            cells = self._range(place)
            # A tilde makes the sign after it literal, so it is doubled.
            sought = f'SUBSTITUTE({cells},"~","~~")'
            formula = f'SUMPRODUCT(({cells}<>"")*ISNA(MATCH({sought},{listed.name},0)))'
            known = listed.labels
            found = sum(
                row[place] is not None and str(row[place]) not in known for row in self._sheet.rows
            )
            yield Check(Sort.NOT_LISTED, column.header, formula, found)


def _open(column: SheetColumn) -> bool:
    return column.is_value and not column.hidden and not column.column.is_status
