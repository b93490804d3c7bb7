"""A list of 50,000 rows: sorted and filtered until it is painted, and scrolled by a page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path

from PySide6.QtWidgets import QApplication, QTableView

from scripts.bench.bare_list import BareModel, bare_view
from scripts.bench.measure import Row, in_turn, limit_row, timed
from urbandesk.models.records.organisation import ORGANISATION
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.pages.lists.records_page import RecordsPage

_RUNS = 15
_PAGES = 60
_SIDE = ("city.country.side", "eu")


def measure(window: MainWindow, large: Path, folder: Path) -> list[Row]:
    """Return the lines for sorting and scrolling in the list of stakeholders."""
    copy = folder / "bare.urbandesk"
    shutil.copyfile(large, copy)
    window.opening.open(large)
    window.open_page("stakeholders")
    page = window.stack.page()
    if not isinstance(page, RecordsPage):
        raise TypeError(page)
    page.bar.chips.values.set(*_SIDE, on=True)
    _settle()
    model = BareModel(copy)
    view = bare_view(model, page.view)
    rows = [
        _sorted("by name", ("name",), page, view, model),
        _sorted("by influence or interest", ("influence", "interest"), page, view, model),
        _scrolled(page, view),
    ]
    view.close()
    model.close()
    window.leave()
    return rows


def _sorted(
    words: str, keys: Sequence[str], page: RecordsPage, view: QTableView, model: BareModel
) -> Row:
    ours_turn, floor_turn = cycle(keys), cycle(keys)

    def ours() -> None:
        page.order.forget()  # as after a change: nothing is remembered of an earlier order
        page.table.forget_rows()
        key = next(ours_turn)
        page.shape.sort_by(ORGANISATION.label if key == "name" else key)
        page.view.viewport().repaint()

    def floor() -> None:
        model.sort_by(next(floor_turn))
        view.viewport().repaint()

    mine, theirs = in_turn(_calmly(ours), _calmly(floor), runs=_RUNS)
    return limit_row(
        f"first paint of a list of 50,000 rows, filtered and sorted {words}",
        mine,
        limit=100,
        floor=theirs,
        bare="sqlite3 and Qt's own table",
    )


def _scrolled(page: RecordsPage, view: QTableView) -> Row:
    page.table.forget_rows()
    mine, theirs = in_turn(
        _calmly(lambda: _page_down(page.view)), _calmly(lambda: _page_down(view)), runs=_PAGES
    )
    return limit_row(
        "scrolling that list by one page", mine, limit=16, floor=theirs, bare="Qt's own table"
    )


def _page_down(view: QTableView) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + bar.pageStep())
    view.viewport().repaint()


def _calmly(deed: Callable[[], object]) -> Callable[[], float]:
    """Return ``deed`` measured with nothing left over from before."""

    def run() -> float:
        _settle()
        return timed(deed)

    return run


def _settle() -> None:
    QApplication.processEvents()
