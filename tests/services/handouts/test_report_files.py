"""What the reports page asks for: one chart in several files, pictures, outlines of workbooks."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.exchange.records import fill
from urbandesk import filing
from urbandesk.errors import Cancelled, CannotWrite, FileInUse, RecordGone
from urbandesk.exchange.languages import Languages
from urbandesk.i18n import CHINESE, ENGLISH, LANGUAGES
from urbandesk.models.field import Layer
from urbandesk.progress import Unwatched
from urbandesk.services.handouts import reporting
from urbandesk.services.handouts.exporting import What, export_workbook, outline
from urbandesk.services.workspace import Workspace


class Stopping:
    """A progress whose user stops the job at the last step."""

    def step(self, done: int, total: int) -> None:
        if done == total:
            raise Cancelled


@pytest.fixture
def plan(workspace: Workspace) -> str:
    return fill(workspace)


def _save(workspace: Workspace, plan: str, folder: Path, *, stopping: bool = False) -> list[Path]:
    return reporting.save_chart(
        workspace,
        reporting.BUDGET,
        folder,
        plan_id=plan,
        languages=LANGUAGES,
        formats=["png", "svg"],
        progress=Stopping() if stopping else Unwatched(),
    )


def test_one_chart_is_written_in_each_language_and_format(
    workspace: Workspace, plan: str, tmp_path: Path
) -> None:
    folder = tmp_path / "new" / "folder"
    written = _save(workspace, plan, folder)
    assert sorted(written) == sorted(folder.iterdir())
    assert [path.suffix for path in written] == [".png", ".svg"] * 2
    assert "罗马" in written[2].name


def test_stopping_at_the_last_moment_leaves_every_old_file(
    workspace: Workspace, plan: str, tmp_path: Path
) -> None:
    written = _save(workspace, plan, tmp_path)
    for path in written:
        path.write_bytes(b"old")
    with pytest.raises(Cancelled):
        _save(workspace, plan, tmp_path, stopping=True)
    assert [path.read_bytes() for path in written] == [b"old"] * 4


def test_a_held_file_stays_and_is_named(
    workspace: Workspace, plan: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = _save(workspace, plan, tmp_path)
    written[0].write_bytes(b"old")

    def held(finished: Path, target: Path) -> None:
        raise FileInUse(target)

    monkeypatch.setattr(filing, "replace_file", held)
    with pytest.raises(FileInUse, match="Budget by side"):
        _save(workspace, plan, tmp_path)
    assert written[0].read_bytes() == b"old"


def test_a_folder_below_a_file_cannot_be_made(
    workspace: Workspace, plan: str, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotWrite):
        _save(workspace, plan, tmp_path / "file" / "folder")


def test_a_picture_is_what_is_saved_and_says_what_it_shows(
    workspace: Workspace, plan: str, tmp_path: Path
) -> None:
    english = _save(workspace, plan, tmp_path)[0].read_bytes()
    picture = reporting.chart_picture(workspace, reporting.BUDGET, plan_id=plan, language=ENGLISH)
    assert picture.png == english
    assert "Rome" in picture.title
    assert "Rome" in picture.alt
    spoken = reporting.chart_picture(workspace, reporting.BUDGET, plan_id=plan, language=CHINESE)
    assert "罗马" in spoken.title


def test_a_picture_of_a_plan_that_is_gone_is_refused(workspace: Workspace) -> None:
    with pytest.raises(RecordGone):
        reporting.chart_picture(workspace, reporting.BUDGET, plan_id="gone", language=ENGLISH)


@pytest.mark.parametrize("what", [What.ALL, What.CITIES, What.STAKEHOLDERS, What.PLAN])
@pytest.mark.parametrize("layer", list(Layer))
def test_an_outline_names_the_sheets_that_are_written(
    workspace: Workspace, plan: str, tmp_path: Path, what: What, layer: Layer
) -> None:
    key = plan if what is What.PLAN else ""
    found = outline(workspace, what, key, Languages.BOTH, layer=layer)
    target = export_workbook(
        workspace,
        tmp_path / "out.xlsx",
        progress=Unwatched(),
        what=what,
        plan_id=key or None,
        languages=Languages.BOTH,
        layer=layer,
    )
    book = load_workbook(target)
    records = {name: len(book[name].tables) for name in book.sheetnames}
    assert [sheet.name for sheet in found] == [n for n in book.sheetnames if records[n]]


def test_an_outline_counts_the_records_of_the_one_plan(workspace: Workspace, plan: str) -> None:
    found = outline(workspace, What.PLAN, plan, Languages.ENGLISH, layer=Layer.OWN)
    counts = {sheet.name: sheet.rows for sheet in found}
    assert (counts["Actions"], counts["Cities"], counts["Stakeholders"]) == (2, 2, 2)
