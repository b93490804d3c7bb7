"""A real workbook that a spreadsheet program only saved again asks for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.exchange.merge.making import Rows
from tests.exchange.records import add, fill
from tests.exchange.test_libreoffice import convert
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.merge.bases import choose_base
from urbandesk.exchange.merge.engine import make_plan
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
                for row in connection.execute(select(kind.table)).mappings()
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
