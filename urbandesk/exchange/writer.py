"""Writes a gathered workbook to a file: complete, or not at all."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

import urbandesk
from urbandesk import filing
from urbandesk.exchange.cells import PlainCell, filler, text_cell
from urbandesk.exchange.chart_sheet import ChartSheet
from urbandesk.exchange.cover import write_contents, write_cover
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.layout import (
    FIRST_ROW,
    HEADER_ROW,
    KEY_ROW,
    SheetColumn,
    sheet_name,
    table_name,
)
from urbandesk.exchange.lists import DropDown, drop_downs, labels_of, write_lists
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
from urbandesk.i18n import N_, _
from urbandesk.models.field import Kind
from urbandesk.progress import Progress

_ROWS_BETWEEN_STEPS = 200
_ROOM_FOR_NEW_ROWS = 500
_WIDEST_FROZEN = 75.0


def write_book(target: Path, book: Book, *, progress: Progress) -> Path:
    """Write ``book`` to ``target`` and return ``target``; an existing file is replaced at the end.

    Raises:
        Cancelled: the user stopped; an existing file is as it was.
        FileInUse: ``target`` is open in another program; it is as it was.
        CannotWrite: the disk is full, or the folder missing or protected.
        UserError: a text is longer than a cell can hold.
    """
    with filing.new_file(target) as partial, ExitStack() as stack:
        workbook = Workbook(write_only=True)
        stack.callback(_clear_away, workbook)
        _describe(workbook, book)
        lists = drop_downs(book.sheets, book.languages)
        write_cover(workbook, book)
        write_contents(workbook, book)
        if book.charts:
            ChartSheet(workbook, book).write()
        done, total = 0, sum(len(sheet.rows) for sheet in book.sheets) + 1
        for sheet in book.sheets:
            done = _SheetWriter(workbook, book, sheet, lists=lists).write(progress, done, total)
        write_lists(workbook, lists, book.languages)
        progress.step(total - 1, total)
        workbook.active = 0
        workbook.save(partial)
    progress.step(total, total)
    return target


def _clear_away(workbook: Workbook) -> None:
    """Close what an interrupted writing left open, and remove openpyxl's temporary files."""
    sheets: list[Any] = workbook.worksheets
    for sheet in sheets:
        if not sheet.closed:
            sheet.close()
        with suppress(FileNotFoundError):  # saving took it away already
            sheet._writer.cleanup()


def _describe(workbook: Workbook, book: Book) -> None:
    """Set the document's properties, seen and unseen."""
    properties = workbook.properties
    properties.title = book.title
    properties.subject = book.languages.say(
        lambda: _(N_("Workbook of city partnership records")), " · "
    )
    properties.creator = book.author or "UrbanDesk"
    properties.keywords = f"urbandesk-export {book.export}"
    properties.language = book.languages.spoken[0].replace("_", "-")
    properties.created = properties.modified = book.made.replace(tzinfo=None, microsecond=0)
    unseen = {
        "urbandesk.workspace": book.workspace,
        "urbandesk.export": book.export,
        "urbandesk.schema": str(book.schema),
        "urbandesk.version": urbandesk.__version__,
        "urbandesk.language": book.languages.value,
        "urbandesk.layer": book.layer.value,
    }
    custom: Any = workbook.custom_doc_props  # type: ignore[attr-defined]
    for name, said in unseen.items():
        custom.append(StringProperty(name=name, value=said))


class _SheetWriter:
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
        self._widths = self._measure()
        self._wraps = self._wrapping()

    def write(self, progress: Progress, done: int, total: int) -> int:
        """Write everything and return how many rows of the workbook are done."""
        self._set_columns()
        self._set_paper()
        self._add_table()
        self._add_rules()
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
        if not self._sheet.rows:
            append([fill(None) for fill in fills])
        self._page.close()
        return done + len(self._sheet.rows)

    def _look(self, column: SheetColumn) -> Look:
        languages = self._book.languages
        return value(
            column.column,
            chinese=languages.chinese,
            derived=column.derived,
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
            shown = (row[place] for row in rows if row[place] is not None)
            if column.column.field.kind is Kind.CHOICES:
                texts = ["; ".join(labels.get(k, k) for k in str(v).split("\n")) for v in shown]
            else:
                texts = [labels.get(str(v), str(v)) for v in shown]
            widths.append(column_width(column, texts))
        return widths

    def _set_columns(self) -> None:
        for number, (column, width) in enumerate(
            zip(self._sheet.columns, self._widths, strict=True), 1
        ):
            dimension = self._page.column_dimensions[get_column_letter(number)]
            dimension.width = width
            dimension.hidden = column.hidden
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
        area = f"A{HEADER_ROW}:{last}{HEADER_ROW + max(1, len(self._sheet.rows))}"
        name = table_name(self._sheet.kind)
        table = Table(displayName=name, name=name, ref=area)
        table.tableColumns = [
            TableColumn(id=number, name=column.header)
            for number, column in enumerate(self._sheet.columns, 1)
        ]
        table.autoFilter = AutoFilter(ref=area)
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        self._page._tables.add(table)  # add_table warns although the columns are there

    def _add_rules(self) -> None:
        last = FIRST_ROW + len(self._sheet.rows) + _ROOM_FOR_NEW_ROWS
        for number, column in enumerate(self._sheet.columns, 1):
            rule = rule_for(column, self._book.languages, drop_down=self._lists.get(column.key))
            if rule is not None:
                letter = get_column_letter(number)
                rule.add(f"{letter}{FIRST_ROW}:{letter}{last}")
                self._page.data_validations.append(rule)
