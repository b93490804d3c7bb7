"""The sheet of one kind of record: a table with rules and drop-downs; keys and heads locked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from urbandesk.exchange.cells import Fill, PlainCell, filler, text_cell
from urbandesk.exchange.incoming import Mark
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.layout import (
    FIRST_ROW,
    HEADER_ROW,
    KEY_ROW,
    SheetColumn,
    sheet_name,
    table_name,
)
from urbandesk.exchange.lists import DropDown, labels_of
from urbandesk.exchange.locking import lock
from urbandesk.exchange.printing import repeat_heads, set_up
from urbandesk.exchange.rules import rule_for
from urbandesk.exchange.styles import (
    CHINESE_DATE,
    ISO_DATE,
    Look,
    head,
    line_height,
    plain,
    speaks_chinese,
    value,
)
from urbandesk.exchange.widths import column_width, header_lines, set_height, some_of, text_lines
from urbandesk.exchange.workbook import Book, Labels, Sheet
from urbandesk.models.field import Kind
from urbandesk.progress import Progress

_ROWS_BETWEEN_STEPS = 200
_WIDEST_FROZEN = 75.0
_TYPICAL = 24


def _placed(cells: Sequence[PlainCell], row: int) -> Iterator[PlainCell]:
    """Give the cells of a row their places.

    openpyxl's own way takes each cell for a value first and finds out by an exception, which
    costs a tenth of the whole export.
    """
    for column, cell in enumerate(cells, 1):
        cell.column, cell.row = column, row
        yield cell


def _typical(column: SheetColumn, labels: Labels) -> list[str]:
    """Return texts as wide as those that will be written into an empty column."""
    if labels:
        return list(labels.values())
    return ["n" * _TYPICAL] if column.column.field.kind in (Kind.TEXT, Kind.LINK) else []


class RecordSheet:
    """Writes one kind's sheet: the set-up first, since it stands before the rows in the file."""

    def __init__(
        self, workbook: Workbook, book: Book, sheet: Sheet, *, lists: dict[str, DropDown]
    ) -> None:
        self._book = book
        self._sheet = sheet
        self._lists = lists
        self._labels: list[Labels] = [labels_of(sheet, c, book.languages) for c in sheet.columns]
        name = sheet_name(sheet.kind, book.languages)
        self._page: Any = workbook.create_sheet(name)
        self._page._values_to_row = _placed
        self._widths = self._measure()
        self._wraps = self._wrapping()

    def write(self, progress: Progress, done: int, total: int) -> int:
        """Write everything and return how many rows of the workbook are done."""
        self._set_columns()
        self._set_paper()
        self._add_table()
        self._add_rules()
        lock(self._page)
        chinese = self._book.languages.chinese
        keys = plain(chinese=False)
        self._page.append([text_cell(self._page, c.key, keys) for c in self._sheet.columns])
        self._page.append(
            [
                text_cell(self._page, c.header, head(c.column, chinese=chinese))
                for c in self._sheet.columns
            ]
        )
        fills = [
            filler(
                self._page,
                column.column.field,
                self._look(column),
                labels,
            )
            for column, labels in zip(self._sheet.columns, self._labels, strict=True)
        ]
        append, fit = self._page.append, self._fit_height
        for number, row in enumerate(self._sheet.rows):
            if not number % _ROWS_BETWEEN_STEPS:
                progress.step(done + number, total)
            cells = [fill(stored) for fill, stored in zip(fills, row, strict=True)]
            fit(FIRST_ROW + number, cells)
            append(cells)
        self._write_blank_rows(fills)
        self._page.close()
        return done + len(self._sheet.rows)

    def _look(self, column: SheetColumn) -> Look:
        languages = self._book.languages
        return value(
            column.column,
            chinese=languages.chinese,
            derived=column.derived or column.hidden,
            date_format=CHINESE_DATE if languages is Languages.CHINESE else ISO_DATE,
        )

    def _wrapping(self) -> list[tuple[int, float, float]]:
        """Return place, width and line height of each column whose texts wrap."""
        chinese = self._book.languages.chinese
        return [
            (place, width, line_height(chinese=speaks_chinese(c.column, chinese=chinese)))
            for place, (c, width) in enumerate(zip(self._sheet.columns, self._widths, strict=True))
            if not c.hidden and self._look(c).alignment.wrap_text
        ]

    def _fit_height(self, number: int, cells: list[PlainCell]) -> None:
        """Make a row as high as its longest text needs; most rows need one line."""
        height = 0.0
        for place, width, line in self._wraps:
            text = cells[place].text
            if len(text) * 2 > width or "\n" in text:
                height = max(height, text_lines(text, width) * line + 3)
        if height:
            set_height(self._page, number, height)

    def _measure(self) -> list[float]:
        rows = [self._sheet.rows[number] for number in some_of(len(self._sheet.rows))]
        widths = []
        for place, (column, labels) in enumerate(
            zip(self._sheet.columns, self._labels, strict=True)
        ):
            shown = [row[place] for row in rows if row[place] is not None]
            if not self._sheet.rows:
                texts = _typical(column, labels)
            elif column.column.field.kind is Kind.CHOICES:
                texts = ["; ".join(labels.get(k, k) for k in str(v).split("\n")) for v in shown]
            else:
                texts = [labels.get(str(v), str(v)) for v in shown]
            widths.append(column_width(column, texts))
        return widths

    def _write_blank_rows(self, fills: list[Fill]) -> None:
        """Write the rows of a form, marked as new; a table needs one row at least."""
        columns = self._sheet.columns
        new = Mark.NEW.value if self._sheet.blank else None
        lacking = 0 if self._sheet.rows else 1
        for _row in range(max(self._sheet.blank, lacking)):
            self._page.append(
                [
                    fill(new if column.is_mark else None)
                    for column, fill in zip(columns, fills, strict=True)
                ]
            )

    def _set_columns(self) -> None:
        for number, (column, width) in enumerate(
            zip(self._sheet.columns, self._widths, strict=True), 1
        ):
            dimension = self._page.column_dimensions[get_column_letter(number)]
            dimension.width = width
            dimension.hidden = column.hidden
            # Cells below the table look and lock like those in it, but without lines.
            replace(self._look(column), border=None).dress(dimension)
        self._page.row_dimensions[KEY_ROW].hidden = True
        pairs = zip(self._sheet.columns, self._widths, strict=True)
        lines = max(header_lines(column.header, width) for column, width in pairs)
        line = line_height(chinese=self._book.languages.chinese)
        self._page.row_dimensions[HEADER_ROW].height = 10 + line * min(5, lines)
        self._page.freeze_panes = f"{get_column_letter(self._frozen() + 1)}{FIRST_ROW}"

    def _frozen(self) -> int:
        """Return how many columns stay in view: up to the name, if that leaves room for others."""
        columns = self._sheet.columns
        last = min((n for n, c in enumerate(columns, 1) if c.label), default=1)
        seen = sum(w for c, w in zip(columns[:last], self._widths, strict=False) if not c.hidden)
        return last if seen <= _WIDEST_FROZEN else 1

    def _set_paper(self) -> None:
        shown = [w for c, w in zip(self._sheet.columns, self._widths, strict=True) if not c.hidden]
        set_up(self._page, self._book, width=sum(shown))
        frozen = self._frozen()
        repeat_heads(self._page, columns=f"A:{get_column_letter(frozen)}" if frozen > 1 else "")

    def _add_table(self) -> None:
        last = get_column_letter(len(self._sheet.columns))
        area = f"A{HEADER_ROW}:{last}{HEADER_ROW + self._table_rows()}"
        name = table_name(self._sheet.kind)
        table = Table(displayName=name, name=name, ref=area)
        table.tableColumns = [
            TableColumn(id=number, name=column.header)
            for number, column in enumerate(self._sheet.columns, 1)
        ]
        table.autoFilter = AutoFilter(ref=area)
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        self._page._tables.add(table)  # add_table warns although the columns are there

    def _table_rows(self) -> int:
        return max(1, len(self._sheet.rows) + self._sheet.blank)

    def _add_rules(self) -> None:
        last = self._sheet.last_row
        for number, column in enumerate(self._sheet.columns, 1):
            rule = rule_for(column, self._book.languages, drop_down=self._lists.get(column.key))
            if rule is not None:
                letter = get_column_letter(number)
                rule.add(f"{letter}{FIRST_ROW}:{letter}{last}")
                self._page.data_validations.append(rule)
