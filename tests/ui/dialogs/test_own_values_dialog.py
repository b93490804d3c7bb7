"""Own values of lists: added where one is missing, listed, renamed, deleted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.making import a_context, said
from urbandesk import i18n
from urbandesk.models.records.organisation import ORGANISATION
from urbandesk.services import history
from urbandesk.services.files import workspace_files
from urbandesk.services.finding import queries
from urbandesk.services.register import list_values, records
from urbandesk.services.workspace import Workspace
from urbandesk.ui.dialogs.merge_records_dialog import MergeRecordsDialog
from urbandesk.ui.dialogs.own_values_dialog import OwnValuesDialog
from urbandesk.ui.dialogs.value_dialog import ValueDialog
from urbandesk.ui.pages.detail.stored_field import StoredField
from urbandesk.ui.storing.attempts import Attempts
from urbandesk.ui.widgets.choice_parts import MORE, ChoiceBox
from urbandesk.ui.widgets.message_bar import Message, MessageBar
from urbandesk.ui.window_context import Context

PORT = {"name_en": "Port operator", "name_zh": "港口运营单位"}


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def field(qtbot: QtBot, workspace: Workspace) -> StoredField:
    """Give the type of a stored organisation, as its record shows it."""
    key = records.add(workspace, "organisation", {"name_en": "Harbour"})
    made = StoredField(
        Attempts(a_context(qtbot, workspace)), "organisation", ORGANISATION.columns["actor_type"]
    )
    qtbot.addWidget(made)
    made.show_record(queries.record(workspace, "organisation", key))
    made.show()
    return made


def box_of(field: StoredField) -> ChoiceBox:
    box = field.editor()
    assert isinstance(box, ChoiceBox)
    return box


def pick(box: ChoiceBox, code: str) -> None:
    """Open the list and choose an entry with the keyboard."""
    box.showPopup()
    box.view().setCurrentIndex(box.model().index(box.findData(code), 0))
    QTest.keyClick(box.view(), Qt.Key.Key_Return)


def the_dialog(kind: type[QDialog]) -> QDialog:
    """Return the dialog that is open."""
    (found,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    return found


def asked() -> ValueDialog:
    dialog = the_dialog(ValueDialog)
    assert isinstance(dialog, ValueDialog)
    return dialog


def agree_to_merge() -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MergeRecordsDialog)
    dialog.merge_button.click()


def message(context: Context) -> Message:
    bar = context.messages.parent()
    assert isinstance(bar, MessageBar)
    shown = bar.message()
    assert shown is not None
    return shown


def fill(dialog: ValueDialog, names: dict[str, str]) -> None:
    for name, text in names.items():
        dialog.fields[name].setText(text)
    dialog.deed_button.click()


def test_a_value_that_is_missing_is_added_in_the_field_and_stored_with_the_record(
    field: StoredField, workspace: Workspace
) -> None:
    pick(box_of(field), MORE)
    fill(asked(), PORT)
    (key,) = queries.keys(workspace, queries.ListQuery("organisation"))
    assert queries.record(workspace, "organisation", key).text("actor_type") == "Port operator"
    assert box_of(field).currentText() == "Port operator"
    assert box_of(field).itemData(box_of(field).count() - 1) == MORE


def test_asking_for_another_value_and_leaving_it_changes_nothing(
    field: StoredField, workspace: Workspace
) -> None:
    pick(box_of(field), "industry")
    step = history.undo_label(workspace)
    pick(box_of(field), MORE)
    asked().reject()
    assert box_of(field).code() == "industry"
    assert field.value() == "industry"
    assert history.undo_label(workspace) == step


def test_stepping_through_the_values_by_keys_opens_no_dialog(field: StoredField) -> None:
    box = box_of(field)
    box.setFocus()
    for _press in range(box.count() + 2):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert QApplication.activeModalWidget() is None
    assert box.code() == "network"
    assert field.value() == "network"


def test_a_list_that_was_closed_again_leaves_the_keys_as_they_were(field: StoredField) -> None:
    box = box_of(field)
    pick(box, "network")
    box.setFocus()
    box.showPopup()
    QTest.keyClick(box.view(), Qt.Key.Key_Escape)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert QApplication.activeModalWidget() is None
    assert field.value() == "network"


def test_a_value_added_elsewhere_is_there_when_the_list_is_opened(
    field: StoredField, workspace: Workspace
) -> None:
    code = list_values.add(workspace, "actor_type", *PORT.values())
    pick(box_of(field), code)
    assert field.value() == code


def test_a_name_that_is_missing_or_taken_is_said_at_its_field(
    field: StoredField, workspace: Workspace
) -> None:
    pick(box_of(field), MORE)
    dialog = asked()
    fill(dialog, {"name_en": "Academia", "name_zh": ""})
    assert dialog.isVisible()
    assert "in the list already" in dialog.problems["name_en"].text()
    assert "both languages" in dialog.problems["name_zh"].text()
    assert list_values.values(workspace) == []
    dialog.reject()


def test_values_are_listed_with_their_records_renamed_and_deleted_once_unused(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    code = list_values.add(workspace, "actor_type", *PORT.values())
    body = records.add(workspace, "organisation", {"name_en": "Harbour", "actor_type": code})
    context = a_context(qtbot, workspace)
    dialog = OwnValuesDialog(context, home)
    dialog.open()
    assert dialog.table.cells() == (("Type of actor", "Port operator", "港口运营单位", "1"),)
    dialog.rename_button.click()
    fill(asked(), {"name_en": "Port authority"})
    assert dialog.table.cells()[0][1] == "Port authority"
    dialog.delete_button.click()
    assert "1 record says this value" in dialog.problem.text()
    records.remove(workspace, "organisation", [body])
    dialog.delete_button.click()
    assert dialog.table.cells() == ()
    assert "Deleted" in said(context)
    history.undo(workspace)
    assert [one.english for one in list_values.values(workspace)] == ["Port authority"]
    dialog.reject()


def test_from_the_list_a_value_is_added_to_a_chosen_list(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    dialog = OwnValuesDialog(a_context(qtbot, workspace), home)
    dialog.open()
    dialog.add_value_button.click()
    inner = asked()
    inner.lists.setCurrentIndex(inner.lists.findData("city_level"))
    fill(inner, {"name_en": "New area", "name_zh": "新区"})
    assert dialog.table.cells() == (("Level", "New area", "新区", "0"),)
    dialog.reject()


def test_what_was_added_or_renamed_is_the_chosen_one_wherever_it_stands_now(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    for english, chinese in (("Alpine club", "高山会"), ("River board", "河道委员会")):
        list_values.add(workspace, "actor_type", english, chinese)
    dialog = OwnValuesDialog(a_context(qtbot, workspace), home)
    dialog.open()
    dialog.add_value_button.click()
    fill(asked(), PORT)
    assert chosen(dialog) == ["Port operator"]
    dialog.rename_button.click()
    fill(asked(), {"name_en": "Zeal", "name_zh": "热心组织"})
    assert [row[1] for row in dialog.table.cells()] == ["Alpine club", "River board", "Zeal"]
    assert chosen(dialog) == ["Zeal"]
    dialog.delete_button.click()
    assert chosen(dialog) == ["River board"]
    dialog.reject()


def chosen(dialog: OwnValuesDialog) -> list[str]:
    """Return the English names of the chosen values."""
    rows = dialog.table.selectionModel().selectedRows()
    return [dialog.table.cells()[index.row()][1] for index in rows]


def test_two_values_that_mean_the_same_become_one_and_undo_stands_beside_it(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    first = list_values.add(workspace, "actor_type", *PORT.values())
    second = records.add(workspace, "list_value", {"of_list": "actor_type", **PORT})
    for name, code in (("Quay", first), ("Harbour", second), ("Dock", second)):
        records.add(workspace, "organisation", {"name_en": name, "actor_type": code})
    context = a_context(qtbot, workspace)
    dialog = OwnValuesDialog(context, home)
    dialog.open()
    assert not dialog.merge_button.isEnabled()
    dialog.table.selectAll()
    assert not dialog.rename_button.isEnabled()
    assert not dialog.delete_button.isEnabled()
    QTimer.singleShot(0, agree_to_merge)
    dialog.merge_button.click()
    assert [(one.code, one.used) for one in list_values.values(workspace)] == [(second, 3)]
    assert dialog.table.cells() == (("Type of actor", "Port operator", "港口运营单位", "3"),)
    assert said(context) == "Port operator is merged into Port operator."
    (undo,) = message(context).deeds
    undo.run()
    assert len(list_values.values(workspace)) == 2
    dialog.reject()


def test_two_values_of_different_lists_are_not_merged_and_the_dialog_says_why(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    list_values.add(workspace, "actor_type", *PORT.values())
    list_values.add(workspace, "city_level", "New area", "新区")
    dialog = OwnValuesDialog(a_context(qtbot, workspace), home)
    dialog.open()
    dialog.table.selectAll()
    dialog.merge_button.click()
    assert "different lists" in dialog.problem.text()
    assert len(list_values.values(workspace)) == 2
    dialog.reject()


def test_what_was_done_with_a_value_is_said_in_the_language_of_the_window(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    context = a_context(qtbot, workspace)
    dialog = OwnValuesDialog(context, home)
    dialog.open()
    dialog.add_value_button.click()
    fill(asked(), PORT)
    with i18n.speaking(i18n.CHINESE):
        assert "港口运营单位" in message(context).text()
    dialog.delete_button.click()
    with i18n.speaking(i18n.CHINESE):
        assert "港口运营单位" in message(context).text()
    dialog.reject()


def test_in_a_workspace_for_reading_nothing_is_added(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    list_values.add(workspace, "actor_type", *PORT.values())
    path = workspace.path
    workspace.close()
    reading = workspace_files.open_read_only(path)
    dialog = OwnValuesDialog(a_context(qtbot, reading), home)
    assert len(dialog.table.cells()) == 1
    buttons = (dialog.rename_button, dialog.merge_button, dialog.delete_button)
    for button in (dialog.add_value_button, *buttons):
        assert not button.isEnabled()
    dialog.reject()
    reading.close()
