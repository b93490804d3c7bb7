"""Opening a city that 500 organisations point at, with all of them shown."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

from PySide6.QtWidgets import QApplication
from sqlalchemy import func, select

from scripts.bench.data import LINKS
from scripts.bench.measure import Row, in_turn, limit_row, timed
from urbandesk.models.schema import KINDS
from urbandesk.services.workspace import Workspace
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.pages.lists.records_page import RecordsPage

_RUNS = 15


def measure(window: MainWindow, large: Path) -> Row:
    """Return the line for opening it, beside cities that few point at."""
    window.opening.open(large)
    window.open_page("cities")
    page = window.stack.page()
    if window.desk is None or not isinstance(page, RecordsPage):
        raise TypeError(page)
    known, *others = _cities(window.desk.workspace)
    page.detail.view.show_tab("links")
    rest = cycle(others)

    def opened(city: str) -> float:
        QApplication.processEvents()
        return timed(lambda: _open(window, page, city))

    def few() -> float:
        return opened(next(rest))

    def many() -> float:
        opened(next(rest))
        return opened(known)

    mine, theirs = in_turn(many, few, runs=_RUNS)
    window.leave()
    return limit_row(
        f"opening a city with {LINKS} links, its links shown",
        mine,
        limit=100,
        floor=theirs,
        bare="cities with a few links",
    )


def _open(window: MainWindow, page: RecordsPage, city: str) -> None:
    window.open_record("city", city)
    QApplication.processEvents()
    page.repaint()


def _cities(workspace: Workspace) -> list[str]:
    """Return the city with the most organisations, then those with the fewest."""
    table = KINDS["organisation"].table
    count = func.count()
    statement = select(table.c.city).group_by(table.c.city).order_by(count.desc(), table.c.city)
    with workspace.read() as connection:
        found = list(connection.execute(statement).scalars())
    return [found[0], *found[-_RUNS * 3 :]]
