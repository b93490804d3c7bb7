"""PlanPage: the plan wizard as a page: steps at the left, the step, help at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from urbandesk.content import library
from urbandesk.errors import RecordGone
from urbandesk.i18n import Bilingual, _, join_names, ngettext
from urbandesk.planning.finding import Finding
from urbandesk.services.drafts import drafting
from urbandesk.ui import theme
from urbandesk.ui.pages.page import Page
from urbandesk.ui.waiting_stack import WaitingStack
from urbandesk.ui.widgets.message_bar import Deed
from urbandesk.ui.window_context import Context
from urbandesk.ui.wizard.editors.review_editor import ReviewEditor
from urbandesk.ui.wizard.help_drawer import HelpDrawer
from urbandesk.ui.wizard.mark_dialog import MarkDialog
from urbandesk.ui.wizard.plan_work import PlanWork
from urbandesk.ui.wizard.room_window import RoomWindow
from urbandesk.ui.wizard.step_editor import AddsRows
from urbandesk.ui.wizard.step_foot import StepFoot
from urbandesk.ui.wizard.step_list import StepList
from urbandesk.ui.wizard.step_menu import StepMenu
from urbandesk.ui.wizard.step_view import StepView

_NARROW_BELOW = 1000
"""Width of the page below which the steps become a drop-down: a window of 1200."""


class PlanPage(Page):
    """Shows one plan; steps in any order, at any time."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.work = PlanWork(context, self)
        self.step_key = ""
        self._views: dict[str, StepView] = {}
        self.steps = StepList()
        self.menu = StepMenu()
        self.foot = StepFoot()
        self.help = HelpDrawer(self, context.settings, self.foot)
        self.stack = WaitingStack()
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.menu)
        column.addWidget(self.stack, 1)
        column.addWidget(self.foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.steps)
        row.addWidget(middle, 1)
        theme.follow(self, self._fit)

    def _connect(self) -> None:
        self.work.refreshed.connect(self._show)
        self.work.gone.connect(self._leave_gone_plan)
        for part in (self.steps, self.menu):
            part.chosen.connect(self.open_step)
        self.steps.mark_wanted.connect(self.mark)
        self.steps.clear_wanted.connect(self._clear_mark)
        self.foot.step_chosen.connect(self.open_step)
        self.foot.finding_chosen.connect(self.go_to_finding)
        self.help.room_wanted.connect(self._show_in_room)
        self.help.insert_wanted.connect(self._insert_example)
        self.help.placed.connect(self._offer_help)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._step_by(by))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    # What is shown

    def open_plan(self, plan: str, step: str = "", record: str = "", column: str = "") -> bool:
        """Show a plan, at a step and a field when they are given; returns whether it is there."""
        try:
            if plan != self.work.plan_id and self.work.plan_id and not self.settle():
                return False
            self.work.open(plan)
        except RecordGone:
            self._leave_gone_plan()
            return False
        current = self.work.readiness.current()
        known = {each.key for each in self.work.readiness.steps if each.available}
        wanted = step if step in known else current.key if current else min(known)
        self._open(wanted)
        if record or column:
            self.view().focus_on(record, column)
        return True

    def open_step(self, key: str) -> None:
        """Go to a step; a value that breaks its rule must be settled first."""
        if key == self.step_key or not self.work.plan_id:
            return
        if not self.settle():
            self.steps.set_current(self.step_key)
            return
        self._open(key)

    def _open(self, key: str) -> None:
        self.step_key = key
        if key not in self._views:
            view = StepView(self.work, library.method().step(key))
            if isinstance(view.editor, ReviewEditor):
                view.editor.finding_chosen.connect(self.go_to_finding)
            view.help_button.setVisible(self.help.panel.is_folded())
            view.help_button.clicked.connect(self.toggle_help)
            self._views[key] = view
            self.stack.addWidget(view)
        focused = QApplication.focusWidget()
        inside = focused is not None and self.stack.isAncestorOf(focused)
        self.stack.setCurrentWidget(self._views[key])
        self._show()
        if inside:
            self.view().focus_first()

    def view(self) -> StepView:
        """Return the step that is shown."""
        return self._views[self.step_key]

    def _show(self) -> None:
        if not self.step_key or self.work.rows is None:
            return
        readiness = self.work.readiness
        self.steps.set_steps(readiness.steps)
        self.steps.set_current(self.step_key)
        for language in ("en", "zh"):
            self.steps.bars.set_count(language, readiness.texts(language))
        self.view().refresh()
        state = readiness.step(self.step_key)
        self.menu.show_steps(readiness.steps, state)
        self.foot.show_step(state, readiness.steps)
        self._show_help()
        self.title_changed.emit()

    def _show_help(self) -> None:
        if self.step_key:
            view = self.view()
            self.help.show_help(view.step, view.focused_question())

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.stack.isAncestorOf(now):
            self._show_help()
            self.help.give_way_to(now)

    def _leave_gone_plan(self) -> None:
        self.step_key = ""
        self.context.messages.warn(RecordGone())
        self.context.open_page("plans")

    # What a person does

    def go_to_finding(self, finding: Finding) -> None:
        """Go to the field where something open is mended."""
        if finding.kind == "partnership":
            self.context.open_record("partnership", finding.record)
            return
        if finding.step != self.step_key:
            self.open_step(finding.step)
        if finding.step == self.step_key:
            self.view().focus_on(finding.record, finding.column)

    def _step_by(self, by: int) -> None:
        keys = [step.key for step in self.work.readiness.steps if step.available]
        if self.step_key in keys:
            self.open_step(keys[max(0, min(len(keys) - 1, keys.index(self.step_key) + by))])

    def mark(self, step: str, state: str) -> None:
        """Set the mark of a step by hand, after asking why."""
        found = self.work.readiness.step(step)
        reason = MarkDialog.ask(found.title, state, found.reason, self)
        if reason:
            self.work.attempt(
                lambda: drafting.set_mark(
                    self.context.workspace, self.work.plan_id, step, state, reason
                )
            )

    def _clear_mark(self, step: str) -> None:
        self.work.attempt(
            lambda: drafting.clear_mark(self.context.workspace, self.work.plan_id, step)
        )

    def _insert_example(self, question: str, example: Bilingual) -> None:
        if self.step_key:
            self.view().commit()
        self.work.attempt(
            lambda: drafting.insert_example(
                self.context.workspace, self.work.plan_id, question, example
            )
        )

    def _show_in_room(self, question: Bilingual) -> None:
        room = RoomWindow(question, self)
        room.showFullScreen()

    # What the window asks

    def title(self) -> str:
        """Return the cities of both sides."""
        rows = self.work.rows
        names = [rows.city_name(side) for side in ("eu", "cn")] if rows else []
        return join_names(names) or _("Plan")

    def sides(self) -> dict[str, str]:
        """Return the names of the cities by side, for marks in the title."""
        rows = self.work.rows
        return {side: rows.city_name(side) for side in ("eu", "cn")} if rows else {}

    def count_text(self) -> str:
        """Return status and version of the plan."""
        if self.work.rows is None:
            return ""
        plan = self.work.rows.plan
        return (
            _("Plan, {status} {version}")
            .format(status=plan.text("status"), version=plan.text("version"))
            .strip()
        )

    def title_note(self) -> str:
        """Return how many gaps the plan has; nothing when there is none."""
        count = len(self.work.readiness.gaps)
        return ngettext("{n} gap", "{n} gaps", count).format(n=count) if count else ""

    def areas(self) -> list[QWidget]:
        """Return the steps, the step, the way to its neighbours and the help."""
        return [self.steps, self.menu, self.stack, self.foot, self.help.panel]

    def can_add(self) -> bool:
        """Return whether the step that is shown is a list of rows."""
        return bool(self.step_key) and isinstance(self.view().editor, AddsRows)

    def new_record(self) -> None:
        """Add a row to the list of the step, such as an action."""
        editor: object = self.view().editor
        if isinstance(editor, AddsRows) and not self.context.workspace.read_only:
            editor.add()

    def refresh(self) -> None:
        """Read the plan anew."""
        if self.work.plan_id:
            self.work.look_again()

    def settle(self) -> bool:
        """Store what is half typed; a value that breaks its rule holds the page."""
        if not self.step_key or self.view().commit():
            return True
        view = self.view()
        self.context.messages.warn(
            lambda: _("A value on this page cannot be kept as it is. Correct it, or drop it."),
            Deed(lambda: _("Go to it"), view.focus_problem),
            Deed(lambda: _("Drop it"), view.restore),
        )
        return False

    def place(self) -> str:
        """Return plan, step, record and column where the work is."""
        if not self.step_key or not self.work.plan_id:
            return ""
        return "/".join((self.work.plan_id, self.step_key, *self.view().spot()))

    def go_to(self, place: str) -> None:
        """Return to a place that ``place`` gave."""
        plan, step, record, column = (*place.split("/"), "", "", "")[:4]
        self.open_plan(plan, step, record, column)

    def toggle_help(self) -> bool:
        """Fold the help away or open it (F1)."""
        self.help.toggle()
        return True

    def _offer_help(self, shown: bool) -> None:
        """Offer the help beside the name of the step while it is folded away."""
        for view in self._views.values():
            view.help_button.setVisible(not shown)

    def end(self) -> None:
        """Hear no more of the workspace, which is about to close."""
        super().end()
        self.work.end()

    # Size, language, waking

    def _fit(self) -> None:
        narrow = self.width() < theme.scaled(_NARROW_BELOW)
        self.steps.setVisible(not narrow)
        self.menu.setVisible(narrow)
        self.help.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give steps and help the room that there is."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed meanwhile."""
        super().showEvent(event)
        self.work.set_awake(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Read nothing while nobody looks."""
        super().hideEvent(event)
        self.work.set_awake(False)

    def changeEvent(self, event: QEvent) -> None:
        """Say names and findings in the new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self.work.plan_id:
            self.work.look_again()
