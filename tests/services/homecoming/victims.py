"""Workspaces that are killed while a copy is applied, and what they say before and after."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.services.homecoming.copies import Edited, handed_out
from urbandesk.models import database
from urbandesk.services.files import workspace_files
from urbandesk.services.files.sample import write_sample
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery

_CHANGED = "Somewhere else"


@dataclass(frozen=True)
class Victims:
    """A workspace and a returned copy, and what the workspace says before and after."""

    origin: Path
    copy: Path
    before: list[object]

    def fresh(self, name: str) -> Path:
        """Return a new workspace as it was before."""
        path = self.origin.with_name(f"{name}.urbandesk")
        shutil.copyfile(self.origin, path)
        return path


def made_in(folder: Path) -> Victims:
    """Write a sample workspace to a folder, and a returned copy that changes every city."""
    origin = folder / "s.urbandesk"
    write_sample(origin)
    workspace = workspace_files.open_workspace(origin)
    edited = Edited(handed_out(workspace, folder))
    for key in queries.keys(workspace, ListQuery("city")):
        edited.write("city", key, {"region_en": f"{_CHANGED} {key[:6]}"})
    copy = edited.saved(folder / "back.xlsx")
    workspace.close()
    return Victims(origin, copy, regions(origin))


def regions(path: Path) -> list[object]:
    """Return what the cities of a sound workspace say of their region."""
    workspace = workspace_files.open_workspace(path)
    try:
        assert database.problems_of(workspace.database.raw) == []
        keys = queries.keys(workspace, ListQuery("city"))
        return [record.values["region_en"] for record in queries.records(workspace, "city", keys)]
    finally:
        workspace.close()
