"""MainWindow: the frame that stays while workspaces and pages come and go."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from urbandesk import i18n
from urbandesk.i18n import _
from urbandesk.services.finding.search import SearchIndex
from urbandesk.services.homecoming import waiting
from urbandesk.services.workspace import Workspace
from urbandesk.settings import Settings
from urbandesk.ui import theme
from urbandesk.ui.jobs import JobRunner
from urbandesk.ui.live_text import LiveText, switch_language
from urbandesk.ui.messages import Messages
from urbandesk.ui.places import PAGE_OF_KIND, PLACES, PLAN, Place
from urbandesk.ui.save_state import SaveState
from urbandesk.ui.widgets.message_bar import MessageBar
from urbandesk.ui.window.areas import Areas
from urbandesk.ui.window.commands import Commands
from urbandesk.ui.window.desk import Desk
from urbandesk.ui.window.finding import hits_of
from urbandesk.ui.window.hit import Hit
from urbandesk.ui.window.key_choice import KeyChoice
from urbandesk.ui.window.navigation import Navigation
from urbandesk.ui.window.opening import Opening
from urbandesk.ui.window.page_stack import PageStack
from urbandesk.ui.window.search_field import SearchField
from urbandesk.ui.window.tool_row import ToolRow
from urbandesk.ui.window.undo import Undo
from urbandesk.ui.window_context import Context

if TYPE_CHECKING:
    from urbandesk.ui.pages.start_page import StartPage

SMALLEST = (1024, 700)
USUAL = (1366, 768)
_FRAME = 48
"""What the frame of the desktop may add to a side."""
_NARROW_BELOW = 1200
_MENUS = 28


class MainWindow(QMainWindow):
    """Navigation, tool row, page and message bar around one open workspace.

    Signals:
        closed: the window was closed and everything is stored.
    """

    closed = Signal()

    def __init__(self, settings: Settings, places: Mapping[str, Place] = PLACES) -> None:
        super().__init__()
        self.settings = settings
        self.desk: Desk | None = None
        self.list_first = False
        self.jobs = JobRunner(self)
        self.bar = MessageBar()
        self.messages = Messages(self.bar)
        self.commands = Commands(self)
        self.keys = KeyChoice(self.commands, settings)
        self.navigation = Navigation()
        self.search = SearchField(self._find)
        self.tool_row = ToolRow(self.commands.actions, self.search)
        self.stack = PageStack(places)
        self.undo = Undo(
            self.commands.actions["undo"], self.commands.actions["redo"], self.commands.live, self
        )
        self.opening = Opening(self, self.messages, settings, self.take, leave=self.leave)
        self.areas = Areas(self.navigation, self.stack, self.bar)
        self._start_page: StartPage | None = None
        self._arrange()
        self._connect()
        self._live = LiveText(self)
        self._live.bind(self.setWindowTitle, self._title)
        self._show_shell(False)
        theme.follow(self, self._fit)

    def _arrange(self) -> None:
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self.commands.fill(self.menuBar(), lambda: self.settings.recent)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tool_row)
        self._pages = QVBoxLayout()
        self._pages.addWidget(self.stack, 1)
        column.addLayout(self._pages, 1)
        # At the foot also while nothing stands above it, such as before a password is given.
        column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignBottom)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(middle, 1)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.keys.changed.connect(self._show_keys)
        self._show_keys()
        self.commands.recent_wanted.connect(lambda path: self.opening.open(Path(path)))
        self.navigation.chosen.connect(self.open_page)
        self.navigation.language_chosen.connect(self.speak)
        self.search.opened.connect(self.open_record)
        self.stack.shown.connect(self._page_shown)
        self.stack.retitled.connect(lambda: self._live.refresh())
        self.stack.retitled.connect(self._show_adding)

    def _show_keys(self) -> None:
        self.search.show_keys(self.keys.text("search"))
        self.navigation.show_keys(self.keys.text("language"))

    # What is shown

    def take(self, workspace: Workspace) -> None:
        """Show an open workspace at the place where its work stopped."""
        saving = SaveState(workspace, self)
        context = Context(
            workspace=workspace,
            search=SearchIndex(workspace),
            jobs=self.jobs,
            messages=self.messages,
            saving=saving,
            settings=self.settings,
            open_record=self.open_record,
            open_plan=self.open_plan,
            open_page=self.open_page,
            open_report=self.open_report,
            run_command=self.commands.wanted.emit,
            show_count=self.navigation.set_count,
            list_first=self.list_first,
        )
        self.messages.refused.connect(saving.note)
        self.stack.use(context)
        self.desk = Desk(context, self.stack, self)
        self.desk.refused.connect(self.messages.warn)
        self.desk.backed_up.connect(lambda _made: self.stack.tell_backed_up())
        self.undo.use(context)
        self.tool_row.follow_saving(saving)
        self._show_shell(True)
        self.navigation.set_count("exchange", waiting.how_many(workspace))
        spot = self.desk.first_spot()
        self.stack.open(spot.page if spot.page in PLACES else "home", spot.place)
        self.areas.enter_page()

    def leave(self) -> bool:
        """Close the open workspace, everything stored; returns whether none is open now."""
        if self.desk is None:
            return True
        page = self.stack.page()
        if page is not None and not page.settle():
            return False
        if not self._may_stop_jobs():
            return False
        self.jobs.stop_all()
        desk, self.desk = self.desk, None
        desk.keep_place()
        self.undo.use(None)
        self.tool_row.follow_saving(None)
        self.tool_row.show_page(None)
        self.stack.use(None)
        desk.close()
        desk.deleteLater()
        self.show_start()
        return True

    def _may_stop_jobs(self) -> bool:
        """Return whether running work may be stopped; asks when there is some."""
        if not self.jobs.running:
            return True
        from urbandesk.ui.dialogs.stop_dialog import StopDialog

        return bool(StopDialog(self).exec())

    def show_start(self) -> StartPage:
        """Show where workspaces are made and opened."""
        page = self._start_page
        if page is None:
            page = self._start_page = self._made_start_page()
            self._pages.addWidget(page, 1)
        self._show_shell(False)
        page.begin()
        return page

    def begin_anew(self) -> None:
        """Ask the questions of the first start again: language, where the file goes, the sample."""
        if self.leave():
            self.show_start()

    def _made_start_page(self) -> StartPage:
        from urbandesk.ui.pages.start_page import StartPage

        page = StartPage(self.settings)
        page.create_wanted.connect(self.opening.make)
        page.open_wanted.connect(lambda path: self.opening.open(Path(path)))
        page.browse_wanted.connect(self.opening.ask_open)
        page.restore_wanted.connect(self.commands.actions["restore"].trigger)
        page.language_chosen.connect(self.speak)
        return page

    def _show_shell(self, shown: bool) -> None:
        for part in (self.navigation, self.tool_row, self.stack):
            part.setVisible(shown)
        if self._start_page is not None:
            if not shown:
                self._start_page.show_recent()
            self._start_page.setVisible(not shown)
        writable = self.desk is not None and not self.desk.workspace.read_only
        self.commands.set_state(workspace=shown, changes=writable)
        self.undo.refresh()
        if hasattr(self, "_live"):
            self._live.refresh()
        self.navigation.set_language(i18n.current())

    def _title(self) -> str:
        if self.desk is None:
            return "UrbanDesk"
        name = self.desk.workspace.path.name
        if self.desk.workspace.read_only:
            name = _("{file} (read-only)").format(file=name)
        elif self.desk.workspace.about.sample:
            name = _("{file} (sample)").format(file=name)
        page = self.stack.page()
        note = page.title_note() if page is not None else ""
        if note:
            name = _("{file}, {note}").format(file=name, note=note)
        return _("{file} — {program}").format(file=name, program="UrbanDesk")

    # Going to places

    def open_page(self, key: str) -> None:
        """Show a page."""
        self.stack.open(key)

    def open_report(self, key: str) -> None:
        """Go to the reports and choose one."""
        self.stack.open("reports", f"{key}:")

    def open_record(self, kind: str, key: str) -> None:
        """Go to the page that shows a record; parts of a plan open in the plan."""
        if kind in PAGE_OF_KIND:
            self.stack.open(PAGE_OF_KIND[kind], key)
            return
        from urbandesk.ui.window.plan_parts import place_in_plan
        from urbandesk.ui.window.record_parts import place_of_part

        if self.desk is not None:
            part = place_of_part(self.desk.workspace, kind, key)
            if part is not None and part[0] in PAGE_OF_KIND:
                self.stack.open(PAGE_OF_KIND[part[0]], part[1])
                return
            place = place_in_plan(self.desk.workspace, kind, key)
            if place is not None:
                self.open_plan(*place)

    def open_plan(self, plan: str, step: str = "", place: str = "") -> None:
        """Go to a plan, at a step and a field when they are given."""
        self.stack.open(PLAN.key, "/".join((plan, step, place)))

    def _page_shown(self, key: str) -> None:
        self.navigation.set_current(PLACES[key].entry or key)
        self.tool_row.show_page(self.stack.page())
        self._live.refresh()
        actions = self.commands.actions
        actions["back"].setEnabled(self.stack.can_go_back())
        actions["forward"].setEnabled(self.stack.can_go_forward())
        self._show_adding()

    def _show_adding(self) -> None:
        page = self.stack.page()
        writable = self.desk is not None and not self.desk.workspace.read_only
        can_add = writable and page is not None and page.can_add()
        self.commands.actions["record.new"].setEnabled(can_add)

    def _find(self, text: str) -> list[Hit]:
        return hits_of(self.desk.context.search, text) if self.desk is not None else []

    # Language, size, closing

    def speak(self, language: str) -> None:
        """Switch the language of the window, at once and everywhere."""
        app = QApplication.instance()
        if not isinstance(app, QApplication) or language == i18n.current():
            self.navigation.set_language(i18n.current())
            return
        focused = app.focusWidget()
        switch_language(app, language)
        self.settings.language = language
        self.settings.save()
        self.navigation.set_language(language)
        if focused is not None and focused is not app.focusWidget():
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the navigation as icons alone in a small window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # Of the same height in both languages: what is below does not move.
        self.menuBar().setFixedHeight(theme.scaled(_MENUS))
        self.navigation.set_narrow(self.width() < theme.scaled(_NARROW_BELOW))

    def restore_geometry(self) -> None:
        """Stand where the window stood last time; the first time, fill a small screen."""
        kept = self.settings.window.get("main", "")
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode()))
            return
        room = self.screen().availableSize()
        if room.width() < USUAL[0] + _FRAME or room.height() < USUAL[1] + _FRAME:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store everything; stay open when a person wants to mend something first."""
        if not self.leave():
            event.ignore()
            return
        self.settings.window["main"] = bytes(self.saveGeometry().toBase64().data()).decode()
        self.settings.save()
        self.closed.emit()
        event.accept()
