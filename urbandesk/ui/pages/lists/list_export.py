"""ListExport: takes a list, or chosen records, out as a workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from urbandesk.exchange.languages import Languages
from urbandesk.filing import is_folder
from urbandesk.i18n import _, format_number, ngettext
from urbandesk.models import schema
from urbandesk.models.field import Layer
from urbandesk.progress import Progress
from urbandesk.services.finding import list_words, queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.handouts import reporting
from urbandesk.services.handouts.export_scope import Scope, What
from urbandesk.ui.dialogs.export_list_dialog import ExportListDialog
from urbandesk.ui.pages.reports.report_export import open_folder
from urbandesk.ui.pages.reports.report_options import usual_folder
from urbandesk.ui.widgets.message_bar import Deed
from urbandesk.ui.window_context import Context


class ListExport:
    """Asks in which language, for whom and where to, and writes the workbook in a job."""

    def __init__(self, context: Context, kind: str, home: QWidget) -> None:
        self._context = context
        self._kind = kind
        self._home = home

    def of_list(self, query: ListQuery) -> None:
        """Export what a list shows; the cover of the workbook says what that is."""
        workspace = self._context.workspace
        self._ask(
            lambda: list_words.sentence(workspace, query),
            Scope(What.CHOSEN, Languages.ENGLISH, kind=self._kind, query=query),
        )

    def of_records(self, keys: Sequence[str]) -> None:
        """Export chosen records and what belongs to them."""
        count = len(keys)
        name = queries.label(self._context.workspace, self._kind, keys[0])
        self._ask(
            lambda: (
                _("{name}, and what belongs to it.").format(name=name)
                if count == 1
                else ngettext(
                    "{n} chosen record, and what belongs to it.",
                    "{n} chosen records, and what belongs to them.",
                    count,
                ).format(n=format_number(count))
            ),
            Scope(What.CHOSEN, Languages.ENGLISH, kind=self._kind, ids=tuple(keys)),
        )

    def _ask(self, sentence: Callable[[], str], scope: Scope) -> None:
        dialog = ExportListDialog(sentence, self._home.window())
        agreed = dialog.exec() == ExportListDialog.DialogCode.Accepted
        dialog.deleteLater()
        target = self._ask_where(dialog.languages()) if agreed else None
        if target is not None:
            self.write(target, replace(scope, languages=dialog.languages()), dialog.for_whom())

    def _ask_where(self, languages: Languages) -> Path | None:
        title = languages.say(lambda: _(schema.kind(self._kind).plural))
        name = reporting.file_name(f"{self._context.workspace.path.stem} - {title}")
        folder = usual_folder()
        there = folder if is_folder(folder) else folder.parent.parent
        chosen, _filter = QFileDialog.getSaveFileName(
            self._home.window(),
            _("Export as a workbook"),
            str(there / f"{name}.xlsx"),
            _("Excel workbook") + " (*.xlsx)",
        )
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")

    def write(self, target: Path, scope: Scope, layer: Layer) -> None:
        """Write the workbook in a job and say what came of it."""
        workspace, messages = self._context.workspace, self._context.messages

        def work(progress: Progress) -> Path:
            # Imported here: the spreadsheet library is only loaded for who wants a workbook.
            from urbandesk.services.handouts.exporting import hand_out

            return hand_out(workspace, target, scope, progress=progress, layer=layer)

        job = self._context.jobs.run(work)
        messages.watch(job, lambda: _("Exporting: {title}").format(title=target.name))
        job.succeeded.connect(
            lambda _path: messages.say(
                lambda: _("Exported {name}.").format(name=target.name),
                Deed(lambda: _("Open folder"), lambda: open_folder(target.parent)),
                icon="export",
            )
        )
        job.cancelled.connect(
            lambda: messages.say(
                lambda: _("Stopped; the old files are as they were."), icon="information"
            )
        )
