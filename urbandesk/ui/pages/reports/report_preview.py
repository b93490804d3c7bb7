"""ReportPreview: the pages as they will be saved, the values behind them, a workbook's sheets."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from urbandesk import i18n
from urbandesk.errors import UserError
from urbandesk.i18n import _, format_number
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.pages.reports.plan_picker import PlanPicker
from urbandesk.ui.pages.reports.report_drawing import ChartPage, Contents
from urbandesk.ui.waiting_stack import WaitingStack
from urbandesk.ui.widgets.buttons import Button, IconButton, flat_button, outlined_button
from urbandesk.ui.widgets.empty_state import EmptyState
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.paper_strip import PaperStrip
from urbandesk.ui.widgets.paper_view import PaperView
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.value_table import Table, ValueTable

_EDGE = 16
_WIDGET_MAX = 16_777_215  # what Qt calls QWIDGETSIZE_MAX: no bound


class ReportPreview(QWidget):
    """The middle of the reports page.

    Signals:
        plans_wanted: the person wants to begin a plan.
        options_wanted: the panel of options is to be shown, or hidden again.
    """

    plans_wanted = Signal()
    options_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title: Callable[[], str] = str
        self._pages: tuple[ChartPage, ...] = ()
        self._contents: Contents | None = None
        self._language = i18n.current()
        self._stack = WaitingStack()
        self._live = LiveText(self)
        self.plans = PlanPicker()
        self._head = PlainLabel(bold=True, wrap=True)
        self._state = PlainLabel(role="secondary", size="small")
        self._state_words: Callable[[], str] = str
        self.zoom_out = IconButton("zoom_out", lambda: _("Show smaller"))
        self.fit = flat_button(lambda: _("Fit"))
        self.zoom_in = IconButton("zoom_in", lambda: _("Show larger"))
        self.table = ValueTable(lambda: _("Values behind the chart"))
        self.data_button = Button(self._data_words, icon="table")
        self.options_button = outlined_button(lambda: _("Options"), "columns")
        self.options_button.setCheckable(True)
        self.paper = PaperView()
        self.strip = PaperStrip(lambda: _("Pages"))
        self.sheets = ValueTable(lambda: _("Sheets of the workbook"))
        self.empty = EmptyState(
            lambda: _("This shows a plan, and there is none yet."),
            lambda: _("Go to the plans"),
            icon="plans",
        )
        self._problem = PlainLabel(role="attention", wrap=True)
        self._problem.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._problem_words: Callable[[], str] = str
        self._arrange()
        self._connect()
        set_ground(self, "window")

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.scaled(4))
        head.addWidget(self._head, 1)
        head.addWidget(self._state)
        for button in (self.zoom_out, self.fit, self.zoom_in):
            head.addWidget(button)
        head.addSpacing(theme.scaled(4))
        head.addWidget(self.data_button)
        self._chart = QWidget()
        chart = QVBoxLayout(self._chart)
        chart.setContentsMargins(0, 0, 0, 0)
        chart.setSpacing(theme.scaled(12))
        chart.addWidget(self.paper, 1)
        chart.addWidget(self.strip)
        chart.addStretch(0)
        for part in (self._chart, self.table, self.sheets, self.empty, self._problem):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        top = QHBoxLayout()
        top.setSpacing(theme.scaled(8))
        top.addWidget(self.plans, 100)
        top.addStretch(1)
        top.addWidget(self.options_button)
        column.addLayout(top)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        edge = theme.scaled(_EDGE)
        column.setContentsMargins(edge, theme.scaled(12), edge, theme.scaled(12))
        column.setSpacing(theme.scaled(8))
        self.plans.setMinimumWidth(theme.scaled(120))
        self.plans.setMaximumWidth(theme.scaled(400))

    def _connect(self) -> None:
        self.zoom_in.clicked.connect(self.paper.zoom_in)
        self.zoom_out.clicked.connect(self.paper.zoom_out)
        self.fit.clicked.connect(self.paper.fit)
        self.data_button.clicked.connect(self._switch_to_data)
        self.options_button.toggled.connect(self.options_wanted)
        self.paper.zoomed.connect(self._bound_paper)
        self.empty.begun.connect(self.plans_wanted)
        self.strip.chosen.connect(self.show_language)
        self._live.bind(self._head.setText, lambda: self._title())
        self._live.bind(self._problem.setText, lambda: self._problem_words())
        self._live.bind(self._state.setText, lambda: self._state_words())
        LiveText(self).bind(lambda _text: self._fill_sheets(), str)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the small pages right below the large one."""
        super().resizeEvent(event)
        self._bound_paper()

    def _bound_paper(self) -> None:
        if self.paper.fits():
            self.paper.setMaximumHeight(self.paper.height_for(self._stack.width()))
        else:
            self.paper.setMaximumHeight(_WIDGET_MAX)

    # What is shown

    def begin(self, title: Callable[[], str], *, chart: bool) -> None:
        """Say what is shown next; until it is there, the old one or white paper stands."""
        self._title = title
        self._state_words = lambda: _("Drawing…") if chart else ""
        if not chart:
            self._pages = ()
        elif not self._pages:
            self.paper.show_blank(lambda: _("Drawing…"))
        self._show(self.sheets if not chart else self._chart_part())

    def forget(self) -> None:
        """Take away what is shown; the places of its pages stay, so that nothing jumps."""
        self._show_small([(page.language, QImage()) for page in self._pages])
        self._pages = ()
        self._contents = None
        self._fill_sheets()

    def show_pages(self, pages: tuple[ChartPage, ...]) -> None:
        """Show a chart in its languages; the language looked at stays while it is there."""
        self._pages = pages
        self._state_words = str
        self._show_small([(page.language, page.picture) for page in pages])
        known = [page.language for page in pages]
        self.show_language(self._language if self._language in known else known[0])
        self._show(self._chart_part())

    def _show_small(self, pages: list[tuple[str, QImage]]) -> None:
        self.strip.show_pages(
            tuple((language, _language_name(language), picture) for language, picture in pages)
        )
        # Made later than the options, the small pages would come after them.
        before: QWidget = self.paper
        for small in self.strip.small_pages():
            QWidget.setTabOrder(before, small)
            before = small

    def show_language(self, language: str) -> None:
        """Show the page in ``language`` in full."""
        self._language = language
        for page in self._pages:
            if page.language == language:
                self.paper.show_picture(page.picture, page.title, page.alt)
                self.table.show_table(page.table)
        self.strip.set_current(language)

    def show_contents(self, contents: Contents) -> None:
        """Show the sheets of a workbook."""
        self._contents = contents
        self._fill_sheets()
        self._show(self.sheets)

    def show_empty(self) -> None:
        """Say that a plan is needed first."""
        self._pages = ()
        self._state_words = str
        self._show(self.empty)

    def show_problem(self, error: UserError) -> None:
        """Say why nothing can be shown."""
        self._pages = ()
        self._state_words = str
        self._problem_words = error.text
        self._show(self._problem)

    def picture(self) -> QImage:
        """Return the picture of the chart shown; a null image while there is none."""
        return self.paper.picture() if self._pages else QImage()

    def title_shown(self) -> str:
        """Return the title of the chart shown; empty while there is none."""
        return self.paper.accessibleName() if self._pages else ""

    def is_empty(self) -> bool:
        """Return whether a plan is needed first."""
        return self._stack.currentWidget() is self.empty

    def shows_data(self) -> bool:
        """Return whether the table stands where the chart stood."""
        return self._stack.currentWidget() is self.table

    def _chart_part(self) -> QWidget:
        return self.table if self.shows_data() and self._pages else self._chart

    def _show(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        for button in (self.zoom_in, self.zoom_out, self.fit):
            button.setVisible(part is self._chart)
        self.data_button.setVisible(part in (self._chart, self.table))
        self.data_button.setEnabled(bool(self._pages))
        self.data_button.set_icon("picture" if part is self.table else "table")
        self.data_button.live.refresh()
        self._live.refresh()

    def _switch_to_data(self) -> None:
        self._show(self._chart if self.shows_data() else self.table)

    def _data_words(self) -> str:
        return _("Chart") if self.shows_data() else _("Data")

    def _fill_sheets(self) -> None:
        found = self._contents.sheets if self._contents else ()
        rows = tuple((name, format_number(count, 0)) for name, count in found)
        heads = (_("Sheet"), _("Records"))
        self.sheets.show_table(Table(heads, rows, numbers=frozenset({1})))


def _language_name(language: str) -> str:
    """Return what a language calls itself."""
    return "中文" if language == i18n.CHINESE else "English"
