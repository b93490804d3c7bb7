"""The stakeholder map: marks where the scores say, moved by mouse, keys and numbers."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.making import said
from tests.ui.wizard.conftest import Open
from urbandesk.services import history
from urbandesk.services.register import records
from urbandesk.ui.wizard.editors.partners_editor import PartnersEditor
from urbandesk.ui.wizard.map.map_plot import MapMark, bounded
from urbandesk.ui.wizard.map.partners_map import PartnersMap
from urbandesk.ui.wizard.map.stakeholder_map import StakeholderMap

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def a_mark(key: str, interest: str, influence: str, side: str = "eu") -> MapMark:
    return MapMark(key, side, f"Office {key}", Decimal(interest), Decimal(influence))


@pytest.fixture
def map_(qtbot: QtBot) -> StakeholderMap:
    """Give a map of three marks, shown and active."""
    made = StakeholderMap()
    qtbot.addWidget(made)
    made.resize(600, 560)
    made.set_marks([a_mark("a", "2", "8"), a_mark("b", "5", "5", "cn"), a_mark("c", "10", "0")])
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def partners(plan_page: Open) -> PartnersEditor:
    """Give the step about partners with the map shown."""
    plan_page.page.open_step("partners")
    editor = plan_page.page.view().editor
    assert isinstance(editor, PartnersEditor)
    editor.view.button("map").click()
    return editor


def drag(map_: StakeholderMap, key: str, by: QPoint) -> None:
    start = map_.point_of(key).toPoint()
    QTest.mousePress(map_, LEFT, NONE, start)
    QTest.mouseMove(map_, start + by / 2)
    QTest.mouseMove(map_, start + by)
    QTest.mouseRelease(map_, LEFT, NONE, start + by)


def scores(plan_page: Open, key: str) -> tuple[object, object]:
    rows = plan_page.page.work.plan_rows().organisations
    row = next(row for side in rows.values() for row in side if row.id == key)
    return row.values["interest"], row.values["influence"]


def test_marks_stand_where_their_scores_say(map_: StakeholderMap) -> None:
    a, b, c = (map_.point_of(key) for key in "abc")
    assert a.x() < b.x() < c.x()
    assert a.y() < b.y() < c.y()
    assert (b.x() - a.x()) / (c.x() - a.x()) == pytest.approx(3 / 8)


def test_marks_with_the_same_scores_stand_side_by_side(map_: StakeholderMap) -> None:
    map_.set_marks([a_mark(str(at), "10", "5") for at in range(4)])
    places = {map_.point_of(str(at)).x() for at in range(4)}
    assert len(places) == 4
    assert max(places) <= map_.width()


def test_no_name_covers_another_or_a_mark(map_: StakeholderMap) -> None:
    many = [a_mark(str(at), str(at * 7 % 11), str(at * 3 % 11)) for at in range(30)]
    map_.set_marks(many)
    boxes = [place.box for _name, place in map_.names().values()]
    assert len(boxes) > 15
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    for mark in many:
        at = map_.point_of(mark.key)
        assert not any(b.left < at.x() < b.right and b.top < at.y() < b.bottom for b in boxes)


def test_dragging_tells_the_new_scores_once_and_keeps_the_old_place(
    map_: StakeholderMap, qtbot: QtBot
) -> None:
    told: list[tuple[object, ...]] = []
    map_.moved.connect(lambda *what: told.append(what))
    drag(map_, "b", QPoint(60, -40))
    ((key, interest, influence),) = told
    assert key == "b"
    assert isinstance(interest, Decimal)
    assert isinstance(influence, Decimal)
    assert interest > 5
    assert influence > 5
    old = map_.old_place()
    assert old is not None
    assert old.place == (Decimal(5), Decimal(5))
    map_.choose("a")
    assert map_.old_place() is None


def test_a_drag_beyond_the_field_ends_at_its_edge_and_esc_gives_it_up(
    map_: StakeholderMap,
) -> None:
    told: list[tuple[object, ...]] = []
    map_.moved.connect(lambda *what: told.append(what))
    drag(map_, "a", QPoint(-900, -900))
    assert told == [("a", Decimal("0.0"), Decimal("10.0"))]
    start = map_.point_of("b").toPoint()
    QTest.mousePress(map_, LEFT, NONE, start)
    QTest.mouseMove(map_, start + QPoint(50, 50))
    QTest.keyClick(map_, Qt.Key.Key_Escape)
    QTest.mouseRelease(map_, LEFT, NONE, start + QPoint(50, 50))
    assert len(told) == 1


def test_a_click_chooses_without_moving(map_: StakeholderMap) -> None:
    told: list[object] = []
    map_.moved.connect(lambda *what: told.append(what))
    chosen: list[str] = []
    map_.chosen.connect(chosen.append)
    drag(map_, "c", QPoint(0, 0))
    assert chosen == ["c"]
    assert map_.current() == "c"
    assert told == []


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Qt.Key.Key_Left, ("4.9", "5.0")),
        (Qt.Key.Key_Right, ("5.1", "5.0")),
        (Qt.Key.Key_Up, ("5.0", "5.1")),
        (Qt.Key.Key_Down, ("5.0", "4.9")),
    ],
)
def test_arrow_keys_move_by_a_tenth(
    map_: StakeholderMap, key: Qt.Key, place: tuple[str, str]
) -> None:
    told: list[tuple[object, ...]] = []
    map_.stepped.connect(lambda *what: told.append(what))
    map_.choose("b")
    QTest.keyClick(map_, key)
    assert told == [("b", *map(Decimal, place))]


def test_nothing_moves_in_a_file_that_is_read_only(map_: StakeholderMap) -> None:
    map_.set_read_only(True)
    told: list[object] = []
    map_.moved.connect(lambda *what: told.append(what))
    map_.stepped.connect(lambda *what: told.append(what))
    drag(map_, "b", QPoint(60, 40))
    QTest.keyClick(map_, Qt.Key.Key_Left)
    assert told == []
    assert map_.current() == "b"


def test_scores_are_rounded_to_tenths_between_0_and_10() -> None:
    assert bounded(Decimal("4.25")) == Decimal("4.3")
    assert bounded(Decimal(-3)) == 0
    assert bounded(Decimal(12)) == 10


def test_a_screen_reader_hears_the_chosen_mark_and_its_scores(map_: StakeholderMap) -> None:
    assert map_.accessibleName()
    map_.choose("b")
    said_of_it = map_.accessibleDescription()
    assert said_of_it == "Office b, Chinese side: interest 5.0, influence 5.0"


def test_a_drag_is_stored_said_and_taken_back_in_one_step(
    plan_page: Open, partners: PartnersEditor
) -> None:
    parts: PartnersMap = partners.map
    key = parts.map.marks()[0].key
    before = scores(plan_page, key)
    drag(parts.map, key, QPoint(-30, 40))
    assert scores(plan_page, key) != before
    assert "moved from interest" in said(plan_page.context)
    drag(parts.map, key, QPoint(-30, 40))
    history.undo(plan_page.workspace)
    assert scores(plan_page, key) != before
    history.undo(plan_page.workspace)
    assert scores(plan_page, key) == before
    assert history.undo_label(plan_page.workspace) is None


def test_steps_by_key_in_one_go_are_one_step_of_undo(
    plan_page: Open, partners: PartnersEditor
) -> None:
    parts = partners.map
    key = parts.map.marks()[3].key
    parts.choose(key)
    parts.map.setFocus()
    before = scores(plan_page, key)
    for _press in range(3):
        QTest.keyClick(parts.map, Qt.Key.Key_Left)
    interest, _influence = scores(plan_page, key)
    assert interest == Decimal(str(before[0])) - Decimal("0.3")
    history.undo(plan_page.workspace)
    assert scores(plan_page, key) == before


def test_f2_takes_numbers(plan_page: Open, partners: PartnersEditor) -> None:
    parts = partners.map
    key = parts.map.marks()[0].key
    parts.choose(key)
    parts.map.setFocus()
    QTest.keyClick(parts.map, Qt.Key.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "1.5")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert scores(plan_page, key)[0] == Decimal("1.5")
    assert parts.map.current() == key


def test_list_and_map_share_the_chosen_organisation(
    plan_page: Open, partners: PartnersEditor
) -> None:
    parts = partners.map
    marks = parts.map.marks()
    parts.table.choose(marks[2].key)
    assert parts.map.current() == marks[2].key
    drag(parts.map, marks[1].key, QPoint(0, 0))
    chosen = parts.model.record(parts.table.view.currentIndex().row())
    assert chosen is not None
    assert chosen.id == marks[1].key


def test_an_organisation_without_scores_stands_in_the_list_and_gets_them_by_numbers(
    plan_page: Open, partners: PartnersEditor
) -> None:
    parts = partners.map
    city = plan_page.page.work.plan_rows().cities["cn"][0].id
    key = records.add(plan_page.workspace, "organisation", {"name_en": "New", "city": city})
    assert key not in [mark.key for mark in parts.map.marks()]
    parts.choose(key)
    assert parts.map.current() == ""
    for name in ("interest", "influence"):
        line = parts.fields[name].editor()
        assert isinstance(line, QLineEdit)
        line.setFocus()
        QTest.keyClicks(line, "4")
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert key in [mark.key for mark in parts.map.marks()]


def test_a_missing_group_is_named_and_added_on_its_side(
    plan_page: Open, partners: PartnersEditor
) -> None:
    assert partners.missing.texts() == ("missing: civil society, Chinese side",)
    (finding,) = plan_page.page.work.readiness.step("partners").findings
    assert finding.text() == "No civil society on the Chinese side yet."
    plan_page.page.go_to_finding(finding)
    form = partners.form
    assert form.editors["actor_type"].value() == "civil_society"
    line = form.editors["name_en"].editor()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "Example: residents")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert partners.missing.texts() == ()
    assert not partners.missing.isVisible()
    added = plan_page.page.work.plan_rows().organisations["cn"]
    assert "Example: residents" in [row.label for row in added]


def test_the_view_is_remembered(plan_page: Open, partners: PartnersEditor) -> None:
    assert plan_page.context.settings.window["partners.view"] == "map"
    assert partners.map.isVisible()
    partners.view.button("list").click()
    assert not partners.map.isVisible()
    assert partners.sides["eu"].isVisible()
