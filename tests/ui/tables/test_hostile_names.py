"""Names as nobody expects them: very long, written from right to left, with invisible letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.lists import Bench
from urbandesk.errors import InvalidValues
from urbandesk.i18n import isolated
from urbandesk.services.finding import queries
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace
from urbandesk.ui import theme
from urbandesk.ui.pages.lists.cities_page import CitiesPage
from urbandesk.ui.tables.cells import Cell, Part

HEBREW = "תל אביב"
LONG = "Llanfair " * 33 + "end"
INVISIBLE = "\u202eRo\u200bme\ufeff\u2066"


def add(workspace: Workspace, name: str) -> str:
    return records.add(workspace, "city", {"name_en": name, "country": "IT"})


def ink(image: QImage, room: QRect) -> list[int]:
    """Return the columns of ``room`` in which something is painted."""
    ground = image.pixelColor(room.left(), room.center().y())
    columns = range(room.left(), room.right())
    rows = range(room.top() + 6, room.bottom() - 6)
    return [x for x in columns if any(image.pixelColor(x, y) != ground for y in rows)]


def test_a_name_from_right_to_left_stands_where_all_names_stand(
    qtbot: QtBot, workspace: Workspace, qapp: QApplication
) -> None:
    keys = [add(workspace, "Aachen"), add(workspace, HEBREW), add(workspace, "Zagreb")]
    bench = Bench(qtbot, workspace, CitiesPage)
    bench.choose(keys[0])
    image = bench.page.view.viewport().grab().toImage()
    room = bench.page.view.visualRect(bench.page.table.index(bench.page.table.row_of(keys[1]), 0))
    words = room.adjusted(theme.scaled(16 + 18), 0, 0, 0)
    painted = ink(image, words)
    assert painted
    assert painted[0] - words.left() < theme.scaled(8)
    assert bench.row(keys[1])["name"].startswith(isolated(HEBREW))


def test_a_name_of_three_hundred_letters_is_cut_and_told_whole(
    qtbot: QtBot, workspace: Workspace
) -> None:
    key = add(workspace, LONG)
    assert len(LONG) == 300
    bench = Bench(qtbot, workspace, CitiesPage)
    index = bench.page.table.index(0, 0)
    assert bench.page.view.records_delegate.cut_text(index) == LONG
    bench.choose(key)
    bench.page.delete([key])
    assert bench.said() == f"{LONG} is deleted."
    bench.press_undo()
    assert queries.record(workspace, "city", key).label == LONG
    with pytest.raises(InvalidValues):
        add(workspace, LONG + "x")


def test_invisible_letters_and_marks_of_direction_are_no_part_of_a_name(
    workspace: Workspace,
) -> None:
    key = add(workspace, INVISIBLE)
    assert queries.record(workspace, "city", key).label == "Rome"
    with pytest.raises(InvalidValues):
        add(workspace, "\u200b\u202e\u2069")


@pytest.mark.parametrize("name", ["Rome", "重庆", "Łódź", "R&D <b>", "１２"])
def test_other_names_stand_in_a_sentence_as_they_are(name: str) -> None:
    assert isolated(name) == name


@pytest.mark.parametrize("name", [HEBREW, "القاهرة", "a\u202eb"])
def test_a_name_from_right_to_left_turns_nothing_around_in_a_sentence(name: str) -> None:
    assert isolated(name) == f"\u2068{name}\u2069"
    assert Cell((Part(name), Part("Rome"))).text == f"\u2068{name}\u2069, Rome"


def test_deleting_such_a_name_keeps_the_sentence_in_order(
    qtbot: QtBot, workspace: Workspace
) -> None:
    key = add(workspace, HEBREW)
    bench = Bench(qtbot, workspace, CitiesPage)
    bench.page.delete([key])
    assert bench.said() == f"\u2068{HEBREW}\u2069 is deleted."
    bench.press_undo()
    bench.page.bar.field.setText(HEBREW)
    assert f"“\u2068{HEBREW}\u2069”" in bench.page.bar.sentence()
    assert bench.names() == [HEBREW]
