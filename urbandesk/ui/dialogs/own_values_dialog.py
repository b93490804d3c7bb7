"""OwnValuesDialog: what the office added to lists that grow; add, rename, merge, delete."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from urbandesk.errors import UserError
from urbandesk.i18n import _, format_number, isolated
from urbandesk.models.column import language_name
from urbandesk.models.records.lists import LIST_VALUE
from urbandesk.services.register import list_values
from urbandesk.services.register.list_values import ListValue
from urbandesk.ui import theme
from urbandesk.ui.dialogs.decision import Decision
from urbandesk.ui.dialogs.record_merging import Merging
from urbandesk.ui.dialogs.value_dialog import ValueDialog
from urbandesk.ui.storing.taking_back import undo_deed
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.problem_line import ProblemLine
from urbandesk.ui.widgets.value_table import Table, ValueTable
from urbandesk.ui.window_context import Context


def ask_for_value(
    context: Context, of_list: str, parent: QWidget, then: Callable[[str], None]
) -> ValueDialog:
    """Open the dialog that adds a value; it is told, and its code handed to ``then``.

    Args:
        context: the open workspace and the message bar.
        of_list: the list it is added to; empty: the person chooses.
        parent: the window it stands before.
        then: takes the code of the new value.
    """

    def take(chosen: str, english: str, chinese: str) -> None:
        code = list_values.add(context.workspace, chosen, english, chinese)
        context.messages.say(
            lambda: _("Added “{name}” to the list.").format(
                name=isolated(list_values.said(english.strip(), chinese.strip()))
            ),
            undo_deed(context),
        )
        then(code)

    dialog = ValueDialog(
        lambda: _("New value"), lambda: _("Add"), take, of_list=of_list, parent=parent
    )
    dialog.open()
    return dialog


class OwnValuesDialog(Decision):
    """Lists own values with the number of records that say each; every deed is an undo step.

    Args:
        context: the open workspace and the message bar.
        parent: the window it stands before.
    """

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        self._context = context
        self._values = list_values.values(context.workspace)
        super().__init__(lambda: _("Own values of lists"), self._sentence_words, parent, wide=720)
        self.table = ValueTable(lambda: _("Own values of lists"))
        self.problem = ProblemLine(self)
        self.body.addWidget(self.table)
        self.body.addWidget(self.problem)
        theme.follow(self.table, lambda: self.table.setMinimumHeight(theme.scaled(260)))
        self.add_value_button = Button(lambda: _("Add…"), kind="outlined")
        self.rename_button = Button(lambda: _("Rename…"), kind="flat")
        self.merge_button = Button(lambda: _("Merge…"), kind="flat")
        self.delete_button = Button(lambda: _("Delete"), kind="flat")
        deeds = (self.add_value_button, self.rename_button, self.merge_button, self.delete_button)
        for button in reversed(deeds):
            self.add_button(button)
        self.close_button = self.add_safe(lambda: _("Close"))
        self.add_value_button.clicked.connect(self.add_value)
        self.rename_button.clicked.connect(self.rename)
        self.merge_button.clicked.connect(self.merge)
        self.delete_button.clicked.connect(self.delete)
        self.table.doubleClicked.connect(lambda _index: self.rename())
        self.table.itemSelectionChanged.connect(self._offer_deeds)
        self.live.bind(lambda _text: self._fill(), str)
        self.table.setFocus()

    def _sentence_words(self) -> str:
        if not self._values:
            return _("Nothing was added to a list yet. A value gets a name in both languages.")
        return _(
            "What was added to lists, beside the values that come with UrbanDesk. Two that mean "
            "the same can be merged: choose both."
        )

    def _fill(self) -> None:
        heads = (
            _("Pick list"),
            *(language_name(language) for language in ("en", "zh")),
            _("Records"),
        )
        rows = tuple(
            (list_values.title_of(v.of_list), v.english, v.chinese, format_number(v.used))
            for v in self._values
        )
        row = max(0, self.table.currentRow())
        self.table.show_table(Table(heads, rows, wide=1, numbers=frozenset({3}), most=200))
        self.table.selectRow(min(row, len(rows) - 1))
        self._offer_deeds()

    def _offer_deeds(self) -> None:
        writable, chosen = not self._context.workspace.read_only, len(self._chosen())
        self.add_value_button.setEnabled(writable)
        self.merge_button.setEnabled(writable and chosen == 2)
        for button in (self.rename_button, self.delete_button):
            button.setEnabled(writable and chosen == 1)

    def _read_anew(self, code: str = "") -> None:
        """Show the values as they are now, and choose one; without it the one in its place."""
        self._values = list_values.values(self._context.workspace)
        self.problem.clear()
        self.live.refresh()
        for row, value in enumerate(self._values):
            if value.code == code:
                self.table.selectRow(row)

    def _chosen(self) -> list[ListValue]:
        rows = self.table.selectionModel().selectedRows()
        return [self._values[row] for row in sorted(index.row() for index in rows)]

    def add_value(self) -> None:
        """Ask for a new value and its list."""
        ask_for_value(self._context, "", self, self._read_anew)

    def rename(self) -> None:
        """Ask for other names of the chosen value."""
        if not self.rename_button.isEnabled():
            return
        (value,) = self._chosen()

        def take(_list: str, english: str, chinese: str) -> None:
            list_values.rename(self._context.workspace, value.code, english, chinese)
            self._read_anew(value.code)

        ValueDialog(
            lambda: _("Rename value"),
            lambda: _("Rename"),
            take,
            of_list=value.of_list,
            names={"name_en": value.english, "name_zh": value.chinese},
            parent=self,
        ).open()

    def delete(self) -> None:
        """Take the chosen value out of its list, unless records say it."""
        (value,) = self._chosen()
        try:
            list_values.remove(self._context.workspace, value.code)
        except UserError as error:
            self.problem.say(error.text)
            return
        self._context.messages.say(
            lambda: _("Deleted “{name}” from the list.").format(
                name=isolated(list_values.said(value.english, value.chinese))
            ),
            undo_deed(self._context),
        )
        self._read_anew()

    def merge(self) -> None:
        """Make one of two values after asking; the one that more records say stays."""
        keep, give = sorted(self._chosen(), key=lambda value: -value.used)
        self.problem.clear()
        merging = Merging(self._context, LIST_VALUE.key, lambda error: self.problem.say(error.text))
        if merging.run([keep.code, give.code], self):
            self._read_anew(keep.code)

    def done(self, result: int) -> None:
        """Close; it is made anew when it is wanted again."""
        super().done(result)
        self.deleteLater()
