"""The editor of the last step: what is still open, each line leading to its field."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from urbandesk.i18n import _, ngettext
from urbandesk.planning.finding import Finding
from urbandesk.planning.readiness import StepState
from urbandesk.ui import icons, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import Button, link_button
from urbandesk.ui.widgets.plain_label import IconMark, PlainLabel
from urbandesk.ui.widgets.section import Section
from urbandesk.ui.wizard.answers.bound_field import BoundField
from urbandesk.ui.wizard.answers.form_grid import FormGrid, beside
from urbandesk.ui.wizard.plan_work import PlanWork
from urbandesk.ui.wizard.state_words import state_words


class ReviewEditor(QWidget):
    """Findings by step, marks set by hand with their reasons, and the status of the plan.

    Signals:
        finding_chosen: the ``Finding`` whose field is to be shown.
        step_chosen: key of the step to go to.
    """

    finding_chosen = Signal(object)
    step_chosen = Signal(str)

    fills = False

    def __init__(self, work: PlanWork) -> None:
        super().__init__()
        self._work = work
        self._status = BoundField(work, "plan", "status")
        self._lines: list[QWidget] = []
        self._said = PlainLabel(wrap=True)
        self.reports_button = Button(lambda: _("Hand out"), icon="export")
        self.reports_button.clicked.connect(lambda: work.context.open_page("reports"))
        grid = FormGrid()
        grid.add(lambda: _("Status"), beside(self._status))
        self._found = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(grid)
        column.addWidget(self._said)
        column.addLayout(self._found)
        theme.follow(self, lambda: column.setSpacing(theme.scaled(16)))
        theme.follow(self, lambda: self._found.setSpacing(theme.scaled(16)))
        LiveText(self).bind(self._said.setText, self._words)

    def _words(self) -> str:
        count = len(self._work.readiness.findings)
        if not count:
            return _("Nothing is open. Both sides can stand behind every page.")
        return ngettext(
            "{n} point is still open. It leads to its field.",
            "{n} points are still open. Each leads to its field.",
            count,
        ).format(n=count)

    def refresh(self) -> None:
        """Show what is open now."""
        self._status.show_record(self._work.plan_rows().plan)
        self._said.setText(self._words())
        for line in self._lines:
            self._found.removeWidget(line)
            line.hide()
            line.deleteLater()
        steps = [s for s in self._work.readiness.steps if s.findings or s.by_hand]
        self._lines = [self._section(step) for step in steps]
        for line in self._lines:
            self._found.addWidget(line)

    def _section(self, step: StepState) -> Section:
        section = Section(
            lambda: _("{number} {title}").format(number=step.number, title=step.title.text()),
            note=lambda: state_words(step.state),
        )
        if step.by_hand:
            reason = PlainLabel(role="secondary", wrap=True)
            LiveText(section).bind(
                reason.setText, lambda: _("Set by hand: {reason}").format(reason=step.reason)
            )
            section.add(reason)
        for finding in step.findings:
            section.add(self._line(finding))
        return section

    def _line(self, finding: Finding) -> QWidget:
        box = QWidget()
        link = link_button(finding.text)
        link.clicked.connect(partial(self._choose, finding))
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.scaled(8))
        row.addWidget(IconMark("gap", role="attention", size=icons.SMALL))
        row.addWidget(link)
        row.addStretch(1)
        return box

    def _choose(self, finding: Finding, _checked: bool = False) -> None:
        self.finding_chosen.emit(finding)

    def head_widgets(self) -> list[QWidget]:
        """Return what stands at the right of the head of the step."""
        return [self.reports_button]

    def summary(self) -> str:
        """Return nothing: the sentence below says it."""
        return ""

    def commit(self) -> bool:
        """Store what is half typed."""
        return self._status.commit()

    def focus_problem(self) -> None:
        """Go to the status."""
        self._status.editor().setFocus()

    def restore(self) -> None:
        """Show the stored status."""
        self._status.restore()

    def focus_on(self, record: str, column: str) -> bool:
        """Go to the status of the plan."""
        return bool(column) and self._status.focus_column(column)

    def current_record(self) -> str:
        """Return the plan."""
        return self._work.plan_id
