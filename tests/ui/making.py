"""What tests of pages need: the context that the window would hand them."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from urbandesk.services.finding.search import SearchIndex
from urbandesk.services.workspace import Workspace
from urbandesk.settings import Settings
from urbandesk.ui.jobs import JobRunner
from urbandesk.ui.messages import Messages
from urbandesk.ui.save_state import SaveState
from urbandesk.ui.widgets.message_bar import MessageBar
from urbandesk.ui.window_context import Context


@dataclass
class Went:
    """Where a page asked the window to go."""

    records: list[tuple[str, str]] = field(default_factory=list)
    plans: list[tuple[str, str, str]] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)


def a_context(qtbot: QtBot, workspace: Workspace, went: Went | None = None) -> Context:
    """Return a context over ``workspace``; the message bar is a real one."""
    went = went or Went()
    bar = MessageBar()
    qtbot.addWidget(bar)
    keeper = QWidget()
    qtbot.addWidget(keeper)
    return Context(
        workspace=workspace,
        search=SearchIndex(workspace),
        jobs=JobRunner(keeper),
        messages=Messages(bar),
        saving=SaveState(workspace, keeper),
        settings=Settings(language="en"),
        open_record=lambda kind, key: went.records.append((kind, key)),
        open_plan=lambda plan, step, place: went.plans.append((plan, step, place)),
        open_page=went.pages.append,
        open_report=went.reports.append,
    )


def said(context: Context) -> str:
    """Return the sentence in the message bar."""
    bar = context.messages.parent()
    assert isinstance(bar, MessageBar)
    return bar.text()
