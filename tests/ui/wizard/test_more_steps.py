"""Diagnosis, needs and offers, money, risks and indicators: both sides, added on the spot."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from tests.ui.making import said
from tests.ui.wizard.conftest import Open
from urbandesk.models.field import SIDES, Value
from urbandesk.services import history
from urbandesk.services.drafts import drafting
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import Record
from urbandesk.services.register import records
from urbandesk.ui.dialogs.value_dialog import ValueDialog
from urbandesk.ui.widgets.choice_parts import ChoiceBox
from urbandesk.ui.wizard.answers.organisation_field import OrganisationField
from urbandesk.ui.wizard.editors.diagnosis_editor import DiagnosisEditor
from urbandesk.ui.wizard.editors.indicators_editor import IndicatorsEditor
from urbandesk.ui.wizard.editors.money_editor import MoneyEditor
from urbandesk.ui.wizard.editors.needs_editor import NeedsEditor
from urbandesk.ui.wizard.editors.partners_editor import PartnersEditor
from urbandesk.ui.wizard.editors.risks_editor import RisksEditor

TABLES = [("risks", "risk"), ("indicators", "plan_indicator")]


def rows_of(plan_page: Open, kind: str) -> tuple[Record, ...]:
    rows = plan_page.page.work.plan_rows()
    return rows.risks if kind == "risk" else rows.indicators


def words(widget: QWidget) -> str:
    """Return every word that a person can see in a widget, once its layout is at rest."""
    QApplication.processEvents()
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    return "\n".join(labels)


def city(plan_page: Open, side: str) -> str:
    return plan_page.page.work.plan_rows().cities[side][0].id


def the_only(plan_page: Open, kind: str, side: str, values: Mapping[str, Value]) -> str:
    """Leave nothing of a kind in the workspace but one record of a side."""
    workspace = plan_page.workspace
    records.remove(workspace, kind, queries.keys(workspace, queries.ListQuery(kind)))
    return records.add(workspace, kind, {**values, "city": city(plan_page, side)})


def diagnosis(plan_page: Open) -> DiagnosisEditor:
    plan_page.page.open_step("diagnosis")
    editor = plan_page.page.view().editor
    assert isinstance(editor, DiagnosisEditor)
    return editor


def test_a_figure_that_is_missing_is_added_where_it_is_missed(plan_page: Open) -> None:
    measure = plan_page.page.work.plan_rows().measures[0].id
    the_only(plan_page, "figure", "eu", {"indicator": measure, "value": Decimal(5)})
    editor = diagnosis(plan_page)
    assert "not recorded" in words(editor)
    assert editor.focus_on("", f"{measure}_cn")
    assert editor.form.editors["indicator"].value() == measure
    line = editor.form.editors["value"].editor()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "7")
    editor.form.add_button.click()
    (added,) = plan_page.page.work.plan_rows().figures["cn"]
    assert added.values["value"] == 7
    assert "not recorded" not in words(editor)
    history.undo(plan_page.workspace)
    assert plan_page.page.work.plan_rows().figures["cn"] == ()


def test_unlike_areas_are_flagged_in_words(plan_page: Open) -> None:
    measure = plan_page.page.work.plan_rows().measures[0].id
    whole: dict[str, Value] = {"indicator": measure, "value": Decimal(5), "year": 2024}
    the_only(plan_page, "figure", "eu", {**whole, "area_type": "city_proper"})
    other = {**whole, "area_type": "administrative", "city": city(plan_page, "cn")}
    key = records.add(plan_page.workspace, "figure", other)
    editor = diagnosis(plan_page)
    assert "Rome counts the city proper, Yantai the whole administrative area" in words(editor)
    records.edit(plan_page.workspace, "figure", key, {"area_type": "city_proper"})
    assert "counts" not in words(editor)


def test_a_figure_that_breaks_its_rule_stays_in_the_form_and_holds_the_step(
    plan_page: Open,
) -> None:
    editor = diagnosis(plan_page)
    editor.begin("cn")
    line = editor.form.editors["value"].editor()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "1e308")
    count = queries.total(plan_page.workspace, "figure")
    editor.form.add_button.click()
    assert editor.form.editors["value"].problem() is not None
    assert queries.total(plan_page.workspace, "figure") == count
    assert not plan_page.page.settle()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    editor.restore()
    assert plan_page.page.settle()


def test_needs_and_offers_that_meet_are_marked_and_a_theme_shown_by_none_is_flagged(
    plan_page: Open,
) -> None:
    plan_page.page.open_step("needs_offers")
    editor = plan_page.page.view().editor
    assert isinstance(editor, NeedsEditor)
    theme = plan_page.page.work.plan_rows().themes[0].id
    need: dict[str, Value] = {"theme": theme, "direction": "need", "title_en": "Fewer leaks"}
    the_only(plan_page, "need_offer", "eu", need)
    key = records.add(plan_page.workspace, "need_offer", {**need, "city": city(plan_page, "cn")})
    assert "sought by both, shown by neither yet" in words(editor)
    records.edit(plan_page.workspace, "need_offer", key, {"direction": "offer"})
    assert "Yantai shows what Rome seeks" in words(editor)
    assert words(editor).count("matched") == 2
    assert editor.summary() == "1 theme matched"


def test_an_offer_is_added_on_the_spot_for_the_city_of_its_side(plan_page: Open) -> None:
    plan_page.page.open_step("needs_offers")
    editor = plan_page.page.view().editor
    assert isinstance(editor, NeedsEditor)
    assert editor.focus_on("", "offer_cn")
    assert editor.form.editors["direction"].value() == "offer"
    line = editor.form.editors["title_zh"].editor()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.insert("夜间查漏")
    line.textEdited.emit(line.text())
    QTest.keyClick(line, Qt.Key.Key_Return)
    offers = plan_page.page.work.plan_rows().needs_offers["cn"]
    added = [row for row in offers if row.values["title_zh"] == "夜间查漏"]
    assert [row.values["city"] for row in added] == [city(plan_page, "cn")]
    assert not editor.form.isVisible()


def money(plan_page: Open) -> MoneyEditor:
    plan_page.page.open_step("money")
    editor = plan_page.page.view().editor
    assert isinstance(editor, MoneyEditor)
    return editor


def test_a_sum_is_edited_where_it_is_added_up(plan_page: Open) -> None:
    editor = money(plan_page)
    first = plan_page.page.work.plan_rows().actions[0]
    assert editor.focus_on(first.id, "budget_eu")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "70000")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert plan_page.page.work.plan_rows().actions[0].values["budget_eu"] == 70_000
    assert "308,000 EUR" in words(editor.sums["eu"])
    history.undo(plan_page.workspace)
    assert "298,000 EUR" in words(editor.sums["eu"])


def test_an_unknown_sum_is_counted_and_a_side_without_any_shows_no_zero(plan_page: Open) -> None:
    editor = money(plan_page)
    assert "Total, 1 action without a sum" in words(editor.sums["cn"])
    for action in plan_page.page.work.plan_rows().actions:
        records.edit(plan_page.workspace, "action", action.id, {"budget_cn": None})
    assert "0 CNY" not in words(editor.sums["cn"])
    assert "None recorded" in words(editor.sources["cn"])


def test_the_gap_of_money_leads_to_the_sum_that_is_missing(plan_page: Open) -> None:
    plan_page.page.open_step("money")
    plan_page.page.foot.first_button.click()
    record, column = plan_page.page.view().spot()
    assert column == "budget_cn"
    assert record == plan_page.page.work.plan_rows().actions[3].id


@pytest.mark.parametrize(("step", "kind"), TABLES)
def test_a_row_is_added_moved_and_removed(plan_page: Open, step: str, kind: str) -> None:
    page = plan_page.page
    page.open_step(step)
    editor = page.view().editor
    assert isinstance(editor, RisksEditor | IndicatorsEditor)
    before = [row.id for row in rows_of(plan_page, kind)]
    editor.add_button.click()
    added = rows_of(plan_page, kind)[-1].id
    assert editor.current_record() == added
    assert page.view().spot() == (added, "title_en")
    editor.form.move_by(-1)
    assert [row.id for row in rows_of(plan_page, kind)][-2:] == [added, before[-1]]
    editor.form.delete_button.click()
    assert [row.id for row in rows_of(plan_page, kind)] == before
    history.undo(plan_page.workspace)
    assert added in [row.id for row in rows_of(plan_page, kind)]


@pytest.mark.parametrize(("step", "kind"), TABLES)
def test_without_a_row_the_step_says_what_belongs_there(
    plan_page: Open, step: str, kind: str
) -> None:
    records.remove(plan_page.workspace, kind, [row.id for row in rows_of(plan_page, kind)])
    plan_page.page.open_step(step)
    view = plan_page.page.view()
    assert plan_page.page.work.readiness.step(step).state == "not_started"
    assert view.focus_on("", "")
    assert QApplication.focusWidget() is view.editor.add_button  # type: ignore[union-attr]


def test_a_finding_about_an_indicator_leads_to_its_field(plan_page: Open) -> None:
    page = plan_page.page
    key = rows_of(plan_page, "plan_indicator")[1].id
    records.edit(plan_page.workspace, "plan_indicator", key, {"goal_cn": None})
    (finding,) = page.work.readiness.step("indicators").findings
    assert finding.text() == "Indicator 2: no target in Yantai yet."
    page.go_to_finding(finding)
    assert page.view().spot() == (key, "goal_cn")


def test_a_value_that_breaks_its_rule_keeps_the_row_in_the_form(plan_page: Open) -> None:
    page = plan_page.page
    first, second = (row.id for row in rows_of(plan_page, "plan_indicator")[:2])
    page.open_step("indicators")
    page.view().focus_on(first, "start_eu")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "many")
    editor = page.view().editor
    assert isinstance(editor, IndicatorsEditor)
    editor.table.choose(second)
    assert editor.current_record() == first
    assert "value of this indicator" in said(plan_page.context)


@pytest.mark.parametrize("side", SIDES)
def test_an_unknown_watcher_can_be_added_on_the_spot(plan_page: Open, side: str) -> None:
    page = plan_page.page
    risk = rows_of(plan_page, "risk")[0].id
    page.open_step("risks")
    page.view().focus_on(risk, f"watcher_{side}")
    editor = page.view().editor
    assert isinstance(editor, RisksEditor)
    field = editor.form.fields[f"watcher_{side}"]
    assert isinstance(field, OrganisationField)
    line = field.editor()
    QTest.keyClicks(line, "Example: reuse association")
    line.lineEdit().setText("Example: reuse association")  # type: ignore[attr-defined]
    line.touched.emit()  # type: ignore[attr-defined]
    field.commit()
    assert field.add_button.isVisible()
    field.add_button.click()
    watcher = rows_of(plan_page, "risk")[0].values[f"watcher_{side}"]
    found = queries.record(plan_page.workspace, "organisation", str(watcher))
    assert found.label == "Example: reuse association"
    assert found.values["city"] == city(plan_page, side)


def test_governance_is_answered_by_questions_alone(plan_page: Open) -> None:
    page = plan_page.page
    page.open_step("governance")
    assert page.view().editor is None
    assert len(page.view().questions) == 5
    drafting.answer(plan_page.workspace, plan_page.plan, "governance.decisions", "zh", "")
    drafting.answer(plan_page.workspace, plan_page.plan, "governance.decisions", "en", "")
    assert "no answer yet" in page.foot.text()


def test_a_type_of_actor_that_is_missing_is_added_in_the_wizard(plan_page: Open) -> None:
    plan_page.page.open_step("partners")
    editor = plan_page.page.view().editor
    assert isinstance(editor, PartnersEditor)
    editor.form.begin(city(plan_page, "cn"), {"name_zh": "港务局"})
    kind = editor.form.editors["actor_type"]
    kind.value_wanted.emit()
    (dialog,) = plan_page.page.findChildren(ValueDialog)
    for name, text in (("name_en", "Port operator"), ("name_zh", "港口运营单位")):
        dialog.fields[name].setText(text)
    dialog.deed_button.click()
    box = kind.editor()
    assert isinstance(box, ChoiceBox)
    assert box.currentText() == "Port operator"
    editor.form.add_button.click()
    (made,) = [
        row
        for row in plan_page.page.work.plan_rows().organisations["cn"]
        if row.values["name_zh"] == "港务局"
    ]
    assert made.text("actor_type") == "Port operator"
