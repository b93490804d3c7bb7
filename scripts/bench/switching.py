"""Switching the language on every page; the heaviest one counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from scripts.bench.measure import Row, limit_row, median, timed
from urbandesk import i18n
from urbandesk.services.finding import queries
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.places import PLACES, PLAN
from urbandesk.ui.wizard.plan_page import PlanPage

_RUNS = 8
_LIMIT = 150


def measure(app: QApplication, window: MainWindow, path: Path) -> list[Row]:
    """Return the line of the page that takes longest, all pages having been made before."""
    window.opening.open(path)
    spots = dict(_spots(window))
    for go in spots.values():
        go()
        QApplication.processEvents()
    found = {name: _measured(app, window, go) for name, go in spots.items()}
    heaviest = max(found, key=lambda name: median(found[name][0]))
    window.leave()
    ours, floor = found[heaviest]
    what = f"language switch on the heaviest page ({heaviest})"
    bare = "another font alone, for the same widgets"
    return [limit_row(what, ours, limit=_LIMIT, floor=floor, bare=bare)]


def _spots(window: MainWindow) -> Iterator[tuple[str, Callable[[], object]]]:
    for key in PLACES:
        if key != PLAN.key:
            yield key, partial(window.open_page, key)
    workspace = window.desk.context.workspace if window.desk is not None else None
    if workspace is None:
        return
    plan = queries.keys(workspace, queries.ListQuery("plan"))[0]
    window.open_plan(plan)
    page = window.stack.page()
    if isinstance(page, PlanPage):
        for step in page.work.readiness.steps:
            if step.available:
                yield f"plan, {step.key}", partial(window.open_plan, plan, step.key)


def _measured(
    app: QApplication, window: MainWindow, go: Callable[[], object]
) -> tuple[list[float], list[float]]:
    go()
    QApplication.processEvents()
    ours, floor = [], []
    for run in range(_RUNS + 2):
        other = i18n.ENGLISH if i18n.current() == i18n.CHINESE else i18n.CHINESE
        mine = timed(partial(_switch, window, other))
        theirs = timed(lambda: _other_font(app))
        if run >= 2:  # once to each language to warm up
            ours.append(mine)
            floor.append(theirs)
    return ours, floor


def _switch(window: MainWindow, language: str) -> None:
    window.speak(language)
    QApplication.processEvents()


def _other_font(app: QApplication) -> None:
    font = app.font()
    turned = QFont(font)
    turned.setFamilies([*font.families()[1:], *font.families()[:1]])
    app.setFont(turned)
    QApplication.processEvents()
    app.setFont(font)
