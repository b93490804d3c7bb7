"""The fields of a part of a record: begun beside the list, shown in the language in force."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.pages.panes import Bench, a_city, line_of
from urbandesk import i18n
from urbandesk.models.records.catalogue import INDICATOR
from urbandesk.services.catalogue import identity
from urbandesk.services.finding import queries
from urbandesk.services.register import figures
from urbandesk.services.workspace import Workspace
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.pages.detail.figures_tab import FiguresTab


@pytest.fixture
def bench(qtbot: QtBot, workspace: Workspace) -> Bench:
    return Bench(qtbot, workspace, "city")


def figures_of(bench: Bench, city: str) -> FiguresTab:
    bench.pane.show_record(city)
    bench.pane.go_to("figures")
    tab = bench.pane.view.parts.tabs["figures"]
    assert isinstance(tab, FiguresTab)
    return tab


def test_a_part_is_begun_without_a_second_main_button_beside_that_of_the_list(
    bench: Bench,
) -> None:
    tab = figures_of(bench, a_city(bench.workspace, "Rome", "IT"))
    tab.add_button.click()
    assert tab.new_form is not None
    assert tab.new_form.add_button.property("kind") == "outlined"


def test_a_known_unit_is_said_in_the_language_of_the_window_and_stays_as_it_is_stored(
    bench: Bench, qapp: QApplication
) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    population = identity(INDICATOR, "population")
    figure = figures.add(
        bench.workspace, rome, {"indicator": population, "value": Decimal(7), "unit": "persons"}
    )
    tab = figures_of(bench, rome)
    tab.open_part(figure)
    unit = line_of(tab.editor.form.rows.editors["unit"])
    assert isinstance(unit, QLineEdit)
    switch_language(qapp, i18n.CHINESE)
    assert unit.text() == "人"
    assert tab.editor.commit() == ()
    assert queries.record(bench.workspace, "figure", figure).values["unit"] == "persons"
    switch_language(qapp, i18n.ENGLISH)
    assert unit.text() == "persons"
