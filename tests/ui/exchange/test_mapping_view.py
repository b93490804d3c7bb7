"""A foreign table: what its columns mean, how the first rows would land, in which encoding."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.exchange.coming import a_page, at_rest
from tests.ui.making import said
from urbandesk.exchange.merge.plan import Ground, MergePlan
from urbandesk.progress import Progress
from urbandesk.services.homecoming.review import Review
from urbandesk.services.workspace import Workspace
from urbandesk.ui import dressing, theme
from urbandesk.ui.exchange.assigning import Assigned
from urbandesk.ui.exchange.exchange_page import ExchangePage
from urbandesk.ui.exchange.mapping_view import MappingView
from urbandesk.ui.exchange.taking_home import Foreign

TABLE = (
    "城市名称,City name,国家,Region,Remark\n"
    "罗马,Rome,意大利,Latium,capital\n"
    "根特,Ghent,Atlantis,East Flanders,port\n"
)


class _Reader:
    """Stands in for the service: notes how it was asked, and compares nothing."""

    def __init__(self) -> None:
        self.asked: list[Assigned] = []

    def __call__(
        self, workspace: Workspace, foreign: Foreign, assigned: Assigned, progress: Progress
    ) -> Review:
        self.asked.append(assigned)
        ground = MergePlan((), (), (), {}, {}, (), Ground({}))
        return Review("foreign", foreign.path.name, (), ground)


def _foreign(page: ExchangePage, qtbot: QtBot, path: Path) -> MappingView:
    with qtbot.waitSignal(page.taking.foreign, timeout=30_000):
        page.take_home([path])
    at_rest(qtbot, page)
    assert page.mapping is not None
    return page.mapping


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Give a table that somebody keeps, in the encoding of a Chinese office."""
    path = tmp_path / "cities.csv"
    path.write_bytes(TABLE.encode("gb18030"))
    return path


@pytest.fixture
def mapping(qtbot: QtBot, sample: Workspace, table: Path) -> MappingView:
    """Give the view of that table."""
    return _foreign(a_page(qtbot, sample, read_foreign=_Reader()), qtbot, table)


def test_the_columns_are_proposed_by_their_heads(mapping: MappingView) -> None:
    assigned = mapping.assigned()
    assert assigned.kind == "city"
    assert assigned.columns["name_zh"] == "A"
    assert assigned.columns["name_en"] == "B"
    assert assigned.columns["country"] == "C"
    assert assigned.match == ("name_en",)


def test_the_first_rows_are_shown_as_they_would_land(mapping: MappingView) -> None:
    rows = mapping.preview.cells()
    assert rows[0][:3] == ("罗马", "Rome", "Italy")
    assert mapping.preview.roles()[1][2] == "attention"
    assert "Atlantis" in mapping.preview.cells()[1][2]


def test_another_field_can_be_chosen_and_takes_the_place_of_the_old_one(
    mapping: MappingView,
) -> None:
    box = mapping.rows.boxes["E"]
    box.setCurrentIndex(box.findData("country"))
    box.activated.emit(box.currentIndex())
    assigned = mapping.assigned()
    assert assigned.columns["country"] == "E"
    assert "C" not in assigned.columns.values()
    assert not mapping.rows.ticks["C"].isEnabled()


def test_rows_can_be_matched_by_other_columns(mapping: MappingView) -> None:
    mapping.rows.ticks["A"].click()
    assert mapping.assigned().match == ("name_zh", "name_en")


def test_another_kind_of_record_gets_proposals_of_its_own(mapping: MappingView) -> None:
    box = mapping.kind
    box.setCurrentIndex(box.findData("organisation"))
    box.activated.emit(box.currentIndex())
    assert mapping.assigned().kind == "organisation"
    assert set(mapping.assigned().columns) <= {
        str(mapping.rows.boxes["A"].itemData(at)) for at in range(mapping.rows.boxes["A"].count())
    }


def test_without_any_field_nothing_can_be_compared(mapping: MappingView) -> None:
    for box in mapping.rows.boxes.values():
        box.setCurrentIndex(0)
        box.activated.emit(0)
    assert not mapping.compare.isEnabled()


def test_the_encoding_that_was_found_is_shown_and_another_one_reads_again(
    qtbot: QtBot, mapping: MappingView, sample: Workspace
) -> None:
    assert mapping.encoding.currentText() == "GB18030"
    with qtbot.waitSignal(mapping.encoding_wanted) as told:
        at = mapping.encoding.findData("big5")
        mapping.encoding.setCurrentIndex(at)
        mapping.encoding.activated.emit(at)
    assert told.args == ["big5"]
    page = mapping.parent()
    while not isinstance(page, ExchangePage):
        assert page is not None
        page = page.parent()
    at_rest(qtbot, page)


def test_a_file_can_be_left_where_it_is(qtbot: QtBot, sample: Workspace, table: Path) -> None:
    page = a_page(qtbot, sample, read_foreign=_Reader())
    _foreign(page, qtbot, table).drop.click()
    assert page.title() == "Exchange"


def test_comparing_hands_on_what_the_columns_mean(
    qtbot: QtBot, sample: Workspace, table: Path
) -> None:
    reader = _Reader()
    page = a_page(qtbot, sample, read_foreign=reader)
    view = _foreign(page, qtbot, table)
    wanted = view.assigned()
    with qtbot.waitSignal(page.taking.came, timeout=30_000):
        view.compare.click()
    at_rest(qtbot, page)
    assert reader.asked == [wanted]
    assert page.title() == "Review of what came back"


def test_a_file_that_cannot_be_compared_is_only_told_of(
    qtbot: QtBot, sample: Workspace, table: Path
) -> None:
    page = a_page(qtbot, sample)
    with qtbot.waitSignal(page.taking.foreign, timeout=30_000):
        page.take_home([table])
    at_rest(qtbot, page)
    assert page.mapping is None
    assert "cities.csv" in said(page.context)


def test_rows_are_matched_by_the_name_that_most_of_them_have(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "bodies.csv"
    path.write_text(
        "单位名称,英文名称\n示例：甲,Example: A\n示例：乙,\n示例：丙,\n", encoding="utf-8"
    )
    page = a_page(qtbot, sample, read_foreign=_Reader())
    assert _foreign(page, qtbot, path).assigned().match == ("name_zh",)


def test_the_wheel_scrolls_over_the_fields_and_changes_none(mapping: MappingView) -> None:
    before = mapping.assigned()
    for box in (mapping.kind, *mapping.rows.boxes.values()):
        at = QPointF(box.rect().center())
        down = QPoint(0, -120)
        wheel = QWheelEvent(
            at,
            box.mapToGlobal(at),
            down,
            down,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, wheel)
    assert mapping.assigned() == before


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_heads_fields_and_first_rows_have_room(
    qtbot: QtBot, dressed: QApplication, sample: Workspace, table: Path, zoom: float
) -> None:
    dressing.apply(dressed, "light", zoom=zoom)
    page = a_page(qtbot, sample, read_foreign=_Reader())
    page.resize(1198, 520)
    view = _foreign(page, qtbot, table)
    row = min(box.height() for box in view.rows.boxes.values())
    assert row >= theme.scaled(28)
    assert view.rows.viewport().height() >= 3 * row
    tops = sorted(box.mapTo(view, QPoint()).y() for box in view.rows.boxes.values())
    assert all(low - high >= row + theme.scaled(4) for high, low in itertools.pairwise(tops))
    view.area.ensureWidgetVisible(view.preview)
    QApplication.processEvents()
    assert view.preview.visibleRegion().boundingRect().height() >= theme.scaled(56)
    assert view.compare.visibleRegion().boundingRect().height() == view.compare.height()
