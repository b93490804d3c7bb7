"""The check sheet: live counts of rows, missing values, values outside lists and doubled keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from urbandesk.exchange.cells import PlainCell, text_cell
from urbandesk.exchange.checks import Check, SheetChecks, Sort
from urbandesk.exchange.formulas import close_with_results, formula_cell
from urbandesk.exchange.layout import sheet_name
from urbandesk.exchange.lists import DropDown
from urbandesk.exchange.locking import lock
from urbandesk.exchange.pages import fact_look, fit, link_cell, new_page, say
from urbandesk.exchange.styles import SECONDARY, TEXT, Look, font, single_line
from urbandesk.exchange.widths import text_lines
from urbandesk.exchange.workbook import Book, Sheet
from urbandesk.i18n import N_

SHEET_TITLE = N_("Check")
_WIDTHS = (26.0, 33.0, 16.0, 14.0, 14.0)
_AMBER = PatternFill(bgColor="FFF3D6")
_FINDINGS = (Sort.MISSING, Sort.NOT_LISTED, Sort.TWICE)
_HEADS = (
    N_("Sheet"),
    N_("Records"),
    N_("Missing values"),
    N_("Not in the list"),
    N_("Same key twice"),
)
_WHAT = {Sort.MISSING: N_("Missing values"), Sort.NOT_LISTED: N_("Not in the list")}
_NOTE = N_("These counts follow what you type. Not all of them must be zero.")
_DETAILS = N_("By column")


class CheckSheet:
    """The check sheet while it is written, row by row."""

    def __init__(self, workbook: Workbook, book: Book, lists: Mapping[str, DropDown]) -> None:
        self._book = book
        self._chinese = book.languages.chinese
        self._sheet: Worksheet = new_page(workbook, book, SHEET_TITLE, _WIDTHS)
        self._checks = [
            (sheet, list(SheetChecks(sheet, book.languages, lists).all())) for sheet in book.sheets
        ]
        self._count = fact_look(chinese=self._chinese, colour=TEXT, count=True)
        self._text = fact_look(chinese=self._chinese, colour=TEXT)
        self._head = fact_look(chinese=self._chinese, colour=SECONDARY, bold=True)
        self._results: dict[str, int] = {}
        self._row = 0

    def write(self) -> None:
        """Write a line for each sheet and below it one for each column that is checked."""
        last = 4 + len(self._checks)
        lock(self._sheet)
        self._mark_findings(last)
        title = Look(font(chinese=self._chinese, size=16, bold=True), Alignment(vertical="center"))
        self._sheet.row_dimensions[1].height = 28
        self._append([text_cell(self._sheet, say(self._book, SHEET_TITLE), title)])
        note = single_line(chinese=self._chinese, size=11, colour=SECONDARY)
        words = say(self._book, _NOTE)
        self._append([text_cell(self._sheet, words, note)])
        self._append([])
        self._append([text_cell(self._sheet, say(self._book, head), self._head) for head in _HEADS])
        below = last + 4
        for sheet, checks in self._checks:
            self._write_sums(sheet, checks, below)
            below += len(_by_column(checks))
        self._write_details()
        close_with_results(self._sheet, self._results)

    def _mark_findings(self, last: int) -> None:
        look = DifferentialStyle(fill=_AMBER)
        rule = Rule(type="cellIs", operator="greaterThan", formula=["0"], dxf=look)
        details = sum(len(_by_column(checks)) for _sheet, checks in self._checks)
        area = f"C5:E{last} D{last + 4}:D{last + 4 + details}"
        self._sheet.conditional_formatting.add(area, rule)

    def _write_sums(self, sheet: Sheet, checks: Sequence[Check], below: int) -> None:
        """Write a sheet's line; its counts by column begin at row ``below``."""
        cells = [link_cell(self._sheet, self._name(sheet), chinese=self._chinese)]
        by_column = _by_column(checks)
        for letter, sort in zip("BCDE", (Sort.ROWS, *_FINDINGS), strict=True):
            found = [check for check in checks if check.sort is sort]
            if sort in _WHAT:
                rows = [below + n for n, check in enumerate(by_column) if check.sort is sort]
                formula = f"SUM(D{rows[0]}:D{rows[-1]})" if rows else "0"
            else:
                formula = found[0].formula
            self._results[f"{letter}{self._row + 1}"] = sum(check.result for check in found)
            cells.append(formula_cell(self._sheet, formula, self._count))
        self._append(cells)

    def _write_details(self) -> None:
        self._append([])
        heading = single_line(chinese=self._chinese, size=12, bold=True)
        self._append([text_cell(self._sheet, say(self._book, _DETAILS), heading)])
        heads = (N_("Sheet"), N_("Column"), N_("Check"), N_("Found"))
        self._append([text_cell(self._sheet, say(self._book, head), self._head) for head in heads])
        for sheet, checks in self._checks:
            for check in _by_column(checks):
                self._write_detail(self._name(sheet), check)

    def _write_detail(self, name: str, check: Check) -> None:
        self._results[f"D{self._row + 1}"] = check.result
        what = say(self._book, _WHAT[check.sort])
        self._append(
            [
                text_cell(self._sheet, name, self._text),
                text_cell(self._sheet, check.header, self._text),
                text_cell(self._sheet, what, self._text),
                formula_cell(self._sheet, check.formula, self._count),
            ]
        )

    def _name(self, sheet: Sheet) -> str:
        return sheet_name(sheet.kind, self._book.languages)

    def _append(self, cells: list[PlainCell]) -> None:
        self._row += 1
        if len(cells) > 1:
            self._fit(cells)
        self._sheet.append(cells)

    def _fit(self, cells: list[PlainCell]) -> None:
        """Make the row as high as its longest text needs."""
        texts = zip((cell.text for cell in cells if cell.data_type == "s"), _WIDTHS, strict=False)
        longest, width = max(texts, key=lambda pair: text_lines(*pair))
        fit(self._sheet, self._row, longest, chinese=self._chinese, width=width)


def _by_column(checks: Sequence[Check]) -> list[Check]:
    return [check for check in checks if check.header]
