"""CommandRunner: what each command of the window does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from urbandesk import i18n
from urbandesk.errors import UserError
from urbandesk.i18n import _, ngettext
from urbandesk.services.files import backups, workspace_files
from urbandesk.settings import SCHEMES, ZOOMS
from urbandesk.ui import dressing
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.new_workspace import NewWorkspace
from urbandesk.ui.window.file_drop import FileDrop


class CommandRunner(QObject):
    """Runs the commands of a window by their keys; lives as long as the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._deeds = {**self._of_files(), **self._of_view(), **self._of_help()}
        window.commands.wanted.connect(self.run)
        drop = FileDrop(window, window.messages, lambda: window.desk is not None)
        drop.taken.connect(self.take_home)
        window.opening.take_home = self.take_home
        window.commands.about_to_show.connect(self._show_as_it_is)

    def _show_as_it_is(self) -> None:
        """Let the commands of the page be used, and tick the look in force."""
        commands = self._window.commands
        commands.let_use(self._page_deeds().keys())
        commands.actions[f"scheme.{self._window.settings.scheme}"].setChecked(True)

    def _of_files(self) -> dict[str, Callable[[], object]]:
        window = self._window
        return {
            "new": self.new,
            "open": lambda: window.opening.ask_open(),
            "sample": self.sample,
            "take_home": self.take_home,
            "save_copy": self.save_copy,
            "delegation": self.make_delegation_copy,
            "back_up": self.back_up,
            "restore": self.restore,
            "close": lambda: window.leave(),
            "quit": lambda: window.close(),
        }

    def _of_view(self) -> dict[str, Callable[[], object]]:
        window = self._window
        deeds: dict[str, Callable[[], object]] = {
            "undo": lambda: window.undo.undo(),
            "redo": lambda: window.undo.redo(),
            "filter": self.filter,
            "search": lambda: window.search.begin(),
            "back": lambda: window.stack.go_back(),
            "forward": lambda: window.stack.go_forward(),
            "zoom_in": lambda: self.zoom(1),
            "zoom_out": lambda: self.zoom(-1),
            "zoom_usual": lambda: self.zoom(0),
            "language": self.switch_language,
            "record.new": self.new_record,
            "next_area": lambda: window.areas.go(1),
            "previous_area": lambda: window.areas.go(-1),
            "full_screen": self.full_screen,
        }
        return deeds | {f"scheme.{scheme}": self._scheme_setter(scheme) for scheme in SCHEMES}

    def _of_help(self) -> dict[str, Callable[[], object]]:
        window = self._window
        return {
            "palette": self.palette,
            "check": self.check,
            "help": self.help,
            "first_run": lambda: window.begin_anew(),
            "trash": self.trash,
            "told_apart": self.told_apart,
            "own_values": self.own_values,
            "shortcuts": self.show_shortcuts,
            "messages": self.show_messages,
            "about": self.about,
        }

    def run(self, key: str) -> None:
        """Run a command; ``page.`` and a key open that page."""
        if key.startswith("page."):
            self._window.open_page(key.removeprefix("page."))
            return
        deed = self._deeds.get(key) or self._page_deeds().get(key)
        if deed is not None:
            deed()

    def _page_deeds(self) -> Mapping[str, Callable[[], object]]:
        """Return what can be done now with the records of the page."""
        page = self._window.stack.page()
        return page.record_deeds() if page is not None else {}

    def new(self) -> None:
        """Make a workspace where a person chooses, and open it."""
        path = self._window.opening.ask_new()
        if path is not None:
            self._window.opening.make(NewWorkspace(path))

    def sample(self) -> None:
        """Write the sample workspace where a person chooses, and open it."""
        path = self._window.opening.ask_new()
        if path is not None:
            self._window.opening.make(NewWorkspace(path, sample=True))

    def take_home(self, paths: Sequence[Path] = ()) -> None:
        """Go to the exchange page and read files that came back; asks which when none are given."""
        from urbandesk.ui.exchange.exchange_page import ExchangePage

        window = self._window
        window.open_page("exchange")
        page = window.stack.page()
        if isinstance(page, ExchangePage):
            page.take_home(paths)

    def save_copy(self) -> None:
        """Write a verified copy where a person chooses."""
        desk = self._window.desk
        target = self._window.opening.ask_copy() if desk else None
        if desk is None or target is None:
            return
        try:
            workspace_files.save_copy(desk.workspace, target)
        except UserError as error:
            self._window.messages.warn(error)
            return
        self._window.messages.say(lambda: _("Saved a copy as {name}.").format(name=target.name))

    def make_delegation_copy(self) -> None:
        """Write a small copy of chosen partnerships where a person chooses."""
        from urbandesk.ui.dialogs.delegation_dialog import make_delegation_copy

        desk, opening = self._window.desk, self._window.opening
        if desk is not None:
            make_delegation_copy(desk.context, self._window, opening.ask_delegation)

    def back_up(self) -> None:
        """Write a verified backup now."""
        desk = self._window.desk
        if desk is not None and desk.back_up(backups.ASKED) is not None:
            self._window.messages.say(lambda: _("Backup made and checked."), icon="backup")

    def restore(self) -> None:
        """Let a person look into backups and restore one."""
        from urbandesk.ui.dialogs.restore_dialog import RestoreDialog

        window = self._window
        workspace = window.desk.workspace if window.desk else None
        path, key = (workspace.path, workspace.about.key) if workspace else (None, "")
        dialog = RestoreDialog(window.settings, path, window, key=key)
        if not dialog.exec():
            return
        backup, target = dialog.chosen_backup(), dialog.target()
        if backup is None or target is None or not window.leave():
            return
        try:
            before = backups.restore(backup, target)
        except UserError as error:
            window.messages.warn(error)
            return
        if window.opening.open(target):
            window.messages.say(
                lambda: (
                    _("Restored the backup of {moment}. The state before is kept as a backup.")
                    if before
                    else _("Restored the backup of {moment}.")
                ).format(moment=i18n.format_moment(backup.made)),
                icon="backup",
            )

    def filter(self) -> None:
        """Put the cursor into the filter of the page."""
        page = self._window.stack.page()
        if page is not None:
            page.focus_filter()

    def new_record(self) -> None:
        """Begin a new record of the page."""
        page = self._window.stack.page()
        if page is not None and page.can_add():
            page.new_record()

    def zoom(self, step: int) -> None:
        """Show everything larger (1), smaller (-1) or at its usual size (0)."""
        settings = self._window.settings
        at = ZOOMS.index(settings.zoom) + step if step else ZOOMS.index(1.0)
        settings.zoom = ZOOMS[max(0, min(len(ZOOMS) - 1, at))]
        app = QApplication.instance()
        if isinstance(app, QApplication):
            dressing.set_zoom(app, settings.zoom)
        settings.save()

    def _scheme_setter(self, scheme: str) -> Callable[[], None]:
        def use() -> None:
            settings = self._window.settings
            settings.scheme = scheme
            app = QApplication.instance()
            if isinstance(app, QApplication):
                dressing.apply(app, scheme, zoom=settings.zoom)
            settings.save()

        return use

    def switch_language(self) -> None:
        """Speak the other language."""
        other = i18n.ENGLISH if i18n.current() == i18n.CHINESE else i18n.CHINESE
        self._window.speak(other)

    def palette(self) -> None:
        """List all commands with their keys."""
        from urbandesk.ui.dialogs.command_palette import CommandPalette

        CommandPalette(self._window.commands, self._window, self._window.settings.window).open()

    def check(self) -> None:
        """Look through the open file and say what was found."""
        from urbandesk.services.files.checking import problems_in

        desk = self._window.desk
        if desk is None:
            return
        workspace = desk.workspace
        job = self._window.jobs.run(lambda progress: problems_in(workspace, progress))
        self._window.messages.watch(job, lambda: _("Checking the workspace"))
        job.succeeded.connect(self._say_checked)

    def _say_checked(self, found: object) -> None:
        problems = tuple(found) if isinstance(found, (tuple, list)) else ()
        if not problems:
            self._window.messages.say(lambda: _("The workspace is sound."))
            return
        self._window.messages.warn(
            lambda: ngettext(
                "The check found {n} problem: {first}",
                "The check found {n} problems, the first: {first}",
                len(problems),
            ).format(n=len(problems), first=problems[0])
        )

    def full_screen(self) -> None:
        """Use the whole screen, or no longer."""
        window = self._window
        window.showNormal() if window.isFullScreen() else window.showFullScreen()

    def help(self) -> None:
        """Open or fold the help of the page; say where help is when it has none."""
        page = self._window.stack.page()
        if page is None or not page.toggle_help():
            self._window.messages.say(
                lambda: _("Help stands beside the steps of a plan; each field says what it wants."),
                icon="information",
            )

    def trash(self) -> None:
        """List deleted records and bring them back."""
        from urbandesk.ui.dialogs.trash_dialog import TrashDialog

        if self._window.desk is not None:
            TrashDialog(self._window.desk.context, self._window).open()

    def told_apart(self) -> None:
        """List records that somebody said are not the same."""
        from urbandesk.ui.dialogs.told_apart_dialog import ToldApartDialog

        if self._window.desk is not None:
            ToldApartDialog(self._window.desk.context, self._window).open()

    def own_values(self) -> None:
        """List what was added to lists, and add to them."""
        from urbandesk.ui.dialogs.own_values_dialog import OwnValuesDialog

        if self._window.desk is not None:
            OwnValuesDialog(self._window.desk.context, self._window).open()

    def show_shortcuts(self) -> None:
        """Show every key on one sheet."""
        from urbandesk.ui.dialogs.shortcuts_dialog import ShortcutsDialog

        ShortcutsDialog(self._window.keys, self._window).open()

    def show_messages(self) -> None:
        """List what the message bar said."""
        from urbandesk.ui.dialogs.messages_dialog import MessagesDialog

        MessagesDialog(self._window.bar.history(), self._window).open()

    def about(self) -> None:
        """Say what this program is, its version and its licences."""
        from urbandesk.ui.dialogs.about_dialog import AboutDialog

        AboutDialog(self._window).open()
