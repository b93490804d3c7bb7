"""TrashDialog: deleted records, with who and when; each comes back, or goes for good."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from urbandesk.errors import UserError
from urbandesk.i18n import (
    _,
    format_moment,
    format_number,
    isolated,
    join_names,
    join_sentences,
    ngettext,
    pgettext,
)
from urbandesk.models import schema
from urbandesk.models.derived import fold
from urbandesk.services.erasure import emptying, held_backups
from urbandesk.services.register import trash
from urbandesk.services.register.trash import Deleted, Restored
from urbandesk.ui import theme
from urbandesk.ui.dialogs.decision import Decision
from urbandesk.ui.dialogs.for_good_dialog import ForGoodDialog
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.storing.taking_back import undo_deed
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.problem_line import ProblemLine
from urbandesk.ui.widgets.settled_typing import SettledTyping
from urbandesk.ui.widgets.value_table import Table, ValueTable
from urbandesk.ui.window_context import Context


class TrashDialog(Decision):
    """Lists what was deleted, newest first; restoring is an undo step of its own.

    Args:
        context: the open workspace and the message bar.
        parent: the window it stands before.
    """

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        self._context = context
        self._all = trash.deleted(context.workspace)
        self._shown: list[Deleted] = []
        super().__init__(lambda: _("Trash"), self._sentence_words, parent, wide=720)
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.table = ValueTable(lambda: _("Deleted records"))
        self.table.setSelectionMode(ValueTable.SelectionMode.SingleSelection)
        self.problem = ProblemLine(self)
        for part in (self.field, self.table, self.problem):
            self.body.addWidget(part)
        theme.follow(self.table, lambda: self.table.setMinimumHeight(theme.scaled(300)))
        self.close_button = self.add_safe(lambda: _("Close"))
        self.for_good_button = Button(lambda: _("Delete for good…"), kind="flat")
        self.empty_button = Button(lambda: _("Empty the trash…"), kind="flat")
        for button in (self.empty_button, self.for_good_button):
            self.add_button(button)
        self.for_good_button.clicked.connect(self._delete_chosen)
        self.empty_button.clicked.connect(lambda: self._ask_for_good(self._all))
        self.restore_button = self.add_deed(lambda: _("Restore"))
        self.restore_button.clicked.disconnect()
        self.restore_button.clicked.connect(self.restore)
        SettledTyping(self.field, also_set=True).settled.connect(lambda _text: self._fill())
        self.table.doubleClicked.connect(lambda _index: self.restore())
        live = LiveText(self)
        live.bind(self.field.setPlaceholderText, lambda: _("Name or characters"))
        live.bind_name(self.field, lambda: _("Filter by name or characters"))
        live.bind(lambda _text: self._fill(), str)
        self.table.setFocus()

    def _sentence_words(self) -> str:
        if not self._all:
            return _("Nothing is in the trash.")
        said = [_("Deleted records, newest first. What went with a record comes back with it.")]
        days = self._context.settings.trash_days
        if days:
            said.append(
                ngettext(
                    "After {n} day they leave for good.",
                    "After {n} days they leave for good.",
                    days,
                ).format(n=format_number(days))
            )
        return join_sentences(said)

    def _fill(self) -> None:
        typed = fold(self.field.text().strip())
        self._shown = [one for one in self._all if typed in fold(one.name)]
        heads = (_("Name"), _("Kind"), _("Deleted"), pgettext("who deleted", "By"), _("With it"))
        rows = tuple(
            (
                one.name or _("(without a name)"),
                _(schema.kind(one.kind).title),
                format_moment(one.moment),
                one.author,
                format_number(one.along) if one.along else "",
            )
            for one in self._shown
        )
        self.table.show_table(Table(heads, rows, wide=0, numbers=frozenset({4}), most=190))
        if rows:
            self.table.selectRow(0)
        writable = not self._context.workspace.read_only
        self.restore_button.setEnabled(bool(rows) and writable)
        self.for_good_button.setEnabled(bool(rows) and writable)
        self.empty_button.setEnabled(bool(self._all) and writable)

    def _delete_chosen(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._shown):
            self._ask_for_good([self._shown[row]])

    def _ask_for_good(self, chosen: Sequence[Deleted]) -> None:
        """Delete records for good once a person agrees."""
        workspace, second = self._context.workspace, self._context.settings.second_backup_place
        keys = [(one.kind, one.record) for one in chosen]
        try:
            held = emptying.holding(workspace, keys, Path(second) if second else None)
            dialog = ForGoodDialog(chosen, held, self)
            agreed = dialog.exec() == ForGoodDialog.DialogCode.Accepted
            with_backups = dialog.with_backups()
            dialog.deleteLater()
            if not agreed:
                return
            count = emptying.delete_for_good(workspace, keys)
            if with_backups:
                held_backups.delete_backups(held)
        except UserError as error:
            self.problem.say(error.text)
            self._read_anew()
            return
        self.problem.clear()
        self._context.messages.say(lambda: _gone_words(count), icon="delete")
        self._read_anew()

    def _read_anew(self) -> None:
        row = self.table.currentRow()
        self._all = trash.deleted(self._context.workspace)
        self.live.refresh()
        self._fill()
        self.table.selectRow(min(max(row, 0), len(self._shown) - 1))

    def restore(self) -> None:
        """Bring the chosen record back, and say what could not come with it."""
        row = self.table.currentRow()
        if not 0 <= row < len(self._shown) or not self.restore_button.isEnabled():
            return
        chosen = self._shown[row]
        try:
            back = trash.restore(self._context.workspace, chosen.kind, chosen.record)
        except UserError as error:
            self.problem.say(error.text)
            return
        self.problem.clear()
        self._context.messages.say(lambda: restored_words(back), undo_deed(self._context))
        self._read_anew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Restore the chosen record with Enter; Esc closes."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.focusWidget() is self.table:
            self.restore()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Close; it is made anew when it is wanted again."""
        super().done(result)
        self.deleteLater()


def _gone_words(count: int) -> str:
    return ngettext(
        "{n} record is deleted for good.", "{n} records are deleted for good.", count
    ).format(n=format_number(count))


def restored_words(back: Restored) -> str:
    """Return what came back, and which fields are empty since what they named is gone."""
    others = back.count - 1
    name = isolated(back.name)
    said = _("{name} is back.").format(name=name)
    if others:
        said = ngettext(
            "{name} is back, with {n} record that went with it.",
            "{name} is back, with {n} records that went with it.",
            others,
        ).format(name=name, n=format_number(others))
    if not back.emptied:
        return said
    fields = join_names(_(title) for title in back.emptied)
    lost = _("Empty now, since what it named is gone: {fields}.").format(fields=fields)
    return join_sentences([said, lost])
