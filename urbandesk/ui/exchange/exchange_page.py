"""ExchangePage: handing out and taking home; the review of what came back, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from urbandesk.errors import UserError
from urbandesk.exchange.merge.plan import Decision
from urbandesk.exchange.merge.resolving import resolve
from urbandesk.i18n import _
from urbandesk.models.schema import KINDS
from urbandesk.progress import Progress, Unwatched
from urbandesk.services.bus import Changes
from urbandesk.services.files import backups, workspace_files
from urbandesk.services.handouts import handed_out
from urbandesk.services.homecoming import applying, waiting
from urbandesk.services.homecoming.applying import Applied, ChangedMeanwhile
from urbandesk.services.homecoming.ground import read_here
from urbandesk.services.homecoming.review import Choices, Review
from urbandesk.ui.exchange import assigning
from urbandesk.ui.exchange.applied_view import AppliedView
from urbandesk.ui.exchange.mapping_view import MappingView
from urbandesk.ui.exchange.overview import Overview
from urbandesk.ui.exchange.receipt_writing import ReceiptWriting, WriteReceipt
from urbandesk.ui.exchange.review_view import ReviewView
from urbandesk.ui.exchange.review_words import file_names
from urbandesk.ui.exchange.taking_home import Foreign, ReadForeign, TakingHome
from urbandesk.ui.pages.page import Page
from urbandesk.ui.pages.reports.report_kinds import WORKBOOK
from urbandesk.ui.waiting_stack import WaitingStack
from urbandesk.ui.widgets.message_bar import Deed
from urbandesk.ui.window_context import Context

_KEEP_AFTER = 1500
"""Milliseconds after the last decision until the review is kept, in case of a power cut."""


class ExchangePage(Page):
    """One of four views: what there is, a review, what came of it, a file with foreign columns."""

    kinds = tuple(KINDS)

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        read_foreign: ReadForeign | None = None,
        write_receipt: WriteReceipt | None = None,
    ) -> None:
        """Make the page.

        Args:
            context: what the window hands to every page.
            parent: the widget it stands in.
            read_foreign: compares a file by what its columns were said to mean; without it such
                a file is only told of.
            write_receipt: writes the receipt of a review; without it none is offered.
        """
        super().__init__(context, parent)
        self.review: ReviewView | None = None
        self.applied: AppliedView | None = None
        self.mapping: MappingView | None = None
        self.taking = TakingHome(context, self, read_foreign)
        self.receipts = ReceiptWriting(context, write_receipt, self) if write_receipt else None
        self.overview = Overview()
        self.stack = WaitingStack()
        self.stack.addWidget(self.overview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self._writing = False
        self._keeper = QTimer(self, singleShot=True, interval=_KEEP_AFTER)
        self._keeper.timeout.connect(self.keep)
        context.workspace.before_closing(self._stop_keeping)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        overview = self.overview
        overview.home_wanted.connect(self.taking.ask)
        overview.out_wanted.connect(lambda: self.context.open_report(WORKBOOK.key))
        overview.review_wanted.connect(self.taking.take_up)
        overview.forget_wanted.connect(self._forget)
        overview.copy_wanted.connect(lambda path: self.taking.read([path]))
        self.taking.busy_changed.connect(lambda busy: overview.let_read(not busy))
        self.taking.came.connect(self.show_review)
        self.taking.foreign.connect(self.show_mapping)
        self.context.jobs.done.connect(self._look_at_handed)

    def _look_at_handed(self) -> None:
        """Look again after a job: what it handed out is no record that would be heard of."""
        if self.isVisible() and not self.context.workspace.closed:
            self.overview.show_handed(handed_out.handed_out(self.context.workspace))
        else:
            self._stale = True

    def _stop_keeping(self) -> None:
        """Write nothing into a workspace that is about to close; the page may be gone already."""
        if shiboken6.isValid(self):
            self._keeper.stop()

    # What is shown

    def title(self) -> str:
        """Return the name of the view that is shown."""
        if self.review is not None:
            return _("Review of what came back")
        if self.mapping is not None:
            return _("Columns of a file")
        return _("Exchange")

    def place(self) -> str:
        """Return which review is shown; empty for the overview."""
        return self.review.deciding.review.id if self.review is not None else ""

    def go_to(self, place: str) -> None:
        """Go on with a review; one that is gone is passed over."""
        if place and place != self.place():
            self.taking.take_up(place)

    def hear(self, changes: Changes) -> None:
        """Compare a review again when its records were changed elsewhere."""
        if not self._writing:
            self.refresh()

    def refresh(self) -> None:
        """Look again at what waits; a review is compared with today's records."""
        workspace = self.context.workspace
        found = waiting.waiting(workspace)
        self.overview.show_waiting(found)
        self.overview.show_copies(workspace_files.conflicted_copies(workspace.path))
        self.overview.show_handed(handed_out.handed_out(workspace))
        self.context.show_count("exchange", len(found))
        if self.applied is not None:  # another step came after it
            self.applied.undo.setEnabled(False)
        if self.review is not None and not self._writing and self.keep():
            self.taking.take_up(self.review.deciding.review.id)

    def show_review(self, review: Review, decisions: Mapping[str, Decision]) -> None:
        """Show what came back; it waits from now on, whatever happens."""
        self._drop_views()
        view = ReviewView(review, decisions)
        view.apply_wanted.connect(self.apply)
        view.later_wanted.connect(self.leave_for_later)
        view.decided.connect(self._keeper.start)
        view.choices_wanted.connect(self._compare_again)
        view.told.connect(self.context.messages.say)
        view.foot.let_write(not self.context.workspace.read_only)
        self.review = view
        self._show(view)
        if review.plan.items:
            self.keep()
        view.view.setFocus()

    def show_applied(self, review: Review, applied: Applied) -> None:
        """Show what came of a review."""
        self._drop_views()
        view = AppliedView(review, applied)
        view.undo_wanted.connect(self._undo)
        view.go_on_wanted.connect(lambda: self.taking.take_up(review.id))
        view.done.connect(self.show_overview)
        view.receipt.setVisible(self.receipts is not None)
        if self.receipts is not None:
            view.receipt_wanted.connect(partial(self.receipts.ask, review, applied))
        self.applied = view
        self._show(view)
        view.close_button.setFocus()

    def show_mapping(self, foreign: Foreign) -> None:
        """Ask what the columns of a foreign file mean."""
        if not self.taking.can_read_foreign:
            self.context.messages.warn(foreign.error)
            return
        self._drop_views()
        kinds = [kind.key for kind in assigning.kinds()]
        view = MappingView(foreign, read_here(self.context.workspace, kinds).ours)
        view.dropped.connect(self.show_overview)
        view.agreed.connect(partial(self.taking.compare, foreign))
        view.encoding_wanted.connect(lambda name: self.taking.read([foreign.path], name))
        self.mapping = view
        self._show(view)

    def show_overview(self) -> None:
        """Return to what there is."""
        self._drop_views()
        self.stack.setCurrentWidget(self.overview)
        self.refresh()
        self.title_changed.emit()

    def _show(self, view: QWidget) -> None:
        self.stack.addWidget(view)
        self.stack.setCurrentWidget(view)
        self.title_changed.emit()

    def _drop_views(self) -> None:
        self._keeper.stop()
        self.stack.setCurrentWidget(self.overview)
        for view in (self.review, self.applied, self.mapping):
            if view is not None:
                view.deleteLater()
        self.review = self.applied = self.mapping = None

    # What a person does

    def take_home(self, paths: Sequence[Path] = ()) -> None:
        """Read files that came back; asks which ones when none are given."""
        if self.review is not None:
            self.leave_for_later()
            if self.review is not None:  # something half typed wants to be mended first
                return
        if paths:
            self.taking.read(paths)
        else:
            self.taking.ask()

    def keep(self, choices: Choices | None = None) -> bool:
        """Keep the review as decided so far, or with other choices; return whether it is kept."""
        if self.review is None or self.context.workspace.read_only:
            return False
        deciding = self.review.deciding
        if not deciding.review.plan.items and choices is None:
            return False
        self._keeper.stop()
        try:
            review = replace(deciding.review, choices=choices or deciding.review.choices)
            waiting.keep(self.context.workspace, review, deciding.decisions)
        except UserError as error:
            self.context.messages.warn(error)
            return False
        self.context.show_count("exchange", waiting.how_many(self.context.workspace))
        return True

    def _compare_again(self, choices: Choices) -> None:
        """Compare the review with other choices; decisions about what stays the same are kept."""
        if self.review is None or self.taking.busy or not self.keep(choices):
            return
        self.taking.take_up(self.review.deciding.review.id)

    def focus_filter(self) -> None:
        """Put the cursor into the table of the review (Ctrl+F)."""
        if self.review is not None:
            self.review.go_to_table()

    def leave_for_later(self) -> None:
        """Keep the review and return to what there is."""
        view = self.review
        if not self.may_leave():
            return
        kept = self.keep()
        self.show_overview()
        if kept and view is not None:
            review = view.deciding.review
            self.context.messages.say(
                lambda: _("{name} waits for you.").format(name=file_names(review))
            )

    def _forget(self, key: str) -> None:
        try:
            waiting.forget(self.context.workspace, key)
        except UserError as error:
            self.context.messages.warn(error)
            return
        self.refresh()
        self.context.messages.say(
            lambda: _("The review is let go. Your records and the files are as they were.")
        )

    def apply(self) -> None:
        """Make a checked backup in a job, then write what is decided as one step."""
        view = self.review
        if view is None or self._writing:
            return
        self._set_writing(True)
        deciding, workspace = view.deciding, self.context.workspace
        if resolve(deciding.review.plan, deciding.decisions).is_empty:
            self._write()
            return

        def back_up(_progress: Progress) -> object:
            return backups.back_up(workspace, reason=backups.BEFORE_IMPORT)

        job = self.context.jobs.run(back_up)
        self.context.messages.watch(job, lambda: _("Making a checked backup"))
        job.succeeded.connect(lambda _backup: self._write())
        job.failed.connect(lambda _error: self._set_writing(False))
        job.cancelled.connect(lambda: self._set_writing(False))

    def _set_writing(self, writing: bool) -> None:
        self._writing = writing
        if self.review is not None:
            self.review.setEnabled(not writing)

    def _write(self) -> None:
        """Write in the window's thread: everybody who hears of it shows something."""
        view = self.review
        if view is None:
            self._set_writing(False)
            return
        review, decisions = view.deciding.review, view.deciding.decisions
        try:
            applied = applying.apply(
                self.context.workspace, review, decisions, progress=Unwatched(), backup=False
            )
        except UserError as error:
            self._set_writing(False)
            self.context.messages.warn(error)
            if isinstance(error, ChangedMeanwhile):
                self.refresh()
            return
        self._set_writing(False)
        self.show_applied(review, applied)
        self._say_applied(review, applied)

    def _say_applied(self, review: Review, applied: Applied) -> None:
        deeds = (Deed(lambda: _("Undo"), self._undo),) if applied.step else ()
        self.context.messages.say(
            lambda: _("Taken home: {name}").format(name=file_names(review)), *deeds, icon="merge"
        )
        self.context.show_count("exchange", waiting.how_many(self.context.workspace))

    def _undo(self) -> None:
        self.context.run_command("undo")

    def settle(self) -> bool:
        """Keep the review before the page is left; a value that breaks its rule holds it."""
        if not self.may_leave():
            return False
        self.keep()
        return True

    def may_leave(self) -> bool:
        """Return whether nothing half typed breaks its rule; says so when something does."""
        if self.review is None or self.review.settle():
            return True
        result = self.review.detail.result
        self.context.messages.warn(
            lambda: _("A value on this page cannot be kept as it is. Correct it, or drop it."),
            Deed(lambda: _("Go to it"), result.begin),
            Deed(lambda: _("Drop it"), result.restore),
        )
        return False
