"""Any edits: undoing all gives the start, redoing all the end, also across a reopening."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
)

from tests.services.tables import Picture, picture
from urbandesk.models import database as files
from urbandesk.services import history
from urbandesk.services.files import workspace_files
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=8)


class UndoMachine(RuleBasedStateMachine):
    """A user who adds, edits, links, deletes, takes back and reopens in any order."""

    cities = Bundle("cities")
    organisations = Bundle("organisations")
    partnerships = Bundle("partnerships")

    @initialize()
    def open_new(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "machine.urbandesk"
        workspace_files.create(self.path)
        self.workspace: Workspace = workspace_files.open_workspace(self.path)
        self.pictures: list[Picture] = [picture(self.workspace)]
        self.place = 0

    def done(self) -> None:
        """Note the state after a step; what could be redone is gone."""
        now = picture(self.workspace)
        if now != self.pictures[self.place]:
            self.pictures[self.place + 1 :] = [now]
            self.place += 1

    def exists(self, kind: str, key: str) -> bool:
        return key in self.pictures[self.place][kind]

    @rule(target=cities, name=NAMES, country=st.sampled_from(["IT", "CN", "FR"]))
    def add_city(self, name: str, country: str) -> str:
        key = records.add(self.workspace, "city", {"name_en": name, "country": country})
        self.done()
        return key

    @rule(target=organisations, city=cities, name=NAMES)
    def add_organisation(self, city: str, name: str) -> object:
        if not self.exists("city", city):
            return multiple()
        values = {"name_zh": name, "city": city, "capacity_en": name}
        key = records.add(self.workspace, "organisation", values)
        self.done()
        return key

    @rule(target=partnerships, first=cities, second=cities, name=NAMES)
    def add_partnership(self, first: str, second: str, name: str) -> object:
        if first == second or not (self.exists("city", first) and self.exists("city", second)):
            return multiple()
        with self.workspace.change("Add") as change:
            kinds = {key: files_kind(key) for key in ("partnership", "membership")}
            pair = change.insert(kinds["partnership"], {"name_en": name})
            for side, city in (("eu", first), ("cn", second)):
                member = {"partnership": pair, "city": city, "side": side}
                change.insert(kinds["membership"], member)
        self.done()
        return pair

    @rule(city=cities, name=NAMES, visit=st.sampled_from(["", "a", "b"]))
    def rename_city(self, city: str, name: str, visit: str) -> None:
        if not self.exists("city", city):
            return
        before = self.number_of_steps()
        records.edit(self.workspace, "city", city, {"name_zh": name}, visit=visit)
        if self.number_of_steps() == before:  # the visit's step was extended
            self.pictures[self.place] = picture(self.workspace)
        else:
            self.done()

    @rule(organisation=organisations, text=NAMES, language=st.sampled_from(["en", "zh"]))
    def write_capacity(self, organisation: str, text: str, language: str) -> None:
        if self.exists("organisation", organisation):
            values = {f"capacity_{language}": text}
            records.edit(self.workspace, "organisation", organisation, values)
            self.done()

    @rule(city=consumes(cities))
    def delete_city(self, city: str) -> None:
        if self.exists("city", city):
            records.remove(self.workspace, "city", [city])
            self.done()

    @rule(partnership=consumes(partnerships))
    def delete_partnership(self, partnership: str) -> None:
        if self.exists("partnership", partnership):
            records.remove(self.workspace, "partnership", [partnership])
            self.done()

    @rule()
    def undo(self) -> None:
        assert (history.undo(self.workspace) is None) == (self.place == 0)
        self.place = max(0, self.place - 1)
        assert picture(self.workspace) == self.pictures[self.place]

    @rule()
    def redo(self) -> None:
        at_end = self.place == len(self.pictures) - 1
        assert (history.redo(self.workspace) is None) == at_end
        self.place = min(len(self.pictures) - 1, self.place + 1)
        assert picture(self.workspace) == self.pictures[self.place]

    @rule()
    def reopen(self) -> None:
        self.workspace.close()
        self.workspace = workspace_files.open_workspace(self.path)

    @invariant()
    def the_file_is_sound(self) -> None:
        if hasattr(self, "workspace"):
            assert files.problems_of(self.workspace.database.raw) == []

    def number_of_steps(self) -> int:
        raw = self.workspace.database.raw
        return int(raw.execute("SELECT count(*) FROM change_set").fetchone()[0])

    def teardown(self) -> None:
        if not hasattr(self, "workspace"):
            return
        end = self.pictures[self.place]
        while history.undo(self.workspace) is not None:
            self.place -= 1
        assert self.place == 0
        assert picture(self.workspace) == self.pictures[0]
        self.reopen()
        while history.redo(self.workspace) is not None:
            self.place += 1
        assert picture(self.workspace) == self.pictures[-1]
        assert end in self.pictures
        self.workspace.close()
        shutil.rmtree(self.folder)


def files_kind(key: str):  # type: ignore[no-untyped-def]
    from urbandesk.models.schema import kind

    return kind(key)


UndoMachine.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestUndo = UndoMachine.TestCase
