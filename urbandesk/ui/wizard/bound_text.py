"""BoundText: a text pair that stores what is typed and shows what is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from urbandesk.errors import InvalidValues, UserError
from urbandesk.i18n import _
from urbandesk.models.field import TEXT_LANGUAGES, Value
from urbandesk.services import drafting, history
from urbandesk.services.change import new_id
from urbandesk.ui.widgets.text_pair import TextPair
from urbandesk.ui.wizard.plan_work import PlanWork

_SHORT = 60


class BoundText(TextPair):
    """Both languages of one field of one record; each focus visit becomes one undo step."""

    def __init__(
        self,
        work: PlanWork,
        kind: str,
        field: str,
        name: Callable[[], str],
        *,
        lines: int = 1,
        heads: bool = False,
        drafted: bool = True,
    ) -> None:
        super().__init__(name, lines=lines, heads=heads, drafted=drafted)
        self._work = work
        self._kind = kind
        self._field = field
        self._lines = lines
        self._drafted = drafted
        self._record = ""
        self._visits = {language: new_id() for language in TEXT_LANGUAGES}
        self.text_edited.connect(self._store)
        self.status_chosen.connect(self._store_status)
        self.change_wanted.connect(self._tell_change)
        self.left.connect(self._end_visit)

    def record_key(self) -> str:
        """Return what this text belongs to, as places name it."""
        return self._record

    def column_at(self, widget: QWidget | None) -> str:
        """Return the column of the half in which ``widget`` stands."""
        chinese = widget is not None and self.half("zh").isAncestorOf(widget)
        return f"{self._field}_{'zh' if chinese else 'en'}"

    def focus_column(self, column: str) -> bool:
        """Put the cursor into a column; returns whether it is one of this text."""
        if column not in ("", self._field, f"{self._field}_en", f"{self._field}_zh"):
            return False
        self.half("zh" if column.endswith("_zh") else "en").editor().setFocus()
        return True

    def show_record(self, key: str, values: Mapping[str, Value]) -> None:
        """Show a record; what is still being typed for another one is stored there first."""
        if key != self._record:
            self.flush()
            self._end_visit("en")
            self._end_visit("zh")
            self._record = key
        texts = {name: str(values.get(f"{self._field}_{name}") or "") for name in TEXT_LANGUAGES}
        self.set_texts(texts["en"], texts["zh"])
        if self._drafted:
            for language in TEXT_LANGUAGES:
                status = str(values.get(f"{self._field}_{language}_status") or "")
                self._show_status(language, status if texts[language] else "")
        self.set_read_only(self._work.workspace.read_only)

    def _show_status(self, language: str, status: str) -> None:
        half = self.half(language)
        half.chip.setVisible(bool(status))
        reason = self._reasons(language) if status == "outdated" and self._lines > 1 else str
        half.set_status(status or "draft", reason)

    def _reasons(self, language: str) -> Callable[[], str]:
        if language == "zh":
            return lambda: _("The English text has changed since.")
        return lambda: _("The Chinese text has changed since.")

    def _store(self, language: str, text: str) -> None:
        problem = self._work.attempt(lambda: self.write(language, text, self._visits[language]))
        self.set_problem(language, self._sentence(problem, language))

    def _sentence(self, problem: UserError | None, language: str) -> UserError | None:
        if isinstance(problem, InvalidValues):
            return problem.problems.get(f"{self._field}_{language}", problem)
        return problem

    def write(self, language: str, text: str, visit: str) -> None:
        """Store one language as one save of a visit."""
        drafting.write_text(
            self._work.workspace,
            self._kind,
            self._record,
            self._field,
            language,
            text,
            visit=visit,
            origin=self,
        )

    def stored_in(self) -> str:
        """Return the id of the row that holds the text."""
        return self._record

    def _store_status(self, language: str, status: str) -> None:
        row = self.stored_in()
        self._work.attempt(
            lambda: drafting.set_text_status(
                self._work.workspace, self._kind, row, self._field, language, status
            )
        )

    def _tell_change(self, language: str) -> None:
        """Say in the message bar what the other language said before and says now."""
        other = "en" if language == "zh" else "zh"
        column = f"{self._field}_{other}"
        lines = history.history(self._work.workspace, self._kind, self.stored_in(), column)
        if not lines:
            return
        before, now = _shortened(lines[0].before), _shortened(self.text(other))
        self._work.context.messages.say(
            lambda: _("Before: “{before}”. Now: “{now}”.").format(before=before, now=now)
        )

    def _end_visit(self, language: str) -> None:
        self._visits[language] = new_id()


def _shortened(text: object) -> str:
    plain = " ".join(str(text or "").split())
    return plain if len(plain) <= _SHORT else plain[:_SHORT] + "…"
