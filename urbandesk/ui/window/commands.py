"""Commands: everything the window can do, declared once for menus, keys and the palette."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from urbandesk.i18n import N_, _, in_both
from urbandesk.ui import record_commands
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.page_keys import CommandKeys
from urbandesk.ui.places import ENTRIES
from urbandesk.ui.widgets.plain_label import plain_tooltip

Std = QKeySequence.StandardKey


class Command(NamedTuple):
    """One thing the window can do.

    Attributes:
        key: stable name.
        text: catalogue key with ``&`` before the letter that opens it in its menu.
        keys: key sequences, the first one is shown.
        needs: ``workspace`` when one must be open, ``changes`` when it must be writable, ``page``
            when the page shown decides whether it can be used now.
        group: name of the group of which one is checked; empty for a plain command.
    """

    key: str
    text: str
    keys: tuple[str | QKeySequence.StandardKey, ...] = ()
    needs: str = ""
    group: str = ""


LINE = Command("", "")
RECENT = Command("recent", N_("&Recent workspaces"))

_PAGES = tuple(
    Command(f"page.{place.key}", place.title, (f"Ctrl+{at}",), "workspace")
    for at, place in enumerate(ENTRIES, start=1)
)

_ON_RECORDS = tuple(Command(key, text, (), "page") for key, text in record_commands.ON_RECORDS)
_ON_LISTS = tuple(Command(key, text, (), "page") for key, text in record_commands.ON_LISTS)

MENUS: tuple[tuple[str, tuple[Command, ...]], ...] = (
    (
        N_("&File"),
        (
            Command("new", N_("&New workspace…"), ("Ctrl+Shift+N",)),
            Command("open", N_("&Open…"), (Std.Open,)),
            RECENT,
            Command("sample", N_("Open the &sample…")),
            LINE,
            Command("take_home", N_("&Take home a workbook…"), ("Ctrl+Shift+T",), "workspace"),
            LINE,
            Command("save_copy", N_("Save a &copy…"), ("Ctrl+Shift+S",), "workspace"),
            Command("delegation", N_("Make a &delegation copy…"), (), "workspace"),
            Command("back_up", N_("&Back up now"), (), "workspace"),
            Command("restore", N_("R&estore a backup…"), ()),
            LINE,
            Command("close", N_("C&lose workspace"), ("Ctrl+W",), "workspace"),
            Command("quit", N_("&Quit"), ("Ctrl+Q",)),
        ),
    ),
    (
        N_("&Edit"),
        (
            Command("undo", N_("&Undo"), (Std.Undo,), "changes"),
            Command("redo", N_("&Redo"), (Std.Redo, "Ctrl+Shift+Z", "Ctrl+Y"), "changes"),
            LINE,
            Command("filter", N_("&Find in this page"), (Std.Find,), "workspace"),
            Command("search", N_("&Search everything"), ("Ctrl+K",), "workspace"),
        ),
    ),
    (
        N_("&View"),
        (
            *_PAGES,
            LINE,
            Command("back", N_("&Back"), ("Alt+Left",), "workspace"),
            Command("forward", N_("&Forward"), ("Alt+Right",), "workspace"),
            LINE,
            Command("zoom_in", N_("Zoom &in"), (Std.ZoomIn, "Ctrl+=")),
            Command("zoom_out", N_("Zoom &out"), (Std.ZoomOut,)),
            Command("zoom_usual", N_("&Usual size"), ("Ctrl+0",)),
            LINE,
            Command("scheme.system", N_("Light or dark as the &system"), (), "", "scheme"),
            Command("scheme.light", N_("&Light"), (), "", "scheme"),
            Command("scheme.dark", N_("&Dark"), (), "", "scheme"),
            Command("scheme.contrast", N_("&High contrast, light"), (), "", "scheme"),
            Command("scheme.contrast_dark", N_("High contrast, dar&k"), (), "", "scheme"),
            LINE,
            Command("language", N_("Switch the lan&guage"), ("Ctrl+L",)),
        ),
    ),
    (
        N_("&Record"),
        (
            Command("record.new", N_("&New"), (Std.New,), "changes"),
            LINE,
            *_ON_RECORDS,
            LINE,
            *_ON_LISTS,
        ),
    ),
    (
        N_("&Tools"),
        (
            Command("palette", N_("&All commands…"), ("Ctrl+Shift+P",)),
            Command("trash", N_("&Trash…"), (), "workspace"),
            Command("told_apart", N_("&Not duplicates…"), (), "workspace"),
            Command("own_values", N_("Own &values of lists…"), (), "workspace"),
            Command("check", N_("&Check this workspace"), (), "workspace"),
            LINE,
            Command("page.settings", N_("&Settings"), ("Ctrl+,",), "workspace"),
        ),
    ),
    (
        N_("&Window"),
        (
            Command("next_area", N_("&Next area"), ("F6",), "workspace"),
            Command("previous_area", N_("&Previous area"), ("Shift+F6",), "workspace"),
            LINE,
            Command("full_screen", N_("&Full screen"), ("F11",)),
        ),
    ),
    (
        N_("&Help"),
        (
            Command("help", N_("&Help for this page"), ("F1",), "workspace"),
            Command("first_run", N_("&First start…")),
            Command("shortcuts", N_("&Keyboard shortcuts")),
            Command("messages", N_("&Messages")),
            Command("about", N_("&About UrbanDesk")),
        ),
    ),
)


def all_commands() -> tuple[Command, ...]:
    """Return every command in the order of the menus."""
    return tuple(c for _title, commands in MENUS for c in commands if c not in (LINE, RECENT))


def _sequences(command: Command) -> list[QKeySequence]:
    """Return the keys of a command, each once: what a system calls usual may be named as well.

    A key that an action has twice is ambiguous to Qt and does nothing.
    """
    return [
        QKeySequence(text)
        for text in dict.fromkeys(QKeySequence(k).toString() for k in command.keys)
    ]


class Commands(QObject):
    """The actions of the window, one for each command.

    Signals:
        wanted: key of the command that a person chose.
        recent_wanted: path of the recent workspace that a person chose.
        about_to_show: the commands are about to be looked at; whoever knows better which of the
            page can be used now says so with ``let_use``.
    """

    wanted = Signal(str)
    recent_wanted = Signal(str)
    about_to_show = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.live = LiveText(window)
        self.actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        for command in all_commands():
            self.actions[command.key] = self._made(command, window)

    def _made(self, command: Command, window: QWidget) -> QAction:
        action = QAction(window)
        action.setShortcuts(_sequences(command))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(partial(self._tell, command.key))
        self.live.bind(action.setText, lambda: _(command.text))
        self.live.bind(action.setToolTip, lambda: plain_tooltip(_tip(command, action)))
        if command.group:
            group = self._groups.setdefault(command.group, QActionGroup(self))
            action.setCheckable(True)
            group.addAction(action)
        window.addAction(action)
        return action

    def _tell(self, key: str, _checked: bool = False) -> None:
        self.wanted.emit(key)

    def usual_keys(self, command: str) -> list[QKeySequence]:
        """Return the keys that a command comes with."""
        return next(_sequences(one) for one in all_commands() if one.key == command)

    def set_keys(self, command: str, keys: Sequence[QKeySequence]) -> None:
        """Let a command listen to other keys; empty ones are left out."""
        self.actions[command].setShortcuts([one for one in keys if not one.isEmpty()])
        self.live.refresh()

    def fill(self, bar: QMenuBar, recent: Callable[[], list[str]]) -> None:
        """Build the menus."""
        for title, commands in MENUS:
            menu = QMenu(bar)
            self.live.bind(menu.setTitle, partial(_, title))
            menu.aboutToShow.connect(self.about_to_show)
            bar.addMenu(menu)
            for command in commands:
                if command is LINE:
                    menu.addSeparator()
                elif command is RECENT:
                    self._add_recent(menu, recent)
                else:
                    menu.addAction(self.actions[command.key])

    def _add_recent(self, menu: QMenu, recent: Callable[[], list[str]]) -> None:
        submenu = QMenu(menu)
        self.live.bind(submenu.setTitle, lambda: _(RECENT.text))
        menu.addMenu(submenu)

        def fill() -> None:
            submenu.clear()
            for path in recent():
                action = submenu.addAction(path.replace("&", "&&"))
                action.triggered.connect(partial(self._tell_recent, path))
            if submenu.isEmpty():
                submenu.addAction(_("None yet")).setEnabled(False)

        submenu.aboutToShow.connect(fill)

    def _tell_recent(self, path: str, _checked: bool = False) -> None:
        self.recent_wanted.emit(path)

    def set_state(self, *, workspace: bool, changes: bool) -> None:
        """Let commands be used as far as a workspace is open and can be written."""
        met = {"": True, "workspace": workspace, "changes": changes, "page": False}
        for command in all_commands():
            self.actions[command.key].setEnabled(met[command.needs])

    def let_use(self, keys: Collection[str]) -> None:
        """Let those commands of the page be used that are named, and no others of the page."""
        for command in all_commands():
            if command.needs == "page":
                self.actions[command.key].setEnabled(command.key in keys)

    def all_keys(self) -> list[CommandKeys]:
        """Return menu, name and keys of each command, in the order of the menus."""
        native = QKeySequence.SequenceFormat.NativeText
        found = []
        for title, commands in MENUS:
            for command in commands:
                action = self.actions.get(command.key)
                if action is not None:
                    keys = (keys.toString(native) for keys in action.shortcuts())
                    name = without_mnemonic(_(command.text)).rstrip("…")
                    unique = tuple(dict.fromkeys(filter(None, keys)))
                    menu = without_mnemonic(_(title))
                    found.append(CommandKeys(menu, name, unique, command.key))
        return found

    def usable(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield each command that can be used now, in the order of the menus.

        Its key, its name and its menu's in the language in force, and both in both languages.
        """
        self.about_to_show.emit()
        for title, commands in MENUS:
            for command in commands:
                action = self.actions.get(command.key)
                if action is None or not action.isEnabled():
                    continue
                both = (in_both(command.text), in_both(title))
                said = (text for one in both for text in (one.en, one.zh))
                name = without_mnemonic(_(command.text)).rstrip("…")
                words = " ".join(without_mnemonic(text) for text in said)
                yield command.key, name, without_mnemonic(_(title)), words


def _tip(command: Command, action: QAction) -> str:
    """Return the name of a command with its first key."""
    keys = action.shortcut().toString()
    words = without_mnemonic(_(command.text)).rstrip("…")
    return _("{command} ({keys})").format(command=words, keys=keys) if keys else words


def without_mnemonic(text: str) -> str:
    """Return a menu text without the mark of its letter: ``&File`` or ``文件(&F)``."""
    bare = re.sub(r"\(&\w\)", "", text)
    return bare.replace("&&", "\0").replace("&", "").replace("\0", "&")
