"""A chart or a table is dragged out of the window, as a file, a picture and rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.reports_made import shown_page
from urbandesk.services.workspace import Workspace
from urbandesk.ui.pages.reports.reports_page import ReportsPage
from urbandesk.ui.widgets.value_table import Table, ValueTable


@pytest.fixture
def page(qtbot: QtBot, sample: Workspace, tmp_path: Path) -> Iterator[ReportsPage]:
    made = shown_page(qtbot, sample, tmp_path)
    yield made
    made.drawer.drop()


@pytest.fixture
def dragged(monkeypatch: pytest.MonkeyPatch) -> list[QMimeData]:
    """Note what is dragged; nobody takes it."""
    found: list[QMimeData] = []

    def run(drag: QDrag, *_actions: object) -> Qt.DropAction:
        found.append(drag.mimeData())
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", run)
    return found


def pull(widget: QWidget | None, far: int) -> None:
    """Press, move the pointer and let go."""
    assert widget is not None
    begin = QPoint(40, 40)
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(widget, begin + QPoint(far, 0))
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=begin + QPoint(far, 0))


def test_a_chart_is_dragged_as_a_file_and_as_a_picture(
    page: ReportsPage, dragged: list[QMimeData]
) -> None:
    pull(page.preview.paper.widget(), 60)
    (data,) = dragged
    (url,) = data.urls()
    path = Path(url.toLocalFile())
    assert path.suffix == ".png"
    shown = page.preview.picture()
    image = QImage(str(path))
    assert image.size() == shown.size()
    assert image.text("Description") == page.preview.paper.accessibleDescription() != ""
    assert data.imageData().size() == shown.size()


def test_a_click_drags_nothing(page: ReportsPage, dragged: list[QMimeData]) -> None:
    pull(page.preview.paper.widget(), 2)
    assert dragged == []


def test_the_file_behind_a_drag_is_gone_once_the_workspace_closes(
    page: ReportsPage, sample: Workspace
) -> None:
    data = page.dragged()
    assert data is not None
    path = Path(data.urls()[0].toLocalFile())
    assert path.exists()
    sample.close()
    assert not path.exists()


def test_without_a_picture_nothing_is_dragged(page: ReportsPage) -> None:
    page.preview.show_empty()
    assert page.dragged() is None


def test_rows_of_a_table_are_dragged_with_their_heads(qtbot: QtBot) -> None:
    table = ValueTable(lambda: "Values")
    qtbot.addWidget(table)
    table.show_table(Table(("City", "People"), (("Rome <b>", "1"), ("Ulm", "2"), ("Bonn", "3"))))
    table.selectRow(0)
    data = table.mimeData(table.selectedItems())
    assert data.text() == "City\tPeople\nRome <b>\t1"
    assert "<th>City</th>" in data.html()
    assert "<td>Rome &lt;b&gt;</td><td>1</td>" in data.html()
    assert table.dragEnabled()
