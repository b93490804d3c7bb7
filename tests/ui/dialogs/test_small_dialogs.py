"""Messages are kept with time and icon, licences can be read, running work is asked about."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

import urbandesk
from urbandesk import i18n, paths
from urbandesk.i18n import _
from urbandesk.ui.ages import now
from urbandesk.ui.dialogs.about_dialog import AboutDialog
from urbandesk.ui.dialogs.messages_dialog import MessagesDialog
from urbandesk.ui.dialogs.stop_dialog import StopDialog
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.widgets.message_bar import Message, MessageBar
from urbandesk.ui.widgets.plain_label import PlainLabel


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def test_messages_come_newest_first_with_their_time(qtbot: QtBot, window: QMainWindow) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.say(lambda: "Deleted “<b>Rome</b> & more”.")
    bar.warn(lambda: "The stick is full.")
    first, second = bar.history()
    dialog = MessagesDialog(bar.history(), window)
    assert dialog.texts() == (
        f"{second.moment:%H:%M}  The stick is full.",
        f"{first.moment:%H:%M}  Deleted “<b>Rome</b> & more”.",
    )
    assert all(not dialog.list.item(row).icon().isNull() for row in range(2))
    assert "&lt;b&gt;Rome" in dialog.list.item(1).toolTip()


def test_a_message_of_another_day_says_which(window: QMainWindow) -> None:
    old = Message(lambda: "Opened.", moment=now() - timedelta(days=1))
    (line,) = MessagesDialog([old], window).texts()
    assert line.startswith("Yesterday ")


def test_attention_is_also_said_in_words(window: QMainWindow) -> None:
    dialog = MessagesDialog([Message(lambda: "Full.", icon="gap", attention=True)], window)
    spoken = dialog.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Needs attention. ")


def test_messages_are_told_in_the_language_in_force(
    qapp: QApplication, window: QMainWindow
) -> None:
    dialog = MessagesDialog([Message(lambda: _("Backup made and checked."))], window)
    switch_language(qapp, i18n.CHINESE)
    assert dialog.texts()[0].endswith("备份已完成并通过检查。")
    switch_language(qapp, i18n.ENGLISH)
    assert dialog.texts()[0].endswith("Backup made and checked.")


def test_a_window_without_messages_says_so(window: QMainWindow) -> None:
    dialog = MessagesDialog([], window)
    assert "Nothing has been said" in dialog.text()
    assert dialog.list.isHidden()


def test_about_names_the_version_and_shows_whole_licences(
    qtbot: QtBot, window: QMainWindow
) -> None:
    dialog = AboutDialog(window)
    dialog.open()
    labels = [label.text() for label in dialog.findChildren(PlainLabel)]
    assert f"Version {urbandesk.__version__}" in labels
    assert "Noto Sans" in dialog.reader.toPlainText()
    QTest.mouseClick(dialog.choice.button("LICENSE"), Qt.MouseButton.LeftButton)
    whole = (paths.resources().parent / "LICENSE").read_text(encoding="utf-8")
    assert dialog.reader.toPlainText() == whole
    assert dialog.reader.isReadOnly()
    QTest.mouseClick(dialog.choice.button("OFL.txt"), Qt.MouseButton.LeftButton)
    assert "SIL OPEN FONT LICENSE" in dialog.reader.toPlainText()


def test_keeping_on_is_the_safe_answer_about_running_work(
    qtbot: QtBot, window: QMainWindow
) -> None:
    dialog = StopDialog(window)
    dialog.open()
    assert dialog.focusWidget() is dialog.keep_button
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog.keep_button, Qt.Key.Key_Space)


def test_running_work_can_be_stopped(qtbot: QtBot, window: QMainWindow) -> None:
    dialog = StopDialog(window)
    dialog.open()
    assert dialog.stop_button.text() == "Stop it and close"
    with qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(dialog.stop_button, Qt.MouseButton.LeftButton)
