"""Two laptops of one office, one week apart, both merged at home."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.services.delegation.delegates import keys, named, read, second_laptop, taken, working
from urbandesk.exchange.merge.plan import Answer, Category, Decision
from urbandesk.models import schema
from urbandesk.progress import Unwatched
from urbandesk.services import history
from urbandesk.services.delegation import laptops
from urbandesk.services.files.sample import write_sample
from urbandesk.services.homecoming import applying
from urbandesk.services.homecoming.review import BASE_HERE
from urbandesk.services.register import attachments, records
from urbandesk.services.register.attachments import NewFile

DAY = date(2026, 7, 1)
_STAMPS = {"created", "changed", "changed_by"}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Give the office's closed file, which somebody worked in before it was copied."""
    path = tmp_path / "office.urbandesk"
    write_sample(path)
    with working(path) as opened:
        records.edit(opened, "city", named(opened, "city", "Rome"), {"source": "Register"})
    return path


@pytest.fixture
def parted(office: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Give two laptops' files: the second one was copied a week of work later."""
    first = second_laptop(office, tmp_path / "first.urbandesk")
    with working(office) as opened:
        records.edit(opened, "city", named(opened, "city", "Cardiff"), {"source": "A week later"})
    second = second_laptop(office, tmp_path / "second.urbandesk")
    return first, second


def work_on_first(path: Path) -> None:
    with working(path) as opened:
        rome = named(opened, "city", "Rome")
        records.edit(opened, "city", rome, {"region_en": "First", "web": None})
        records.add(opened, "city", {"name_en": "Ghent", "country": "BE"})
        records.remove(opened, "action", keys(opened, "action")[:1])
        attachments.attach(opened, "city", rome, [NewFile("First.txt", b"first", DAY)])
        records.edit(opened, "city", named(opened, "city", "Yantai"), {"region_en": "Both"})


def work_on_second(path: Path) -> None:
    with working(path) as opened:
        rome = named(opened, "city", "Rome")
        records.edit(opened, "city", rome, {"region_zh": "第二"})
        attachments.attach(opened, "city", rome, [NewFile("Second.txt", b"second", DAY)])
        records.edit(opened, "city", named(opened, "city", "Yantai"), {"region_en": "Second"})


def state(path: Path) -> dict[str, dict[str, dict[str, object]]]:
    """Return every record and file of a workspace, without when and by whom."""
    with working(path) as opened, opened.read() as connection:
        found = {}
        for kind in schema.ALL_KINDS:
            rows = connection.execute(select(kind.table)).mappings()
            found[kind.key] = {
                str(row["id"]): {n: v for n, v in row.items() if n not in _STAMPS} for row in rows
            }
        stored = connection.execute(select(schema.ATTACHED_BYTES)).all()
        found["bytes"] = {row[0]: {"bytes": row[1]} for row in stored}
        return found


def merged_at_home(home: Path, *paths: Path) -> dict[str, dict[str, dict[str, object]]]:
    """Merge laptops one after the other; where both said something, what Second says is taken."""
    with working(home) as opened:
        for path in paths:
            review = read(opened, path)
            decisions = {
                item.id: Decision(
                    Answer.THEIRS if item.versions[0].sender == "second.urbandesk" else Answer.OURS
                )
                for item in review.plan.of(Category.CONFLICT)
            }
            applying.apply(opened, review, decisions, progress=Unwatched())
    return state(home)


def test_either_order_gives_the_same(
    office: Path, parted: tuple[Path, Path], tmp_path: Path
) -> None:
    first, second = parted
    work_on_first(first)
    work_on_second(second)
    other_home = second_laptop(office, tmp_path / "other.urbandesk")
    one = merged_at_home(office, first, second)
    other = merged_at_home(other_home, second, first)
    assert one == other
    names = {row["name_en"] for row in one["city"].values()}
    assert "Ghent" in names
    [rome] = [row for row in one["city"].values() if row["name_en"] == "Rome"]
    assert (rome["region_en"], rome["region_zh"], rome["web"]) == ("First", "第二", None)
    [yantai] = [row for row in one["city"].values() if row["name_en"] == "Yantai"]
    assert yantai["region_en"] == "Second"
    [cardiff] = [row for row in one["city"].values() if row["name_en"] == "Cardiff"]
    assert cardiff["source"] == "A week later"
    assert {b"first", b"second"} <= {row["bytes"] for row in one["bytes"].values()}


def test_an_equal_file_asks_for_nothing(office: Path, tmp_path: Path) -> None:
    other = second_laptop(office, tmp_path / "office (1).urbandesk")
    with working(office) as opened:
        records.edit(opened, "city", named(opened, "city", "Rome"), {"region_en": "Ours"})
        review = read(opened, other)
    assert review.plan.items == ()
    assert review.sources[0].base == BASE_HERE


def test_merging_is_one_step_to_undo(office: Path, parted: tuple[Path, Path]) -> None:
    first, _second = parted
    work_on_first(first)
    before = state(office)
    with working(office) as opened:
        taken(opened, first)
        history.undo(opened)
    assert state(office)["city"] == before["city"]


@pytest.mark.parametrize("where", ["here", "there"])
def test_a_step_taken_back_on_one_laptop_is_a_change_of_that_laptop(
    office: Path, tmp_path: Path, where: str
) -> None:
    other = second_laptop(office, tmp_path / "other.urbandesk")
    with working(office if where == "here" else other) as opened:
        history.undo(opened)
        rome = named(opened, "city", "Rome")
        records.edit(opened, "city", rome, {"region_en": "After undo"})
    with working(office) as opened:
        review = read(opened, other)
        asked = sorted(item.columns for item in review.plan.items)
    assert asked == ([] if where == "here" else [("region_en",), ("source",)])


def test_the_base_is_what_both_were_when_they_parted(office: Path, tmp_path: Path) -> None:
    other = second_laptop(office, tmp_path / "other.urbandesk")
    then = state(office)["city"]
    with working(office) as opened:
        rome = named(opened, "city", "Rome")
        records.edit(opened, "city", rome, {"region_en": "One"}, visit="a")
        records.edit(opened, "city", rome, {"region_en": "Two"})
        records.remove(opened, "city", [named(opened, "city", "Cardiff")])
        history.undo(opened)
        records.add(opened, "city", {"name_en": "Ghent", "country": "BE"})
        with working(other) as there:
            records.edit(there, "city", rome, {"region_en": "There"})
            base = laptops.common_base(opened, there)
    assert base is not None
    columns = base.base["city"].columns
    assert {
        key: dict(zip(columns, row, strict=True)) for key, row in base.base["city"].rows.items()
    } == {key: {name: row[name] for name in columns} for key, row in then.items()}
