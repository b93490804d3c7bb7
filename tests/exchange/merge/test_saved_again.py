"""A real workbook that a spreadsheet program only saved again asks for nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from tests.exchange.corpus.workbooks import mistreated, written
from tests.exchange.merge.making import Rows, make_plan
from tests.exchange.records import add, fill
from tests.exchange.test_libreoffice import convert
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.merge.bases import choose_base
from urbandesk.exchange.merge.options import Options
from urbandesk.exchange.merge.plan import MergePlan
from urbandesk.exchange.reading.reader import read_file
from urbandesk.exchange.recognising.recognise import recognise
from urbandesk.models.field import Layer
from urbandesk.models.schema import KINDS
from urbandesk.progress import Unwatched
from urbandesk.services.handouts.exporting import export_workbook
from urbandesk.services.workspace import Workspace

ODD = {
    "name_en": "007",
    "name_zh": "乌尔姆　市",
    "country": "DE",
    "other_names": "Line 1\nLine 2 _x0041_ end\n＝１",
    "source": "1E5",
    "region_en": "3-1",
    "region_zh": "，：（）",
    "note": "  two  blanks\t‘quotes’ — 🌍 𠮷",
}


def records_of(workspace: Workspace) -> Rows:
    with workspace.read() as connection:
        return {
            key: {
                row["id"]: {name: row[name] for name in kind.columns}
                for row in connection.execute(select(kind.table).order_by("id")).mappings()
            }
            for key, kind in KINDS.items()
        }


def plan_of(workspace: Workspace, file: Path) -> MergePlan:
    incoming = recognise(read_file(file, progress=Unwatched()))
    package = choose_base(incoming, None).package
    assert package is not None
    options = Options(workspace=package.workspace)
    return make_plan(package, incoming, records_of(workspace), options=options)


@pytest.mark.parametrize(
    ("languages", "saved_as"),
    [*((each, "") for each in Languages), (Languages.CHINESE, "xlsx"), (Languages.BOTH, "ods")],
)
def test_saving_it_again_changes_nothing(
    workspace: Workspace, tmp_path: Path, languages: Languages, saved_as: str
) -> None:
    fill(workspace)
    with workspace.change("Add") as change:
        add(change, "city", **ODD)
        add(change, "city", name_en="Springfield", country="DE")
        twin = add(change, "city", name_en="Springfield", country="IT")
        add(change, "organisation", name_en="Office", city=twin)
    file = tmp_path / "out.xlsx"
    export_workbook(workspace, file, progress=Unwatched(), languages=languages, layer=Layer.OWN)
    if saved_as:
        folder = tmp_path / "again"
        folder.mkdir()
        file = convert(file, saved_as, folder)
    plan = plan_of(workspace, file)
    assert plan.items == ()
    assert plan.counts["city"].unchanged == 5
    assert plan.counts["action"].unchanged == 2


EDITS: Mapping[str, Sequence[object]] = {
    "city.region_en": ["Latium", "＝1+1", "  007 ", "3-1", "1E5", "a\nb"],
    "city.source": ["(clear)", "（清空）", "“quoted” — (c)", "＋８６", "罗马　市", None],
    "city.latitude": [41.5, "41,75", "４１", -0.1, "north", None],
    "city.country": ["France", "意大利", "FR", "Itally", "(clear)", None],
    "action.starts": [date(2027, 3, 1), "2027年3月1日", "01/02/2027"],
    "action.budget_eu": ["6.5万", 1234.5, "1.234,50"],
    "action.~mark": [None, "删除", "perhaps"],
}
"""What people type into the first rows of a column."""


@pytest.mark.parametrize("saved_as", ["by openpyxl", "xlsx", "ods"])
def test_an_edited_copy_asks_the_same_after_another_program_saved_it(
    workspace: Workspace, tmp_path: Path, saved_as: str
) -> None:
    fill(workspace)
    with workspace.change("Add") as change:
        for number in range(4):
            add(change, "city", **{**ODD, "name_en": f"Town {number}"})
    out = tmp_path / "out.xlsx"
    export_workbook(workspace, out, progress=Unwatched(), languages=Languages.BOTH, layer=Layer.OWN)
    typed = [
        written(key.partition(".")[0], row, key, value)
        for key, values in EDITS.items()
        for row, value in enumerate(values, start=3)
        if value is not None
    ]
    edited = mistreated(out, tmp_path / "edited.xlsx", *typed)
    if saved_as == "by openpyxl":
        again = tmp_path / "again.xlsx"
        load_workbook(edited).save(again)
    else:
        (tmp_path / "again").mkdir()
        again = convert(edited, saved_as, tmp_path / "again")
    before, after = plan_of(workspace, edited), plan_of(workspace, again)
    assert len(before.items) > 15
    assert {i.id: (i.reason.name, dict(i.theirs)) for i in after.items} == {
        i.id: (i.reason.name, dict(i.theirs)) for i in before.items
    }
