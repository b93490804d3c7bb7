"""What the exchange page shows before anything came back: what waits and what went out."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.services.homecoming.copies import handed_out
from tests.ui.exchange.coming import a_page
from tests.ui.making import Went
from urbandesk.models.field import Layer
from urbandesk.services.finding import queries
from urbandesk.services.workspace import Workspace
from urbandesk.ui.dialogs.delegation_dialog import Wanted, start_copy


def test_at_first_nothing_waits_and_nothing_was_handed_out(
    qtbot: QtBot, workspace: Workspace
) -> None:
    page = a_page(qtbot, workspace)
    assert page.overview.lines == []
    assert page.overview.table.rowCount() == 0
    assert page.title() == "Exchange"


def test_handing_out_leads_to_the_workbook_among_the_reports(
    qtbot: QtBot, workspace: Workspace
) -> None:
    went = Went()
    a_page(qtbot, workspace, went).overview.out.click()
    assert went.reports == ["workbook.all"]


def test_a_copy_or_workbook_that_leaves_is_listed_at_once_and_when_the_page_is_shown_again(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    page = a_page(qtbot, sample)
    partnership = queries.keys(sample, queries.ListQuery("partnership"))[0]
    wanted = Wanted((partnership,), Layer.BOTH, "", None)
    start_copy(page.context, wanted, tmp_path / "trip.urbandesk")
    qtbot.waitUntil(lambda: page.overview.table.rowCount() == 1, timeout=30_000)
    page.hide()
    job = page.context.jobs.run(lambda _progress: handed_out(sample, tmp_path))
    with qtbot.waitSignal(job.finished, timeout=30_000):
        pass
    page.show()
    assert page.overview.table.rowCount() == 2
