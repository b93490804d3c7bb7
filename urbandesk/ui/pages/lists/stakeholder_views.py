"""The two views of the stakeholders, organisations and people, and the switch between them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from urbandesk.i18n import _
from urbandesk.ui import theme
from urbandesk.ui.pages.lists.records_page import RecordsPage
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.segments import Segments

PAGES = ("stakeholders", "people")


def add_views(page: RecordsPage) -> Segments:
    """Put the switch above the list of ``page``; choosing the other view goes to its page."""
    views = Segments(
        [("stakeholders", lambda: _("Organisations")), ("people", lambda: _("People"))],
        name=lambda: _("What is listed"),
    )
    views.set_current(page.key)

    def go(key: str) -> None:
        views.set_current(page.key)  # this page keeps saying what it is
        if key != page.key:
            page.context.open_page(key)

    views.chosen.connect(go)
    line = QWidget()
    set_ground(line, "window")
    row = QHBoxLayout(line)
    row.addWidget(views)
    row.addStretch(1)
    theme.follow(line, lambda: row.setContentsMargins(*_edges()))
    column = page.side.layout()
    if isinstance(column, QVBoxLayout):
        column.insertWidget(0, line)
    return views


def _edges() -> tuple[int, int, int, int]:
    return theme.scaled(16), theme.scaled(12), theme.scaled(16), 0
