"""The sheet of charts: for each plan its figures as plain numbers, and beside them the charts."""

from __future__ import annotations

from datetime import date
from functools import partial

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from urbandesk.exchange.cells import number_cell, text_cell
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.layout import safe_sheet_name
from urbandesk.exchange.native_charts import (
    DescribedAnchor,
    budget_chart,
    speak,
    timeline_chart,
)
from urbandesk.exchange.printing import set_up
from urbandesk.exchange.styles import (
    ACCENT,
    CHINESE_DATE,
    ISO_DATE,
    SECONDARY,
    Look,
    line_height,
    plain,
    single_line,
)
from urbandesk.exchange.widths import set_height, text_lines
from urbandesk.exchange.workbook import Book, PlanCharts
from urbandesk.i18n import N_, _, format_date, format_number, join_parts, join_sentences
from urbandesk.models.column import side_name

SHEET_TITLE = N_("Charts")
_BUDGET_ROWS = 17
_ROW_CM = 0.53
_ROW_POINTS = 15.0
_PAGE_POINTS = 480.0
"""Height of what fits on a page of A4 across, below the margins."""
_MOST_CHART_ROWS = 30
_WIDTHS = (46.0, 18.0, 18.0, 18.0, 18.0, 16.0)


class ChartSheet:
    """The sheet of charts while it is being filled, row by row."""

    def __init__(self, workbook: Workbook, book: Book) -> None:
        self.book = book
        self.title = sheet_title(book.languages)
        self.sheet: Worksheet = workbook.create_sheet(self.title)
        self.row = 0
        self._on_page = 0.0
        chinese = book.languages.chinese
        self._plain = plain(chinese=chinese)
        self._small = single_line(chinese=chinese, colour=SECONDARY)
        self._bold = plain(chinese=chinese, bold=True)
        self._right = Look(self._bold.font, Alignment("right", "top", wrap_text=True, indent=1))
        self._number = Look(self._plain.font, Alignment("right", "top", indent=1), "#,##0")
        self._heading = single_line(chinese=chinese, size=14, bold=True)
        self._section = single_line(chinese=chinese, size=12, bold=True, colour=ACCENT)
        for letter, width in zip("ABCDEF", _WIDTHS, strict=True):
            self.sheet.column_dimensions[letter].width = width
        self.sheet.sheet_view.showGridLines = False
        set_up(self.sheet, book, width=sum(_WIDTHS))

    def write(self) -> None:
        """Write the figures and charts of every plan."""
        for charts in self.book.charts:
            self._append([(charts.title, self._heading)])
            self._write_budget(charts)
            self._break_page()
            self._write_timeline(charts)
            self._break_page()

    def _break_page(self) -> None:
        self.sheet.row_breaks.append(Break(id=self.row))
        self._on_page = 0.0

    def _say(self, text: str, **values: str) -> str:
        return self.book.languages.say(lambda: _(text).format(**values))

    def _append(self, cells: list[tuple[str | float | date, Look]]) -> None:
        made = []
        for value, look in cells:
            if isinstance(value, str):
                made.append(text_cell(self.sheet, value, look))
            else:
                made.append(number_cell(self.sheet, value, look))
        self.row += 1
        wrapped = [
            text_lines(value, width)
            for (value, look), width in zip(cells, _WIDTHS, strict=False)
            if isinstance(value, str) and look.alignment.wrap_text
        ]
        size = max((look.font.sz or 0 for _value, look in cells), default=0)
        line = line_height(chinese=self.book.languages.chinese, size=int(size))
        height = max(wrapped, default=1) * line + 3 if cells else _ROW_POINTS
        if cells:
            set_height(self.sheet, self.row, height)
        self._on_page += height
        self.sheet.append(made)

    def _write_budget(self, charts: PlanCharts) -> None:
        self._append([(self._say(N_("Budget by side and funding state")), self._section)])
        self._append([(self._unit_line(charts), self._small)])
        states = [(state, self._right) for state in charts.states]
        side_head, currency_head = self._say(N_("Side")), self._say(N_("Currency"))
        self._append([(side_head, self._bold), *states, (currency_head, self._bold)])
        head_row = self.row
        money = Look(self._plain.font, Alignment("right", "top", indent=1), "#,##0.00")
        for side in ("eu", "cn"):
            name = self.book.languages.say(partial(side_name, side))
            sums = [(amount, money) for amount in charts.sums[side]]
            currency = charts.currency or charts.currencies[side]
            self._append([(name, self._plain), *sums, (currency, self._plain)])
        count = len(charts.states)
        chart = budget_chart(
            titles=self._area(head_row, 2, head_row, count + 1),
            sides=self._area(head_row + 1, 1, head_row + 2, 1),
            sums=[self._area(head_row + 1, 2 + n, head_row + 2, 2 + n) for n in range(count)],
            shares=not charts.currency,
        )
        self._place(chart, _BUDGET_ROWS, self._say(N_("Budget by side")), _told(charts, self.book))

    def _unit_line(self, charts: PlanCharts) -> str:
        if charts.currency and charts.rate:
            return self._say(
                N_("Both sides in {currency}, at the rate of the plan: {rate}."),
                currency=charts.currency,
                rate=charts.rate,
            )
        if charts.currency:
            return self._say(N_("Both sides in {currency}."), currency=charts.currency)
        return self._say(
            N_("Each side in its own currency; the bars show shares, since no rate is fixed.")
        )

    def _write_timeline(self, charts: PlanCharts) -> None:
        self._append([(self._say(N_("Timeline of actions")), self._section)])
        if not charts.actions:
            self._append([(self._say(N_("No action has a start and an end yet.")), self._small)])
            return
        heads = [self._say(text) for text in (N_("Start"), N_("Days"), N_("End"))]
        action_head = self._say(N_("Action"))
        self._append([(action_head, self._bold), *((text, self._right) for text in heads)])
        first = self.row + 1
        chinese = self.book.languages is Languages.CHINESE
        form = CHINESE_DATE if chinese else ISO_DATE
        day = Look(self._plain.font, Alignment("right", "top", indent=1), form)
        for bar in charts.actions:
            days = (bar.ends - bar.starts).days + 1
            self._append(
                [(bar.title, self._plain), (bar.starts, day), (days, self._number), (bar.ends, day)]
            )
        last = self.row
        chart = timeline_chart(
            actions=self._area(first, 1, last, 1),
            starts=self._area(first, 2, last, 2),
            days=self._area(first, 3, last, 3),
            span=(
                min(bar.starts for bar in charts.actions),
                max(bar.ends for bar in charts.actions),
            ),
        )
        rows = min(_MOST_CHART_ROWS, 5 + round(1.4 * len(charts.actions)))
        self._place(chart, rows, self._say(N_("Timeline of actions")), _spans(charts, self.book))

    def _area(self, row: int, column: int, last_row: int, last_column: int) -> Reference:
        return Reference(
            self.sheet, min_row=row, min_col=column, max_row=last_row, max_col=last_column
        )

    def _place(self, chart: BarChart, rows: int, name: str, description: str) -> None:
        """Put ``chart`` under the rows written so far and leave room for it."""
        if self._on_page + (rows + 1) * _ROW_POINTS > _PAGE_POINTS:
            self._break_page()
        speak(chart, chinese=self.book.languages.chinese)
        height = rows * _ROW_CM
        anchor = DescribedAnchor(self.row + 2, height, name=name, description=description)
        chart.anchor = anchor  # type: ignore[assignment]  # the stub knows names of cells only
        self.sheet.add_chart(chart)
        for _row in range(rows + 2):
            self._append([])


def sheet_title(languages: Languages) -> str:
    """Return the name of the sheet of charts."""
    return safe_sheet_name(languages.say(lambda: _(SHEET_TITLE)))


def _told(charts: PlanCharts, book: Book) -> str:
    """Return the budget chart in words: each side, each state, its sum."""

    def words() -> str:
        sides = []
        for side in ("eu", "cn"):
            currency = charts.currency or charts.currencies[side]
            sums = zip(charts.states, charts.sums[side], strict=True)
            parts = join_parts(f"{state} {format_number(total, 0)}" for state, total in sums)
            sides.append(
                _("{side} ({currency}): {sums}.").format(
                    side=side_name(side), currency=currency or "–", sums=parts
                )
            )
        return join_sentences([_("Stacked bars of the budget by side and funding state."), *sides])

    return book.languages.say(words)


def _spans(charts: PlanCharts, book: Book) -> str:
    """Return the timeline in words: each action, its start and end."""

    def words() -> str:
        lines = [
            _("{action}: {start} to {end}.").format(
                action=bar.title, start=format_date(bar.starts), end=format_date(bar.ends)
            )
            for bar in charts.actions[:20]
        ]
        return join_sentences([_("Bars from start to end of each action."), *lines])

    return book.languages.say(words)
