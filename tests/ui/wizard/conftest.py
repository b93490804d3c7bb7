"""The wizard over the sample's plan, in a page of its own."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.making import Went, a_context
from urbandesk.services.finding import queries
from urbandesk.services.workspace import Workspace
from urbandesk.ui.window_context import Context
from urbandesk.ui.wizard.plan_page import PlanPage


@dataclass
class Open:
    """An open plan page with what it stands in."""

    page: PlanPage
    context: Context
    workspace: Workspace
    plan: str
    went: Went


@pytest.fixture
def plan_page(qtbot: QtBot, sample: Workspace) -> Open:
    """Give the plan page of the sample at its first step, 1440 wide, shown and active."""
    went = Went()
    context = a_context(qtbot, sample, went)
    page = PlanPage(context)
    qtbot.addWidget(page)
    page.resize(1272, 780)
    with qtbot.waitActive(page):
        page.show()
    plan = queries.keys(sample, queries.ListQuery("plan"))[0]
    assert page.open_plan(plan, "frame")
    return Open(page, context, sample, plan, went)
