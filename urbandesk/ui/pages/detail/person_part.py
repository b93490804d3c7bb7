"""PersonPart: what is to be seen to about the personal data of one person, in amber."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from urbandesk.i18n import _
from urbandesk.services.finding.queries import Record
from urbandesk.services.register import people
from urbandesk.ui import ages, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.flag_line import FlagLine
from urbandesk.ui.widgets.plain_label import PlainLabel


class PersonPart(QWidget):
    """Says who sees a person, when a review is due and what is missing to keep the data."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: Record | None = None
        self.circle = PlainLabel(role="secondary", size="small", wrap=True)
        self.review = FlagLine(icon="due")
        self.basis = FlagLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.circle, self.review, self.basis):
            column.addWidget(part)
        self._live = LiveText(self)
        self._live.bind(
            self.circle.setText,
            lambda: _("Only your own side sees people; they go into no hand-out."),
        )
        self._live.bind(self.review.say, self._review_words)
        self._live.bind(self.basis.say, self._basis_words)
        theme.follow(self, lambda: column.setSpacing(theme.scaled(6)))

    def show_record(self, record: Record) -> None:
        """Show what there is to say about another person."""
        self._record = record
        self._live.refresh()

    def _review_words(self) -> str:
        if self._record is None or not people.review_is_due(self._record, ages.today()):
            return ""
        return _("Review is due since {day}: may these data still be kept?").format(
            day=self._record.text("review_on")
        )

    def _basis_words(self) -> str:
        if self._record is None or not people.needs_basis(self._record):
            return ""
        return _("It is not said yet on which basis these personal data are kept.")
