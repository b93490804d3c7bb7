"""Finding what a scene shows: records by their English names, pages and what stands on them."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from urbandesk.services.finding import queries
from urbandesk.services.workspace import Workspace
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.pages.lists.records_page import RecordsPage

W = TypeVar("W", bound=QWidget)


def workspace_of(window: MainWindow) -> Workspace:
    """Return the workspace that is open."""
    if window.desk is None:
        raise RuntimeError("no workspace is open")
    return window.desk.workspace


def record(workspace: Workspace, kind: str, name: str = "") -> str:
    """Return the id of the record with an English name; of the first one without it."""
    keys = queries.keys(workspace, queries.ListQuery(kind))
    for found in queries.records(workspace, kind, keys):
        if not name or found.values.get("name_en") == name:
            return found.id
    raise LookupError(f"{kind} {name}")


def list_page(window: MainWindow, key: str) -> RecordsPage:
    """Open the page of a list and return it."""
    window.open_page(key)
    page = window.stack.page()
    assert isinstance(page, RecordsPage)
    return page


def shown(window: MainWindow, kind: type[W]) -> W:
    """Return the one widget of a class that is to be seen."""
    return next(found for found in window.findChildren(kind) if found.isVisible())
