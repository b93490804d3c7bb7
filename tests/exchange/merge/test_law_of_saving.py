"""The law of saving again, on real workbooks: what another program saved asks the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.exchange.corpus.workbooks import mistreated, written
from tests.exchange.merge.examples import law
from tests.exchange.merge.test_saved_again import ODD, plan_of
from tests.exchange.records import add, fill
from urbandesk import paths
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.merge.plan import MergePlan
from urbandesk.models.field import Layer
from urbandesk.progress import Unwatched
from urbandesk.services.files import workspace_files
from urbandesk.services.handouts.export_scope import What
from urbandesk.services.handouts.exporting import export_workbook
from urbandesk.services.workspace import Workspace

FIRST, LAST = 3, 8
"""Rows of the cities that an example edits."""

ANY_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=30
).filter(lambda text: not text.startswith("="))  # openpyxl would write a formula
NUMBERS = st.integers(-(10**6), 10**6) | st.floats(-200, 200).map(lambda x: round(x, 6))
TYPED = {
    "city.region_en": ANY_TEXT | st.sampled_from(["007", "1E5", "3-1", "(clear)", "（清空）"]),
    "city.source": ANY_TEXT,
    "city.latitude": NUMBERS | st.sampled_from(["41,75", "４１", "north"]),
    "city.country": st.sampled_from(["France", "意大利", "FR", "Itally", "(clear)"]),
    "city.~mark": st.sampled_from(["删除", "delete", "new", "perhaps"]),
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("saving")
    paths.use_data_dir(folder)
    workspace_files.create(folder / "office.urbandesk")
    workspace = workspace_files.open_workspace(folder / "office.urbandesk")
    fill(workspace)
    with workspace.change("Add") as change:
        for number in range(4):
            add(change, "city", **{**ODD, "name_en": f"Town {number}"})
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def out(office: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("out") / "out.xlsx"
    export_workbook(
        office,
        file,
        progress=Unwatched(),
        what=What.CITIES,
        languages=Languages.BOTH,
        layer=Layer.OWN,
    )
    return file


def asked(plan: MergePlan) -> dict[str, object]:
    return {item.id: (item.category, item.reason.name, dict(item.theirs)) for item in plan.items}


@law
@given(st.data())
def test_saving_again_any_edited_workbook_asks_the_same(
    office: Workspace, out: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    places = st.tuples(st.sampled_from(sorted(TYPED)), st.integers(FIRST, LAST))
    cells = data.draw(st.lists(places, min_size=1, max_size=12, unique=True))
    typed = [written("city", row, key, data.draw(TYPED[key])) for key, row in cells]
    folder = tmp_path_factory.mktemp("example")
    edited = mistreated(out, folder / "edited.xlsx", *typed)
    load_workbook(edited).save(folder / "again.xlsx")
    assert asked(plan_of(office, folder / "again.xlsx")) == asked(plan_of(office, edited))
