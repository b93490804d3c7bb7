"""Walking through the window: every page and every step of the plan, and what is visible there."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QWidget

from urbandesk.content import library
from urbandesk.services.finding import queries
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.pages.detail.tab_names import tabs_of
from urbandesk.ui.pages.lists.records_page import RecordsPage
from urbandesk.ui.places import PLACES, PLAN


def every_page(window: MainWindow, *, deep: bool = False) -> Iterator[str]:
    """Show one page after the other, each with a record chosen, and yield what is shown.

    With ``deep`` also every tab of a record, and the form of a new one.
    """
    assert window.desk is not None
    workspace = window.desk.workspace
    for key in PLACES:
        if key != PLAN.key:
            window.open_page(key)
            _settle()
            yield key
    for kind in ("city", "organisation", "person", "partnership", "plan", "funding_scheme"):
        found = queries.keys(workspace, queries.ListQuery(kind))
        window.open_record(kind, found[0])
        _settle()
        yield f"{kind} chosen"
        if deep:
            yield from _parts(window, kind)
    plan = queries.keys(workspace, queries.ListQuery("plan"))[0]
    for step in library.method().steps:
        if step.available:
            window.open_plan(plan, step.key)
            _settle()
            yield f"plan, {step.key}"


def _parts(window: MainWindow, kind: str) -> Iterator[str]:
    page = window.stack.page()
    assert isinstance(page, RecordsPage)
    for tab in tabs_of(kind)[1:]:
        page.detail.go_to(tab)
        _settle()
        yield f"{kind}, {tab}"
    page.detail.go_to("overview")
    if page.can_add():
        page.new_record()
        _settle()
        yield f"new {kind}"
        page.settle()


def _settle() -> None:
    """Let layouts and what waits for the next round of events come to rest."""
    for _round in range(3):
        QApplication.processEvents()


def visible(window: QWidget) -> Iterator[QWidget]:
    """Yield every widget that a person can see."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield widget
