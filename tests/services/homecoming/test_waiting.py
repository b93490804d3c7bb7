"""A review that waits is found by its files: what comes home twice is reviewed once."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.services.delegation.delegates import handed_to_delegation, named, working
from tests.services.homecoming.copies import Edited, handed_out
from urbandesk.exchange.merge.plan import Answer, Decision
from urbandesk.progress import Unwatched
from urbandesk.services.homecoming import applying, waiting
from urbandesk.services.homecoming.waiting import CameHome
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace


def come_home(workspace: Workspace, *paths: Path) -> CameHome:
    return waiting.come_home(workspace, paths, progress=Unwatched())


def decided(workspace: Workspace, came: CameHome) -> dict[str, Decision]:
    """Let a review wait in which everything is decided."""
    decisions = {item.id: Decision(Answer.THEIRS) for item in came.review.plan.items}
    waiting.keep(workspace, came.review, decisions)
    return decisions


def copies(workspace: Workspace, folder: Path, *regions: str) -> list[Path]:
    """Return copies of one export, each with another word for the region of Rome."""
    rome = named(workspace, "city", "Rome")
    out = handed_out(workspace, folder)
    made = [
        Edited(out).write("city", rome, {"region_en": said}).saved(folder / f"{said}.xlsx")
        for said in regions
    ]
    records.edit(workspace, "city", rome, {"region_en": "Ours"})
    return made


def test_a_file_that_comes_home_again_goes_on_with_its_review(
    sample: Workspace, tmp_path: Path
) -> None:
    (copy,) = copies(sample, tmp_path, "Latium")
    first = come_home(sample, copy)
    assert not first.waited
    decisions = decided(sample, first)
    # Mail programs number what is saved twice.
    again = come_home(sample, Path(shutil.copyfile(copy, tmp_path / "Latium (1).xlsx")))
    assert again.waited
    assert (again.review.id, again.decisions) == (first.review.id, decisions)
    waiting.keep(sample, again.review, again.decisions)
    assert [one.names for one in waiting.waiting(sample)] == [("Latium.xlsx",)]


def test_other_files_and_other_sets_of_files_have_reviews_of_their_own(
    sample: Workspace, tmp_path: Path
) -> None:
    first, second = copies(sample, tmp_path, "Latium", "Lazio")
    both = come_home(sample, first, second)
    decided(sample, both)
    assert not come_home(sample, first).waited
    assert come_home(sample, second, first).review.id == both.review.id


def test_a_file_whose_review_is_over_is_compared_anew(sample: Workspace, tmp_path: Path) -> None:
    (copy,) = copies(sample, tmp_path, "Latium")
    came = come_home(sample, copy)
    applying.apply(sample, came.review, decided(sample, came), progress=Unwatched())
    again = come_home(sample, copy)
    assert not again.waited
    assert again.review.plan.items == ()


def test_a_delegation_copy_is_known_again(sample: Workspace, tmp_path: Path) -> None:
    copy = handed_to_delegation(sample, tmp_path / "c.urbandesk", password="eight or more")
    opened = handed_to_delegation(sample, tmp_path / "d.urbandesk")
    with working(opened) as away:
        records.edit(away, "city", named(away, "city", "Rome"), {"region_en": "Theirs"})
    for path, password in ((copy, "eight or more"), (opened, "")):
        first = waiting.come_home(sample, [path], progress=Unwatched(), password=password)
        waiting.keep(sample, first.review, {})
        again = waiting.come_home(sample, [path], progress=Unwatched(), password=password)
        assert (again.waited, again.review.id) == (True, first.review.id)
