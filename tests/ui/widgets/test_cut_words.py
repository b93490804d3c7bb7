"""What has too little room is shortened where it says least; notes are as high as their lines."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from urbandesk.ui.widgets.filter_bar import FilterBar
from urbandesk.ui.widgets.path_line import PathLine
from urbandesk.ui.widgets.plain_label import FormNote

LONG = "The history names the function; what is marked for your own side stays out of hand-outs."


def test_a_long_way_to_a_folder_is_cut_at_its_beginning(qtbot: QtBot) -> None:
    line = PathLine()
    qtbot.addWidget(line)
    line.resize(150, 28)
    line.show_path("Documents/Cooperation/UrbanDesk/Reports")
    assert line.text().endswith("Reports")
    assert line.text().startswith("…")
    assert line.accessibleDescription() == "Documents/Cooperation/UrbanDesk/Reports"
    with qtbot.waitExposed(line):
        line.show()
    line.resize(600, 28)
    assert line.text() == "Documents/Cooperation/UrbanDesk/Reports"


@pytest.mark.parametrize(
    ("wide", "hint"),
    [(300, "Name, pinyin or characters"), (180, "Name or pinyin"), (120, "Name")],
)
def test_the_hint_of_a_filter_is_the_longest_that_is_not_cut(
    qtbot: QtBot, wide: int, hint: str
) -> None:
    bar = FilterBar((), lambda words: words)
    qtbot.addWidget(bar)
    bar.field.setFixedWidth(wide)
    with qtbot.waitExposed(bar):
        bar.show()
    assert bar.field.placeholderText() == hint
    assert bar.field.fontMetrics().horizontalAdvance(hint) <= bar.field.words_room()


def test_a_note_in_a_form_is_as_high_as_its_lines(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    form = QFormLayout(box)
    note = FormNote()
    note.setText(LONG)
    form.addRow("File", QLineEdit())
    form.addRow("", note)
    for wide in (640, 360):
        box.resize(wide, 300)
        with qtbot.waitExposed(box):
            box.show()
        qtbot.waitUntil(lambda: note.height() == note.heightForWidth(note.width()))
