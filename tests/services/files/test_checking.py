"""A check finds what is wrong in a file and what is open in its plans, and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update

from urbandesk.errors import Cancelled
from urbandesk.models.file_errors import NoSuchWorkspace
from urbandesk.models.records.city import CITY
from urbandesk.progress import Unwatched
from urbandesk.services.drafts import partnerships, plans
from urbandesk.services.files import checking, workspace_files
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace


def spoil(workspace: Workspace, **stored: str) -> None:
    """Write past the rules, as another program would."""
    with workspace.write() as connection:
        connection.execute(update(CITY.table).values(**stored))


class Watcher:
    """Notes progress; stops the work after some steps when asked to."""

    def __init__(self, stop_after: int = 1000) -> None:
        self.steps: list[tuple[int, int]] = []
        self._stop_after = stop_after

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        if len(self.steps) > self._stop_after:
            raise Cancelled


def test_a_sound_workspace_has_no_problems(workspace: Workspace) -> None:
    records.add(workspace, "city", {"name_en": "Rome", "country": "IT"})
    assert checking.problems_in(workspace, Unwatched()) == ()


def test_a_value_that_breaks_its_rule_is_named_with_record_and_field(
    workspace: Workspace,
) -> None:
    records.add(workspace, "city", {"name_en": "Rome <b>", "country": "IT"})
    spoil(workspace, country="Atlantis")
    (problem,) = checking.problems_in(workspace, Unwatched())
    assert problem.startswith("City “Rome <b>”, Country: ")


def test_problems_are_said_in_the_language_in_force(workspace: Workspace, chinese: None) -> None:
    records.add(workspace, "city", {"name_zh": "烟台", "country": "CN"})
    spoil(workspace, country="Atlantis")
    (problem,) = checking.problems_in(workspace, Unwatched())
    assert "烟台" in problem
    assert "Country" not in problem


def test_the_check_tells_how_far_it_is(workspace: Workspace) -> None:
    watcher = Watcher()
    checking.problems_in(workspace, watcher)
    done = [step[0] for step in watcher.steps]
    assert done == sorted(done)
    assert watcher.steps[-1][0] == watcher.steps[-1][1]


def test_the_check_can_be_stopped(workspace: Workspace) -> None:
    with pytest.raises(Cancelled):
        checking.problems_in(workspace, Watcher(stop_after=2))
    assert records.add(workspace, "city", {"name_en": "Rome", "country": "IT"})


def test_a_file_is_checked_with_the_findings_of_its_plans(workspace_file: Path) -> None:
    opened = workspace_files.open_workspace(workspace_file)
    cities = {
        "eu": records.add(opened, "city", {"name_en": "Rome", "country": "IT"}),
        "cn": records.add(opened, "city", {"name_en": "Yantai", "country": "CN"}),
    }
    plan = plans.begin(opened, partnerships.join(opened, cities))
    records.add(opened, "action", {"plan": plan, "title_en": "Count leaks"})
    opened.close()
    before = workspace_file.read_bytes()

    result = checking.check_file(workspace_file)
    assert result.problems == ()
    assert result.records > 4
    title = "Rome and Yantai: partnership plan"
    assert f"{title}: Action 1: no lead in Rome yet." in result.findings
    assert workspace_file.read_bytes() == before


def test_a_closed_plan_has_no_findings(workspace_file: Path) -> None:
    opened = workspace_files.open_workspace(workspace_file)
    cities = {
        "eu": records.add(opened, "city", {"name_en": "Rome", "country": "IT"}),
        "cn": records.add(opened, "city", {"name_en": "Yantai", "country": "CN"}),
    }
    plan = plans.begin(opened, partnerships.join(opened, cities))
    records.edit(opened, "plan", plan, {"status": "closed"})
    opened.close()
    assert checking.check_file(workspace_file).findings == ()


def test_a_missing_file_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(NoSuchWorkspace):
        checking.check_file(tmp_path / "gone.urbandesk")
