"""AnswerText: the answer to one question in both languages, with the question above it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from urbandesk.content.method import Question
from urbandesk.i18n import _
from urbandesk.services.drafts import drafting
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.text_pair import language_head
from urbandesk.ui.wizard.answers.bound_text import BoundText
from urbandesk.ui.wizard.plan_work import PlanWork


class AnswerText(BoundText):
    """A text whose row is made when the first letter is stored."""

    def __init__(self, work: PlanWork, question: Question) -> None:
        super().__init__(work, "plan_text", "text", question.title.text, lines=3)
        self._plan = work
        self.question = question

    def show_answer(self) -> None:
        """Show the stored answer; what is half typed stays."""
        row = self._plan.plan_rows().texts.get(self.question.key)
        self.show_record(self.question.key, row.values if row else {})

    def write(self, language: str, text: str, visit: str) -> None:
        """Store one language as one save of a visit."""
        drafting.answer(
            self._plan.workspace,
            self._plan.plan_id,
            self.question.key,
            language,
            text,
            visit=visit,
            origin=self,
        )

    def stored_in(self) -> str:
        """Return the id of the answer; empty while nobody answered."""
        row = self._plan.plan_rows().texts.get(self.question.key)
        return row.id if row else ""


class QuestionBlock(QWidget):
    """A question with the field for its answer."""

    def __init__(self, work: PlanWork, question: Question) -> None:
        super().__init__()
        self.text = AnswerText(work, question)
        self.title = PlainLabel(bold=True, wrap=True)
        live = LiveText(self)
        live.bind(self.title.setText, lambda: self._title(question))
        for language in ("en", "zh"):
            # Two empty boxes would not say which language each waits for.
            live.bind(self.text.half(language).set_placeholder, partial(language_head, language))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.text)
        theme.follow(self, lambda: column.setSpacing(theme.scaled(4)))

    def _title(self, question: Question) -> str:
        if question.required:
            return question.title.text()
        return _("{question} (may be left out)").format(question=question.title.text())
