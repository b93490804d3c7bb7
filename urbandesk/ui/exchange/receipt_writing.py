"""ReceiptWriting: asks where the receipt of a review goes, and writes it in a job."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from urbandesk import i18n
from urbandesk.i18n import _
from urbandesk.progress import Progress
from urbandesk.services.handouts import reporting
from urbandesk.services.homecoming import receipts
from urbandesk.services.homecoming.applying import Applied
from urbandesk.services.homecoming.review import Review
from urbandesk.services.workspace import Workspace
from urbandesk.ui.exchange.taking_home import last_folder
from urbandesk.ui.pages.reports.report_export import open_folder
from urbandesk.ui.widgets.message_bar import Deed
from urbandesk.ui.window_context import Context

WriteReceipt = Callable[[Workspace, Review, Applied, Path, str, Progress], object]
"""Writes the receipt of a review to a file: workspace, review, what came of it, file, language."""


def write_receipt(
    workspace: Workspace,
    review: Review,
    applied: Applied,
    target: Path,
    language: str,
    progress: Progress,
) -> Path:
    """Write the receipt as the window hands it out; see ``receipts.write_receipt``."""
    return receipts.write_receipt(
        workspace, review, applied, target, language=language, progress=progress
    )


class ReceiptWriting:
    """Writes receipts with the function it was given."""

    def __init__(self, context: Context, write: WriteReceipt, home: QWidget) -> None:
        self._context = context
        self._write = write
        self._home = home

    def ask(self, review: Review, applied: Applied) -> None:
        """Ask where the receipt goes, and write it there."""
        stem = reporting.file_name(_("{name}, receipt").format(name=Path(review.title).stem))
        chosen, _filter = QFileDialog.getSaveFileName(
            self._home.window(),
            _("Write the receipt"),
            str(last_folder(self._context) / f"{stem}.xlsx"),
            _("Workbooks (*.xlsx)"),
        )
        if chosen:
            self.write(review, applied, Path(chosen).with_suffix(".xlsx"))

    def write(self, review: Review, applied: Applied, target: Path) -> None:
        """Write the receipt in a job and say where it is."""
        workspace, language = self._context.workspace, i18n.current()

        def work(progress: Progress) -> object:
            return self._write(workspace, review, applied, target, language, progress)

        job = self._context.jobs.run(work)
        messages = self._context.messages
        messages.watch(job, lambda: _("Writing the receipt"))
        job.succeeded.connect(
            lambda _done: messages.say(
                lambda: _("Receipt written: {name}.").format(name=target.name),
                Deed(lambda: _("Open folder"), lambda: open_folder(target.parent)),
                icon="document",
            )
        )
