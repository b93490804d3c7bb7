"""Texts follow the language of the window, also when parts of it are gone."""

from __future__ import annotations

import gc

import pytest
import shiboken6
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from urbandesk import i18n
from urbandesk.ui.live_text import LiveText, switch_language


def _language() -> str:
    return f"speaks {i18n.current()}"


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_text_is_set_now_and_at_every_switch(qapp: QApplication, owner: QWidget) -> None:
    label = QLabel(owner)
    LiveText(owner).bind(label.setText, _language)
    assert label.text() == "speaks en"
    switch_language(qapp, i18n.CHINESE)
    assert label.text() == "speaks zh_CN"
    switch_language(qapp, i18n.ENGLISH)
    assert label.text() == "speaks en"


def test_texts_deep_inside_a_hidden_window_follow(qapp: QApplication, owner: QWidget) -> None:
    inner = QWidget(QWidget(owner))
    label = QLabel(inner)
    LiveText(inner).bind(label.setText, _language)
    switch_language(qapp, i18n.CHINESE)
    assert label.text() == "speaks zh_CN"
    switch_language(qapp, i18n.ENGLISH)


def test_a_label_that_was_deleted_is_left_out(qapp: QApplication, owner: QWidget) -> None:
    gone, kept = QLabel(owner), QLabel(owner)
    live = LiveText(owner)
    live.bind(gone.setText, _language)
    live.bind(kept.setText, _language)
    shiboken6.delete(gone)
    switch_language(qapp, i18n.CHINESE)
    assert kept.text() == "speaks zh_CN"
    switch_language(qapp, i18n.ENGLISH)


def test_actions_carry_text_and_tip_in_the_language(qapp: QApplication, owner: QWidget) -> None:
    action = QAction(owner)
    LiveText(owner).bind_action(action, _language, lambda: f"tip, {_language()}")
    switch_language(qapp, i18n.CHINESE)
    assert (action.text(), action.toolTip()) == ("speaks zh_CN", "tip, speaks zh_CN")
    switch_language(qapp, i18n.ENGLISH)


def test_qt_s_own_words_are_chinese_in_the_chinese_window(qapp: QApplication) -> None:
    switch_language(qapp, i18n.CHINESE)
    assert qapp.translate("QPlatformTheme", "Cancel") == "取消"
    assert qapp.translate("QFileDialog", "Files of &type:") == "文件类型(&T)："
    assert qapp.translate("QFileDialog", "a word that nobody has") == "a word that nobody has"
    switch_language(qapp, i18n.ENGLISH)
    assert qapp.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_no_window_is_collected_while_the_switch_is_on_its_way(
    qapp: QApplication, owner: QWidget
) -> None:
    resting: list[bool] = []

    def collected(_text: str) -> None:
        resting.append(not gc.isenabled())

    LiveText(owner).bind(collected, _language)
    switch_language(qapp, i18n.CHINESE)
    switch_language(qapp, i18n.ENGLISH)
    assert resting == [False, True, True]
    assert gc.isenabled()
