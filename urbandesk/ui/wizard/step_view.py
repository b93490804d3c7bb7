"""StepView: one step: its head, its questions and its editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from urbandesk.content.method import Question, Step
from urbandesk.i18n import _, join_parts, ngettext
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.wizard.answers.answer_text import QuestionBlock
from urbandesk.ui.wizard.editors.actions_editor import ActionsEditor
from urbandesk.ui.wizard.editors.diagnosis_editor import DiagnosisEditor
from urbandesk.ui.wizard.editors.frame_editor import FrameEditor
from urbandesk.ui.wizard.editors.indicators_editor import IndicatorsEditor
from urbandesk.ui.wizard.editors.money_editor import MoneyEditor
from urbandesk.ui.wizard.editors.needs_editor import NeedsEditor
from urbandesk.ui.wizard.editors.objectives_editor import ObjectivesEditor
from urbandesk.ui.wizard.editors.partners_editor import PartnersEditor
from urbandesk.ui.wizard.editors.review_editor import ReviewEditor
from urbandesk.ui.wizard.editors.risks_editor import RisksEditor
from urbandesk.ui.wizard.plan_work import PlanWork
from urbandesk.ui.wizard.step_editor import StepEditor

EDITORS: Mapping[str, Callable[[PlanWork], StepEditor]] = {
    "frame": FrameEditor,
    "partners": PartnersEditor,
    "diagnosis": DiagnosisEditor,
    "needs_offers": NeedsEditor,
    "objectives": ObjectivesEditor,
    "actions": ActionsEditor,
    "money": MoneyEditor,
    "risks": RisksEditor,
    "indicators": IndicatorsEditor,
    "review": ReviewEditor,
}
"""The editor behind each key that the method's content names."""


class StepView(QWidget):
    """A step is content plus at most one editor."""

    def __init__(self, work: PlanWork, step: Step) -> None:
        super().__init__()
        self._work = work
        self.step = step
        self.editor: StepEditor | None = EDITORS[step.editor](work) if step.editor else None
        self._widget = cast("QWidget | None", self.editor)  # every editor is a widget
        self.questions = {q.key: QuestionBlock(work, q) for q in step.questions}
        self.help_button = Button(lambda: _("Help"), kind="flat", icon="help_why")
        self.help_button.live.bind(self.help_button.setToolTip, lambda: _("Open the help (F1)"))
        self._live = LiveText(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._body(), 1)
        set_ground(self, "base")

    def _head(self) -> QHBoxLayout:
        title = PlainLabel(size="title", bold=True)
        self._live.bind(title.setText, self._title)
        self.count = PlainLabel(role="secondary")
        self._live.bind(self.count.setText, self._count)
        row = QHBoxLayout()
        row.addWidget(title)
        row.addWidget(self.count, 1)
        row.setSpacing(theme.scaled(8))
        for widget in (*(self.editor.head_widgets() if self.editor else ()), self.help_button):
            row.addWidget(widget)
        edge = theme.scaled
        theme.follow(title, lambda: row.setContentsMargins(edge(16), edge(10), edge(16), edge(10)))
        return row

    def _title(self) -> str:
        return _("{number} {title}").format(number=self.step.number, title=self.step.title.text())

    def _count(self) -> str:
        if self._work.rows is None:
            return ""
        parts = [self.editor.summary()] if self.editor and self.editor.summary() else []
        gaps = self._work.readiness.step(self.step.key).gaps
        if gaps:
            parts.append(ngettext("{n} gap", "{n} gaps", gaps).format(n=gaps))
        return join_parts(parts)

    def _body(self) -> QWidget:
        widget = self._widget
        if widget is not None and self.editor is not None and self.editor.fills:
            return widget
        inner = QWidget()
        set_ground(inner, "base")
        column = QVBoxLayout(inner)
        aim = PlainLabel(role="secondary", wrap=True)
        self._live.bind(aim.setText, self.step.aim.text)
        column.addWidget(aim)
        for block in self.questions.values():
            column.addWidget(block)
        if widget is not None:
            # What is known comes before the questions about it.
            column.insertWidget(1, widget)
        column.addStretch(1)
        theme.follow(
            inner,
            lambda: column.setContentsMargins(
                theme.scaled(16), theme.scaled(4), theme.scaled(16), theme.scaled(16)
            ),
        )
        theme.follow(inner, lambda: column.setSpacing(theme.scaled(16)))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        return self._scroll

    def focus_first(self) -> None:
        """Put the cursor into the first field, after a person went here from another step."""
        for part in (self._widget, *self.questions.values()):
            for field in part.findChildren(QWidget) if part is not None else ():
                tabbed = field.focusPolicy() & Qt.FocusPolicy.TabFocus
                if tabbed and field.isEnabled() and field.isVisible():
                    field.setFocus()
                    return

    def refresh(self) -> None:
        """Show the rows as they are now; what is half typed stays."""
        for block in self.questions.values():
            block.text.show_answer()
        if self.editor is not None:
            self.editor.refresh()
        self._live.refresh()

    def commit(self) -> bool:
        """Store what is half typed; returns whether all of it is good."""
        good = [block.text.settle() for block in self.questions.values()]
        return all(good) and (self.editor is None or self.editor.commit())

    def focus_problem(self) -> None:
        """Go to the first value that breaks its rule."""
        if not any(block.text.focus_refused() for block in self.questions.values()) and self.editor:
            self.editor.focus_problem()

    def restore(self) -> None:
        """Drop what is half typed and wrong."""
        for block in self.questions.values():
            block.text.restore_all()
        if self.editor is not None:
            self.editor.restore()

    def focused_question(self) -> Question | None:
        """Return the question in whose answer the cursor stands."""
        focused = QApplication.focusWidget()
        for block in self.questions.values():
            if focused is not None and block.isAncestorOf(focused):
                return block.text.question
        return None

    def focus_on(self, record: str, column: str) -> bool:
        """Go to the answer of a question or to a field of the editor."""
        if record in self.questions:
            block = self.questions[record]
            found = block.text.focus_column(column or "text_en")
            self._scroll.ensureWidgetVisible(block)
            return found
        if self.editor is None:
            return False
        found = self.editor.focus_on(record, column)
        focused = QApplication.focusWidget()
        if found and focused is not None and not self.editor.fills:
            self._scroll.ensureWidgetVisible(focused)
        return found

    def spot(self) -> tuple[str, str]:
        """Return record and column in which the cursor stands; both may be empty."""
        focused = QApplication.focusWidget()
        for key, block in self.questions.items():
            if focused is not None and block.isAncestorOf(focused):
                return key, block.text.column_at(focused)
        record = self.editor.current_record() if self.editor else ""
        return record, _column_of(focused) if record else ""


def _column_of(widget: QWidget | None) -> str:
    """Return the column that the editor around ``widget`` stores."""
    focused = widget
    while widget is not None:
        column_at = getattr(widget, "column_at", None)
        if column_at is not None:
            return str(column_at(focused))
        widget = widget.parentWidget()
    return ""
