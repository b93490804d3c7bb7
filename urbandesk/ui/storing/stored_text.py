"""StoredText: a text pair that stores what is typed and shows what is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from urbandesk.errors import InvalidValues, UserError
from urbandesk.i18n import _
from urbandesk.models.field import TEXT_LANGUAGES, Value
from urbandesk.services import history
from urbandesk.services.change import new_id
from urbandesk.services.drafts import drafting
from urbandesk.ui.storing.attempts import Storing
from urbandesk.ui.widgets.text_pair import TextPair

_SHORT = 60


class StoredText(TextPair):
    """Both languages of one field of one record; each focus visit becomes one undo step."""

    def __init__(
        self,
        work: Storing,
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
        self._stored = dict.fromkeys(TEXT_LANGUAGES, "")
        self._refused: dict[str, UserError] = {}
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
        """Show a record; what is still being typed for another one is stored there first.

        A text that could not be stored stays as long as its record is shown.
        """
        if key != self._record:
            self.flush()
            self._end_visit("en")
            self._end_visit("zh")
            for language in tuple(self._refused):
                self._note(language, None)
            self._record = key
        for language in TEXT_LANGUAGES:
            text = str(values.get(f"{self._field}_{language}") or "")
            self._stored[language] = text
            if language not in self._refused:
                self.half(language).set_text(text)
            if self._drafted:
                status = str(values.get(f"{self._field}_{language}_status") or "")
                self._show_status(language, status if text else "")
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

    def refused(self) -> tuple[str, ...]:
        """Return the languages whose text could not be stored and stays in the form."""
        return tuple(language for language in TEXT_LANGUAGES if language in self._refused)

    def restore(self, language: str) -> None:
        """Drop a text that could not be stored and show the stored one."""
        half = self.half(language)
        half.blockSignals(True)  # what is dropped must not be told, nor tried again
        half.flush()
        half.blockSignals(False)
        self._note(language, None)
        half.set_text(self._stored[language])

    def _store(self, language: str, text: str) -> None:
        if not self._record:
            return
        problem = self._work.attempt(lambda: self.write(language, text, self._visits[language]))
        self._note(language, self._sentence(problem, language))

    def _note(self, language: str, problem: UserError | None) -> None:
        if problem is None:
            self._refused.pop(language, None)
        else:
            self._refused[language] = problem
        self.set_problem(language, problem)

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
