"""Every dialog in both languages and sizes: whole, named, reachable by Tab, closed by Esc."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

from tests.ui.test_every_page import cut_text, is_control, name_of
from tests.ui.walking import visible
from urbandesk import i18n
from urbandesk.services.finding import queries
from urbandesk.services.register import record_merging, records
from urbandesk.ui import dressing
from urbandesk.ui.dialogs.about_dialog import AboutDialog
from urbandesk.ui.dialogs.bulk_edit_dialog import BulkEditDialog
from urbandesk.ui.dialogs.command_palette import CommandPalette
from urbandesk.ui.dialogs.crash_dialog import CrashDialog
from urbandesk.ui.dialogs.delegation_dialog import DelegationDialog
from urbandesk.ui.dialogs.delete_dialog import DeleteDialog
from urbandesk.ui.dialogs.export_list_dialog import ExportListDialog
from urbandesk.ui.dialogs.for_good_dialog import ForGoodDialog
from urbandesk.ui.dialogs.merge_records_dialog import MergeRecordsDialog
from urbandesk.ui.dialogs.messages_dialog import MessagesDialog
from urbandesk.ui.dialogs.name_dialog import NameDialog
from urbandesk.ui.dialogs.own_values_dialog import OwnValuesDialog
from urbandesk.ui.dialogs.restore_dialog import RestoreDialog
from urbandesk.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from urbandesk.ui.dialogs.stop_dialog import StopDialog
from urbandesk.ui.dialogs.told_apart_dialog import ToldApartDialog
from urbandesk.ui.dialogs.trash_dialog import TrashDialog
from urbandesk.ui.dialogs.value_dialog import ValueDialog
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.window_context import Context


def _context(window: MainWindow) -> Context:
    assert window.desk is not None
    return window.desk.context


def _cities(window: MainWindow, count: int) -> list[str]:
    return queries.keys(_context(window).workspace, queries.ListQuery("city"))[:count]


def _bulk(window: MainWindow) -> QDialog:
    dialog = BulkEditDialog(_context(window), "city", _cities(window, 12), window)
    dialog.rows[0].choose("level")
    dialog.add_row()
    return dialog


def _delete(window: MainWindow) -> QDialog:
    workspace, keys = _context(window).workspace, _cities(window, 2)
    hanging = records.hanging(workspace, "city", keys)
    return DeleteDialog(lambda: "Rome", lambda: "Rome", hanging, window)


def _merge(window: MainWindow) -> QDialog:
    workspace = _context(window).workspace
    first, second = queries.records(workspace, "city", _cities(window, 2))
    matters = record_merging.open_matters(first, second)
    return MergeRecordsDialog(first, second, matters, window)


def _trash(window: MainWindow) -> QDialog:
    records.remove(_context(window).workspace, "city", _cities(window, 2))
    return TrashDialog(_context(window), window)


def _restore(window: MainWindow) -> QDialog:
    about = _context(window).workspace
    return RestoreDialog(window.settings, about.path, window, key=about.about.key)


DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "about": AboutDialog,
    "bulk edit": _bulk,
    "crash": lambda window: CrashDialog("ValueError", window),
    "delegation": lambda window: DelegationDialog(_context(window).workspace, window),
    "delete": _delete,
    "export": lambda window: ExportListDialog(lambda: "Rome", window),
    "for good": lambda window: ForGoodDialog((), [], window),
    "merge": _merge,
    "messages": lambda window: MessagesDialog(window.bar.history(), window),
    "name": lambda window: NameDialog(
        lambda: "Name", lambda: "Name", lambda: "Save", str, parent=window
    ),
    "own values": lambda window: OwnValuesDialog(_context(window), window),
    "palette": lambda window: CommandPalette(window.commands, window),
    "restore": _restore,
    "shortcuts": lambda window: ShortcutsDialog(window.keys, window),
    "stop": StopDialog,
    "told apart": lambda window: ToldApartDialog(_context(window), window),
    "trash": _trash,
    "value": lambda window: ValueDialog(
        lambda: "Value", lambda: "Add", lambda *_given: None, parent=window
    ),
}
"""What makes each dialog, by its name."""


def every_dialog(window: MainWindow) -> Iterator[tuple[str, QDialog]]:
    """Open one dialog after the other and yield its name and itself."""
    for name, make in DIALOGS.items():
        dialog = make(window)
        dialog.open()
        for _round in range(3):
            QApplication.processEvents()
        yield name, dialog
        if shiboken6.isValid(dialog):
            dialog.reject()
        QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


def test_tab_reaches_every_control_of_a_dialog(sample_window: MainWindow) -> None:
    for name, dialog in every_dialog(sample_window):
        dialog.activateWindow()
        seen: set[int] = set()
        for _press in range(200):
            dialog.focusNextChild()
            widget = dialog.focusWidget()
            if widget is None or id(widget) in seen:
                break
            seen.add(id(widget))
        missed = {
            f"{type(widget).__name__} {name_of(widget)}"
            for widget in visible(dialog)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isEnabled()
            and not widget.focusProxy()
            and id(widget) not in seen
        }
        assert missed == set(), name


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_control_of_a_dialog_has_a_name(sample_window: MainWindow, language: str) -> None:
    sample_window.speak(language)
    for name, dialog in every_dialog(sample_window):
        controls = [widget for widget in visible(dialog) if is_control(widget)]
        assert controls, name
        assert [type(widget).__name__ for widget in controls if not name_of(widget)] == [], name
        assert dialog.windowTitle(), name


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_caption_of_a_dialog_is_cut(
    sample_window: MainWindow, dressed: QApplication, zoom: float, language: str
) -> None:
    dressing.apply(dressed, "light", zoom=zoom)
    sample_window.speak(language)
    cut = []
    for name, dialog in every_dialog(sample_window):
        for widget in visible(dialog):
            button = isinstance(widget, QAbstractButton) and is_control(widget)
            small = button and min(widget.width(), widget.height()) < 24
            if small or cut_text(widget):
                cut.append(f"{name}: {name_of(widget)}")
    assert cut == []


def test_escape_closes_every_dialog(sample_window: MainWindow) -> None:
    for name, dialog in every_dialog(sample_window):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not shiboken6.isValid(dialog) or not dialog.isVisible(), name
