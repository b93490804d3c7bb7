"""Every mistreated workbook of the corpus merges rightly or explains, and writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange.corpus.containers import CASES
from tests.exchange.corpus.returned import RETURNED, Returned, office
from tests.exchange.corpus.workbooks import mistreated
from tests.services.homecoming.copies import read
from urbandesk import paths
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.merge.resolving import resolve
from urbandesk.models.field import Layer
from urbandesk.progress import Unwatched
from urbandesk.services.files import workspace_files
from urbandesk.services.handouts.exporting import export_workbook
from urbandesk.services.workspace import Workspace

Sent = tuple[Workspace, Path]


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sent]:
    """Give an office's workspace and the workbook that went out; nobody may change either."""
    folder = tmp_path_factory.mktemp("office")
    paths.use_data_dir(folder)
    path = folder / "office.urbandesk"
    workspace_files.create(path, author="International office", side="eu")
    workspace = workspace_files.open_workspace(path)
    office(workspace)
    out = folder / "out.xlsx"
    export_workbook(workspace, out, progress=Unwatched(), languages=Languages.BOTH, layer=Layer.OWN)
    yield workspace, out
    workspace.close()


@pytest.mark.parametrize("case", RETURNED, ids=lambda case: case.name)
def test_it_merges_rightly_or_explains(case: Returned, sent: Sent, tmp_path: Path) -> None:
    workspace, out = sent
    version = workspace.database.data_version()
    review = read(workspace, mistreated(out, tmp_path / "back.xlsx", *case.ways))
    assert {item.reason.name for item in review.plan.items} == case.asks
    assert workspace.database.data_version() == version
    if not case.asks:
        assert resolve(review.plan, {}).is_empty


def test_there_are_at_least_sixty_of_them() -> None:
    names = [case.name for case in RETURNED]
    assert len(set(names)) == len(names)
    assert len(RETURNED) + len(CASES) >= 60
    assert len(RETURNED) >= 60
