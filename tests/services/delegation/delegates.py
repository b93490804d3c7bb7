"""Delegation copies and second laptops, as offices use them; for tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from urbandesk.exchange.merge.plan import Decision
from urbandesk.models.field import Layer
from urbandesk.progress import Unwatched
from urbandesk.services.delegation.writing import write_copy
from urbandesk.services.files import workspace_files
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.homecoming import applying, reading
from urbandesk.services.homecoming.applying import Applied
from urbandesk.services.homecoming.review import Review
from urbandesk.services.workspace import Workspace

PASSWORD = "eight or more"


def keys(workspace: Workspace, kind: str) -> list[str]:
    return list(queries.keys(workspace, ListQuery(kind)))


def named(workspace: Workspace, kind: str, name: str) -> str:
    """Return the record of a kind with that English name."""
    for record in queries.records(workspace, kind, keys(workspace, kind)):
        if name in (record.values.get("name_en"), record.values.get("title_en")):
            return record.id
    raise KeyError(name)


def value(workspace: Workspace, kind: str, record: str, column: str) -> object:
    return queries.record(workspace, kind, record).values[column]


def pair_of_plan(workspace: Workspace) -> str:
    """Return the partnership that has a plan."""
    plan = keys(workspace, "plan")[0]
    return str(value(workspace, "plan", plan, "partnership"))


def city_of(workspace: Workspace, partnership: str) -> str:
    """Return one of the cities of a partnership."""
    for record in queries.records(workspace, "membership", keys(workspace, "membership")):
        if record.values["partnership"] == partnership:
            return str(record.values["city"])
    raise KeyError(partnership)


def handed_to_delegation(
    workspace: Workspace,
    target: Path,
    *,
    layer: Layer = Layer.BOTH,
    password: str = "",
    partnerships: Sequence[str] = (),
    expires: date | None = None,
) -> Path:
    """Write a copy of the partnership that has a plan, or of those named."""
    write_copy(
        workspace,
        target,
        partnerships=partnerships or [pair_of_plan(workspace)],
        layer=layer,
        password=password,
        expires=expires,
        progress=Unwatched(),
    )
    return target


@contextmanager
def working(path: Path) -> Iterator[Workspace]:
    """Work in a workspace on another laptop."""
    opened = workspace_files.open_workspace(path)
    try:
        yield opened
    finally:
        opened.close()


def second_laptop(path: Path, target: Path) -> Path:
    """Copy a closed workspace file to another laptop."""
    shutil.copyfile(path, target)
    return target


def read(workspace: Workspace, *paths: Path, password: str = "") -> Review:
    return reading.read_copies(workspace, paths, progress=Unwatched(), password=password)


def taken(
    workspace: Workspace, *paths: Path, decisions: dict[str, Decision] | None = None
) -> Applied:
    """Read what came home and apply it."""
    review = read(workspace, *paths)
    return applying.apply(workspace, review, decisions or {}, progress=Unwatched())
