"""The dialogs, shown beside the window without being asked anything."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from urbandesk.content import library
from urbandesk.i18n import _
from urbandesk.planning.readiness import NOT_APPLICABLE
from urbandesk.services.finding import queries
from urbandesk.services.register import records
from urbandesk.ui.dialogs.about_dialog import AboutDialog
from urbandesk.ui.dialogs.command_palette import CommandPalette
from urbandesk.ui.dialogs.crash_dialog import CrashDialog
from urbandesk.ui.dialogs.delete_dialog import DeleteDialog
from urbandesk.ui.dialogs.messages_dialog import MessagesDialog
from urbandesk.ui.dialogs.restore_dialog import RestoreDialog
from urbandesk.ui.dialogs.stop_dialog import StopDialog
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.wizard.mark_dialog import MarkDialog
from urbandesk.ui.wizard.room_window import RoomWindow

_CRASH = 'ValueError\n  File "urbandesk/ui/pages/example.py", line 1, in example\n'

Make = Callable[[MainWindow], QWidget]


def _delete(window: MainWindow) -> QWidget:
    assert window.desk is not None
    workspace = window.desk.workspace
    plan = queries.keys(workspace, queries.ListQuery("plan"))[0]
    partnership = str(queries.record(workspace, "plan", plan).values["partnership"])
    name = queries.label(workspace, "partnership", partnership)

    def title() -> str:
        return _("Delete {name}").format(name=name)

    return DeleteDialog(
        title, title, records.hanging(workspace, "partnership", [partnership]), window
    )


def _restore(window: MainWindow) -> QWidget:
    assert window.desk is not None
    workspace = window.desk.workspace
    return RestoreDialog(window.settings, workspace.path, window, key=workspace.about.key)


def _mark(window: MainWindow) -> QWidget:
    return MarkDialog(library.method().steps[0].title, NOT_APPLICABLE, "", window)


def _room(window: MainWindow) -> QWidget:
    return RoomWindow(library.method().steps[0].room, window)


DIALOGS: dict[str, Make] = {
    "about": AboutDialog,
    "palette": lambda window: CommandPalette(window.commands, window),
    "crash": lambda window: CrashDialog(_CRASH, window),
    "delete": _delete,
    "messages": lambda window: MessagesDialog(window.bar.history(), window),
    "restore": _restore,
    "stop": StopDialog,
    "mark": _mark,
    "room": _room,
}
"""What makes each dialog, by the name of its picture."""
