"""Scenes: what is photographed, taken from the places that the window itself knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from urbandesk.content import library
from urbandesk.services.finding import queries
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.pages.lists.records_page import RecordsPage
from urbandesk.ui.pages.reports.report_kinds import FIRST, REPORTS
from urbandesk.ui.places import ENTRIES, PLACES, PLAN

_REPORTS = "reports"


@dataclass(frozen=True)
class Scene:
    """One picture: its name, and what leads the window there.

    Attributes:
        name: of the picture.
        go: leads the window there; False when there is nothing to be seen.
        after: leaves nothing half typed and nothing open behind.
        says: the picture is of what the message bar says, which otherwise is empty.
    """

    name: str
    go: Callable[[MainWindow], object]
    after: Callable[[MainWindow], object] = lambda _window: None
    says: bool = False


def whole() -> tuple[Scene, ...]:
    """Return every page, every step of the plan and every report of a filled workspace."""
    pages = (scene for scene in _pages("") if scene.name != _REPORTS)
    return (*pages, *_new_records(), *_steps(), *_reports())


def start() -> tuple[Scene, ...]:
    """Return the page without a workspace."""
    return (Scene("start", _start),)


def _start(window: MainWindow) -> None:
    window.leave()
    window.show_start()


def empty() -> tuple[Scene, ...]:
    """Return every page of a workspace without records."""
    return tuple(_pages("empty_"))


def read_only() -> tuple[Scene, ...]:
    """Return what looks different when nothing can be changed."""
    wanted = ("home", "cities", "plan_actions", "plan_partners")
    found = (*_pages("read_only_"), *_steps("read_only_"))
    return tuple(
        replace(scene, says=True)
        for scene in found
        if scene.name.removeprefix("read_only_") in wanted
    )


def few() -> tuple[Scene, ...]:
    """Return the pages that are fullest, for large type and for high contrast."""
    wanted = ("home", "cities", "plan_actions", "plan_money", _REPORTS, "settings")
    return tuple(scene for scene in whole() if scene.name in wanted)


def _pages(prefix: str) -> Iterator[Scene]:
    for key in PLACES:
        if key != PLAN.key:
            yield Scene(f"{prefix}{key}", partial(_open_page, key))


def _open_page(key: str, window: MainWindow) -> None:
    window.open_page(key)


def _new_records() -> Iterator[Scene]:
    """Give the form of a new record of each list; leaving it keeps nothing."""
    for place in ENTRIES:
        yield Scene(f"{place.key}_new", partial(_begin_new, place.key))


def _begin_new(key: str, window: MainWindow) -> bool:
    window.open_page(key)
    page = window.stack.page()
    if not isinstance(page, RecordsPage) or not page.can_add():
        return False
    page.new_record()
    return True


def _steps(prefix: str = "") -> Iterator[Scene]:
    for step in library.method().steps:
        if step.available:
            name = f"{prefix}plan_{step.key}"
            yield Scene(name, partial(_open_step, step.key))


def _open_step(key: str, window: MainWindow) -> None:
    window.open_plan(first_plan(window), key)


def _reports() -> Iterator[Scene]:
    for key in REPORTS:
        name = _REPORTS if key == FIRST.key else f"reports_{key.replace('.', '_')}"
        yield Scene(name, partial(_open_report, key))


def _open_report(key: str, window: MainWindow) -> None:
    window.stack.open("reports", f"{key}:{first_plan(window)}")


def first_plan(window: MainWindow) -> str:
    """Return the plan of the sample."""
    if window.desk is None:
        raise RuntimeError("no workspace is open")
    return queries.keys(window.desk.workspace, queries.ListQuery("plan"))[0]
