"""A workbook that comes home: reading it, comparing it, taking it in."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from pathlib import Path

from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from scripts.bench.measure import Row, in_turn, ratio_row, resident_mb, timed
from scripts.bench.saving import open_floor
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.reading.reader import read_file
from urbandesk.models.field import Stored
from urbandesk.models.schema import KINDS
from urbandesk.progress import Unwatched
from urbandesk.services.change import Change
from urbandesk.services.files import workspace_files
from urbandesk.services.finding import queries
from urbandesk.services.handouts.exporting import Scope, What, hand_out
from urbandesk.services.homecoming import applying, reading
from urbandesk.services.homecoming.review import Review
from urbandesk.services.workspace import Workspace

_ROWS = 10_000
_CHANGED = 0.05


def measure(folder: Path) -> list[Row]:
    """Return the lines for reading, preview, applying and the memory during all of it."""
    path = folder / "home.urbandesk"
    _write_workspace(path)
    workspace = workspace_files.open_workspace(path)
    out = folder / "out.xlsx"
    ids = tuple(queries.keys(workspace, queries.ListQuery("city")))
    scope = Scope(What.CHOSEN, Languages.BOTH, kind="city", ids=ids)
    hand_out(workspace, out, scope, progress=Unwatched())
    few, all_of_them = folder / "few.xlsx", folder / "all.xlsx"
    _edit(out, few, _CHANGED)
    _edit(out, all_of_them, 1.0)
    before = resident_mb()
    rows = [*_reading(workspace, few), _applying(path, workspace, all_of_them)]
    workspace.close()
    grown = resident_mb() - before
    rows.append(
        Row(
            "memory of the window's process during all of it",
            grown,
            None,
            "MB",
            "",
            "≤ 150 MB more",
            grown <= 150,
            "resident memory after all runs, against before the first",
        )
    )
    return rows


def _reading(workspace: Workspace, copy: Path) -> list[Row]:
    def read() -> None:
        read_file(copy, progress=Unwatched())

    def bare() -> None:
        book = CalamineWorkbook.from_path(str(copy))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()

    def preview() -> None:
        reading.read_copies(workspace, [copy], progress=Unwatched())

    mine, theirs = in_turn(lambda: timed(read), lambda: timed(bare))
    whole, alone = in_turn(lambda: timed(preview), lambda: timed(read))
    on_top = [
        all_of_it - reading_alone for all_of_it, reading_alone in zip(whole, alone, strict=True)
    ]
    return [
        ratio_row(
            f"reading {_ROWS:,} rows, child process included", mine, theirs, unit="ms", limit=2.0
        ),
        ratio_row(
            f"preview of {_ROWS:,} rows, 5 % changed, on top of the reading",
            on_top,
            alone,
            unit="ms",
            limit=1.0,
        ),
    ]


def _applying(path: Path, workspace: Workspace, copy: Path) -> Row:
    review = reading.read_copies(workspace, [copy], progress=Unwatched())
    floor_file = path.with_name("floor-home.urbandesk")

    def ours() -> float:
        twin = path.with_name("twin.urbandesk")
        workspace_files.save_copy(workspace, twin)
        opened = workspace_files.open_workspace(twin)
        took = timed(lambda: _apply(opened, review))
        opened.close()
        return took

    def floor() -> float:
        twin = path.with_name("twin.urbandesk")
        shutil.copyfile(twin, floor_file)
        raw = open_floor(floor_file)
        rows = _floor_rows(raw, review)
        took = timed(lambda: _write_floor(raw, *rows))
        raw.close()
        return took

    mine, theirs = in_turn(ours, floor)
    what = f"applying {_ROWS:,} changed rows with journal, backup excluded"
    return ratio_row(what, mine, theirs, unit="ms", limit=6.0)


def _apply(workspace: Workspace, review: Review) -> None:
    applied = applying.apply(workspace, review, {}, progress=Unwatched(), backup=False)
    if applied.changed != _ROWS:
        raise RuntimeError(applied.changed)


_COLUMNS = ("source", "search", "changed", "changed_by")


def _floor_rows(
    raw: sqlite3.Connection, review: Review
) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Return the same records and journal rows, made before the clock starts."""
    came = {item.record: item.theirs["source"] for item in review.plan.items}
    names = ", ".join(("id", *_COLUMNS))
    records, pages = [], []
    for key, *before in raw.execute(f"SELECT {names} FROM city"):
        after = [came[key], f"{before[1]} {came[key]}", "2026-11-24T08:00:00.000+00:00", "Bench"]
        records.append((*after, key))
        images = (json.dumps(dict(zip(_COLUMNS, image, strict=True))) for image in (before, after))
        pages.append((1, "city", key, *images))
    return records, pages


def _write_floor(
    raw: sqlite3.Connection, records: list[tuple[object, ...]], pages: list[tuple[object, ...]]
) -> None:
    raw.execute("BEGIN")
    raw.execute(
        "INSERT OR REPLACE INTO change_set"
        " (number, label, details, made, made_by, visit, state, era)"
        " VALUES (1, 'Take in', '{}', '', 'Bench', '', 'done', 3)"
    )
    sets = ", ".join(f"{name} = ?" for name in _COLUMNS)
    raw.executemany(f"UPDATE city SET {sets} WHERE id = ?", records)
    raw.executemany(
        "INSERT INTO row_change (change_set, kind, record, before, after) VALUES (?, ?, ?, ?, ?)",
        pages,
    )
    raw.execute("COMMIT")


def _edit(out: Path, copy: Path, share: float) -> None:
    """Change one cell in a share of the rows, as somebody in a spreadsheet."""
    dice = random.Random(11)
    book = load_workbook(out)
    sheet = next(s for s in book.worksheets if str(s.cell(1, 1).value) == "city.id")
    keys = [cell.value for cell in sheet[1]]
    column = keys.index("city.source") + 1
    for row in range(3, _ROWS + 3):
        if dice.random() < share:
            sheet.cell(row, column).value = f"found in register {dice.randrange(10**9)}"
    book.save(copy)


def _write_workspace(path: Path) -> None:
    workspace_files.create(path, author="Bench")
    workspace = workspace_files.open_workspace(path)
    dice = random.Random(5)
    rows: list[dict[str, Stored]] = [
        {
            "name_en": f"Made-up city {number}",
            "name_zh": f"示例城市{number}",
            "country": "IT",
            "level": "municipality",
            "region_en": f"Region {number % 97}",
            "region_zh": f"大区{number % 97}",
            "source": f"list {number}, page {dice.randrange(900)}",
            "web": f"https://www.example.eu/{number}",
            "latitude": 4_500_000 + number,
            "longitude": 900_000 + number,
            "summary_en": f"A text about number {number}, which nobody has ever seen.",
            "summary_en_status": "draft",
        }
        for number in range(_ROWS)
    ]
    with workspace.write() as connection:
        Change(connection, "Bench").insert_many(KINDS["city"], rows)
    workspace.close()
