"""The form of a record: made from the fields, stored when they are left, never thrown away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.panes import Bench, a_city, a_pair, fill, leave, line_of, text_in, write
from urbandesk import i18n
from urbandesk.models import schema
from urbandesk.models.column import columns_of
from urbandesk.services import history
from urbandesk.services.drafts import plans
from urbandesk.services.finding import queries
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace
from urbandesk.ui.pages.detail.form_row import LanguagePair
from urbandesk.ui.widgets.plain_label import IconMark, PlainLabel


@pytest.fixture
def bench(qtbot: QtBot, workspace: Workspace) -> Bench:
    return Bench(qtbot, workspace, "city")


@pytest.fixture
def rome(bench: Bench) -> str:
    key = a_city(bench.workspace, "Rome", "IT")
    bench.pane.show_record(key)
    return key


def choose(box: QComboBox, code: str) -> None:
    at = box.findData(code)
    box.setCurrentIndex(at)
    box.activated.emit(at)


@pytest.mark.parametrize("kind", ["city", "organisation", "partnership", "plan"])
def test_every_field_of_a_kind_has_its_place_in_the_form(
    qtbot: QtBot, workspace: Workspace, kind: str
) -> None:
    rows = Bench(qtbot, workspace, kind).form.rows
    described = schema.kind(kind)
    drafted = {field.key for field in described.fields if field.drafted}
    assert list(rows.labels) == [field.key for field in described.fields]
    assert set(rows.texts) == drafted
    plain = [f for f in described.fields if not f.drafted]
    assert set(rows.editors) == {column.name for f in plain for column in columns_of(f)}


def test_leaving_a_field_stores_it_as_one_step(bench: Bench, rome: str) -> None:
    fill(bench.editor("romanisation"), "Roma")
    assert bench.stored(rome, "romanisation") == "Roma"
    assert history.undo_label(bench.workspace) == "Edit Rome"
    history.undo(bench.workspace)
    assert bench.stored(rome, "romanisation") is None
    assert bench.editor("romanisation").value() is None


def test_leaving_without_a_change_stores_nothing(bench: Bench, rome: str) -> None:
    before = len(history.history(bench.workspace, "city", rome))
    fill(bench.editor("name_en"), "Rome")
    assert len(history.history(bench.workspace, "city", rome)) == before


def test_a_choice_is_stored_when_it_is_made(bench: Bench, rome: str) -> None:
    box = bench.editor("level").editor()
    assert isinstance(box, QComboBox)
    choose(box, "metropolitan")
    assert bench.stored(rome, "level") == "metropolitan"


def test_a_bad_value_stays_with_its_reason_and_is_not_stored(bench: Bench, rome: str) -> None:
    fill(bench.editor("latitude"), "91")
    problem = bench.editor("latitude").problem()
    assert problem is not None
    assert problem.text() == "Please write a number from -90 to 90."
    assert line_of(bench.editor("latitude")).property("text") == "91"
    assert bench.stored(rome, "latitude") is None


def test_a_bad_value_survives_a_change_from_elsewhere(bench: Bench, rome: str) -> None:
    fill(bench.editor("latitude"), "91")
    records.edit(bench.workspace, "city", rome, {"name_en": "Roma"})
    assert line_of(bench.editor("latitude")).property("text") == "91"
    assert bench.editor("latitude").problem() is not None


def test_the_last_name_cannot_be_taken_away(bench: Bench, rome: str) -> None:
    fill(bench.editor("name_en"), "")
    assert bench.stored(rome, "name_en") == "Rome"
    problem = bench.editor("name_en").problem()
    assert problem is not None
    assert problem.text() == "Please fill this in: it is needed."
    assert not bench.pane.settle()


def test_a_name_taken_away_goes_once_the_other_language_has_one(bench: Bench, rome: str) -> None:
    fill(bench.editor("name_en"), "")
    fill(bench.editor("name_zh"), "罗马")
    assert bench.pane.settle()
    assert bench.stored(rome, "name_en") is None
    assert bench.stored(rome, "name_zh") == "罗马"


def test_escape_brings_the_stored_value_back(bench: Bench, rome: str) -> None:
    write(bench.editor("name_en"), "Rom")
    QTest.keyClick(line_of(bench.editor("name_en")), Qt.Key.Key_Escape)
    assert line_of(bench.editor("name_en")).property("text") == "Rome"
    leave(bench.editor("name_en"))
    assert bench.stored(rome, "name_en") == "Rome"


def test_a_good_half_typed_value_is_stored_before_another_record_is_shown(
    bench: Bench, rome: str
) -> None:
    bonn = a_city(bench.workspace, "Bonn", "DE")
    write(bench.editor("romanisation"), "Roma")
    bench.pane.show_record(bonn)
    assert bench.stored(rome, "romanisation") == "Roma"
    assert bench.stored(bonn, "romanisation") is None


def test_a_drafted_text_gets_its_status_and_outdates_the_other_language(
    bench: Bench, rome: str
) -> None:
    text_in(bench.half("summary", "en"), "A city.")
    assert bench.stored(rome, "summary_en_status") == "draft"
    records.edit(
        bench.workspace,
        "city",
        rome,
        {"summary_zh": "城市。", "summary_zh_status": "translated"},
    )
    text_in(bench.half("summary", "en"), "A large city.")
    assert bench.half("summary", "zh").chip.status() == "outdated"
    assert bench.half("summary", "zh").chip.isVisible()


def test_one_visit_to_a_text_is_one_undo_step(bench: Bench, rome: str) -> None:
    half = bench.half("summary", "en")
    half.editor().setFocus()
    for part in ("One.", " Two.", " Three."):
        QTest.keyClicks(half.editor(), part)
        half.flush()
    assert bench.stored(rome, "summary_en") == "One. Two. Three."
    history.undo(bench.workspace)
    assert bench.stored(rome, "summary_en") is None


def test_a_text_that_is_too_long_stays_and_is_asked_about(bench: Bench, rome: str) -> None:
    limit = schema.kind("city").field("summary").limit
    half = bench.half("summary", "en")
    text_in(half, "x" * (limit + 1))
    assert bench.stored(rome, "summary_en") is None

    records.edit(bench.workspace, "city", rome, {"name_en": "Roma"})

    assert len(half.text()) == limit + 1
    assert not bench.pane.settle()
    assert bench.bar.text() == "The value of “Short text, English” cannot be stored yet."
    bench.deed("Drop it")
    assert half.text() == ""
    assert bench.pane.settle()


def test_a_status_is_set_from_the_chip(bench: Bench, rome: str) -> None:
    text_in(bench.half("summary", "en"), "A city.")
    bench.half("summary", "en").status_chosen.emit("reviewed")
    assert bench.stored(rome, "summary_en_status") == "reviewed"
    assert bench.half("summary", "en").chip.status() == "reviewed"


def test_what_is_for_the_own_side_says_so_with_a_lock(bench: Bench, rome: str) -> None:
    own, shared = bench.form.rows.labels["note"], bench.form.rows.labels["web"]
    assert [label.text() for label in own.findChildren(PlainLabel)] == ["Own note", "own side"]
    assert own.findChildren(IconMark)
    assert [label.text() for label in shared.findChildren(PlainLabel)] == ["Web site"]
    assert not shared.findChildren(IconMark)


def test_the_help_of_a_field_is_its_tooltip(bench: Bench, rome: str) -> None:
    tip = "One name per line; the search finds them."
    assert bench.form.rows.labels["other_names"].toolTip() == tip
    assert bench.editor("other_names").editor().toolTip() == tip


@pytest.mark.parametrize("language", [i18n.ENGLISH, i18n.CHINESE])
def test_english_stands_left_of_chinese_in_both_languages(
    qtbot: QtBot, workspace: Workspace, language: str
) -> None:
    i18n.use(language)
    bench = Bench(qtbot, workspace, "city")
    bench.pane.resize(1000, 720)
    bench.pane.show_record(a_city(workspace, "Rome", "IT"))
    pair = bench.form.findChildren(LanguagePair)[0]
    qtbot.waitUntil(lambda: not pair.is_stacked())
    left, right = bench.editor("name_en"), bench.editor("name_zh")
    assert (
        left.mapTo(pair, left.rect().topLeft()).x() < right.mapTo(pair, right.rect().topLeft()).x()
    )
    assert left.width() == right.width()


def test_the_languages_stack_in_a_narrow_pane(qtbot: QtBot, bench: Bench, rome: str) -> None:
    pair = bench.form.findChildren(LanguagePair)[0]
    bench.pane.resize(500, 720)
    qtbot.waitUntil(pair.is_stacked)
    assert bench.editor("name_zh").mapTo(pair, bench.editor("name_zh").pos()).y() > 0


def test_a_reference_is_found_by_typing_part_of_the_name(
    qtbot: QtBot, workspace: Workspace
) -> None:
    yantai = a_city(workspace, "Yantai", "CN")
    a_city(workspace, "Yangzhou", "CN")
    office = records.add(workspace, "organisation", {"name_en": "Office"})
    bench = Bench(qtbot, workspace, "organisation")
    bench.pane.show_record(office)
    fill(bench.editor("city"), "yant")
    assert bench.stored(office, "city") == yantai


def test_a_reference_keeps_up_with_the_name_of_what_it_points_at(
    qtbot: QtBot, workspace: Workspace
) -> None:
    city = a_city(workspace, "Yantai", "CN")
    office = records.add(workspace, "organisation", {"name_en": "Office", "city": city})
    bench = Bench(qtbot, workspace, "organisation")
    bench.pane.show_record(office)
    records.edit(workspace, "city", city, {"name_en": "Yantai <City> & Port"})
    assert line_of(bench.editor("city")).property("text") == "Yantai <City> & Port"


def test_themes_are_ticked_from_the_catalogue(qtbot: QtBot, workspace: Workspace) -> None:
    *_cities, partnership = a_pair(workspace)
    bench = Bench(qtbot, workspace, "partnership")
    bench.pane.show_record(partnership)
    ticks = bench.editor("themes").editor()
    assert isinstance(ticks, QListWidget)
    offered = queries.choices(workspace, "theme")
    assert [ticks.item(at).text() for at in range(ticks.count())] == [name for _k, name in offered]
    ticks.item(0).setCheckState(Qt.CheckState.Checked)
    assert bench.stored(partnership, "themes") == (offered[0][0],)


def test_a_sided_field_stands_once_per_side_european_left(
    qtbot: QtBot, workspace: Workspace
) -> None:
    *_cities, partnership = a_pair(workspace)
    bench = Bench(qtbot, workspace, "plan")
    plan = plans.begin(workspace, partnership)
    bench.pane.show_record(plan)
    left, right = bench.editor("currency_eu"), bench.editor("currency_cn")
    assert left.x() < right.x()
    assert left.width() == right.width()
    box = right.editor()
    assert isinstance(box, QComboBox)
    choose(box, "USD")
    assert bench.stored(plan, "currency_cn") == "USD"


def test_an_empty_field_says_that_nothing_is_recorded(bench: Bench, rome: str) -> None:
    assert line_of(bench.editor("romanisation")).property("placeholderText") == "not recorded"


def test_an_empty_choice_says_that_nothing_is_recorded(bench: Bench, rome: str) -> None:
    form = bench.pane.view.form
    assert form is not None
    box = form.rows.editors["level"].editor()
    assert isinstance(box, QComboBox)
    assert (box.currentIndex(), box.placeholderText()) == (-1, "not recorded")
    choose(box, "municipality")
    assert queries.record(bench.workspace, "city", rome).values["level"] == "municipality"
    choose(box, "")
    assert queries.record(bench.workspace, "city", rome).values["level"] is None
    assert box.currentIndex() == -1


def test_a_number_without_a_frame_begins_where_texts_begin(bench: Bench, rome: str) -> None:
    form = bench.pane.view.form
    assert form is not None
    line = line_of(form.rows.editors["latitude"])
    assert isinstance(line, QLineEdit)
    assert line.alignment() & Qt.AlignmentFlag.AlignLeft
