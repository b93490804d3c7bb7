"""The dialogs, shown beside the window without being asked anything."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from scripts.shots.finding import record, workspace_of
from urbandesk.content import library
from urbandesk.i18n import _
from urbandesk.planning.readiness import NOT_APPLICABLE
from urbandesk.services.erasure import erasing
from urbandesk.services.finding import list_words, queries
from urbandesk.services.register import list_values, record_merging, records
from urbandesk.ui.dialogs.about_dialog import AboutDialog
from urbandesk.ui.dialogs.bulk_edit_dialog import BulkEditDialog
from urbandesk.ui.dialogs.command_palette import CommandPalette
from urbandesk.ui.dialogs.crash_dialog import CrashDialog
from urbandesk.ui.dialogs.delegation_dialog import DelegationDialog
from urbandesk.ui.dialogs.delete_dialog import DeleteDialog
from urbandesk.ui.dialogs.erase_dialog import EraseDialog
from urbandesk.ui.dialogs.export_list_dialog import ExportListDialog
from urbandesk.ui.dialogs.merge_records_dialog import MergeRecordsDialog
from urbandesk.ui.dialogs.messages_dialog import MessagesDialog
from urbandesk.ui.dialogs.own_values_dialog import OwnValuesDialog
from urbandesk.ui.dialogs.restore_dialog import RestoreDialog
from urbandesk.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from urbandesk.ui.dialogs.stop_dialog import StopDialog
from urbandesk.ui.dialogs.trash_dialog import TrashDialog
from urbandesk.ui.dialogs.value_dialog import ValueDialog
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


def _city_keys(window: MainWindow, *names: str) -> list[str]:
    workspace = workspace_of(window)
    return [record(workspace, "city", name) for name in names]


def _bulk(window: MainWindow) -> QWidget:
    assert window.desk is not None
    keys = queries.keys(window.desk.workspace, queries.ListQuery("city"))[:12]
    dialog = BulkEditDialog(window.desk.context, "city", keys, window)
    dialog.rows[0].choose("level")
    editor = dialog.rows[0].editor
    assert editor is not None
    editor.set_value("prefecture")
    editor.edited.emit("prefecture")
    return dialog


def _erase(window: MainWindow) -> QWidget:
    workspace = workspace_of(window)
    person = record(workspace, "person", "Example: interpreter")
    held = erasing.holding(workspace, person)
    return EraseDialog(erasing.what_goes(workspace, person), held, window)


def _merge(window: MainWindow) -> QWidget:
    keys = _city_keys(window, "Bologna (NCI)", "Metropolitan City of Bologna")
    first, second = queries.records(workspace_of(window), "city", keys)
    return MergeRecordsDialog(first, second, record_merging.open_matters(first, second), window)


def _trash(window: MainWindow) -> QWidget:
    assert window.desk is not None
    return TrashDialog(window.desk.context, window)


def _export(window: MainWindow) -> QWidget:
    workspace, chinese = workspace_of(window), queries.ListQuery("city", {"country.side": ("cn",)})
    return ExportListDialog(lambda: list_words.sentence(workspace, chinese), window)


def _restore(window: MainWindow) -> QWidget:
    assert window.desk is not None
    workspace = window.desk.workspace
    return RestoreDialog(window.settings, workspace.path, window, key=workspace.about.key)


def _own_values(window: MainWindow) -> QWidget:
    assert window.desk is not None
    return OwnValuesDialog(window.desk.context, window)


def _value(window: MainWindow) -> QWidget:
    """Return the dialog with what is said about a name that is in the list and one that lacks."""
    workspace = workspace_of(window)
    dialog = ValueDialog(
        lambda: _("New value"),
        lambda: _("Add"),
        lambda of_list, english, chinese: list_values.add(workspace, of_list, english, chinese),
        names={"name_en": "Academia"},
        parent=window,
    )
    dialog.accept()
    return dialog


def _mark(window: MainWindow) -> QWidget:
    return MarkDialog(library.method().steps[0].title, NOT_APPLICABLE, "", window)


def _room(window: MainWindow) -> QWidget:
    return RoomWindow(library.method().steps[0].room, window)


DIALOGS: dict[str, Make] = {
    "about": AboutDialog,
    "bulk_edit": _bulk,
    "delegation": lambda window: DelegationDialog(workspace_of(window), window),
    "erase": _erase,
    "export": _export,
    "merge": _merge,
    "shortcuts": lambda window: ShortcutsDialog(window.keys, window),
    "trash": _trash,
    "own_values": _own_values,
    "value": _value,
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
