"""Saving from the reports page: whole files in the right language, or none."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.ui.making import said
from tests.ui.pages.reports_made import (
    LONG_ENOUGH,
    answer,
    choose,
    export,
    names,
    shown_page,
    wait_for_drawing,
)
from urbandesk import filing, i18n
from urbandesk.errors import FileInUse
from urbandesk.services.workspace import Workspace
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.pages.reports import report_export
from urbandesk.ui.pages.reports.report_export import ReplaceFiles
from urbandesk.ui.pages.reports.reports_page import ReportsPage
from urbandesk.ui.widgets.message_bar import MessageBar
from urbandesk.ui.widgets.plain_label import PlainLabel


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "reports"


@pytest.fixture
def page(qtbot: QtBot, sample: Workspace, folder: Path) -> ReportsPage:
    return shown_page(qtbot, sample, folder)


def test_a_chart_is_saved_in_both_languages_as_it_was_previewed(
    qtbot: QtBot, page: ReportsPage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(report_export, "open_folder", opened.append)
    assert page.options.export_button.text() == "Export 2 files"
    export(qtbot, page)
    english, chinese = names(folder)
    assert english.endswith("Budget by side and funding state.png")
    assert "罗马" in chinese
    assert QImage(str(folder / english)) == page.preview.picture()
    assert said(page.context) == "Exported 2 files."
    bar = page.context.messages.parent()
    assert isinstance(bar, MessageBar)
    message = bar.message()
    assert message is not None
    [deed] = message.deeds
    deed.run()
    assert (deed.text(), opened) == ("Open folder", [folder])


def test_every_format_ticked_is_written(qtbot: QtBot, page: ReportsPage, folder: Path) -> None:
    for box in page.options.formats.values():
        box.setChecked(True)
    page.options.language.button("en").click()
    export(qtbot, page)
    assert {path.suffix for path in folder.iterdir()} == {".png", ".pdf", ".svg"}
    assert said(page.context) == "Exported 3 files."


def test_the_language_of_the_window_does_not_change_what_is_saved(
    qtbot: QtBot, page: ReportsPage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.options.language.button("en").click()
    export(qtbot, page)
    [name] = names(folder)
    spoken_english = (folder / name).read_bytes()
    (folder / name).unlink()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    switch_language(app, i18n.CHINESE)
    try:
        export(qtbot, page)
    finally:
        switch_language(app, i18n.ENGLISH)
    assert names(folder) == [name]
    assert (folder / name).read_bytes() == spoken_english


def test_a_language_switch_keeps_what_was_chosen(qtbot: QtBot, page: ReportsPage) -> None:
    choose(qtbot, page, "timeline", "en")
    page.options.formats["svg"].setChecked(True)
    before = page.wanted()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    switch_language(app, i18n.CHINESE)
    try:
        assert page.wanted() == before
        assert page.title() == i18n._("Reports") != "Reports"
        assert "罗马" in page.preview.plans.currentText()
    finally:
        switch_language(app, i18n.ENGLISH)


def test_a_file_that_is_there_is_replaced_only_after_asking(
    qtbot: QtBot, page: ReportsPage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(qtbot, page)
    old = [folder / name for name in names(folder)]
    for path in old:
        path.write_bytes(b"the old one")
    asked = answer(monkeypatch, QDialog.DialogCode.Rejected)
    export(qtbot, page)
    assert [path.read_bytes() for path in old] == [b"the old one"] * 2
    [dialog] = asked
    assert dialog.deed.text() == "Replace 2 files"
    shown = [label.text() for label in dialog.findChildren(PlainLabel)]
    assert {path.name for path in old} <= set(shown)
    answer(monkeypatch, QDialog.DialogCode.Accepted)
    export(qtbot, page)
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in old)


def test_the_safe_answer_has_the_focus(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ReplaceFiles(tuple(tmp_path / f"{number}.png" for number in range(10)), None)
    qtbot.addWidget(dialog)
    assert dialog.safe.isDefault()
    assert dialog.safe.text() == "Keep the old files"
    assert any("and 2 more" in label.text() for label in dialog.findChildren(PlainLabel))


def test_a_stopped_export_leaves_the_old_files_as_they_were(
    qtbot: QtBot, page: ReportsPage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, QDialog.DialogCode.Accepted)
    export(qtbot, page)
    old = [folder / name for name in names(folder)]
    for path in old:
        path.write_bytes(b"the old one")
    page.options.export_button.click()
    assert not page.options.export_button.isEnabled()
    [job] = page.context.jobs.running
    with qtbot.waitSignal(job.cancelled, timeout=LONG_ENOUGH):
        job.cancel()
    assert [path.read_bytes() for path in old] == [b"the old one"] * 2
    assert said(page.context) == "Stopped; the old files are as they were."
    qtbot.waitUntil(page.options.export_button.isEnabled)


def test_a_file_open_in_another_program_is_named(
    qtbot: QtBot, page: ReportsPage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(finished: Path, target: Path) -> None:
        raise FileInUse(target)

    monkeypatch.setattr(filing, "replace_file", held)
    page.options.language.button("en").click()
    export(qtbot, page)
    assert names(folder) == []
    assert said(page.context).endswith(
        "Budget by side and funding state.png” is open in another program. "
        "Close it there and try again."
    )


def test_a_folder_that_cannot_be_made_gives_a_clear_sentence(
    qtbot: QtBot, page: ReportsPage, folder: Path
) -> None:
    folder.write_bytes(b"a file stands in the way")
    export(qtbot, page)
    assert said(page.context).startswith("“reports” could not be written")
    assert folder.read_bytes() == b"a file stands in the way"


def test_a_workbook_goes_out_in_chinese_while_the_window_speaks_english(
    qtbot: QtBot, page: ReportsPage, folder: Path
) -> None:
    choose(qtbot, page, "workbook.plan", "zh_CN")
    shown = [row[0] for row in page.preview.sheets.cells()]
    assert page.options.export_button.text() == "Export 1 file"
    export(qtbot, page)
    [name] = names(folder)
    assert name.startswith("sample - ")
    sheets = load_workbook(folder / name).sheetnames
    assert set(shown) <= set(sheets)
    assert "城市" in shown


def test_the_sheets_listed_have_as_many_rows_as_are_written(
    qtbot: QtBot, page: ReportsPage, folder: Path
) -> None:
    choose(qtbot, page, "workbook.all", "en")
    counts = {row[0]: row[1] for row in page.preview.sheets.cells()}
    export(qtbot, page)
    book = load_workbook(folder / "sample.xlsx")
    for name in ("Cities", "Stakeholders", "Actions"):
        [table] = book[name].tables.values()
        first, last = (int("".join(filter(str.isdigit, end))) for end in table.ref.split(":"))
        assert counts[name] == str(last - first)


def test_the_layer_says_what_it_leaves_out(qtbot: QtBot, page: ReportsPage) -> None:
    choose(qtbot, page, "workbook.all", "en")
    whole = {row[0] for row in page.preview.sheets.cells()}
    said_before = page.options.layer_note.text()
    page.options.layer.button("public").click()
    wait_for_drawing(qtbot, page)
    assert {row[0] for row in page.preview.sheets.cells()} < whole
    assert page.options.layer_note.text() != said_before
    assert "public" in page.options.layer_note.text()


def test_texts_to_be_translated_go_out_in_both_languages_and_nothing_else(
    qtbot: QtBot, page: ReportsPage, folder: Path
) -> None:
    choose(qtbot, page, "workbook.untranslated", "en")
    export(qtbot, page)
    [name] = names(folder)
    assert "Texts for a translator" in name
    keys = {cell.value for sheet in load_workbook(folder / name).worksheets for cell in sheet[1]}
    assert {"action.description_en", "action.description_zh"} <= keys
    assert "action.budget_eu" not in keys


@pytest.mark.parametrize("kind", ["organisation", "need_offer"])
def test_an_empty_form_is_handed_out_from_the_window(
    qtbot: QtBot, page: ReportsPage, folder: Path, kind: str
) -> None:
    choose(qtbot, page, f"workbook.form.{kind}", "zh_CN")
    export(qtbot, page)
    [name] = names(folder)
    tables = [t for sheet in load_workbook(folder / name).worksheets for t in sheet.tables]
    assert tables == [f"tbl_{kind}"]
