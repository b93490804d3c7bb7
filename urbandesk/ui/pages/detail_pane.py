"""DetailPane: the right side of a list: the chosen record, a new one, or one quiet sentence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from urbandesk.errors import RecordGone
from urbandesk.i18n import _
from urbandesk.services import queries
from urbandesk.services.bus import Changes
from urbandesk.ui.pages.detail.new_form import NewForm
from urbandesk.ui.pages.detail.new_partnership_form import NewPartnershipForm
from urbandesk.ui.pages.detail.new_plan_form import NewPlanForm
from urbandesk.ui.pages.detail.new_record_form import NewRecordForm
from urbandesk.ui.pages.detail.record_form import Unsettled
from urbandesk.ui.pages.detail.record_view import TABS, RecordView
from urbandesk.ui.storing.attempts import Attempts
from urbandesk.ui.widgets.empty_state import EmptyState
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.message_bar import Deed, MessageBar
from urbandesk.ui.window_context import Context

_NEW_FORMS: dict[str, type[NewForm]] = {
    "partnership": NewPartnershipForm,
    "plan": NewPlanForm,
}


class DetailPane(QWidget):
    """Shows and edits one record of a kind.

    Signals:
        created: id of a record that was just added.
        abandoned: a new record was given up.
        delete_wanted: id of the record that the person wants to delete.
    """

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
        self._question: Callable[[], str] | None = None
        self.new_form: NewForm | None = None
        self._view: RecordView | None = None
        self._tab = ""
        self.empty = EmptyState(lambda: _("Choose a record in the list to see it here."))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        set_ground(self, "base")
        self._leave = context.workspace.bus.subscribe(self._hear)
        # The bus outlives the pane; one that is gone must not be called.
        self.destroyed.connect(self._leave)

    @property
    def view(self) -> RecordView:
        """Return the view of a record; it is made when the first one is shown."""
        if self._view is None:
            self._view = view = RecordView(self._work, self._kind)
            self._stack.addWidget(view)
            view.show_tab(self._tab)
            view.delete_wanted.connect(lambda: self.delete_wanted.emit(self._key))
            if view.form is not None:
                view.form.problem_changed.connect(self._mended)
        return self._view

    def show_record(self, key: str) -> None:
        """Show a record; without one, or when it is gone, one quiet sentence."""
        self._end_new()
        self._key = key
        self._refresh()

    def record_key(self) -> str:
        """Return the id of the record shown; empty when there is none."""
        return self._key

    def _refresh(self) -> None:
        self._stale = False
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
            form = _NEW_FORMS.get(self._kind, NewRecordForm)(self._work, self._kind)
            form.created.connect(self._created)
            form.abandoned.connect(self._abandon)
            self.new_form = form
            self._stack.addWidget(form)
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
        if not self._key or self.view.form is None:
            return True
        left = self.view.form.commit()
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

    def _ask_about(self, left: Unsettled) -> None:
        self._ask(
            lambda: _("The value of “{field}” cannot be stored yet.").format(
                field=left.column.title()
            ),
            Deed(lambda: _("Go to it"), lambda: self._go_to_field(left.column.name)),
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

    def _go_to_field(self, column: str) -> None:
        self.view.show_tab("overview")
        if self.view.form is not None:
            self.view.form.rows.focus_column(column)

    def place(self) -> str:
        """Return which tab is shown."""
        return self._view.tab() if self._view is not None else self._tab

    def go_to(self, place: str) -> None:
        """Show a tab that ``place`` gave."""
        if place in TABS:
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
        if not self._key:
            return
        if self.isVisible():
            self._refresh()
        else:
            self._stale = True

    def changeEvent(self, event: QEvent) -> None:
        """Name what the record points at in the new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "_leave") and self._key:
            if self.isVisible():
                self._refresh()
            else:
                self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the pane was hidden."""
        super().showEvent(event)
        if self._stale and self._key:
            self._refresh()
