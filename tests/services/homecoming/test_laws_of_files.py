"""Laws of merging that need a real file: undo gives back what was, redo what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.merge.examples import law
from tests.exchange.merge.making import came, cell, make_plan, package, with_new, with_row
from tests.exchange.merge.test_saved_again import records_of
from tests.exchange.records import fill
from tests.services.tables import picture
from urbandesk import paths
from urbandesk.exchange.incoming import Incoming, Mark, RawCell
from urbandesk.exchange.merge.options import Options
from urbandesk.exchange.merge.plan import Answer, Decision, MergePlan
from urbandesk.progress import Unwatched
from urbandesk.services import history
from urbandesk.services.files import workspace_files
from urbandesk.services.homecoming import applying
from urbandesk.services.homecoming.review import Review
from urbandesk.services.workspace import Workspace

KINDS = ("city", "organisation", "action", "risk", "partnership", "membership")
_WITH_MORE = (Answer.TYPED, Answer.SAME)
TEXTS = st.sampled_from(["Latium", "  ", "(clear)", "=1+1", "罗马 市", "x" * 400])
VALUES: Mapping[str, Mapping[str, st.SearchStrategy[object]]] = {
    "city": {"region_en": TEXTS, "source": TEXTS, "country": st.sampled_from(["France", "意大利"])},
    "organisation": {"web": TEXTS, "influence": st.integers(0, 12), "city": st.just("Yantai")},
    "action": {"title_en": TEXTS, "ends": st.sampled_from(["2020-01-01", "2029-12-31", "soon"])},
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Give a workspace to which every example leaves what it found."""
    folder: Path = tmp_path_factory.mktemp("laws")
    paths.use_data_dir(folder)
    workspace_files.create(folder / "laws.urbandesk")
    workspace = workspace_files.open_workspace(folder / "laws.urbandesk")
    fill(workspace)
    yield workspace
    workspace.close()


@st.composite
def copies(draw: st.DrawFn, file: Incoming) -> Incoming:
    """Draw a returned copy: cells edited, rows marked to be deleted, rows added."""
    for table in file.tables:
        for row in table.rows:
            values = VALUES.get(table.kind, {})
            cells: dict[str, RawCell] = {
                name: cell(draw(found)) for name, found in values.items() if draw(st.booleans())
            }
            mark = Mark.DELETE if draw(st.integers(0, 9)) == 0 else None
            file = with_row(file, table.kind, row.id, cells=cells, mark=mark)
    for name in draw(st.lists(st.sampled_from(["Ghent", "Rome", "Łódź"]), max_size=2)):
        file = with_new(file, "city", {"name_en": cell(name), "country": cell("Belgium")})
    return file


@st.composite
def decisions(draw: st.DrawFn, plan: MergePlan) -> dict[str, Decision]:
    """Draw an answer, or none, for each item."""
    found = {}
    for item in plan.items:
        fitting = [answer for answer in item.answers if answer not in _WITH_MORE]
        answer = draw(st.sampled_from([None, *fitting]))
        if answer is not None:
            found[item.id] = Decision(answer)
    return found


@law
@given(data=st.data())
def test_undo_gives_back_every_row_and_redo_what_came_of_it(
    data: st.DataObject, office: Workspace
) -> None:
    rows = {kind: cells for kind, cells in records_of(office).items() if kind in KINDS}
    sent = replace(package(rows), workspace=office.about.key)
    file = data.draw(copies(came(rows)))
    options = Options(workspace=office.about.key)
    plan = make_plan(sent, file, records_of(office), options=options)
    before = picture(office)
    review = Review("law", "law.xlsx", (), plan)
    chosen = data.draw(decisions(plan))
    applied = applying.apply(office, review, chosen, progress=Unwatched(), backup=False)
    after = picture(office)
    assert (after == before) == applied.resolution.is_empty
    if not applied.resolution.is_empty:
        history.undo(office)
        assert picture(office) == before
        history.redo(office)
        assert picture(office) == after
        history.undo(office)
