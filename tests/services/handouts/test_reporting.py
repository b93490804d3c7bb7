"""Charts of a plan: right figures, right words, complete files."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.exchange.records import add, fill
from urbandesk.errors import Cancelled, CannotWrite, RecordGone
from urbandesk.i18n import CHINESE, ENGLISH, speaking
from urbandesk.progress import Unwatched
from urbandesk.services.handouts import reporting
from urbandesk.services.workspace import Workspace


@pytest.fixture
def plan(workspace: Workspace) -> str:
    return fill(workspace)


class StoppedAtOnce:
    def step(self, done: int, total: int) -> None:
        raise Cancelled


def test_the_budget_adds_up_by_side_and_state_in_each_currency(
    workspace: Workspace, plan: str
) -> None:
    budget = reporting.budget_data(workspace, plan)
    assert (budget.sides.eu, budget.sides.cn) == ("Rome", "Yantai")
    assert (budget.eu.granted, budget.eu.idea) == (Decimal(1000), Decimal(2000))
    assert budget.eu.currency == "EUR"
    assert (budget.cn.under_way, budget.cn.currency) == (Decimal("160001.00"), "CNY")
    assert budget.rate == 8
    assert budget.source == "Source: Plan of Rome and Yantai, version 0.6."


def test_an_unknown_sum_is_counted_and_is_not_zero(workspace: Workspace, plan: str) -> None:
    with workspace.change("Add") as change:
        add(change, "action", plan=plan, position=3, title_en="Open")
    budget = reporting.budget_data(workspace, plan)
    assert (budget.eu.known, budget.eu.unknown, budget.actions) == (2, 1, 3)


def test_the_timeline_numbers_actions_and_shows_who_leads(workspace: Workspace, plan: str) -> None:
    with speaking(CHINESE):
        rows = reporting.timeline_data(workspace, plan).rows
    assert [(row.number, row.title) for row in rows] == [(1, "行动 1"), (2, "行动 2")]
    assert rows[0].eu.is_complete()
    assert rows[0].eu.has_lead


def test_groups_that_nobody_speaks_for_are_missing(workspace: Workspace, plan: str) -> None:
    data = reporting.stakeholder_data(workspace, plan)
    missing = {(group.side, group.name) for group in data.missing}
    assert ("eu", "civil society") in missing
    assert ("eu", "city administration") not in missing
    assert ("cn", "academia") not in missing
    assert [body.side for body in data.organisations] == ["eu", "cn"]


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
@pytest.mark.parametrize("chart", list(reporting.CHARTS))
def test_every_chart_is_drawn_in_either_language(
    workspace: Workspace, plan: str, chart: str, language: str
) -> None:
    figure = reporting.draw_chart(workspace, chart, plan_id=plan, language=language)
    assert figure.language == language
    assert figure.words.title


def test_charts_are_saved_in_every_format_asked_for(
    workspace: Workspace, plan: str, tmp_path: Path
) -> None:
    folder = tmp_path / "new" / "charts"
    written = reporting.save_charts(
        workspace,
        plan,
        folder,
        language=CHINESE,
        formats=["png", "svg", "pdf"],
        progress=Unwatched(),
    )
    assert len(written) == 3 * len(reporting.CHARTS)
    starts = {path.suffix: path.read_bytes()[:5] for path in written}
    assert starts == {".png": b"\x89PNG\r", ".svg": b"<?xml", ".pdf": b"%PDF-"}
    assert all(path.name.startswith("罗马与烟台合作计划") for path in written)


def test_cancelling_charts_keeps_the_old_files(
    workspace: Workspace, plan: str, tmp_path: Path
) -> None:
    files = reporting.chart_files(workspace, plan, tmp_path, language=ENGLISH, formats=["png"])
    for path in files.values():
        path.write_bytes(b"old")
    with pytest.raises(Cancelled):
        reporting.save_charts(
            workspace,
            plan,
            tmp_path,
            language=ENGLISH,
            formats=["png"],
            progress=StoppedAtOnce(),
        )
    assert {path.read_bytes() for path in files.values()} == {b"old"}


def test_a_folder_that_cannot_be_made_is_said_plainly(
    workspace: Workspace, plan: str, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(CannotWrite):
        reporting.save_charts(
            workspace,
            plan,
            tmp_path / "file" / "charts",
            language=ENGLISH,
            formats=["png"],
            progress=Unwatched(),
        )


def test_a_plan_that_is_gone_has_no_chart(workspace: Workspace) -> None:
    with pytest.raises(RecordGone):
        reporting.budget_data(workspace, "gone")
