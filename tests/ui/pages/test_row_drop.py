"""Files dropped on a row of a list are attached to its record; a workbook is left to the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.lists import Bench, add_cities
from urbandesk.services import history
from urbandesk.services.register import attachments
from urbandesk.services.workspace import Workspace
from urbandesk.ui.pages.lists.cities_page import CitiesPage
from urbandesk.ui.pages.lists.funding_page import FundingPage

COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def bench(qtbot: QtBot, workspace: Workspace) -> Bench:
    add_cities(workspace)
    return Bench(qtbot, workspace, CitiesPage)


def carried(folder: Path, name: str = "square.jpg") -> QMimeData:
    path = folder / name
    path.write_bytes(b"picture")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def middle_of(bench: Bench, row: int) -> QPointF:
    view = bench.page.view
    return QPointF(view.visualRect(view.table.index(row, 0)).center())


def hover(bench: Bench, at: QPointF, data: QMimeData) -> bool:
    """Drag over the list; returns whether it would be taken there."""
    enter = QDragEnterEvent(at.toPoint(), COPY, data, LEFT, NONE)
    QApplication.sendEvent(bench.page.view.viewport(), enter)
    move = QDragMoveEvent(at.toPoint(), COPY, data, LEFT, NONE)
    QApplication.sendEvent(bench.page.view.viewport(), move)
    return move.isAccepted()


def drop(bench: Bench, at: QPointF, data: QMimeData) -> None:
    QApplication.sendEvent(bench.page.view.viewport(), QDropEvent(at, COPY, data, LEFT, NONE))


def test_a_photo_dropped_on_a_row_is_attached_to_that_record_and_shown(
    bench: Bench, workspace: Workspace, tmp_path: Path
) -> None:
    target = bench.ids()[3]
    assert bench.shown() != target
    photo = carried(tmp_path)
    assert hover(bench, middle_of(bench, 3), photo)
    drop(bench, middle_of(bench, 3), photo)
    assert [one.values["name"] for one in attachments.of_record(workspace, target)] == [
        "square.jpg"
    ]
    assert bench.shown() == target
    assert "attached" in bench.said()
    history.undo(workspace)
    assert attachments.of_record(workspace, target) == []


def test_the_row_under_the_pointer_is_marked_and_the_choice_comes_back(
    bench: Bench, tmp_path: Path
) -> None:
    bench.page.view.restore(bench.ids()[0], bench.ids()[:2])
    hover(bench, middle_of(bench, 3), carried(tmp_path))
    assert bench.page.view.selected() == [bench.ids()[3]]
    QApplication.sendEvent(bench.page.view.viewport(), QDragLeaveEvent())
    assert bench.page.view.selected() == bench.ids()[:2]
    assert bench.shown() == bench.ids()[0]


def test_a_workbook_and_a_drop_below_the_rows_are_left_to_the_window(
    bench: Bench, tmp_path: Path
) -> None:
    assert not hover(bench, middle_of(bench, 1), carried(tmp_path, "back.xlsx"))
    assert not hover(bench, QPointF(40, 600), carried(tmp_path))


def test_records_that_ship_take_no_files(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    bench = Bench(qtbot, workspace, FundingPage)
    assert not hover(bench, middle_of(bench, 1), carried(tmp_path))
