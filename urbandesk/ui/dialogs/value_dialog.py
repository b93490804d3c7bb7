"""ValueDialog: asks for a value of a list, by its names in both languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from urbandesk.errors import InvalidValues, UserError
from urbandesk.i18n import _
from urbandesk.models.column import language_name
from urbandesk.models.records.lists import GROWING_LISTS
from urbandesk.ui import fonts, theme
from urbandesk.ui.dialogs.decision import Decision
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.problem_line import ProblemLine
from urbandesk.ui.widgets.quiet_box import QuietBox
from urbandesk.ui.widgets.typed_parts import mark_problem

Take = Callable[[str, str, str], object]
"""Takes a list and the names in English and Chinese."""

_COLUMNS = {"name_en": "en", "name_zh": "zh"}


class ValueDialog(Decision):
    """Asks for the names of a value and hands them on; what is wrong is said at the field.

    Args:
        title: returns the title of the dialog.
        deed: returns the caption of the button that takes it.
        take: takes list and names; a ``UserError`` keeps the dialog open and is shown.
        of_list: the list it belongs to; empty: the person chooses.
        names: what stands in the fields at first, by column.
        parent: the window it stands before.
    """

    def __init__(
        self,
        title: Callable[[], str],
        deed: Callable[[], str],
        take: Take,
        *,
        of_list: str = "",
        names: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, _about, parent, wide=520)
        self._take = take
        self._of_list = of_list
        self.lists = QuietBox()
        self.fields = {name: QLineEdit((names or {}).get(name, "")) for name in _COLUMNS}
        self.problems = {name: ProblemLine(self) for name in _COLUMNS}
        self.problem = ProblemLine(self)
        self._arrange()
        self.cancel_button = self.add_safe(lambda: _("Cancel"))
        self.deed_button = self.add_deed(deed, main=True)
        self.deed_button.setDefault(True)
        first = self.lists if not of_list else self.fields["name_en"]
        first.setFocus()

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        form.setVerticalSpacing(theme.scaled(8))
        if not self._of_list:
            self._add(form, self.lists, lambda: _("Pick list"))
            self.live.bind(lambda _text: self._offer_lists(), str)
        for name, language in _COLUMNS.items():
            self._add(form, self.fields[name], partial(language_name, language))
            self._dress(self.fields[name], language)
            form.addRow(self.problems[name])
            self.fields[name].textEdited.connect(lambda _text: self._forget_problems())
        self.body.addLayout(form)
        self.body.addWidget(self.problem)

    def _dress(self, field: QLineEdit, language: str) -> None:
        theme.follow(field, lambda: field.setFont(fonts.body(language)))

    def _add(self, form: QFormLayout, part: QWidget, title: Callable[[], str]) -> None:
        label = PlainLabel(role="secondary")
        self.live.bind(label.setText, title)
        self.live.bind_name(part, title)
        form.addRow(label, part)

    def _offer_lists(self) -> None:
        chosen = self.lists.currentIndex()
        self.lists.clear()
        for one in GROWING_LISTS:
            self.lists.addItem(one.said(), one.code)
        self.lists.setCurrentIndex(max(0, chosen))

    def accept(self) -> None:
        """Hand list and names on; close only when they were taken."""
        of_list = self._of_list or str(self.lists.currentData())
        english, chinese = (self.fields[name].text() for name in _COLUMNS)
        self._forget_problems()
        try:
            self._take(of_list, english, chinese)
        except InvalidValues as error:
            for name, reason in error.problems.items():
                mark_problem(self.fields[name], True)
                self.problems[name].say(reason.text)
                self.fields[name].setAccessibleDescription(reason.text())
            self.fields[next(iter(error.problems))].setFocus()
        except UserError as error:
            self.problem.say(error.text)
        else:
            super().accept()

    def _forget_problems(self) -> None:
        self.problem.clear()
        for name, field in self.fields.items():
            mark_problem(field, False)
            self.problems[name].clear()
            field.setAccessibleDescription("")

    def done(self, result: int) -> None:
        """Close; it is made anew when it is wanted again."""
        super().done(result)
        self.deleteLater()


def _about() -> str:
    return _("Pick lists, filters and workbooks offer the value in the language of each.")
