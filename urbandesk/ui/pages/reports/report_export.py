"""ReportExport: asks before files are replaced, writes in a job, says what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from urbandesk.errors import RecordGone
from urbandesk.filing import is_there, make_folder
from urbandesk.i18n import _, ngettext
from urbandesk.progress import Progress
from urbandesk.services.finding import queries
from urbandesk.services.handouts import reporting
from urbandesk.services.handouts.export_scope import What
from urbandesk.services.workspace import Workspace
from urbandesk.ui.dialogs.decision import Decision
from urbandesk.ui.jobs import Work
from urbandesk.ui.pages.reports.report_kinds import WORKBOOK, Report
from urbandesk.ui.pages.reports.report_options import Choices, shown_folder
from urbandesk.ui.widgets.message_bar import Deed
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.window_context import Context

_NAMED = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written: a report of a plan (empty for none) with the choices for it."""

    report: Report
    plan_id: str
    choices: Choices


def files(workspace: Workspace, wanted: Wanted) -> tuple[Path, ...]:
    """Return the files that an export writes; none while there is nothing to show."""
    choices = wanted.choices
    if wanted.report.needs_plan and not wanted.plan_id:
        return ()
    if wanted.report.what is not None:
        return (_workbook(workspace, wanted),)
    try:
        return tuple(
            reporting.chart_files(
                workspace, wanted.plan_id, choices.folder, language=language, formats=[one]
            )[wanted.report.key, one]
            for language in choices.languages.spoken
            for one in choices.formats
        )
    except RecordGone:
        return ()


def _workbook(workspace: Workspace, wanted: Wanted) -> Path:
    """Return the file of a workbook: what it is about, in the workbook's own language."""

    def about() -> str:
        if wanted.report.what is What.PLAN:
            return queries.label(workspace, "plan", wanted.plan_id)
        return "" if wanted.report is WORKBOOK else _(wanted.report.title)

    said = wanted.choices.languages.say(about)
    names = [workspace.path.stem, said] if said else [workspace.path.stem]
    name = " - ".join(reporting.file_name(one) for one in names)
    return wanted.choices.folder / f"{name}.xlsx"


class ReplaceFiles(Decision):
    """Names the files that are there already, and asks whether they may be replaced."""

    def __init__(self, there: tuple[Path, ...], parent: QWidget | None) -> None:
        count = len(there)
        super().__init__(
            lambda: _("Replace files"),
            lambda: ngettext(
                "{n} file is in {folder} already. It will be replaced when the new one is "
                "complete.",
                "{n} files are in {folder} already. Each will be replaced when the new one is "
                "complete.",
                count,
            ).format(n=count, folder=shown_folder(there[0].parent)),
            parent,
        )
        for path in there[:_NAMED]:
            self.body.addWidget(PlainLabel(path.name, wrap=True))
        if count > _NAMED:
            more = PlainLabel(role="secondary")
            self.live.bind(more.setText, lambda: _("and {n} more").format(n=count - _NAMED))
            self.body.addWidget(more)
        self.deed = self.add_deed(
            lambda: ngettext("Replace {n} file", "Replace {n} files", count).format(n=count)
        )
        self.safe = self.add_safe(
            lambda: ngettext("Keep the old file", "Keep the old files", count)
        )


class ReportExport(QObject):
    """Writes one report after the other.

    Signals:
        busy_changed: whether files are being written now.
    """

    busy_changed = Signal(bool)

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._folder = Path()

    def begin(self, wanted: Wanted) -> None:
        """Write the files of ``wanted``, after asking when some are there already."""
        targets = files(self._context.workspace, wanted)
        there = tuple(path for path in targets if is_there(path))
        if not targets or (there and not ReplaceFiles(there, self._page.window()).exec()):
            return
        self._folder = wanted.choices.folder
        title = wanted.report.title
        job = self._context.jobs.run(_writing(self._context.workspace, wanted, targets))
        self._context.messages.watch(job, lambda: _("Exporting: {title}").format(title=_(title)))
        job.succeeded.connect(self._tell)
        job.cancelled.connect(self._tell_stopped)
        job.finished.connect(self._end)
        self.busy_changed.emit(True)

    def _tell(self, written: object) -> None:
        count = len(written) if isinstance(written, (list, tuple)) else 0
        folder = self._folder
        self._context.messages.say(
            lambda: ngettext("Exported {n} file.", "Exported {n} files.", count).format(n=count),
            Deed(lambda: _("Open folder"), lambda: open_folder(folder)),
        )

    def _tell_stopped(self) -> None:
        self._context.messages.say(
            lambda: _("Stopped; the old files are as they were."), icon="information"
        )

    def _end(self) -> None:
        self.busy_changed.emit(False)


def open_folder(folder: Path) -> None:
    """Show a folder in the program of the desktop."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _writing(workspace: Workspace, wanted: Wanted, targets: tuple[Path, ...]) -> Work:
    """Return the work that writes the files and gives their paths."""
    choices, report = wanted.choices, wanted.report

    def chart(progress: Progress) -> list[Path]:
        return reporting.save_chart(
            workspace,
            report.key,
            choices.folder,
            plan_id=wanted.plan_id,
            languages=choices.languages.spoken,
            formats=choices.formats,
            progress=progress,
        )

    def workbook(progress: Progress) -> list[Path]:
        # Imported here: the spreadsheet library is only loaded for who wants a workbook.
        from urbandesk.services.handouts.exporting import hand_out

        make_folder(choices.folder)
        scope = report.scope(choices.languages, wanted.plan_id)
        written = hand_out(workspace, targets[0], scope, progress=progress, layer=choices.layer)
        return [written]

    return chart if report.is_chart else workbook
