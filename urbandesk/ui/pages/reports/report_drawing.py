"""What a preview shows, drawn off the window's thread, one piece of work after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from urbandesk.exchange.languages import Languages
from urbandesk.i18n import speaking
from urbandesk.models.field import Layer
from urbandesk.progress import Progress
from urbandesk.services.handouts import reporting
from urbandesk.services.handouts.export_scope import Scope
from urbandesk.services.workspace import Workspace
from urbandesk.ui.jobs import Job, JobRunner, Work
from urbandesk.ui.pages.reports.report_tables import table_of
from urbandesk.ui.widgets.value_table import Table

CALM = 200
"""Milliseconds without another wish before drawing begins."""


@dataclass(frozen=True, slots=True)
class ChartPage:
    """One page of a preview: a chart in one language, with the table behind it."""

    language: str
    picture: QImage
    title: str
    alt: str
    table: Table


@dataclass(frozen=True, slots=True)
class Contents:
    """What a workbook will hold: names of sheets and how many records stand on each."""

    sheets: tuple[tuple[str, int], ...]


def draw_pages(workspace: Workspace, chart: str, plan_id: str, languages: Languages) -> Work:
    """Return the work that draws a chart once per language; its result are ``ChartPage`` s."""

    def work(progress: Progress) -> tuple[ChartPage, ...]:
        pages = []
        for at, language in enumerate(languages.spoken):
            progress.step(at, len(languages.spoken))
            drawn = reporting.chart_picture(workspace, chart, plan_id=plan_id, language=language)
            with speaking(language):
                table = table_of(workspace, chart, plan_id)
            picture = QImage.fromData(drawn.png)
            pages.append(ChartPage(language, picture, drawn.title, drawn.alt, table))
        return tuple(pages)

    return work


def list_sheets(workspace: Workspace, scope: Scope, *, layer: Layer) -> Work:
    """Return the work that counts what a workbook will hold; its result is ``Contents``."""

    def work(progress: Progress) -> Contents:
        # Imported here: the spreadsheet library is only loaded for who wants a workbook.
        from urbandesk.services.handouts.exporting import outlined

        sheets = outlined(workspace, scope, layer=layer)
        return Contents(tuple((sheet.name, sheet.rows) for sheet in sheets))

    return work


class Drawer(QObject):
    """Draws what was wished for last; at most one piece of work runs, older results are dropped.

    Signals:
        began: something is being drawn.
        drawn: what the work returned.
        failed: the ``UserError`` that came up.
    """

    began = Signal()
    drawn = Signal(object)
    failed = Signal(object)

    def __init__(self, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._wish: Callable[[], Work] | None = None
        self._stale = False
        self._timer = QTimer(self, singleShot=True, interval=CALM)
        self._timer.timeout.connect(self._begin)

    def wish(self, work: Callable[[], Work]) -> None:
        """Draw what ``work`` returns, soon; it is asked when the drawing begins."""
        self.drop()
        self._wish = work
        self._timer.start()
        self.began.emit()

    def drop(self) -> None:
        """Forget the wish; what is being drawn is not told any more."""
        self._wish = None
        self._timer.stop()
        self._stale = True
        if self._job is not None:
            self._job.cancel()

    @property
    def busy(self) -> bool:
        """Return whether something is being drawn or waits for it."""
        return self._job is not None or self._wish is not None

    def _begin(self) -> None:
        if self._job is not None or self._wish is None:
            return
        work, self._wish = self._wish, None
        self._stale = False
        self._job = self._jobs.run(work(), quiet=True)
        self._job.succeeded.connect(self._take)
        self._job.failed.connect(self._take_failure)
        self._job.finished.connect(self._end)

    def _take(self, result: object) -> None:
        if not self._stale:
            self.drawn.emit(result)

    def _take_failure(self, error: object) -> None:
        if not self._stale:
            self.failed.emit(error)

    def _end(self) -> None:
        self._job = None
        if self._wish is not None and not self._timer.isActive():
            self._begin()
