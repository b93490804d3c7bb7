"""NameDialog: asks for a name; one that cannot be taken stays in the field with its reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from urbandesk.errors import InvalidValues, UserError
from urbandesk.i18n import _
from urbandesk.ui.dialogs.decision import Decision
from urbandesk.ui.widgets.problem_line import ProblemLine
from urbandesk.ui.widgets.typed_parts import mark_problem

Text = Callable[[], str]


class NameDialog(Decision):
    """Asks for a name and hands it on.

    Args:
        title: returns the title of the dialog.
        sentence: returns what the name is for.
        deed: returns the caption of the button that takes it.
        take: takes the name; a ``UserError`` keeps the dialog open and is shown.
        name: what stands in the field at first.
        parent: the window it stands before.
    """

    def __init__(
        self,
        title: Text,
        sentence: Text,
        deed: Text,
        take: Callable[[str], object],
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, sentence, parent)
        self._take = take
        self.field = QLineEdit(name)
        self.problem = ProblemLine(self)
        self.body.addWidget(self.field)
        self.body.addWidget(self.problem)
        self.live.bind_name(self.field, lambda: _("Name"))
        self.cancel_button = self.add_safe(lambda: _("Cancel"))
        self.deed_button = self.add_deed(deed, main=True)
        self.deed_button.setDefault(True)
        self.field.textEdited.connect(lambda _text: self._show_problem(None))
        self.field.selectAll()
        self.field.setFocus()

    def accept(self) -> None:
        """Hand the name on; close only when it was taken."""
        try:
            self._take(self.field.text())
        except InvalidValues as error:
            self._show_problem(next(iter(error.problems.values())))
        except UserError as error:
            self._show_problem(error)
        else:
            super().accept()

    def _show_problem(self, problem: UserError | None) -> None:
        mark_problem(self.field, problem is not None)
        if problem is None:
            self.problem.clear()
        else:
            self.problem.say(problem.text)
            self.field.setFocus()
        self.field.setAccessibleDescription(problem.text() if problem else "")

    def done(self, result: int) -> None:
        """Close; it is made anew when it is wanted again."""
        super().done(result)
        self.deleteLater()
