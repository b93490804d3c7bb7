"""The links of a record: columns with counts, each entry opens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.pages.panes import Bench, a_pair
from urbandesk.services.drafts import plans
from urbandesk.services.register import people, records
from urbandesk.services.workspace import Workspace
from urbandesk.ui.pages.detail.links_list import FIRST
from urbandesk.ui.pages.detail.record_link import RecordLink
from urbandesk.ui.widgets.plain_label import PlainLabel


@pytest.fixture
def bench(qtbot: QtBot, workspace: Workspace) -> Bench:
    _rome, yantai, partnership = a_pair(workspace)
    plans.begin(workspace, partnership)
    values = {"name_en": "<b>Water</b> & R&D", "city": yantai, "actor_type": "public_body"}
    records.add(workspace, "organisation", values)
    bench = Bench(qtbot, workspace, "city")
    bench.pane.show_record(yantai)
    bench.pane.go_to("links")
    return bench


def entry(bench: Bench, name: str) -> RecordLink:
    entries = bench.pane.view.links.entries()
    return next(one for one in entries if one.accessibleName() == name)


def heads(bench: Bench) -> list[str]:
    found = []
    for column in bench.pane.view.links.columns():
        labels = column.findChildren(PlainLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)
        found.append(" ".join(label.text() for label in labels[:2]))
    return found


def test_each_kind_has_a_column_with_its_count(bench: Bench) -> None:
    assert heads(bench) == ["Partnerships 1", "Stakeholders 1", "People 0", "Plans 1"]


def test_a_name_with_markup_is_shown_as_typed(bench: Bench) -> None:
    shown = entry(bench, "<b>Water</b> & R&D")
    assert shown.text() == "<b>Water</b> && R&&D"


def test_the_function_of_a_person_stands_in_the_language_in_force(
    chinese: None, qtbot: QtBot, workspace: Workspace
) -> None:
    _rome, yantai, _partnership = a_pair(workspace)
    office = records.add(workspace, "organisation", {"name_zh": "外事办公室", "city": yantai})
    functions = {"function_en": "interprets", "function_zh": "负责口译"}
    people.add(workspace, {"name_zh": "口译员", "organisation": office, **functions})
    bench = Bench(qtbot, workspace, "city")
    bench.pane.show_record(yantai)
    bench.pane.go_to("links")
    labels = bench.pane.view.links.findChildren(PlainLabel)
    shown = [label.text() for label in labels]
    assert "负责口译" in shown
    assert "interprets" not in shown


def test_an_entry_opens_with_a_click(bench: Bench) -> None:
    QTest.mouseClick(entry(bench, "Rome and Yantai"), Qt.MouseButton.LeftButton)
    assert [kind for kind, _key in bench.went.records] == ["partnership"]


def test_an_entry_opens_with_enter(bench: Bench) -> None:
    QTest.keyClick(entry(bench, "<b>Water</b> & R&D"), Qt.Key.Key_Return)
    assert [kind for kind, _key in bench.went.records] == ["organisation"]


def test_a_plan_opens_in_the_wizard(bench: Bench) -> None:
    entry(bench, "Rome and Yantai: partnership plan").click()
    assert len(bench.went.plans) == 1
    assert bench.went.records == []


def test_a_column_without_links_says_so(qtbot: QtBot, workspace: Workspace) -> None:
    key = records.add(workspace, "city", {"name_en": "Bonn", "country": "DE"})
    bench = Bench(qtbot, workspace, "city")
    bench.pane.show_record(key)
    bench.pane.go_to("links")
    labels = bench.pane.view.links.findChildren(PlainLabel)
    assert [label.text() for label in labels if label.isVisible()].count("None recorded") == 4


def test_many_links_unfold(bench: Bench) -> None:
    city = bench.pane.record_key()
    for number in range(FIRST + 3):
        values = {"name_en": f"Office {number}", "city": city}
        records.add(bench.workspace, "organisation", values)
    column = bench.pane.view.links.columns()[1]
    assert heads(bench)[1] == f"Stakeholders {FIRST + 4}"
    assert len(column.entries) == FIRST
    assert column.more.text() == "4 more"
    column.more.click()
    assert len(column.entries) == FIRST + 4
    assert not column.more.isVisible()


def test_a_long_name_is_cut_and_told_by_the_tooltip(bench: Bench) -> None:
    name = "An organisation with a name that is far too long for the column " * 4
    values = {"name_en": name.strip(), "city": bench.pane.record_key()}
    records.add(bench.workspace, "organisation", values)
    shown = entry(bench, name.strip())
    bench.qtbot.waitUntil(lambda: shown.text().endswith("…"))
    assert shown.toolTip() == f"<qt>{name.strip()}</qt>"
    assert bench.pane.width() == 640
