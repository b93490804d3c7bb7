"""The plan wizard as a person uses it: any step at any time, nothing lost, gaps lead to fields."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.making import said
from tests.ui.wizard.conftest import Open
from urbandesk import i18n
from urbandesk.services import history
from urbandesk.services.drafts import drafting
from urbandesk.services.finding import queries
from urbandesk.services.register import records
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.wizard.editors.review_editor import ReviewEditor
from urbandesk.ui.wizard.mark_dialog import MarkDialog
from urbandesk.ui.wizard.room_window import RoomWindow


def _box(open_plan: Open, question: str, language: str) -> QPlainTextEdit:
    box = open_plan.page.view().questions[question].text.half(language).editor()
    assert isinstance(box, QPlainTextEdit)
    return box


def test_every_available_step_opens_at_any_time(plan_page: Open) -> None:
    page = plan_page.page
    for state in reversed(page.work.readiness.steps):
        if state.available:
            page.open_step(state.key)
            assert page.step_key == state.key
            assert page.stack.currentWidget() is page.view()


@pytest.mark.parametrize(
    ("step", "kind"),
    [("objectives", "objective"), ("actions", "action"), ("risks", "risk")],
)
def test_the_key_for_new_adds_a_row_to_the_step(plan_page: Open, step: str, kind: str) -> None:
    page = plan_page.page
    page.open_step(step)
    before = queries.total(plan_page.workspace, kind)

    assert page.can_add()
    page.new_record()

    assert queries.total(plan_page.workspace, kind) == before + 1
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_a_theme_that_is_renamed_meanwhile_has_its_new_name_in_either_language(
    plan_page: Open, qapp: QApplication
) -> None:
    work = plan_page.page.work
    switch_language(qapp, i18n.CHINESE)
    switch_language(qapp, i18n.ENGLISH)
    theme = work.plan_rows().themes[0].id
    records.edit(
        plan_page.workspace, "theme", theme, {"name_en": "Zinc roofs", "name_zh": "锌皮屋顶"}
    )
    assert work.plan_rows().themes[-1].label == "Zinc roofs"
    switch_language(qapp, i18n.CHINESE)
    assert "锌皮屋顶" in [each.label for each in work.plan_rows().themes]


def test_a_step_without_rows_adds_nothing(plan_page: Open) -> None:
    plan_page.page.open_step("frame")
    assert not plan_page.page.can_add()


def test_an_answer_is_stored_when_its_field_is_left(plan_page: Open) -> None:
    page = plan_page.page
    box = _box(plan_page, "frame.purpose", "en")
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "Less water lost")
    _box(plan_page, "frame.benefit_cn", "zh").setFocus()
    row = page.work.plan_rows().texts["frame.purpose"]
    assert row.values["text_en"] == "Less water lost"
    assert row.values["text_zh_status"] == "outdated"


def test_one_visit_to_a_field_is_one_undo_step(plan_page: Open) -> None:
    page, workspace = plan_page.page, plan_page.workspace
    before = page.work.plan_rows().texts["frame.purpose"].values
    text = page.view().questions["frame.purpose"].text
    box = _box(plan_page, "frame.purpose", "en")
    box.setFocus()
    for word in (" one", " two", " three"):
        QTest.keyClicks(box, word)
        text.flush()
    _box(plan_page, "frame.benefit_eu", "en").setFocus()
    history.undo(workspace)
    assert page.work.plan_rows().texts["frame.purpose"].values["text_en"] == before["text_en"]
    assert history.undo_label(workspace) is None


def test_steps_show_their_state_and_their_gaps(plan_page: Open) -> None:
    states = {state.key: state for state in plan_page.page.work.readiness.steps}
    assert states["frame"].state == "complete"
    assert states["actions"].state == "in_progress"
    assert states["actions"].gaps == 3
    assert states["money"].gaps == 1


def test_go_to_first_leads_to_the_field_of_the_first_gap(plan_page: Open) -> None:
    page = plan_page.page
    page.open_step("actions")
    assert "no lead" in page.foot.text()
    page.foot.first_button.click()
    third = page.work.plan_rows().actions[2].id
    record, column = page.view().spot()
    assert record == third
    assert column.startswith("lead_")


def test_the_review_lists_what_is_open_and_leads_there(plan_page: Open) -> None:
    page = plan_page.page
    page.open_step("review")
    editor = page.view().editor
    assert isinstance(editor, ReviewEditor)
    finding = page.work.readiness.findings[-1]
    editor.finding_chosen.emit(finding)
    assert page.step_key == finding.step
    assert page.view().spot() == (finding.record, finding.column)


def test_a_mark_set_by_hand_needs_a_reason_and_shows_in_the_review(
    plan_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = plan_page.page
    monkeypatch.setattr(MarkDialog, "ask", lambda *_args: "Agreed in the last round")
    page.steps.mark_wanted.emit("actions", "complete")
    state = page.work.readiness.step("actions")
    assert (state.state, state.by_hand, state.reason) == (
        "complete",
        True,
        "Agreed in the last round",
    )
    page.steps.clear_wanted.emit("actions")
    assert not page.work.readiness.step("actions").by_hand


def test_no_mark_is_set_without_a_reason(plan_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MarkDialog, "ask", lambda *_args: "")
    plan_page.page.mark("actions", "complete")
    assert not plan_page.page.work.readiness.step("actions").by_hand


def test_the_dialog_asks_again_while_the_reason_is_empty(plan_page: Open, qtbot: QtBot) -> None:
    step = plan_page.page.work.readiness.step("actions")
    dialog = MarkDialog(step.title, "complete", "", plan_page.page)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept()
    assert dialog.isVisible()
    dialog.reason.setText("Both sides agreed")
    dialog.accept()
    assert not dialog.isVisible()


def test_a_value_that_breaks_its_rule_holds_the_step_until_it_is_dropped(plan_page: Open) -> None:
    page = plan_page.page
    assert page.view().focus_on(plan_page.plan, "starts")
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "soon")
    page.open_step("actions")
    assert page.step_key == "frame"
    assert "cannot be kept" in said(plan_page.context)
    page.view().restore()
    page.open_step("actions")
    assert page.step_key == "actions"


def test_a_text_too_long_stays_in_its_field_and_holds_the_page(plan_page: Open) -> None:
    page = plan_page.page
    box = _box(plan_page, "frame.purpose", "en")
    box.setPlainText("x" * 20_001)
    assert not page.settle()
    assert box.toPlainText() == "x" * 20_001
    stored = page.work.plan_rows().texts["frame.purpose"].values["text_en"]
    assert stored != box.toPlainText()
    page.view().restore()
    assert box.toPlainText() == stored
    assert page.settle()


def test_the_place_of_the_work_leads_back_to_its_field(plan_page: Open, qtbot: QtBot) -> None:
    page = plan_page.page
    page.open_step("actions")
    second = page.work.plan_rows().actions[1].id
    page.view().focus_on(second, "description_zh")
    place = page.place()
    page.open_step("frame")
    page.go_to(place)
    assert page.step_key == "actions"
    assert page.view().spot() == (second, "description_zh")


def test_switching_the_language_keeps_step_field_and_half_typed_text(plan_page: Open) -> None:
    page = plan_page.page
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    box = _box(plan_page, "frame.purpose", "en")
    box.setFocus()
    QTest.keyClicks(box, "half")
    try:
        switch_language(app, i18n.CHINESE)
        assert box.hasFocus()
        assert box.toPlainText().startswith("half")
        assert page.step_key == "frame"
        assert "罗马" in page.title()
    finally:
        switch_language(app, i18n.ENGLISH)


def test_the_help_follows_the_question_that_is_answered(plan_page: Open) -> None:
    page = plan_page.page
    _box(plan_page, "frame.benefit_cn", "en").setFocus()
    question = page.view().questions["frame.benefit_cn"].text.question
    assert question.why.en in _words(page.help.panel)
    page.help.toggle()
    assert page.help.panel.is_folded()
    page.toggle_help()
    assert not page.help.panel.is_folded()


def _words(widget: object) -> str:
    from PySide6.QtWidgets import QLabel, QWidget

    assert isinstance(widget, QWidget)
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_the_example_is_inserted_as_a_draft_and_never_over_a_text(plan_page: Open) -> None:
    page, workspace = plan_page.page, plan_page.workspace
    drafting.answer(workspace, plan_page.plan, "frame.benefit_eu", "en", "")
    drafting.answer(workspace, plan_page.plan, "frame.benefit_eu", "zh", "")
    _box(plan_page, "frame.benefit_eu", "en").setFocus()
    page.help.panel.insert_button.click()
    row = page.work.plan_rows().texts["frame.benefit_eu"].values
    assert str(row["text_en"]).startswith("Example")
    assert row["text_zh_status"] == "draft"


def test_the_room_sees_the_question_in_both_languages_and_nothing_else(plan_page: Open) -> None:
    question = plan_page.page.view().step.room
    room = RoomWindow(question, plan_page.page)
    room.show()
    assert room.texts() == (question.en, question.zh)
    assert "sample" not in room.windowTitle()
    gone: list[bool] = []
    room.destroyed.connect(lambda: gone.append(True))
    QTest.keyClick(room, Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    assert gone == [True]


def test_in_a_narrow_window_the_steps_are_a_drop_down(plan_page: Open) -> None:
    page = plan_page.page
    page.resize(900, 640)
    assert not page.steps.isVisible()
    assert page.menu.isVisible()
    assert page.menu.button.text() == "Step 1 of 11"
    page.menu.chosen.emit("review")
    assert page.step_key == "review"


def test_a_plan_deleted_elsewhere_sends_the_page_to_the_list(plan_page: Open) -> None:
    records.remove(plan_page.workspace, "plan", [plan_page.plan])
    assert plan_page.went.pages == ["plans"]
    assert plan_page.page.place() == ""


def test_a_stakeholder_added_in_the_wizard_belongs_to_the_city_of_its_side(
    plan_page: Open,
) -> None:
    page = plan_page.page
    page.open_step("partners")
    page.view().focus_on("", "cn")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setText("社会组织")
    QTest.keyClick(line, Qt.Key.Key_Return)
    rows = page.work.plan_rows()
    added = [row for row in rows.organisations["cn"] if row.values["name_zh"] == "社会组织"]
    assert [row.values["city"] for row in added] == [rows.cities["cn"][0].id]


def test_an_objective_is_added_moved_and_removed(plan_page: Open) -> None:
    page = plan_page.page
    page.open_step("objectives")
    before = [row.id for row in page.work.plan_rows().objectives]
    editor = page.view().editor
    assert editor is not None
    editor.head_widgets()[0].click()  # type: ignore[attr-defined]
    added = page.work.plan_rows().objectives[-1].id
    assert page.view().spot() == (added, "title_en")
    drafting.move(plan_page.workspace, "objective", added, 1)
    assert [row.id for row in page.work.plan_rows().objectives] == [added, *before]
    drafting.remove(plan_page.workspace, "objective", added)
    assert [row.id for row in page.work.plan_rows().objectives] == before


def test_an_unknown_lead_can_be_added_on_the_spot(plan_page: Open) -> None:
    page = plan_page.page
    page.open_step("actions")
    third = page.work.plan_rows().actions[2]
    side = "cn" if not third.values["lead_cn"] else "eu"
    drafting.add_lead(
        plan_page.workspace,
        third.id,
        side,
        "Example: reuse association",
        city=page.work.plan_rows().cities[side][0].id,
    )
    lead = page.work.plan_rows().actions[2].values[f"lead_{side}"]
    assert queries.label(plan_page.workspace, "organisation", str(lead)) == (
        "Example: reuse association"
    )
    assert "no lead" not in page.foot.text()


def test_folded_help_is_offered_beside_the_name_of_the_step(plan_page: Open) -> None:
    page = plan_page.page
    button = page.view().help_button
    assert not page.help.panel.isHidden()
    assert button.isHidden()
    page.help.toggle()
    assert button.isVisible()
    button.click()
    assert not page.help.panel.isHidden()
    assert button.isHidden()
    page.help.toggle()
    page.open_step("actions")
    assert page.view().help_button.isVisible()


def test_help_over_a_narrow_page_leaves_the_way_to_the_next_step_free(plan_page: Open) -> None:
    page = plan_page.page
    page.resize(1198, 660)
    page.help.toggle()
    QApplication.processEvents()
    panel = page.help.panel
    assert panel.isVisible()
    assert panel.geometry().bottom() < page.foot.mapTo(page, QPoint(0, 0)).y()
