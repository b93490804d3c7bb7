"""DetailPane: the right side of a list: the chosen record, a new one, or one quiet sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QPaintEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from urbandesk.errors import RecordGone
from urbandesk.i18n import _
from urbandesk.services.bus import Changes
from urbandesk.services.finding import queries
from urbandesk.ui.storing.attempts import Attempts
from urbandesk.ui.waiting_stack import WaitingStack
from urbandesk.ui.widgets.empty_state import EmptyState
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.message_bar import Deed, MessageBar
from urbandesk.ui.window_context import Context

# What a record is shown and begun with is imported when there is one: a list stands without it.
if TYPE_CHECKING:
    from urbandesk.ui.pages.detail.new_form import NewForm
    from urbandesk.ui.pages.detail.record_form import Unsettled
    from urbandesk.ui.pages.detail.record_view import RecordView

_AFTER_PAINT = 80
"""Milliseconds without a key after the first paint until the first record is built."""


class DetailPane(QWidget):
    """Shows and edits one record of a kind.

    Signals:
        created: id of a record that was just added.
        abandoned: a new record was given up.
        delete_wanted: id of the record that the person wants to delete.
        adding: whether a new record is shown now.
    """

    adding = Signal(bool)
    created = Signal(str)
    abandoned = Signal()
    delete_wanted = Signal(str)

    def __init__(self, context: Context, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._kind = kind
        self._work = Attempts(context)
        self._key = ""
        self._stale = False
        self._due = False
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_PAINT)
        self._timer.timeout.connect(self._catch_up)
        self._question: Callable[[], str] | None = None
        self.new_form: NewForm | None = None
        self._view: RecordView | None = None
        self._tab = ""
        self.empty = EmptyState(lambda: _("What is chosen in the list is shown here."))
        self._stack = WaitingStack()
        if context.list_first:
            self._stack.addWidget(QWidget())
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        set_ground(self, "base")
        self.setAcceptDrops(True)
        self._paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        self._paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._paste.activated.connect(self.paste)
        self._leave = context.workspace.bus.subscribe(self._hear)
        # The bus outlives the pane; one that is gone must not be called.
        self.destroyed.connect(self._leave)

    @property
    def view(self) -> RecordView:
        """Return the view of a record; it is made when the first one is shown."""
        self._catch_up()
        if self._view is None:
            from urbandesk.ui.pages.detail.attaching import leave_drops_to_parent
            from urbandesk.ui.pages.detail.record_view import RecordView

            self._view = view = RecordView(self._work, self._kind)
            self._stack.addWidget(view)
            view.show_tab(self._tab)
            view.delete_wanted.connect(lambda: self.delete_wanted.emit(self._key))
            view.erase_wanted.connect(self._erase)
            leave_drops_to_parent(view)
            if view.form is not None:
                view.form.problem_changed.connect(self._mended)
        return self._view

    def show_record(self, key: str) -> None:
        """Show a record; without one, or when it is gone, one quiet sentence."""
        self._end_new()
        self._key = key
        if self._view is None and self.context.list_first and key:
            self._due = True
            self._timer.stop()
            self.update()
        else:
            self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Build the first record once the list has been painted with it."""
        super().paintEvent(event)
        if self._due and not self._timer.isActive():
            self._timer.start()

    def _catch_up(self) -> None:
        """Build the record that is still due; whoever asks for it never meets half a pane."""
        if self._due:
            self._refresh()

    def _erase(self) -> None:
        from urbandesk.ui.pages.lists.erasure import Erasure

        Erasure(self.context).run(self._key, self.window())

    def record_key(self) -> str:
        """Return the id of the record shown; empty when there is none."""
        return self._key

    def _refresh(self) -> None:
        self._stale = self._due = False
        try:
            record = queries.record(self.context.workspace, self._kind, self._key)
        except RecordGone:
            self._key = ""
            if self.new_form is None:
                self._stack.setCurrentWidget(self.empty)
            return
        self.view.show_record(record)
        if self.new_form is None:
            self._stack.setCurrentWidget(self.view)

    def begin_new(self) -> None:
        """Show the form for a new record; one that is begun already stays.

        While a value of the record shown cannot be stored, that is asked about first.
        """
        if self.context.workspace.read_only or (self.new_form is None and not self.settle()):
            return
        if self.new_form is None:
            from urbandesk.ui.pages.detail.new_forms import new_form

            form = new_form(self._work, self._kind)
            form.created.connect(self._created)
            form.abandoned.connect(self._abandon)
            self.new_form = form
            self._stack.addWidget(form)
            self.adding.emit(True)
        self._stack.setCurrentWidget(self.new_form)
        self.new_form.focus_first()

    def is_new(self) -> bool:
        """Return whether a record that is not added yet is shown."""
        return self.new_form is not None

    def _end_new(self) -> None:
        form, self.new_form = self.new_form, None
        if form is not None:
            # Hidden while it lives: its fields notice that the cursor leaves them.
            form.hide()
            self._stack.removeWidget(form)
            form.deleteLater()
            self.adding.emit(False)
        self._drop_question()

    def _created(self, key: str) -> None:
        self._end_new()
        self._key = key
        self._refresh()
        name = self.view.head.names()[0]
        self.context.messages.say(lambda: _("Added {name}.").format(name=name))
        self.created.emit(key)

    def _abandon(self) -> None:
        self._end_new()
        self._refresh()
        self.abandoned.emit()

    def settle(self) -> bool:
        """Store what is half typed.

        Returns:
            Whether all of it is stored. Otherwise the message bar says what is to be mended, and
            leads there or drops it.
        """
        if self.new_form is not None:
            return self._settle_new(self.new_form)
        if not self._key or self._due:
            return True
        begun = self.view.parts.begun()
        if begun is not None:
            self._ask_about_part(*begun)
            return False
        left = self.view.commit()
        if left:
            self._ask_about(left[0])
        else:
            self._drop_question()
        return not left

    def _settle_new(self, form: NewForm) -> bool:
        if not form.has_input():
            self._abandon()
            return True
        self._ask(
            lambda: _("The new record is not added yet."),
            Deed(lambda: _("Go to it"), form.focus_first),
            Deed(lambda: _("Discard it"), self._abandon),
        )
        return False

    def _ask_about_part(self, tab: str, form: NewForm) -> None:
        def go() -> None:
            self.view.show_tab(tab)
            form.focus_first()

        def discard() -> None:
            form.abandoned.emit()
            self.settle()

        self._ask(
            lambda: _("The new record is not added yet."),
            Deed(lambda: _("Go to it"), go),
            Deed(lambda: _("Discard it"), discard),
        )

    def _ask_about(self, left: Unsettled) -> None:
        self._ask(
            lambda: _("The value of “{field}” cannot be stored yet.").format(
                field=left.column.title()
            ),
            Deed(lambda: _("Go to it"), lambda: self.view.go_to(left)),
            Deed(lambda: _("Drop it"), lambda: self._drop(left)),
        )

    def _drop(self, left: Unsettled) -> None:
        left.drop()
        self.settle()

    def _ask(self, text: Callable[[], str], *deeds: Deed) -> None:
        self._drop_question()
        self._question = text
        self.context.messages.warn(text, *deeds)

    def _drop_question(self) -> None:
        """Take our own question off the message bar once it is answered."""
        bar, question = self.context.messages.parent(), self._question
        self._question = None
        if question is None or not isinstance(bar, MessageBar):
            return
        shown = bar.message()
        if shown is not None and shown.text is question:
            bar.dismiss()

    def _mended(self) -> None:
        if self.view.form is not None and not self.view.form.unsettled():
            self._drop_question()

    def attach(self, data: QMimeData) -> bool:
        """Attach dropped or copied files to the record shown; returns whether they are."""
        if not self._key or self.is_new():
            return False
        if not self.view.parts.files().take_data(data):
            return False
        self.view.show_tab("files")
        return True

    def paste(self) -> None:
        """Attach the file or picture on the clipboard, whatever tab is shown."""
        self.attach(QApplication.clipboard().mimeData())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures for the record that is shown."""
        from urbandesk.ui.pages.detail.attaching import holds_files

        if self._key and not self.is_new() and holds_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        if self.attach(event.mimeData()):
            event.acceptProposedAction()

    def place(self) -> str:
        """Return which tab is shown."""
        return self._view.tab() if self._view is not None else self._tab

    def go_to(self, place: str) -> None:
        """Show a tab that ``place`` gave."""
        from urbandesk.ui.pages.detail.tab_names import tabs_of

        if place.partition("/")[0] in tabs_of(self._kind):
            self._tab = place
            if self._view is not None:
                self._view.show_tab(place)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        if self.new_form is not None:
            self.new_form.focus_first()
        elif self._key:
            self.view.show_tab("overview")
            if self.view.form is not None:
                self.view.form.rows.focus_first()

    def _hear(self, changes: Changes) -> None:
        self._hear_of_change()

    def _hear_of_change(self) -> None:
        if not self._key or self._due:
            return
        if self.isVisible():
            self._refresh()
        else:
            self._stale = True

    def changeEvent(self, event: QEvent) -> None:
        """Name what the record points at in the new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "_leave"):
            self._hear_of_change()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the pane was hidden."""
        super().showEvent(event)
        if self._stale and self._key:
            self._refresh()
