"""What the tests of the reports page share: the page over a workspace, and what people do on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.ui.making import Went, a_context
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.workspace import Workspace
from urbandesk.ui.pages.reports.report_export import ReplaceFiles
from urbandesk.ui.pages.reports.reports_page import ReportsPage

LONG_ENOUGH = 30_000


def made_page(
    qtbot: QtBot, workspace: Workspace, folder: Path, went: Went | None = None
) -> ReportsPage:
    context = a_context(qtbot, workspace, went)
    context.settings.window["reports.folder"] = str(folder)
    page = ReportsPage(context)
    qtbot.addWidget(page)
    return page


def shown_page(qtbot: QtBot, workspace: Workspace, folder: Path) -> ReportsPage:
    """Return the page, shown, the budget drawn in both languages."""
    page = made_page(qtbot, workspace, folder)
    page.resize(1300, 700)
    page.show()
    wait_for_drawing(qtbot, page)
    return page


def wait_for_drawing(qtbot: QtBot, page: ReportsPage) -> None:
    qtbot.waitUntil(lambda: not page.drawer.busy, timeout=LONG_ENOUGH)


def choose(qtbot: QtBot, page: ReportsPage, key: str, language: str = "") -> None:
    page.list.choose(key)
    if language:
        page.options.language.button(language).click()
    wait_for_drawing(qtbot, page)


def export(qtbot: QtBot, page: ReportsPage) -> None:
    """Press the main button and wait until the files are written or refused."""
    page.options.export_button.click()
    qtbot.waitUntil(lambda: not page.context.jobs.running, timeout=LONG_ENOUGH)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def answer(monkeypatch: pytest.MonkeyPatch, code: QDialog.DialogCode) -> list[ReplaceFiles]:
    """Answer the question about files that are there; returns the dialogs that asked."""
    asked: list[ReplaceFiles] = []

    def answered(dialog: ReplaceFiles) -> int:
        asked.append(dialog)
        return code.value

    monkeypatch.setattr(ReplaceFiles, "exec", answered)
    return asked


def one_plan(workspace: Workspace) -> str:
    return queries.keys(workspace, ListQuery("plan"))[0]
