"""MarkDialog: a mark set by hand needs one sentence, which is printed in the review."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from urbandesk.i18n import Bilingual, _
from urbandesk.ui.dialogs.decision import Decision
from urbandesk.ui.widgets.problem_line import ProblemLine
from urbandesk.ui.wizard.state_words import state_words


class MarkDialog(Decision):
    """Asks why a step is marked as it is."""

    def __init__(self, step: Bilingual, state: str, reason: str, parent: QWidget) -> None:
        super().__init__(
            lambda: _("Mark the step “{step}”").format(step=step.text()),
            lambda: _(
                "The step will be marked as “{state}”. Say why in one sentence; the review "
                "shows it."
            ).format(state=state_words(state)),
            parent,
        )
        self.reason = QLineEdit(reason)
        self.reason.setMaxLength(1000)
        self.live.bind_name(self.reason, lambda: _("Reason"))
        self.live.bind(self.reason.setPlaceholderText, lambda: _("Reason"))
        self._problem = ProblemLine()
        self.body.addWidget(self.reason)
        self.body.addWidget(self._problem)
        self.add_safe(lambda: _("Leave as it is"))
        self.add_deed(lambda: _("Mark"), main=True).setDefault(True)
        self.reason.setFocus()

    def accept(self) -> None:
        """Close when there is a reason; ask for one otherwise."""
        if self.reason.text().strip():
            super().accept()
            return
        self._problem.say(lambda: _("Please give the reason in one sentence."))
        self.reason.setFocus()

    @classmethod
    def ask(cls, step: Bilingual, state: str, reason: str, parent: QWidget) -> str:
        """Return the reason that a person gave; empty when the mark is to stay."""
        dialog = cls(step, state, reason, parent)
        return dialog.reason.text().strip() if dialog.exec() else ""
