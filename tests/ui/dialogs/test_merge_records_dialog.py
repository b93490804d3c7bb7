"""Two records side by side: one is chosen field by field, and keeping both is the safe way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.making import a_context, said
from urbandesk import i18n
from urbandesk.services.finding import queries
from urbandesk.services.register import record_merging, records
from urbandesk.services.workspace import Workspace
from urbandesk.ui.dialogs.merge_records_dialog import MergeRecordsDialog
from urbandesk.ui.dialogs.record_merging import Merging
from urbandesk.ui.widgets.plain_label import PlainLabel


@pytest.fixture
def pair(workspace: Workspace) -> list[str]:
    return [
        records.add(workspace, "city", {"name_en": english, "country": "CN", **more})
        for english, more in (
            ("Yantai", {"name_zh": "烟台", "level": "prefecture"}),
            ("Yantai City", {"name_zh": "烟台市", "note": "Port"}),
        )
    ]


def a_dialog(qtbot: QtBot, workspace: Workspace, pair: list[str]) -> MergeRecordsDialog:
    first, second = (queries.record(workspace, "city", key) for key in pair)
    dialog = MergeRecordsDialog(first, second, record_merging.open_matters(first, second), None)
    qtbot.addWidget(dialog)
    return dialog


def test_only_what_both_say_differently_is_asked(
    qtbot: QtBot, workspace: Workspace, pair: list[str]
) -> None:
    dialog = a_dialog(qtbot, workspace, pair)
    assert list(dialog.choices) == ["name_en", "name_zh"]
    assert dialog.taken() == []
    dialog.choose("name_zh", second=True)
    assert dialog.taken() == ["name_zh"]


def test_each_choice_is_named_for_a_screen_reader(
    qtbot: QtBot, workspace: Workspace, pair: list[str]
) -> None:
    dialog = a_dialog(qtbot, workspace, pair)
    buttons = dialog.choices["name_en"].buttons()
    assert [button.accessibleName() for button in buttons] == [
        "Name, English: Yantai",
        "Name, English: Yantai City",
    ]


def test_keeping_both_has_the_focus_and_arrows_choose(
    qtbot: QtBot, workspace: Workspace, pair: list[str]
) -> None:
    dialog = a_dialog(qtbot, workspace, pair)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    assert dialog.keep_button.hasFocus()
    first = dialog.choices["name_en"].button(0)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert dialog.taken() == ["name_en"]
    dialog.grab()


def test_records_that_agree_ask_nothing(
    qtbot: QtBot, workspace: Workspace, pair: list[str]
) -> None:
    records.edit(workspace, "city", pair[1], {"name_en": "Yantai", "name_zh": "烟台"})
    dialog = a_dialog(qtbot, workspace, pair)
    assert dialog.choices == {}
    assert dialog.merge_button.isEnabled()


def test_long_values_are_shown_shortened(
    qtbot: QtBot, workspace: Workspace, pair: list[str]
) -> None:
    for key, letter in zip(pair, "ab", strict=True):
        records.edit(workspace, "city", key, {"note": letter * 5000})
    dialog = a_dialog(qtbot, workspace, pair)
    shown = dialog.choices["note"].button(0).accessibleName()
    assert len(shown) < 500


def test_its_words_are_chinese_in_chinese(
    qtbot: QtBot, workspace: Workspace, pair: list[str]
) -> None:
    with i18n.speaking(i18n.CHINESE):
        dialog = a_dialog(qtbot, workspace, pair)
        assert dialog.choices["name_en"].button(0).accessibleName().startswith("名称")


def answer(press: str) -> None:
    """Press a button of the dialog once it is open."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MergeRecordsDialog)
        dialog.choose("name_zh", second=True)
        (dialog.merge_button if press == "merge" else dialog.keep_button).click()

    QTimer.singleShot(0, act)


def test_merging_asks_and_makes_one_of_two(
    qtbot: QtBot, workspace: Workspace, pair: list[str]
) -> None:
    context, window = a_context(qtbot, workspace), QWidget()
    qtbot.addWidget(window)
    answer("merge")
    assert Merging(context, "city").run(pair, window)
    merged = queries.record(workspace, "city", pair[0]).values
    assert (merged["name_en"], merged["name_zh"]) == ("Yantai City", "烟台市")
    assert (merged["note"], merged["other_names"]) == ("Port", "Yantai\n烟台")
    assert queries.total(workspace, "city") == 1
    assert said(context) == "Yantai City is merged into Yantai."


def test_the_newer_value_of_each_pair_is_chosen_at_first(
    qtbot: QtBot, workspace: Workspace, pair: list[str]
) -> None:
    context, window = a_context(qtbot, workspace), QWidget()
    qtbot.addWidget(window)
    records.edit(workspace, "city", pair[0], {"name_en": "Yantai (Shandong)"})
    seen: list[list[str]] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MergeRecordsDialog)
        seen.append(dialog.taken())
        dialog.keep_button.click()

    QTimer.singleShot(0, act)
    assert not Merging(context, "city").run(pair, window)
    assert seen == [["name_zh"]]


def test_keeping_both_changes_nothing(qtbot: QtBot, workspace: Workspace, pair: list[str]) -> None:
    context, window = a_context(qtbot, workspace), QWidget()
    qtbot.addWidget(window)
    answer("keep")
    assert not Merging(context, "city").run(pair, window)
    assert queries.total(workspace, "city") == 2


@pytest.mark.parametrize("chosen", [[0], [0, 0], [0, 1, 0], []])
def test_what_cannot_be_merged_is_said_without_asking(
    qtbot: QtBot, workspace: Workspace, pair: list[str], chosen: list[int]
) -> None:
    context, window = a_context(qtbot, workspace), QWidget()
    qtbot.addWidget(window)
    assert not Merging(context, "city").run([pair[at] for at in chosen], window)
    assert said(context) != ""
    assert queries.total(workspace, "city") == 2


def test_a_long_value_is_shown_with_all_its_lines(qtbot: QtBot, workspace: Workspace) -> None:
    pair = [
        records.add(
            workspace,
            "city",
            {"name_en": name, "country": "CN", "source": f"{name} said so. " * 12},
        )
        for name in ("Yantai", "Weihai")
    ]
    dialog = a_dialog(qtbot, workspace, pair)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.resize(420, 200)
    QApplication.processEvents()
    long = [label for label in dialog.findChildren(PlainLabel) if "said so" in label.text()]
    assert len(long) == 2
    assert all(label.height() >= label.heightForWidth(label.width()) for label in long)


def test_an_ampersand_in_a_value_is_shown_and_not_taken_for_the_mark_of_a_key(
    qtbot: QtBot, workspace: Workspace
) -> None:
    pair = [
        records.add(workspace, "city", {"name_en": name, "country": "CN", "source": f"{name} & co"})
        for name in ("Yantai", "Weihai")
    ]
    dialog = a_dialog(qtbot, workspace, pair)
    values = [label for label in dialog.findChildren(PlainLabel) if "& co" in label.text()]
    assert len(values) == 2
    assert [label.buddy() for label in values] == [None, None]
