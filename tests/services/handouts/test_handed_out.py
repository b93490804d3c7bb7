"""The list of what was handed out, and of what came home of it."""

from __future__ import annotations

from pathlib import Path

from tests.services.homecoming.copies import Edited, handed_out, read
from urbandesk.progress import Unwatched
from urbandesk.services.finding import queries
from urbandesk.services.handouts import handed_out as out
from urbandesk.services.handouts import packages
from urbandesk.services.homecoming import applying
from urbandesk.services.workspace import Workspace


def test_nothing_is_listed_before_anything_went_out(workspace: Workspace) -> None:
    assert out.handed_out(workspace) == ()


def test_what_went_out_is_listed_newest_first_with_language_and_rows(
    sample: Workspace, tmp_path: Path
) -> None:
    handed_out(sample, tmp_path, "first.xlsx", languages="en")
    handed_out(sample, tmp_path, "second.xlsx", languages="both")
    newest, oldest = out.handed_out(sample)
    assert (newest.language, oldest.language) == ("both", "en")
    assert newest.made >= oldest.made
    assert newest.rows > 200
    assert newest.returned is None
    assert out.handed_out(sample, most=1) == (newest,)


def test_a_copy_that_came_home_is_noted_at_what_went_out(sample: Workspace, tmp_path: Path) -> None:
    city = queries.keys(sample, queries.ListQuery("city"))[0]
    edited = Edited(handed_out(sample, tmp_path)).write("city", city, {"region_en": "Elsewhere"})
    review = read(sample, edited.saved(tmp_path / "back.xlsx"))
    applying.apply(sample, review, {}, progress=Unwatched())
    (line,) = out.handed_out(sample)
    assert line.returned is not None


def test_a_damaged_package_is_listed_all_the_same(sample: Workspace, tmp_path: Path) -> None:
    handed_out(sample, tmp_path)
    (line,) = out.handed_out(sample)
    packed = packages.body(sample, line.id)
    package = packages.load(sample, line.id)
    packages.forget(sample, line.id)
    packages.store(sample, package, packed[:-1] + bytes([packed[-1] ^ 1]))
    (damaged,) = out.handed_out(sample)
    assert (damaged.id, damaged.language, damaged.rows) == (line.id, "", 0)
