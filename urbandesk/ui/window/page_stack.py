"""PageStack: the pages of the open workspace, made when first shown, and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from urbandesk.ui.pages.page import Page
from urbandesk.ui.places import PLACES, Place
from urbandesk.ui.waiting_stack import WaitingStack
from urbandesk.ui.window_context import Context

KEPT = 50


class Spot(NamedTuple):
    """A page and the place on it."""

    page: str
    place: str


class PageStack(WaitingStack):
    """Shows one page; remembers where the work was, for back and forward.

    Signals:
        shown: key of the page that is shown now.
        retitled: a page says something else of itself.
    """

    shown = Signal(str)
    retitled = Signal()

    def __init__(self, places: Mapping[str, Place] = PLACES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._context: Context | None = None
        self._pages: dict[str, Page] = {}
        self._back: list[Spot] = []
        self._forward: list[Spot] = []
        self.key = ""
        self._blank = QWidget()
        self.addWidget(self._blank)

    def use(self, context: Context | None) -> None:
        """Forget the pages of the workspace before and make new ones for ``context``."""
        self.setCurrentWidget(self._blank)
        for key in tuple(self._pages):
            self._drop(key)
        self._back.clear()
        self._forward.clear()
        self.key = ""
        self._context = context

    def page(self) -> Page | None:
        """Return the page that is shown."""
        return self._pages.get(self.key)

    def made(self, key: str) -> Page:
        """Return a page, made if it was not shown yet or is built by settings of before.

        Raises:
            KeyError: there is no such page.
            RuntimeError: no workspace is open.
        """
        if self._context is None:
            raise RuntimeError(key)
        if key in self._pages and key != self.key and self._pages[key].is_outlived():
            self._drop(key)
        if key not in self._pages:
            page = self._places[key].make(self._context)
            self._pages[key] = page
            page.title_changed.connect(self.retitled)
            self.addWidget(page)
        return self._pages[key]

    def _drop(self, key: str) -> None:
        page = self._pages.pop(key)
        _end(page)
        # Not taken out of the stack: it would then belong to Python, which may delete it in
        # the middle of an event.
        page.deleteLater()

    def pages(self) -> tuple[Page, ...]:
        """Return the pages made so far."""
        return tuple(self._pages.values())

    def tell_backed_up(self) -> None:
        """Tell the page that is shown that a backup was made."""
        page = self.page()
        if page is not None:
            page.hear_backed_up()

    def spot(self) -> Spot:
        """Return where the work is now."""
        page = self.page()
        return Spot(self.key, page.place() if page is not None else "")

    def open(self, key: str, place: str = "") -> bool:
        """Show a page, at ``place`` when it is given; returns whether the old one let go."""
        here = self.spot()
        if not self._go(Spot(key, place)):
            return False
        if here.page and here.page != key:
            self._back = [*self._back, here][-KEPT:]
            self._forward.clear()
        self.shown.emit(key)
        return True

    def go_back(self) -> None:
        """Return to where the work was before."""
        self._travel(self._back, self._forward)

    def go_forward(self) -> None:
        """Return to where the work was before going back."""
        self._travel(self._forward, self._back)

    def can_go_back(self) -> bool:
        """Return whether there is a way back."""
        return bool(self._back)

    def can_go_forward(self) -> bool:
        """Return whether there is a way forward."""
        return bool(self._forward)

    def _travel(self, source: list[Spot], target: list[Spot]) -> None:
        if not source:
            return
        here = self.spot()
        if self._go(source[-1]):
            source.pop()
            target.append(here)
            self.shown.emit(self.key)

    def _go(self, spot: Spot) -> bool:
        page = self.page()
        if page is not None and spot.page != self.key and not page.settle():
            return False
        wanted = self.made(spot.page)
        self.key = spot.page
        self.setCurrentWidget(wanted)
        if spot.place:
            wanted.go_to(spot.place)
        return True


def _end(page: Page) -> None:
    """Let a page do nothing more: its workspace closes before the page is deleted."""
    page.end()
    for timer in page.findChildren(QTimer):
        timer.stop()
