"""A start imports what the first list needs, and that in an order that costs little."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from tests.architecture.sources import run_apart
from urbandesk.services.files import workspace_files
from urbandesk.services.register import records

START = """
import json, sys
from urbandesk import __main__ as program
from urbandesk import log

begin_log = log.begin

def begin_log_and_wait():
    from urbandesk import app
    begin = app.begin
    def begin_and_look(window, file):
        from PySide6.QtCore import QTimer
        begin(window, file)
        QTimer.singleShot(0, lambda: look(window))
    app.begin = begin_and_look
    return begin_log()

def look(window):
    from PySide6.QtWidgets import QApplication
    QApplication.processEvents()
    page = window.stack.page()
    print(json.dumps([page.table.rowCount(), list(sys.modules)]))
    window.close()

log.begin = begin_log_and_wait
program.main([sys.argv[1], "--language", "zh_CN", "--data-dir", sys.argv[2]])
"""
NOT_YET = {
    "babel": "numbers need no table of locales, the catalogue is compiled",
    "html": "for tooltips alone",
    "matplotlib": "for charts",
    "openpyxl": "for workbooks",
    "pypinyin": "for names that are stored",
    "tomllib": "for the content, which the steps of a plan ask for",
    "urbandesk.content.gazetteer": "for a city that is added, or a former name searched for",
    "urbandesk.exchange": "for workbooks",
    "urbandesk.reports": "for charts",
    "urbandesk.services.register.attachments": "for files, and for closing",
    "urbandesk.ui.dialogs.command_palette": "when it is asked for",
    "urbandesk.ui.pages.detail.record_view": "for a record that is chosen",
    "urbandesk.ui.window.hit_panel": "when something is searched for",
    "urbandesk.ui.wizard": "for a plan",
}


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Give the modules in the order of import, once a list stands on the screen."""
    folder = tmp_path_factory.mktemp("start")
    path = folder / "office.urbandesk"
    workspace_files.create(path, author="International office", side="eu")
    workspace = workspace_files.open_workspace(path)
    records.add(
        workspace, "organisation", {"name_en": "Water department", "influence": Decimal("5.5")}
    )
    workspace.set_about(place=json.dumps({"page": "stakeholders", "place": ""}))
    workspace.close()
    run_apart(START, path, folder / "user")  # the first start ever compiles the catalogue
    done = run_apart(START, path, folder / "user")
    assert done.returncode == 0, done.stderr
    rows, modules = json.loads(done.stdout.splitlines()[-1])
    assert rows == 1
    names: list[str] = modules
    return names


@pytest.mark.parametrize("name", NOT_YET)
def test_what_the_first_list_does_not_need_is_not_imported(imported: list[str], name: str) -> None:
    assert [one for one in imported if one == name or one.startswith(f"{name}.")] == []


def test_the_database_is_imported_before_qt_which_reads_the_source_of_what_comes_after(
    imported: list[str],
) -> None:
    qt = imported.index("PySide6")
    late = [one for one in imported[qt:] if one.startswith(("sqlalchemy.", "urbandesk.models."))]
    assert late == []


def test_only_the_page_that_is_shown_is_imported(imported: list[str]) -> None:
    pages = {one for one in imported if one.startswith("urbandesk.ui.pages.lists.")}
    shown = {one for one in pages if one.endswith("_page")}
    assert shown == {
        "urbandesk.ui.pages.lists.records_page",
        "urbandesk.ui.pages.lists.stakeholders_page",
    }
