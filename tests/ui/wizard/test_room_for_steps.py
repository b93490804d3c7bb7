"""What stands beside the fields of a plan moves nothing and lies over no field in use."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QComboBox

from tests.ui.wizard.conftest import Open
from urbandesk import i18n
from urbandesk.ui import dressing, theme
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.wizard.editors.actions_editor import ActionsEditor
from urbandesk.ui.wizard.editors.risks_editor import RisksEditor


def test_a_switch_of_language_does_not_move_the_step(plan_page: Open, qapp: QApplication) -> None:
    page = plan_page.page
    english = page.steps.width()
    switch_language(qapp, i18n.CHINESE)
    assert page.steps.width() == english
    switch_language(qapp, i18n.ENGLISH)


def test_help_over_the_page_gives_way_to_the_field_it_covers(plan_page: Open) -> None:
    page = plan_page.page
    page.resize(theme.scaled(1198), theme.scaled(660))
    page.open_step("frame")
    text = page.view().questions["frame.purpose"].text
    assert text.focus_column("text_en")
    page.help.toggle()
    assert not page.help.panel.is_folded()
    assert text.focus_column("text_zh")
    QApplication.processEvents()
    assert page.help.panel.is_folded()


def test_help_stays_beside_a_field_that_it_does_not_cover(plan_page: Open) -> None:
    page = plan_page.page
    page.resize(theme.scaled(1198), theme.scaled(660))
    page.open_step("frame")
    text = page.view().questions["frame.purpose"].text
    page.help.toggle()
    assert text.focus_column("text_en")
    QApplication.processEvents()
    field = QApplication.focusWidget()
    assert field is not None
    lies = QRect(field.mapTo(page, field.rect().topLeft()), field.size())
    assert not page.help.panel.geometry().contains(lies.center())
    assert not page.help.panel.is_folded()


def test_an_empty_source_of_money_says_what_it_is(plan_page: Open) -> None:
    page = plan_page.page
    page.open_step("actions")
    editor = page.view().editor
    assert isinstance(editor, ActionsEditor)
    for side in ("eu", "cn"):
        box = editor.form.fields[f"scheme_{side}"].editor()
        assert isinstance(box, QComboBox)
        line = box.lineEdit()
        assert line is not None
        assert line.placeholderText() == "Source"


def test_where_columns_have_no_room_the_dates_go_and_the_sums_stay(
    plan_page: Open, dressed: QApplication
) -> None:
    page = plan_page.page
    page.open_step("actions")
    editor = page.view().editor
    assert isinstance(editor, ActionsEditor)
    view = editor.table.view
    dates = [at for at, one in enumerate(editor.table.model.columns) if one.yields]
    page.resize(1400, 700)
    QApplication.processEvents()
    assert not any(view.isColumnHidden(at) for at in dates)
    dressing.apply(dressed, "light", zoom=2.0)
    page.resize(1240, 600)
    QApplication.processEvents()
    assert [at for at in range(len(editor.table.model.columns)) if view.isColumnHidden(at)] == dates
    assert view.horizontalScrollBar().maximum() == 0


def test_who_watches_a_risk_is_read_whole_where_its_title_has_room_to_spare(
    plan_page: Open,
) -> None:
    page = plan_page.page
    page.open_step("risks")
    editor = page.view().editor
    assert isinstance(editor, RisksEditor)
    view, columns = editor.table.view, editor.table.model.columns
    title, watcher = 1, next(at for at, one in enumerate(columns) if one.side)
    widths = []
    for wide in (800, 1400):
        page.resize(theme.scaled(wide), 700)
        QApplication.processEvents()
        widths.append((view.columnWidth(title), view.columnWidth(watcher)))
    (_title, narrow), (roomy_title, roomy) = widths
    assert narrow == theme.scaled(140) < roomy
    assert roomy_title > roomy


def test_the_foot_says_as_many_gaps_as_there_is_room_for_and_counts_the_rest(
    plan_page: Open,
) -> None:
    page = plan_page.page
    page.open_step("diagnosis")
    said = set()
    for wide in (2400, 1640):
        page.resize(wide, 780)
        QApplication.processEvents()
        assert page.foot.text().endswith(" more.")
        words = next(one for one in page.foot.findChildren(PlainLabel) if one.text())
        assert words.width() >= words.fontMetrics().horizontalAdvance(words.text())
        said.add(page.foot.text())
    assert len(said) == 2
