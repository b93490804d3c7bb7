"""Packages: what went out stays known at home, and never changes afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.exchange.going_out import package_inside
from tests.exchange.records import add, fill
from urbandesk import filing
from urbandesk.errors import Cancelled, FileInUse
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.package import BaseTable, DamagedPackage, Package, pack
from urbandesk.models.schema import CHANGE_SET, PACKAGE
from urbandesk.progress import Unwatched
from urbandesk.services.files import workspace_files
from urbandesk.services.handouts import packages
from urbandesk.services.handouts.exporting import Scope, What, export_workbook, hand_out
from urbandesk.services.handouts.packages import NoSuchPackage
from urbandesk.services.workspace import Workspace


def package(key: str, parent: str = "") -> Package:
    return Package(
        id=key,
        workspace="w",
        parent=parent,
        schema=3,
        program="1",
        language="en",
        layer="both",
        title="Title",
        made=datetime(2026, 7, 1, tzinfo=UTC),
        made_by="International office",
        base={"city": BaseTable(("name_en",), {"a": ("Rome",)})},
    )


def store(workspace: Workspace, wanted: Package) -> None:
    packages.store(workspace, wanted, pack(wanted))


def stored(workspace: Workspace) -> list[str]:
    with workspace.read() as connection:
        return list(connection.execute(select(PACKAGE.c.id)).scalars())


def test_a_stored_package_comes_back_as_it_was(workspace: Workspace) -> None:
    store(workspace, package("one"))
    assert packages.load(workspace, "one") == package("one")
    assert packages.is_known(workspace, "one")


def test_what_went_out_under_a_number_never_changes(workspace: Workspace) -> None:
    store(workspace, package("one"))
    store(workspace, replace(package("one"), title="Another"))
    assert packages.load(workspace, "one").title == "Title"


def test_an_unknown_package_is_said_in_words(workspace: Workspace) -> None:
    with pytest.raises(NoSuchPackage, match="no export with the number “two”"):
        packages.load(workspace, "two")
    assert not packages.is_known(workspace, "two")


def test_a_damaged_package_is_not_believed(workspace: Workspace) -> None:
    wanted = package("one")
    packages.store(workspace, wanted, pack(wanted)[:-1] + b"x")
    with pytest.raises(DamagedPackage):
        packages.load(workspace, "one")


def test_parents_are_named_from_the_nearest_on(workspace: Workspace) -> None:
    store(workspace, package("c", "b"))
    store(workspace, package("b", "a"))
    store(workspace, package("a"))
    assert packages.parents(workspace, "c") == ["b", "a"]
    assert packages.parents(workspace, "a") == []


def test_parents_that_go_round_or_are_gone_end_the_chain(workspace: Workspace) -> None:
    store(workspace, package("a", "b"))
    store(workspace, package("b", "a"))
    store(workspace, package("c", "gone"))
    assert packages.parents(workspace, "a") == ["b"]
    assert packages.parents(workspace, "c") == ["gone"]


def test_an_export_is_no_step_to_undo(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.read() as connection:
        before = list(connection.execute(select(CHANGE_SET.c.number)).scalars())
    export_workbook(workspace, tmp_path / "out.xlsx", progress=Unwatched())
    with workspace.read() as connection:
        after = list(connection.execute(select(CHANGE_SET.c.number)).scalars())
    assert before == after
    assert len(stored(workspace)) == 1


def test_packages_survive_closing_the_workspace(workspace_file: Path, tmp_path: Path) -> None:
    workspace = workspace_files.open_workspace(workspace_file)
    fill(workspace)
    out = export_workbook(workspace, tmp_path / "out.xlsx", progress=Unwatched())
    workspace.close()
    again = workspace_files.open_workspace(workspace_file)
    sent = package_inside(out)
    assert packages.load(again, sent.id) == sent
    again.close()


class Stopping:
    """A progress whose user stops the job at once."""

    def step(self, done: int, total: int) -> None:
        raise Cancelled


def test_a_stopped_export_leaves_no_package(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        export_workbook(workspace, tmp_path / "out.xlsx", progress=Stopping())
    assert stored(workspace) == []


def test_a_workbook_that_could_not_take_its_place_leaves_no_package(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(finished: Path, target: Path) -> None:
        raise FileInUse(target)

    monkeypatch.setattr(filing, "replace_file", held)
    with pytest.raises(FileInUse):
        export_workbook(workspace, tmp_path / "out.xlsx", progress=Unwatched())
    assert stored(workspace) == []


def test_a_read_only_workspace_hands_out_too(workspace_file: Path, tmp_path: Path) -> None:
    workspace = workspace_files.open_workspace(workspace_file)
    with workspace.change("Add") as change:
        add(change, "city", name_en="Rome", country="IT")
    workspace.close()
    looking = workspace_files.open_read_only(workspace_file)
    out = export_workbook(looking, tmp_path / "out.xlsx", progress=Unwatched())
    assert len(package_inside(out).base["city"].rows) == 1
    assert stored(looking) == []
    looking.close()


def test_an_answer_to_an_unknown_package_is_refused_before_writing(
    workspace: Workspace, tmp_path: Path
) -> None:
    out = tmp_path / "out.xlsx"
    scope = Scope(What.ALL, Languages.ENGLISH)
    with pytest.raises(NoSuchPackage):
        hand_out(workspace, out, scope, progress=Unwatched(), parent="nobody")
    assert not out.exists()
